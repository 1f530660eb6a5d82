// SPDX-License-Identifier: Apache-2.0
// FNV-1a, 64 bits (Fowler, Noll, Vo): the hash from which ids are made. Fields are kept apart, so ("ab","c") and ("a","bc") differ.
//
//   Fnv1a{}.add("CONSULT").add("2023-09-13").hex();   // 16 hex digits
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

class Fnv1a {
public:
    constexpr Fnv1a& add(std::string_view field) noexcept {
        for (const char c : field) byte(static_cast<unsigned char>(c));
        byte(0xFF); // occurs nowhere in UTF-8
        return *this;
    }
    constexpr Fnv1a& add(const char* field) noexcept { return add(std::string_view{field}); }
    constexpr Fnv1a& add(const std::string& field) noexcept { return add(std::string_view{field}); }
    constexpr Fnv1a& add(std::integral auto number) noexcept {
        auto rest = static_cast<std::uint64_t>(number);
        for (int i = 0; i < 8; ++i, rest >>= 8U) byte(static_cast<unsigned char>(rest & 0xFFU));
        return *this;
    }

    constexpr std::uint64_t value() const noexcept { return state_; }

    std::string hex() const {
        std::string digits(16, '0');
        std::uint64_t rest = state_;
        for (std::size_t i = 16; i-- > 0; rest >>= 4U) digits[i] = "0123456789abcdef"[rest & 0xFU];
        return digits;
    }

private:
    constexpr void byte(unsigned char b) noexcept {
        state_ ^= b;
        state_ *= 0x100000001B3U;
    }
    std::uint64_t state_ = 0xCBF29CE484222325U;
};

} // namespace entente
