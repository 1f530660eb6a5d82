// SPDX-License-Identifier: Apache-2.0
#include "extract/sentence_events.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {

bool is_cooperative(EventType type) noexcept {
    switch (type) {
    case EventType::CONSULT:
    case EventType::SUPPORT:
    case EventType::COOPERATE:
    case EventType::AID:
    case EventType::CONCEDE:
    case EventType::RETREAT:
        return true;
    default:
        return false;
    }
}

bool needs_no_target(EventType type) noexcept {
    switch (type) {
    case EventType::PROTEST:
    case EventType::CONCEDE:
    case EventType::RETREAT:
    case EventType::MOBILIZE:
        return true;
    default:
        return false;
    }
}

void SentenceEvents::run() {
    for (std::uint32_t i = 0; i < tree_.size(); ++i) {
        const ChosenSense* chosen = senses_.at(i);
        if (chosen) consider(*chosen);
        for (EventMention& event : implied_.at(i)) {
            event.sentence = index_;
            events.push_back(std::move(event));
        }
    }
    drop_repeats();
}

TokenRange SentenceEvents::trigger_range(const ChosenSense& chosen) const {
    TokenRange range{chosen.token, chosen.token + 1};
    for (const std::uint32_t part : chosen.parts) {
        const TokenRange wider{std::min(range.begin, part), std::max(range.end, part + 1)};
        if (wider.size() <= 5) range = wider;
    }
    for (const std::uint32_t c : tree_.children(chosen.token))
        if (tree_.relation(c) == Relation::compound_prt && c == range.end) ++range.end;
    return range;
}

void SentenceEvents::consider(const ChosenSense& chosen) {
    if (chosen.sense->refusal) return refuse(chosen, chosen.sense->reason);
    if (!chosen.sense->type) return;
    if (senses_.is_part(chosen.token)) return;
    const std::string& lemma = tree_.lemma(chosen.token);
    if (domain_ == Domain::sport && predicates_.in_set("sport_sense", lemma)) return refuse(chosen, "sports news");
    if (chosen.sense->type == EventType::ASSAULT && predicates_.in_set("election_sense", lemma) &&
        count_in(sentence_, predicates_, "election_word") > 0)
        return refuse(chosen, "won in an election");
    if (!is_predicate(chosen)) return;
    const EventRoles roles = finder_.roles(chosen);
    Modality modality = modality_of(tree_, senses_, chosen.token);
    const bool said = is_said_to_partner(chosen);
    if (said || roles.source_path == "pleased") {
        modality.purpose = modality.content = modality.will = false;
        if (modality.status == Status::planned) modality.status = Status::actual;
    }
    EventMention event = make_event(chosen, roles, modality);
    if (said) aim_at_partner(chosen, event);
    if (domain_ == Domain::business && predicates_.in_set("business_sense", lemma) && !names_a_state(event))
        return refuse(chosen, "business news");
    if (!political_ && event.type != EventType::PROTEST && !is_of_politics(event))
        return refuse(chosen, "nobody of politics takes part");
    if (std::string reason = why_not(chosen, roles, modality, event); !reason.empty()) return refuse(chosen, std::move(reason));
    settle_future(chosen, modality, event);
}

