// SPDX-License-Identifier: Apache-2.0
#include "article/blocks.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "text/utf8.hpp"

namespace entente {
namespace {

/// A line without the white space around it.
struct TextLine {
    Span span;
    std::size_t columns = 0; ///< characters
    std::size_t indent = 0;  ///< blanks before them
    bool letters = false;    ///< not a rule such as "-----"
};

/// White space as people leave it at the ends of lines: also no-break spaces, zero-width ones and byte order marks.
bool is_blank(char32_t c) {
    return is_space(c) || c == 0xFEFF || c == 0x200B || c == 0x200C || c == 0x2060 || c == 0xAD;
}

TextLine trimmed_line(std::string_view text, std::size_t begin, std::size_t end) {
    TextLine line;
    std::optional<std::size_t> first;
    std::size_t last = begin;
    std::size_t column = 0;
    std::size_t first_column = 0;
    std::size_t last_column = 0;
    for (std::size_t at = begin; at < end; ++column) {
        const CodePoint point = code_point_at(text, at);
        at += point.length;
        if (is_blank(point.value)) continue;
        if (!first) {
            first = at - point.length;
            first_column = column;
        }
        last = at;
        last_column = column + 1;
        line.letters = line.letters || is_letter(point.value) || is_digit(point.value);
    }
    line.span = {static_cast<std::uint32_t>(first.value_or(begin)), static_cast<std::uint32_t>(first ? last : begin)};
    line.columns = last_column - first_column;
    line.indent = first_column;
    return line;
}

std::vector<TextLine> lines_of(std::string_view text, std::size_t from) {
    std::vector<TextLine> lines;
    for (std::size_t at = from; at <= text.size();) {
        std::size_t end = text.find_first_of("\n\r", at);
        if (end == std::string_view::npos) end = text.size();
        lines.push_back(trimmed_line(text, at, end));
        at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
    }
    return lines;
}

std::size_t first_word_columns(std::string_view line) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < line.size(); ++columns) {
        const CodePoint point = code_point_at(line, at);
        if (is_space(point.value)) break;
        at += point.length;
    }
    return columns;
}

bool begins_lower(std::string_view line) {
    return !line.empty() && is_lower(code_point_at(line, 0).value);
}

bool ends_sentence(std::string_view line) {
    for (const std::string_view quote : {"\"", "'", "”", "’", ")"}) {
        if (line.ends_with(quote)) line.remove_suffix(quote.size());
    }
    return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with(':');
}

/// True if the line breaks off within a sentence, as pages do that put each link on a line of its own.
bool leaves_open(std::string_view line) {
    if (line.ends_with(',')) return true;
    constexpr std::array<std::string_view, 22> words{" of",   " the", " a",   " an",  " in",    " on",     " with", " over",
                                                     " for",  " to",  " and", " by",  " from",  " at",     " as",   " that",
                                                     " than", " or",  " his", " its", " their", " against"};
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return line.ends_with(word); });
}

constexpr std::size_t narrowest_wrap = 40;
constexpr std::size_t widest_wrap = 110;

/// Wrapped text breaks a line where the next word does not fit any more.
bool leaves_no_room(std::string_view text, const TextLine& line, const TextLine& next, std::size_t width) {
    return line.columns + 1 + first_word_columns(next.span.of(text)) > width;
}

/// The width at which the lines between two blank ones were wrapped; 0 if they were not.
std::size_t wrap_width(std::string_view text, const std::vector<TextLine>& lines, std::size_t begin, std::size_t end) {
    std::size_t width = 0;
    for (std::size_t i = begin; i < end; ++i)
        width = std::max(width, lines[i].columns);
    if (end - begin < 2 || width < narrowest_wrap || width > widest_wrap) return 0;
    std::size_t full = 0;
    std::size_t within = 0; // breaks are mostly within sentences
    for (std::size_t i = begin; i + 1 < end; ++i) {
        if (leaves_no_room(text, lines[i], lines[i + 1], width)) ++full;
        if (!ends_sentence(lines[i].span.of(text))) ++within;
    }
    const std::size_t breaks = end - begin - 1;
    return full * 4 >= breaks * 3 && within * 2 > breaks ? width : 0;
}

/// The width at which the whole text was wrapped, paragraphs following each other without blank lines or not; 0 if it was not.
std::size_t wrap_width(std::string_view text, const std::vector<TextLine>& lines) {
    constexpr std::size_t fewest = 5;
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (!lines[i].span.empty() && !lines[i + 1].span.empty()) columns.push_back(lines[i].columns);
    }
    if (columns.size() < fewest) return 0;
    std::sort(columns.begin(), columns.end(), std::greater<>());
    const std::size_t width = columns[2]; // one or two may stand out
    if (width < narrowest_wrap || width > widest_wrap) return 0;
    std::size_t full = 0;
    std::size_t within = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i].span.empty() || lines[i + 1].span.empty() || ends_sentence(lines[i].span.of(text))) continue;
        ++within;
        if (leaves_no_room(text, lines[i], lines[i + 1], width)) ++full;
    }
    return within >= fewest && full * 3 >= within * 2 ? width : 0;
}

/// True if the sentence of the line goes on in the next one.
bool goes_on(std::string_view text, const TextLine& line, const TextLine& next, std::size_t width) {
    if (!line.letters || !next.letters) return false;
    const std::string_view here = line.span.of(text);
    const std::string_view there = next.span.of(text);
    const bool new_paragraph = next.indent >= line.indent + 2 && !begins_lower(there);
    if (width > 0 && !new_paragraph && leaves_no_room(text, line, next, width)) return true;
    return (begins_lower(there) && !ends_sentence(here)) || leaves_open(here);
}

void add_chunk(std::string_view text, const std::vector<TextLine>& lines, std::size_t begin, std::size_t end, std::size_t text_width,
               std::vector<Block>& blocks) {
    const std::size_t chunk_width = wrap_width(text, lines, begin, end);
    const std::size_t width = chunk_width > 0 ? chunk_width : text_width;
    for (std::size_t i = begin; i < end; ++i) {
        if (i > begin && goes_on(text, lines[i - 1], lines[i], width)) {
            blocks.back().span.end = lines[i].span.end;
        } else {
            blocks.push_back({lines[i].span, BlockKind::paragraph});
        }
    }
}

} // namespace

std::vector<Block> split_blocks(std::string_view text, std::size_t from) {
    const std::vector<TextLine> lines = lines_of(text, from);
    const std::size_t width = wrap_width(text, lines);
    std::vector<Block> blocks;
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin;
        while (end < lines.size() && !lines[end].span.empty())
            ++end;
        if (end > begin) add_chunk(text, lines, begin, end, width, blocks);
        begin = end + 1;
    }
    return blocks;
}

std::string line_key(std::string_view line) {
    const std::string folded = fold(line);
    std::string key;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = code_point_at(folded, at);
        if (is_letter(point.value) || is_digit(point.value)) key.append(folded, at, point.length);
        at += point.length;
    }
    return key;
}

} // namespace entente
