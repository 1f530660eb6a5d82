// SPDX-License-Identifier: Apache-2.0
// Which sense each word of a sentence has: the frames of its senses held against the tree. Part of extract().
//
//   const SentenceSenses senses(tree, mentions, predicates);
//   if (const ChosenSense* chosen = senses.at(verb)) chosen->sense->type;
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "extract/clause_tree.hpp"
#include "extract/extraction.hpp"
#include "extract/mention_table.hpp"
#include "lexicon/predicates.hpp"

namespace entente {

struct ChosenSense {
    const Sense* sense = nullptr;
    std::uint32_t token = 0;
    std::vector<std::uint32_t> parts; ///< further tokens of the trigger: the noun of a light verb, "arrest" in "under arrest"
    bool negated = false;
    bool loose = false; ///< no frame of the word fits; its senses agree on the type
};

class SentenceSenses {
public:
    SentenceSenses(const ClauseTree& tree, const MentionTable& mentions, const Predicates& predicates);

    /// The sense of that token, null if it has none.
    const ChosenSense* at(std::uint32_t token) const { return chosen_[token] ? &*chosen_[token] : nullptr; }
    /// True if the token is part of another token's trigger.
    bool is_part(std::uint32_t token) const { return part_of_[token] != none; }
    /// Head tokens that stand in a slot of a trigger, quantities passed ("dozens of soldiers": soldiers).
    std::vector<std::uint32_t> fill(const Slot& slot, const ChosenSense& trigger) const;
    /// "the town", "several areas": a place that has no name here.
    bool is_ground(std::uint32_t token) const { return predicates_.in_set("town", tree_.lemma(tree_.counted(token))); }
    /// True if the noun has a sense that is an event.
    bool is_event_noun(std::uint32_t token) const;
    /// A head token that is an actor: by its mention, or a noun such as "police" before an event noun.
    bool is_actor(std::uint32_t token) const;
    /// False for a thing as the subject of what only people and bodies do ("its projects threaten the river").
    bool may_act(std::uint32_t subject, const Sense& sense) const;
    static bool is_acronym(std::string_view form);
    /// A noun phrase that is no time.
    bool may_be_argument(std::uint32_t token) const;
    bool is_negated(std::uint32_t token) const;

private:
    std::optional<ChosenSense> choose(std::uint32_t token) const;
    std::span<const Sense> candidates(std::uint32_t token) const;
    bool particle_fits(const Sense& sense, std::uint32_t token) const;
    bool fits(const Sense& sense, ChosenSense& trial) const;
    bool named_before(std::uint32_t noun, const std::vector<std::string>& lemmas) const;
    std::uint32_t measure_of(std::uint32_t noun) const;
    bool described_by(std::uint32_t noun, const std::vector<std::string>& lemmas) const;
    bool holds(const Constraint& constraint, ChosenSense& trial) const;
    bool names_the_scene(const ChosenSense& trigger, std::uint32_t modifier) const;
    std::vector<std::uint32_t> modifiers(std::uint32_t noun) const;
    std::vector<std::uint32_t> received_by(std::uint32_t verb) const;
    std::vector<std::uint32_t> deeply_with(const ChosenSense& trigger, std::string_view preposition) const;
    std::optional<ChosenSense> choose_loosely(std::uint32_t token, bool negated) const;
    bool follows(std::string_view particle, std::uint32_t verb) const;
    std::vector<std::uint32_t> with_object(std::uint32_t verb, std::string_view preposition) const;
    std::vector<std::uint32_t> loosely_with(std::uint32_t token, std::string_view preposition) const;

    const ClauseTree& tree_;
    const MentionTable& mentions_;
    const Predicates& predicates_;
    std::vector<std::optional<ChosenSense>> chosen_;
    std::vector<std::uint32_t> part_of_;
};

} // namespace entente
