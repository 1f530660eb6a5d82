// SPDX-License-Identifier: Apache-2.0
#include "graph/projected_graph.hpp"

#include <array>

namespace entente {

namespace {

constexpr std::array<std::string_view, 3> views{"events", "actors", "places"};

std::uint8_t digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>(c - 'A' + 10);
    return 0;
}

} // namespace

std::string_view name(View view) noexcept { return views[static_cast<std::size_t>(view)]; }

std::optional<View> parse_view(std::string_view text) noexcept {
    for (const View view : {View::events, View::actors, View::places}) {
        if (name(view) == text) return view;
    }
    return std::nullopt;
}

Colour parse_colour(std::string_view hex) noexcept {
    if (hex.size() != 7) return {};
    const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(digit(hex[at]) * 16 + digit(hex[at + 1])); };
    return {byte(1), byte(3), byte(5)};
}

std::string hex(Colour colour) {
    std::string text = "#";
    for (const std::uint8_t byte : {colour.red, colour.green, colour.blue}) {
        text += "0123456789abcdef"[byte >> 4U];
        text += "0123456789abcdef"[byte & 0xFU];
    }
    return text;
}

} // namespace entente
