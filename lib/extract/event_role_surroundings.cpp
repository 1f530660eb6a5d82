// SPDX-License-Identifier: Apache-2.0
// Targets that no slot of the frame names: whose a thing is, whom an aim or a condition concerns, where it is done.
#include <algorithm>
#include <array>

#include "extract/event_role_heads.hpp"
#include "extract/event_roles.hpp"

namespace entente {

namespace {

constexpr std::array<std::string_view, 12> place_prepositions{"in",     "at",     "near",       "outside", "inside", "across",
                                                              "within", "around", "throughout", "on",      "along",  "off"};

constexpr std::array<std::string_view, 11> bearing_prepositions{"in",   "into",   "to",         "on", "across", "over",
                                                                "near", "inside", "throughout", "at", "against"};

} // namespace

/// "the threats made by Washington", "claims that two officers abused boys": the actor that a thing is about or comes from.
std::vector<std::uint32_t> EventRoleFinder::actors_within(std::uint32_t thing) const {
    std::vector<std::uint32_t> level{thing};
    for (int depth = 0; depth < 5 && !level.empty(); ++depth) {
        std::vector<std::uint32_t> next;
        std::vector<std::uint32_t> found;
        for (const std::uint32_t at : level)
            for (const std::uint32_t c : tree_.children(at)) {
                const Relation relation = tree_.relation(c);
                const bool phrase = relation == Relation::nmod || relation == Relation::obl_agent || relation == Relation::conj ||
                                    relation == Relation::nmod_poss || (relation == Relation::obl && at != thing);
                const bool clause = relation == Relation::acl || relation == Relation::ccomp || relation == Relation::acl_relcl;
                const bool subject =
                    (relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::obj) && at != thing;
                if (!phrase && !clause && !subject) continue;
                const std::uint32_t who = tree_.counted(c);
                if (!clause && senses_.is_actor(who) && tree_.token(who).upos != Upos::PRON && senses_.may_be_argument(who))
                    add_new(found, {who});
                next.push_back(c);
            }
        if (!found.empty()) return {found.front()};
        level = std::move(next);
    }
    return {};
}

/// "sent troops to help the army", "struck to protest against the government": whom the aim concerns.
std::vector<std::uint32_t> EventRoleFinder::targets_of_purpose(const ChosenSense& trigger, int depth) const {
    for (const std::uint32_t base : phrases_below(trigger))
        for (const std::uint32_t c : tree_.children(base)) {
            const Relation relation = tree_.relation(c);
            if (relation != Relation::advcl && relation != Relation::acl && relation != Relation::xcomp) continue;
            const bool participle = tree_.token(c).xpos == Xpos::VBG && tree_.marker(c).empty();
            if (!tree_.is_to_infinitive(c) && !participle) continue;
            std::vector<std::uint32_t> found;
            for (const std::uint32_t t : targets_of_clause(c, depth + 1))
                if (senses_.is_actor(t) && tree_.token(t).upos != Upos::PRON) add_new(found, {t});
            if (!found.empty()) return found;
            // "funding to fight the epidemic in West Africa"
            for (std::uint32_t i = c + 1; trigger.sense->type == EventType::AID && i < tree_.size() && tree_.is_below(i, c); ++i)
                if (is_known_place(mentions_.headed(i)) && mentions_.mention(mentions_.headed(i)).head == i) return {i};
        }
    return {};
}

/// The trigger, its nouns and what hangs on them without a clause between: "delivered tons of medicine for schools in the north".
std::vector<std::uint32_t> EventRoleFinder::phrases_below(const ChosenSense& trigger) const {
    std::vector<std::uint32_t> found{trigger.token};
    add_new(found, trigger.parts);
    constexpr std::size_t most = 16;
    for (std::size_t i = 0; i < found.size() && found.size() < most; ++i)
        for (const std::uint32_t c : tree_.children(found[i])) {
            const Relation relation = tree_.relation(c);
            const bool phrase = relation == Relation::obj || relation == Relation::obl || relation == Relation::nmod ||
                                (relation == Relation::conj && !tree_.is_verb(c));
            const bool measure = tree_.lemma(c) == "worth" && relation != Relation::punct;
            if (c > trigger.token && (phrase || measure || is_imposed(c))) add_new(found, {c});
        }
    return found;
}

/// "restrictions imposed on the press", "the embargo it has placed on the island": a clause that only says on whom.
bool EventRoleFinder::is_imposed(std::uint32_t clause) const {
    static constexpr std::array<std::string_view, 16> verbs{"impose", "place",   "put",     "levy",   "slap",  "inflict",
                                                            "direct", "aim",     "target",  "make",   "lodge", "mean",
                                                            "intend", "destine", "declare", "enforce"};
    const Relation relation = tree_.relation(clause);
    return (relation == Relation::acl || relation == Relation::acl_relcl) &&
           std::find(verbs.begin(), verbs.end(), tree_.lemma(clause)) != verbs.end();
}

/// "accepted the president's invitation", "met Spain's demand": whose it is, where that is somebody else.
std::vector<std::uint32_t> EventRoleFinder::owners_of_parts(const ChosenSense& trigger) const {
    for (const std::uint32_t part : trigger.parts) {
        const std::uint32_t owner = tree_.child(part, {Relation::nmod_poss});
        if (owner != none && senses_.is_actor(owner) && tree_.token(owner).upos != Upos::PRON) return {owner};
    }
    return {};
}

/// A phrase with a preposition of the frame that hangs deeper than the frame says: "sharing intelligence on militants with Egypt",
/// "exports most of its uranium to China".
std::vector<std::uint32_t> EventRoleFinder::targets_deep(const ChosenSense& trigger) const {
    const auto phrases = phrases_below(trigger);
    for (const Slot& slot : trigger.sense->targets) {
        if (slot.kind == SlotKind::preposition && slot.preposition == "by") // "accepted a plan proposed by the rebels"
            for (const std::uint32_t h : phrases)
                for (const std::uint32_t clause : tree_.children(h))
                    if (tree_.relation(clause) == Relation::acl && tree_.token(clause).xpos == Xpos::VBN)
                        for (const std::uint32_t agent : tree_.with_preposition(clause, "by"))
                            if (senses_.is_actor(tree_.counted(agent))) return {tree_.counted(agent)};
        if (slot.kind != SlotKind::preposition || slot.preposition == "of" || slot.preposition == "for") continue;
        for (const std::uint32_t h : phrases) {
            const std::string preposition = tree_.preposition(h);
            const bool fits = preposition == slot.preposition ||
                              (preposition.ends_with(slot.preposition) && preposition.ends_with("_" + slot.preposition));
            if (!fits || h == trigger.token) continue;
            const std::uint32_t who = tree_.counted(h);
            if (tree_.token(who).upos == Upos::PRON || !senses_.may_be_argument(who)) continue;
            if (senses_.is_actor(who) || is_known_place(mentions_.headed(who))) return {who};
        }
    }
    return {};
}

/// "imposed a blockade in Darfur", "flew medicine into Kabul": where an act that needs somebody to bear it is done.
std::uint32_t EventRoleFinder::target_place(const ChosenSense& trigger) const {
    for (const std::uint32_t base : phrases_below(trigger))
        for (const std::uint32_t c : tree_.children(base)) {
            if (tree_.relation(c) != Relation::obl && tree_.relation(c) != Relation::nmod) continue;
            const std::string preposition = tree_.preposition(c);
            if (std::find(bearing_prepositions.begin(), bearing_prepositions.end(), preposition) == bearing_prepositions.end())
                continue;
            if (is_known_place(mentions_.headed(c))) return c;
            std::vector<std::uint32_t> level{c}; // "in parts of the city of Aden"
            for (int nested = 0; nested < 3 && !level.empty(); ++nested) {
                std::vector<std::uint32_t> next;
                for (const std::uint32_t at : level)
                    for (const std::string_view inner : {"of", "in"})
                        for (const std::uint32_t deeper : tree_.with_preposition(at, inner)) {
                            if (is_known_place(mentions_.headed(deeper))) return deeper;
                            next.push_back(deeper);
                        }
                level = std::move(next);
            }
        }
    return none;
}

/// "will not end the strike until the company pays", "called it off after a deal with the ministry": on whom it depends.
std::vector<std::uint32_t> EventRoleFinder::targets_of_condition(const ChosenSense& trigger) const {
    static constexpr std::array<std::string_view, 7> conditions{"until", "till", "unless", "before", "after", "once", "if"};
    static constexpr std::array<std::string_view, 6> reasons{"after",   "following",     "until",
                                                             "pending", "in_return_for", "in_exchange_for"};
    const auto fits = [&](std::uint32_t who) {
        return senses_.is_actor(who) && tree_.token(who).upos != Upos::PRON && senses_.may_be_argument(who) && !is_own(who);
    };
    std::vector<std::uint32_t> clauses(tree_.children(trigger.token).begin(), tree_.children(trigger.token).end());
    if (const std::uint32_t content = trigger.sense->type == EventType::THREATEN ? tree_.complement(trigger.token) : none;
        content != none)
        clauses.insert(clauses.end(), tree_.children(content).begin(), tree_.children(content).end());
    for (const std::uint32_t c : clauses) {
        if (tree_.relation(c) == Relation::advcl &&
            std::find(conditions.begin(), conditions.end(), tree_.marker(c)) != conditions.end()) {
            std::uint32_t clause = c;
            for (int depth = 0; depth < 2 && clause != none;
                 ++depth, clause = tree_.child(clause, {Relation::ccomp, Relation::conj}))
                for (const std::uint32_t s : tree_.subjects(clause))
                    if (fits(tree_.counted(s))) return {tree_.counted(s)};
        }
        if (tree_.relation(c) == Relation::obl && std::find(reasons.begin(), reasons.end(), tree_.preposition(c)) != reasons.end())
            if (auto found = actors_within(c); !found.empty() && fits(found.front())) return found;
    }
    return {};
}

/// Where the frame names nobody: who the thing belongs to, whom the aim concerns, the place.
void EventRoleFinder::find_targets_around(EventRoles& result, const ChosenSense& trigger, int depth) const {
    if (depth > 0 || !trigger.sense->type || trigger.sense->targets.empty()) return;
    const auto take = [&](std::vector<std::uint32_t> found, std::string path) {
        std::erase_if(found, [&](std::uint32_t t) {
            return std::find(result.sources.begin(), result.sources.end(), t) != result.sources.end();
        });
        if (found.empty()) return false;
        result.targets = std::move(found);
        result.target_is_thing = false;
        result.target_is_around = true;
        result.target_path = std::move(path);
        return true;
    };
    if (take(targets_deep(trigger), "deep")) return;
    if (tree_.is_verb(trigger.token) && take(owners_of_parts(trigger), "poss")) return;
    const EventType type = *trigger.sense->type;
    const bool passes_on = type == EventType::ACCUSE || type == EventType::SUPPORT || type == EventType::REJECT ||
                           type == EventType::REQUEST || type == EventType::CONCEDE || type == EventType::THREATEN;
    if (passes_on && result.target_is_thing)
        for (const std::uint32_t thing : std::vector<std::uint32_t>{result.targets})
            if (take(actors_within(thing), "within")) return;
    const bool has_aim = type == EventType::AID || type == EventType::PROTEST || type == EventType::MOBILIZE ||
                         type == EventType::SUPPORT ||
                         (!trigger.parts.empty() && (type == EventType::AGREE || type == EventType::REQUEST));
    if (has_aim && (result.targets.empty() || result.target_is_thing) && tree_.is_verb(trigger.token) &&
        take(targets_of_purpose(trigger, depth), "aim"))
        return;
    const bool among_themselves = trigger.sense->reciprocal && result.sources.size() > 1;
    const bool borne = !among_themselves && (type == EventType::AID || type == EventType::COERCE || type == EventType::SANCTION ||
                                             type == EventType::ASSAULT || type == EventType::PROTEST ||
                                             ((type == EventType::CONCEDE || type == EventType::RETREAT) &&
                                              trigger.sense->cameo.starts_with("08") && !trigger.sense->cameo.starts_with("083")));
    if (borne && !result.sources.empty() && (result.targets.empty() || (result.target_is_thing && type == EventType::AID)))
        if (const std::uint32_t place = target_place(trigger); place != none && take({place}, "place")) return;
    const bool ends_pressure = type == EventType::CONCEDE && !trigger.parts.empty() && tree_.is_verb(trigger.token) &&
                               !trigger.sense->cameo.starts_with("083");
    // "will retaliate if the North fires", "threatened to strike unless the ministry pays"
    const bool answers =
        (type == EventType::ASSAULT || type == EventType::SANCTION || type == EventType::THREATEN || type == EventType::PROTEST) &&
        tree_.is_verb(trigger.token);
    if ((ends_pressure || answers) && result.targets.empty()) take(targets_of_condition(trigger), "condition");
}

/// A phrase that stands as place and has a name on the map.
bool EventRoleFinder::is_known_place(std::uint32_t mention) const {
    if (mention == none) return false;
    const Mention& m = mentions_.mention(mention);
    return m.place_reading && (!m.places.empty() || m.name_type == NameType::LOC);
}

std::uint32_t EventRoleFinder::find_place(const ChosenSense& trigger) const {
    for (const Slot& slot : trigger.sense->places)
        for (const std::uint32_t h : senses_.fill(slot, trigger)) {
            const std::uint32_t m = mentions_.headed(h);
            if (mentions_.is_place(m) && !mentions_.mention(m).places.empty()) return h;
        }
    std::vector<std::uint32_t> bases{trigger.token};
    bases.insert(bases.end(), trigger.parts.begin(), trigger.parts.end());
    // a noun's place may stand with its verb: "held a meeting … in Geneva"
    const std::uint32_t governor = tree_.head(trigger.token);
    if (tree_.is_noun(trigger.token) && governor != none && tree_.relation(trigger.token) != Relation::nmod)
        bases.push_back(governor);
    if (tree_.is_verb(trigger.token) && tree_.relation(trigger.token) == Relation::xcomp && governor != none)
        bases.push_back(governor);
    if (tree_.is_verb(trigger.token))
        for (const std::uint32_t object : tree_.objects(trigger.token))
            bases.push_back(object);
    for (const std::uint32_t base : bases)
        for (const std::string_view preposition : place_prepositions)
            for (const std::uint32_t h : tree_.with_preposition(base, preposition)) {
                const std::uint32_t m = mentions_.headed(h);
                if (is_known_place(m)) return h;
                // "in the port city of Aden", "at a base in Tartus"
                for (const std::string_view inner : {"of", "in", "at", "near"})
                    for (const std::uint32_t deeper : tree_.with_preposition(h, inner))
                        if (is_known_place(mentions_.headed(deeper))) return deeper;
            }
    return place_around(trigger);
}

/// A place of the clauses above, or what was attacked or visited where that is itself a place.
std::uint32_t EventRoleFinder::place_around(const ChosenSense& trigger) const {
    for (const Slot& slot : trigger.sense->targets)
        for (const std::uint32_t h : senses_.fill(slot, trigger)) {
            const std::uint32_t m = mentions_.headed(h);
            if (m != none && !mentions_.mention(m).places.empty() &&
                (mentions_.mention(m).kind != ActorKind::country || trigger.sense->type == EventType::ASSAULT))
                return h;
            for (const std::string_view inner : {"of", "in", "at", "near"})
                for (const std::uint32_t deeper : tree_.with_preposition(h, inner))
                    if (is_known_place(mentions_.headed(deeper))) return deeper;
        }
    std::uint32_t at = trigger.token;
    for (int depth = 0; depth < 3 && tree_.head(at) != none; ++depth) {
        const Relation relation = tree_.relation(at);
        if (relation == Relation::acl_relcl || relation == Relation::parataxis || relation == Relation::ccomp) break;
        at = tree_.head(at);
        for (const std::string_view preposition : place_prepositions)
            for (const std::uint32_t h : tree_.with_preposition(at, preposition))
                if (is_known_place(mentions_.headed(h))) return h;
    }
    return none;
}

EventRoles EventRoleFinder::roles(const ChosenSense& trigger, int depth) const {
    EventRoles result;
    if (depth > deepest_role) return result;
    find_sources(result, trigger, depth);
    find_targets(result, trigger, depth);
    if (result.targets.empty() || result.target_is_thing) find_targets_around(result, trigger, depth);
    if (depth == 0) result.place = find_place(trigger);
    return result;
}

} // namespace entente
