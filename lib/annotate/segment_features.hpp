// SPDX-License-Identifier: Apache-2.0
// What the segmenter sees: a block as characters and chunks (stretches without white space), and the hashed features of its two
// decisions: does a sentence end after this chunk, and does a token end between these two characters of a chunk. The trainer
// and the segmenter share this file; a change here changes `segment_feature_version`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace entente {

inline constexpr std::uint32_t segment_feature_version = 1;

enum class CharKind : std::uint8_t {
    upper,
    lower,
    letter,
    digit,
    mark,
    period,
    comma,
    apostrophe,
    quote,
    hyphen,
    dash,
    colon,
    slash,
    opening,
    closing,
    terminal,
    ellipsis,
    currency,
    percent,
    at,
    underscore,
    other,
    none,
};

/// Abbreviations and calendar words, by what follows or precedes them.
enum class WordClass : std::uint8_t {
    none,
    title,
    month,
    state,
    hour,
    company,
    generation,
    street,
    reference,
    latin,
    region,
    calendar
};

constexpr bool is_word(CharKind kind) noexcept {
    return kind <= CharKind::mark;
}
constexpr bool is_alphabetic(CharKind kind) noexcept {
    return kind <= CharKind::letter;
}

struct Character {
    char32_t value = 0;
    char32_t plain = 0;      ///< lower case, any digit as '0', typographic quotes and dashes made plain
    std::uint32_t begin = 0; ///< byte in the text
    CharKind kind = CharKind::none;
};

/// A stretch without white space: characters [begin, end) of the block, and what the sentence features ask of it.
struct Chunk {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t core_begin = 0; ///< without the punctuation around the word; empty if it is all punctuation
    std::uint32_t core_end = 0;
    std::uint64_t word = 0;  ///< hash of the core in lower case
    std::uint64_t tail = 0;  ///< hash of the punctuation after the core
    std::uint64_t shape = 0; ///< hash of the core's kinds, repeats once
    WordClass word_class = WordClass::none;
    CharKind first = CharKind::none; ///< kind of the first character of the core, or of the chunk
};

struct BlockText {
    std::vector<Character> characters; ///< without white space
    std::vector<Chunk> chunks;
    std::uint32_t end = 0; ///< byte where the last character ends

    std::uint32_t byte_at(std::size_t character) const { return character < characters.size() ? characters[character].begin : end; }
    /// Where the character before `character` ends.
    std::uint32_t end_before(std::size_t character, std::string_view text) const;
};

/// Bytes [span.begin, span.end) of valid UTF-8.
BlockText read_block(std::string_view text, Span span);

/// Hashes of the features that hold; at most `capacity` of them.
class Features {
public:
    static constexpr std::size_t capacity = 64;
    void add(std::uint32_t tag, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0);
    const std::uint32_t* begin() const noexcept { return hashes_.data(); }
    const std::uint32_t* end() const noexcept { return hashes_.data() + size_; }

private:
    std::array<std::uint32_t, capacity> hashes_;
    std::size_t size_ = 0;
};

/// What a sentence has held so far; `after` of each of its chunks in turn.
struct SentenceState {
    std::uint32_t length = 0; ///< chunks
    std::int32_t brackets = 0;
    std::int32_t quotes = 0; ///< opening and closing ones counted alike
    std::uint32_t capitals = 0;

    SentenceState after(const BlockText& block, const Chunk& chunk) const;
};

/// Features of "a sentence ends after this chunk" for a chunk that is not the block's last; state includes the chunk.
Features sentence_features(const BlockText& block, std::size_t chunk, const SentenceState& state);

/// Features of "a token ends before character `gap`" inside `chunk`: token_begin is where the token so far began.
struct GapContext {
    std::size_t chunk = 0;
    std::size_t gap = 0;
    std::size_t token_begin = 0;
    bool sentence_end = false; ///< the chunk is its sentence's last
};
Features gap_features(const BlockText& block, const GapContext& context);

/// Hash of characters [begin, end) in plain form.
std::uint64_t plain_hash(const BlockText& block, std::size_t begin, std::size_t end);

/// True if a token may end before `gap` whatever the words: a change between letters, digits and signs, or before "n't".
bool may_split(const BlockText& block, const Chunk& chunk, std::size_t gap);

} // namespace entente
