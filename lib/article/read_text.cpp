// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "article/archive.hpp"
#include "article/ascii.hpp"
#include "article/blocks.hpp"
#include "article/clean.hpp"
#include "article/encoding.hpp"
#include "article/headers.hpp"
#include "article/hyphens.hpp"
#include "article/readers.hpp"
#include "article/record.hpp"

namespace entente {

bool read_text(ByteSource& source, const Origin& origin, Reporter& reporter) {
    std::string bytes = read_all(source, reporter.options().max_record);
    if (looks_binary(bytes)) {
        throw InputError{origin.file, 0, "not a text file",
                         "articles are read from text, HTML, JSON, JSON Lines, CSV, TSV, RSS and Atom"};
    }
    Decoded decoded = decode(std::move(bytes));
    if (decoded.repaired) reporter.warn(origin.file, 0, "invalid UTF-8 was replaced by U+FFFD");
    decoded.text = join_hyphenated(std::move(decoded.text));
    if (std::vector<ArchivedArticle> archived = split_archive(decoded.text); !archived.empty()) {
        LineIds ids(origin.stem);
        return std::all_of(archived.begin(), archived.end(), [&](ArchivedArticle& each) {
            each.article.id = ids.next(each.line);
            return reporter.article(clean(std::move(each.article)));
        });
    }
    const HeaderLines headers = read_header_lines(decoded.text);
    if (headers.bad_date)
        reporter.warn(origin.file, headers.bad_date_line, fmt::format("the date '{}' is not understood", *headers.bad_date));
    Article article;
    article.id = headers.id.empty() ? origin.stem : headers.id;
    article.title = headers.title;
    article.source = headers.source;
    article.url = headers.url;
    article.published = headers.date;
    article.text = std::move(decoded.text);
    article.blocks = headers.blocks;
    const std::vector<Block> body = split_blocks(article.text, headers.end);
    article.blocks.insert(article.blocks.end(), body.begin(), body.end());
    if (body.empty() && article.title.empty()) throw InputError{origin.file, 0, "the article is empty"};
    return reporter.article(clean(std::move(article)));
}

} // namespace entente
