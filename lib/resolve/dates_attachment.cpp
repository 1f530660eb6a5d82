// SPDX-License-Identifier: Apache-2.0
#include "resolve/dates_attachment.hpp"

#include <string>

namespace entente {
namespace {

/// What is said in present tense or with "would" is done by saying it.
bool speaks_now(const SentenceTree& tree, std::uint32_t clause) {
    return tree.is_present(clause) || tree.has_modal(clause) || tree.token(clause).xpos == Xpos::VBG;
}

/// "an attempt to", "the campaign to": what is aimed at happens while it is tried.
bool names_an_attempt(std::string_view lemma) {
    constexpr std::array<std::string_view, 12> nouns{"effort",   "attempt",   "bid",     "move",      "push",   "drive",
                                                     "campaign", "operation", "mission", "offensive", "battle", "fight"};
    return is_one_of(lemma, nouns);
}

bool is_attempt(std::string_view lemma) {
    constexpr std::array<std::string_view, 10> verbs{"try",      "attempt",  "manage", "begin", "start",
                                                     "continue", "struggle", "fight",  "help",  "go"};
    return is_one_of(lemma, verbs);
}

/// The phrase names another event, before the verb's or what it is about.
bool speaks_of(const SentenceTree& tree, std::uint32_t phrase) {
    constexpr std::array<std::string_view, 11> words{"after", "before",  "since",     "against", "over", "of",
                                                     "about", "despite", "following", "until",   "from"};
    return tree.has_child(
        phrase, [&](std::uint32_t i) { return tree.token(i).relation == Relation::case_ && is_one_of(tree.lemma(i), words); });
}

/// Governors from the trigger upwards for as long as the links stay within one clause.
class Attachment {
public:
    Attachment(const SentenceTree& clause, std::uint32_t trigger, bool planned)
        : clause_(clause), trigger_(trigger), planned_(planned) {}

    Closeness of(const TimeExpression& expression) const {
        if (expression.tokens.contains(trigger_)) return Closeness::apart;
        const std::uint32_t governor = governor_of(expression);
        if (governor == trigger_) return Closeness::own;
        if (governor == none && !clause_.is_verb(trigger_)) return is_nearby(expression) ? Closeness::nearby : Closeness::apart;
        if (under_expression(expression)) return Closeness::own; // "last July, when its fighters emerged"
        if (governor != none) {
            if (const Closeness closeness = below(expression, governor); closeness != Closeness::apart) return closeness;
            if (const Closeness closeness = above(expression, governor); closeness != Closeness::apart) return closeness;
        }
        return is_nearby(expression) ? Closeness::nearby : Closeness::apart;
    }

private:
    /// The trigger stands in a relative clause of the time expression.
    bool under_expression(const TimeExpression& expression) const {
        std::uint32_t i = trigger_;
        for (int steps = 0; i != none && steps < 6; ++steps) {
            const std::uint32_t up = clause_.head(i);
            const Relation relation = clause_.token(i).relation;
            if (up != none && expression.tokens.contains(up))
                return relation == Relation::acl_relcl || relation == Relation::acl || relation == Relation::advcl ||
                       relation == Relation::advcl_relcl;
            if (relation == Relation::ccomp || relation == Relation::parataxis) return false;
            i = up;
        }
        return false;
    }

    /// The word that the expression hangs from; of "as recently as January" the verb.
    std::uint32_t governor_of(const TimeExpression& expression) const {
        std::uint32_t governor = clause_.head(expression.head);
        while (governor != none && (clause_.token(governor).upos == Upos::ADV || clause_.token(governor).upos == Upos::ADP))
            governor = clause_.head(governor);
        return governor;
    }

    /// "Monday's vote", "the 2014 protests": a date before a noun is that noun's.
    bool is_before_noun(const TimeExpression& expression, std::uint32_t governor) const {
        return !clause_.is_verb(governor) && expression.tokens.end <= governor;
    }

    /// The expression hangs from an argument of the trigger: "held talks in Moscow on Tuesday".
    Closeness below(const TimeExpression& expression, std::uint32_t governor) const {
        if (is_before_noun(expression, governor) && clause_.is_verb(trigger_)) {
            return clause_.head(governor) == trigger_ && is_light(clause_.lemma(trigger_)) ? Closeness::within : Closeness::apart;
        }
        return argument_of(governor, trigger_) ? Closeness::within : Closeness::apart;
    }

    /// A chain of nominal links leads from the word up to `top`.
    bool argument_of(std::uint32_t word, std::uint32_t top) const {
        std::uint32_t i = word;
        for (int steps = 0; steps < 5 && i != none; ++steps) {
            const Relation relation = clause_.token(i).relation;
            // "the group known as … in 2022": the participle is part of the name
            const bool naming = relation == Relation::acl &&
                                is_one_of(clause_.lemma(i), std::array<std::string_view, 4>{"know", "call", "name", "dub"});
            if (!is_nominal_link(relation) && !naming && !(relation == Relation::conj && !clause_.is_verb(i))) return false;
            i = clause_.head(i);
            if (i == top) return true;
        }
        return false;
    }

