// SPDX-License-Identifier: Apache-2.0
#include "extract/event_roles.hpp"

#include <algorithm>
#include <array>

#include "extract/event_role_heads.hpp"
#include "extract/event_status.hpp"

namespace entente {

std::string_view slot_name(const Slot& slot) {
    switch (slot.kind) {
    case SlotKind::subject:
        return "subj";
    case SlotKind::object:
        return "obj";
    case SlotKind::indirect:
        return "iobj";
    case SlotKind::possessive:
        return "poss";
    case SlotKind::modifier:
        return "mod";
    case SlotKind::complement:
        return "comp";
    case SlotKind::complement_subject:
        return "csubj";
    case SlotKind::above:
        return "above";
    case SlotKind::preposition:
        break;
    }
    return slot.preposition;
}

std::vector<std::uint32_t> EventRoleFinder::actors(std::uint32_t head, int depth) const {
    std::vector<std::uint32_t> found;
    if (depth > deepest_role) return found;
    for (const std::uint32_t raw : tree_.conjuncts(head)) {
        const std::uint32_t c = tree_.counted(raw);
        if (senses_.is_actor(c)) {
            add_new(found, {named_for(c)});
            continue;
        }
        // An event does what its own agent does: "a Taliban attack killed twelve"
        const ChosenSense* event = senses_.at(c);
        if (event && event->sense->type && tree_.is_noun(c)) {
            EventRoles inner = roles(*event, depth + 1);
            if (!inner.sources.empty() && !inner.implied_source) {
                add_new(found, inner.sources);
                continue;
            }
        }
        add_new(found, owners(c));
    }
    return found;
}

/// "Kyiv said it would …", "completed its withdrawal": whom the pronoun of a clause repeats, where the clause above names one
/// party that agrees with it; else the pronoun itself.
std::uint32_t EventRoleFinder::named_for(std::uint32_t pronoun) const {
    const std::string& l = tree_.lemma(pronoun);
    const bool person = l == "he" || l == "she" || l == "his";
    const bool body = l == "it" || l == "its";
    const bool many = l == "they" || l == "their";
    if (tree_.token(pronoun).upos != Upos::PRON || (!person && !body && !many)) return pronoun;
    const Relation relation = tree_.relation(pronoun);
    if (relation != Relation::nsubj && relation != Relation::nsubj_pass && relation != Relation::nmod_poss &&
        relation != Relation::expl)
        return pronoun;
    std::uint32_t clause = tree_.head(pronoun);
    for (int depth = 0; clause != none && depth < 6; ++depth) {
        const bool own = relation != Relation::nmod_poss && clause == tree_.head(pronoun);
        if (tree_.is_verb(clause) && !own)
            for (const std::uint32_t c : tree_.children(clause)) {
                if (tree_.relation(c) != Relation::nsubj && tree_.relation(c) != Relation::nsubj_pass) continue;
                const std::uint32_t s = tree_.antecedent(c);
                if (s != pronoun && tree_.token(s).upos != Upos::PRON && agrees(s, person, many)) return s;
                if (s != pronoun && tree_.token(s).upos == Upos::PRON && tree_.lemma(s) == l &&
                    tree_.relation(s) == Relation::nsubj)
                    return named_for(s);
            }
        if (tree_.relation(clause) == Relation::acl_relcl) break;
        clause = tree_.head(clause);
    }
    return pronoun;
}

bool EventRoleFinder::agrees(std::uint32_t name, bool person, bool many) const {
    const std::uint32_t m = mentions_.headed(name);
    const bool plural =
        tree_.token(name).xpos == Xpos::NNS || tree_.token(name).xpos == Xpos::NNPS || tree_.conjuncts(name).size() > 1;
    if (m == none || !mentions_.mention(m).kind) return many ? plural : !plural && tree_.token(name).upos == Upos::PROPN;
    const Mention& mention = mentions_.mention(m);
    if (many)
        return plural || *mention.kind == ActorKind::military || *mention.kind == ActorKind::armed_group ||
               *mention.kind == ActorKind::organization;
    if (person) return *mention.kind == ActorKind::person && !plural;
    return *mention.kind != ActorKind::person && !plural;
}

/// A possessor and its conjuncts; "its", "their" as the party that they repeat.
std::vector<std::uint32_t> EventRoleFinder::named_owners(std::uint32_t possessor) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t c : tree_.conjuncts(possessor))
        add_new(found, {named_for(c)});
    return found;
}

