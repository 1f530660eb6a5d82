// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: what a page says of itself in meta tags, microdata and JSON-LD.
#pragma once

#include <string>

#include "article/html_tree.hpp"

namespace entente {

struct PageFacts {
    std::string title;
    std::string date;
    std::string source;
    std::string url;
    std::string body; ///< articleBody of JSON-LD
};

PageFacts page_facts(const GumboNode& root);

} // namespace entente
