// SPDX-License-Identifier: Apache-2.0
// Articles out of files, folders and standard input, one at a time, in a fixed order.
//
// Formats, by extension and then by content, each also as .gz or .zst: plain text with optional header lines (Title:, Date:,
// Source:, URL:), HTML pages of news sites, JSON (an object, an array, or an object with an array of articles), JSON Lines,
// CSV and TSV with a header line, RSS and Atom. Every article comes cleaned: blocks, title, dateline and date are filled.
//
//   ReadEvents events;
//   events.on_article = [&](Article article) { work(std::move(article)); return true; };
//   events.on_error = [&](const InputError& error) { report(error); return keep_going; };
//   read_articles({"news/"}, events);
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "text/error.hpp"

namespace entente {

/// What to read: a file, a folder (all files of known formats below it, sorted by path) or "-" for standard input.
struct Input {
    std::string path;
};

/// Something that the reader put right or passed over, for the user to know.
struct ReadWarning {
    std::string file;
    std::size_t line = 0; ///< 0: the whole file
    std::string text;
    bool skipped = false; ///< files of a folder that are no articles: nothing is wrong with what was read
};

/// Where the articles go. Each function that returns bool says whether to go on.
struct ReadEvents {
    std::function<bool(Article)> on_article;
    /// A file or record that cannot be read; true goes on with the next one. Absent: the error is thrown.
    std::function<bool(const InputError&)> on_error;
    std::function<void(const ReadWarning&)> on_warning; ///< may be absent
};

struct ReadOptions {
    std::size_t max_record = std::size_t{64} << 20;    ///< bytes of one article, line or record after decompression
    std::size_t max_document = std::size_t{256} << 20; ///< bytes of one HTML page or feed after decompression
};

/// Reads everything the input names; false if a function of `events` asked to stop. The order is deterministic.
/// Errors: InputError for what is missing, unreadable, damaged, empty or of no known format.
bool read_articles(const Input& input, const ReadEvents& events, const ReadOptions& options = {});

/// Several inputs, one after the other. Their ids may clash; `deduplicate` (article/duplicates.hpp) puts that right.
bool read_articles(std::span<const Input> inputs, const ReadEvents& events, const ReadOptions& options = {});

/// Reads one stream as if it were the file `name` (whose extensions tell the format; none: by content).
bool read_articles_from(std::istream& stream, std::string_view name, const ReadEvents& events, const ReadOptions& options = {});

/// All articles of the input; throws the first error.
std::vector<Article> read_all_articles(const Input& input, const ReadOptions& options = {});

} // namespace entente
