// SPDX-License-Identifier: Apache-2.0
// What the words of one article say, before anyone is identified: mentions of actors and places, event mentions with their
// arguments, time expressions, and what was refused and why.
//
//   const Extraction extraction = extract(document, resources…);
//   extraction.events[0].sources;   // indices into extraction.mentions
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "ontology/ontology.hpp"

namespace entente {

inline constexpr std::uint32_t none = UINT32_MAX; ///< "no index"

enum class MentionForm : std::uint8_t { name, nominal, pronoun };
std::string_view name(MentionForm form) noexcept;

/// A noun phrase that may be an actor or a place.
struct Mention {
    std::uint32_t sentence = 0;
    TokenRange tokens;      ///< the noun phrase with determiner and modifiers; no relative clause, apposition or further conjunct
    std::uint32_t head = 0; ///< its syntactic head
    TokenRange name;        ///< the proper name within it, titles and nationality excluded; empty if form is not name
    MentionForm form = MentionForm::nominal;
    NameType name_type = NameType::none;
    std::optional<ActorKind> kind;      ///< as lexicon, name type and role word tell; absent: not an actor (a thing, a place only)
    std::string sector;                 ///< PLOVER sector from role or title, or ""
    std::string role;                   ///< folded role or title word that heads or precedes it: "troops", "president", or ""
    std::vector<std::uint32_t> entries; ///< ActorLexicon candidates of the name itself
    std::vector<std::uint32_t> modifiers; ///< ActorLexicon entries of its modifiers: nationality, "Kim's", "of Chad"
    std::vector<std::uint32_t> places;  ///< Gazetteer candidates of the name, most prominent first
    bool place_reading = false;         ///< the syntax asks for a place: "in Moscow"
    std::uint32_t apposition_of = none; ///< index of the mention it renames: in "Peskov, the spokesman", the second's is the first
    std::uint32_t conjunct_of = none;   ///< index of the first conjunct of its coordination
};

struct EventMention {
    std::uint32_t sentence = 0;
    TokenRange trigger;
    std::uint32_t head = 0; ///< the trigger's head token
    EventType type{};
    std::string mode;  ///< PLOVER mode or ""
    std::string cameo; ///< 2 to 4 digits
    std::vector<std::uint32_t> sources; ///< mentions
    std::vector<std::uint32_t> targets; ///< mentions
    bool reciprocal = false;
    std::uint32_t place = none;       ///< mention that the syntax makes its place
    std::uint32_t attribution = none; ///< mention of who says so
    Status status = Status::actual;
    bool past = true;    ///< tense for the resolution of weekdays
    float score = 0;     ///< raw evidence for the extraction, before calibration
    std::string pattern; ///< predicate sense and path that made it, for `explain` and calibration
};

/// A trigger that looked like an event and was passed over.
struct Refusal {
    std::uint32_t sentence = 0;
    TokenRange trigger;
    std::string reason;
};

struct Extraction {
    std::vector<Mention> mentions;    ///< ordered by sentence, then head
    std::vector<EventMention> events; ///< ordered by sentence, then trigger
    std::vector<Refusal> refusals;
};

/// The mention whose head is that token, or `none`.
std::uint32_t mention_at(const Extraction& extraction, std::uint32_t sentence, std::uint32_t head);

} // namespace entente
