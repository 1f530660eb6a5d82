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

/// What a town is to its country or division.
enum class PlaceRank : std::uint8_t { ordinary, section, seat, capital };

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
    PlaceRank rank = PlaceRank::ordinary;
    double prominence = 0; ///< how likely a text names it, other things equal: log10 of population, more for countries and capitals
};

class Gazetteer {
public:
    static Gazetteer builtin();
    /// Memory-maps a file that `entente gazetteer` wrote and adds it to the built-in places. Throws InputError.
    void add(const std::string& path);

    /// Indices of the places with that folded name, most prominent first.
    std::vector<std::uint32_t> find(std::string_view folded) const;
    /// True if the place's main name, not another of its names, has that key.
    bool is_main_name(std::uint32_t index, std::string_view folded) const;
    /// The longest run of words[from..] (folded, as tokenised) that is a known place name: its length in words, 0 if none.
    /// Letter case is gone by then: a caller must not ask about words that were written small ("us", "nice", "reading").
    std::size_t longest(const std::vector<std::string>& words, std::size_t from) const;
    GazetteerPlace place(std::uint32_t index) const;
    std::optional<std::uint32_t> by_id(std::string_view id) const;
    std::optional<std::uint32_t> country(std::string_view alpha3) const;
    /// The seat of its government.
    std::optional<std::uint32_t> capital(std::string_view alpha3) const;
    std::size_t size() const noexcept; ///< number of places; indices are below it

private:
    Gazetteer() = default;
    struct Data;
    std::shared_ptr<const Data> data_;
};

/// The places that a name with generic words may mean, most prominent first: "Amur region", "Kherson Oblast", "northern Syria",
/// "city of Tsiolkovsky", "River Jordan", "Idlib countryside", "Orange County". Exact names come first; else generic words and
/// directions are taken off and, where they tell, only places of that sort are kept.
std::vector<std::uint32_t> find_toponym(const Gazetteer& gazetteer, std::string_view folded);

} // namespace entente
