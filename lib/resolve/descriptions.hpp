// SPDX-License-Identifier: Apache-2.0
// What a common-noun phrase says of its referent. Part of corefer.
//
//   const Description d = describe(document, mention, lexicon);
//   // "the two Turkish ministers": lemma "minister", definite, plural, count 2, countries {TUR}
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "resolve/referent.hpp"

namespace entente {

struct Description {
    std::string lemma; ///< of the head, folded
    bool definite = false;
    bool indefinite = false; ///< "a", "an", "another"
    bool plural = false;
    unsigned count = 0;                        ///< "two", "both": 2; 0: not said
    std::uint32_t possessor = none;            ///< token of a possessive pronoun or possessing noun
    std::vector<std::uint32_t> country_owners; ///< lexicon entries of countries among the modifiers
    std::vector<std::uint32_t> other_owners;   ///< other lexicon entries among the modifiers
    std::string words; ///< premodifiers and head as written, determiners, numbers and owners left out: "security forces"
    ReferentSort sort = ReferentSort::thing;
};

Description describe(const Document& document, const Mention& mention, const ActorLexicon& lexicon);

/// The noun to which the phrase says by "of" that it belongs: "group" of "rebels of the group"; none if there is none.
std::uint32_t owner_of_phrase(const Document& document, const Mention& mention);

/// The office a title or role word means ("leader", "foreign minister"), "" if none.
std::string office_of(const ActorLexicon& lexicon, std::string_view role);

/// The adjective under which the country's institutions are named: "Turkish", "United States".
std::string country_adjective(const ActorLexicon& lexicon, std::uint32_t country);

/// Members of an organisation that stand for it: "Taliban fighters", "Isis militants".
bool stands_for_its_owner(std::string_view lemma) noexcept;

/// What a common noun names, as far as number and person of pronouns go (data/noun_classes.tsv).
enum class NounClass : std::uint8_t { unknown, person, group, place, abstract };
NounClass noun_class_of(std::string_view folded_lemma);

/// What of a place nobody lives in: "border", "airspace"; who is meant by it, if any, is whose it is.
bool is_ground(std::string_view lemma) noexcept;

/// The sort of place a noun names ("city", "country"), absent for other nouns.
std::optional<ReferentSort> place_noun(std::string_view lemma) noexcept;

} // namespace entente
