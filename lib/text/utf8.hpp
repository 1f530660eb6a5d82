// SPDX-License-Identifier: Apache-2.0
// UTF-8: validity, boundaries, case and accent folding.
//
//   fold("Recep Tayyip Erdoğan")   // "recep tayyip erdogan"
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// True if every byte belongs to a well-formed UTF-8 sequence (no surrogates, nothing past U+10FFFF, no overlong form).
bool is_valid_utf8(std::string_view bytes) noexcept;

/// The text with each ill-formed sequence replaced by U+FFFD (maximal subpart practice of the Unicode Standard, 3.9).
std::string replace_invalid_utf8(std::string_view bytes);

/// The code point that begins at byte `at` of valid UTF-8, and its length in bytes (1 to 4).
struct CodePoint {
    char32_t value = 0;
    std::uint8_t length = 0;
};
CodePoint code_point_at(std::string_view text, std::size_t at) noexcept;

/// UTF-8 of one code point.
std::string encode_utf8(char32_t c);

/// Simple lower-case mapping of one code point.
char32_t lower(char32_t c) noexcept;

/// Properties of a code point (Unicode general category; white space is Z* and the ASCII controls that are blank).
bool is_space(char32_t c) noexcept;
bool is_letter(char32_t c) noexcept;
bool is_digit(char32_t c) noexcept;
bool is_upper(char32_t c) noexcept;
bool is_lower(char32_t c) noexcept;
bool is_mark(char32_t c) noexcept;
bool is_currency(char32_t c) noexcept;
/// Format characters: zero-width joiners, direction marks, variation selectors and the like.
bool is_format(char32_t c) noexcept;

/// True if a character of valid UTF-8 begins at byte `at`, or `at` is the end.
constexpr bool is_boundary(std::string_view text, std::size_t at) noexcept {
    return at >= text.size() ? at == text.size() : (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// The key under which names are compared: NFKD without combining marks, case folded, ı→i, ł→l, ø→o, đ→d, ß→ss, æ→ae, œ→oe,
/// typographic quotes and dashes made plain, white space runs made one blank, trimmed, invisible characters (soft hyphen,
/// zero-width space) dropped. Plain ASCII takes a fast path.
std::string fold(std::string_view text);

/// Lower case (full Unicode simple case mapping), nothing else changed.
std::string lower(std::string_view text);

} // namespace entente
