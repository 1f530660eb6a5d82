// SPDX-License-Identifier: Apache-2.0
#include "extract/sentence_senses.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace entente {

SentenceSenses::SentenceSenses(const ClauseTree& tree, const MentionTable& mentions, const Predicates& predicates)
    : tree_(tree), mentions_(mentions), predicates_(predicates), chosen_(tree.size()), part_of_(tree.size(), none) {
    for (std::uint32_t i = 0; i < tree.size(); ++i)
        chosen_[i] = choose(i);
    for (std::uint32_t i = 0; i < tree.size(); ++i)
        if (chosen_[i] && (chosen_[i]->sense->type || chosen_[i]->sense->refusal))
            for (const std::uint32_t part : chosen_[i]->parts)
                part_of_[part] = i;
}

bool SentenceSenses::is_negated(std::uint32_t token) const {
    for (const std::uint32_t c : tree_.children(token)) {
        const std::string& l = tree_.lemma(c);
        if (tree_.relation(c) == Relation::advmod &&
            (l == "not" || l == "n't" || l == "never" || l == "hardly" || l == "barely" || l == "nor" || l == "n’t"))
            return true;
        if (tree_.relation(c) == Relation::advmod && l == "long" && tree_.child(c, Relation::advmod, "no") != none) return true;
        if (tree_.relation(c) == Relation::advmod && l == "longer" && tree_.children(c).size() > 0) return true;
        if (tree_.relation(c) == Relation::det && (l == "no" || l == "neither")) return true;
        if ((tree_.relation(c) == Relation::nsubj || tree_.relation(c) == Relation::nsubj_pass ||
             tree_.relation(c) == Relation::obj) &&
            tree_.is_verb(token) && tree_.child(c, Relation::cc_preconj, "neither") != none)
            return true;
        if (tree_.relation(c) == Relation::case_ && l == "without") return true;
        if (tree_.relation(c) == Relation::mark && l == "without") return true;
        if ((tree_.relation(c) == Relation::nsubj || tree_.relation(c) == Relation::nsubj_pass ||
             tree_.relation(c) == Relation::obj) &&
            tree_.is_verb(token) && tree_.child(c, Relation::det, "no") != none)
            return true;
        if ((tree_.relation(c) == Relation::nsubj || tree_.relation(c) == Relation::nsubj_pass) &&
            (l == "nobody" || l == "none" || l == "no-one" || l == "neither"))
            return true;
    }
    return false;
}

bool SentenceSenses::is_event_noun(std::uint32_t token) const {
    if (!tree_.is_noun(token) && tree_.token(token).upos != Upos::VERB) return false;
    for (const Sense& sense : predicates_.find(PredicateClass::noun, tree_.lemma(token)))
        if (sense.type) return true;
    return tree_.token(token).xpos == Xpos::VBG;
}

