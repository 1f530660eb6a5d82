// SPDX-License-Identifier: Apache-2.0
// Clauses: their verbs and subjects.
#include "extract/tree_repair_pass.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/tree_repair.hpp"

namespace entente {

namespace {

/// Third persons of headlines that are taken for plurals: "Riyadh lifts blockade of Qatar".
constexpr std::array<std::string_view, 66> headline_verbs{
    "lifts",    "eases",     "slams",   "blasts",   "urges",    "vows",       "warns",      "imposes", "rejects",   "accuses",
    "condemns", "seeks",     "signs",   "hails",    "slaps",    "denies",     "detains",    "frees",   "arrests",   "expels",
    "bans",     "vetoes",    "blocks",  "halts",    "ends",     "suspends",   "scraps",     "cuts",    "threatens", "kills",
    "deploys",  "withdraws", "recalls", "resumes",  "approves", "agrees",     "bombs",      "fires",   "closes",    "extends",
    "tightens", "ratifies",  "grants",  "welcomes", "praises",  "criticises", "criticizes", "alleges", "sends",     "backs",
    "hits",     "captures",  "seizes",  "invades",  "raids",    "shells",     "sacks",      "jails",   "sentences", "pardons",
    "invites",  "demands",   "asks",    "hosts",    "summons",  "deports"};

/// Participles that are adjectives before any noun.
constexpr std::array<std::string_view, 24> adjectival{"united",   "armed",   "alleged",   "suspected", "elected",   "occupied",
                                                      "allied",   "wounded", "injured",   "displaced", "disputed",  "combined",
                                                      "detained", "jailed",  "exiled",    "appointed", "proposed",  "planned",
                                                      "renewed",  "limited", "increased", "advanced",  "organised", "organized"};

/// Verbs that stand without an object; "Rebels surrendered" is no passive.
constexpr std::array<std::string_view, 18> intransitive{"engage", "surrender",   "withdraw", "return",  "gather", "arrive",
                                                        "rally",  "demonstrate", "march",    "clash",   "meet",   "agree",
                                                        "resign", "protest",     "fight",    "retreat", "flee",   "talk"};

} // namespace

void TreeRepair::run() {
    for (std::uint32_t i = 0; i < size(); ++i) {
        read_clause(i);
        read_progressive(i);
        read_perfect(i);
        read_perfect_predicate(i);
        read_headline(i);
        read_headline_of_many(i);
        read_compound_object(i);
        read_receiver(i);
        read_particle(i);
        read_quantity(i);
        read_subject(i);
        read_adverb(i);
        read_bare_object(i);
        read_active(i);
        read_hyphenated(i);
        read_owner(i);
        read_nominal_adjective(i);
        read_modal(i);
        read_relative_root(i);
        read_load(i);
        read_day_as_subject(i);
        read_phrase_of_day(i);
        read_available(i);
        read_apposition(i);
        read_participle(i);
        read_infinitive(i);
        read_quoted_subject(i);
        read_stolen_preposition(i);
        read_noun_with_subject(i);
        read_elect(i);
    }
}

std::uint32_t TreeRepair::child(std::uint32_t i, Relation relation) const {
    for (std::uint32_t c = 0; c < size(); ++c)
        if (hangs_on(c, i) && is(c, relation)) return c;
    return none;
}

void TreeRepair::hang(std::uint32_t i, std::uint32_t on, Relation relation) {
    tokens_[i].head = static_cast<std::int32_t>(on);
    tokens_[i].relation = relation;
}

bool TreeRepair::is_modifier(std::uint32_t i) const {
    return is(i, Relation::compound) || is(i, Relation::amod) || is(i, Relation::nmod_unmarked);
}

/// Up to `end` there is nothing but the name and what is conjoined with it.
bool TreeRepair::ends_before(std::uint32_t name, std::uint32_t end) const {
    for (std::uint32_t i = name + 1; i < end; ++i) {
        const std::uint32_t on = head(i);
        const bool own = on == name && (is(i, Relation::flat) || (is(i, Relation::conj) && tokens_[i].upos == Upos::PROPN));
        const bool of_conjunct = on != none && on > name && on < end && hangs_on(on, name) && is(on, Relation::conj) &&
                                 (is(i, Relation::flat) || is(i, Relation::cc) || is(i, Relation::compound) ||
                                  is(i, Relation::det) || is(i, Relation::amod));
        if (!own && !of_conjunct) return false;
    }
    return true;
}

/// The noun phrase `noun` is a clause: `verb` with the subject `subject`, and the noun its object.
void TreeRepair::make_clause(std::uint32_t subject, std::uint32_t verb, std::uint32_t noun) {
    tokens_[verb].head = tokens_[noun].head;
    tokens_[verb].relation = tokens_[noun].relation;
    tokens_[verb].upos = Upos::VERB;
    for (std::uint32_t c = 0; c < size(); ++c) {
        if (!hangs_on(c, noun) || c == verb || c == subject) continue;
        const bool clausal = is(c, Relation::punct) || is(c, Relation::parataxis) || is(c, Relation::advcl) ||
                             is(c, Relation::aux) || is(c, Relation::mark);
        if (clausal || (c < verb && is(c, Relation::obl)))
            hang(c, verb, tokens_[c].relation);
        else if (c < subject)
            hang(c, subject, tokens_[c].relation);
    }
    for (std::uint32_t c = 0; c < size(); ++c) // words of the name that hung on the verb
        if (hangs_on(c, verb) && c < verb && c != subject && !is(c, Relation::punct) && !is(c, Relation::obl) &&
            !is(c, Relation::parataxis) && !is(c, Relation::advcl) && !is(c, Relation::aux) && !is(c, Relation::mark))
            hang(c, subject, tokens_[c].relation);
    hang(subject, verb, Relation::nsubj);
    hang(noun, verb, Relation::obj);
}

/// A name, or a common noun that is somebody's: "Brazil's president".
bool TreeRepair::may_begin_clause(std::uint32_t i) const {
    return tokens_[i].upos == Upos::PROPN ||
           (tokens_[i].upos == Upos::NOUN && has(i, Relation::nmod_poss) && is(i, Relation::compound));
}

/// "has frozen funding": an auxiliary, a participle, its object
void TreeRepair::read_perfect(std::uint32_t noun) {
    const std::uint32_t have = head(noun);
    if (have == none || !is(noun, Relation::obj) || (tokens_[have].upos != Upos::VERB && tokens_[have].upos != Upos::AUX) ||
        lower(tokens_[have].lemma) != "have" || have + 1 >= noun)
        return;
    const std::uint32_t verb = have + 1;
    if (tokens_[verb].xpos != Xpos::VBN || !is(verb, Relation::amod) || !hangs_on(verb, noun) || is_any_of(word(verb), adjectival))
        return;
    tokens_[verb].head = tokens_[have].head;
    tokens_[verb].relation = tokens_[have].relation;
    tokens_[verb].upos = Upos::VERB;
    for (std::uint32_t c = 0; c < size(); ++c)
        if (hangs_on(c, have) && c != verb) hang(c, verb, tokens_[c].relation);
    hang(have, verb, Relation::aux);
    hang(noun, verb, Relation::obj);
}

/// "has armed the rebels": a participle with an object that is taken for an adjective
void TreeRepair::read_perfect_predicate(std::uint32_t verb) {
    const std::uint32_t have = head(verb);
    if (have == none || verb != have + 1 || !is(verb, Relation::xcomp) || tokens_[verb].upos != Upos::ADJ ||
        !has(verb, Relation::obj) || lower(tokens_[have].lemma) != "have" || !word(verb).ends_with("ed"))
        return;
    const std::string form = word(verb);
    tokens_[verb] = [&] {
        Token token = tokens_[verb];
        token.head = tokens_[have].head;
        token.relation = tokens_[have].relation;
        token.upos = Upos::VERB;
        token.xpos = Xpos::VBN;
        token.lemma = form.substr(0, form.size() - 2);
        return token;
    }();
    for (std::uint32_t c = 0; c < size(); ++c)
        if (hangs_on(c, have) && c != verb) hang(c, verb, tokens_[c].relation);
    hang(have, verb, Relation::aux);
}

/// The name just before a verb that is taken for a modifier of the same noun.
std::uint32_t TreeRepair::name_before(std::uint32_t verb, std::uint32_t noun) const {
    for (std::uint32_t s = 0; s < verb; ++s)
        if ((hangs_on(s, noun) || hangs_on(s, verb)) && (is_modifier(s) || (hangs_on(s, verb) && is(s, Relation::nsubj))) &&
            may_begin_clause(s) && ends_before(s, verb))
            return s;
    return none;
}

/// "Egypt eased restrictions on the press"
void TreeRepair::read_clause(std::uint32_t noun) {
    if (tokens_[noun].upos != Upos::NOUN || !is_clause(noun) || has(noun, Relation::cop) || has(noun, Relation::nsubj)) return;
    for (std::uint32_t v = 1; v < noun; ++v) {
        if (!hangs_on(v, noun) || !is(v, Relation::amod) || (tokens_[v].xpos != Xpos::VBD && tokens_[v].xpos != Xpos::VBN))
            continue;
        if (is_any_of(word(v), adjectival)) continue;
        if (const std::uint32_t subject = name_before(v, noun); subject != none) {
            make_clause(subject, v, noun);
            tokens_[v].xpos = Xpos::VBD;
            return;
        }
    }
}

/// "Britain is training Ukrainian soldiers"
void TreeRepair::read_progressive(std::uint32_t noun) {
    if (tokens_[noun].xpos != Xpos::NNS || !is_clause(noun)) return;
    const std::uint32_t copula = child(noun, Relation::cop);
    const std::uint32_t subject = child(noun, Relation::nsubj);
    if (copula == none || subject == none || copula + 1 >= noun || subject > copula) return;
    const std::uint32_t verb = copula + 1;
    if (tokens_[verb].xpos != Xpos::VBG || !hangs_on(verb, noun) || !is(verb, Relation::compound)) return;
    make_clause(subject, verb, noun);
    hang(copula, verb, Relation::aux);
}

/// "Riyadh lifts blockade", "Ankara alleges that …": a verb that is taken for a plural
void TreeRepair::read_headline(std::uint32_t verb) {
    if (verb == 0 || !is_any_of(word(verb), headline_verbs) || tokens_[verb].upos == Upos::VERB) return;
    if (is_clause(verb) && !has(verb, Relation::nsubj) &&
        (has(verb, Relation::ccomp) || has(verb, Relation::xcomp) || has(verb, Relation::obj) || has(verb, Relation::acl))) {
        for (std::uint32_t s = 0; s < verb; ++s)
            if (hangs_on(s, verb) && is_modifier(s) && tokens_[s].upos == Upos::PROPN && ends_before(s, verb)) {
                hang(s, verb, Relation::nsubj);
                make_verb(verb);
                return;
            }
        return;
    }
    const std::uint32_t noun = head(verb);
    if (noun == none || noun <= verb || !is(verb, Relation::compound) || !is_clause(noun) || has(noun, Relation::nsubj) ||
        has(noun, Relation::cop))
        return;
    const std::uint32_t subject = name_before(verb, noun);
    if (subject == none) return;
    make_clause(subject, verb, noun);
    make_verb(verb);
}

/// "Thousands march against the president": many do it, at the head of a headline
void TreeRepair::read_headline_of_many(std::uint32_t verb) {
    static constexpr std::array<std::string_view, 27> verbs{"march",  "free",    "strike", "protest", "rally",  "attack",  "block",
                                                            "storm",  "kill",    "seize",  "raid",    "arrest", "bomb",    "shell",
                                                            "target", "demand",  "urge",   "reject",  "back",   "warn",    "fight",
                                                            "rescue", "release", "hold",   "burn",    "detain", "threaten"};
    if (verb == 0 || verb > 3 || verb + 1 >= size() || tokens_[verb].upos == Upos::VERB || !is_any_of(word(verb), verbs)) return;
    const std::uint32_t many = verb - 1;
    const std::string subject = word(many);
    const bool plural =
        tokens_[many].xpos == Xpos::NNS || tokens_[many].xpos == Xpos::NNPS || subject == "taliban" || subject == "police";
    if (!plural || !hangs_on(verb, many) || !is(many, Relation::root)) return;
    for (std::uint32_t c = verb + 1; c < size(); ++c)
        if (hangs_on(c, many))
            hang(c, verb, has(c, Relation::case_) ? Relation::obl : is(c, Relation::punct) ? Relation::punct : Relation::obj);
    tokens_[verb].head = -1;
    tokens_[verb].relation = Relation::root;
    hang(many, verb, Relation::nsubj);
    tokens_[verb].upos = Upos::VERB;
    tokens_[verb].xpos = Xpos::VBP;
    tokens_[verb].lemma = word(verb);
}

void TreeRepair::make_verb(std::uint32_t verb) {
    Token& token = tokens_[verb];
    token.upos = Upos::VERB;
    token.xpos = Xpos::VBZ;
    token.name_type = NameType::none;
    std::string lemma = word(verb);
    if (lemma.ends_with("toes") || lemma.ends_with("sses"))
        lemma.resize(lemma.size() - 2);
    else if (lemma.ends_with("ies"))
        lemma.replace(lemma.size() - 3, 3, "y");
    else if (lemma.ends_with("s"))
        lemma.pop_back();
    token.lemma = lemma;
}

/// "would free the prisoners": what stands behind a modal verb is one, whatever it was taken for
void TreeRepair::read_modal(std::uint32_t modal) {
    static constexpr std::array<std::string_view, 10> words{"will",  "would", "can",    "could", "may",
                                                            "might", "must",  "should", "shall", "'ll"};
    if (tokens_[modal].xpos != Xpos::MD || !is_any_of(word(modal), words) || modal + 2 >= size()) return;
    std::uint32_t verb = modal + 1;
    if (word(verb) == "not" || tokens_[verb].xpos == Xpos::RB) ++verb;
    if (verb + 1 >= size() || (tokens_[verb].upos != Upos::ADJ && tokens_[verb].upos != Upos::NOUN) ||
        tokens_[verb].xpos == Xpos::NNS || tokens_[verb].xpos == Xpos::JJR)
        return;
    const std::uint32_t noun = head(verb);
    if (hangs_on(modal, verb) && !has(verb, Relation::cop)) { // it has its clause already
        make_base_form(verb);
        return;
    }
    const std::uint32_t subject = noun == none ? none : child(noun, Relation::nsubj);
    if (noun == none || noun < verb || !hangs_on(modal, noun) || !is_modifier(verb) || has(noun, Relation::cop) ||
        subject == none || subject > modal)
        return;
    make_clause(subject, verb, noun);
    make_base_form(verb);
}

void TreeRepair::make_base_form(std::uint32_t verb) {
    tokens_[verb].upos = Upos::VERB;
    tokens_[verb].xpos = Xpos::VB;
    tokens_[verb].lemma = word(verb);
}

/// "The government Thursday evening expressed …": the day is no second subject
void TreeRepair::read_day_as_subject(std::uint32_t i) {
    if (!is(i, Relation::nsubj) || !is_time(i) || head(i) == none) return;
    for (std::uint32_t other = 0; other < i; ++other)
        if (is(other, Relation::nsubj) && head(other) == head(i)) tokens_[i].relation = Relation::obl_unmarked;
}

/// "were freed": a participle
void TreeRepair::read_participle(std::uint32_t i) {
    if (tokens_[i].upos != Upos::ADJ || (!has(i, Relation::aux_pass) && !has(i, Relation::nsubj_pass))) return;
    if (const std::string form = word(i); form.ends_with("eed"))
        tokens_[i].lemma = form.substr(0, form.size() - 1);
    else if (tokens_[i].xpos != Xpos::VBN)
        return;
    tokens_[i].upos = Upos::VERB;
    tokens_[i].xpos = Xpos::VBN;
}

/// "threatened to shell positions", "vowed to target bases": an infinitive that is taken for a noun
void TreeRepair::read_infinitive(std::uint32_t to) {
    static constexpr std::array<std::string_view, 12> governing{"threaten", "vow",  "agree", "promise", "pledge",   "refuse",
                                                                "decide",   "plan", "want",  "offer",   "continue", "begin"};
    if (!is(to, Relation::case_) || word(to) != "to" || to == 0 || to + 2 >= size()) return;
    const std::uint32_t noun = head(to);
    const std::uint32_t verb = to + 1;
    if (noun == none || noun < to + 2 || tokens_[verb].xpos != Xpos::NN || !hangs_on(verb, noun) || !is(verb, Relation::compound))
        return;
    const std::uint32_t above = head(noun);
    if (above == none || above > to || tokens_[above].upos != Upos::VERB || !is_any_of(tokens_[above].lemma, governing) ||
        !is(noun, Relation::obl))
        return;
    hang(verb, above, Relation::xcomp);
    make_base_form(verb);
    hang(to, verb, Relation::mark);
    hang(noun, verb, Relation::obj);
}

/// "The rebels have surrendered, an army source said": two subjects before and after what is said
void TreeRepair::read_quoted_subject(std::uint32_t said) {
    const std::uint32_t clause = child(said, Relation::ccomp);
    if (clause == none || clause > said || tokens_[clause].upos != Upos::VERB || has(clause, Relation::nsubj) ||
        has(clause, Relation::nsubj_pass))
        return;
    const std::uint32_t first = child(said, Relation::nsubj);
    if (first == none || first > clause) return;
    for (std::uint32_t second = clause + 1; second < size(); ++second)
        if (hangs_on(second, said) && is(second, Relation::nsubj)) {
            hang(first, clause, has(clause, Relation::aux_pass) ? Relation::nsubj_pass : Relation::nsubj);
            return;
        }
}

/// "Peacekeepers who serve there arrived in Goma": a clause without a relative word is what the sentence tells of its root
void TreeRepair::read_relative_root(std::uint32_t noun) {
    if (!is(noun, Relation::root) || (tokens_[noun].upos != Upos::NOUN && tokens_[noun].upos != Upos::PROPN) ||
        has(noun, Relation::cop) || has(noun, Relation::nsubj))
        return;
    bool described = false;
    for (std::uint32_t v = noun + 1; v < size(); ++v) {
        if (!hangs_on(v, noun) || (!is(v, Relation::acl_relcl) && !is(v, Relation::acl)) || tokens_[v].upos != Upos::VERB) continue;
        const bool finite = tokens_[v].xpos == Xpos::VBD || tokens_[v].xpos == Xpos::VBZ || tokens_[v].xpos == Xpos::VBP;
        if (!described || !finite || has(v, Relation::nsubj) || has(v, Relation::nsubj_pass) || has(v, Relation::mark)) {
            described = true;
            continue;
        }
        tokens_[v].head = tokens_[noun].head;
        tokens_[v].relation = Relation::root;
        hang(noun, v, Relation::nsubj);
        return;
    }
}

/// "Trump slapped tariffs on steel", the name hung on the object
void TreeRepair::read_subject(std::uint32_t verb) {
    if (tokens_[verb].upos != Upos::VERB || verb == 0 || has(verb, Relation::nsubj) || has(verb, Relation::nsubj_pass) ||
        has(verb, Relation::aux_pass))
        return;
    const std::uint32_t object = child(verb, Relation::obj);
    if (object == none || object < verb) return;
    for (std::uint32_t s = 0; s < verb; ++s)
        if (hangs_on(s, object) && is_modifier(s) && tokens_[s].upos == Upos::PROPN && ends_before(s, verb)) {
            hang(s, verb, Relation::nsubj);
            return;
        }
}

/// "The generals engaged in talks": no passive without "to be"
void TreeRepair::read_active(std::uint32_t subject) {
    const std::uint32_t verb = head(subject);
    if (!is(subject, Relation::nsubj_pass) || verb == none || !is_any_of(tokens_[verb].lemma, intransitive) ||
        has(verb, Relation::aux_pass))
        return;
    hang(subject, verb, Relation::nsubj);
    if (tokens_[verb].xpos == Xpos::VBN && !has(verb, Relation::aux)) tokens_[verb].xpos = Xpos::VBD;
}

/// "North Korea test-fired a missile"
void TreeRepair::read_hyphenated(std::uint32_t verb) {
    if (verb < 3 || tokens_[verb].upos != Upos::VERB || word(verb - 1) != "-" || word(verb - 2) != "test") return;
    const std::uint32_t test = verb - 2;
    if (!hangs_on(test, verb) || !is(test, Relation::nsubj)) return;
    for (std::uint32_t c = 0; c < test; ++c)
        if (hangs_on(c, test) && is_modifier(c)) {
            hang(c, verb, Relation::nsubj);
            hang(test, verb, Relation::compound);
            tokens_[verb].lemma = "test-" + tokens_[verb].lemma;
            return;
        }
    for (std::uint32_t c = 0; c < test; ++c)
        if (hangs_on(c, verb) && is_modifier(c) && tokens_[c].upos == Upos::PROPN) {
            hang(c, verb, Relation::nsubj);
            hang(test, verb, Relation::compound);
            tokens_[verb].lemma = "test-" + tokens_[verb].lemma;
            return;
        }
}

Sentence repaired(const Document& document, const Sentence& sentence) {
    Sentence copy = sentence;
    TreeRepair(document, copy).run();
    return copy;
}

} // namespace entente
