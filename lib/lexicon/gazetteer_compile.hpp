// SPDX-License-Identifier: Apache-2.0
// Compiles place tables into the places file that Gazetteer maps (gazetteer_format.hpp): the built-in one when the program is
// built, a user's by `entente gazetteer`. Twelve million rows take about a minute and 2 GiB.
//
//   compile_gazetteer({"allCountries.txt"}, "world.places");
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace entente {

struct GazetteerTotals {
    std::uint64_t places = 0;
    std::uint64_t names = 0; ///< different keys
    std::uint64_t bytes = 0;
};

/// Reads GeoNames dumps and place tables of our own (lib/lexicon/data/places/README.md), each by the format of its first row, and
/// writes `output` whole or not at all. Of rows with one id the last counts. Throws InputError with file and line, OutputError.
GazetteerTotals compile_gazetteer(const std::vector<std::string>& inputs, const std::string& output);

} // namespace entente
