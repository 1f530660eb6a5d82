// SPDX-License-Identifier: Apache-2.0
// Any bytes as any format: the first byte chooses the name, the rest is the file. Readers report errors and never crash; what
// they deliver is valid UTF-8 with ascending, disjoint blocks on character boundaries.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "article/duplicates.hpp"
#include "article/read.hpp"
#include "text/utf8.hpp"

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void check(const entente::Article& article) {
    require(!article.id.empty());
    require(entente::is_valid_utf8(article.text) && entente::is_valid_utf8(article.title));
    std::uint32_t at = 0;
    for (const entente::Block& block : article.blocks) {
        require(block.span.begin >= at && block.span.begin < block.span.end && block.span.end <= article.text.size());
        require(entente::is_boundary(article.text, block.span.begin) && entente::is_boundary(article.text, block.span.end));
        at = block.span.end;
    }
    if (article.dateline_span)
        require(article.dateline_span->begin < article.dateline_span->end && article.dateline_span->end <= article.text.size());
    entente::text_key(article);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::array names{"a.txt", "a.html", "a.json", "a.jsonl",  "a.csv",      "a.tsv",
                               "a.rss", "a.xml",  "stdin",  "a.txt.gz", "a.jsonl.zst"};
    if (size == 0) return 0;
    std::istringstream stream(std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
    entente::ReadEvents events;
    events.on_article = [](const entente::Article& article) {
        check(article);
        return true;
    };
    events.on_error = [](const entente::InputError&) { return true; };
    entente::ReadOptions options;
    options.max_record = std::size_t{1} << 20;
    options.max_document = std::size_t{1} << 20;
    entente::read_articles_from(stream, names[data[0] % names.size()], events, options);
    return 0;
}
