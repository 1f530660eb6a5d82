// SPDX-License-Identifier: Apache-2.0
#include "extract/implied_events.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/domain.hpp"
#include "extract/event_status.hpp"

namespace entente {

namespace {

constexpr float usual_score = 0.6F;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

std::vector<EventMention> ImpliedEvents::at(std::uint32_t token) const {
    std::vector<EventMention> events;
    if (tree_.is_verb(token)) {
        add_duty(token, events);
        add_menace(token, events);
    }
    add_backing(token, events);
    add_blame(token, events);
    add_denial(token, events);
    return events;
}

std::uint32_t ImpliedEvents::own_head(std::uint32_t head) const {
    const std::uint32_t m = head == none ? none : mentions_.headed(head);
    return m == none ? head : mentions_.mention(m).head;
}

ImpliedEvents::Heads ImpliedEvents::parties(const Heads& heads) const {
    Heads found;
    for (const std::uint32_t h : heads)
        for (const std::uint32_t actor : finder_.actors(h))
            if (std::find(found.begin(), found.end(), own_head(actor)) == found.end()) found.push_back(own_head(actor));
    return found;
}

EventMention ImpliedEvents::event(EventType type, std::string cameo, std::uint32_t trigger, Heads sources, Heads targets,
                                  std::string pattern) {
    EventMention made;
    made.type = type;
    made.cameo = std::move(cameo);
    made.trigger = {trigger, trigger + 1};
    made.head = trigger;
    made.sources = std::move(sources);
    made.targets = std::move(targets);
    made.score = usual_score;
    made.pattern = std::move(pattern);
    return made;
}

/// "US-backed fighters", "the Iran-armed militia": who backs them gives them arms or money.
void ImpliedEvents::add_backing(std::uint32_t participle, std::vector<EventMention>& events) const {
    if (tree_.relation(participle) != Relation::amod || participle < 2 || !predicates_.in_set("backs", tree_.lemma(participle)))
        return;
    const std::uint32_t backed = tree_.head(participle);
    const std::uint32_t backer = participle - 2;
    if (tree_.form(participle - 1) != "-" || tree_.head(backer) != participle || backed == none || !senses_.is_actor(backer) ||
        !senses_.is_actor(backed))
        return;
    const auto political = [&](std::uint32_t head) {
        return mentions_.headed(head) != none && is_political(mentions_.mention(mentions_.headed(head)));
    };
    if (own_head(backer) == own_head(backed) || (!political(backer) && !political(backed))) return;
    events.push_back(event(EventType::AID, "072", participle, {own_head(backer)}, {own_head(backed)}, "backed:AID:072|mod>head"));
}

/// "said that Israel must end its attacks": the speaker asks it of the one who must.
void ImpliedEvents::add_duty(std::uint32_t verb, std::vector<EventMention>& events) const {
    if (tree_.relation(verb) != Relation::ccomp && tree_.relation(verb) != Relation::conj &&
        tree_.relation(verb) != Relation::xcomp)
        return;
    std::uint32_t clause = verb;
    bool must = false;
    for (const std::string_view duty : {"must", "should", "ought"})
        must = must || tree_.child(verb, Relation::aux, duty) != none;
    if (!must && tree_.relation(verb) == Relation::xcomp && tree_.head(verb) != none && tree_.lemma(tree_.head(verb)) == "need" &&
        tree_.is_verb(tree_.head(verb))) {
        must = true;
        clause = tree_.head(verb);
    }
    if (!must || tree_.relation(clause) != Relation::ccomp || tree_.head(clause) == none) return;
    // "should Russia attack" is a condition, "do you think they should go?" a question
    const std::uint32_t owed_by = tree_.child(clause, {Relation::nsubj, Relation::nsubj_pass});
    const std::uint32_t duty = tree_.child(clause, {Relation::aux});
    if (owed_by != none && duty != none && duty < owed_by) return;
    if (modality_of(tree_, senses_, clause).asked) return;
    const ChosenSense* saying = senses_.at(tree_.head(clause));
    if (!saying || !saying->sense->speech) return;
    Heads sources = parties(tree_.subjects(saying->token));
    Heads targets = parties(tree_.surface_subjects(clause));
    if (sources.empty() || targets.empty() || sources == targets) return;
    events.push_back(event(EventType::REQUEST, "020", verb, std::move(sources), std::move(targets), "duty:must|subj>csubj"));
    if (senses_.is_negated(saying->token)) events.back().status = Status::negated;
}

bool ImpliedEvents::is_blame(std::uint32_t predicate) const {
    const std::string& l = tree_.lemma(predicate);
    if (tree_.token(predicate).upos == Upos::ADJ && is_one_of(l, {"responsible", "guilty", "complicit", "culpable", "liable"}))
        return !tree_.with_preposition(predicate, "for").empty() || !tree_.with_preposition(predicate, "of").empty() ||
               !tree_.with_preposition(predicate, "in").empty() || tree_.child(predicate, {Relation::advcl}) != none;
    if (tree_.is_noun(predicate))
        return tree_.child(predicate, Relation::case_, "behind") != none && senses_.is_event_noun(predicate);
    return l == "blame" && tree_.is_to_infinitive(predicate) && tree_.child(predicate, {Relation::obj}) == none &&
           tree_.child(predicate, {Relation::cop}) != none;
}

/// "said Iran was behind the attack": the speaker accuses.
void ImpliedEvents::add_blame(std::uint32_t predicate, std::vector<EventMention>& events) const {
    if (!is_blame(predicate)) return;
    std::uint32_t clause = predicate;
    if (tree_.relation(clause) == Relation::xcomp && tree_.head(clause) != none) clause = tree_.head(clause);
    if (tree_.relation(clause) != Relation::ccomp || tree_.head(clause) == none || senses_.is_negated(clause)) return;
    const ChosenSense* saying = senses_.at(tree_.head(clause));
    if (!saying || !saying->sense->speech || saying->sense->content == Status::negated) return;
    Heads sources = parties(tree_.subjects(saying->token));
    Heads targets = parties(tree_.surface_subjects(clause));
    if (sources.empty() || targets.empty() || sources == targets) return;
    events.push_back(
        event(EventType::ACCUSE, "112", predicate, std::move(sources), std::move(targets), "blame:ACCUSE:112|subj>csubj"));
    if (senses_.is_negated(saying->token)) events.back().status = Status::negated;
}

/// "Tehran said the claims were baseless": the speaker rejects them.
void ImpliedEvents::add_denial(std::uint32_t predicate, std::vector<EventMention>& events) const {
    if (!is_one_of(tree_.lemma(predicate), {"baseless", "false", "untrue", "unfounded", "groundless", "fabricated", "nonsense",
                                            "absurd", "ridiculous", "fake", "inaccurate"}))
        return;
    if (tree_.relation(predicate) != Relation::ccomp || tree_.head(predicate) == none ||
        tree_.child(predicate, {Relation::cop}) == none || senses_.is_negated(predicate))
        return;
    const ChosenSense* saying = senses_.at(tree_.head(predicate));
    const std::uint32_t claim = tree_.child(predicate, {Relation::nsubj});
    if (!saying || !saying->sense->speech || claim == none) return;
    if (!is_one_of(tree_.lemma(claim), {"claim", "allegation", "accusation", "report", "charge", "rumour", "rumor", "suggestion",
                                        "story", "assertion"}))
        return;
    Heads sources = parties(tree_.subjects(saying->token));
    if (sources.empty()) return;
    Heads targets = parties({claim});
    if (targets == sources) targets.clear();
    if (targets.empty()) targets = {claim};
    events.push_back(
        event(EventType::REJECT, "120", predicate, std::move(sources), std::move(targets), "denial:REJECT:120|subj>claim"));
}

/// Who utters a clause: of a verb that governs it or stands beside it ("…, the minister warned").
std::uint32_t ImpliedEvents::speaker(std::uint32_t verb, std::uint32_t known) const {
    if (known != none) return known;
    for (const std::uint32_t c : tree_.children(verb)) {
        const ChosenSense* saying = tree_.relation(c) == Relation::parataxis ? senses_.at(c) : nullptr;
        const bool speech =
            (saying && saying->sense->speech) || (tree_.relation(c) == Relation::parataxis && tree_.lemma(c) == "warn");
        if (!speech) continue;
        const auto who = tree_.subjects(c);
        if (!who.empty()) return who.front();
    }
    return none;
}

/// "Ankara said Damascus would face consequences", "They will pay for this, the general said"
void ImpliedEvents::add_menace(std::uint32_t verb, std::vector<EventMention>& events) const {
    if (!is_one_of(tree_.lemma(verb), {"face", "pay", "suffer", "regret", "bear", "risk"})) return;
    if (tree_.lemma(verb) != "risk" && tree_.child(verb, Relation::aux, "will") == none &&
        tree_.child(verb, Relation::aux, "would") == none && tree_.child(verb, Relation::aux, "shall") == none)
        return;
    const auto objects = tree_.objects(verb);
    const bool dire =
        std::any_of(objects.begin(), objects.end(), [&](std::uint32_t o) { return predicates_.in_set("dire", tree_.lemma(o)); });
    if (!dire && !(tree_.lemma(verb) == "pay" && objects.empty() && !tree_.with_preposition(verb, "for").empty())) return;
    const Modality modality = modality_of(tree_, senses_, verb);
    const std::uint32_t utters = speaker(verb, modality.speaker);
    if (utters == none || senses_.is_negated(verb)) return;
    Heads sources = parties({utters});
    Heads targets = parties(tree_.surface_subjects(verb));
    if (sources.empty() || targets.empty() || sources == targets) return;
    events.push_back(
        event(EventType::THREATEN, "130", verb, std::move(sources), std::move(targets), "menace:THREATEN:130|says>subj"));
}

} // namespace entente
