// SPDX-License-Identifier: Apache-2.0
// Words that make events: for every sense of a verb, event noun or adjective its event type, its argument frame (which syntactic
// slot holds source, target and place), the constraints that tell it from other senses of the word, and what it does to the
// events of its complement. Tables: lib/lexicon/data/predicates/*.tsv (format: lib/lexicon/data/predicates/README.md), compiled in.
//
//   const Predicates predicates = Predicates::builtin();
//   for (const Sense& sense : predicates.find(PredicateClass::verb, "accuse")) …   // sense.type == EventType::ACCUSE
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/ontology.hpp"

namespace entente {

enum class PredicateClass : std::uint8_t { verb, noun, adjective };

/// A place in the syntax where an argument stands.
enum class SlotKind : std::uint8_t {
    subject,            ///< "subj": logical subject: nsubj, or the agent of a passive
    object,             ///< "obj": logical object: obj, or the subject of a passive
    indirect,           ///< "iobj"
    possessive,         ///< "poss": "Turkey's attack"
    modifier,           ///< "mod": "the Russian attack", "the US-led strike"
    complement,         ///< "comp": the clause it governs, or for arguments whoever that clause acts on
    complement_subject, ///< "csubj": the subject of the clause it governs
    above,              ///< "above": who announces, orders or begins what the noun names
    preposition,        ///< any other word: a noun phrase with that preposition, of the trigger or of its object noun
};

struct Slot {
    SlotKind kind = SlotKind::subject;
    std::string preposition; ///< lemma; words of one with several joined by "_" ("because_of")
    friend bool operator==(const Slot&, const Slot&) = default;
};

enum class ConstraintKind : std::uint8_t {
    lemma_in,     ///< "obj=visit|tour": its head noun is one of these and becomes part of the trigger
    lemma_seen,   ///< "obj~=troop|soldier": its head noun is one of these
    lemma_not_in, ///< "obj!=statement": it is none of these (or is absent)
    present,      ///< "+on"
    absent,       ///< "-obj"
    is_actor,     ///< "obj~actor"
    is_thing,     ///< "obj~thing": present and no actor
    is_place,     ///< "to~place"
    is_event,     ///< "obj~event": a noun that has a sense with an event type
    is_infinitive, ///< "comp~inf": a clause with "to"
};

struct Constraint {
    Slot slot;
    ConstraintKind kind = ConstraintKind::present;
    std::vector<std::string> lemmas; ///< sorted
    friend bool operator==(const Constraint&, const Constraint&) = default;
};

/// Who is the subject of an infinitive or participle in the complement.
enum class Control : std::uint8_t { automatic, subject, object };

struct Sense {
    PredicateClass word_class = PredicateClass::verb;
    std::string lemma;
    std::string particle; ///< "up" in "blow up", or ""
    std::optional<EventType> type; ///< absent: makes no event itself
    bool refusal = false; ///< an idiom or a use of another domain: neither event nor operator; see `reason`
    std::string reason;   ///< of a refusal
    std::string cameo;
    std::string mode;
    std::vector<Slot> sources; ///< in order of preference
    std::vector<Slot> targets;
    std::vector<Slot> places;
    std::vector<Constraint> constraints;
    bool reciprocal = false;
    bool speech = false; ///< its subject is who says what its complement tells
    std::optional<Status> status;  ///< "status=planned": the status of the event itself where the clause is plain
    std::optional<Status> content; ///< the status it gives to events of its complement
    Control control = Control::automatic;
    bool negated_only = false; ///< "neg": holds only where the trigger is negated
    bool passive_only = false;
    bool active_only = false;
    int priority = 0; ///< among several that fit, the highest wins; then the one with more constraints; then the earlier
    float score = 1;  ///< how surely the sense is an event, 0 to 1
    std::string id;   ///< "verb:blow_up:ASSAULT:180", unique with `line`
    std::string file;
    std::size_t line = 0;
};

/// What `audit` finds.
struct PredicateAudit {
    std::size_t senses = 0;
    std::map<std::string, std::size_t> by_type; ///< type name, "operator", "refusal"
    std::size_t words = 0;                      ///< distinct words and phrasal verbs
    std::vector<std::string> conflicts;         ///< the same trigger and frame with two types
    std::vector<std::string> repeats;           ///< the same trigger, frame and type twice
    std::vector<std::string> unknown_codes;     ///< CAMEO codes that the ontology does not know or gives to another type
};

class Predicates {
public:
    /// The compiled-in tables. Throws ResourceError if one is malformed.
    static Predicates builtin();
    /// Adds the senses of a user's table; they come before those loaded so far where constraints tie. Throws InputError with file and line.
    void add(std::string_view bytes, const std::string& file);

    /// The senses of a lemma (lower case), in the order of the tables. Empty if unknown.
    std::span<const Sense> find(PredicateClass word_class, std::string_view lemma) const;
    /// True if the lemma is in a word set of the tables ("talks", without @).
    bool in_set(std::string_view set, std::string_view lemma) const;
    /// All senses, sorted by class, lemma and order in the tables.
    std::vector<const Sense*> all() const;

private:
    std::map<std::string, std::vector<Sense>, std::less<>> senses_[3];
    std::map<std::string, std::vector<std::string>, std::less<>> sets_; ///< sorted lemmas
};

PredicateAudit audit(const Predicates& predicates, const Ontology& ontology);

} // namespace entente
