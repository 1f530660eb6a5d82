// SPDX-License-Identifier: Apache-2.0
#include "article/blocks.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/utf8.hpp"

namespace entente {
namespace {

/// A line without the white space around it.
struct TextLine {
    Span span;
    std::size_t columns = 0; ///< characters
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
    }
    line.span = {static_cast<std::uint32_t>(first.value_or(begin)), static_cast<std::uint32_t>(first ? last : begin)};
    line.columns = last_column - first_column;
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

/// The width at which the lines between two blank ones were wrapped; 0 if they were not.
std::size_t wrap_width(std::string_view text, const std::vector<TextLine>& lines, std::size_t begin, std::size_t end) {
    constexpr std::size_t narrowest = 40;
    constexpr std::size_t widest = 110;
    std::size_t width = 0;
    for (std::size_t i = begin; i < end; ++i)
        width = std::max(width, lines[i].columns);
    if (end - begin < 2 || width < narrowest || width > widest) return 0;
    // Wrapped text breaks a line where the next word does not fit any more, and mostly within sentences.
    std::size_t full = 0;
    std::size_t within = 0;
    for (std::size_t i = begin; i + 1 < end; ++i) {
        if (lines[i].columns + 1 + first_word_columns(lines[i + 1].span.of(text)) > width) ++full;
        if (!ends_sentence(lines[i].span.of(text))) ++within;
    }
    const std::size_t breaks = end - begin - 1;
    return full * 4 >= breaks * 3 && within * 2 > breaks ? width : 0;
}

void add_chunk(std::string_view text, const std::vector<TextLine>& lines, std::size_t begin, std::size_t end,
               std::vector<Block>& blocks) {
    const std::size_t width = wrap_width(text, lines, begin, end);
    bool joins = false;
    for (std::size_t i = begin; i < end; ++i) {
        if (joins) {
            blocks.back().span.end = lines[i].span.end;
        } else {
            blocks.push_back({lines[i].span, BlockKind::paragraph});
        }
        if (i + 1 == end) break;
        const std::string_view line = lines[i].span.of(text);
        const std::string_view next = lines[i + 1].span.of(text);
        const bool no_room = width > 0 && lines[i].columns + 1 + first_word_columns(next) > width;
        joins = no_room || (begins_lower(next) && !ends_sentence(line)) || leaves_open(line);
    }
}

} // namespace

std::vector<Block> split_blocks(std::string_view text, std::size_t from) {
    const std::vector<TextLine> lines = lines_of(text, from);
    std::vector<Block> blocks;
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin;
        while (end < lines.size() && !lines[end].span.empty())
            ++end;
        if (end > begin) add_chunk(text, lines, begin, end, blocks);
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
