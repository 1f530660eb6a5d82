// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "article/clean.hpp"
#include "article/encoding.hpp"
#include "article/html.hpp"
#include "article/readers.hpp"
#include "article/written_date.hpp"

namespace entente {

bool read_html(ByteSource& source, const Origin& origin, Reporter& reporter) {
    std::string bytes = read_all(source, reporter.options().max_document);
    if (looks_binary(bytes)) throw InputError{origin.file, 0, "not a web page"};
    HtmlPage page = read_page(decode_page(std::move(bytes)));
    Article article;
    article.id = origin.stem;
    article.title = std::move(page.title);
    article.source = std::move(page.source);
    article.url = std::move(page.url);
    article.published = parse_written_date(page.date);
    if (!article.published && !page.date.empty())
        reporter.warn(origin.file, 0, fmt::format("the date '{}' is not understood", page.date.substr(0, 40)));
    article.text = std::move(page.body.text);
    article.blocks = std::move(page.body.blocks);
    if (article.blocks.empty()) {
        throw InputError{origin.file, 0, "no article text in this page",
                         "pages that load their text by script must be saved after they have loaded"};
    }
    return reporter.article(clean(std::move(article)));
}

} // namespace entente
