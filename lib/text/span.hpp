// SPDX-License-Identifier: Apache-2.0
// A half-open range of bytes in an article's UTF-8 text.
//
//   Span span{812, 815};
//   span.of(article.text);   // "met"
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace entente {

/// Bytes [begin, end) of Article::text; both lie on character boundaries.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t size() const noexcept { return end - begin; }
    constexpr bool empty() const noexcept { return begin == end; }
    constexpr bool contains(Span other) const noexcept { return begin <= other.begin && other.end <= end; }
    constexpr bool overlaps(Span other) const noexcept { return begin < other.end && other.begin < end; }
    constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

    friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// The smallest span that holds both.
constexpr Span hull(Span a, Span b) noexcept { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

} // namespace entente
