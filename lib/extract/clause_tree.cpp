// SPDX-License-Identifier: Apache-2.0
#include "extract/clause_tree.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace entente {

namespace {

constexpr int deepest = 6; ///< clauses that an argument may cross; also ends on malformed trees

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Verbs whose object does not become the subject of the infinitive: "promised Kyiv to send tanks".
constexpr std::array<std::string_view, 12> subject_control{"promise", "vow",  "threaten", "pledge", "swear", "offer",
                                                           "use",     "need", "have",     "take",   "say",   "spend"};

/// Markers of a clause that completes its verb: "accused Syria of shelling", "barred them from entering".
constexpr std::array<std::string_view, 8> completing_markers{"of", "from", "for", "against", "into", "with", "to", "about"};

constexpr std::array<std::string_view, 58> quantities{
    "ten",     "tens",    "ton",    "tonne",   "tons",     "%",         "percent",   "kilogram", "list",     "variety",
    "array",   "dozen",   "dozens", "hundred", "hundreds", "thousand",  "thousands", "million",  "millions", "billion",
    "score",   "scores",  "number", "group",   "majority", "minority",  "couple",    "pair",     "series",   "lot",
    "handful", "half",    "third",  "quarter", "round",    "wave",      "string",    "spate",    "barrage",  "host",
    "level",   "echelon", "batch",  "bunch",   "crowd",    "kind",      "sort",      "type",     "many",     "most",
    "some",    "several", "one",    "last",    "rest",     "remainder", "bulk",      "all"};

/// Verbs that do not stand without their object.
constexpr std::array<std::string_view, 26> always_transitive{
    "kill",    "arrest",   "wound",       "injure",    "kidnap",   "abduct",  "detain",   "jail",    "sentence",
    "convict", "deport",   "assassinate", "execute",   "behead",   "capture", "evacuate", "rescue",  "indict",
    "murder",  "imprison", "acquit",      "extradite", "sanction", "oust",    "torture",  "massacre"};
/// What only a party can be: "it is ready to talk" tells of a body, not of a circumstance.
constexpr std::array<std::string_view, 13> personal_adjectives{"ready",     "willing",   "prepared",   "unwilling", "keen",
                                                               "eager",     "committed", "determined", "reluctant", "skeptical",
                                                               "sceptical", "hopeful",   "confident"};

} // namespace

ClauseTree::ClauseTree(const Document& document, const Sentence& sentence) : document_(document), sentence_(sentence) {
    const std::size_t n = sentence.tokens.size();
    lemmas_.reserve(n);
    std::vector<std::uint32_t> count(n + 1, 0);
    for (const Token& t : sentence.tokens) {
        lemmas_.push_back(lower(t.lemma));
        if (t.head >= 0 && static_cast<std::size_t>(t.head) < n) ++count[static_cast<std::size_t>(t.head) + 1];
    }
    for (std::size_t i = 1; i <= n; ++i)
        count[i] += count[i - 1];
    first_ = count;
    children_.resize(first_[n]);
    for (std::uint32_t i = 0; i < n; ++i) {
        const std::int32_t h = sentence.tokens[i].head;
        if (h >= 0 && static_cast<std::size_t>(h) < n) children_[count[static_cast<std::size_t>(h)]++] = i;
    }
}

std::uint32_t ClauseTree::child(std::uint32_t i, std::initializer_list<Relation> relations) const {
    for (const std::uint32_t c : children(i))
        if (std::find(relations.begin(), relations.end(), relation(c)) != relations.end()) return c;
    return none;
}

std::uint32_t ClauseTree::child(std::uint32_t i, Relation wanted, std::string_view lemma_wanted) const {
    for (const std::uint32_t c : children(i))
        if (relation(c) == wanted && lemma(c) == lemma_wanted) return c;
    return none;
}

