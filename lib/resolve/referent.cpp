// SPDX-License-Identifier: Apache-2.0
#include "resolve/referent.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "resolve/words.hpp"
#include "text/embedded.hpp"
#include "text/utf8.hpp"

ENTENTE_EMBEDDED(given_names)

namespace entente {
namespace {

std::map<std::string_view, Gender> read_given_names() {
    std::map<std::string_view, Gender> genders;
    for_each_row(embedded_given_names(), [&](std::string_view name, std::string_view sex) {
        genders.emplace(name, sex == "f" ? Gender::female : Gender::male);
    });
    return genders;
}

} // namespace

ReferentSort sort_of(ActorKind kind) noexcept {
    switch (kind) {
    case ActorKind::person:
        return ReferentSort::person;
    case ActorKind::country:
        return ReferentSort::country;
    case ActorKind::group:
        return ReferentSort::group;
    default:
        return ReferentSort::body;
    }
}

Referent known_referent(const ActorLexicon& lexicon, std::uint32_t entry) {
    const ActorEntry& known = lexicon.entry(entry);
    Referent referent;
    referent.entry = entry;
    referent.sort = sort_of(known.kind);
    referent.kind = known.kind;
    referent.name = known.name;
    referent.country = known.country;
    referent.sector = known.sector;
    if (known.kind == ActorKind::person) {
        const std::vector<std::string> words = name_words(fold(known.name));
        if (!words.empty()) referent.gender = gender_of_given_name(words.front());
        referent.gender_guessed = referent.gender != Gender::unknown;
    }
    return referent;
}

std::vector<std::string> name_words(std::string_view folded) {
    static constexpr std::array<std::string_view, 6> dropped{"al", "el", "the", "ul", "ad", "as"};
    std::vector<std::string> words;
    std::string word;
    const auto finish = [&] {
        if (!word.empty() && std::find(dropped.begin(), dropped.end(), word) == dropped.end()) words.push_back(word);
        word.clear();
    };
    for (const char c : folded) {
        if (c == ' ' || c == '-') {
            finish();
        } else if (c != '.' && c != ',' && c != '"') {
            word += c;
        }
    }
    finish();
    return words;
}

std::string slug(std::string_view name) {
    const std::string folded = fold(name);
    std::string out;
    bool gap = false;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint c = code_point_at(folded, at);
        if (is_letter(c.value) || is_digit(c.value) || is_mark(c.value)) {
            if (gap && !out.empty()) out += '-';
            out += folded.substr(at, c.length);
            gap = false;
        } else if (c.value != '\'' && c.value != '.') {
            gap = true;
        }
        at += c.length;
    }
    return out;
}

Gender gender_of_word(const ActorLexicon& lexicon, std::string_view folded) {
    static constexpr std::array<std::string_view, 56> male{
        "man",         "boy",       "father",  "son",     "brother", "husband",   "uncle",      "nephew",
        "grandfather", "grandson",  "guy",     "king",    "lord",    "gentleman", "emperor",    "prince",
        "monk",        "priest",    "bishop",  "widower", "dad",     "actor",     "stepfather", "stepson",
        "stepbrother", "godfather", "grandpa", "daddy",   "papa",    "boyfriend", "groom",      "bridegroom",
        "lad",         "bloke",     "dude",    "duke",    "baron",   "sultan",    "emir",       "sheikh",
        "sheik",       "shah",      "tsar",    "czar",    "kaiser",  "pharaoh",   "pope",       "imam",
        "ayatollah",   "mullah",    "friar",   "abbot",   "sir",     "mister",    "waiter",     "steward"};
    static constexpr std::array<std::string_view, 55> female{
        "woman",       "girl",          "mother",   "daughter",   "sister",    "wife",       "aunt",         "niece",
        "grandmother", "granddaughter", "lady",     "queen",      "nun",       "hostess",    "empress",      "princess",
        "waitress",    "widow",         "mom",      "mum",        "actress",   "stepmother", "stepdaughter", "stepsister",
        "godmother",   "grandma",       "mommy",    "mummy",      "mama",      "girlfriend", "bride",        "fiancée",
        "fiancee",     "duchess",       "baroness", "countess",   "sultana",   "sheikha",    "tsarina",      "madam",
        "ma'am",       "stewardess",    "heiress",  "heroine",    "goddess",   "abbess",     "ballerina",    "housewife",
        "landlady",    "maid",          "maiden",   "schoolgirl", "priestess", "seamstress", "mistress"};
    if (is_one_of(folded, male)) return Gender::male;
    if (is_one_of(folded, female)) return Gender::female;
    if (folded.ends_with("woman") || folded.ends_with("girl")) return Gender::female;
    if (const Title* title = lexicon.title(folded); title != nullptr && title->gender != Gender::unknown) return title->gender;
    if (const Role* role = lexicon.role(folded)) return role->gender;
    return Gender::unknown;
}

Gender gender_of_given_name(std::string_view folded) {
    static const std::map<std::string_view, Gender> genders = read_given_names();
    const auto found = genders.find(folded);
    return found == genders.end() ? Gender::unknown : found->second;
}

} // namespace entente
