// SPDX-License-Identifier: Apache-2.0
// Places by name: countries, first- and second-order divisions, cities (GeoNames), and regions, waters and sites of our own tables.
// One read-only, memory-mappable file, built at compile time for the program's own and by `entente gazetteer` for a user's.
//
//   const Gazetteer gazetteer = Gazetteer::builtin();
//   for (std::uint32_t p : gazetteer.find(fold("Vostochny Cosmodrome"))) gazetteer.place(p).latitude;   // 51.88
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/ontology.hpp"

namespace entente {

/// A view of one place; string views live as long as the Gazetteer.
struct GazetteerPlace {
    std::string_view id;      ///< "geonames:2013348" or "place:vostochny-cosmodrome"
    std::string_view name;    ///< canonical English name
    std::string_view country; ///< alpha-3, "" for international waters
    std::string_view admin1;  ///< name of the first-order division, or ""
    std::string_view admin2;
    double latitude = 0;  ///< degrees north, WGS 84
    double longitude = 0; ///< degrees east
    Feature feature = Feature::city;
    std::uint64_t population = 0; ///< 0: unknown
};

class Gazetteer {
public:
    static Gazetteer builtin();
    /// Memory-maps a file that `entente gazetteer` wrote and adds it to the built-in places. Throws InputError.
    void add(const std::string& path);

    /// Indices of the places with that folded name, most prominent first.
    std::vector<std::uint32_t> find(std::string_view folded) const;
    /// The longest run of words[0..] (folded) that is a known place name: its length in words, 0 if none.
    std::size_t longest(const std::vector<std::string>& words, std::size_t from) const;
    GazetteerPlace place(std::uint32_t index) const;
    std::optional<std::uint32_t> by_id(std::string_view id) const;
    std::optional<std::uint32_t> country(std::string_view alpha3) const;

private:
    struct Data;
    std::shared_ptr<const Data> data_;
};

} // namespace entente
