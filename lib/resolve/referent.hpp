// SPDX-License-Identifier: Apache-2.0
// What the mentions of one article refer to, while coreference and linking work it out. Entities and places come of it.
//
//   Referent putin{.sort = ReferentSort::person, .name = "Vladimir Putin"};
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extraction.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "ontology/ontology.hpp"

namespace entente {

enum class ReferentSort : std::uint8_t {
    person,
    body,    ///< organisation, government, company, armed group: one thing that acts
    country, ///< actor and place
    place,   ///< city, region, site: not an actor
    group,   ///< unnamed people: "U.S. officials", "protesters"
    set,     ///< several referents together: "the duo"
    thing,   ///< anything else
};

struct Referent {
    ReferentSort sort = ReferentSort::thing;
    std::optional<std::uint32_t> entry; ///< ActorLexicon entry
    std::string name;                   ///< fullest form in the article, or the lexicon's name
    std::optional<ActorKind> kind;      ///< absent: place or thing
    std::string country;                ///< alpha-3 or ""
    std::string sector;
    Gender gender = Gender::unknown;
    bool gender_guessed = false; ///< by the given name alone
    bool plural = false;
    std::string key;                     ///< for unnamed groups: what makes two of them one ("official|USA")
    std::vector<std::string> roles;      ///< folded role and title words it is described by
    std::vector<std::uint32_t> owners;   ///< lexicon entries it belongs to: [Kremlin] for its spokesman
    std::vector<std::uint32_t> members;  ///< referents of a set
    std::vector<std::uint32_t> mentions; ///< ascending
    friend bool operator==(const Referent&, const Referent&) = default;
};

/// True if the referent may be an actor of an event.
constexpr bool acts(const Referent& referent) noexcept {
    return referent.sort != ReferentSort::place && referent.sort != ReferentSort::thing;
}

/// The sort that goes with an actor's kind.
ReferentSort sort_of(ActorKind kind) noexcept;

/// One of whom the lexicon knows.
Referent known_referent(const ActorLexicon& lexicon, std::uint32_t entry);

/// Words of a folded name, split at blanks and hyphens; particles that writers leave out ("al", "el") dropped.
std::vector<std::string> name_words(std::string_view folded);

/// Letters and digits of the folded name joined by '-': "kim-jong-un".
std::string slug(std::string_view name);

/// By a title or role word ("mr", "spokeswoman", "king"); unknown for most.
Gender gender_of_word(const ActorLexicon& lexicon, std::string_view folded);
/// By a given name that is borne by one sex far more often (data/given_names.tsv).
Gender gender_of_given_name(std::string_view folded);

} // namespace entente