bool ClauseTree::is_passive(std::uint32_t i) const {
    if (!is_verb(i) && token(i).upos != Upos::ADJ) return false;
    // "have surrendered to the army" is active whatever its subject is taken for
    const bool perfect = child(i, Relation::aux, "have") != none && child(i, {Relation::aux_pass}) == none;
    if (child(i, {Relation::aux_pass, Relation::nsubj_pass, Relation::obl_agent}) != none)
        return !perfect || child(i, {Relation::obl_agent}) != none;
    // headlines drop the auxiliary: "Five soldiers killed in ambush"
    if (is_one_of(lemma(i), always_transitive) && (token(i).xpos == Xpos::VBN || token(i).xpos == Xpos::VBD) &&
        child(i, {Relation::aux, Relation::obj, Relation::iobj, Relation::ccomp, Relation::xcomp}) == none &&
        child(i, {Relation::nsubj}) != none && std::none_of(children(i).begin(), children(i).end(), [&](std::uint32_t c) {
            return relation(c) == Relation::obl && measures_first(c);
        }))
        return true;
    if (token(i).xpos != Xpos::VBN) return false;
    if (child(i, {Relation::aux, Relation::nsubj}) != none) return false;
    switch (relation(i)) {
    case Relation::acl:
        return child(i, {Relation::obj}) == none; // "militias violated the truce": a main clause taken for a participle
    case Relation::advcl:
        return child(i, {Relation::obj}) == none;
    case Relation::conj:
        return head(i) != none && is_passive(head(i)) && child(i, {Relation::obj}) == none;
    case Relation::xcomp:
        return child(i, {Relation::obj}) == none;
    default:
        return false;
    }
}

/// "at least six people", "around 200 civilians": the preposition measures the number and makes no phrase.
bool ClauseTree::measures(std::uint32_t i) const {
    if (i + 1 >= size()) return false;
    const std::string& next = lemma(i + 1);
    if (lemma(i) == "at" && (next == "least" || next == "little" || next == "most" || next == "minimum")) return true;
    if (lemma(i) == "than" && i > 0) {
        const std::string& more = lemma(i - 1);
        return more == "more" || more == "few" || more == "less" || more == "fewer" || more == "many" || more == "much";
    }
    if (lemma(i) == "to" && i > 0 && lemma(i - 1) == "up") return token(i + 1).upos == Upos::NUM;
    return (lemma(i) == "around" || lemma(i) == "about") && token(i + 1).upos == Upos::NUM;
}

/// True if the phrase begins with such a measure and has no other preposition.
bool ClauseTree::measures_first(std::uint32_t i) const {
    if (!preposition(i).empty()) return false;
    for (std::uint32_t j = i > 6 ? i - 6 : 0; j < i; ++j)
        if (measures(j) && (head(j) == i || is_below(j, i))) return true;
    return false;
}

std::string ClauseTree::preposition(std::uint32_t i) const {
    std::string text;
    for (const std::uint32_t c : children(i)) {
        if (relation(c) != Relation::case_) continue;
        if (token(c).xpos == Xpos::POS || measures(c)) continue;
        if (!text.empty()) text += '_';
        text += lemma(c);
        for (const std::uint32_t f : children(c))
            if (relation(f) == Relation::fixed) text.append("_").append(lemma(f));
    }
    // the parser may hang it on a later word of the name: "to Julian Assange"
    if (text.empty())
        for (const std::uint32_t c : children(i))
            if (relation(c) == Relation::flat || relation(c) == Relation::compound || relation(c) == Relation::nummod ||
                relation(c) == Relation::nmod_desc)
                for (const std::uint32_t p : children(c))
                    if (relation(p) == Relation::case_ && token(p).xpos != Xpos::POS && p < std::max(i, c)) return lemma(p);
    return text;
}

std::string_view ClauseTree::marker(std::uint32_t i) const {
    const std::uint32_t m = child(i, {Relation::mark});
    if (m != none) return lemma(m);
    const std::uint32_t c = child(i, {Relation::case_}); // gerunds with a preposition are sometimes tagged as nouns
    if (c != none && is_verb(i)) return lemma(c);
    for (const std::uint32_t a : children(i))
        if (relation(a) == Relation::advmod && (lemma(a) == "when" || lemma(a) == "while" || lemma(a) == "whenever"))
            return lemma(a);
    return {};
}

std::vector<std::uint32_t> ClauseTree::conjuncts(std::uint32_t i) const {
    std::vector<std::uint32_t> all{i};
    for (std::size_t k = 0; k < all.size() && all.size() < size(); ++k)
        for (const std::uint32_t c : children(all[k]))
            if (relation(c) == Relation::conj) all.push_back(c);
    return all;
}

std::uint32_t ClauseTree::antecedent(std::uint32_t pronoun) const {
    const std::string& l = lemma(pronoun);
    if (token(pronoun).upos != Upos::PRON && token(pronoun).upos != Upos::DET && token(pronoun).upos != Upos::SCONJ) return pronoun;
    if (l != "who" && l != "which" && l != "that" && l != "whom") return pronoun;
    std::uint32_t at = pronoun;
    for (int depth = 0; depth < 2 * deepest && head(at) != none; ++depth, at = head(at))
        if (relation(at) == Relation::acl_relcl) return head(at);
    return pronoun;
}

