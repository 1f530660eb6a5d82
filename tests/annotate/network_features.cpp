// SPDX-License-Identifier: Apache-2.0
// Phrases: the longest one of the tables that begins at a word marks its words, whatever the case.
#include "annotate/network_features.hpp"

#include <algorithm>
#include <map>
#include <string>

#include <doctest/doctest.h>

using namespace entente;

namespace {

using Words = std::vector<std::string_view>;

std::uint32_t hash_of(const Words& words) {
    std::vector<std::uint32_t> hashes;
    for (const std::string_view word : words)
        hashes.push_back(word_hash(word));
    return phrase_hash(hashes);
}

FeatureTables tables_of(const std::vector<std::pair<Words, PhraseKind>>& phrases) {
    std::map<std::uint32_t, std::uint8_t> kinds;
    for (const auto& [words, kind] : phrases)
        kinds[hash_of(words)] |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
    FeatureTables tables;
    std::vector<std::uint32_t> hashes;
    for (const auto& [hash, bits] : kinds) {
        hashes.push_back(hash);
        tables.kinds.push_back(bits);
    }
    tables.phrases = HashIndex{std::move(hashes)};
    tables.parts = 1U << 16U;
    return tables;
}

/// How many features the phrases of `tables` give each word.
std::vector<std::size_t> phrase_features(const FeatureTables& tables, const Words& sentence) {
    FeatureTables none;
    none.parts = tables.parts;
    const std::vector<std::span<const std::string_view>> sentences{sentence};
    const WordFeatures with = extract_features(tables, sentences);
    const WordFeatures without = extract_features(none, sentences);
    std::vector<std::size_t> more;
    for (std::size_t i = 0; i < sentence.size(); ++i)
        more.push_back((with.part_starts[i + 1] - with.part_starts[i]) - (without.part_starts[i + 1] - without.part_starts[i]));
    return more;
}

} // namespace

TEST_CASE("words of a phrase get a feature for each kind of the phrase") {
    const FeatureTables tables = tables_of({{{"red", "sea"}, PhraseKind::place}, {{"red", "sea"}, PhraseKind::noun}});
    CHECK(phrase_features(tables, {"the", "red", "sea", "rose"}) == std::vector<std::size_t>{0, 2, 2, 0});
}

TEST_CASE("phrases are found whatever the case of the letters, at both ends of a sentence") {
    const FeatureTables tables = tables_of({{{"nordic", "council"}, PhraseKind::organization}});
    CHECK(phrase_features(tables, {"Nordic", "COUNCIL"}) == std::vector<std::size_t>{1, 1});
    CHECK(phrase_features(tables, {"council", "Nordic"}) == std::vector<std::size_t>{0, 0});
}

TEST_CASE("the longest phrase wins, and the search goes on behind it") {
    const FeatureTables tables = tables_of({{{"bank", "of"}, PhraseKind::other},
                                            {{"bank", "of", "norway"}, PhraseKind::organization},
                                            {{"norway", "house"}, PhraseKind::place}});
    CHECK(phrase_features(tables, {"bank", "of", "norway", "house"}) == std::vector<std::size_t>{1, 1, 1, 0});
    CHECK(phrase_features(tables, {"bank", "of", "sweden"}) == std::vector<std::size_t>{1, 1, 0});
}

TEST_CASE("the first word of a phrase and the words inside it have features of their own") {
    const FeatureTables tables = tables_of({{{"york", "york"}, PhraseKind::place}});
    const Words sentence{"york", "york"};
    const std::vector<std::span<const std::string_view>> sentences{sentence};
    const WordFeatures features = extract_features(tables, sentences);
    const auto parts = [&](std::size_t i) {
        std::vector<std::uint32_t> rows(features.parts.begin() + features.part_starts[i],
                                        features.parts.begin() + features.part_starts[i + 1]);
        std::sort(rows.begin(), rows.end());
        return rows;
    };
    CHECK(parts(0) != parts(1));
}
