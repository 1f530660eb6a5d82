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
constexpr std::uint16_t no_script = 0xFFFF;

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

std::string cased(EditScript::Case letters, std::string_view plain) {
    switch (letters) {
    case EditScript::Case::keep:
        return std::string{plain};
    case EditScript::Case::lower:
        return lower(plain);
    case EditScript::Case::capitalise:
        break;
    }
    return capitalised(plain);
}

/// Lower case, digits as zeros: the form as keys have it.
std::string key_form(std::string_view form) {
    std::string out = is_ascii(form) ? std::string{form} : plain_apostrophes(form);
    out = lower(out);
    for (char& c : out)
        if (c >= '0' && c <= '9') c = '0';
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
    const std::string plain = plain_apostrophes(form);
    std::optional<EditScript> best;
    std::size_t best_cost = 0;
    for (const EditScript::Case letters : {EditScript::Case::lower, EditScript::Case::keep, EditScript::Case::capitalise}) {
        const std::string base = cased(letters, plain);
        std::size_t common = static_cast<std::size_t>(std::ranges::mismatch(base, lemma).in1 - base.begin());
        while (!is_boundary(base, common) || !is_boundary(lemma, common))
            --common;
        const std::size_t cut = base.size() - common;
        const std::size_t cost = cut + lemma.size() - common;
        if (cut > 255 || (best && cost >= best_cost)) continue;
        best = EditScript{letters, static_cast<std::uint8_t>(cut), std::string{lemma.substr(common)}};
        best_cost = cost;
    }
    return best;
}

std::optional<std::string> apply_script(const EditScript& script, std::string_view form) {
    std::string lemma = cased(script.letters, is_ascii(form) ? std::string{form} : plain_apostrophes(form));
    if (script.cut > lemma.size() || !is_boundary(lemma, lemma.size() - script.cut)) return std::nullopt;
    lemma.resize(lemma.size() - script.cut);
    lemma += script.append;
    if (lemma.empty()) return std::nullopt;
    return lemma;
}

LemmaKeys lemma_keys(const LemmaContext& context) {
    LemmaKeys keys;
    const std::string form = key_form(context.form);
    const auto xpos = static_cast<std::uint64_t>(context.xpos) + 1;
    const auto upos = static_cast<std::uint64_t>(context.upos) + 1;
    const auto next = static_cast<std::uint64_t>(context.next) + 1;
    const auto capital = static_cast<std::uint64_t>(capitals(context.form)) * 2 + (context.sentence_initial ? 1 : 0);
    keys.in_context = finished(key_of("c", form, ((capital * 128 + next) * 128 + xpos) * 32 + upos));
    keys.cased = finished(key_of("s", form, (capital * 128 + xpos) * 32 + upos));
    keys.tagged = finished(key_of("t", form, xpos));
    std::size_t at = form.size();
    std::vector<std::size_t> begins{at};
    while (at > 0 && begins.size() <= longest_suffix) {
        do
            --at;
        while (!is_boundary(form, at));
        begins.push_back(at);
    }
    // A suffix that is the whole form is told from the same letters at the end of a longer one.
    for (auto begin = begins.rbegin(); begin != begins.rend(); ++begin)
        keys.suffixes.push_back(
            finished(key_of(*begin == 0 ? "w" : "x", std::string_view{form}.substr(*begin), (capital * 128 + xpos) * 32 + upos)));
    return keys;
}

std::string write_section(const LemmaRules& rules) {
    assert(rules.scripts.size() < no_script);
    std::string scripts;
    for (const EditScript& script : rules.scripts) {
        assert(script.append.size() < 256);
        scripts += static_cast<char>(script.letters);
        scripts += static_cast<char>(script.cut);
        scripts += static_cast<char>(script.append.size());
        scripts += script.append;
    }
    const std::size_t slots = std::bit_ceil(rules.entries.size() * 3 / 2 + 1);
    std::vector<std::uint32_t> tags(slots, 0);
    std::vector<std::uint16_t> values(slots, no_script);
    for (const LemmaRules::Entry& entry : rules.entries) {
        std::size_t slot = entry.key & (slots - 1);
        while (tags[slot] != 0)
            slot = (slot + 1) & (slots - 1);
        tags[slot] = upper_half(entry.key);
        values[slot] = entry.script;
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
        } else if (lemmatiser.values_[i] >= script_count) {
            fail();
        }
    }
    if (!has_free) fail();
    std::string_view rest = section.substr(header + slots * 6);
    for (std::size_t i = 0; i < script_count; ++i) {
        if (rest.size() < 3 || rest.size() - 3 < static_cast<unsigned char>(rest[2]) || static_cast<unsigned char>(rest[0]) > 2)
            fail();
        const std::size_t size = static_cast<unsigned char>(rest[2]);
        lemmatiser.scripts_.push_back(
            {static_cast<EditScript::Case>(rest[0]), static_cast<std::uint8_t>(rest[1]), std::string{rest.substr(3, size)}});
        rest.remove_prefix(3 + size);
    }
    return lemmatiser;
}

const EditScript* Lemmatiser::find(std::uint64_t key) const noexcept {
    const std::size_t mask = tags_.size() - 1;
    const std::uint32_t tag = upper_half(key);
    for (std::size_t slot = key & mask; tags_[slot] != 0; slot = (slot + 1) & mask)
        if (tags_[slot] == tag) return &scripts_[values_[slot]];
    return nullptr;
}

std::string Lemmatiser::lemma(const LemmaContext& context) const {
    const LemmaKeys keys = lemma_keys(context);
    const auto with = [&](std::uint64_t key) -> std::optional<std::string> {
        const EditScript* script = find(key);
        return script == nullptr ? std::nullopt : apply_script(*script, context.form);
    };
    for (const std::uint64_t key : {keys.in_context, keys.cased, keys.tagged})
        if (auto lemma = with(key)) return *std::move(lemma);
    for (const std::uint64_t key : keys.suffixes)
        if (auto lemma = with(key)) return *std::move(lemma);
    return std::string{context.form};
}

} // namespace entente