bool SentenceSenses::is_acronym(std::string_view form) {
    return form.size() > 1 && form.size() < 8 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool SentenceSenses::may_be_argument(std::uint32_t token) const {
    const Token& t = tree_.token(token);
    const auto timed = [&](std::uint32_t c) { return predicates_.in_set("time_word", lower(tree_.lemma(c))); };
    const auto children = tree_.children(token);
    if (t.upos == Upos::NUM && t.span.size() <= 4 && (children.empty() || std::any_of(children.begin(), children.end(), timed)))
        return false;
    if (t.upos == Upos::SYM) return true; // "$3 billion"
    if (t.upos != Upos::NOUN && t.upos != Upos::PROPN && t.upos != Upos::PRON && t.upos != Upos::NUM && t.upos != Upos::ADJ)
        return false;
    return !predicates_.in_set("time_word", lower(tree_.lemma(token)));
}

bool SentenceSenses::is_actor(std::uint32_t token) const {
    if (mentions_.is_actor(mentions_.headed(token))) return true;
    // A name that neither tagger nor lexicon knows acts where it stands as subject: "UNDOF withdrew its observers".
    const bool named = tree_.token(token).upos == Upos::PROPN || is_acronym(tree_.form(token));
    const bool subject = tree_.relation(token) == Relation::nsubj || tree_.relation(token) == Relation::nsubj_pass ||
                         tree_.relation(token) == Relation::obl_agent;
    if (named && subject && may_be_argument(token)) return true;
    if (!predicates_.in_set("actor_noun", tree_.lemma(token))) return false;
    switch (tree_.relation(token)) {
    case Relation::compound:
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::obj:
    case Relation::obl:
    case Relation::nmod:
    case Relation::conj:
    case Relation::obl_agent:
        return true;
    default:
        return false;
    }
}

bool SentenceSenses::may_act(std::uint32_t subject, const Sense& sense) const {
    if (!sense.type || !tree_.is_noun(subject) || is_actor(subject) || is_event_noun(subject)) return true;
    const bool spoken = *sense.type == EventType::CONSULT || *sense.type == EventType::AGREE || *sense.type == EventType::REQUEST ||
                        *sense.type == EventType::THREATEN || *sense.type == EventType::SUPPORT ||
                        *sense.type == EventType::REJECT || *sense.type == EventType::AID || *sense.type == EventType::ACCUSE ||
                        *sense.type == EventType::COOPERATE || *sense.type == EventType::CONCEDE;
    if (!spoken) return true;
    // "the Chinese government's aid package consists of", "an Amnesty report accuses": what a known party owns or made speaks for
    // it
    for (const std::uint32_t owner : tree_.children(subject)) {
        const Relation r = tree_.relation(owner);
        const std::uint32_t m =
            r == Relation::nmod_poss || r == Relation::compound || r == Relation::amod ? mentions_.headed(owner) : none;
        if (m != none && !mentions_.mention(m).entries.empty()) return true;
    }
    const std::string& lemma = tree_.lemma(tree_.counted(subject));
    static constexpr std::array<std::string_view, 10> personal{"er",  "or",    "ist", "ian",  "ee",
                                                               "man", "woman", "ess", "body", "ant"}; // "biologist", "rector"
    if (std::any_of(personal.begin(), personal.end(), [&](std::string_view ending) { return lemma.ends_with(ending); }))
        return true;
    return predicates_.in_set("speaks_for", lemma) || predicates_.in_set("force", lemma) || predicates_.in_set("aid", lemma) ||
           predicates_.in_set("hostile_thing", lemma);
}

std::span<const Sense> SentenceSenses::candidates(std::uint32_t token) const {
    const Token& t = tree_.token(token);
    const std::string& lemma = tree_.lemma(token);
    switch (t.upos) {
    case Upos::VERB: {
        const auto verbs = predicates_.find(PredicateClass::verb, lemma);
        // Deverbal nouns that the tagger takes for gerunds: "the shelling of Kharkiv"
        const Relation role = tree_.relation(token);
        const bool nominal = role == Relation::nsubj || role == Relation::csubj || role == Relation::nsubj_pass;
        if (t.xpos == Xpos::VBG && (tree_.child(token, {Relation::det, Relation::nmod_poss}) != none ||
                                    (nominal && !tree_.with_preposition(token, "between").empty()))) {
            const auto nouns = predicates_.find(PredicateClass::noun, std::string{tree_.form(token)});
            if (!nouns.empty()) return nouns;
        }
        return verbs;
    }
    case Upos::NOUN:
        // "plans", tagged noun and third person at once
        if (t.xpos == Xpos::VBZ && tree_.child(token, {Relation::nsubj}) != none) {
            const auto verbs =
                predicates_.find(PredicateClass::verb, lemma.ends_with('s') ? std::string_view{lemma}.substr(0, lemma.size() - 1)
                                                                            : std::string_view{lemma});
            if (!verbs.empty()) return verbs;
        }
        // "Erdogan alleges that …", taken for a plural
        if (tree_.child(token, {Relation::ccomp}) != none && predicates_.find(PredicateClass::noun, lemma).empty())
            return predicates_.find(PredicateClass::verb, lemma);
        return predicates_.find(PredicateClass::noun, lemma);
    case Upos::PROPN:
        return t.name_type == NameType::none && lemma != "march" ? predicates_.find(PredicateClass::noun, lemma)
                                                                 : std::span<const Sense>{};
    case Upos::ADJ: {
        if (t.xpos == Xpos::VBN && tree_.is_passive(token)) // "were freed"
            if (const auto verbs = predicates_.find(PredicateClass::verb, lemma); !verbs.empty()) return verbs;
        const auto adjectives = predicates_.find(PredicateClass::adjective, lemma);
        if (!adjectives.empty()) return adjectives;
        // participles tagged as adjectives keep their verb's senses where they have an agent or stand as predicate
        if (t.xpos == Xpos::VBN) return predicates_.find(PredicateClass::verb, lemma);
        return {};
    }
    default:
        return {};
    }
}

bool SentenceSenses::particle_fits(const Sense& sense, std::uint32_t token) const {
    if (sense.particle.empty()) return true;
    for (const std::uint32_t c : tree_.children(token)) {
        if (tree_.lemma(c) != sense.particle) continue;
        const Relation r = tree_.relation(c);
        if (r == Relation::compound_prt || r == Relation::advmod || r == Relation::obl || r == Relation::xcomp) return true;
    }
    // "called upon", "pulled out of": the particle may have been parsed as preposition of the next phrase
    for (const std::uint32_t c : tree_.children(token))
        if ((tree_.relation(c) == Relation::obl || tree_.relation(c) == Relation::advmod) &&
            tree_.preposition(c).starts_with(sense.particle + "_"))
            return true;
    return follows(sense.particle, token);
}

/// "handed over the suspect", "rolled back tariffs", parsed as a preposition or as part of the noun: the word next to the verb.
bool SentenceSenses::follows(std::string_view particle, std::uint32_t verb) const {
    static constexpr std::array<std::string_view, 7> particles{"over", "off", "down", "up", "out", "back", "away"};
    const std::uint32_t next = verb + 1;
    if (next >= tree_.size() || tree_.lemma(next) != particle ||
        std::find(particles.begin(), particles.end(), particle) == particles.end())
        return false;
    const Relation r = tree_.relation(next);
    const std::uint32_t noun = tree_.head(next);
    return noun != none && noun > next && (r == Relation::case_ || r == Relation::compound || r == Relation::advmod) &&
           tree_.head(noun) == verb;
}

/// "a terrorist group", "an illegal war": a predicate's noun that is described by one of the words.
bool SentenceSenses::described_by(std::uint32_t noun, const std::vector<std::string>& lemmas) const {
    if (!tree_.is_noun(noun)) return false;
    const auto described = modifiers(noun);
    return std::any_of(described.begin(), described.end(),
                       [&](std::uint32_t m) { return std::binary_search(lemmas.begin(), lemmas.end(), tree_.lemma(m)); });
}

/// "curfew hours", "lockdown measures", "aid package": a noun that only says in what form.
bool SentenceSenses::named_before(std::uint32_t noun, const std::vector<std::string>& lemmas) const {
    static constexpr std::array<std::string_view, 12> forms{"hour",   "measure", "rule",  "order",     "regime",  "period",
                                                            "policy", "package", "worth", "programme", "program", "round"};
    if (std::find(forms.begin(), forms.end(), tree_.lemma(noun)) == forms.end()) return false;
    const auto children = tree_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
        return tree_.relation(c) == Relation::compound && std::binary_search(lemmas.begin(), lemmas.end(), tree_.lemma(c));
    });
}

