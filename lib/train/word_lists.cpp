// SPDX-License-Identifier: Apache-2.0
#include "train/word_lists.hpp"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <vector>

#include "text/error.hpp"
#include "text/utf8.hpp"
#include "train/corpus.hpp"
#include "train/name_tables.hpp"

namespace entente::train {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

template <class Visit>
void each_line(const std::filesystem::path& file, const Visit& visit) {
    const std::string text = read_file(file);
    for (std::string_view line : split(text, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty() && line.front() != '#') visit(line);
    }
}

std::uint64_t bit_of(NameList list) {
    return std::uint64_t{1} << (first_name_list + static_cast<unsigned>(list));
}

unsigned number(std::string_view digits, int base) {
    unsigned value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    return value;
}

constexpr NameSort city_names{NameList::city, NameList::city_part, PhraseKind::place};
constexpr NameSort country_names{NameList::country, NameList::country_part, PhraseKind::place};
constexpr NameSort region_names{NameList::region, NameList::region_part, PhraseKind::place};
constexpr NameSort site_names{NameList::site, NameList::site_part, PhraseKind::place};
constexpr NameSort person_names{NameList::leader, NameList::leader, PhraseKind::person};
constexpr NameSort organization_names{NameList::organization, NameList::organization_part, PhraseKind::organization};

/// WordNet's lexicographer files.
constexpr unsigned first_noun_file = 3, last_noun_file = 28;

/// Names of WordNet's instances, by lexicographer file.
NameSort instance_names(unsigned file) {
    constexpr unsigned group = 14, location = 15, person = 18;
    switch (file) {
    case person:
        return {NameList::instance, NameList::person_part, PhraseKind::person};
    case location:
        return {NameList::instance, NameList::place_part, PhraseKind::place};
    case group:
        return {NameList::instance, NameList::group_part, PhraseKind::organization};
    default:
        return {NameList::instance, NameList::group_part, PhraseKind::name};
    }
}

/// The words as the treebanks cut them: hyphens, commas and 's stand alone.
std::vector<std::string> treebank_words(std::string_view phrase) {
    std::vector<std::string> words;
    for (const std::string_view chunk : split(phrase, ' ')) {
        std::string word;
        const auto flush = [&] {
            if (!word.empty()) words.push_back(std::move(word));
            word.clear();
        };
        for (std::size_t i = 0; i < chunk.size(); ++i) {
            const bool genitive = chunk.substr(i) == "'s";
            const bool alone = chunk[i] == '-' || chunk[i] == ',' || chunk[i] == '&';
            if (genitive || alone) flush();
            word += chunk[i];
            if (alone) flush();
        }
        flush();
    }
    return words;
}

bool begins_upper(std::string_view word) {
    return !word.empty() && is_upper(code_point_at(word, 0).value);
}

} // namespace

void WordLists::add(NameList list, std::string_view word) {
    lists_[lower(word)] |= bit_of(list);
}

void WordLists::add_phrase(PhraseKind kind, std::string_view phrase) {
    std::vector<std::uint32_t> hashes;
    for (const std::string& word : treebank_words(phrase))
        hashes.push_back(word_hash(lower(word)));
    if (hashes.size() >= 2 && hashes.size() <= longest_phrase)
        phrases_[phrase_hash(hashes)] |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind));
}

void WordLists::add_name(std::string_view name, NameSort sort) {
    add_phrase(sort.kind, name);
    const std::vector<std::string_view> words = split(name, ' ');
    if (words.size() == 1) return add(sort.whole, name);
    for (const std::string_view word : words)
        if (word.size() >= 3 && begins_upper(word) && word != "The") add(sort.part, word);
}

void WordLists::add_synset(std::string_view line) {
    const std::vector<std::string_view> fields = split(line, ' ');
    const unsigned file = number(fields[1], 10);
    const unsigned words = number(fields[3], 16);
    if (file >= first_name_list || fields.size() < 4 + 2 * words) return;
    const bool instance = line.find(" @i ") != std::string_view::npos;
    for (unsigned w = 0; w < words; ++w) {
        std::string word{fields[4 + 2 * w]};
        if (const std::size_t marker = word.find('('); marker != std::string::npos) word.resize(marker);
        std::replace(word.begin(), word.end(), '_', ' ');
        if (word.find(' ') == std::string::npos) lists_[lower(word)] |= std::uint64_t{1} << file;
        if (instance) {
            add_name(word, instance_names(file));
        } else {
            add_phrase(file >= first_noun_file && file <= last_noun_file ? PhraseKind::noun : PhraseKind::other, word);
        }
    }
}

void WordLists::add_wordnet(const std::filesystem::path& folder) {
    for (const char* part : {"noun", "verb", "adj", "adv"}) {
        each_line(folder / (std::string{"data."} + part), [&](std::string_view line) {
            if (line.front() != ' ') add_synset(line); // else the licence
        });
    }
    for (const char* part : {"noun", "verb", "adj", "adv"}) {
        each_line(folder / (std::string{part} + ".exc"), [&](std::string_view line) {
            const std::vector<std::string_view> fields = split(line, ' ');
            if (fields.size() < 2) return;
            const auto base = lists_.find(fields[1]);
            if (base != lists_.end()) lists_[std::string{fields[0]}] |= base->second;
        });
    }
}

