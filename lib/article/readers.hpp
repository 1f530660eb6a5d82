// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: what the readers of the single formats share. Each reads one source to its end and returns false
// if the receiver asked to stop; an error of the whole file is thrown, an error of one record is reported and passed over.
#pragma once

#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "article/bytes.hpp"
#include "article/read.hpp"

namespace entente {

enum class ArticleFormat { text, html, json, json_lines, csv, tsv, feed };

/// The format that the extensions tell ("a.jsonl.gz" is JSON Lines); absent for others and for .xml, which may be several things.
std::optional<ArticleFormat> format_of_name(std::string_view name);

/// The format that the first bytes (some kilobytes of them) look like; plain text if like nothing else. Absent for XML that is
/// neither a page nor a feed.
std::optional<ArticleFormat> format_of_content(std::string_view head);

/// The name of a file without folders and extensions: the id of its article.
std::string stem_of(std::string_view path);

/// Passes articles, errors and warnings on. An exception that a receiving function throws is kept apart from errors of the input
/// and thrown again by `rethrow`.
class Reporter {
public:
    Reporter(const ReadEvents& events, const ReadOptions& options) : events_(events), options_(options) {}

    const ReadOptions& options() const noexcept { return options_; }
    bool article(Article article);
    bool error(const InputError& error);
    void warn(const std::string& file, std::size_t line, std::string text, bool skipped = false);
    /// Articles and errors so far.
    std::size_t articles() const noexcept { return articles_; }
    std::size_t errors() const noexcept { return errors_; }
    void rethrow() const;

private:
    template <class Call>
    bool guarded(Call call);

    const ReadEvents& events_;
    const ReadOptions& options_;
    std::size_t articles_ = 0;
    std::size_t errors_ = 0;
    std::exception_ptr failure_;
};

/// The source's file and what its articles without an id of their own are called.
struct Origin {
    std::string file;
    std::string stem;
};

bool read_text(ByteSource& source, const Origin& origin, Reporter& reporter);
bool read_html(ByteSource& source, const Origin& origin, Reporter& reporter);
bool read_json(ByteSource& source, const Origin& origin, Reporter& reporter);
bool read_json_lines(ByteSource& source, const Origin& origin, Reporter& reporter);
bool read_table(ByteSource& source, const Origin& origin, Reporter& reporter, std::optional<char> delimiter);
bool read_feed(ByteSource& source, const Origin& origin, Reporter& reporter);

/// True if the first line of a table names a column of article text.
bool is_table_header(std::string_view line);

} // namespace entente
