// SPDX-License-Identifier: Apache-2.0
#include "extract/event_status.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/clause_form.hpp"
#include "extract/event_status_walk.hpp"
#include "extract/event_status_words.hpp"
#include "text/utf8.hpp"

namespace entente {

using namespace status_words;

Status within(Status inner, Status outer) noexcept {
    if (outer == Status::actual || inner == Status::negated) return outer == Status::hypothetical ? outer : inner;
    if (inner == Status::actual || outer == Status::negated) return outer;
    if (outer == Status::hypothetical) return outer;
    return inner;
}

Modality StatusWalk::run(std::uint32_t trigger, int depth) {
    depth_ = depth;
    tense(trigger);
    // a noun that the verb "to be" predicates, or a light verb's noun, has its own modality at the trigger token
    Status status = local(trigger, true);
    if (told_by_partisan(trigger)) status = within(status, Status::alleged);
    for (std::uint32_t at = trigger; tree_.head(at) != none;) {
        const std::uint32_t parent = tree_.head(at);
        const Relation relation = tree_.relation(at);
        if (relation == Relation::conj) {
            if (is_said_too(at, parent)) {
                if (!governed(at, parent, Relation::ccomp, status)) break;
                at = parent;
                continue;
            }
            status = within(status, shared_with_first(at, parent));
            at = parent;
            continue;
        }
        if (told_by_partisan(parent)) status = within(status, Status::alleged);
        if (!step(at, parent, relation, status)) break;
        at = parent;
    }
    if (const ChosenSense* own = senses_.at(trigger); own && own->sense->status) status = within(status, *own->sense->status);
    if (is_performed(trigger)) {
        status = Status::actual;
        modality_.will = false;
        modality_.deontic = false;
    }
    modality_.status = status;
    mood(trigger);
    return modality_;
}

/// "We would call on Israel to stop", "I would like to thank the chair": who says it does it.
bool StatusWalk::is_performed(std::uint32_t trigger) const {
    const ChosenSense* own = senses_.at(trigger);
    const EventType type = own && own->sense->type ? *own->sense->type : EventType::ASSAULT;
    if (type != EventType::REQUEST && type != EventType::SUPPORT && type != EventType::ACCUSE) return false;
    if (senses_.is_negated(trigger) || !tree_.is_verb(trigger)) return false;
    std::uint32_t clause = trigger;
    if (tree_.relation(trigger) == Relation::xcomp && tree_.head(trigger) != none) {
        static constexpr std::array<std::string_view, 4> wishing{"like", "want", "wish", "begin"};
        clause = tree_.head(trigger);
        if (!is_one_of(tree_.lemma(clause), wishing) || senses_.is_negated(clause)) return false;
    }
    const std::uint32_t subject = tree_.child(clause, {Relation::nsubj});
    const std::uint32_t modal = tree_.child(clause, {Relation::aux});
    const bool polite = modal == none ? clause != trigger
                                      : tree_.lemma(modal) == "would" || tree_.lemma(modal) == "'d" || tree_.lemma(modal) == "must";
    const bool first_person = subject != none && (lower(tree_.form(subject)) == "i" || lower(tree_.form(subject)) == "we");
    const bool perfect = tree_.child(clause, Relation::aux, "have") != none;
    const auto below = tree_.children(clause);
    const bool conditioned = std::any_of(below.begin(), below.end(), [&](std::uint32_t c) {
        return tree_.relation(c) == Relation::advcl && is_conditional(subordinator(tree_, c));
    });
    return polite && first_person && !perfect && !conditioned;
}

/// How a whole clause is told, for one that depends on it in time.
Modality StatusWalk::modality_of_clause(std::uint32_t clause) const {
    constexpr int deepest = 4;
    return depth_ < deepest ? StatusWalk(tree_, senses_).run(clause, depth_ + 1) : Modality{};
}

void StatusWalk::tense(std::uint32_t trigger) {
    const Xpos x = tree_.token(trigger).xpos;
    modality_.past = !(x == Xpos::VBZ || x == Xpos::VBP || x == Xpos::VB || x == Xpos::VBG);
    for (const std::uint32_t c : tree_.children(trigger))
        if (tree_.relation(c) == Relation::aux && tree_.token(c).xpos == Xpos::MD)
            modality_.past = false;
        else if (tree_.relation(c) == Relation::aux && tree_.lemma(c) == "do")
            modality_.past = tree_.token(c).xpos == Xpos::VBD;
}

/// Modality that a clause's or noun phrase's own words express; `own` for the trigger's clause itself.
Status StatusWalk::local(std::uint32_t at, bool own) {
    Status status = Status::actual;
    for (const std::uint32_t c : tree_.children(at)) {
        const std::string& l = tree_.lemma(c);
        switch (tree_.relation(c)) {
        case Relation::aux:
            status = within(status, auxiliary(at, l, own));
            break;
        case Relation::obl:
        case Relation::obl_unmarked:
        case Relation::nmod:
        case Relation::nmod_poss:
        case Relation::nmod_unmarked:
            if (is_to_come(tree_, c) && !is_past(tree_, at)) status = within(status, Status::planned);
            break;
        case Relation::advmod:
            if (l == "tomorrow" && !is_past(tree_, at)) status = within(status, Status::planned);
            if (is_one_of(l, alleging)) status = within(status, Status::alleged);
            if (is_one_of(l, supposing)) status = within(status, Status::hypothetical);
            if ((l == "almost" || l == "nearly") && c + 1 == at) status = within(status, Status::hypothetical);
            break;
        case Relation::amod:
            if (described_as(c, alleged)) status = within(status, Status::alleged);
            if (tree_.is_noun(at) && described_as(c, planned)) status = within(status, Status::planned);
            if (tree_.is_noun(at) && described_as(c, possible)) status = within(status, Status::hypothetical);
            break;
        default:
            break;
        }
    }
    // "Reports that Russia had attacked …", the noun taken for a second subject
    if (const std::uint32_t that = tree_.child(at, Relation::mark, "that");
        that != none && that > 0 && tree_.head(that - 1) == at && tree_.is_noun(that - 1))
        if (const ChosenSense* noun = senses_.at(that - 1); noun && noun->sense->content)
            status = within(status, *noun->sense->content);
    if (own_aim(at)) status = within(status, Status::planned);
    if (is_inverted(tree_, at)) status = within(status, Status::hypothetical);
    // "did not rule out force" is a threat by what it denies
    const bool denies = senses_.at(at) != nullptr && senses_.at(at)->sense->negated_only && senses_.at(at)->sense->type;
    if ((senses_.is_negated(at) && !denies) || is_one_of(subordinator(tree_, at), excluding)) status = Status::negated;
    return status;
}

/// "The aim is to protect them"; "…, provide care", a bare verb cut off from its modal.
bool StatusWalk::own_aim(std::uint32_t at) const {
    const std::uint32_t to = tree_.child(at, Relation::mark, "to");
    if (to != none) // "is to be sentenced", too
        return tree_.child(at, {Relation::cop}) != none ||
               std::any_of(tree_.children(at).begin(), tree_.children(at).end(), [&](std::uint32_t c) {
                   return c < to && tree_.lemma(c) == "be" &&
                          (tree_.relation(c) == Relation::aux || tree_.relation(c) == Relation::aux_pass);
               });
    if (tree_.token(at).xpos != Xpos::VB) return false;
    return tree_.relation(at) == Relation::parataxis &&
           tree_.child(at, {Relation::nsubj, Relation::nsubj_pass, Relation::aux}) == none;
}

bool StatusWalk::is_about_aim(std::uint32_t clause) const {
    const auto subjects = tree_.surface_subjects(clause);
    return !subjects.empty() && is_one_of(tree_.lemma(subjects.front()), aims);
}

template <std::size_t N>
bool StatusWalk::described_as(std::uint32_t modifier, const std::array<std::string_view, N>& words) const {
    return is_one_of(tree_.lemma(modifier), words) || is_one_of(lower(tree_.form(modifier)), words);
}

Status StatusWalk::auxiliary(std::uint32_t verb, std::string_view l, bool own) {
    if (l == "will" || l == "shall" || l == "'ll" || l == "wo" || l == "’ll") {
        if (own) modality_.will = true;
        return Status::planned;
    }
    if (l == "would" || l == "'d") {
        // "said it would free them" is a plan; elsewhere "would" imagines
        const bool reported = reported_clause(verb);
        if (own) modality_.will = reported;
        return reported ? Status::planned : Status::hypothetical;
    }
    if (l == "must" || l == "should" || l == "ought") {
        if (own) modality_.deontic = true;
        return Status::hypothetical;
    }
    if (l == "may" || l == "might" || l == "could" || l == "can" || l == "ca") return Status::hypothetical;
    return Status::actual;
}

bool StatusWalk::reported_clause(std::uint32_t verb) const {
    for (std::uint32_t at = verb; tree_.head(at) != none; at = tree_.head(at)) {
        if (tree_.relation(at) == Relation::ccomp || tree_.relation(at) == Relation::parataxis) return true;
        if (tree_.relation(at) == Relation::advcl) return false;
        for (const std::uint32_t c : tree_.children(at))
            if (tree_.relation(c) == Relation::parataxis) return true;
    }
    return false;
}

/// "claims that it was taken away and she was forced to work": a clause after one that is told, without a comma, is told as well.
bool StatusWalk::is_said_too(std::uint32_t at, std::uint32_t parent) const {
    const ChosenSense* saying = senses_.at(parent);
    const std::uint32_t told = tree_.child(parent, {Relation::ccomp});
    if (!saying || !saying->sense->speech || told == none || told > at || told < parent) return false;
    const std::uint32_t subject = tree_.child(at, {Relation::nsubj, Relation::nsubj_pass});
    const std::uint32_t link = tree_.child(at, {Relation::cc});
    return subject != none && link != none && link > 0 && tree_.form(link - 1) != "," && tree_.form(link - 1) != ";";
}

/// Negation and modality of the first conjunct, where the later one shares them.
Status StatusWalk::shared_with_first(std::uint32_t at, std::uint32_t first) {
    if (tree_.child(at, {Relation::nsubj, Relation::nsubj_pass, Relation::aux}) != none) return Status::actual;
    Status status = local(first, tree_.token(at).xpos == tree_.token(first).xpos);
    if (status == Status::negated) {
        const std::uint32_t cc = tree_.child(at, {Relation::cc});
        if (cc == none || (tree_.lemma(cc) != "or" && tree_.lemma(cc) != "nor")) status = Status::actual;
    }
    return status;
}

bool StatusWalk::is_partisan(std::uint32_t speaker) const {
    return is_one_of(tree_.lemma(speaker), partisan);
}

std::uint32_t accusing_verb(const ClauseTree& tree, const SentenceSenses& senses, std::uint32_t noun) {
    const Relation relation = tree.relation(noun);
    std::uint32_t verb = tree.head(noun);
    if (verb == none || (relation != Relation::obl && relation != Relation::nmod)) return none;
    // the parser may hang the deed on the accused: "accused Iran of attacks"
    if (relation == Relation::nmod) {
        const Relation of_accused = tree.relation(verb);
        if (of_accused != Relation::obj && of_accused != Relation::nsubj_pass) return none;
        verb = tree.head(verb);
    }
    const std::string preposition = tree.preposition(noun);
    if (verb == none || (preposition != "of" && preposition != "for" && preposition != "with" && preposition != "over"))
        return none;
    const ChosenSense* sense = senses.at(verb);
    const bool accuses = sense && sense->sense->type == EventType::ACCUSE && sense->sense->content == Status::alleged;
    return accuses ? verb : none;
}

Modality modality_of(const ClauseTree& tree, const SentenceSenses& senses, std::uint32_t trigger) {
    return StatusWalk(tree, senses).run(trigger);
}

} // namespace entente
