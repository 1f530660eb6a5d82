// SPDX-License-Identifier: Apache-2.0
// Who does it to whom and where: the argument frame of a chosen sense, filled. Part of extract().
//
//   const EventRoles roles = EventRoleFinder(tree, mentions, senses).roles(trigger);
//   roles.sources;   // head tokens
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/clause_tree.hpp"
#include "extract/sentence_senses.hpp"

namespace entente {

struct EventRoles {
    std::vector<std::uint32_t> sources; ///< head tokens of actors
    std::vector<std::uint32_t> targets; ///< head tokens of actors, else of things
    std::uint32_t place = none;         ///< head token
    bool target_is_thing = false;
    bool target_is_around = false; ///< no slot of the frame: the owner of a thing, the aim, the place
    bool implied_source = false;   ///< the source is guessed from the place or a clause above
    std::string source_path;       ///< slot names for `explain`
    std::string target_path;
};

class EventRoleFinder {
public:
    EventRoleFinder(const ClauseTree& tree, const MentionTable& mentions, const SentenceSenses& senses)
        : tree_(tree), mentions_(mentions), senses_(senses) {}

    EventRoles roles(const ChosenSense& trigger) const { return roles(trigger, 0); }
    /// The actors that a phrase names or belongs to: itself and its conjuncts, the agent of an event noun, a possessor.
    std::vector<std::uint32_t> actors(std::uint32_t head) const { return actors(head, 0); }

private:
    EventRoles roles(const ChosenSense& trigger, int depth) const;
    std::vector<std::uint32_t> actors(std::uint32_t head, int depth) const;
    std::uint32_t named_for(std::uint32_t pronoun) const;
    bool agrees(std::uint32_t name, bool person, bool many) const;
    std::vector<std::uint32_t> owners(std::uint32_t thing) const;
    bool is_own(std::uint32_t thing) const;
    std::vector<std::uint32_t> named_owners(std::uint32_t possessor) const;
    std::vector<std::uint32_t> actors_within(std::uint32_t thing) const;
    std::vector<std::uint32_t> phrases_below(const ChosenSense& trigger) const;
    bool is_imposed(std::uint32_t clause) const;
    std::vector<std::uint32_t> owners_of_parts(const ChosenSense& trigger) const;
    std::vector<std::uint32_t> targets_deep(const ChosenSense& trigger) const;
    std::vector<std::uint32_t> targets_of_purpose(const ChosenSense& trigger, int depth) const;
    std::vector<std::uint32_t> targets_of_condition(const ChosenSense& trigger) const;
    std::uint32_t target_place(const ChosenSense& trigger) const;
    void find_targets_around(EventRoles& roles, const ChosenSense& trigger, int depth) const;
    std::vector<std::uint32_t> sources_of_text(const ChosenSense& trigger, int depth) const;
    std::vector<std::uint32_t> pleased_by(const ChosenSense& trigger, int depth) const;
    void find_sources(EventRoles& roles, const ChosenSense& trigger, int depth) const;
    void find_targets(EventRoles& roles, const ChosenSense& trigger, int depth) const;
    bool is_known_place(std::uint32_t mention) const;
    static bool is_circumstance(const Slot& slot);
    std::uint32_t place_before(const ChosenSense& trigger, const std::vector<std::uint32_t>& sources) const;
    std::uint32_t place_around(const ChosenSense& trigger) const;
    std::uint32_t find_place(const ChosenSense& trigger) const;
    std::vector<std::uint32_t> accused_of(const ChosenSense& trigger, int depth) const;
    std::vector<std::uint32_t> sources_above(const ChosenSense& trigger, int depth) const;
    std::vector<std::uint32_t> targets_of_clause(std::uint32_t clause, int depth) const;

    const ClauseTree& tree_;
    const MentionTable& mentions_;
    const SentenceSenses& senses_;
};

/// The slot as the tables write it: "subj", "with".
std::string_view slot_name(const Slot& slot);

} // namespace entente