/// Actors that a thing belongs to: "Kim's decision", "Turkish jets", "a decision by the court".
std::vector<std::uint32_t> EventRoleFinder::owners(std::uint32_t thing) const {
    // "the island nation of Nauru": what it is called
    static constexpr std::array<std::string_view, 8> called{"nation",  "state",     "kingdom", "republic",
                                                            "country", "territory", "emirate", "principality"};
    if (std::find(called.begin(), called.end(), tree_.lemma(thing)) != called.end())
        for (const std::uint32_t name : tree_.with_preposition(thing, "of"))
            if (tree_.token(name).upos == Upos::PROPN && senses_.is_actor(name)) return {name};
    for (const Relation relation : {Relation::nmod_poss, Relation::compound, Relation::amod, Relation::nmod_desc})
        for (const std::uint32_t owner : tree_.children(thing))
            if (tree_.relation(owner) == relation && senses_.is_actor(owner))
                return relation == Relation::nmod_poss ? named_owners(owner) : std::vector<std::uint32_t>{owner};
    // "the Kirkuk council decision": the owner's own modifier
    for (const std::uint32_t between : tree_.children(thing))
        if (tree_.relation(between) == Relation::compound && tree_.is_noun(between))
            for (const std::uint32_t owner : tree_.children(between))
                if ((tree_.relation(owner) == Relation::compound || tree_.relation(owner) == Relation::amod) &&
                    senses_.is_actor(owner))
                    return {owner};
    // "a boat carrying refugees": who is on it
    static constexpr std::array<std::string_view, 6> holding{"carry", "transport", "hold", "house", "shelter", "bring"};
    for (const std::uint32_t clause : tree_.children(thing)) // "land belonging to villagers"
        if (tree_.relation(clause) == Relation::acl && tree_.lemma(clause) == "belong")
            for (const std::uint32_t owner : tree_.with_preposition(clause, "to"))
                if (senses_.is_actor(tree_.counted(owner))) return {tree_.counted(owner)};
    for (const std::uint32_t clause : tree_.children(thing))
        if (tree_.relation(clause) == Relation::acl &&
            std::find(holding.begin(), holding.end(), tree_.lemma(clause)) != holding.end())
            for (const std::uint32_t aboard : tree_.objects(clause))
                if (aboard != thing && senses_.is_actor(tree_.counted(aboard))) return {tree_.counted(aboard)};
    for (const std::string_view preposition : {"by", "of", "from"})
        for (const std::uint32_t owner : tree_.with_preposition(thing, preposition)) {
            std::vector<std::uint32_t> found;
            for (const std::uint32_t o : tree_.conjuncts(tree_.counted(owner)))
                if (senses_.is_actor(o)) found.push_back(o);
            if (!found.empty()) return found;
        }
    return {};
}

/// "accused Iran of attacks on ships", "blamed the army for the killings": the accused.
std::vector<std::uint32_t> EventRoleFinder::accused_of(const ChosenSense& trigger, int depth) const {
    const std::uint32_t charge = accusing_verb(tree_, senses_, trigger.token);
    std::vector<std::uint32_t> found;
    if (charge != none)
        for (const std::uint32_t accused : tree_.objects(charge))
            if (!tree_.is_below(trigger.token, accused) || tree_.head(trigger.token) == accused)
                add_new(found, actors(accused, depth + 1));
    return found;
}

