// SPDX-License-Identifier: Apache-2.0
// The table of surface forms behind ActorLexicon: one arena of keys, open addressing, the entries of a key side by side.
// A key is a folded form without blanks, hyphens, points or apostrophes, so that tokenisation and hyphenation do not matter.
//
//   ActorFormTable table;
//   table.add("kim jong-un", {.entry = 7});
//   table.settle();
//   table.find("kim jong un").front().entry;   // 7
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// How a surface form stands for its actor.
enum class FormKind : std::uint8_t {
    name,      ///< full or usual name: "Vladimir Putin", "France", "Hamas"
    acronym,   ///< "NATO", "EU": matched only as written (capitals)
    surname,   ///< "Putin": a person's short name, usable without the full name before it (prominent persons only)
    adjective, ///< "French"
    demonym,   ///< "Frenchman", "Russians"
    seat,      ///< capital, palace or street that stands for a government: "Moscow", "the Kremlin", "Downing Street"
};

struct ActorForm {
    std::uint32_t entry = 0;
    FormKind kind = FormKind::name;
    float prior = 1.0F; ///< relative weight among entries that share the form, > 0
    /// The form alone is too weak: it counts only if the text supports the entry otherwise (its full name, office, or country).
    bool conditional = false;
    friend bool operator==(const ActorForm&, const ActorForm&) = default;
};

inline constexpr std::array<bool, 256> form_separators = [] {
    std::array<bool, 256> result{};
    for (int b = 0; b < 0x80; ++b) {
        result[static_cast<std::size_t>(b)] = !((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9'));
    }
    return result;
}();

/// True for the ASCII characters that a key leaves out: everything but letters and digits.
constexpr bool is_form_separator(char c) noexcept {
    return form_separators[static_cast<unsigned char>(c)];
}

/// FNV-1a over the key characters of a text, to be continued over several words.
class FormHash {
public:
    constexpr void add(std::string_view text) noexcept {
        for (const char c : text)
            add(c);
    }
    constexpr void add(char c) noexcept {
        if (!is_form_separator(c)) add_key_character(c);
    }
    constexpr void add_key_character(char c) noexcept { value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL; }
    constexpr std::uint64_t value() const noexcept { return value_ ^ (value_ >> 32U); }

private:
    std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

class ActorFormTable {
public:
    void reserve(std::size_t forms);
    /// Adds a form of an entry. The same form twice for one entry is kept once, in its stronger reading. False if it was there.
    bool add(std::string_view form, const ActorForm& as) {
        return add_unless(form, as, [](const ActorForm&) { return false; });
    }
    /// The same, unless blocks(other) is true for a form that is already under this key.
    template <class Blocks>
    bool add_unless(std::string_view form, const ActorForm& as, Blocks blocks) {
        const std::uint32_t index = intern(form);
        for (std::uint32_t r = keys_[index].last; r != no_record; r = records_[r].previous) {
            if (blocks(records_[r].form)) return false;
        }
        return add_to(index, as);
    }
    /// Puts the entries of each key side by side, highest prior first. To be called before find(), after the last add().
    void settle();

    std::span<const ActorForm> find(std::string_view form) const noexcept;
    /// The longest run of words that is a form, in words; 0 if none.
    std::size_t longest(std::span<const std::string> words) const noexcept;

    std::size_t size() const noexcept { return keys_.size(); }
    std::string_view key(std::size_t index) const noexcept;
    std::span<const ActorForm> at(std::size_t index) const noexcept;

private:
    struct Key {
        std::uint32_t offset = 0; ///< of its characters in arena_
        std::uint32_t length = 0;
        std::uint32_t begin = 0; ///< of its entries in settled_
        std::uint32_t count = 0;
        std::uint32_t last = 0; ///< its latest record
    };
    struct Record {
        ActorForm form;
        std::uint32_t key = 0;
        std::uint32_t previous = 0; ///< of the same key; no_record ends the chain
    };
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t key = 0; ///< index + 1; 0 is free
    };
    static constexpr std::uint32_t no_record = UINT32_MAX;

    std::uint32_t lookup(std::string_view form, std::uint64_t hash) const noexcept;
    std::uint32_t intern(std::string_view form);
    bool add_to(std::uint32_t key, const ActorForm& as);
    void grow(std::size_t slots);
    void note_beginning(std::uint64_t hash) noexcept;
    bool may_begin(std::uint64_t hash) const noexcept;

    std::string arena_;
    std::vector<Key> keys_;
    std::vector<Record> records_;
    std::vector<ActorForm> settled_;
    std::vector<Slot> slots_;
    std::vector<std::uint64_t> beginnings_; ///< bits of the hashes of forms cut at a separator: a filter for longest()
};

/// Index by id: open addressing over hashes, the caller compares. Ids get the indices 0, 1, 2, … in the order in which they are
/// added.
class ActorIdTable {
public:
    /// The index of an id, which is added if `same(index)` is true of none that is known; and whether it is new.
    template <class Same>
    std::pair<std::uint32_t, bool> add(std::string_view id, Same same) {
        if ((hashes_.size() + 1) * 2 > slots_.size()) grow();
        const std::uint64_t hash = hash_of(id);
        std::size_t at = hash & (slots_.size() - 1);
        for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
            if (hashes_[slots_[at] - 1] == hash && same(slots_[at] - 1)) return {slots_[at] - 1, false};
        }
        hashes_.push_back(hash);
        slots_[at] = static_cast<std::uint32_t>(hashes_.size());
        return {slots_[at] - 1, true};
    }
    template <class Same>
    std::optional<std::uint32_t> find(std::string_view id, Same same) const {
        if (slots_.empty()) return std::nullopt;
        const std::uint64_t hash = hash_of(id);
        for (std::size_t at = hash & (slots_.size() - 1); slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
            if (hashes_[slots_[at] - 1] == hash && same(slots_[at] - 1)) return slots_[at] - 1;
        }
        return std::nullopt;
    }

private:
    static std::uint64_t hash_of(std::string_view id) noexcept {
        FormHash hash;
        for (const char c : id)
            hash.add_key_character(c);
        return hash.value();
    }
    void grow();

    std::vector<std::uint32_t> slots_; ///< index + 1
    std::vector<std::uint64_t> hashes_;
};

} // namespace entente
