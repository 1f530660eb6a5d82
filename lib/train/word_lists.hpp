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
    first_name,
    any_name,
    leader,
    title,
    nationality,
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
    /// Countries with their adjectives and demonyms, and titles, from the lexicon's tables.
    void add_lexicon(const std::filesystem::path& folder);
    /// One name a line.
    void add_lines(const std::filesystem::path& file, NameList list);

    void fill(FeatureTables& tables) const;

private:
    std::map<std::string, std::uint64_t, std::less<>> lists_;
};

} // namespace entente::train
