// SPDX-License-Identifier: Apache-2.0
#include "resolve/dates_telling.hpp"

#include <algorithm>
#include <string>

#include "resolve/dates_attachment.hpp"

namespace entente {
namespace {

constexpr int highest = 6; ///< steps up the tree

/// Words that put an event before the news of the day.
bool is_background(std::string_view lemma) {
    constexpr std::array<std::string_view, 17> words{"previously", "once",   "repeatedly",    "long",         "ever",   "never",
                                                     "formerly",   "since",  "already",       "often",        "always", "earlier",
                                                     "years",      "before", "traditionally", "historically", "usually"};
    return is_one_of(lemma, words);
}

/// The verb that the trigger is or that it is an argument of, and whether that gives it its time: not so "condemned the attack".
struct Governing {
    std::uint32_t verb = none;
    bool shares_time = true;
};

Governing verb_over(const SentenceTree& tree, std::uint32_t trigger) {
    Governing found;
    std::uint32_t i = trigger;
    for (int steps = 0; steps < highest && i != none; ++steps) {
        if (tree.is_verb(i)) {
            found.verb = i;
            return found;
        }
        const Relation relation = tree.token(i).relation;
        if (relation == Relation::appos || (relation != Relation::conj && !is_nominal_link(relation))) break;
        if (relation != Relation::conj && link_to_head(tree, i, false) == Closeness::apart) found.shares_time = false;
        i = tree.head(i);
    }
    return found;
}

/// "said in a statement calling for", "answered by sending", "marched, chanting".
bool goes_along(const SentenceTree& tree, std::uint32_t verb) {
    if (tree.head(verb) == none) return false;
    const bool gerund = tree.token(verb).xpos == Xpos::VBG;
    switch (tree.token(verb).relation) {
    case Relation::xcomp:
        return true;
    case Relation::conj:
        return tree.is_verb(tree.head(verb));
    case Relation::acl:
        return gerund;
    case Relation::advcl: {
        const std::string marker = tree.marker(verb);
        return gerund && (marker.empty() || marker == "by" || marker == "while" || marker == "in");
    }
    default:
        return false;
    }
}

/// A participle, infinitive or gerund takes its time from the clause that it goes along with.
std::uint32_t finite_over(const SentenceTree& tree, std::uint32_t verb) {
    std::uint32_t i = verb;
    for (int steps = 0; steps < highest; ++steps) {
        if (tree.is_past(i) || tree.is_present(i) || tree.is_present_perfect(i) || tree.is_past_perfect(i) || tree.has_modal(i))
            return i;
        if (!goes_along(tree, i)) return i;
        const std::uint32_t over = clause_verb(tree, tree.head(i));
        if (over == none) return i;
        i = over;
    }
    return i;
}

/// "… by the minister, who warned that": words told of someone in passing are of the day, too.
bool is_said_in_passing(const SentenceTree& tree, std::uint32_t verb) {
    return tree.token(verb).relation == Relation::acl_relcl && is_speech(tree.lemma(verb)) && tree.token(verb).xpos == Xpos::VBD;
}

/// The clause is the sentence's main one, joined to it, goes on beside it, or is what someone in it says.
bool is_told(const SentenceTree& tree, std::uint32_t verb) {
    std::uint32_t i = verb;
    for (int steps = 0; steps < highest; ++steps) {
        const std::uint32_t up = tree.head(i);
        if (up == none) return true;
        const Relation relation = tree.token(i).relation;
        const std::string marker = relation == Relation::advcl ? tree.marker(i) : std::string();
        const bool said = (relation == Relation::ccomp || relation == Relation::parataxis) && !tree.is_past_perfect(i);
        const bool along = goes_along(tree, i) || ((marker == "as" || marker == "while") && tree.is_past(i));
        if (is_said_in_passing(tree, i) || tells_of_sum(tree, i)) {
            i = clause_verb(tree, up);
            if (i == none) return false;
            continue;
        }
        if (relation != Relation::conj && !said && !along) return false;
        i = up;
    }
    return false;
}

/// "have been based there for years"
bool lasts(const SentenceTree& tree, std::uint32_t verb) {
    return tree.has_child(verb, [&](std::uint32_t i) {
        constexpr std::array<std::string_view, 4> units{"month", "year", "decade", "century"};
        const Relation relation = tree.token(i).relation;
        return is_one_of(tree.lemma(i), units) && (relation == Relation::obl || relation == Relation::obl_unmarked);
    });
}

bool is_set_back(const SentenceTree& tree, std::uint32_t verb) {
    return tree.has_child(
        verb, [&](std::uint32_t i) { return tree.token(i).relation == Relation::advmod && is_background(tree.lemma(i)); });
}

/// "would call on them to stop, he said": done by saying it.
bool is_done_by_saying(const SentenceTree& tree, std::uint32_t verb, Status status) {
    const std::uint32_t up = tree.head(verb);
    return status == Status::actual && up != none && tree.has_modal(verb) && is_speech(tree.lemma(up));
}

/// "Troops are shelling the town", "he said that they shell it": so at the time of writing.
bool goes_on_now(const SentenceTree& tree, std::uint32_t verb) {
    if (!tree.is_present(verb)) return false;
    const std::uint32_t up = tree.head(verb);
    const Relation relation = tree.token(verb).relation;
    const bool said = up != none && (relation == Relation::ccomp || relation == Relation::parataxis) && is_speech(tree.lemma(up));
    return said || tree.token(verb).xpos == Xpos::VBG;
}

} // namespace

Telling telling_of(const SentenceTree& tree, std::uint32_t trigger, Status status, bool headline) {
    const auto [verb, shares_time] = verb_over(tree, trigger);
    if (verb == none) return headline && tree.head(trigger) == none ? Telling::as_news : Telling::not_as_news;
    const std::uint32_t finite = finite_over(tree, verb);
    if (tree.is_past_perfect(verb) || tree.is_past_perfect(finite) || lasts(tree, finite) || is_set_back(tree, finite) ||
        is_set_back(tree, verb))
        return Telling::not_as_news;
    if (is_done_by_saying(tree, finite, status)) return is_told(tree, finite) ? Telling::as_news : Telling::not_as_news;
    if (tree.has_modal(finite) || !is_told(tree, finite)) return Telling::not_as_news;
    if (shares_time && (tree.is_past(finite) || headline)) return Telling::as_news;
    if (tree.is_past(finite) || headline) return Telling::at_the_head;
    if (tree.token(finite).xpos == Xpos::VBG && !tree.is_present(finite))
        return Telling::as_news; // the tree lost its verb: a caption, a fragment
    if (goes_on_now(tree, finite)) return Telling::at_the_head;
    if (tree.is_present_perfect(finite) || is_speech(tree.lemma(finite))) return Telling::at_the_head;
    return Telling::not_as_news;
}

} // namespace entente
