// SPDX-License-Identifier: Apache-2.0
#include "extract/tree_repair.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/extraction.hpp"
#include "text/utf8.hpp"

namespace entente {

namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

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

constexpr std::array<std::string_view, 14> giving{"give", "send", "offer",   "lend", "grant",  "award", "hand", "deal",
                                                  "pay",  "loan", "promise", "deny", "supply", "sell"};

/// Verb and particle that the tree may make a phrase of: "handed [over the suspect]".
constexpr std::array<std::string_view, 107> phrasal{
    "take in", "let in", "call in", "bring in", "swear in", "hand over", "turn over", "give up", "call off", "break off",
    "carry out", "lay down", "take over", "hand in", "round up", "shut down", "cut off", "step up", "scale back", "scale down",
    "call up", "beef up", "set up", "put down", "turn down", "blow up", "shoot down", "pull out", "pull back", "hold back",
    "rule out", "wipe out", "drive out", "push out", "throw out", "kick out", "give back", "hand back", "hand out", "phase out",
    "roll back", "back up", "draw up", "tear up", "lock up", "break up", "put off", "bail out", "bring back", "brush aside",
    "set aside", "wave aside", "push aside", "sweep aside", "brush off", "shrug off", "fend off", "fight off", "write off",
    "call out", "drag out", "force out", "take back", "win back", "beat back", "push back", "bring down", "take down",
    "tear down", "burn down", "gun down", "hunt down", "vote down", "strike down", "pull down", "knock down", "track down",
    "turn back", "turn away", "send back", "send home", "take away", "seal off", "cordon off", "close down", "open up",
    "prop up", "face down", "put up", "talk up", "set off", "pay off", "lay off", "kick off", "fire off", "point out",
    "single out", "hammer out", "iron out", "work out", "roll out", "carve out", "drum up", "whip up", "speed up", "mop up",
    "free up"};

/// Verbs that stand without an object; "Rebels surrendered" is no passive.
constexpr std::array<std::string_view, 18> intransitive{"engage", "surrender",   "withdraw", "return",  "gather", "arrive",
                                                        "rally",  "demonstrate", "march",    "clash",   "meet",   "agree",
                                                        "resign", "protest",     "fight",    "retreat", "flee",   "talk"};

class Repair {
public:
    Repair(const Document& document, Sentence& sentence) : document_(document), tokens_(sentence.tokens) {}

    void run() {
        for (std::uint32_t i = 0; i < size(); ++i) {
            read_clause(i);
            read_progressive(i);
            read_perfect(i);
            read_perfect_predicate(i);
            read_headline(i);
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
            read_participle(i);
            read_infinitive(i);
            read_quoted_subject(i);
            read_stolen_preposition(i);
            read_noun_with_subject(i);
            read_elect(i);
        }
    }

private:
    std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
    std::string word(std::uint32_t i) const { return lower(text_of(document_, tokens_[i])); }
    bool is(std::uint32_t i, Relation relation) const { return tokens_[i].relation == relation; }
    bool hangs_on(std::uint32_t i, std::uint32_t head) const { return tokens_[i].head == static_cast<std::int32_t>(head); }
    std::uint32_t head(std::uint32_t i) const { return tokens_[i].head < 0 ? none : static_cast<std::uint32_t>(tokens_[i].head); }
    bool has(std::uint32_t i, Relation relation) const { return child(i, relation) != none; }
    std::uint32_t child(std::uint32_t i, Relation relation) const {
        for (std::uint32_t c = 0; c < size(); ++c)
            if (hangs_on(c, i) && is(c, relation)) return c;
        return none;
    }
    void hang(std::uint32_t i, std::uint32_t on, Relation relation) {
        tokens_[i].head = static_cast<std::int32_t>(on);
        tokens_[i].relation = relation;
    }
    bool is_modifier(std::uint32_t i) const {
        return is(i, Relation::compound) || is(i, Relation::amod) || is(i, Relation::nmod_unmarked);
    }
    bool is_clause(std::uint32_t i) const { return is(i, Relation::root) || is(i, Relation::ccomp) || is(i, Relation::parataxis); }
    /// Up to `end` there is nothing but the name and what is conjoined with it.
    bool ends_before(std::uint32_t name, std::uint32_t end) const {
        for (std::uint32_t i = name + 1; i < end; ++i) {
            const std::uint32_t on = head(i);
            const bool own = on == name && (is(i, Relation::flat) || (is(i, Relation::conj) && tokens_[i].upos == Upos::PROPN));
            const bool of_conjunct = on != none && on > name && on < end && hangs_on(on, name) && is(on, Relation::conj) &&
                                     (is(i, Relation::flat) || is(i, Relation::cc) || is(i, Relation::compound) || is(i, Relation::det) || is(i, Relation::amod));
            if (!own && !of_conjunct) return false;
        }
        return true;
    }