/// "list" in "off its list of sponsors", where the sponsors are what is counted; or the noun itself.
std::uint32_t SentenceSenses::measure_of(std::uint32_t noun) const {
    const std::uint32_t above = tree_.head(noun);
    return above != none && tree_.relation(noun) == Relation::nmod && tree_.counted(above) == noun ? above : noun;
}

bool SentenceSenses::holds(const Constraint& constraint, ChosenSense& trial) const {
    std::vector<std::uint32_t> heads = fill(constraint.slot, trial);
    const bool by_noun = constraint.kind == ConstraintKind::lemma_in || constraint.kind == ConstraintKind::lemma_seen ||
                         constraint.kind == ConstraintKind::is_place;
    if (heads.empty() && by_noun && constraint.slot.kind == SlotKind::preposition)
        heads = with_object(trial.token, constraint.slot.preposition);
    const auto in = [&](std::uint32_t h) {
        return std::binary_search(constraint.lemmas.begin(), constraint.lemmas.end(), tree_.lemma(h));
    };
    switch (constraint.kind) {
    case ConstraintKind::present:
        if (std::any_of(heads.begin(), heads.end(), [&](std::uint32_t h) {
                return constraint.slot.kind != SlotKind::preposition || may_be_argument(h) || tree_.is_verb(h);
            }))
            return true;
        // an adverb or particle may be asked for by name: "+together", "+down"
        return constraint.slot.kind == SlotKind::preposition &&
               std::any_of(tree_.children(trial.token).begin(), tree_.children(trial.token).end(), [&](std::uint32_t c) {
                   return tree_.lemma(c) == constraint.slot.preposition &&
                          (tree_.relation(c) == Relation::advmod || tree_.relation(c) == Relation::compound_prt ||
                           tree_.relation(c) == Relation::xcomp);
               });
    case ConstraintKind::absent: // an adverb or particle, too, may be unwanted: "-back"
        return heads.empty() &&
               (constraint.slot.kind != SlotKind::preposition ||
                std::none_of(tree_.children(trial.token).begin(), tree_.children(trial.token).end(), [&](std::uint32_t c) {
                    return tree_.lemma(c) == constraint.slot.preposition &&
                           (tree_.relation(c) == Relation::advmod || tree_.relation(c) == Relation::compound_prt);
                }));
    case ConstraintKind::lemma_not_in:
        return std::none_of(heads.begin(), heads.end(), [&](std::uint32_t h) {
            const auto all = tree_.conjuncts(h);
            return std::any_of(all.begin(), all.end(), in);
        });
    case ConstraintKind::lemma_in:
    case ConstraintKind::lemma_seen: {
        // "arrest and trial", "a complaint and a lawsuit": any conjunct will do
        bool met = false;
        const bool predicate = constraint.slot.kind == SlotKind::complement || constraint.slot.preposition == "as";
        for (const std::uint32_t h : heads)
            for (const std::uint32_t c : tree_.conjuncts(h))
                if (in(c) || in(measure_of(c)) || named_before(c, constraint.lemmas) ||
                    (predicate && described_by(c, constraint.lemmas))) {
                    met = true;
                    if (constraint.kind == ConstraintKind::lemma_in) trial.parts.push_back(c);
                }
        return met;
    }
    case ConstraintKind::is_actor: // "Russian jets are striking positions": forces act for who owns them
        return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t h) {
            return is_actor(h) || (constraint.slot.kind == SlotKind::subject && predicates_.in_set("force", tree_.lemma(h)));
        });
    case ConstraintKind::is_thing:
        return !heads.empty() && std::none_of(heads.begin(), heads.end(), [&](std::uint32_t h) { return is_actor(h); });
    case ConstraintKind::is_place:
        return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t h) {
            const std::uint32_t m = mentions_.headed(h);
            return mentions_.is_place(m) &&
                   (!mentions_.mention(m).places.empty() || mentions_.mention(m).name_type == NameType::LOC ||
                    constraint.slot.preposition == "from");
        });
    case ConstraintKind::is_infinitive:
        return !heads.empty() && tree_.is_to_infinitive(heads.front());
    case ConstraintKind::is_event:
        return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t h) { return is_event_noun(h); });
    }
    return false;
}

