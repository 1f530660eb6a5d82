// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: the running text of a page.
#pragma once

#include <string>
#include <vector>

#include "article/html_tree.hpp"

namespace entente {

struct HtmlParagraph {
    std::string text; ///< may be of several lines
    bool caption = false;
    bool heading = false;
};

/// The paragraphs of the article in a page: of the element with the most running text, without menus, shares, comments and lists of
/// links.
std::vector<HtmlParagraph> body_paragraphs(const GumboNode& root);

/// All paragraphs, of a piece that is article text as a whole.
std::vector<HtmlParagraph> all_paragraphs(const GumboNode& root);

} // namespace entente
