// SPDX-License-Identifier: Apache-2.0
#include "lexicon/gazetteer_key.hpp"

#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> abbreviations{
    {{"st", "saint"}, {"ste", "sainte"}, {"mt", "mount"}, {"ft", "fort"}}};

std::string_view expanded(std::string_view word) {
    for (const auto& [from, to] : abbreviations)
        if (word == from) return to;
    return word;
}

/// Length of an apostrophe-like sign that transliterations sprinkle over names, 0 if there is none at `at`.
std::size_t apostrophe_length(std::string_view text, std::size_t at) {
    const char c = text[at];
    if (c == '\'' || c == '`' || c == '"') return 1;
    for (const std::string_view sign : {"\xCA\xBC", "\xCA\xBB", "\xCA\xB9", "\xCA\xBE", "\xCA\xBF", "\xCA\xBA", "\xC2\xB4"})
        if (text.substr(at, 2) == sign) return 2;
    for (const std::string_view sign : {"\xE2\x80\x98", "\xE2\x80\x99"})
        if (text.substr(at, 3) == sign) return 3;
    return 0;
}

bool separates(char c) noexcept {
    return c == ' ' || c == '-' || c == '/' || c == ',' || c == '(' || c == ')' || c == ';' || c == '_';
}

} // namespace

std::string place_key(std::string_view folded) {
    std::string key;
    key.reserve(folded.size() + 4);
    std::size_t word = 0;
    std::size_t stops = 0;
    bool last_is_stop = false;
    const auto end_word = [&](std::size_t next) {
        const std::string_view to = expanded(std::string_view{key}.substr(word));
        if (to.size() != key.size() - word) key.replace(word, std::string::npos, to);
        if (next < folded.size() && key.size() > word) key.push_back(' ');
        word = key.size();
    };
    for (std::size_t i = 0; i < folded.size();) {
        if (const std::size_t n = apostrophe_length(folded, i)) {
            i += n;
        } else if (folded[i] == '.') {
            ++stops;
            last_is_stop = true;
            ++i;
        } else if (separates(folded[i])) {
            end_word(i);
            ++i;
        } else {
            last_is_stop = false;
            key.push_back(folded[i++]);
        }
    }
    end_word(folded.size());
    while (!key.empty() && key.back() == ' ')
        key.pop_back();
    const bool one_word = key.find(' ') == std::string::npos;
    if (one_word && !key.empty() && (last_is_stop || stops > 1)) key.push_back('.');
    return key;
}

std::uint64_t place_hash(std::string_view key, PlaceKeyKind kind) noexcept {
    std::uint64_t h = 0xCBF29CE484222325ULL ^ (static_cast<std::uint64_t>(kind) * 0x9E3779B97F4A7C15ULL);
    for (const char c : key) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001B3ULL;
    }
    h ^= h >> 32; // FNV-1a leaves the high bits weak, and the table goes by those
    h *= 0xD6E8FEB86659FD93ULL;
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93ULL;
    return h ^ (h >> 32);
}

} // namespace entente
