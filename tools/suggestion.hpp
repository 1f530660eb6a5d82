// SPDX-License-Identifier: Apache-2.0
// "Did you mean": the known word nearest to a mistyped one.
//
//   did_you_mean("bild", {"build", "merge"});   // "; did you mean 'build'?"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace entente::tools {

/// Insertions, deletions, substitutions and swaps of neighbours that turn one into the other (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// "; did you mean 'X'?" for the nearest known word if it is near enough to be a slip, else "".
std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

/// Long names of an app's options with their dashes.
std::vector<std::string> option_names(const CLI::App& app);

/// Each line moved in by two blanks.
std::string indented(std::string_view lines);

} // namespace entente::tools
