// SPDX-License-Identifier: Apache-2.0
#include "annotate/lemmatiser.hpp"

#include <algorithm>
#include <bit>
#include <cassert>

#include "annotate/model_file.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_suffix = 9;
constexpr std::size_t longest_case_suffix = 4;
constexpr std::uint16_t no_value = 0xFFFF;

/// How a form is capitalised.
enum class Capitals : std::uint8_t { none, first, all, mixed };

Capitals capitals(std::string_view form) {
    std::size_t letters = 0;
    std::size_t upper = 0;
    bool first = false;
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint point = code_point_at(form, at);
        if (is_letter(point.value)) {
            const bool capital = is_upper(point.value);
            if (letters++ == 0) first = capital;
            if (capital) ++upper;
        }
        at += point.length;
    }
    if (upper == 0) return Capitals::none;
    if (upper == letters && letters > 1) return Capitals::all;
    return first && upper == 1 ? Capitals::first : Capitals::mixed;
}

/// ’ and ‘ as plain apostrophes.
std::string plain_apostrophes(std::string_view form) {
    std::string out;
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint point = code_point_at(form, at);
        const bool apostrophe = point.value == 0x2019 || point.value == 0x2018 || point.value == 0xB4 || point.value == 0x2BC;
        out += apostrophe ? std::string_view{"'"} : form.substr(at, point.length);
        at += point.length;
    }
    return out;
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string capitalised(std::string_view text) {
    std::string out = lower(text);
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - ('a' - 'A'));
    return out;
}

std::string with_plain_apostrophes(std::string_view form) {
    return is_ascii(form) ? std::string{form} : plain_apostrophes(form);
}

/// Lower case, digits as zeros: the form as keys have it.
std::string key_form(std::string_view form) {
    std::string out = lower(with_plain_apostrophes(form));
    for (char& c : out)
        if (c >= '0' && c <= '9') c = '0';
    return out;
}

/// "1,200,000" as "1200000".
std::string without_thousands_commas(std::string_view form) {
    const auto digit = [&](std::size_t i) { return i < form.size() && form[i] >= '0' && form[i] <= '9'; };
    std::string out;
    for (std::size_t i = 0; i < form.size(); ++i) {
        const bool thousands =
            form[i] == ',' && i > 0 && digit(i - 1) && digit(i + 1) && digit(i + 2) && digit(i + 3) && !digit(i + 4);
        if (!thousands) out += form[i];
    }
    return out;
}

std::uint64_t key_of(std::string_view what, std::string_view form, std::uint64_t tags) {
    std::string bytes{what};
    bytes += form;
    return checksum(bytes) ^ (tags * 0x9E3779B97F4A7C15U);
}

std::uint32_t upper_half(std::uint64_t key) noexcept {
    const auto half = static_cast<std::uint32_t>(key >> 32U);
    return half == 0 ? 1 : half;
}

std::uint64_t finished(std::uint64_t key) noexcept {
    key = (key ^ (key >> 31U)) * 0xBF58476D1CE4E5B9U;
    return key ^ (key >> 29U);
}

void put32(std::string& out, std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8)
        out += static_cast<char>((value >> shift) & 0xFFU);
}

std::uint32_t get32(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

[[noreturn]] void fail() {
    throw ResourceError{"", 0, "the model's section 'lemmatiser' is damaged", "train it again with tools/train"};
}

} // namespace

std::optional<EditScript> edit_script(std::string_view form, std::string_view lemma) {
    const std::string from = lower(with_plain_apostrophes(form));
    const std::string to = lower(lemma);
    std::size_t common = static_cast<std::size_t>(std::ranges::mismatch(from, to).in1 - from.begin());
    while (!is_boundary(from, common) || !is_boundary(to, common))
        --common;
    if (from.size() - common > 255) return std::nullopt;
    return EditScript{static_cast<std::uint8_t>(from.size() - common), to.substr(common)};
}

std::optional<std::string> apply_script(const EditScript& script, LemmaCase letters, std::string_view form) {
    const std::string plain = with_plain_apostrophes(form);
    std::string lemma = letters == LemmaCase::keep ? plain : lower(plain);
    if (script.cut > lemma.size() || !is_boundary(lemma, lemma.size() - script.cut)) return std::nullopt;
    lemma.resize(lemma.size() - script.cut);
    lemma += script.append;
    if (lemma.empty()) return std::nullopt;
    return letters == LemmaCase::capitalise ? capitalised(lemma) : lemma;
}

LemmaKeys lemma_keys(const LemmaContext& context) {
    LemmaKeys keys;
    const std::string form = key_form(context.form);
    const Capitals how = capitals(context.form);
    const auto xpos = static_cast<std::uint64_t>(context.xpos) + 1;
    const std::uint64_t tags = xpos * 32 + static_cast<std::uint64_t>(context.upos) + 1;
    const auto next = static_cast<std::uint64_t>(context.next) + 1;
    const std::uint64_t capital = static_cast<std::uint64_t>(how) * 2 + (context.sentence_initial ? 1 : 0);
    keys.has_digit = form.find('0') != std::string::npos;
    keys.in_context = finished(key_of("c", form, next * 65536 + tags));
    keys.tagged = finished(key_of("t", form, tags));
    keys.form = finished(key_of("f", form, xpos));
    std::size_t at = form.size();
    std::vector<std::size_t> begins{at};
    while (at > 0 && begins.size() <= longest_suffix) {
        do
            --at;
        while (!is_boundary(form, at));
        begins.push_back(at);
    }
    const std::string_view letters = form;
    // A suffix that is the whole form is told from the same letters at the end of a longer one.
    for (auto begin = begins.rbegin(); begin != begins.rend(); ++begin)
        keys.suffixes.push_back(finished(key_of(*begin == 0 ? "w" : "x", letters.substr(*begin), tags)));
    keys.cases.push_back(finished(key_of("C", form, capital * 65536 + tags)));
    // "NGOs" and "iPhone" are what they are, whatever they end in.
    const bool ending_tells = how == Capitals::first || how == Capitals::all;
    for (std::size_t length = ending_tells ? std::min(longest_case_suffix, begins.size() - 1) + 1 : 1; length-- > 0;)
        keys.cases.push_back(finished(key_of("D", letters.substr(begins[length]), capital * 65536 + tags)));
    return keys;
}