std::vector<std::uint32_t> EventRoleFinder::sources_above(const ChosenSense& trigger, int depth) const {
    const std::uint32_t t = trigger.token;
    const std::uint32_t governor = tree_.head(t);
    // "is on a visit to Cairo", "are in talks with the rebels": who is on or in it
    if (const std::string preposition = tree_.preposition(t); tree_.is_noun(t) && tree_.child(t, {Relation::cop}) != none &&
                                                              (preposition == "on" || preposition == "in" || preposition == "at")) {
        const std::uint32_t who = tree_.child(t, {Relation::nsubj});
        if (who != none) return actors(tree_.antecedent(who), depth + 1);
    }
    // "police were deployed": forces are moved, and act themselves
    if (tree_.is_verb(t) && (trigger.sense->type == EventType::MOBILIZE || trigger.sense->cameo == "074") && tree_.is_passive(t)) {
        std::vector<std::uint32_t> forces;
        for (const std::uint32_t h : tree_.objects(t))
            add_new(forces, actors(h, depth + 1));
        return forces;
    }
    // "UN sanctions against Iran were lifted", "US troops were withdrawn": whose they are
    const EventType type = trigger.sense->type.value_or(EventType::CONSULT);
    if (tree_.is_verb(t) && tree_.is_passive(t) && (type == EventType::CONCEDE || type == EventType::RETREAT) &&
        !trigger.sense->cameo.starts_with("083"))
        for (const std::uint32_t part : trigger.parts)
            for (const std::uint32_t owner : tree_.children(part)) {
                const Relation relation = tree_.relation(owner);
                if ((relation == Relation::nmod_poss || relation == Relation::compound || relation == Relation::amod) &&
                    senses_.is_actor(owner))
                    return {owner};
            }
    if (governor == none || !tree_.is_noun(t)) return {};
    if (auto accused = accused_of(trigger, depth); !accused.empty()) return accused;
    const Relation relation = tree_.relation(t);
    const ChosenSense* above = senses_.at(governor);
    // "plans an offensive", "began talks": who plans or begins it
    static constexpr std::array<std::string_view, 4> announcing{"announce", "declare", "confirm", "report"};
    const bool announces = std::find(announcing.begin(), announcing.end(), tree_.lemma(governor)) != announcing.end();
    const bool operates = above && !above->sense->type && !above->sense->refusal && (!above->sense->speech || announces);
    if (tree_.is_verb(governor) && relation == Relation::obj && operates) {
        std::vector<std::uint32_t> found;
        for (const std::uint32_t s : tree_.subjects(governor))
            add_new(found, actors(s, depth + 1));
        return found;
    }
    // "said after talks with Tusk", "on a visit to Cairo, he": who speaks or acts is who meets
    const bool meets = trigger.sense->type == EventType::CONSULT;
    if (tree_.is_verb(governor) && meets &&
        (relation == Relation::obl || relation == Relation::obl_agent || relation == Relation::advmod)) {
        const std::string preposition = tree_.preposition(t);
        static constexpr std::array<std::string_view, 10> accompanying{"by",     "after", "during",    "in",  "on",
                                                                       "before", "at",    "following", "for", "ahead_of"};
        if (std::find(accompanying.begin(), accompanying.end(), preposition) == accompanying.end()) return {};
        std::vector<std::uint32_t> found;
        for (const std::uint32_t s : tree_.surface_subjects(governor))
            add_new(found, actors(s, depth + 1));
        return found;
    }
    return {};
}

/// "signed a decree granting asylum", "released a statement that condemned": who made the text does what it says.
std::vector<std::uint32_t> EventRoleFinder::sources_of_text(const ChosenSense& trigger, int depth) const {
    const Relation relation = tree_.relation(trigger.token);
    if (!tree_.is_verb(trigger.token) || tree_.is_passive(trigger.token)) return {};
    if (relation != Relation::acl && relation != Relation::acl_relcl) return {};
    const auto subjects = tree_.surface_subjects(trigger.token);
    const std::uint32_t text = tree_.head(trigger.token);
    if (text == none || std::find(subjects.begin(), subjects.end(), text) == subjects.end()) return {};
    const std::uint32_t verb = tree_.head(text);
    if (verb == none || !tree_.is_verb(verb) || tree_.relation(text) == Relation::nsubj) return {};
    // "expressed sorrow over a fire that killed ten": only who attacks is behind what an attack does
    const EventType type = trigger.sense->type.value_or(EventType::CONSULT);
    if (type == EventType::ASSAULT || type == EventType::COERCE) {
        const ChosenSense* above = senses_.at(verb);
        if (above == nullptr || above->sense->type != type) return {};
    }
    std::vector<std::uint32_t> found;
    for (const std::uint32_t s : tree_.subjects(verb))
        add_new(found, actors(s, depth + 1));
    return found;
}

