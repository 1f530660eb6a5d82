// SPDX-License-Identifier: Apache-2.0
// What one will do: a promise, a threat or a refusal; and what one meets somebody for.
#include "extract/sentence_events.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {

/// "called the emir to express support", "met them to demand a truce": what one meets or calls somebody for is said there.
bool SentenceEvents::is_said_to_partner(const ChosenSense& chosen) const {
    const EventType type = *chosen.sense->type;
    const bool spoken = type == EventType::SUPPORT || type == EventType::ACCUSE || type == EventType::REQUEST ||
                        type == EventType::REJECT || type == EventType::THREATEN;
    const ChosenSense* meeting = meeting_above(chosen);
    return spoken && tree_.is_to_infinitive(chosen.token) && meeting != nullptr && !meeting->negated &&
           modality_of(tree_, senses_, meeting->token).status == Status::actual;
}

const ChosenSense* SentenceEvents::meeting_above(const ChosenSense& chosen) const {
    std::uint32_t above = tree_.head(chosen.token);
    if (above != none && senses_.is_part(above)) above = tree_.head(above);
    const ChosenSense* meeting = above == none || !tree_.is_verb(chosen.token) ? nullptr : senses_.at(above);
    return meeting != nullptr && meeting->sense->type == EventType::CONSULT ? meeting : nullptr;
}

/// Whom one says it to is whom one meets, where nobody else is named.
void SentenceEvents::aim_at_partner(const ChosenSense& chosen, EventMention& event) const {
    const ChosenSense* meeting = meeting_above(chosen);
    if (meeting == nullptr) return;
    const bool named = std::any_of(event.targets.begin(), event.targets.end(),
                                   [&](std::uint32_t t) { return senses_.is_actor(t) && tree_.token(t).upos != Upos::PRON; });
    const EventRoles roles = finder_.roles(*meeting);
    if (!roles.sources.empty()) event.sources = canonical(roles.sources);
    std::erase_if(event.targets,
                  [&](std::uint32_t t) { return std::find(event.sources.begin(), event.sources.end(), t) != event.sources.end(); });
    if (!named) event.targets = canonical(roles.targets);
    std::erase_if(event.targets,
                  [&](std::uint32_t t) { return std::find(event.sources.begin(), event.sources.end(), t) != event.sources.end(); });
}

/// "vowed to continue its raids", "pledged to expel them": a promise of harm is a threat.
bool SentenceEvents::vows_harm(const ChosenSense& chosen) const {
    static constexpr std::array<std::string_view, 5> words{"vow", "swear", "pledge", "promise", "resolve"};
    if (chosen.sense->type != EventType::AGREE || std::find(words.begin(), words.end(), tree_.lemma(chosen.token)) == words.end())
        return false;
    const std::uint32_t content = tree_.complement(chosen.token);
    const ChosenSense* inner = content == none ? nullptr : senses_.at(content);
    if (!inner || !inner->sense->type || inner->negated) return false;
    const EventType type = *inner->sense->type;
    return type == EventType::ASSAULT || type == EventType::COERCE || type == EventType::SANCTION || type == EventType::PROTEST;
}

/// "plans to release", "is prepared to withdraw": an intention of who will do it.
bool SentenceEvents::is_intended(const ChosenSense& chosen) const {
    const Relation relation = tree_.relation(chosen.token);
    const std::uint32_t above = tree_.head(chosen.token);
    if (above == none || (relation != Relation::xcomp && relation != Relation::acl && relation != Relation::advcl) ||
        !tree_.is_to_infinitive(chosen.token))
        return false;
    const std::string& l = tree_.lemma(above);
    return tree_.is_verb(above) && (l == "plan" || l == "intend" || l == "prepare" || l == "aim" || l == "propose");
}

