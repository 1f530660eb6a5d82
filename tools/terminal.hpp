// SPDX-License-Identifier: Apache-2.0
// Text for a person's eyes: what a terminal may show, how wide it is, and lines broken to fit it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente::tools {

/// True if colours may be written to that file descriptor: a terminal, and NO_COLOR (no-color.org) is not set.
bool may_colour(int descriptor);

/// Columns of the terminal behind the file descriptor; `otherwise` if it is none.
std::size_t columns_of(int descriptor, std::size_t otherwise);

/// Tabs, line ends and other control characters as blanks, without marks that turn the direction of writing: the text stays on its line
/// and cannot steer the terminal.
std::string printable(std::string_view text);

/// At most `width` characters, the last one "…" where more were there.
std::string shortened(std::string_view text, std::size_t width);

/// The line broken at blanks so that none is wider than `width`; all but the first begin with `indent` blanks. Colours take no room;
/// width 0 leaves the line as it is.
std::string wrapped(std::string_view line, std::size_t width, std::size_t indent);

/// "1 article", "3 articles".
std::string counted(std::size_t count, std::string_view noun);

} // namespace entente::tools