/// "said it was an honour to meet the king": who says so, as head tokens.
std::vector<std::uint32_t> EventRoleFinder::pleased_by(const ChosenSense& trigger, int depth) const {
    static constexpr std::array<std::string_view, 10> pleased{"honour",  "honor", "pleasure", "privilege", "joy",
                                                              "delight", "good",  "great",    "nice",      "wonderful"};
    const std::uint32_t joy = tree_.head(trigger.token);
    if (!tree_.is_verb(trigger.token) || joy == none || !tree_.is_to_infinitive(trigger.token) ||
        tree_.child(joy, {Relation::cop}) == none || std::find(pleased.begin(), pleased.end(), tree_.lemma(joy)) == pleased.end() ||
        tree_.relation(joy) != Relation::ccomp || tree_.head(joy) == none)
        return {};
    std::vector<std::uint32_t> speakers;
    for (const std::uint32_t s : tree_.surface_subjects(tree_.head(joy)))
        add_new(speakers, actors(s, depth + 1));
    return speakers;
}

void EventRoleFinder::find_sources(EventRoles& result, const ChosenSense& trigger, int depth) const {
    result.sources = pleased_by(trigger, depth);
    if (!result.sources.empty()) {
        result.source_path = "pleased";
        return;
    }
    for (const Slot& slot : trigger.sense->sources) {
        for (const std::uint32_t h : senses_.fill(slot, trigger))
            if (slot.kind != SlotKind::subject || senses_.may_act(h, *trigger.sense)) add_new(result.sources, actors(h, depth));
        if (!result.sources.empty()) {
            result.source_path = slot_name(slot);
            return;
        }
    }
    // "Iran was behind the attack"
    if (tree_.is_noun(trigger.token) && tree_.child(trigger.token, Relation::case_, "behind") != none) {
        const std::uint32_t subject = tree_.child(trigger.token, {Relation::nsubj});
        if (subject != none) result.sources = actors(tree_.antecedent(subject), depth);
        if (!result.sources.empty()) {
            result.source_path = "subj";
            return;
        }
    }
    result.sources = sources_of_text(trigger, depth);
    if (!result.sources.empty()) {
        result.source_path = "author";
        return;
    }
    result.sources = sources_above(trigger, depth);
    if (!result.sources.empty()) {
        result.source_path = "above";
        result.implied_source = true;
    }
}

/// "its troops", "their mission": what belongs to who acts.
bool EventRoleFinder::is_own(std::uint32_t thing) const {
    const std::uint32_t owner = tree_.child(thing, {Relation::nmod_poss});
    return owner != none && tree_.token(owner).upos == Upos::PRON;
}

std::vector<std::uint32_t> EventRoleFinder::targets_of_clause(std::uint32_t clause, int depth) const {
    if (depth > deepest_role) return {};
    const ChosenSense* inner = senses_.at(clause);
    std::vector<std::uint32_t> inner_things;
    if (inner && inner->sense->type) {
        EventRoles r = roles(*inner, depth + 1);
        std::erase_if(r.targets, [&](std::uint32_t t) { return is_own(t); });
        if (!r.targets.empty() && !r.target_is_thing) return r.targets;
        inner_things = r.targets;
    }
    std::vector<std::uint32_t> things;
    const auto take = [&](const std::vector<std::uint32_t>& heads) {
        std::vector<std::uint32_t> found;
        for (const std::uint32_t h : heads)
            if (!is_own(h)) add_new(found, actors(h, depth + 1));
        if (found.empty())
            for (const std::uint32_t h : heads)
                if (!is_own(h)) add_new(things, {h});
        return found;
    };
    for (const Relation relation : {Relation::iobj, Relation::obj}) {
        const std::uint32_t object = tree_.child(clause, {relation});
        if (object != none)
            if (auto found = take({tree_.counted(object)}); !found.empty()) return found;
    }
    for (const std::string_view preposition : {"with", "to", "against", "on", "from", "for", "in", "into"}) {
        auto heads = tree_.with_preposition(clause, preposition);
        const std::uint32_t object = tree_.child(clause, {Relation::obj});
        if (object != none) add_new(heads, tree_.with_preposition(object, preposition));
        if (auto found = take(heads); !found.empty()) return found;
    }
    const std::uint32_t further = tree_.complement(clause);
    if (further != none && tree_.is_verb(further))
        if (auto found = targets_of_clause(further, depth + 1); !found.empty()) return found;
    // "agreed to set up hospitals in Louisiana": the first name in what is promised
    for (std::uint32_t i = clause + 1; i < tree_.size() && tree_.is_below(i, clause); ++i) {
        const std::uint32_t m = mentions_.headed(i);
        if (m != none && mentions_.mention(m).head == i && mentions_.mention(m).form == MentionForm::name && senses_.is_actor(i) &&
            senses_.may_be_argument(i))
            return {i};
    }
    if (!inner_things.empty()) return inner_things;
    if (!things.empty()) return {things.front()};
    return {};
}

