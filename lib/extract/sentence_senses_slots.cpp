// SPDX-License-Identifier: Apache-2.0
// What stands in the slots of a trigger.
#include "extract/sentence_senses.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace entente {

std::vector<std::uint32_t> SentenceSenses::modifiers(std::uint32_t noun) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t c : tree_.children(noun)) {
        switch (tree_.relation(c)) {
        case Relation::amod:
        case Relation::compound:
        case Relation::nmod_desc:
        case Relation::nmod_unmarked:
        case Relation::flat:
            found.push_back(c);
            break;
        default:
            break;
        }
    }
    return found;
}

/// Phrases with the preposition below the token; the parser may have hung them on the noun before.
std::vector<std::uint32_t> SentenceSenses::loosely_with(std::uint32_t token, std::string_view preposition) const {
    return tree_.with_preposition(token, preposition);
}

/// Receivers that hang anywhere on what is given: "a pendant engraved with the image of a tsar to Moscow".
std::vector<std::uint32_t> SentenceSenses::received_by(std::uint32_t verb) const {
    std::vector<std::uint32_t> level{verb};
    for (int depth = 0; depth < 5 && !level.empty(); ++depth) {
        std::vector<std::uint32_t> next;
        for (const std::uint32_t at : level)
            for (const std::uint32_t c : tree_.children(at)) {
                const Relation relation = tree_.relation(c);
                const bool phrase = relation == Relation::obj || relation == Relation::obl || relation == Relation::nmod ||
                                    relation == Relation::conj || relation == Relation::acl || relation == Relation::flat ||
                                    relation == Relation::appos;
                if (!phrase || c < verb) continue;
                const bool receives = tree_.preposition(c) == "to" && is_actor(c) && tree_.relation(c) != Relation::conj;
                if (receives) return {c};
                next.push_back(c);
            }
        level = std::move(next);
    }
    return {};
}

/// The same below the phrases of the trigger's nouns; "of" no deeper than one.
std::vector<std::uint32_t> SentenceSenses::deeply_with(const ChosenSense& trigger, std::string_view preposition) const {
    std::vector<std::uint32_t> level = trigger.parts;
    if (tree_.is_noun(trigger.token))
        level.push_back(trigger.token);
    else if (!trigger.parts.empty() && preposition != "of")
        for (const std::uint32_t c : tree_.children(trigger.token)) // "suspended aid deliveries to", parsed as two objects
            if (tree_.relation(c) == Relation::obj && std::find(level.begin(), level.end(), c) == level.end()) {
                if (auto found = loosely_with(c, preposition); !found.empty()) return found;
            }
    if (!trigger.parts.empty() && tree_.is_verb(trigger.token))
        for (const std::uint32_t c : tree_.children(trigger.token))
            if (tree_.relation(c) == Relation::obl && tree_.preposition(c) == "in" && predicates_.in_set("aid", tree_.lemma(c))) {
                if (auto found = loosely_with(c, preposition); !found.empty()) return found; // "$2 million in aid to Fiji"
            }
    const int reach = preposition == "of" ? 1 : 3;
    for (int depth = 0; depth < reach && !level.empty(); ++depth) {
        std::vector<std::uint32_t> next;
        for (const std::uint32_t noun : level)
            for (const std::uint32_t deeper : tree_.children(noun))
                if (tree_.relation(deeper) == Relation::nmod) next.push_back(deeper);
        for (const std::uint32_t noun : next)
            if (auto found = loosely_with(noun, preposition); !found.empty()) return found;
        level = std::move(next);
    }
    return {};
}

/// "held two thousand people in the town as human shields": a phrase asked for by its noun may hang on the object.
std::vector<std::uint32_t> SentenceSenses::with_object(std::uint32_t verb, std::string_view preposition) const {
    std::vector<std::uint32_t> found;
    if (!tree_.is_verb(verb)) return found;
    for (const std::uint32_t object : tree_.objects(verb))
        for (std::uint32_t i = object + 1; i < tree_.size() && i < object + 12; ++i)
            if (tree_.relation(i) == Relation::nmod && tree_.is_below(i, object) && tree_.preposition(i) == preposition)
                found.push_back(i);
    return found;
}

/// "the Mali attack", "the Syria strikes": a country before the noun is where it happened; "the US raid", "the Russian raid": who
/// did it.
bool SentenceSenses::names_the_scene(const ChosenSense& trigger, std::uint32_t modifier) const {
    if (trigger.sense->type != EventType::ASSAULT || tree_.relation(modifier) != Relation::compound ||
        tree_.token(modifier).upos != Upos::PROPN)
        return false;
    const std::uint32_t m = mentions_.headed(modifier);
    return m != none && mentions_.mention(m).kind == ActorKind::country && !is_acronym(tree_.form(modifier)) &&
           tree_.form(modifier).find('.') == std::string_view::npos && mentions_.mention(m).tokens.size() == 1;
}

