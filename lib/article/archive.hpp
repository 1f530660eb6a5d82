// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: text files in which press archives (LexisNexis, Factiva) deliver many articles, each with its fields.
//
//   for (ArchivedArticle& each : split_archive(text)) …   // empty: the text is no such file
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace entente {

struct ArchivedArticle {
    std::size_t line = 0; ///< where it begins in the file, from 1
    Article article;      ///< text (the article's part of the file), title, source, date, dateline and blocks; not yet cleaned
};

/// Files with lines "3 of 17 DOCUMENTS", "End of Document" or "Document EXN0000020230924ej9o0012x" between their articles.
std::vector<ArchivedArticle> split_archive(std::string_view text);

} // namespace entente