bool SentenceSenses::fits(const Sense& sense, ChosenSense& trial) const {
    if (!particle_fits(sense, trial.token)) return false;
    if (sense.negated_only && !trial.negated) return false;
    if ((sense.passive_only || sense.active_only) && tree_.is_passive(trial.token) != sense.passive_only) return false;
    // Constraints that consume a noun come first, so that prepositions may also stand with that noun.
    for (const Constraint& c : sense.constraints)
        if (c.kind == ConstraintKind::lemma_in && !holds(c, trial)) return false;
    for (const Constraint& c : sense.constraints)
        if (c.kind != ConstraintKind::lemma_in && !holds(c, trial)) return false;
    return true;
}

std::optional<ChosenSense> SentenceSenses::choose(std::uint32_t token) const {
    std::optional<ChosenSense> best;
    int best_rank = 0;
    const bool negated = is_negated(token);
    for (const Sense& sense : candidates(token)) {
        ChosenSense trial{&sense, token, {}, negated, false};
        // priority first, then particle and constraints; operators give way to events
        int rank = sense.priority * 100 + (sense.particle.empty() ? 0 : 15);
        for (const Constraint& c : sense.constraints) {
            switch (c.kind) {
            case ConstraintKind::lemma_in:
                rank += 20;
                break;
            case ConstraintKind::lemma_seen:
                rank += 15;
                break;
            case ConstraintKind::is_actor:
            case ConstraintKind::is_thing:
            case ConstraintKind::is_place:
            case ConstraintKind::is_infinitive:
            case ConstraintKind::is_event:
                rank += 6;
                break;
            case ConstraintKind::present:
                rank += 8;
                break;
            case ConstraintKind::lemma_not_in:
                rank += 1;
                break;
            case ConstraintKind::absent:
                rank += 2;
                break;
            }
        }
        if (best && rank <= best_rank) continue;
        if (!fits(sense, trial)) continue;
        best_rank = rank;
        best = std::move(trial);
    }
    return best ? best : choose_loosely(token, negated);
}

