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
};

class WordLists {
public:
    /// data.* and *.exc of WordNet.
    void add_wordnet(const std::filesystem::path& folder);
    /// A name of one word is put on `whole`, the words of a longer one (three letters or more, capitalised) on `part`.
    void add_name(std::string_view name, NameList whole, NameList part);
    void add(NameList list, std::string_view word);
    /// GeoNames: cities15000.txt, countryInfo.txt, admin1CodesASCII.txt.
    void add_geonames(const std::filesystem::path& folder);
    /// Family names of heads of government (REIGN).
    void add_leaders(const std::filesystem::path& csv);
    /// Countries with their adjectives and demonyms, titles, persons and organizations, from the lexicon's tables.
    void add_lexicon(const std::filesystem::path& folder);
    /// Given names, family names and organizations of the trainer's own tables (lib/train/data).
    void add_own_names();

    void fill(FeatureTables& tables) const;

private:
    void add_actors(const std::filesystem::path& table);
    std::map<std::string, std::uint64_t, std::less<>> lists_;
};

} // namespace entente::train
