// SPDX-License-Identifier: Apache-2.0
// Reads articles out of a string, as if it were a file, and keeps what the reader reports.
#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "article/read.hpp"

namespace entente::testing {

struct Reading {
    std::vector<Article> articles;
    std::vector<std::string> errors; ///< message() of each
    std::vector<ReadWarning> warnings;
};

inline Reading read(std::string_view bytes, std::string_view name, const ReadOptions& options = {}) {
    Reading reading;
    ReadEvents events;
    events.on_article = [&](Article article) {
        reading.articles.push_back(std::move(article));
        return true;
    };
    events.on_error = [&](const InputError& error) {
        reading.errors.push_back(message(error));
        return true;
    };
    events.on_warning = [&](const ReadWarning& warning) { reading.warnings.push_back(warning); };
    std::istringstream stream{std::string(bytes)};
    read_articles_from(stream, name, events, options);
    return reading;
}

/// "title:Ministers meet|paragraph:The ministers …": the blocks of an article in one string.
inline std::string outline(const Article& article) {
    constexpr const char* kinds[] = {"title", "paragraph", "header", "caption", "junk"};
    std::string out;
    for (const Block& block : article.blocks) {
        if (!out.empty()) out += '|';
        out += std::string(kinds[static_cast<std::size_t>(block.kind)]) + ':' + std::string(block.span.of(article.text));
    }
    return out;
}

} // namespace entente::testing