bool ClauseTree::governs_object_control(std::uint32_t governor, std::uint32_t clause) const {
    if (is_one_of(lemma(governor), subject_control)) return false;
    if (relation(clause) == Relation::advcl && !is_one_of(marker(clause), completing_markers)) return false;
    if (relation(clause) == Relation::advcl && marker(clause) == "to") return false; // purpose: "sent troops to seize the port"
    return child(governor, {Relation::obj, Relation::iobj, Relation::nsubj_pass}) != none;
}

std::vector<std::uint32_t> ClauseTree::surface_subjects(std::uint32_t clause, int depth) const {
    // Of two subjects the nearer to the verb is the better: the other is a dateline or half a compound.
    std::uint32_t subject = none;
    for (const std::uint32_t c : children(clause)) {
        if (relation(c) != Relation::nsubj && relation(c) != Relation::nsubj_pass &&
            (relation(c) != Relation::nsubj_outer || subject != none))
            continue;
        if (subject != none && c > clause) continue;
        if (subject != none && token(c).upos == Upos::ADJ && is_noun(subject)) continue; // "Fighters loyal to the general attacked"
        if (subject != none && past_dateline(subject) == subject && c > subject + 1 && form(c - 1) == "," && depth == 0)
            return {subject, c};
        subject = c;
    }
    if (subject != none) return {antecedent(past_dateline(subject))};
    if (const std::uint32_t it = child(clause, {Relation::expl}); it != none) {
        if (is_one_of(lemma(clause), personal_adjectives)) return {it};
        return {};
    }
    if (depth >= deepest) return {};
    return implied_subjects(clause, depth);
}

/// "KABUL (Agency) - The army …": where a dateline was parsed as the subject, the phrase that follows it.
std::uint32_t ClauseTree::past_dateline(std::uint32_t subject) const {
    if (subject > 3 || form(subject).size() < 4) return subject;
    for (const char c : form(subject))
        if (c >= 'a' && c <= 'z') return subject;
    const std::uint32_t end = std::min<std::uint32_t>(size(), subject + 12);
    bool dash = false;
    for (std::uint32_t i = subject + 1; i < end && !dash; ++i)
        dash = form(i) == "-" || form(i) == "--" || form(i) == "–" || form(i) == "—" || form(i) == ":" || form(i) == "(";
    if (!dash) return subject;
    std::uint32_t next = none;
    for (const std::uint32_t c : children(subject)) {
        const Relation r = relation(c);
        if (c > subject + 1 && is_noun(c) &&
            (r == Relation::appos || r == Relation::parataxis || r == Relation::conj || r == Relation::dep || r == Relation::list ||
             r == Relation::nmod || r == Relation::flat))
            next = c;
    }
    return next == none ? subject : next;
}

std::vector<std::uint32_t> ClauseTree::implied_subjects(std::uint32_t clause, int depth) const {
    const std::uint32_t governor = head(clause);
    if (governor == none) return {};
    switch (relation(clause)) {
    case Relation::conj:
        return is_verb(governor) || token(governor).upos == Upos::ADJ || child(governor, {Relation::cop}) != none
                   ? surface_subjects(governor, depth + 1)
                   : std::vector<std::uint32_t>{};
    case Relation::csubj:
        return is_one_of(lemma(governor), personal_adjectives) ? surface_subjects(governor, depth + 1)
                                                               : std::vector<std::uint32_t>{};
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::advcl:
        if (governs_object_control(governor, clause)) {
            const std::uint32_t object = child(governor, {Relation::iobj, Relation::obj, Relation::nsubj_pass});
            if (object != none) return {antecedent(object)};
        }
        // "called on Turkey to withdraw": the phrase with "on" acts
        if (is_to_infinitive(clause))
            for (const std::string_view preposition : {"on", "upon", "for", "to", "with"})
                if (const auto found = with_preposition(governor, preposition);
                    !found.empty() && (lemma(governor) == "call" || lemma(governor) == "appeal" || lemma(governor) == "plead"))
                    return {found.front()};
        if (is_noun(governor) && child(governor, {Relation::cop}) == none) return {};
        return surface_subjects(governor, depth + 1);
    case Relation::acl: {
        if (!is_to_infinitive(clause)) {
            // "Norway has been the largest donor, giving millions": who is the donor
            const std::uint32_t who = child(governor, {Relation::cop}) != none ? child(governor, {Relation::nsubj}) : none;
            return {who == none ? governor : antecedent(who)};
        }
        const std::uint32_t owner = child(governor, {Relation::nmod_poss});
        if (owner != none) return {owner};
        const std::uint32_t subject = child(governor, {Relation::nsubj}); // "Russia plans to attack", its verb taken for a noun
        if (subject != none) return {subject};
        if (relation(governor) == Relation::root && token(governor).upos == Upos::PROPN) return {governor}; // "Kim to visit Moscow"
        const auto by = with_preposition(governor, "by");
        if (!by.empty()) return by;
        const std::uint32_t verb = head(governor);
        if (verb != none && is_verb(verb) && relation(governor) != Relation::nsubj) return surface_subjects(verb, depth + 1);
        return {};
    }
    case Relation::parataxis:
        return is_verb(governor) && token(clause).xpos != Xpos::VB ? surface_subjects(governor, depth + 1)
                                                                   : std::vector<std::uint32_t>{};
    default:
        return {};
    }
}