/// A verb between two actors that no frame foresees: the type of most of its senses, by the sense that lacks least.
std::optional<ChosenSense> SentenceSenses::choose_loosely(std::uint32_t token, bool negated) const {
    if (tree_.token(token).upos != Upos::VERB || tree_.relation(token) == Relation::amod) return std::nullopt;
    const auto is_party = [&](std::uint32_t h) { return is_actor(tree_.counted(h)); };
    const auto subjects = tree_.subjects(token);
    if (std::none_of(subjects.begin(), subjects.end(), is_party)) return std::nullopt;
    std::array<int, 16> votes{};
    int all = 0;
    const Sense* nearest = nullptr;
    std::size_t fewest = 0;
    for (int pass = 0; pass < 2; ++pass) {
        const auto winner = static_cast<EventType>(std::max_element(votes.begin(), votes.end()) - votes.begin());
        if (pass == 1 && (all == 0 || votes[static_cast<std::size_t>(winner)] * 4 < all * 3)) return std::nullopt;
        for (const Sense& sense : candidates(token)) {
            if (sense.refusal || sense.negated_only || !sense.type || !sense.particle.empty()) continue;
            if ((sense.passive_only || sense.active_only) && tree_.is_passive(token) != sense.passive_only) continue;
            if (pass == 0) {
                ++votes[static_cast<std::size_t>(*sense.type)];
                ++all;
                continue;
            }
            if (*sense.type != winner) continue;
            ChosenSense trial{&sense, token, {}, negated, true};
            const bool reaches = std::any_of(sense.targets.begin(), sense.targets.end(), [&](const Slot& slot) {
                const auto heads = fill(slot, trial);
                return std::any_of(heads.begin(), heads.end(), is_party);
            });
            if (!reaches) continue;
            const auto lacking = static_cast<std::size_t>(std::count_if(sense.constraints.begin(), sense.constraints.end(),
                                                                        [&](const Constraint& c) { return !holds(c, trial); }));
            if (nearest != nullptr && lacking >= fewest) continue;
            nearest = &sense;
            fewest = lacking;
        }
    }
    if (nearest == nullptr) return std::nullopt;
    return ChosenSense{nearest, token, {}, negated, true};
}

} // namespace entente
