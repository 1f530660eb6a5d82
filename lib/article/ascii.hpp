// SPDX-License-Identifier: Apache-2.0
// Small questions about ASCII characters and strings that do not depend on a locale.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace entente {

constexpr bool is_ascii_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
constexpr bool is_ascii_upper(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}
constexpr bool is_ascii_lower(char c) noexcept {
    return c >= 'a' && c <= 'z';
}
constexpr bool is_ascii_letter(char c) noexcept {
    return is_ascii_upper(c) || is_ascii_lower(c);
}
constexpr bool is_ascii_space(char c) noexcept {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr char ascii_lower(char c) noexcept {
    return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string ascii_lower(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), [](char c) { return ascii_lower(c); });
    return low;
}

constexpr bool equal_ascii(std::string_view a, std::string_view b) noexcept {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

constexpr std::string_view trim_ascii(std::string_view text) noexcept {
    while (!text.empty() && is_ascii_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_ascii_space(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace entente
