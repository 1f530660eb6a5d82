// SPDX-License-Identifier: Apache-2.0
// The word lists that the network sees: WordNet's lexicographer files ("noun.person", "verb.communication"), and lists of names:
// places, first names, family names, adjectives of nations, titles.
//
//   WordLists lists;
//   lists.add_wordnet("/usr/share/wordnet");
//   lists.add(NameList::country, "Norway");
//   lists.fill(tables);
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "annotate/network_features.hpp"

namespace entente::train {

/// Lists of names; the bits follow those of WordNet's files. A "part" is a word of a name of several words.
enum class NameList : std::uint8_t {
    instance,
    person_part,
    place_part,
    group_part,
    city,
    city_part,
    country,
    country_part,
    region,
    region_part,
    given_name,
    family_name,
    leader,
    title,
    nationality,
    organization,
    organization_part,
    site,
    site_part,
};

/// Where names of a sort go: one of a single word on a list, the words of a longer one on another, the whole of it on the phrases.
struct NameSort {
    NameList whole;
    NameList part;
    PhraseKind kind;
};

class WordLists {
public:
    /// data.* and *.exc of WordNet.
    void add_wordnet(const std::filesystem::path& folder);
    /// Of the words of a longer name, those of three letters or more and capitalised count.
    void add_name(std::string_view name, NameSort sort);
    void add(NameList list, std::string_view word);
    /// A name or term of two words to longest_phrase, cut as the treebanks do; others are left out.
    void add_phrase(PhraseKind kind, std::string_view phrase);
    /// GeoNames: cities15000.txt, countryInfo.txt, admin1CodesASCII.txt.
    void add_geonames(const std::filesystem::path& folder);
    /// Family names of heads of government (REIGN).
    void add_leaders(const std::filesystem::path& csv);
    /// Countries with their adjectives and demonyms, titles, persons, organizations and places of the news, from the lexicon's
    /// tables.
    void add_lexicon(const std::filesystem::path& folder);
    /// Given names, family names, organizations and sites of the trainer's own tables (lib/train/data).
    void add_own_names();

    void fill(FeatureTables& tables) const;

private:
    void add_synset(std::string_view line);
    void add_actors(const std::filesystem::path& table);
    void add_places(const std::filesystem::path& folder);
    std::map<std::string, std::uint64_t, std::less<>> lists_;
    std::map<std::uint32_t, std::uint8_t> phrases_; ///< kinds by hash
};

} // namespace entente::train
