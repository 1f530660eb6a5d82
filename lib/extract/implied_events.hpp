// SPDX-License-Identifier: Apache-2.0
// Events that no predicate of the tables names: what must be done is asked for, who is held responsible is accused, who will face
// consequences is threatened, who is X-backed is helped by X. Part of extract().
//
//   ImpliedEvents(tree, mentions, senses, finder, predicates).at(token);   // events whose trigger that token is
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extract/clause_tree.hpp"
#include "extract/event_roles.hpp"
#include "extract/extraction.hpp"
#include "extract/sentence_senses.hpp"
#include "lexicon/predicates.hpp"

namespace entente {

/// Sources and targets of its events are head tokens, as the mentions have them.
class ImpliedEvents {
public:
    ImpliedEvents(const ClauseTree& tree, const MentionTable& mentions, const SentenceSenses& senses, const EventRoleFinder& finder,
                  const Predicates& predicates)
        : tree_(tree), mentions_(mentions), senses_(senses), finder_(finder), predicates_(predicates) {}

    std::vector<EventMention> at(std::uint32_t token) const;
    /// True for "responsible for the killings", "behind the attack", "to blame".
    bool is_blame(std::uint32_t predicate) const;

private:
    using Heads = std::vector<std::uint32_t>;

    void add_backing(std::uint32_t participle, std::vector<EventMention>& events) const;
    void add_duty(std::uint32_t verb, std::vector<EventMention>& events) const;
    void add_blame(std::uint32_t predicate, std::vector<EventMention>& events) const;
    void add_denial(std::uint32_t predicate, std::vector<EventMention>& events) const;
    void add_menace(std::uint32_t verb, std::vector<EventMention>& events) const;
    std::uint32_t speaker(std::uint32_t verb, std::uint32_t known) const;
    Heads parties(const Heads& heads) const;
    std::uint32_t own_head(std::uint32_t head) const;
    static EventMention event(EventType type, std::string cameo, std::uint32_t trigger, Heads sources, Heads targets,
                              std::string pattern);

    const ClauseTree& tree_;
    const MentionTable& mentions_;
    const SentenceSenses& senses_;
    const EventRoleFinder& finder_;
    const Predicates& predicates_;
};

} // namespace entente