/// True if who says it is who will do it, or belongs to it ("Turkey's president said Turkey would …").
bool SentenceEvents::speaks_for_source(const EventMention& event) const {
    const std::uint32_t m = event.attribution == none ? none : table_.headed(event.attribution);
    if (m == none) return false;
    const Mention& speaker = table_.mention(m);
    return std::any_of(event.sources.begin(), event.sources.end(), [&](std::uint32_t head) {
        const std::uint32_t actor = table_.headed(head);
        if (actor == none) return false;
        if (actor == m || table_.mention(actor).form == MentionForm::pronoun) return true;
        const std::uint32_t owner = tree_.child(event.attribution, {Relation::nmod_poss}); // "their spokesman said"
        if (owner != none && tree_.token(owner).upos == Upos::PRON) return true;
        const auto& entries = table_.mention(actor).entries;
        return std::any_of(entries.begin(), entries.end(), [&](std::uint32_t e) {
            return std::find(speaker.modifiers.begin(), speaker.modifiers.end(), e) != speaker.modifiers.end() ||
                   std::find(speaker.entries.begin(), speaker.entries.end(), e) != speaker.entries.end();
        });
    });
}

/// A promise or threat is made by who utters it, too.
void SentenceEvents::join_speaker(EventMention& event) const {
    if (!speaks_for_source(event) ||
        std::find(event.sources.begin(), event.sources.end(), event.attribution) != event.sources.end())
        return;
    if (table_.mention(table_.headed(event.attribution)).form == MentionForm::pronoun) return;
    event.sources.insert(event.sources.begin(), event.attribution);
}

/// The promise or threat of an act to come.
EventMention SentenceEvents::said_of(EventMention act, EventType type, std::string_view cameo) const {
    constexpr float inferred = 0.9F;
    act.type = type;
    act.cameo = cameo;
    act.mode.clear();
    act.status = Status::actual;
    act.score *= inferred;
    act.pattern += "|will";
    join_speaker(act);
    return act;
}

/// "would have freed them", or a later verb of it: nobody promises that.
bool SentenceEvents::is_counterfactual(std::uint32_t verb) const {
    for (std::uint32_t at = verb; at != none; at = tree_.relation(at) == Relation::conj ? tree_.head(at) : none)
        if (tree_.child(at, Relation::aux, "have") != none) return true;
    return false;
}

/// "will free them" is a promise (AGREE) of it, "will not free them" a refusal (REJECT), "will bomb them" a threat.
void SentenceEvents::settle_future(const ChosenSense& chosen, const Modality& modality, EventMention event) {
    const bool own_will = (modality.will || is_intended(chosen)) && !event.sources.empty() && tree_.is_verb(chosen.token) &&
                          !tree_.is_passive(chosen.token) && !is_counterfactual(chosen.token);
    const bool withheld = event.type == EventType::CONCEDE && chosen.negated && modality.status == Status::negated &&
                          !event.sources.empty() && tree_.child(chosen.token, Relation::aux, "would") == none;
    if ((own_will && is_cooperative(event.type) && chosen.negated) || withheld) {
        event.type = EventType::REJECT;
        event.cameo = "120";
        event.mode.clear();
        event.status = modality.status == Status::negated ? Status::actual : modality.status;
        event.pattern += "|will not";
        events.push_back(std::move(event));
        return;
    }
    if (own_will && !chosen.negated && modality.status == Status::planned && is_cooperative(event.type)) {
        events.push_back(said_of(event, EventType::AGREE, "030"));
    }
    // "said he would welcome, would look forward to, will propose": that is the promise itself
    static constexpr std::array<std::string_view, 10> settling{"agree",    "accept", "sign",      "reach",  "settle",
                                                               "conclude", "decide", "determine", "choose", "resolve"};
    const bool settles = std::find(settling.begin(), settling.end(), tree_.lemma(chosen.token)) != settling.end();
    if (own_will && event.type == EventType::AGREE && !chosen.negated && modality.status == Status::planned && !settles)
        event.status = Status::actual;
    const bool hostile = event.type == EventType::ASSAULT || event.type == EventType::COERCE || event.type == EventType::SANCTION;
    const bool shows_force = event.type == EventType::PROTEST || event.type == EventType::MOBILIZE;
    if (own_will && (shows_force || (hostile && speaks_for_source(event))) && !chosen.negated &&
        modality.status == Status::planned) {
        events.push_back(said_of(event, EventType::THREATEN, "130"));
    }
    const bool imagined = event.targets.empty() && event.status == Status::planned && !needs_no_target(event.type);
    if (imagined) return; // only the promise or threat of it, if any, is told
    events.push_back(std::move(event));
}

} // namespace entente
