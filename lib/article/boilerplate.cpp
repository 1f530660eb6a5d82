// SPDX-License-Identifier: Apache-2.0
#include "article/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "article/ascii.hpp"
#include "text/embedded.hpp"

ENTENTE_EMBEDDED(boilerplate)

namespace entente {
namespace {

constexpr std::size_t longest_start = 300; ///< a longer block that begins with a phrase is a paragraph after all
constexpr std::size_t longest_short = 160;
constexpr std::size_t longest_label = 400;

struct Phrase {
    std::string_view text;
    BlockKind kind;
};

struct Table {
    std::vector<Phrase> line, start, short_start, label, end;
    std::vector<std::string_view> inside;
    std::vector<std::string_view> heading;
};

BlockKind kind_named(std::string_view name) {
    if (name == "caption") return BlockKind::caption;
    if (name == "header") return BlockKind::header;
    return BlockKind::junk;
}

void add_row(Table& table, std::string_view row) {
    const std::size_t first = row.find('\t');
    const std::size_t second = row.find('\t', first + 1);
    const Phrase phrase{row.substr(second + 1), kind_named(row.substr(0, first))};
    const std::string_view where = row.substr(first + 1, second - first - 1);
    if (where == "heading") table.heading.push_back(phrase.text);
    if (where == "line" || where == "heading") table.line.push_back(phrase);
    if (where == "start") table.start.push_back(phrase);
    if (where == "short") table.short_start.push_back(phrase);
    if (where == "label") table.label.push_back(phrase);
    if (where == "end") table.end.push_back(phrase);
    if (where == "inside") table.inside.push_back(phrase.text);
}

Table load_table() {
    Table table;
    std::string_view rest = embedded_boilerplate();
    while (!rest.empty()) {
        const std::size_t newline = std::min(rest.find('\n'), rest.size());
        const std::string_view row = rest.substr(0, newline);
        if (!row.empty() && row.front() != '#') add_row(table, row);
        rest.remove_prefix(std::min(newline + 1, rest.size()));
    }
    return table;
}

const Table& table() {
    static const Table loaded = load_table();
    return loaded;
}

bool starts_with_words(std::string_view key, std::string_view phrase) {
    return key.starts_with(phrase) && (key.size() == phrase.size() || key[phrase.size()] == ' ');
}

bool ends_with_words(std::string_view key, std::string_view phrase) {
    return key.ends_with(phrase) && (key.size() == phrase.size() || key[key.size() - phrase.size() - 1] == ' ');
}

template <class Matches>
std::optional<BlockKind> first_kind(const std::vector<Phrase>& phrases, Matches matches) {
    const auto found = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& phrase) { return matches(phrase.text); });
    if (found == phrases.end()) return std::nullopt;
    return found->kind;
}

/// What stands before the first colon, bar or dash that follows a word, as a key; empty if there is none.
std::string label_of(std::string_view block) {
    constexpr std::size_t longest = 30;
    for (const std::string_view sign : {":", " |", " –", " —", " - "}) {
        const std::size_t at = block.find(sign);
        if (at != std::string_view::npos && at > 0 && at <= longest) return words_key(block.substr(0, at));
    }
    return {};
}

/// Length of the match of `phrase` at `at`, where a straight apostrophe in the phrase also matches a curly one; 0 if none.
std::size_t match_at(std::string_view text, std::size_t at, std::string_view phrase) {
    constexpr std::string_view curly = "\xE2\x80\x99";
    const std::size_t begin = at;
    for (const char c : phrase) {
        if (at < text.size() && text[at] == c) {
            ++at;
        } else if (c == '\'' && text.substr(at).starts_with(curly)) {
            at += curly.size();
        } else {
            return 0;
        }
    }
    return at - begin;
}

} // namespace

std::string words_key(std::string_view text) {
    std::string key;
    for (const char c : text) {
        const bool part = is_ascii_letter(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0xC3;
        const bool inner = static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xC0;
        if (part && static_cast<unsigned char>(c) != 0xE2) {
            key += ascii_lower(c);
        } else if (!inner && !key.empty() && key.back() != ' ') {
            key += ' '; // curly quotation marks and dashes begin with byte E2
        }
    }
    if (key.ends_with(' ')) key.pop_back();
    return key;
}

std::optional<BlockKind> boilerplate_kind(std::string_view block) {
    if (block.size() > longest_label) return std::nullopt;
    const std::string key = words_key(block);
    if (const auto kind = first_kind(table().line, [&](std::string_view phrase) { return key == phrase; })) return kind;
    if (block.size() <= longest_start) {
        if (const auto kind = first_kind(table().start, [&](std::string_view phrase) { return starts_with_words(key, phrase); }))
            return kind;
        if (const auto kind = first_kind(table().end, [&](std::string_view phrase) { return ends_with_words(key, phrase); }))
            return kind;
    }
    if (block.size() <= longest_short && !block.ends_with('.')) {
        if (const auto kind =
                first_kind(table().short_start, [&](std::string_view phrase) { return starts_with_words(key, phrase); }))
            return kind;
    }
    const std::string label = label_of(block);
    if (label.empty()) return std::nullopt;
    return first_kind(table().label, [&](std::string_view phrase) { return label == phrase; });
}

bool heads_junk(std::string_view block) {
    if (block.size() > 60) return false;
    const std::string key = words_key(block);
    if (starts_with_words(key, "more from") || starts_with_words(key, "more on")) return true;
    return std::find(table().heading.begin(), table().heading.end(), key) != table().heading.end();
}

std::vector<Span> boilerplate_inside(std::string_view block) {
    std::vector<Span> found;
    for (const std::string_view phrase : table().inside) {
        const std::string_view anchor = phrase.substr(0, 4); // found fast; the rest is compared there
        for (std::size_t at = block.find(anchor); at != std::string_view::npos; at = block.find(anchor, at + 1)) {
            const std::size_t size = match_at(block, at, phrase);
            if (size > 0) found.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)});
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<Span> joined;
    for (const Span span : found) {
        if (!joined.empty() && span.begin <= joined.back().end + 1) {
            joined.back().end = std::max(joined.back().end, span.end);
        } else {
            joined.push_back(span);
        }
    }
    return joined;
}

} // namespace entente
