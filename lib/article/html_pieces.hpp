// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: the text of a page in pieces, as a reader sees paragraphs, each with the elements it stands in.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "article/html_tree.hpp"

namespace entente {

/// One paragraph as it stands in the page, and where. Single line breaks (<br>, and those of <pre>) are kept.
struct Piece {
    std::string text;
    std::size_t link_size = 0;           ///< bytes of text inside of links
    std::vector<const GumboNode*> above; ///< from the root to the element that holds it
    bool caption = false;
    bool listed = false;  ///< a list item
    bool heading = false; ///< h2 to h6
};

/// All visible text below the node, cut at block elements and double line breaks.
std::vector<Piece> pieces_of(const GumboNode& root);

/// The words of class and id: "story-body__relatedLinks" is story, body, related, links.
std::vector<std::string> name_words(const GumboNode& node);

} // namespace entente
