// SPDX-License-Identifier: Apache-2.0
// Names and terms of several words, cut as the treebanks cut them.
#include "train/word_lists.hpp"

#include <doctest/doctest.h>

using namespace entente;
using namespace entente::train;

namespace {

bool knows(const FeatureTables& tables, const std::vector<std::string_view>& words) {
    std::vector<std::uint32_t> hashes;
    for (const std::string_view word : words)
        hashes.push_back(word_hash(word));
    return tables.phrases.find(phrase_hash(hashes)) != HashIndex::absent;
}

} // namespace

TEST_CASE("phrases are cut at hyphens, commas, ampersands and genitives") {
    WordLists lists;
    lists.add_phrase(PhraseKind::place, "Weston-super-Mare");
    lists.add_phrase(PhraseKind::organization, "Berg & Sons, Inc.");
    lists.add_phrase(PhraseKind::organization, "Doctor's Guild");
    FeatureTables tables;
    lists.fill(tables);
    CHECK(knows(tables, {"weston", "-", "super", "-", "mare"}));
    CHECK(knows(tables, {"berg", "&", "sons", ",", "inc."}));
    CHECK(knows(tables, {"doctor", "'s", "guild"}));
}

TEST_CASE("one word and more than the longest phrase are no phrases") {
    WordLists lists;
    lists.add_phrase(PhraseKind::place, "Oslo");
    lists.add_phrase(PhraseKind::name, "one two three four five six seven");
    FeatureTables tables;
    lists.fill(tables);
    CHECK(tables.phrases.hashes().empty());
}

TEST_CASE("a name of several words is a phrase and its words are on a list of their own") {
    WordLists lists;
    lists.add_name("Northern Fish Board", {NameList::organization, NameList::organization_part, PhraseKind::organization});
    FeatureTables tables;
    lists.fill(tables);
    CHECK(knows(tables, {"northern", "fish", "board"}));
    CHECK(tables.lexicon.find(word_hash("fish")) != HashIndex::absent);
    CHECK(tables.kinds == std::vector<std::uint8_t>{1U << static_cast<unsigned>(PhraseKind::organization)});
}
