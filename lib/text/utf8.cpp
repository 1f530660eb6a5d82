// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <algorithm>
#include <array>

#include <utf8proc.h>

namespace entente {
namespace {

constexpr unsigned char byte_at(std::string_view text, std::size_t at) noexcept {
    return static_cast<unsigned char>(text[at]);
}

/// What stands at `at`: the length of a well-formed sequence, or the length of the maximal ill-formed part.
struct Sequence {
    std::size_t length = 1;
    bool valid = false;
};

// The ranges are those of table 3-7 of the Unicode Standard.
Sequence sequence_at(std::string_view bytes, std::size_t at) noexcept {
    const unsigned char lead = byte_at(bytes, at);
    if (lead < 0x80) return {1, true};
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        if (lead == 0xE0) low = 0xA0;
        if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        if (lead == 0xF0) low = 0x90;
        if (lead == 0xF4) high = 0x8F;
    } else {
        return {1, false};
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i >= bytes.size()) return {i, false};
        const unsigned char next = byte_at(bytes, at + i);
        if (next < low || next > high) return {i, false};
        low = 0x80;
        high = 0xBF;
    }
    return {length, true};
}

std::size_t ascii_prefix(std::string_view text) noexcept {
    const auto* end =
        std::find_if(text.data(), text.data() + text.size(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return static_cast<std::size_t>(end - text.data());
}

constexpr bool is_ascii_space(char c) noexcept {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr char ascii_lower(char c) noexcept {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

struct Letter {
    char32_t from;
    std::string_view to;
};

// Letters that have no decomposition but that writers of English leave plain, and signs with a plain twin.
constexpr std::array plain_letters{
    Letter{0xAB, "\""},   Letter{0xBB, "\""},   Letter{0xC6, "ae"},   Letter{0xD0, "d"},    Letter{0xD8, "o"},
    Letter{0xDE, "th"},   Letter{0xDF, "ss"},   Letter{0xE6, "ae"},   Letter{0xF0, "d"},    Letter{0xF8, "o"},
    Letter{0xFE, "th"},   Letter{0x110, "d"},   Letter{0x111, "d"},   Letter{0x126, "h"},   Letter{0x127, "h"},
    Letter{0x131, "i"},   Letter{0x141, "l"},   Letter{0x142, "l"},   Letter{0x152, "oe"},  Letter{0x153, "oe"},
    Letter{0x18F, "e"},   Letter{0x259, "e"},   Letter{0x2B9, "'"},   Letter{0x2BB, "'"},   Letter{0x2BC, "'"},
    Letter{0x2BD, "'"},   Letter{0x2BE, "'"},   Letter{0x2BF, "'"},   Letter{0x1E9E, "ss"}, Letter{0x2010, "-"},
    Letter{0x2011, "-"},  Letter{0x2012, "-"},  Letter{0x2013, "-"},  Letter{0x2014, "-"},  Letter{0x2015, "-"},
    Letter{0x2018, "'"},  Letter{0x2019, "'"},  Letter{0x201A, "'"},  Letter{0x201B, "'"},  Letter{0x201C, "\""},
    Letter{0x201D, "\""}, Letter{0x201E, "\""}, Letter{0x201F, "\""}, Letter{0x2032, "'"},  Letter{0x2033, "\""},
    Letter{0x2039, "'"},  Letter{0x203A, "'"},  Letter{0x2212, "-"},
};
static_assert(std::ranges::is_sorted(plain_letters, {}, &Letter::from));

std::string_view plain_letter(char32_t c) noexcept {
    const auto* found = std::ranges::lower_bound(plain_letters, c, {}, &Letter::from);
    return found != plain_letters.end() && found->from == c ? found->to : std::string_view{};
}

/// Output of fold(): keeps at most one blank between words and none at the ends.
class FoldedText {
public:
    explicit FoldedText(std::size_t expected) { text_.reserve(expected); }
    void space() { pending_ = !text_.empty(); }
    void add(std::string_view bytes) {
        if (bytes.empty()) return;
        if (pending_) text_ += ' ';
        pending_ = false;
        text_ += bytes;
    }
    void add(char c) { add(std::string_view{&c, 1}); }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
    bool pending_ = false;
};

void fold_code_point(char32_t c, FoldedText& out) {
    if (is_space(c)) return out.space();
    if (const std::string_view plain = plain_letter(c); !plain.empty()) return out.add(plain);
    constexpr int options = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary_class = 0;
    const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(),
                                               static_cast<utf8proc_option_t>(options), &boundary_class);
    if (count < 0 || static_cast<std::size_t>(count) > parts.size()) return out.add(encode_utf8(c));
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        const auto part = static_cast<char32_t>(parts[i]);
        if (is_space(part)) {
            out.space();
        } else if (const std::string_view plain = plain_letter(part); !plain.empty()) {
            out.add(plain);
        } else {
            out.add(encode_utf8(part));
        }
    }
}

utf8proc_category_t category(char32_t c) noexcept {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

} // namespace

bool is_valid_utf8(std::string_view bytes) noexcept {
    for (std::size_t at = ascii_prefix(bytes); at < bytes.size();) {
        const Sequence sequence = sequence_at(bytes, at);
        if (!sequence.valid) return false;
        at += sequence.length;
    }
    return true;
}

std::string replace_invalid_utf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        const Sequence sequence = sequence_at(bytes, at);
        out += sequence.valid ? bytes.substr(at, sequence.length) : std::string_view{"\xEF\xBF\xBD"};
        at += sequence.length;
    }
    return out;
}

