// SPDX-License-Identifier: Apache-2.0
#include "article/hyphens.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "article/ascii.hpp"

namespace entente {
namespace {

/// A hyphen before a line end with letters on both sides, the later ones in lower case.
struct Break {
    std::size_t hyphen = 0;
    std::size_t next = 0; ///< where the word goes on
};

/// A letter, also one outside of ASCII.
bool is_word_byte(char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Break> breaks_in(std::string_view text) {
    std::vector<Break> breaks;
    for (std::size_t at = text.find('-'); at != std::string_view::npos; at = text.find('-', at + 1)) {
        if (at < 2 || !is_ascii_lower(text[at - 1]) || !is_word_byte(text[at - 2])) continue;
        std::size_t next = at + 1;
        if (text.substr(next, 1) == "\r") ++next;
        if (text.substr(next, 1) != "\n") continue;
        ++next;
        while (next < text.size() && text[next] == ' ')
            ++next;
        if (next + 1 < text.size() && is_ascii_lower(text[next]) && is_ascii_lower(text[next + 1])) breaks.push_back({at, next});
    }
    return breaks;
}

std::size_t word_begin(std::string_view text, std::size_t at) {
    while (at > 0 && is_word_byte(text[at - 1]))
        --at;
    return at;
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_word_byte(text[at]))
        ++at;
    return at;
}

/// "long-term": written so elsewhere, or the first part forms such compounds.
bool keeps_hyphen(std::string_view text, const Break& where) {
    constexpr std::array<std::string_view, 22> firsts{"self", "ex",   "non",   "anti", "pro",  "long", "short", "high", "low",   "well",   "pre",
                                                      "post", "half", "three", "two",  "four", "five", "so",    "then", "multi", "cross", "vice"};
    const std::size_t begin = word_begin(text, where.hyphen);
    const std::string first = ascii_lower(text.substr(begin, where.hyphen - begin));
    if (std::find(firsts.begin(), firsts.end(), first) != firsts.end()) return true;
    const std::string compound = std::string(text.substr(begin, where.hyphen - begin + 1)).append(text.substr(where.next, word_end(text, where.next) - where.next));
    return text.find(compound) != std::string_view::npos;
}

} // namespace

std::string join_hyphenated(std::string text) {
    constexpr std::size_t fewest = 2; // a single one may be a dash that lost its blanks
    const std::vector<Break> breaks = breaks_in(text);
    if (breaks.size() < fewest) return text;
    std::vector<Break> joined = breaks;
    std::erase_if(joined, [&](const Break& where) { return keeps_hyphen(text, where); });
    const auto drops = [&](const Break& where) {
        return std::any_of(joined.begin(), joined.end(), [&](const Break& other) { return other.hyphen == where.hyphen; });
    };
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    for (const Break& where : breaks) {
        std::size_t begin = where.hyphen; // of the word and what is written to it
        while (begin > at && !is_ascii_space(text[begin - 1]))
            --begin;
        if (begin == at) continue; // it began on the line before that: "a-\nb-\nc"
        const std::size_t kept = drops(where) ? where.hyphen : where.hyphen + 1;
        out.append(text, at, begin - at);
        out.append(where.next - kept - 1, ' ');
        out += text[begin - 1] == '\n' ? ' ' : '\n'; // two line ends would end the paragraph
        out.append(text, begin, kept - begin);
        at = where.next;
    }
    return out.append(text, at);
}

} // namespace entente
