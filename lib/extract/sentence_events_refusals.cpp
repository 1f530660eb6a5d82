// SPDX-License-Identifier: Apache-2.0
// What looks like an event and is none.
#include "extract/sentence_events.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {

bool SentenceEvents::is_predicate(const ChosenSense& chosen) {
    const std::uint32_t t = chosen.token;
    const Token& token = tree_.token(t);
    if (tree_.is_noun(t)) {
        if (token.name_type != NameType::none) {
            refuse(chosen, "part of a name");
            return false;
        }
        if (tree_.relation(t) == Relation::compound && !(tree_.head(t) != none && senses_.is_event_noun(tree_.head(t)))) {
            refuse(chosen, "modifies another noun");
            return false;
        }
        return tree_.relation(t) != Relation::compound;
    }
    if (token.upos == Upos::ADJ || (token.upos == Upos::VERB && tree_.relation(t) == Relation::amod)) {
        const Relation r = tree_.relation(t);
        if (r == Relation::amod && chosen.sense->word_class != PredicateClass::noun) return false;
    }
    return true;
}

/// "Ukraine said Russia shelled the town": a hostile act told by a state or an armed group of somebody else.
bool SentenceEvents::is_claim_of_a_party(const EventMention& event, bool in_its_words) const {
    const std::uint32_t m = event.attribution == none ? none : table_.headed(event.attribution);
    if (m == none || event.sources.empty() || (event.type != EventType::ASSAULT && event.type != EventType::COERCE)) return false;
    const std::optional<ActorKind> kind = table_.mention(m).kind;
    if (kind == ActorKind::armed_group && in_its_words) return true; // of its own deeds, too
    const bool party = kind == ActorKind::country || kind == ActorKind::armed_group;
    return party && std::none_of(event.sources.begin(), event.sources.end(), [&](std::uint32_t s) {
               const std::uint32_t source = table_.headed(s);
               if (source == none) return s == event.attribution;
               const Mention& actor = table_.mention(source);
               const auto& mine = table_.mention(m).entries;
               // "Israel said its troops …", "Israel said Israeli troops …"
               return source == m || actor.form == MentionForm::pronoun || tree_.child(s, {Relation::nmod_poss}) != none ||
                      std::any_of(actor.modifiers.begin(), actor.modifiers.end(),
                                  [&](std::uint32_t e) { return std::find(mine.begin(), mine.end(), e) != mine.end(); }) ||
                      std::any_of(actor.entries.begin(), actor.entries.end(),
                                  [&](std::uint32_t e) { return std::find(mine.begin(), mine.end(), e) != mine.end(); });
           });
}

/// True if a government, a country or its people take part.
bool SentenceEvents::names_a_state(const EventMention& event) const {
    const auto is_state = [&](std::uint32_t head) {
        const std::uint32_t m = table_.headed(head);
        if (m == none) return false;
        const std::optional<ActorKind> kind = table_.mention(m).kind;
        return kind && *kind != ActorKind::company && *kind != ActorKind::organization && *kind != ActorKind::person &&
               *kind != ActorKind::group;
    };
    return std::any_of(event.sources.begin(), event.sources.end(), is_state) ||
           std::any_of(event.targets.begin(), event.targets.end(), is_state);
}

bool SentenceEvents::is_of_politics(const EventMention& event) const {
    const auto political = [&](std::uint32_t head) {
        return table_.headed(head) != none && is_political(table_.mention(table_.headed(head)));
    };
    return std::any_of(event.sources.begin(), event.sources.end(), political) ||
           std::any_of(event.targets.begin(), event.targets.end(), political);
}

/// The reason to pass the event over, or "".
std::string SentenceEvents::why_not(const ChosenSense& chosen, const EventRoles& roles, const Modality& modality,
                                    const EventMention& event) const {
    const bool verb = chosen.sense->word_class != PredicateClass::noun;
    if (event.sources.empty() && event.targets.empty()) return "nobody named who does it or to whom";
    if (event.sources.empty() && (!verb || roles.target_is_thing)) return "no actor";
    if (event.sources.empty() && (modality.status != Status::actual || !told_without_agent(event))) return "no actor";
    if (event.sources.empty() && !is_told(chosen)) return "no actor, in passing";
    const bool utters = modality.will && modality.status == Status::planned && !event.sources.empty() && !chosen.negated;
    if (event.targets.empty() && modality.status != Status::actual && !needs_no_target(event.type) && !utters)
        return "imagined and without a recipient";
    const bool talks_alone =
        event.type == EventType::CONSULT && event.targets.empty() && event.sources.size() < 2 && chosen.sense->score < 0.55F;
    if (verb && talks_alone && chosen.parts.empty() && !is_plural(event.sources)) return "nobody to talk to";
    if (!verb && event.targets.empty() && event.type == EventType::CONSULT) return "event noun without a partner";
    if (event.sources.empty() && subject_is_a_thing(chosen)) return "its subject is no actor";
    if (!verb && event.targets.empty() && !needs_no_target(event.type)) return "event noun without a recipient";
    if (event.score < lowest_score) return "too weak";
    if (is_own_resolve(chosen)) return "what one decides for oneself";
    if (is_assertion(chosen)) return "what one holds true";
    if (is_forecast(chosen, event)) return "a warning of no act";
    if (is_private_journey(chosen, event)) return "a journey of nobody in politics";
    if (modality.content && !is_told_besides(modality, event)) return "what another event asks for, promises, threatens or refuses";
    if (modality.purpose) return "a purpose";
    return {};
}