EventMention SentenceEvents::make_event(const ChosenSense& chosen, const EventRoles& roles, const Modality& modality) {
    const Sense& sense = *chosen.sense;
    EventMention event;
    event.sentence = index_;
    event.trigger = trigger_range(chosen);
    event.head = chosen.token;
    event.type = *sense.type;
    event.cameo = sense.cameo;
    if (vows_harm(chosen)) {
        event.type = EventType::THREATEN;
        event.cameo = "138";
    }
    event.mode = sense.mode;
    if (const CameoCode* code = ontology_.cameo(sense.cameo); code && event.mode.empty()) event.mode = code->mode;
    event.sources = canonical(roles.sources);
    event.targets = canonical(roles.targets);
    event.reciprocal = sense.reciprocal;
    event.place = own_head(roles.place);
    event.status = modality.status;
    event.past = modality.past;
    if (modality.speaker != none) event.attribution = speaker(modality.speaker);
    if (event.attribution == none) event.attribution = according_to(chosen.token);
    split_parties(event);
    imply_source(chosen, event);
    if (event.status == Status::actual && is_claim_of_a_party(event, modality.speaker != none)) event.status = Status::alleged;
    if (event.status == Status::actual && event.attribution != none && implied_.is_blame(chosen.token))
        event.status = Status::alleged;
    event.score = score(chosen, roles, modality, event);
    event.pattern = sense.id + "|" + (roles.source_path.empty() ? "-" : roles.source_path) + ">" +
                    (roles.target_path.empty() ? "-" : roles.target_path);
    return event;
}

/// The heads that the mentions themselves have.
std::vector<std::uint32_t> SentenceEvents::canonical(const std::vector<std::uint32_t>& heads) const {
    std::vector<std::uint32_t> result;
    for (const std::uint32_t h : heads) {
        const std::uint32_t own = named_beside(own_head(h));
        if (std::find(result.begin(), result.end(), own) == result.end()) result.push_back(own);
    }
    return result;
}

/// "a US citizen, the pastor Andrew Brunson": the name that says who an indefinite phrase is, or the phrase itself.
std::uint32_t SentenceEvents::named_beside(std::uint32_t head) const {
    const std::uint32_t m = table_.headed(head);
    if (m == none || table_.mention(m).form != MentionForm::nominal || !is_indefinite(head)) return head;
    for (const std::uint32_t c : tree_.children(head)) {
        const std::uint32_t other = tree_.relation(c) == Relation::appos ? table_.headed(c) : none;
        if (other != none && table_.mention(other).form == MentionForm::name && table_.mention(other).kind == ActorKind::person)
            return own_head(c);
    }
    return head;
}

bool SentenceEvents::is_indefinite(std::uint32_t head) const {
    const std::uint32_t article = tree_.child(head, {Relation::det});
    return article != none && (tree_.lemma(article) == "a" || tree_.lemma(article) == "an" || tree_.lemma(article) == "another");
}

std::uint32_t SentenceEvents::own_head(std::uint32_t head) const {
    const std::uint32_t m = head == none ? none : table_.headed(head);
    return m == none ? head : table_.mention(m).head;
}

/// "A and B met": the first is source, the others target.
void SentenceEvents::split_parties(EventMention& event) const {
    if (event.reciprocal && event.targets.empty() && event.sources.size() == 1) event.sources = origins(event.sources.front());
    const bool alone =
        std::none_of(event.targets.begin(), event.targets.end(), [&](std::uint32_t t) { return senses_.is_actor(t); });
    if (event.reciprocal && alone && event.sources.size() == 1) add_listed(event);
    if (!event.reciprocal || !event.targets.empty() || event.sources.size() < 2) return;
    event.targets.assign(event.sources.begin() + 1, event.sources.end());
    event.sources.resize(1);
}

/// Headlines: "Kim, Putin hold talks", the second taken for an apposition; the verb is plural.
void SentenceEvents::add_listed(EventMention& event) const {
    if (tree_.token(event.head).xpos != Xpos::VBP) return;
    for (std::uint32_t c = 0; c < event.head; ++c) {
        const std::uint32_t m = table_.headed(c);
        const Relation relation = tree_.relation(c);
        const bool listed = relation == Relation::appos ||
                            (tree_.head(c) == event.head && (relation == Relation::vocative || relation == Relation::nsubj));
        if (!listed || m == none || table_.mention(m).form != MentionForm::name || table_.mention(m).kind == std::nullopt ||
            own_head(c) == event.sources.front())
            continue;
        event.sources.push_back(own_head(c));
        event.targets.clear(); // a thing ("agree to restore ties") is no party
        return;
    }
}