void WordLists::add_geonames(const std::filesystem::path& folder) {
    each_line(folder / "cities15000.txt", [&](std::string_view line) {
        const auto fields = split(line, '\t');
        if (fields.size() < 3) return;
        add_name(fields[1], city_names);
        add_name(fields[2], city_names);
    });
    each_line(folder / "countryInfo.txt", [&](std::string_view line) {
        const auto fields = split(line, '\t');
        if (fields.size() > 4) add_name(fields[4], country_names);
    });
    each_line(folder / "admin1CodesASCII.txt", [&](std::string_view line) {
        const auto fields = split(line, '\t');
        if (fields.size() < 3) return;
        add_name(fields[1], region_names);
        add_name(fields[2], region_names);
    });
}

void WordLists::add_leaders(const std::filesystem::path& csv) {
    each_line(csv, [&](std::string_view line) {
        const auto fields = split(line, ',');
        if (fields.size() > 3) add_name(fields[3], person_names);
    });
}

void WordLists::add_lexicon(const std::filesystem::path& folder) {
    each_line(folder / "countries.tsv", [&](std::string_view line) {
        const auto fields = split(line, '\t');
        if (fields.size() < 6) return;
        const auto clean = [](std::string_view form) {
            if (form.starts_with('?')) form.remove_prefix(1);
            return form.substr(0, form.find('*'));
        };
        add_name(fields[2], country_names);
        for (const std::string_view form : split(fields[3], ';'))
            add_name(clean(form), country_names);
        for (const std::size_t column : {std::size_t{4}, std::size_t{5}})
            for (const std::string_view forms : split(fields[column], ';'))
                for (const std::string_view form : split(forms, '/')) {
                    add(NameList::nationality, clean(form));
                    if (column == 5) add(NameList::nationality, std::string{clean(form)} + 's');
                }
    });
    each_line(folder / "titles.tsv", [&](std::string_view line) {
        for (const std::string_view word : split(split(line, '\t').front(), ' '))
            if (word.size() > 2) add(NameList::title, word);
    });
    for (const auto& entry : std::filesystem::directory_iterator{folder / "actors"})
        if (entry.path().extension() == ".tsv") add_actors(entry.path());
    add_places(folder / "places");
}

/// Lines "id TAB name TAB other names, apart by '|' …"; those of news_names.tsv have the names together in the second column.
void WordLists::add_places(const std::filesystem::path& folder) {
    for (const char* table : {"news_names.tsv", "news_regions.tsv", "news_sites.tsv", "news_towns.tsv", "news_waters.tsv"})
        each_line(folder / table, [&](std::string_view line) {
            const auto fields = split(line, '\t');
            for (std::size_t column = 1; column < std::min<std::size_t>(fields.size(), 3); ++column)
                for (const std::string_view name : split(fields[column], '|'))
                    if (begins_upper(name)) add_name(name, site_names);
        });
}

/// A table of actors: the line "@kind TAB …" tells what the entries below it are, an entry is "name TAB forms TAB …".
void WordLists::add_actors(const std::filesystem::path& table) {
    bool person = false;
    each_line(table, [&](std::string_view line) {
        const auto fields = split(line, '\t');
        if (line.front() == '@') {
            person = fields[0] == "@person";
            return;
        }
        const NameSort sort = person ? person_names : organization_names;
        const std::string_view name = fields[0];
        add_name(name.substr(0, name.find(" (")), sort);
        if (fields.size() < 2) return;
        for (std::string_view form : split(fields[1], ';')) {
            while (!form.empty() && (form.front() == '=' || form.front() == '?' || form.front() == '^' || form.front() == '!'))
                form.remove_prefix(1);
            form = form.substr(0, form.find('*'));
            if (!form.empty() && begins_upper(form)) add_name(form, sort);
        }
    });
}

void WordLists::add_own_names() {
    for (const std::string_view name : given_names())
        add(NameList::given_name, name);
    for (const std::string_view name : family_names())
        add(NameList::family_name, name);
    for (const std::string_view name : organizations())
        add_name(name, organization_names);
    for (const std::string_view name : sites())
        add_name(name, site_names);
}

void WordLists::fill(FeatureTables& tables) const {
    std::map<std::uint32_t, std::uint64_t> by_hash;
    for (const auto& [word, bits] : lists_)
        if (!word.empty()) by_hash[word_hash(word)] |= bits;
    std::vector<std::uint32_t> hashes;
    tables.lists.clear();
    for (const auto& [hash, bits] : by_hash) {
        hashes.push_back(hash);
        tables.lists.push_back(bits);
    }
    tables.lexicon = HashIndex{std::move(hashes)};
    std::vector<std::uint32_t> phrases;
    tables.kinds.clear();
    for (const auto& [hash, kinds] : phrases_) {
        phrases.push_back(hash);
        tables.kinds.push_back(kinds);
    }
    tables.phrases = HashIndex{std::move(phrases)};
}

} // namespace entente::train
