// SPDX-License-Identifier: Apache-2.0
#include "article/encoding.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr char32_t replacement = 0xFFFD;

bool has_utf16_mark(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

/// UTF-16 after its mark; unpaired surrogates and a lone last byte become U+FFFD.
Decoded from_utf16(std::string_view bytes) {
    const bool little = bytes.starts_with("\xFF\xFE");
    bytes.remove_prefix(2);
    const auto unit = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(little ? first | (second << 8U) : (first << 8U) | second);
    };
    Decoded decoded;
    decoded.text.reserve(bytes.size());
    std::size_t i = 0;
    for (; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10U) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = replacement;
            decoded.repaired = true;
        }
        decoded.text += encode_utf8(c);
    }
    if (i < bytes.size()) {
        decoded.text += encode_utf8(replacement);
        decoded.repaired = true;
    }
    return decoded;
}

} // namespace

Decoded decode(std::string bytes) {
    if (has_utf16_mark(bytes)) return from_utf16(bytes);
    if (is_valid_utf8(bytes)) return {std::move(bytes), false};
    return {replace_invalid_utf8(bytes), true};
}

std::string from_windows_1252(std::string_view bytes) {
    // 0x80 to 0x9F; the five unassigned bytes are what browsers make of them
    constexpr std::array<char16_t, 32> upper{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                             0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                             0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 16);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else {
            text += encode_utf8(byte < 0xA0 ? char32_t{upper[byte - 0x80U]} : char32_t{byte});
        }
    }
    return text;
}

std::string_view without_mark(std::string_view text) noexcept {
    if (text.starts_with(utf8_mark)) text.remove_prefix(utf8_mark.size());
    return text;
}

bool looks_binary(std::string_view bytes) {
    if (has_utf16_mark(bytes)) return false;
    constexpr std::size_t sample_size = std::size_t{1} << 16;
    const std::string_view sample = bytes.substr(0, sample_size);
    if (sample.find('\0') != std::string_view::npos) return true;
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && !(byte >= 0x07 && byte <= 0x0D) && byte != 0x1B) || byte == 0x7F;
    });
    if (static_cast<std::size_t>(controls) * 20 > sample.size()) return true;
    if (is_valid_utf8(sample)) return false;
    // Each ill-formed sequence is replaced by three bytes; in eight-bit European text they are one letter in ten or so.
    const std::string repaired = replace_invalid_utf8(sample);
    std::size_t marks = 0;
    for (std::size_t at = repaired.find("\xEF\xBF\xBD"); at != std::string::npos; at = repaired.find("\xEF\xBF\xBD", at + 3))
        ++marks;
    return marks * 3 > sample.size();
}

} // namespace entente