/// "delegations from Greece and Turkey", "Indian and Nepalese soldiers": the parties that a plural stands for, or the noun itself.
std::vector<std::uint32_t> SentenceEvents::origins(std::uint32_t head) const {
    if (tree_.token(head).xpos != Xpos::NNS) return {head};
    for (const std::uint32_t c : tree_.children(head)) {
        const Relation relation = tree_.relation(c);
        const std::string preposition = relation == Relation::nmod ? tree_.preposition(c) : std::string{};
        if (relation != Relation::amod && preposition != "of" && preposition != "from") continue;
        std::vector<std::uint32_t> named;
        for (const std::uint32_t each : tree_.conjuncts(c)) {
            const std::uint32_t m = table_.headed(each);
            if (m != none && table_.mention(m).form == MentionForm::name && table_.mention(m).kind == ActorKind::country)
                named.push_back(own_head(each));
        }
        if (named.size() > 1) return named;
    }
    return {head};
}

/// "was arrested in Niger": a state acts where nobody else is named.
void SentenceEvents::imply_source(const ChosenSense& chosen, EventMention& event) const {
    if (!event.sources.empty() || event.type != EventType::COERCE || event.targets.empty() || !tree_.is_verb(chosen.token)) return;
    for (const std::string_view preposition : {"in"})
        for (const std::uint32_t h : tree_.with_preposition(chosen.token, preposition)) {
            const std::uint32_t m = table_.headed(h);
            if (m != none && table_.mention(m).kind == ActorKind::country) {
                event.sources = {h};
                return;
            }
        }
}

std::uint32_t SentenceEvents::speaker(std::uint32_t head) const {
    const auto actors = finder_.actors(head);
    return actors.empty() ? none : own_head(actors.front());
}

/// "according to the ministry", anywhere up the clauses of the trigger.
std::uint32_t SentenceEvents::according_to(std::uint32_t token) const {
    for (std::uint32_t at = token, depth = 0; at != none && depth < tree_.size(); at = tree_.head(at), ++depth)
        for (const std::uint32_t c : tree_.children(at)) {
            const std::string preposition = tree_.relation(c) == Relation::obl ? tree_.preposition(c) : std::string{};
            if (preposition == "according_to" || preposition == "accord_to") return speaker(c);
        }
    return none;
}

float SentenceEvents::score(const ChosenSense& chosen, const EventRoles& roles, const Modality& modality,
                            const EventMention& event) const {
    float s = chosen.sense->score;
    if (chosen.loose) s *= 0.5F;
    if (event.sources.empty()) s *= 0.5F;
    if (roles.implied_source) s *= 0.8F;
    if (event.targets.empty() && !needs_no_target(event.type)) s *= 0.6F;
    if (roles.target_is_thing || roles.target_is_around) s *= 0.85F;
    if (modality.purpose) s *= 0.5F;
    if (modality.asked) s *= 0.6F;
    if (modality.status == Status::hypothetical) s *= 0.6F;
    if (modality.status == Status::planned) s *= 0.75F;
    if (modality.status == Status::negated) s *= 0.7F;
    return s;
}

/// One event a type and pair of parties in a sentence: the surest, with the place of any.
void SentenceEvents::drop_repeats() {
    std::vector<EventMention> kept;
    for (EventMention& event : events) {
        bool repeated = false;
        for (EventMention& other : kept) {
            const bool same = other.type == event.type && other.sources == event.sources &&
                              (other.targets == event.targets || event.targets.empty() || other.targets.empty());
            if (!same) continue;
            if (other.targets.empty() && !event.targets.empty()) std::swap(other, event);
            if (other.place == none) other.place = event.place;
            repeated = true;
            break;
        }
        if (!repeated) kept.push_back(std::move(event));
    }
    events = std::move(kept);
    std::stable_sort(events.begin(), events.end(),
                     [](const EventMention& a, const EventMention& b) { return a.trigger < b.trigger; });
}

} // namespace entente