std::vector<std::uint32_t> SentenceSenses::fill(const Slot& slot, const ChosenSense& trigger) const {
    const std::uint32_t t = trigger.token;
    std::vector<std::uint32_t> found;
    const auto add = [&](const std::vector<std::uint32_t>& heads) {
        for (const std::uint32_t h : heads)
            if (std::find(found.begin(), found.end(), h) == found.end()) found.push_back(h);
    };
    switch (slot.kind) {
    case SlotKind::subject:
        add(tree_.subjects(t));
        // "is one of the largest donors": whose predicate the number is
        if (const std::uint32_t one = tree_.head(t);
            found.empty() && one != none && tree_.relation(t) == Relation::nmod && tree_.lemma(one) == "one")
            add(tree_.subjects(one));
        break;
    case SlotKind::object:
        if (tree_.is_verb(t) || tree_.is_passive(t)) add(tree_.objects(t));
        if (found.empty() && !trigger.sense->particle.empty() && follows(trigger.sense->particle, t)) add({tree_.head(t + 1)});
        break;
    case SlotKind::indirect:
        add(tree_.indirect_objects(t));
        break;
    case SlotKind::possessive:
    case SlotKind::modifier: {
        std::vector<std::uint32_t> nouns{t};
        nouns.insert(nouns.end(), trigger.parts.begin(), trigger.parts.end());
        for (const std::uint32_t noun : nouns) {
            if (!tree_.is_noun(noun) && noun != t) continue;
            if (slot.kind == SlotKind::possessive) {
                const std::uint32_t owner = tree_.child(noun, {Relation::nmod_poss});
                if (owner != none) add({owner});
                continue;
            }
            for (const std::uint32_t m : modifiers(noun)) {
                if (!names_the_scene(trigger, m)) add({m});
                // "US-led", "Iranian-backed": who leads or backs
                for (const std::uint32_t c : tree_.children(m))
                    if (is_actor(c)) add({c});
            }
        }
        break;
    }
    case SlotKind::complement: {
        const std::uint32_t c = tree_.complement(t);
        if (c != none) add({c});
        break;
    }
    case SlotKind::above: {
        const std::uint32_t governor = tree_.head(t);
        const bool governed = governor != none && tree_.is_noun(t) &&
                              (tree_.relation(t) == Relation::obj || tree_.relation(t) == Relation::nsubj_pass);
        if (governed && predicates_.in_set("governs_event", tree_.lemma(governor))) add(tree_.subjects(governor));
        break;
    }
    case SlotKind::complement_subject: {
        const std::uint32_t c = tree_.complement(t);
        if (c != none) {
            const std::uint32_t subject = tree_.child(c, {Relation::nsubj, Relation::nsubj_pass});
            if (subject != none) add({tree_.antecedent(subject)});
        }
        break;
    }
    case SlotKind::preposition: {
        add(loosely_with(t, slot.preposition));
        for (const std::uint32_t part : trigger.parts)
            add(loosely_with(part, slot.preposition));
        // "returned a bust missing since the war to Rome": the receiver hangs on what is given
        if (found.empty() && tree_.is_verb(t) && slot.preposition == "to" && predicates_.in_set("transfers", tree_.lemma(t)))
            add(received_by(t));
        // "pulled its soldiers out of Mali"
        if (found.empty() && slot.preposition == "from") {
            add(loosely_with(t, "out_of"));
            if (tree_.is_verb(t) && found.empty())
                for (const std::uint32_t object : tree_.objects(t))
                    add(loosely_with(object, "out_of"));
        }
        // "holding civilians as shields"
        if (found.empty() && tree_.is_verb(t) && slot.preposition == "as")
            for (const std::uint32_t object : tree_.objects(t))
                add(loosely_with(object, slot.preposition));
        // "declared a state of siege in the north", "gave millions in aid for schools to Fiji": phrases within the phrases
        if (found.empty()) add(deeply_with(trigger, slot.preposition));
        // "clashes broke out between police and students": the noun's phrase hangs on its verb
        const std::uint32_t governor = tree_.head(t);
        const bool occurs = tree_.is_noun(t) && governor != none && tree_.is_verb(governor) &&
                            (tree_.relation(t) == Relation::nsubj || tree_.relation(t) == Relation::nsubj_pass);
        if (found.empty() && occurs &&
            (slot.preposition == "between" || slot.preposition == "with" || slot.preposition == "against"))
            add(loosely_with(governor, slot.preposition));
        // "held talks in Geneva on Syria with Iran", "an attack that killed two on a base": the object's own phrases
        if (found.empty() && tree_.is_verb(t))
            for (const std::uint32_t object : tree_.objects(t))
                if (is_event_noun(object)) add(loosely_with(object, slot.preposition));
        break;
    }
    }
    for (std::uint32_t& h : found)
        h = tree_.counted(h);
    return found;
}

} // namespace entente