/// An event within another is one of its own where it is laid to somebody's charge ("accused Iran of arming the Houthis"), or where
/// forces, arrests or sanctions are promised or decided ("agreed to withdraw its troops").
bool SentenceEvents::is_told_besides(const Modality& modality, const EventMention& event) {
    if (modality.status == Status::alleged || modality.status == Status::actual) return true;
    return modality.status == Status::planned && is_material_act(event.type);
}

bool SentenceEvents::is_material_act(EventType type) {
    return type == EventType::RETREAT || type == EventType::MOBILIZE || type == EventType::ASSAULT || type == EventType::SANCTION ||
           type == EventType::COERCE;
}

/// "decided to move the device": resolve is a promise where its content helps or yields to somebody.
bool SentenceEvents::is_own_resolve(const ChosenSense& chosen) const {
    if (chosen.sense->type != EventType::AGREE || !predicates_.in_set("weak_promise", tree_.lemma(chosen.token))) return false;
    const std::uint32_t content = tree_.complement(chosen.token);
    if (content == none || !tree_.is_verb(content) || chosen.sense->word_class != PredicateClass::verb) return false;
    const ChosenSense* inner = senses_.at(content);
    return !inner || !inner->sense->type || !is_cooperative(*inner->sense->type);
}

/// "insists that its presence poses no threat": with a finite clause one does not ask, one asserts.
bool SentenceEvents::is_assertion(const ChosenSense& chosen) const {
    if (chosen.sense->type != EventType::REQUEST || !predicates_.in_set("asserts", tree_.lemma(chosen.token))) return false;
    const std::uint32_t content = tree_.complement(chosen.token);
    if (content == none || tree_.relation(content) != Relation::ccomp) return false;
    const Xpos form = tree_.token(content).xpos; // "that Iraq withdraw" is asked, and so is "that its troops withdraw"
    bool finite = form == Xpos::VBZ || form == Xpos::VBD;
    for (const std::uint32_t c : tree_.children(content)) {
        const Relation relation = tree_.relation(c);
        if (relation != Relation::aux && relation != Relation::aux_pass && relation != Relation::cop) continue;
        const std::string& l = tree_.lemma(c);
        if (l == "should" || l == "must" || l == "ought") return false;
        finite = finite || tree_.token(c).xpos != Xpos::VB;
    }
    return finite;
}

/// "warned that the water could rise": no threat where nobody is warned and nobody acts.
bool SentenceEvents::is_forecast(const ChosenSense& chosen, const EventMention& event) const {
    if (event.type != EventType::THREATEN || !event.targets.empty() || !tree_.is_verb(chosen.token)) return false;
    if (tree_.lemma(chosen.token) != "warn" && tree_.lemma(chosen.token) != "caution") return false;
    const std::uint32_t content = tree_.complement(chosen.token);
    if (content == none) return false;
    const ChosenSense* inner = senses_.at(content);
    if (inner && inner->sense->type) return is_cooperative(*inner->sense->type);
    static constexpr std::array<std::string_view, 7> answers{"respond", "retaliate", "react", "act", "face", "pay", "risk"};
    return std::find(answers.begin(), answers.end(), tree_.lemma(content)) == answers.end();
}

/// "Jews should go to Israel": travel is a visit if those who travel are of politics.
bool SentenceEvents::is_private_journey(const ChosenSense& chosen, const EventMention& event) const {
    if (event.type != EventType::CONSULT || event.cameo != "042" || chosen.sense->score > 0.65F) return false;
    return std::none_of(event.sources.begin(), event.sources.end(), [&](std::uint32_t head) {
        const std::uint32_t m = table_.headed(head);
        return m != none && (is_political(table_.mention(m)) || (table_.mention(m).form != MentionForm::nominal && political_));
    });
}

bool SentenceEvents::is_plural(const std::vector<std::uint32_t>& heads) const {
    return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t h) {
        return tree_.token(h).xpos == Xpos::NNS || tree_.token(h).xpos == Xpos::NNPS || tree_.lemma(h) == "they";
    });
}

/// Types told of in the passive without an agent: "was killed", "were arrested", "was released".
bool SentenceEvents::told_without_agent(const EventMention& event) {
    return event.type == EventType::ASSAULT || event.type == EventType::COERCE || event.type == EventType::AID ||
           event.type == EventType::SANCTION || event.type == EventType::CONCEDE;
}

/// What the sentence tells, not what a relative clause, participle or circumstance mentions; and no disaster.
bool SentenceEvents::is_told(const ChosenSense& chosen) const {
    if (count_in(sentence_, predicates_, "disaster") > 0) return false;
    for (std::uint32_t at = chosen.token, depth = 0; depth < tree_.size(); ++depth) {
        const Relation relation = tree_.relation(at);
        if (relation == Relation::root) return true;
        if (relation != Relation::conj && relation != Relation::ccomp && relation != Relation::parataxis) return false;
        at = tree_.head(at);
    }
    return false;
}

/// An active clause whose subject is no actor and no weapon: "the ruling allows", "the storm hit".
bool SentenceEvents::subject_is_a_thing(const ChosenSense& chosen) const {
    if (!tree_.is_verb(chosen.token) || tree_.is_passive(chosen.token)) return false;
    const auto subjects = tree_.surface_subjects(chosen.token);
    if (subjects.empty()) return true;
    return std::none_of(subjects.begin(), subjects.end(),
                        [&](std::uint32_t s) { return predicates_.in_set("hostile_thing", tree_.lemma(s)); });
}

} // namespace entente
