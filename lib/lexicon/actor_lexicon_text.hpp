// SPDX-License-Identifier: Apache-2.0
// Cutting the lexicon's tables into rows and fields, and what can be told from how a name is written.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "lexicon/actor_lexicon.hpp"

namespace entente {

inline std::string_view trim(std::string_view text) {
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Calls use(part) for each non-empty, trimmed part of the text.
template <class Use>
void for_each_part(std::string_view text, char separator, Use use) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        const std::string_view part = trim(text.substr(0, end));
        if (!part.empty()) use(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// Calls use(line number, line) for each line that is neither empty nor a comment.
template <class Use>
void for_each_row(std::string_view text, Use use) {
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (!line.empty() && line.front() != '#') use(number, line);
    }
}

/// The tab-separated fields of a line, trimmed; missing ones are empty. Fields past the Nth are not looked at.
template <std::size_t N>
std::array<std::string_view, N> fields_up_to(std::string_view line) {
    std::array<std::string_view, N> result{};
    for (std::size_t i = 0; i < N; ++i) {
        const std::size_t end = std::min(line.find('\t'), line.size());
        result[i] = trim(line.substr(0, end));
        if (end == line.size()) break;
        line.remove_prefix(end + 1);
    }
    return result;
}

/// Exactly N fields, the first not empty; absent otherwise.
template <std::size_t N>
std::optional<std::array<std::string_view, N>> fields(std::string_view line) {
    if (std::count(line.begin(), line.end(), '\t') != static_cast<std::ptrdiff_t>(N - 1)) return std::nullopt;
    auto result = fields_up_to<N>(line);
    return result[0].empty() ? std::nullopt : std::optional{result};
}

inline Gender parse_gender(std::string_view text) {
    return text == "f" ? Gender::female : text == "m" ? Gender::male : Gender::unknown;
}

/// A cheap key under which few words fall together: first and last character, length.
inline std::size_t spelling_hint(std::string_view word) {
    if (word.empty()) return 0;
    return (static_cast<unsigned char>(word.front()) * 31U + static_cast<unsigned char>(word.back()) * 7U + word.size() * 131U) %
           1024U;
}

/// One word of capitals (and digits), two or more of them: "NATO", "U.S.", "M23", "ZANU-PF".
inline bool is_acronym(std::string_view form) {
    std::size_t capitals = 0;
    std::size_t digits = 0;
    for (const char c : form) {
        if (c == ' ' || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) return false;
        if (c >= 'A' && c <= 'Z') ++capitals;
        if (c >= '0' && c <= '9') ++digits;
    }
    return capitals >= 2 || (capitals == 1 && digits >= 1);
}

} // namespace entente