std::vector<std::uint32_t> ClauseTree::subjects(std::uint32_t clause) const {
    if (!is_passive(clause)) return surface_subjects(clause, 0);
    std::vector<std::uint32_t> agents;
    for (const std::uint32_t c : children(clause))
        if (relation(c) == Relation::obl_agent || (relation(c) == Relation::obl && preposition(c) == "by"))
            agents.push_back(antecedent(c));
    // "was barred from running by the commission"
    if (agents.empty())
        for (const std::uint32_t c : children(clause))
            if (relation(c) == Relation::advcl && marker(c) == "from" && token(c).xpos == Xpos::VBG)
                for (const std::uint32_t agent : children(c))
                    if (relation(agent) == Relation::obl_agent) agents.push_back(antecedent(agent));
    // "were shot dead by soldiers": the agent hangs on the outcome
    if (agents.empty())
        for (const std::uint32_t c : children(clause))
            if (token(c).upos == Upos::ADJ && (relation(c) == Relation::xcomp || relation(c) == Relation::advmod))
                for (const std::uint32_t a : with_preposition(c, "by"))
                    agents.push_back(a);
    return agents;
}

std::vector<std::uint32_t> ClauseTree::objects(std::uint32_t clause, int depth) const {
    if (is_passive(clause)) {
        std::vector<std::uint32_t> patients = surface_subjects(clause, depth);
        const std::uint32_t kept = child(clause, {Relation::obj}); // "was given a warning": both
        if (kept != none) patients.push_back(kept);
        return patients;
    }
    for (const std::uint32_t c : children(clause))
        if (relation(c) == Relation::obj) return {antecedent(c)};
    // "called Mr Trump unqualified", parsed as two predicates: a name is no predicate
    if (lemma(clause) == "call" || lemma(clause) == "brand" || lemma(clause) == "deem")
        for (const std::uint32_t c : children(clause))
            if (relation(c) == Relation::xcomp && token(c).upos == Upos::PROPN && c > clause) return {c};
    // "killed at least six": a number is no circumstance
    for (const std::uint32_t c : children(clause))
        if (relation(c) == Relation::obl && c > clause && c <= clause + 8 && is_noun(c) && measures_first(c)) return {c};
    // "urged Russia to withdraw": who is told or asked is the patient where nothing else is
    for (const std::uint32_t c : children(clause))
        if (relation(c) == Relation::iobj) return {antecedent(c)};
    // "called off the strike", "lifted on Tuesday its sanctions": an object may hang as a bare oblique
    if (child(clause, {Relation::compound_prt}) != none || child(clause, {Relation::obl}) != none)
        for (const std::uint32_t c : children(clause))
            if (relation(c) == Relation::obl && c > clause && token(c).upos == Upos::NOUN && preposition(c).empty() &&
                child(c, {Relation::det, Relation::nmod_poss}) != none && child(c, {Relation::advmod, Relation::nummod}) == none)
                return {c};
    if (depth >= deepest) return {};
    // "condemned and rejected the plan": the object stands with the last verb
    const bool complete = child(clause, {Relation::obl, Relation::ccomp, Relation::xcomp, Relation::iobj}) != none;
    if (!complete)
        for (const std::uint32_t c : children(clause))
            if (relation(c) == Relation::conj && is_verb(c) && child(c, {Relation::nsubj, Relation::nsubj_pass}) == none &&
                !is_passive(c)) {
                const std::uint32_t shared = child(c, {Relation::obj});
                if (shared != none) return {antecedent(shared)};
            }
    // "the man they arrested": a relative clause without pronoun
    if (relation(clause) == Relation::acl_relcl && child(clause, {Relation::nsubj}) != none) {
        for (const std::uint32_t c : children(clause))
            if (antecedent(c) != c) return {};
        return {head(clause)};
    }
    return {};
}

