// SPDX-License-Identifier: Apache-2.0
// What the network sees of a word: its row in the table of known words, its row in the table of word vectors, and a bag of rows
// for its parts (suffixes, prefixes, character n-grams), its shape, and the word lists that hold it.
//
//   const FeatureTables tables = …;
//   const WordFeatures features = extract_features(tables, sentences);   // one row a word, sentences one after the other
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace entente {

/// Changes whenever the features of a word change: a model trained on other features is refused.
constexpr std::uint64_t network_feature_version = 2;

/// 32-bit hash of a word as the tables are keyed by.
std::uint32_t word_hash(std::string_view form) noexcept;

/// A sorted list of hashes; finds the place of one in constant time on average.
class HashIndex {
public:
    HashIndex() = default;
    /// Throws ResourceError if the hashes are not in ascending order.
    explicit HashIndex(std::vector<std::uint32_t> sorted);
    static constexpr std::uint32_t absent = 0xFFFFFFFFU;
    std::uint32_t find(std::uint32_t hash) const noexcept;
    const std::vector<std::uint32_t>& hashes() const noexcept { return hashes_; }

private:
    std::vector<std::uint32_t> hashes_;
    std::vector<std::uint32_t> buckets_;
    unsigned shift_ = 31;
};

struct FeatureTables {
    HashIndex words;                  ///< learned words: row 1 + place, row 0 for unknown words
    HashIndex vectors;                ///< words with a vector from raw text: row 1 + place, row 0 for the others
    HashIndex lexicon;                ///< words of the word lists
    std::vector<std::uint64_t> lists; ///< bits of the lists that hold the lexicon's words
    HashIndex phrases;                ///< phrase_hash of names and terms of several words
    std::vector<std::uint8_t> kinds;  ///< bits of PhraseKind of the phrases
    std::uint32_t parts = 0;          ///< rows of the table of word parts
};

/// What names and terms of several words are. The order of the enumerators is part of the model.
enum class PhraseKind : std::uint8_t { person, place, organization, name, noun, other };
constexpr std::size_t longest_phrase = 6; ///< words

/// 32-bit hash of a phrase, from the hashes of its words in small letters.
std::uint32_t phrase_hash(std::span<const std::uint32_t> words) noexcept;

/// Bits of FeatureTables::lists below this are WordNet's lexicographer files, found for inflected forms too.
constexpr unsigned first_name_list = 45;

struct WordFeatures {
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> vectors;
    std::vector<std::uint32_t> part_starts; ///< parts of word i: [part_starts[i], part_starts[i + 1])
    std::vector<std::uint32_t> parts;
    std::vector<std::uint32_t> gram_starts; ///< character n-grams of word i; each weighs 1 / √number
    std::vector<std::uint32_t> grams;
};

WordFeatures extract_features(const FeatureTables& tables, std::span<const std::span<const std::string_view>> sentences);

} // namespace entente
