// SPDX-License-Identifier: Apache-2.0
// The events of one sentence: which senses are events, with which parties and status, and why others are passed over. Part of
// extract().
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extract/clause_tree.hpp"
#include "extract/domain.hpp"
#include "extract/event_roles.hpp"
#include "extract/event_status.hpp"
#include "extract/implied_events.hpp"
#include "extract/sentence_senses.hpp"
#include "extract/tree_repair.hpp"

namespace entente {

/// Acts that help somebody or give way.
bool is_cooperative(EventType type) noexcept;
/// Types whose events commonly have no recipient.
bool needs_no_target(EventType type) noexcept;

class SentenceEvents {
public:
    SentenceEvents(const Document& document, std::uint32_t index, std::span<const Mention> mentions, std::uint32_t offset,
                   const Predicates& predicates, const Ontology& ontology, const ArticleDomain& article)
        : sentence_(repaired(document, document.sentences[index])), index_(index), predicates_(predicates), ontology_(ontology),
          domain_(domain_of(sentence_, predicates, article)), political_(article.politics), tree_(document, sentence_),
          table_(mentions, offset, tree_), senses_(tree_, table_, predicates), finder_(tree_, table_, senses_),
          implied_(tree_, table_, senses_, finder_, predicates) {}

    void run();
    /// Sources, targets, place and attribution hold head tokens here; extract() makes them mention indices.
    std::vector<EventMention> events;
    std::vector<Refusal> refusals;

private:
    TokenRange trigger_range(const ChosenSense& chosen) const;
    void refuse(const ChosenSense& chosen, std::string reason) {
        refusals.push_back({index_, trigger_range(chosen), std::move(reason)});
    }

    void consider(const ChosenSense& chosen);
    bool is_predicate(const ChosenSense& chosen);
    EventMention make_event(const ChosenSense& chosen, const EventRoles& roles, const Modality& modality);
    bool is_claim_of_a_party(const EventMention& event, bool in_its_words) const;
    bool names_a_state(const EventMention& event) const;
    bool is_of_politics(const EventMention& event) const;
    std::vector<std::uint32_t> canonical(const std::vector<std::uint32_t>& heads) const;
    std::uint32_t named_beside(std::uint32_t head) const;
    bool is_indefinite(std::uint32_t head) const;
    std::uint32_t own_head(std::uint32_t head) const;
    void split_parties(EventMention& event) const;
    void add_listed(EventMention& event) const;
    std::vector<std::uint32_t> origins(std::uint32_t head) const;
    void imply_source(const ChosenSense& chosen, EventMention& event) const;
    std::uint32_t speaker(std::uint32_t head) const;
    std::uint32_t according_to(std::uint32_t token) const;
    float score(const ChosenSense& chosen, const EventRoles& roles, const Modality& modality, const EventMention& event) const;
    std::string why_not(const ChosenSense& chosen, const EventRoles& roles, const Modality& modality,
                        const EventMention& event) const;
    bool is_said_to_partner(const ChosenSense& chosen) const;
    const ChosenSense* meeting_above(const ChosenSense& chosen) const;
    void aim_at_partner(const ChosenSense& chosen, EventMention& event) const;
    static bool is_told_besides(const Modality& modality, const EventMention& event);
    static bool is_material_act(EventType type);
    bool vows_harm(const ChosenSense& chosen) const;
    bool is_own_resolve(const ChosenSense& chosen) const;
    bool is_assertion(const ChosenSense& chosen) const;
    bool is_forecast(const ChosenSense& chosen, const EventMention& event) const;
    bool is_private_journey(const ChosenSense& chosen, const EventMention& event) const;
    bool is_plural(const std::vector<std::uint32_t>& heads) const;
    static bool told_without_agent(const EventMention& event);
    bool is_told(const ChosenSense& chosen) const;
    bool subject_is_a_thing(const ChosenSense& chosen) const;
    bool is_intended(const ChosenSense& chosen) const;
    bool speaks_for_source(const EventMention& event) const;
    void join_speaker(EventMention& event) const;
    EventMention said_of(EventMention act, EventType type, std::string_view cameo) const;
    bool is_counterfactual(std::uint32_t verb) const;
    void settle_future(const ChosenSense& chosen, const Modality& modality, EventMention event);
    void drop_repeats();
    static constexpr float lowest_score = 0.12F;
    Sentence sentence_; ///< with slips of the parser put right
    std::uint32_t index_;
    const Predicates& predicates_;
    const Ontology& ontology_;
    Domain domain_;
    bool political_;
    ClauseTree tree_;
    MentionTable table_;
    SentenceSenses senses_;
    EventRoleFinder finder_;
    ImpliedEvents implied_;
};

} // namespace entente