    /// The noun phrase `noun` is a clause: `verb` with the subject `subject`, and the noun its object.
    void make_clause(std::uint32_t subject, std::uint32_t verb, std::uint32_t noun) {
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
    bool may_begin_clause(std::uint32_t i) const {
        return tokens_[i].upos == Upos::PROPN ||
               (tokens_[i].upos == Upos::NOUN && has(i, Relation::nmod_poss) && is(i, Relation::compound));
    }

    /// "has frozen funding": an auxiliary, a participle, its object
    void read_perfect(std::uint32_t noun) {
        const std::uint32_t have = head(noun);
        if (have == none || !is(noun, Relation::obj) || (tokens_[have].upos != Upos::VERB && tokens_[have].upos != Upos::AUX) ||
            lower(tokens_[have].lemma) != "have" || have + 1 >= noun)
            return;
        const std::uint32_t verb = have + 1;
        if (tokens_[verb].xpos != Xpos::VBN || !is(verb, Relation::amod) || !hangs_on(verb, noun) ||
            is_one_of(word(verb), adjectival))
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
    void read_perfect_predicate(std::uint32_t verb) {
        const std::uint32_t have = head(verb);
        if (have == none || verb != have + 1 || !is(verb, Relation::xcomp) || tokens_[verb].upos != Upos::ADJ || !has(verb, Relation::obj) ||
            lower(tokens_[have].lemma) != "have" || !word(verb).ends_with("ed"))
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
    std::uint32_t name_before(std::uint32_t verb, std::uint32_t noun) const {
        for (std::uint32_t s = 0; s < verb; ++s)
            if ((hangs_on(s, noun) || hangs_on(s, verb)) && (is_modifier(s) || (hangs_on(s, verb) && is(s, Relation::nsubj))) &&
                may_begin_clause(s) && ends_before(s, verb))
                return s;
        return none;
    }

    /// "Egypt eased restrictions on the press"
    void read_clause(std::uint32_t noun) {
        if (tokens_[noun].upos != Upos::NOUN || !is_clause(noun) || has(noun, Relation::cop) || has(noun, Relation::nsubj)) return;
        for (std::uint32_t v = 1; v < noun; ++v) {
            if (!hangs_on(v, noun) || !is(v, Relation::amod) || (tokens_[v].xpos != Xpos::VBD && tokens_[v].xpos != Xpos::VBN))
                continue;
            if (is_one_of(word(v), adjectival)) continue;
            if (const std::uint32_t subject = name_before(v, noun); subject != none) {
                make_clause(subject, v, noun);
                tokens_[v].xpos = Xpos::VBD;
                return;
            }
        }
    }

    /// "Britain is training Ukrainian soldiers"
    void read_progressive(std::uint32_t noun) {
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
    void read_headline(std::uint32_t verb) {
        if (verb == 0 || !is_one_of(word(verb), headline_verbs) || tokens_[verb].upos == Upos::VERB) return;
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

    void make_verb(std::uint32_t verb) {
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

    /// "its arms embargo", "aid deliveries" as two objects: the first belongs to the second
    void read_compound_object(std::uint32_t first) {
        if (first + 1 >= size() || !is(first, Relation::obj) || !is(first + 1, Relation::obj) || head(first) != head(first + 1))
            return;
        if (tokens_[first].upos != Upos::NOUN || tokens_[first + 1].upos != Upos::NOUN) return;
        for (std::uint32_t c = 0; c < first; ++c)
            if (hangs_on(c, first)) hang(c, first + 1, tokens_[c].relation);
        hang(first, first + 1, Relation::compound);
    }

    /// "sent Kyiv 18 tanks", "gave Egypt military aid": who receives is no modifier of what is given
    void read_receiver(std::uint32_t verb) {
        if (tokens_[verb].upos != Upos::VERB || !is_one_of(tokens_[verb].lemma, giving) || has(verb, Relation::iobj)) return;
        const std::uint32_t given = child(verb, Relation::obj);
        for (std::uint32_t second = given == none ? size() : given + 1; second < size(); ++second) // "gave the generals two weeks"
            if (hangs_on(second, verb) && is(second, Relation::obj) && tokens_[second].upos == Upos::NOUN && given > verb) {
                tokens_[given].relation = Relation::iobj;
                return;
            }
        if (given == none || given < verb + 3) return;
        if (read_body_as_receiver(verb, given)) return;
        const std::uint32_t name = verb + 1;
        if (tokens_[name].upos != Upos::PROPN || tokens_[name].name_type == NameType::none || !hangs_on(name, given) ||
            !is(name, Relation::compound))
            return;
        const Upos next = tokens_[name + 1].upos;
        if (next != Upos::NUM && next != Upos::ADJ && next != Upos::DET && next != Upos::NOUN && next != Upos::SYM) return;
        hang(name, verb, Relation::iobj);
    }

    /// "granted the Portuguese government permission", "gave UN inspectors access": who is let do it is no modifier of the permission
    bool read_body_as_receiver(std::uint32_t verb, std::uint32_t given) {
        static constexpr std::array<std::string_view, 22> gifts{"permission", "access",   "asylum",      "approval",   "citizenship", "refuge",    "status",   "sentence",
                                                                "time",       "right",    "immunity",    "protection", "assurance",   "clearance", "passage",  "bail",
                                                                "leave",      "autonomy", "independence", "deadline",  "ultimatum",   "amnesty"};
        static constexpr std::array<std::string_view, 26> bodies{"government", "authority", "army",     "police",   "military", "court",   "parliament", "rebel", "troop",
                                                                 "force",      "inspector", "official", "worker",   "people",   "refugee", "migrant",    "journalist", "soldier",
                                                                 "president",  "minister",  "leader",   "agency",   "company",  "team",    "delegation", "citizen"};
        if (!is_one_of(tokens_[given].lemma, gifts)) return false;
        for (std::uint32_t body = verb + 1; body < given; ++body) {
            if (!hangs_on(body, given) || !(is_modifier(body) || is(body, Relation::flat))) continue;
            const bool name = tokens_[body].upos == Upos::PROPN && tokens_[body].name_type != NameType::none && body <= verb + 2;
            if (!name && !is_one_of(tokens_[body].lemma, bodies)) continue;
            for (std::uint32_t c = verb + 1; c < given; ++c) {
                const bool of_name = name && c > body && tokens_[c].name_type == tokens_[body].name_type && tokens_[c].upos == Upos::PROPN;
                if (c != body && hangs_on(c, given) && (c < body || of_name)) hang(c, body, of_name ? Relation::flat : tokens_[c].relation);
            }
            hang(body, verb, Relation::iobj);
            return true;
        }
        return false;
    }

    /// "expressed her full backing": whose it is, and no receiver
    void read_owner(std::uint32_t pronoun) {
        if (!is(pronoun, Relation::iobj) || tokens_[pronoun].xpos != Xpos::PRP_POSS) return;
        const std::uint32_t verb = head(pronoun);
        const std::uint32_t noun = verb == none ? none : child(verb, Relation::obj);
        if (noun != none && noun > pronoun) hang(pronoun, noun, Relation::nmod_poss);
    }

    /// "would free the prisoners": what stands behind a modal verb is one, whatever it was taken for
    void read_modal(std::uint32_t modal) {
        static constexpr std::array<std::string_view, 10> words{"will", "would", "can", "could", "may", "might", "must", "should", "shall", "'ll"};
        if (tokens_[modal].xpos != Xpos::MD || !is_one_of(word(modal), words) || modal + 2 >= size()) return;
        std::uint32_t verb = modal + 1;
        if (word(verb) == "not" || tokens_[verb].xpos == Xpos::RB) ++verb;
        if (verb + 1 >= size() || (tokens_[verb].upos != Upos::ADJ && tokens_[verb].upos != Upos::NOUN) || tokens_[verb].xpos == Xpos::NNS || tokens_[verb].xpos == Xpos::JJR) return;
        const std::uint32_t noun = head(verb);
        if (hangs_on(modal, verb) && !has(verb, Relation::cop)) { // it has its clause already
            make_base_form(verb);
            return;
        }
        const std::uint32_t subject = noun == none ? none : child(noun, Relation::nsubj);
        if (noun == none || noun < verb || !hangs_on(modal, noun) || !is_modifier(verb) || has(noun, Relation::cop) || subject == none || subject > modal) return;
        make_clause(subject, verb, noun);
        make_base_form(verb);
    }
    void make_base_form(std::uint32_t verb) {
        tokens_[verb].upos = Upos::VERB;
        tokens_[verb].xpos = Xpos::VB;
        tokens_[verb].lemma = word(verb);
    }

    /// "attacked a bus carrying pilgrims": what the object carries
    void read_load(std::uint32_t participle) {
        static constexpr std::array<std::string_view, 6> verbs{"carry", "transport", "hold", "house", "shelter", "contain"};
        if (participle == 0 || tokens_[participle].xpos != Xpos::VBG || !is_one_of(tokens_[participle].lemma, verbs)) return;
        const std::uint32_t object = participle - 1;
        if ((is(participle, Relation::xcomp) || is(participle, Relation::advcl)) && is(object, Relation::obj) && head(object) == head(participle))
            hang(participle, object, Relation::acl);
    }

    /// "The government Thursday evening expressed …": the day is no second subject
    void read_day_as_subject(std::uint32_t i) {
        if (!is(i, Relation::nsubj) || !is_time(i) || head(i) == none) return;
        for (std::uint32_t other = 0; other < i; ++other)
            if (is(other, Relation::nsubj) && head(other) == head(i)) tokens_[i].relation = Relation::obl_unmarked;
    }
    bool is_time(std::uint32_t i) const {
        static constexpr std::array<std::string_view, 9> times{"morning", "evening", "afternoon", "night", "week", "month", "year", "noon", "weekend"};
        return is_day(i) || is_one_of(tokens_[i].lemma, times);
    }

    /// "carried out strikes Friday evening against the militia": the phrase belongs to the deed
    void read_phrase_of_day(std::uint32_t noun) {
        const std::uint32_t day = head(noun);
        if (!is(noun, Relation::nmod) || day == none || day > noun || !is_time(day) || has(day, Relation::case_) || !has(noun, Relation::case_)) return;
        const std::uint32_t verb = head(day);
        if (verb != none && tokens_[verb].upos == Upos::VERB && word(child(noun, Relation::case_)) != "of") hang(noun, verb, Relation::obl);
    }

    /// "were freed": a participle
    void read_participle(std::uint32_t i) {
        if (tokens_[i].upos != Upos::ADJ || (!has(i, Relation::aux_pass) && !has(i, Relation::nsubj_pass))) return;
        if (const std::string form = word(i); form.ends_with("eed")) tokens_[i].lemma = form.substr(0, form.size() - 1);
        else if (tokens_[i].xpos != Xpos::VBN) return;
        tokens_[i].upos = Upos::VERB;
        tokens_[i].xpos = Xpos::VBN;
    }

    /// "has made available ambulances and experts"
    void read_available(std::uint32_t i) {
        if (i == 0 || word(i) != "available" || !is(i, Relation::amod) || tokens_[i - 1].lemma != "make") return;
        const std::uint32_t noun = head(i);
        if (noun != none && hangs_on(noun, i - 1)) hang(i, i - 1, Relation::xcomp);
    }

    /// "threatened to shell positions", "vowed to target bases": an infinitive that is taken for a noun
    void read_infinitive(std::uint32_t to) {
        static constexpr std::array<std::string_view, 12> governing{"threaten", "vow", "agree", "promise", "pledge", "refuse", "decide", "plan", "want", "offer", "continue", "begin"};
        if (!is(to, Relation::case_) || word(to) != "to" || to == 0 || to + 2 >= size()) return;
        const std::uint32_t noun = head(to);
        const std::uint32_t verb = to + 1;
        if (noun == none || noun < to + 2 || tokens_[verb].xpos != Xpos::NN || !hangs_on(verb, noun) || !is(verb, Relation::compound)) return;
        const std::uint32_t above = head(noun);
        if (above == none || above > to || tokens_[above].upos != Upos::VERB || !is_one_of(tokens_[above].lemma, governing) || !is(noun, Relation::obl)) return;
        hang(verb, above, Relation::xcomp);
        make_base_form(verb);
        hang(to, verb, Relation::mark);
        hang(noun, verb, Relation::obj);
    }

    /// "The rebels have surrendered, an army source said": two subjects before and after what is said
    void read_quoted_subject(std::uint32_t said) {
        const std::uint32_t clause = child(said, Relation::ccomp);
        if (clause == none || clause > said || tokens_[clause].upos != Upos::VERB || has(clause, Relation::nsubj) || has(clause, Relation::nsubj_pass)) return;
        const std::uint32_t first = child(said, Relation::nsubj);
        if (first == none || first > clause) return;
        for (std::uint32_t second = clause + 1; second < size(); ++second)
            if (hangs_on(second, said) && is(second, Relation::nsubj)) {
                hang(first, clause, has(clause, Relation::aux_pass) ? Relation::nsubj_pass : Relation::nsubj);
                return;
            }
    }

    /// "Peacekeepers who serve there arrived in Goma": a clause without a relative word is what the sentence tells of its root
    void read_relative_root(std::uint32_t noun) {
        if (!is(noun, Relation::root) || (tokens_[noun].upos != Upos::NOUN && tokens_[noun].upos != Upos::PROPN) || has(noun, Relation::cop) || has(noun, Relation::nsubj)) return;
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

    /// "Israel's right": what somebody has is a noun
    void read_nominal_adjective(std::uint32_t i) {
        if (tokens_[i].upos == Upos::ADJ && (is(i, Relation::obj) || is(i, Relation::obl) || is(i, Relation::nsubj)) && has(i, Relation::nmod_poss)) tokens_[i].upos = Upos::NOUN;
    }

    /// "attacks on the Gaza Strip Sunday": the preposition is of the noun, not of the day
    void read_stolen_preposition(std::uint32_t preposition) {
        const std::uint32_t day = head(preposition);
        if (!is(preposition, Relation::case_) || day == none || day < preposition + 2 || !is_day(day)) return;
        for (std::uint32_t noun = preposition + 1; noun < day; ++noun) {
            const bool argument = is(noun, Relation::nmod) || is(noun, Relation::obl) || is(noun, Relation::obj) || is(noun, Relation::nmod_unmarked);
            if (!argument || head(noun) == none || head(noun) > preposition || has(noun, Relation::case_)) continue;
            hang(preposition, noun, Relation::case_);
            if (is(noun, Relation::obj) || is(noun, Relation::nmod_unmarked)) tokens_[noun].relation = Relation::nmod;
            return;
        }
    }
    bool is_day(std::uint32_t i) const {
        static constexpr std::array<std::string_view, 11> days{"monday", "tuesday", "wednesday", "thursday", "friday",   "saturday",
                                                               "sunday", "today",   "yesterday", "tonight",  "tomorrow"};
        return is_one_of(word(i), days);
    }

    /// "a State Department call": a noun that is no predicate has no subject
    void read_noun_with_subject(std::uint32_t subject) {
        const std::uint32_t noun = head(subject);
        if (!is(subject, Relation::nsubj) || noun == none || noun != subject + 1 || tokens_[noun].upos != Upos::NOUN || has(noun, Relation::cop)) return;
        if (is(noun, Relation::obj) || is(noun, Relation::obl) || is(noun, Relation::nmod)) tokens_[subject].relation = Relation::compound;
    }

    /// "with President-elect Ana Roth": title and name, and no choice that is made
    void read_elect(std::uint32_t elect) {
        if (word(elect) != "elect" || elect < 2 || word(elect - 1) != "-" || elect + 1 >= size()) return;
        const std::uint32_t office = elect - 2;
        const std::uint32_t name = elect + 1;
        if (tokens_[name].upos != Upos::PROPN || (hangs_on(office, name) && is(office, Relation::nmod_desc))) return;
        std::uint32_t end = name + 1;
        while (end < size() && tokens_[end].upos == Upos::PROPN && (is(end, Relation::flat) || hangs_on(end, name))) ++end;
        const auto outside = [&](std::uint32_t i) { return head(i) == none || head(i) < office || head(i) >= end; };
        std::uint32_t above = none;
        Relation relation = Relation::root;
        const bool joined = is(office, Relation::conj);
        for (const std::uint32_t part : {joined ? office : name, joined ? name : office, elect})
            if (outside(part) && head(part) != none) {
                above = head(part);
                relation = tokens_[part].relation;
                break;
            }
        if (above == none || is_under(above, office, end)) return;
        for (std::uint32_t c = 0; c < size(); ++c)
            if ((c < office || c >= end) && head(c) != none && head(c) >= office && head(c) < end) hang(c, name, tokens_[c].relation);
        hang(name, above, relation == Relation::amod ? Relation::nmod : relation);
        hang(office, name, Relation::nmod_desc);
        hang(elect, office, Relation::flat);
        for (std::uint32_t i = name + 1; i < end; ++i) hang(i, name, Relation::flat);
        tokens_[elect].upos = Upos::ADJ;
    }
    bool is_under(std::uint32_t token, std::uint32_t begin, std::uint32_t end) const {
        for (std::uint32_t steps = 0; token != none && steps < size(); ++steps, token = head(token))
            if (token >= begin && token < end) return true;
        return false;
    }

    /// "handed over the suspect": the particle is of the verb
    void read_particle(std::uint32_t verb) {
        if (tokens_[verb].upos != Upos::VERB || verb + 2 >= size()) return;
        if (const std::uint32_t object = child(verb, Relation::obj); object != none && object != head(verb + 1)) return;
        const std::uint32_t particle = verb + 1;
        const std::uint32_t noun = head(particle);
        if (!is(particle, Relation::case_) || noun == none || !hangs_on(noun, verb) ||
            (!is(noun, Relation::obl) && !is(noun, Relation::obj)))
            return;
        if (!is_one_of(tokens_[verb].lemma + " " + word(particle), phrasal)) return;
        if (is(particle + 1, Relation::case_)) return; // "pulled out of the deal"
        hang(particle, verb, Relation::compound_prt);
        hang(noun, verb, Relation::obj);
    }

    /// "pushed back migrants": the adverb is of the verb; "open to talks": the noun's "to" is a preposition
    void read_adverb(std::uint32_t i) {
        static constexpr std::array<std::string_view, 7> adverbs{"back", "out", "up", "down", "off", "away", "in"};
        const std::uint32_t noun = head(i);
        if (noun == none || noun < i) return;
        if (is(i, Relation::mark) && word(i) == "to" && tokens_[noun].upos == Upos::NOUN && tokens_[noun].xpos == Xpos::NNS)
            tokens_[i].relation = Relation::case_;
        if (i == 0 || !hangs_on(noun, i - 1) || !is(noun, Relation::obj) || tokens_[i - 1].upos != Upos::VERB) return;
        if (is(i, Relation::amod) && word(i) == "free" && tokens_[i - 1].lemma == "set") hang(i, i - 1, Relation::xcomp); // "set free two men"
        if ((is(i, Relation::amod) || is(i, Relation::advmod)) && is_one_of(word(i), adverbs))
            hang(i, i - 1, Relation::compound_prt);
    }

    /// "detained up to a million Uighurs": a measure, no particle
    void read_quantity(std::uint32_t up) {
        if (up == 0 || up + 2 >= size() || word(up) != "up" || word(up + 1) != "to") return;
        const std::uint32_t noun = head(up + 1);
        const std::uint32_t verb = noun == none ? none : head(noun);
        if (verb == none || !is(up + 1, Relation::case_) || !has(noun, Relation::nummod) || tokens_[verb].upos != Upos::VERB ||
            has(verb, Relation::obj))
            return;
        const std::uint32_t number = child(noun, Relation::nummod);
        hang(up, number, Relation::advmod);
        hang(up + 1, up, Relation::fixed);
        if (is(noun, Relation::obl)) hang(noun, verb, Relation::obj);
    }

    /// "Trump slapped tariffs on steel", the name hung on the object
    void read_subject(std::uint32_t verb) {
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

    /// "restored internet access": an oblique without preposition beside the verb is its object
    void read_bare_object(std::uint32_t noun) {
        const std::uint32_t verb = head(noun);
        if (!is(noun, Relation::obl) || verb == none || verb > noun || noun > verb + 12 || tokens_[noun].upos != Upos::NOUN ||
            tokens_[verb].upos != Upos::VERB || is_time(noun))
            return;
        if (has(noun, Relation::case_) || has(verb, Relation::obj) || has(verb, Relation::ccomp) || has(verb, Relation::xcomp) ||
            has(verb, Relation::nsubj_pass))
            return;
        static constexpr std::array<std::string_view, 20> times{
            "week", "month", "year",      "day",      "time", "hour",    "minute", "night", "morning", "evening",
            "way",  "today", "yesterday", "tomorrow", "home", "percent", "%",      "point", "mile",    "kilometer"};
        if (is_one_of(tokens_[noun].lemma, times)) return;
        std::uint32_t begin = verb + 1; // past another phrase: "returned to the museum eight statues"
        for (std::uint32_t other = verb + 1; other < noun; ++other)
            if (hangs_on(other, verb) && is(other, Relation::obl) && has(other, Relation::case_)) begin = other + 1;
        if (begin == verb + 1 ? noun > verb + 4 : !has(noun, Relation::nummod) && !has(noun, Relation::det)) return;
        for (std::uint32_t i = begin; i < noun; ++i)
            if (!(hangs_on(i, verb) && is(i, Relation::compound_prt)) && !(begin > verb + 1 && is(i, Relation::nummod) && hangs_on(i, noun)) &&
                (!hangs_on(i, noun) || !(is_modifier(i) || is(i, Relation::det) || is(i, Relation::nmod_poss))))
                return;
        if (noun == verb + 1) return;
        hang(noun, verb, Relation::obj);
    }

    /// "The generals engaged in talks": no passive without "to be"
    void read_active(std::uint32_t subject) {
        const std::uint32_t verb = head(subject);
        if (!is(subject, Relation::nsubj_pass) || verb == none || !is_one_of(tokens_[verb].lemma, intransitive) ||
            has(verb, Relation::aux_pass))
            return;
        hang(subject, verb, Relation::nsubj);
        if (tokens_[verb].xpos == Xpos::VBN && !has(verb, Relation::aux)) tokens_[verb].xpos = Xpos::VBD;
    }

    /// "North Korea test-fired a missile"
    void read_hyphenated(std::uint32_t verb) {
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

    const Document& document_;
    std::vector<Token>& tokens_;
};

} // namespace

Sentence repaired(const Document& document, const Sentence& sentence) {
    Sentence copy = sentence;
    Repair(document, copy).run();
    return copy;
}

} // namespace entente