std::string write_section(const LemmaRules& rules) {
    assert(rules.scripts.size() < no_value);
    std::string scripts;
    for (const EditScript& script : rules.scripts) {
        assert(script.append.size() < 256);
        scripts += static_cast<char>(script.cut);
        scripts += static_cast<char>(script.append.size());
        scripts += script.append;
    }
    const std::size_t slots = std::bit_ceil(rules.entries.size() * 3 / 2 + 1);
    std::vector<std::uint32_t> tags(slots, 0);
    std::vector<std::uint16_t> values(slots, no_value);
    for (const LemmaRules::Entry& entry : rules.entries) {
        std::size_t slot = entry.key & (slots - 1);
        while (tags[slot] != 0)
            slot = (slot + 1) & (slots - 1);
        tags[slot] = upper_half(entry.key);
        values[slot] = entry.value;
    }
    std::string out;
    put32(out, lemma_feature_version);
    put32(out, static_cast<std::uint32_t>(rules.scripts.size()));
    put32(out, static_cast<std::uint32_t>(scripts.size()));
    put32(out, static_cast<std::uint32_t>(slots));
    for (const std::uint32_t tag : tags)
        put32(out, tag);
    for (const std::uint16_t value : values) {
        out += static_cast<char>(value & 0xFFU);
        out += static_cast<char>(value >> 8U);
    }
    return out + scripts;
}

Lemmatiser Lemmatiser::load(std::string_view section) {
    constexpr std::size_t header = 16;
    if (section.size() < header || get32(section, 0) != lemma_feature_version) fail();
    const std::size_t script_count = get32(section, 4);
    const std::size_t script_bytes = get32(section, 8);
    const std::size_t slots = get32(section, 12);
    if (!std::has_single_bit(slots) || section.size() != header + slots * 6 + script_bytes) fail();
    Lemmatiser lemmatiser;
    lemmatiser.tags_.resize(slots);
    lemmatiser.values_.resize(slots);
    bool has_free = false;
    for (std::size_t i = 0; i < slots; ++i) {
        lemmatiser.tags_[i] = get32(section, header + 4 * i);
        const std::size_t at = header + 4 * slots + 2 * i;
        lemmatiser.values_[i] = static_cast<std::uint16_t>(static_cast<unsigned char>(section[at]) |
                                                           (static_cast<unsigned char>(section[at + 1]) << 8));
        if (lemmatiser.tags_[i] == 0) {
            has_free = true;
        } else if (lemmatiser.values_[i] >= std::max<std::size_t>(script_count, 3)) {
            fail();
        }
    }
    if (!has_free) fail();
    std::string_view rest = section.substr(header + slots * 6);
    for (std::size_t i = 0; i < script_count; ++i) {
        if (rest.size() < 2 || rest.size() - 2 < static_cast<unsigned char>(rest[1])) fail();
        const std::size_t size = static_cast<unsigned char>(rest[1]);
        lemmatiser.scripts_.push_back({static_cast<std::uint8_t>(rest[0]), std::string{rest.substr(2, size)}});
        rest.remove_prefix(2 + size);
    }
    return lemmatiser;
}

std::optional<std::uint16_t> Lemmatiser::find(std::uint64_t key) const noexcept {
    const std::size_t mask = tags_.size() - 1;
    const std::uint32_t tag = upper_half(key);
    for (std::size_t slot = key & mask; tags_[slot] != 0; slot = (slot + 1) & mask)
        if (tags_[slot] == tag) return values_[slot];
    return std::nullopt;
}

const EditScript* Lemmatiser::script(const LemmaKeys& keys) const noexcept {
    const auto at = [&](std::uint64_t key) -> const EditScript* {
        const auto value = find(key);
        return value && *value < scripts_.size() ? &scripts_[*value] : nullptr;
    };
    if (!keys.has_digit)
        for (const std::uint64_t key : {keys.in_context, keys.tagged, keys.form})
            if (const EditScript* found = at(key)) return found;
    for (const std::uint64_t key : keys.suffixes)
        if (const EditScript* found = at(key)) return found;
    return nullptr;
}

std::optional<LemmaCase> Lemmatiser::letters(const LemmaKeys& keys) const noexcept {
    for (const std::uint64_t key : keys.cases)
        if (const auto value = find(key); value && *value <= static_cast<std::uint16_t>(LemmaCase::capitalise))
            return static_cast<LemmaCase>(*value);
    return std::nullopt;
}

std::string Lemmatiser::lemma(const LemmaContext& context) const {
    const LemmaKeys keys = lemma_keys(context);
    if (keys.has_digit && context.xpos == Xpos::CD) return without_thousands_commas(context.form);
    const bool proper = context.xpos == Xpos::NNP || context.xpos == Xpos::NNPS;
    const LemmaCase how = letters(keys).value_or(proper ? LemmaCase::keep : LemmaCase::lower);
    if (const EditScript* found = script(keys))
        if (auto lemma = apply_script(*found, how, context.form)) return *std::move(lemma);
    return apply_script({}, how, context.form).value_or(std::string{context.form});
}

} // namespace entente
