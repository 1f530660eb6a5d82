// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: forms of single lines beside the running text, whatever their words.
#pragma once

#include <cstddef>
#include <string_view>

namespace entente {

/// "By Jane Doe and John Smith", "By JANE DOE, Associated Press".
bool is_byline(std::string_view text);
bool is_copyright(std::string_view text);
/// "The post Ministers meet appeared first on The Daily."
bool is_syndication_note(std::string_view text);
/// An address alone on its line (some corpora set blanks into it).
bool is_address(std::string_view text);
/// "3", "- 3 -", "Page 4 of 12".
bool is_page_number(std::string_view text);
/// "BC-MYANMAR-CHINA/TALKS (UPDATE 2, PIX)": the name under which an agency files a story.
bool is_slug(std::string_view text);
/// "(Adds comment by spokesman, paragraph 3)", "((jane.doe@example.com))".
bool is_desk_note(std::string_view text);
/// Bytes of "UPDATE 2-" or "Georgia protests:" before a headline; 0 if there is none.
std::size_t desk_label_size(std::string_view title);

} // namespace entente
