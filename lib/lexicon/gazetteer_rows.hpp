// SPDX-License-Identifier: Apache-2.0
// Rows of place tables: GeoNames dumps (19 columns) and our own format (lib/lexicon/data/places/README.md).
//
//   for_each_place_row("allCountries.txt", countries, [&](const PlaceRow& row) { … });
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/gazetteer.hpp"

namespace entente {

/// Views into the line read; valid during the call only.
struct PlaceRow {
    std::string_view id; ///< as in the table: digits are a GeoNames number
    std::string_view name;
    std::vector<std::string_view> other_names;
    std::string_view country; ///< alpha-3
    std::string_view admin1;  ///< code or name
    std::string_view admin2;
    double latitude = 0;
    double longitude = 0;
    Feature feature = Feature::city;
    PlaceRank rank = PlaceRank::ordinary;
    std::uint64_t population = 0;
    double importance = 0;   ///< log10 of the population of an equally prominent town, where the population does not tell
    bool names_only = false; ///< only adds other names to the place with that id
};

/// Alpha-2 to alpha-3 of the built-in table of countries.
std::unordered_map<std::string, std::string> country_codes();

/// Calls for each row of a table, whichever of the two formats its first row has. Throws InputError with file and line.
void for_each_place_row(const std::string& path, const std::unordered_map<std::string, std::string>& alpha3,
                        const std::function<void(const PlaceRow&)>& use);
/// The same for a table in memory; `path` is for error messages.
void for_each_place_row_of(std::string_view table, const std::string& path,
                           const std::unordered_map<std::string, std::string>& alpha3,
                           const std::function<void(const PlaceRow&)>& use);

} // namespace entente
