// SPDX-License-Identifier: Apache-2.0
#include "resolve/dates_clause.hpp"

namespace entente {

bool is_light(std::string_view lemma) {
    constexpr std::array<std::string_view, 52> verbs{
        "hold",   "take",     "make", "have",     "give",     "launch",  "begin",    "start",    "conduct",   "carry",   "stage",
        "mount",  "open",     "sign", "host",     "attend",   "face",    "reach",    "see",      "pay",       "place",   "issue",
        "impose", "deliver",  "end",  "suspend",  "resume",   "break",   "erupt",    "occur",    "happen",    "come",    "stop",
        "agree",  "join",     "lead", "announce", "continue", "convene", "organize", "organise", "undertake", "perform", "commit",
        "suffer", "schedule", "plan", "set",      "follow",   "enter",   "declare",  "unleash"};
    return is_one_of(lemma, verbs);
}

bool is_speech(std::string_view lemma) {
    constexpr std::array<std::string_view, 42> verbs{
        "say",   "tell",    "announce", "report",  "state",       "add",     "claim",   "warn",     "write",  "declare", "insist",
        "argue", "note",    "believe",  "confirm", "deny",        "accuse",  "call",    "describe", "allege", "suggest", "admit",
        "think", "promise", "vow",      "pledge",  "reiterate",   "explain", "reveal",  "tweet",    "quote",  "comment", "respond",
        "reply", "urge",    "ask",      "demand",  "acknowledge", "stress",  "predict", "maintain", "hope"};
    return is_one_of(lemma, verbs);
}

bool judges(std::string_view lemma) {
    constexpr std::array<std::string_view, 40> verbs{
        "condemn",     "criticise", "criticize", "denounce", "praise", "welcome",  "investigate", "discuss", "remember", "mark",
        "commemorate", "blame",     "support",   "back",     "oppose", "reject",   "protest",     "mourn",   "fear",     "expect",
        "want",        "seek",      "consider",  "propose",  "delay",  "postpone", "cancel",      "prepare", "threaten", "defend",
        "justify",     "regret",    "celebrate", "recall",   "watch",  "avenge",   "approve",     "call",    "order",    "review"};
    return is_one_of(lemma, verbs);
}

bool sums_up(std::string_view lemma) {
    constexpr std::array<std::string_view, 18> nouns{"decision",    "move",  "step",      "action",  "announcement", "ruling",
                                                     "development", "act",   "gesture",   "measure", "incident",     "attack",
                                                     "episode",     "event", "statement", "remark",  "comment",      "verdict"};
    return is_one_of(lemma, nouns);
}

bool is_nominal_link(Relation relation) {
    switch (relation) {
    case Relation::obj:
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::nmod_unmarked:
    case Relation::compound:
    case Relation::appos:
    case Relation::amod:
    case Relation::obl_unmarked:
    case Relation::iobj:
    case Relation::nmod_desc:
        return true;
    default:
        return false;
    }
}

std::uint32_t clause_verb(const SentenceTree& tree, std::uint32_t trigger) {
    std::uint32_t i = trigger;
    for (int steps = 0; steps < 6 && i != none; ++steps) {
        if (tree.is_verb(i)) return i;
        const Relation relation = tree.token(i).relation;
        if (!is_nominal_link(relation) && relation != Relation::conj) break;
        i = tree.head(i);
    }
    return none;
}

namespace {

/// "is scheduled for", "expected on", "due to".
bool is_planned(std::string_view lemma) {
    constexpr std::array<std::string_view, 14> words{"schedule", "expect", "due",  "set",     "plan",    "slate", "agree",
                                                     "intend",   "vow",    "hope", "promise", "prepare", "want",  "ready"};
    return is_one_of(lemma, words);
}

/// In the present tense with a day these tell what is fixed for then.
bool is_fixed_ahead(std::string_view lemma) {
    constexpr std::array<std::string_view, 24> verbs{"begin",  "start",  "open",   "close", "end",    "expire", "arrive",  "leave",
                                                     "depart", "return", "meet",   "visit", "travel", "fly",    "host",    "hold",
                                                     "face",   "go",     "resume", "vote",  "take",   "run",    "convene", "last"};
    return is_one_of(lemma, verbs);
}

bool lies_ahead(const SentenceTree& tree, std::uint32_t verb) {
    if (tree.has_modal(verb)) return true;
    if (is_planned(tree.lemma(verb)) && !tree.is_past_perfect(verb)) {
        return tree.token(verb).xpos == Xpos::VBN || tree.is_present(verb) || tree.token(verb).xpos == Xpos::VBG;
    }
    if (tree.is_present(verb) && !tree.is_present_perfect(verb)) return is_fixed_ahead(tree.lemma(verb));
    const std::uint32_t up = tree.head(verb);
    return tree.token(verb).xpos == Xpos::VB && tree.marker(verb) == "to" && up != none &&
           (is_planned(tree.lemma(up)) || tree.has_modal(up));
}

} // namespace

Tense tense_over(const SentenceTree& tree, std::uint32_t token) {
    std::uint32_t at = token;
    for (int steps = 0; steps < 6 && at != none; ++steps) {
        if (tree.is_verb(at) || is_planned(tree.lemma(at))) {
            if (lies_ahead(tree, at)) return Tense::future;
            if (tree.is_verb(at)) return tree.is_past(at) || tree.is_past_perfect(at) ? Tense::past : Tense::present;
        }
        at = tree.head(at);
    }
    return Tense::past;
}

} // namespace entente
