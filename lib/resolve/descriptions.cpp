// SPDX-License-Identifier: Apache-2.0
#include "resolve/descriptions.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/mentions_names.hpp"
#include "resolve/words.hpp"
#include "text/embedded.hpp"
#include "text/utf8.hpp"

ENTENTE_EMBEDDED(noun_classes)

namespace entente {
namespace {

/// Premodifiers that say nothing of who it is.
bool is_empty_modifier(std::string_view word) {
    static constexpr std::array<std::string_view, 56> words{
        "many",        "several",    "other",   "more",      "some",       "few",          "new",     "same",
        "former",      "own",        "such",    "various",   "certain",    "numerous",     "fellow",  "first",
        "last",        "next",       "entire",  "whole",     "most",       "all",          "any",     "both",
        "another",     "additional", "further", "key",       "current",    "then",         "dozens",  "hundreds",
        "thousands",   "potential",  "alleged", "suspected", "angry",      "unidentified", "unknown", "unnamed",
        "unspecified", "accused",    "nearby",  "remaining", "respective", "senior",       "top",     "ordinary",
        "local",       "main",       "leading", "major",     "big",        "large",        "small",   "prominent"};
    return is_one_of(word, words);
}

/// A word that describes the head itself, not a number or a coordinated modifier before it.
bool modifies(const Sentence& sentence, std::uint32_t word, std::uint32_t head) {
    std::uint32_t at = word;
    for (int steps = 0; steps < 8; ++steps) {
        const Token& token = sentence.tokens[at];
        if (at == head) return true;
        switch (token.relation) {
        case Relation::amod:
        case Relation::compound:
        case Relation::flat:
        case Relation::nmod_desc:
        case Relation::punct:
        case Relation::advmod:
        case Relation::obl:
        case Relation::goeswith:
        case Relation::obl_unmarked:
        case Relation::nmod_unmarked:
        case Relation::nummod:
            break;
        default:
            return false;
        }
        if (token.relation == Relation::nummod && at == word) return false;
        if (token.head < 0) return false;
        if (token.relation == Relation::advmod && sentence.tokens[static_cast<std::size_t>(token.head)].upos == Upos::NUM)
            return false;
        at = static_cast<std::uint32_t>(token.head);
        if (at != head && sentence.tokens[at].relation == Relation::nummod) return false;
    }
    return false;
}

bool first_word(const Sentence& sentence, std::uint32_t i) {
    return i == 0 || (i == 1 && sentence.tokens[0].upos == Upos::PUNCT);
}

/// "Police", not "NATO" nor "G7".
bool is_capitalised(std::string_view word) {
    const CodePoint first = code_point_at(word, 0);
    const std::string_view rest = word.substr(first.length);
    return is_upper(first.value) && std::string_view(rest) == lower(rest) && !rest.empty();
}

unsigned count_of(std::string_view word) {
    if (word == "two" || word == "2" || word == "both") return 2;
    if (word == "three" || word == "3") return 3;
    if (word == "four" || word == "4") return 4;
    return 0;
}

using NounClasses = std::vector<std::pair<std::string_view, NounClass>>; ///< sorted by noun

NounClasses read_noun_classes() {
    NounClasses classes;
    classes.reserve(16000);
    for_each_row(embedded_noun_classes(), [&](std::string_view noun, std::string_view value) {
        classes.emplace_back(noun, value == "person"  ? NounClass::person
                                   : value == "group" ? NounClass::group
                                   : value == "place" ? NounClass::place
                                                      : NounClass::abstract);
    });
    std::sort(classes.begin(), classes.end());
    return classes;
}

/// Nouns of many that grammar takes for one.
bool is_collective(std::string_view lemma) {
    static constexpr std::array<std::string_view, 12> words{"people",    "staff",      "youth", "public", "crew",  "crowd",
                                                            "personnel", "population", "poor",  "press",  "media", "police"};
    return is_one_of(lemma, words);
}

/// "coast guard", "national guard": many, unlike "a prison guard".
bool is_guard_corps(const Description& d) {
    static constexpr std::array<std::string_view, 7> corps{"coast",         "national", "republican", "presidential",
                                                           "revolutionary", "border",   "home"};
    const std::string words = fold(d.words);
    return d.lemma == "guard" &&
           std::any_of(corps.begin(), corps.end(), [&](std::string_view word) { return words.starts_with(word); });
}

/// Which words before the head name an owner, who stands before the rest in the name that is made: "Turkish" + "troops".
std::vector<bool> owner_words(const Document& document, const Mention& mention, const ActorLexicon& lexicon) {
    static constexpr std::uint32_t longest = 4;
    const Sentence& sentence = document.sentences[mention.sentence];
    std::vector<bool> found(mention.tokens.size(), false);
    const auto names_owner = [&](TokenRange range) {
        const std::vector<ActorForm> forms = lexicon.match(text_of(document, sentence, range));
        return std::any_of(forms.begin(), forms.end(), [&](const ActorForm& form) {
            return std::find(mention.modifiers.begin(), mention.modifiers.end(), form.entry) != mention.modifiers.end();
        });
    };
    if (mention.modifiers.empty()) return found;
    for (std::uint32_t i = mention.tokens.begin; i < mention.head;) {
        std::uint32_t length = std::min(longest, mention.head - i);
        while (length > 0 && !names_owner({i, i + length}))
            --length;
        std::fill_n(found.begin() + (i - mention.tokens.begin), length, true);
        i += std::max(length, 1U);
    }
    return found;
}

/// "year" in "14-year-old": what is joined to a number by hyphens.
bool belongs_to_number(const Sentence& sentence, std::uint32_t i, std::uint32_t begin) {
    while (i > begin && sentence.tokens[i - 1].span.end == sentence.tokens[i].span.begin) {
        if (sentence.tokens[--i].upos == Upos::NUM) return true;
    }
    return false;
}

ReferentSort sort_of_phrase(const Mention& mention, const Description& d) {
    const bool one_person = !d.plural && mention.kind == ActorKind::group && noun_class_of(d.lemma) == NounClass::person;
    if (one_person && !is_collective(d.lemma) && !is_guard_corps(d))
        return ReferentSort::person; // "the student", whose role is of many
    if (mention.kind) return d.plural && *mention.kind == ActorKind::person ? ReferentSort::group : sort_of(*mention.kind);
    if (const std::optional<ReferentSort> sort = place_noun(d.lemma)) return *sort;
    switch (noun_class_of(d.lemma)) {
    case NounClass::person:
        return d.plural ? ReferentSort::group : ReferentSort::person;
    case NounClass::group:
        return ReferentSort::body;
    case NounClass::place:
        return ReferentSort::place;
    default:
        return ReferentSort::thing;
    }
}

} // namespace

NounClass noun_class_of(std::string_view folded_lemma) {
    static const NounClasses classes = read_noun_classes();
    const auto found = std::lower_bound(classes.begin(), classes.end(), folded_lemma,
                                        [](const auto& row, std::string_view lemma) { return row.first < lemma; });
    return found == classes.end() || found->first != folded_lemma ? NounClass::unknown : found->second;
}

Description describe(const Document& document, const Mention& mention, const ActorLexicon& lexicon) {
    const Sentence& sentence = document.sentences[mention.sentence];
    const Token& head = sentence.tokens[mention.head];
    Description d;
    d.lemma = fold(head.lemma);
    d.plural = head.xpos == Xpos::NNS || head.xpos == Xpos::NNPS;
    if (d.lemma == "duo" || d.lemma == "pair" || d.lemma == "couple") d.count = 2;
    if (d.lemma == "trio") d.count = 3;
    for (const std::uint32_t owner : mention.modifiers) {
        (lexicon.entry(owner).kind == ActorKind::country ? d.country_owners : d.other_owners).push_back(owner);
    }
    const std::vector<bool> owners = owner_words(document, mention, lexicon);
    for (std::uint32_t i = mention.tokens.begin; i < mention.tokens.end; ++i) {
        const Token& token = sentence.tokens[i];
        const std::string word = fold(text_of(document, token));
        const bool own = token.head == static_cast<std::int32_t>(mention.head);
        if (own && (token.relation == Relation::det || token.relation == Relation::det_predet)) {
            d.definite = d.definite || word == "the" || word == "this" || word == "that" || word == "these" || word == "those" ||
                         word == "both";
            d.indefinite =
                d.indefinite || word == "a" || word == "an" || word == "another" || word == "some" || word == "any" || word == "no";
            d.count = std::max(d.count, count_of(word));
        } else if (own && token.relation == Relation::nummod) {
            d.count = std::max(d.count, count_of(word));
        } else if (own && token.relation == Relation::nmod_poss) {
            d.possessor = i;
            d.definite = true;
        }
        if (i > mention.head) continue;
        const bool left_out = token.relation == Relation::det || token.relation == Relation::det_predet ||
                              token.relation == Relation::nummod || token.relation == Relation::nmod_poss ||
                              token.relation == Relation::case_ || token.upos == Upos::PRON || token.upos == Upos::NUM ||
                              token.upos == Upos::ADV || token.xpos == Xpos::POS || is_empty_modifier(word) ||
                              (i != mention.head && token.upos == Upos::PUNCT && d.words.empty());
        if (i != mention.head &&
            (left_out || belongs_to_number(sentence, i, mention.tokens.begin) || !modifies(sentence, i, mention.head)))
            continue;
        if (owners[i - mention.tokens.begin] && d.words.empty()) continue;
        const bool joined = i > 0 && !d.words.empty() && sentence.tokens[i - 1].span.end == token.span.begin;
        if (!d.words.empty() && !joined) d.words += ' ';
        const std::string_view written = text_of(document, token);
        // The capital of a sentence's first word is no part of it.
        const bool role = i == mention.head && lexicon.role(word) != nullptr;
        const bool common = role || token.upos == Upos::NOUN || token.upos == Upos::ADJ || token.upos == Upos::VERB;
        d.words += common && first_word(sentence, i) && is_capitalised(written) ? lower(written) : std::string(written);
    }
    d.sort = sort_of_phrase(mention, d);
    return d;
}

std::uint32_t owner_of_phrase(const Document& document, const Mention& mention) {
    const Sentence& sentence = document.sentences[mention.sentence];
    for (std::uint32_t i = mention.head + 1; i < mention.tokens.end; ++i) {
        const Token& token = sentence.tokens[i];
        if (token.relation != Relation::case_ || token.lemma != "of" || token.head < 0) continue;
        const std::uint32_t noun = static_cast<std::uint32_t>(token.head);
        if (sentence.tokens[noun].head == static_cast<std::int32_t>(mention.head) &&
            sentence.tokens[noun].relation == Relation::nmod)
            return noun;
    }
    return none;
}

std::string office_of(const ActorLexicon& lexicon, std::string_view role) {
    const Title* title = lexicon.title(role);
    return title == nullptr ? std::string{} : title->office;
}

std::string country_adjective(const ActorLexicon& lexicon, std::uint32_t country) {
    static constexpr std::string_view tail = " government";
    const ActorEntry& entry = lexicon.entry(country);
    for (const ActorForm& form : lexicon.find(fold("government of " + entry.name))) {
        const std::string& name = lexicon.entry(form.entry).name;
        if (name.ends_with(tail) && lexicon.entry(form.entry).country == entry.country)
            return name.substr(0, name.size() - tail.size());
    }
    return entry.name;
}

bool stands_for_its_owner(std::string_view lemma) noexcept {
    static constexpr std::array<std::string_view, 15> words{"fighter",   "militant", "insurgent",  "gunman",    "attacker",
                                                            "member",    "jihadist", "terrorist",  "force",     "rebel",
                                                            "guerrilla", "militia",  "militiaman", "operative", "extremist"};
    return is_one_of(lemma, words);
}

bool is_ground(std::string_view lemma) noexcept {
    static constexpr std::array<std::string_view, 22> words{
        "border", "frontier", "territory", "area",   "region",   "sea", "river",    "land",  "coast", "road",   "forest",
        "route",  "place",    "position",  "valley", "mountain", "sky", "airspace", "water", "field", "desert", "soil"};
    return is_one_of(lemma, words);
}

std::optional<ReferentSort> place_noun(std::string_view lemma) noexcept {
    static constexpr std::array<std::string_view, 5> countries{"country", "nation", "state", "homeland", "kingdom"};
    static constexpr std::array<std::string_view, 22> places{
        "city", "town",    "village", "capital", "region", "province",  "district", "island", "area",  "territory", "neighborhood",
        "camp", "airport", "port",    "base",    "border", "peninsula", "suburb",   "county", "place", "street",    "building"};
    if (is_one_of(lemma, countries)) return ReferentSort::country;
    if (is_one_of(lemma, places)) return ReferentSort::place;
    return std::nullopt;
}

} // namespace entente
