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

bool begins_upper(std::string_view word) {
    return !word.empty() && is_upper(code_point_at(word, 0).value);
}

} // namespace

void WordLists::add(NameList list, std::string_view word) {
    lists_[lower(word)] |= bit_of(list);
}

void WordLists::add_name(std::string_view name, NameList whole, NameList part) {
    const std::vector<std::string_view> words = split(name, ' ');
    if (words.size() == 1) return add(whole, name);
    for (const std::string_view word : words)
        if (word.size() >= 3 && begins_upper(word)) add(part, word);
}

void WordLists::add_wordnet(const std::filesystem::path& folder) {
    for (const char* part : {"noun", "verb", "adj", "adv"}) {
        each_line(folder / (std::string{"data."} + part), [&](std::string_view line) {
            if (line.front() == ' ') return; // the licence
            const std::vector<std::string_view> fields = split(line, ' ');
            const unsigned file = number(fields[1], 10);
            const unsigned words = number(fields[3], 16);
            if (file >= first_name_list || fields.size() < 4 + 2 * words) return;
            const bool instance = line.find(" @i ") != std::string_view::npos;
            for (unsigned w = 0; w < words; ++w) {
                std::string word{fields[4 + 2 * w]};
                if (const std::size_t marker = word.find('('); marker != std::string::npos) word.resize(marker);
                std::replace(word.begin(), word.end(), '_', ' ');
                if (word.find(' ') == std::string::npos) {
                    lists_[lower(word)] |= std::uint64_t{1} << file;
                    if (instance) add(NameList::instance, word);
                } else if (instance) {
                    // Lexicographer files of nouns: 14 group, 15 location, 18 person.
                    const NameList list = file == 18   ? NameList::person_part
                                          : file == 15 ? NameList::place_part
                                                       : NameList::group_part;
                    add_name(word, list, list);
                }
            }
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
        add_name(fields[1], NameList::city, NameList::city_part);
        add_name(fields[2], NameList::city, NameList::city_part);
    });
    each_line(folder / "countryInfo.txt", [&](std::string_view line) {
        const auto fields = split(line, '\t');
        if (fields.size() > 4) add_name(fields[4], NameList::country, NameList::country_part);
    });
    each_line(folder / "admin1CodesASCII.txt", [&](std::string_view line) {
        const auto fields = split(line, '\t');
        if (fields.size() < 3) return;
        add_name(fields[1], NameList::region, NameList::region_part);
        add_name(fields[2], NameList::region, NameList::region_part);
    });
}

void WordLists::add_leaders(const std::filesystem::path& csv) {
    each_line(csv, [&](std::string_view line) {
        const auto fields = split(line, ',');
        if (fields.size() > 3) add_name(fields[3], NameList::leader, NameList::leader);
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
        add_name(fields[2], NameList::country, NameList::country_part);
        for (const std::string_view form : split(fields[3], ';'))
            add_name(clean(form), NameList::country, NameList::country_part);
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
        const NameList whole = person ? NameList::leader : NameList::organization;
        const NameList part = person ? NameList::leader : NameList::organization_part;
        const std::string_view name = fields[0];
        add_name(name.substr(0, name.find(" (")), whole, part);
        if (fields.size() < 2) return;
        for (std::string_view form : split(fields[1], ';')) {
            while (!form.empty() && (form.front() == '=' || form.front() == '?' || form.front() == '^' || form.front() == '!'))
                form.remove_prefix(1);
            form = form.substr(0, form.find('*'));
            if (!form.empty() && begins_upper(form)) add_name(form, whole, part);
        }
    });
}

void WordLists::add_own_names() {
    for (const std::string_view name : given_names())
        add(NameList::given_name, name);
    for (const std::string_view name : family_names())
        add(NameList::family_name, name);
    for (const std::string_view name : organizations())
        add_name(name, NameList::organization, NameList::organization_part);
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
}

} // namespace entente::train