std::vector<std::uint32_t> ClauseTree::indirect_objects(std::uint32_t clause) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t c : children(clause))
        if (relation(c) == Relation::iobj) found.push_back(antecedent(c));
    // "was given a warning": the subject received
    if (found.empty() && is_passive(clause) && child(clause, {Relation::obj}) != none) found = surface_subjects(clause, 0);
    return found;
}

std::vector<std::uint32_t> ClauseTree::with_preposition(std::uint32_t i, std::string_view wanted) const {
    // "took the editor in for questioning", "handed them over to the court": the particle of the verb before the preposition
    static constexpr std::array<std::string_view, 6> particles{"in_", "over_", "back_", "down_", "off_", "away_"};
    const auto is_wanted = [&](const std::string& preposition) {
        if (preposition == wanted) return true;
        return wanted != "of" && std::any_of(particles.begin(), particles.end(), [&](std::string_view p) {
                   return preposition.size() == p.size() + wanted.size() && preposition.starts_with(p) &&
                          preposition.ends_with(wanted);
               });
    };
    std::vector<std::uint32_t> found;
    for (const std::uint32_t c : children(i)) {
        switch (relation(c)) {
        case Relation::obl:
        case Relation::obl_agent:
        case Relation::nmod:
        case Relation::advmod:
        case Relation::xcomp:
        case Relation::nmod_desc:
            if (is_wanted(preposition(c))) found.push_back(antecedent(c));
            break;
        default:
            break;
        }
    }
    return found;
}

std::uint32_t ClauseTree::complement(std::uint32_t i) const {
    std::uint32_t best = none;
    for (const std::uint32_t c : children(i)) {
        switch (relation(c)) {
        case Relation::xcomp:
            if (token(c).upos == Upos::PROPN && (lemma(i) == "call" || lemma(i) == "brand" || lemma(i) == "deem")) break;
            return c;
        case Relation::ccomp:
            return c;
        case Relation::acl:
            if ((is_to_infinitive(c) || marker(c) == "that") && best == none) best = c;
            break;
        case Relation::advcl:
            if (best == none && is_one_of(marker(c), completing_markers)) best = c;
            break;
        default:
            break;
        }
    }
    if (best != none) return best;
    // "considers the party a terrorist group": of two objects the second is the predicate
    static constexpr std::array<std::string_view, 14> naming{"consider", "call",      "deem", "declare", "label",
                                                             "brand",    "dub",       "name", "find",    "judge",
                                                             "think",    "pronounce", "term", "believe"};
    if (is_one_of(lemma(i), naming)) {
        std::uint32_t named = none;
        for (const std::uint32_t c : children(i))
            if (relation(c) == Relation::obj || relation(c) == Relation::iobj) {
                if (named != none) return c;
                named = c;
            }
        // "called the vote a sham", read as an apposition
        if (named != none)
            if (const std::uint32_t c = child(named, {Relation::appos}); c != none && token(c).upos == Upos::NOUN) return c;
        // "called the verdict unacceptable": an adjective that hangs as an oblique
        for (const std::uint32_t c : children(i))
            if (relation(c) == Relation::obl && c > i && token(c).upos == Upos::ADJ && preposition(c).empty()) return c;
    }
    // "Japan said it is ready to help", taken for "it is easy to help"
    if (token(i).upos == Upos::ADJ && is_one_of(lemma(i), personal_adjectives) && child(i, {Relation::expl}) != none)
        if (const std::uint32_t c = child(i, {Relation::csubj}); c != none) return c;
    // "agreed with Kyiv to …", "has an obligation to …": the infinitive may hang on the object
    const std::uint32_t object = child(i, {Relation::obj});
    if (object != none && is_verb(i)) {
        const std::uint32_t clause = child(object, {Relation::acl});
        if (clause != none && is_to_infinitive(clause)) return clause;
    }
    return none;
}

bool ClauseTree::is_below(std::uint32_t token_index, std::uint32_t above) const {
    std::uint32_t at = token_index;
    for (std::uint32_t steps = 0; at != none && steps < size(); ++steps, at = head(at))
        if (at == above) return true;
    return false;
}

std::uint32_t ClauseTree::counted(std::uint32_t i) const {
    for (int depth = 0; depth < deepest && is_one_of(lemma(i), quantities); ++depth) {
        const auto of = with_preposition(i, "of");
        if (of.empty()) break;
        i = of.front();
    }
    return i;
}

} // namespace entente