    /// The expression hangs from a word above the trigger, or from an argument of such a word.
    Closeness above(const TimeExpression& expression, std::uint32_t governor) const {
        const bool before_noun = is_before_noun(expression, governor);
        // "…, he said on Tuesday" hangs below what is said
        const bool said_beside = is_speech(clause_.lemma(governor)) && clause_.token(governor).relation == Relation::parataxis;
        const std::uint32_t speech_top = said_beside ? clause_.head(governor) : none;
        if (speech_top == trigger_) return speaks_now(clause_, trigger_) ? Closeness::speech : Closeness::apart;
        std::uint32_t i = trigger_;
        Closeness best = Closeness::own;
        for (int steps = 0; steps < 8; ++steps) {
            const std::uint32_t up = clause_.head(i);
            if (up == none) break;
            const Closeness link = link_to_head(clause_, i, planned_);
            if (link == Closeness::apart) break;
            best = std::min(best, link);
            if (up == governor) return best;
            if (up == speech_top) return speaks_now(clause_, up) ? Closeness::speech : Closeness::apart;
            if (!before_noun && clause_.is_verb(up) && argument_of(governor, up)) return std::min(best, Closeness::shared_clause);
            i = up;
        }
        return conjunct_shares(governor) ? Closeness::shared_clause : Closeness::apart;
    }

    /// "was released and returned in October": the date of one verb is that of the verb joined to it.
    bool conjunct_shares(std::uint32_t governor) const {
        return clause_.token(governor).relation == Relation::conj && clause_.head(governor) == trigger_ && governor > trigger_ &&
               clause_.is_past_perfect(governor) == clause_.is_past_perfect(trigger_);
    }

    /// Close by, with no other verb between: what is left where the tree errs.
    bool is_nearby(const TimeExpression& expression) const {
        constexpr std::uint32_t furthest = 6;
        const std::uint32_t from = expression.tokens.begin > trigger_ ? trigger_ + 1 : expression.tokens.end;
        const std::uint32_t to = expression.tokens.begin > trigger_ ? expression.tokens.begin : trigger_;
        if (from > to || to - from > furthest) return false;
        for (std::uint32_t i = from; i < to; ++i) {
            if (clause_.is_verb(i) || clause_.token(i).upos == Upos::PUNCT || clause_.token(i).upos == Upos::SCONJ) return false;
        }
        const std::uint32_t governor = clause_.head(expression.head);
        return governor == none || !clause_.is_verb(governor) || governor == trigger_;
    }

    const SentenceTree& clause_;
    std::uint32_t trigger_;
    bool planned_;
};

} // namespace

bool tells_of_sum(const SentenceTree& tree, std::uint32_t verb) {
    const std::uint32_t noun = tree.head(verb);
    if (noun == none || tree.token(verb).relation != Relation::acl_relcl || !sums_up(tree.lemma(noun))) return false;
    return tree.token(noun).relation == Relation::parataxis || tree.token(noun).relation == Relation::appos;
}

Closeness link_to_head(const SentenceTree& tree, std::uint32_t i, bool planned) {
    const std::uint32_t up = tree.head(i);
    if (up == none) return Closeness::apart;
    const Relation relation = tree.token(i).relation;
    if (!tree.is_verb(i) && is_nominal_link(relation)) {
        if (!tree.is_verb(up)) return Closeness::governing_noun;
        const std::string verb = tree.lemma(up);
        if (is_light(verb)) return Closeness::light_verb;
        if ((relation == Relation::nsubj || relation == Relation::nsubj_pass) && !is_speech(verb)) return Closeness::governing_noun;
        if (relation == Relation::obj && !is_speech(verb) && !judges(verb)) return Closeness::shared_clause;
        if (relation == Relation::obl || relation == Relation::obl_agent) {
            return speaks_of(tree, i) ? Closeness::apart : Closeness::shared_clause;
        }
        return Closeness::apart;
    }
    if (tells_of_sum(tree, i) || (relation == Relation::parataxis && !tree.is_verb(i) && sums_up(tree.lemma(i))))
        return Closeness::shared_clause;
    switch (relation) {
    case Relation::conj: // "had asked for it, but denied on Monday"
        return tree.is_past_perfect(i) == tree.is_past_perfect(up) ? Closeness::shared_clause : Closeness::apart;
    case Relation::xcomp:
        return !planned || tree.token(i).xpos == Xpos::VBG || is_light(tree.lemma(up)) || is_attempt(tree.lemma(up))
                   ? Closeness::shared_clause
                   : Closeness::apart;
    case Relation::acl:
        return tree.token(i).xpos == Xpos::VBG || names_an_attempt(tree.lemma(up)) ? Closeness::shared_clause : Closeness::apart;
    case Relation::advcl: {
        const std::string marker = tree.marker(i);
        if (marker.empty() || marker == "while" || marker == "when" || marker == "as") return Closeness::shared_clause;
        if (marker == "to") return planned ? Closeness::apart : Closeness::shared_clause;
        return tree.token(i).xpos == Xpos::VBG && marker == "by" ? Closeness::shared_clause : Closeness::apart;
    }
    case Relation::ccomp:
    case Relation::parataxis: // "we would call on them to stop, he said on Tuesday"
        return is_speech(tree.lemma(up)) && speaks_now(tree, i) ? Closeness::speech : Closeness::apart;
    default:
        return Closeness::apart;
    }
}

Closeness closeness_of(const SentenceTree& tree, std::uint32_t trigger, bool planned, const TimeExpression& expression) {
    return Attachment(tree, trigger, planned).of(expression);
}

} // namespace entente