CodePoint code_point_at(std::string_view text, std::size_t at) noexcept {
    const char32_t lead = byte_at(text, at);
    const auto tail = [&](std::size_t i) -> char32_t { return at + i < text.size() ? byte_at(text, at + i) & 0x3FU : 0U; };
    if (lead < 0x80) return {lead, 1};
    if (lead < 0xE0) return {((lead & 0x1FU) << 6U) | tail(1), 2};
    if (lead < 0xF0) return {((lead & 0x0FU) << 12U) | (tail(1) << 6U) | tail(2), 3};
    return {((lead & 0x07U) << 18U) | (tail(1) << 12U) | (tail(2) << 6U) | tail(3), 4};
}

std::string encode_utf8(char32_t c) {
    std::string out;
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | (c >> 6U));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0U | (c >> 12U));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (c >> 18U));
        out += static_cast<char>(0x80U | ((c >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    }
    return out;
}

bool is_space(char32_t c) noexcept {
    if (c < 0x80) return is_ascii_space(static_cast<char>(c));
    if (c == 0x85) return true;
    const auto found = category(c);
    return found == UTF8PROC_CATEGORY_ZS || found == UTF8PROC_CATEGORY_ZL || found == UTF8PROC_CATEGORY_ZP;
}

bool is_letter(char32_t c) noexcept {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const auto found = category(c);
    return found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_LO;
}

bool is_digit(char32_t c) noexcept {
    return c < 0x80 ? c >= '0' && c <= '9' : category(c) == UTF8PROC_CATEGORY_ND;
}

bool is_upper(char32_t c) noexcept {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    const auto found = category(c);
    return found == UTF8PROC_CATEGORY_LU || found == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) noexcept {
    return c < 0x80 ? c >= 'a' && c <= 'z' : category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_mark(char32_t c) noexcept {
    if (c < 0x80) return false;
    const auto found = category(c);
    return found >= UTF8PROC_CATEGORY_MN && found <= UTF8PROC_CATEGORY_ME;
}

bool is_currency(char32_t c) noexcept {
    return c < 0x80 ? c == '$' : category(c) == UTF8PROC_CATEGORY_SC;
}

bool is_format(char32_t c) noexcept {
    if (c < 0x80) return false;
    return category(c) == UTF8PROC_CATEGORY_CF || (c >= 0xFE00 && c <= 0xFE0F);
}

char32_t lower(char32_t c) noexcept {
    if (c < 0x80) return static_cast<unsigned char>(ascii_lower(static_cast<char>(c)));
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

std::string fold(std::string_view text) {
    FoldedText out{text.size()};
    for (std::size_t at = 0; at < text.size();) {
        if (const char c = text[at]; static_cast<unsigned char>(c) < 0x80) {
            is_ascii_space(c) ? out.space() : out.add(ascii_lower(c));
            ++at;
        } else {
            const CodePoint point = code_point_at(text, at);
            fold_code_point(point.value, out);
            at += point.length;
        }
    }
    return out.take();
}

std::string lower(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (const char c = text[at]; static_cast<unsigned char>(c) < 0x80) {
            out += ascii_lower(c);
            ++at;
        } else {
            const CodePoint point = code_point_at(text, at);
            out += encode_utf8(lower(point.value));
            at += point.length;
        }
    }
    return out;
}

} // namespace entente