bool EventRoleFinder::is_circumstance(const Slot& slot) {
    static constexpr std::array<std::string_view, 6> prepositions{"in", "at", "near", "outside", "across", "over"};
    return slot.kind == SlotKind::preposition &&
           std::find(prepositions.begin(), prepositions.end(), slot.preposition) != prepositions.end();
}

/// "the Afrin operation", "a Kabul bombing": the place before the noun is what was attacked.
std::uint32_t EventRoleFinder::place_before(const ChosenSense& trigger, const std::vector<std::uint32_t>& sources) const {
    if (trigger.sense->type != EventType::ASSAULT) return none;
    for (const std::uint32_t h : senses_.fill({SlotKind::modifier, {}}, trigger)) {
        const std::uint32_t m = mentions_.headed(h);
        if (!mentions_.is_place(m) || mentions_.mention(m).kind == ActorKind::country || mentions_.mention(m).places.empty())
            continue;
        if (std::find(sources.begin(), sources.end(), h) == sources.end()) return h;
    }
    return none;
}

void EventRoleFinder::find_targets(EventRoles& result, const ChosenSense& trigger, int depth) const {
    // "a vessel under attack from two boats", "the town is under siege by rebels": who is under it
    if (trigger.sense->type == EventType::ASSAULT && tree_.is_noun(trigger.token) && tree_.preposition(trigger.token) == "under") {
        const std::uint32_t subject = tree_.child(trigger.token, {Relation::nsubj});
        const std::uint32_t above = tree_.head(trigger.token);
        std::uint32_t under = subject != none                                   ? tree_.antecedent(subject)
                              : tree_.relation(trigger.token) == Relation::nmod ? above
                                                                                : none;
        if (under == none && above != none && tree_.relation(trigger.token) == Relation::obl)
            under = tree_.child(above, {Relation::obj});
        if (under != none && tree_.is_noun(under)) {
            result.targets = actors(under, depth);
            result.target_is_thing = result.targets.empty();
            if (result.targets.empty()) result.targets = {under};
            result.target_path = "under";
            return;
        }
    }
    std::vector<std::uint32_t> things;
    std::string thing_path;
    for (const Slot& slot : trigger.sense->targets) {
        for (std::uint32_t h : senses_.fill(slot, trigger)) {
            if (slot.kind == SlotKind::complement && tree_.is_verb(h)) {
                for (const std::uint32_t t : targets_of_clause(h, depth + 1)) {
                    if (senses_.is_actor(t))
                        add_new(result.targets, {t});
                    else if (things.empty() && senses_.may_be_argument(t))
                        things = {t}, thing_path = slot_name(slot);
                }
                continue;
            }
            if (std::find(trigger.parts.begin(), trigger.parts.end(), h) != trigger.parts.end() && slot.kind != SlotKind::object)
                continue;
            auto found = actors(h, depth);
            // "warned her colleagues": hers, but not herself
            if (!senses_.is_actor(h))
                std::erase_if(found, [&](std::uint32_t f) {
                    return std::find(result.sources.begin(), result.sources.end(), f) != result.sources.end();
                });
            if (!found.empty())
                add_new(result.targets, found);
            else if (is_circumstance(slot) && !is_known_place(mentions_.headed(h)) && !senses_.is_ground(h))
                continue; // "in an effort"
            else if (things.empty() && (senses_.may_be_argument(h) || (slot.kind == SlotKind::object && !tree_.is_verb(h))))
                things = {h}, thing_path = slot_name(slot);
        }
        std::erase_if(result.targets, [&](std::uint32_t t) {
            return std::find(result.sources.begin(), result.sources.end(), t) != result.sources.end();
        });
        if (!result.targets.empty()) {
            result.target_path = slot_name(slot);
            return;
        }
    }
    if (const std::uint32_t place = place_before(trigger, result.sources); place != none) {
        result.targets = {place};
        result.target_path = "mod";
        return;
    }
    if (!things.empty() && std::find(result.sources.begin(), result.sources.end(), things.front()) == result.sources.end()) {
        result.targets = things;
        result.target_is_thing = true;
        result.target_path = thing_path;
    }
}

} // namespace entente
