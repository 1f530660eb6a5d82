// SPDX-License-Identifier: Apache-2.0
#include "lexicon/actor_lexicon_forms.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace entente {
namespace {

constexpr std::size_t beginning_bits = std::size_t{1} << 21U;

std::uint64_t hash_of(std::string_view form) noexcept {
    FormHash hash;
    hash.add(form);
    return hash.value();
}

bool same_key(std::string_view key, std::string_view form) noexcept {
    std::size_t at = 0;
    for (const char c : form) {
        if (is_form_separator(c)) continue;
        if (at == key.size() || key[at] != c) return false;
        ++at;
    }
    return at == key.size();
}

/// The reading of a form that says more: not conditional before conditional, then the earlier kind, then the higher prior.
bool stronger(const ActorForm& a, const ActorForm& b) noexcept {
    if (a.conditional != b.conditional) return b.conditional;
    if (a.kind != b.kind) return a.kind < b.kind;
    return a.prior > b.prior;
}

/// A word that may stand between the parts of a name: "Jong", "-", "Un".
bool joins(std::string_view word) noexcept {
    return std::all_of(word.begin(), word.end(), [](char c) { return c == '-' || c == '\'' || c == '.' || c == '/' || c == '&'; });
}

} // namespace

void ActorFormTable::reserve(std::size_t forms) {
    arena_.reserve(forms * 20);
    keys_.reserve(forms);
    records_.reserve(forms + forms / 4);
    grow(std::bit_ceil(forms * 2));
}

bool ActorFormTable::add_to(std::uint32_t index, const ActorForm& as) {
    Key& key = keys_[index];
    for (std::uint32_t r = key.last; r != no_record; r = records_[r].previous) {
        if (records_[r].form.entry != as.entry) continue;
        if (stronger(as, records_[r].form)) records_[r].form = as;
        return false;
    }
    records_.push_back({as, index, key.last});
    key.last = static_cast<std::uint32_t>(records_.size() - 1);
    ++key.count;
    return true;
}

void ActorFormTable::settle() {
    std::uint32_t begin = 0;
    for (Key& key : keys_) {
        key.begin = begin;
        begin += key.count;
        key.count = 0;
    }
    settled_.resize(records_.size());
    for (const Record& record : records_) {
        Key& key = keys_[record.key];
        settled_[key.begin + key.count++] = record.form;
    }
    for (const Key& key : keys_) {
        if (key.count < 2) continue;
        std::stable_sort(settled_.begin() + key.begin, settled_.begin() + key.begin + key.count,
                         [](const ActorForm& a, const ActorForm& b) {
                             if (a.conditional != b.conditional) return b.conditional;
                             return a.prior > b.prior;
                         });
    }
}

std::span<const ActorForm> ActorFormTable::find(std::string_view form) const noexcept {
    const std::uint32_t index = lookup(form, hash_of(form));
    return index == no_record ? std::span<const ActorForm>{} : at(index);
}

std::size_t ActorFormTable::longest(std::span<const std::string> words) const noexcept {
    constexpr std::size_t most_words = 16;
    constexpr std::size_t most_length = 160;
    char key[most_length];
    std::size_t length = 0;
    std::size_t best = 0;
    FormHash hash;
    for (std::size_t i = 0; i < words.size() && i < most_words; ++i) {
        const std::size_t before = length;
        for (const char c : words[i]) {
            if (is_form_separator(c)) continue;
            if (length == most_length) return best;
            key[length++] = c;
            hash.add(c);
        }
        if (length == before) {
            if (joins(words[i]) && i > 0) continue;
            return best;
        }
        if (!may_begin(hash.value())) return best;
        if (lookup({key, length}, hash.value()) != no_record) best = i + 1;
    }
    return best;
}

std::string_view ActorFormTable::key(std::size_t index) const noexcept {
    return std::string_view{arena_}.substr(keys_[index].offset, keys_[index].length);
}

std::span<const ActorForm> ActorFormTable::at(std::size_t index) const noexcept {
    return std::span{settled_}.subspan(keys_[index].begin, keys_[index].count);
}

std::uint32_t ActorFormTable::lookup(std::string_view form, std::uint64_t hash) const noexcept {
    if (slots_.empty()) return no_record;
    const std::size_t mask = slots_.size() - 1;
    const auto low = static_cast<std::uint32_t>(hash);
    for (std::size_t at = hash & mask; slots_[at].key != 0; at = (at + 1) & mask) {
        if (slots_[at].hash == low && same_key(key(slots_[at].key - 1), form)) return slots_[at].key - 1;
    }
    return no_record;
}

std::uint32_t ActorFormTable::intern(std::string_view form) {
    std::array<char, 256> key_text;     // longer forms are cut: no text has them
    std::array<std::uint64_t, 16> cuts; // hashes of the form cut at each separator
    std::size_t length = 0;
    std::size_t cut_count = 0;
    FormHash hash;
    bool inside = false;
    for (const char c : form) {
        if (!is_form_separator(c)) {
            if (length == key_text.size()) break;
            key_text[length++] = c;
            hash.add_key_character(c);
            inside = true;
        } else if (inside) {
            if (cut_count < cuts.size()) cuts[cut_count++] = hash.value();
            inside = false;
        }
    }
    const std::uint32_t known = lookup({key_text.data(), length}, hash.value());
    if (known != no_record) return known;
    if ((keys_.size() + 1) * 4 > slots_.size() * 3) grow(std::max<std::size_t>(slots_.size() * 2, 1024));
    const auto index = static_cast<std::uint32_t>(keys_.size());
    Key key;
    key.offset = static_cast<std::uint32_t>(arena_.size());
    key.length = static_cast<std::uint32_t>(length);
    arena_.append(key_text.data(), length);
    key.last = no_record;
    keys_.push_back(key);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash.value() & mask;
    while (slots_[at].key != 0)
        at = (at + 1) & mask;
    slots_[at] = {static_cast<std::uint32_t>(hash.value()), index + 1};
    if (beginnings_.empty()) beginnings_.assign(beginning_bits / 64, 0);
    for (std::size_t i = 0; i < cut_count; ++i)
        note_beginning(cuts[i]);
    note_beginning(hash.value());
    return index;
}

void ActorFormTable::grow(std::size_t slots) {
    if (slots <= slots_.size()) return;
    slots_.assign(slots, Slot{});
    const std::size_t mask = slots - 1;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
        const std::uint64_t hash = hash_of(key(i));
        std::size_t at = hash & mask;
        while (slots_[at].key != 0)
            at = (at + 1) & mask;
        slots_[at] = {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(i + 1)};
    }
}

void ActorFormTable::note_beginning(std::uint64_t hash) noexcept {
    const std::uint64_t bit = hash % beginning_bits;
    beginnings_[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

bool ActorFormTable::may_begin(std::uint64_t hash) const noexcept {
    if (beginnings_.empty()) return false;
    const std::uint64_t bit = hash % beginning_bits;
    return ((beginnings_[bit / 64] >> (bit % 64)) & 1U) != 0;
}

void ActorIdTable::grow() {
    slots_.assign(std::max<std::size_t>(slots_.size() * 2, 65536), 0);
    for (std::size_t i = 0; i < hashes_.size(); ++i) {
        std::size_t at = hashes_[i] & (slots_.size() - 1);
        while (slots_[at] != 0)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = static_cast<std::uint32_t>(i + 1);
    }
}

} // namespace entente
