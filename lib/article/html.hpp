// SPDX-License-Identifier: Apache-2.0
// The article in a web page: its text without menus and advertisements, and what the page says of it.
//
//   HtmlPage page = read_page(bytes);
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace entente {

/// Paragraphs joined by blank lines, and their blocks; captions are of kind caption already, all others of kind paragraph.
struct HtmlText {
    std::string text;
    std::vector<Block> blocks;
};

struct HtmlPage {
    HtmlText body;
    std::string title;
    std::string source;
    std::string url;
    std::string date; ///< as the page writes it
};

/// A whole page: the body is the part of the page with the most running text. `html` is UTF-8.
HtmlPage read_page(std::string_view html);

/// A piece of a page that is article text as a whole, such as the content of a feed item.
HtmlText text_of_fragment(std::string_view html);

/// Bytes of a page into UTF-8, by byte order mark, the charset that it declares, or Windows-1252 if it is not UTF-8.
std::string decode_page(std::string bytes);

} // namespace entente
