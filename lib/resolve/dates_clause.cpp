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
        "condemn",  "criticise",   "criticize", "denounce", "praise",   "welcome",   "investigate", "discuss",  "remember",
        "mark",     "commemorate", "blame",     "support",  "back",     "oppose",    "reject",      "protest",  "mourn",
        "fear",     "expect",      "want",      "seek",     "consider", "propose",   "delay",       "postpone", "cancel",
        "prepare",  "threaten",    "defend",    "justify",  "regret",   "celebrate", "recall",      "watch",    "avenge",
        "approve",     "call",      "order",    "review"};
    return is_one_of(lemma, verbs);
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


std::uint32_t clause_verb(const ClauseTree& tree, std::uint32_t trigger) {
    std::uint32_t i = trigger;
    for (int steps = 0; steps < 6 && i != none; ++steps) {
        if (tree.is_verb(i)) return i;
        const Relation relation = tree.token(i).relation;
        if (!is_nominal_link(relation) && relation != Relation::conj) break;
        i = tree.head(i);
    }
    return none;
}

} // namespace entente
