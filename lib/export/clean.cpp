// SPDX-License-Identifier: Apache-2.0
#include "export/clean.hpp"

#include "text/utf8.hpp"

namespace entente {

namespace {

bool is_dropped(char32_t c) {
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
    const bool noncharacter = (c & 0xFFFEU) == 0xFFFEU || (c >= 0xFDD0 && c <= 0xFDEF);
    return control || noncharacter || c == 0xFEFF;
}

bool breaks_line(char32_t c) { return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029 || c == ' '; }

} // namespace

std::string one_line(std::string_view text) {
    std::string repaired;
    if (!is_valid_utf8(text)) {
        repaired = replace_invalid_utf8(text);
        text = repaired;
    }
    std::string line;
    line.reserve(text.size());
    bool blank = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (breaks_line(c.value)) {
            blank = true;
        } else if (!is_dropped(c.value)) {
            if (blank && !line.empty()) line += ' ';
            blank = false;
            line.append(text, at, c.length);
        }
        at += c.length;
    }
    return line;
}

std::string cut_short(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return std::string{text};
    constexpr std::string_view more = "…";
    std::size_t end = bytes - more.size();
    while (!is_boundary(text, end)) --end;
    return std::string{text.substr(0, end)}.append(more);
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t found = std::min(text.find(from, at), text.size());
        result.append(text, at, found - at);
        if (found == text.size()) break;
        result += to;
        at = found + from.size();
    }
    return result;
}

} // namespace entente
