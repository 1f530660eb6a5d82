// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: words that were hyphenated at the ends of lines, as in the text of printed pages.
//
//   join_hyphenated("… the con-\nference, which …")   // "… the  \nconference, which …"
#pragma once

#include <string>

namespace entente {

/// Joins such words where the text has several. The line break moves before the word and a blank fills the gap, so that the text
/// keeps its length and everything outside of those words its place. Compounds that the text elsewhere writes with a hyphen keep it.
std::string join_hyphenated(std::string text);

} // namespace entente
