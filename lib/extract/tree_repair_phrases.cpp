// SPDX-License-Identifier: Apache-2.0
// Phrases: objects, receivers, particles and prepositions.
#include "extract/tree_repair_pass.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/tree_repair.hpp"

namespace entente {

namespace {

constexpr std::array<std::string_view, 14> giving{"give", "send", "offer", "lend",    "grant", "award",  "hand",
                                                  "deal", "pay",  "loan",  "promise", "deny",  "supply", "sell"};

/// Verb and particle that the tree may make a phrase of: "handed [over the suspect]".
constexpr std::array<std::string_view, 107> phrasal{
    "take in",    "let in",      "call in",    "bring in",   "swear in",    "hand over", "turn over",  "give up",    "call off",
    "break off",  "carry out",   "lay down",   "take over",  "hand in",     "round up",  "shut down",  "cut off",    "step up",
    "scale back", "scale down",  "call up",    "beef up",    "set up",      "put down",  "turn down",  "blow up",    "shoot down",
    "pull out",   "pull back",   "hold back",  "rule out",   "wipe out",    "drive out", "push out",   "throw out",  "kick out",
    "give back",  "hand back",   "hand out",   "phase out",  "roll back",   "back up",   "draw up",    "tear up",    "lock up",
    "break up",   "put off",     "bail out",   "bring back", "brush aside", "set aside", "wave aside", "push aside", "sweep aside",
    "brush off",  "shrug off",   "fend off",   "fight off",  "write off",   "call out",  "drag out",   "force out",  "take back",
    "win back",   "beat back",   "push back",  "bring down", "take down",   "tear down", "burn down",  "gun down",   "hunt down",
    "vote down",  "strike down", "pull down",  "knock down", "track down",  "turn back", "turn away",  "send back",  "send home",
    "take away",  "seal off",    "cordon off", "close down", "open up",     "prop up",   "face down",  "put up",     "talk up",
    "set off",    "pay off",     "lay off",    "kick off",   "fire off",    "point out", "single out", "hammer out", "iron out",
    "work out",   "roll out",    "carve out",  "drum up",    "whip up",     "speed up",  "mop up",     "free up"};

} // namespace

/// "its arms embargo", "aid deliveries" as two objects: the first belongs to the second
void TreeRepair::read_compound_object(std::uint32_t first) {
    if (first + 1 >= size() || !is(first, Relation::obj) || !is(first + 1, Relation::obj) || head(first) != head(first + 1)) return;
    if (tokens_[first].upos != Upos::NOUN || tokens_[first + 1].upos != Upos::NOUN) return;
    for (std::uint32_t c = 0; c < first; ++c)
        if (hangs_on(c, first)) hang(c, first + 1, tokens_[c].relation);
    hang(first, first + 1, Relation::compound);
}

/// "sent Kyiv 18 tanks", "gave Egypt military aid": who receives is no modifier of what is given
void TreeRepair::read_receiver(std::uint32_t verb) {
    if (tokens_[verb].upos != Upos::VERB || !is_any_of(tokens_[verb].lemma, giving) || has(verb, Relation::iobj)) return;
    const std::uint32_t given = child(verb, Relation::obj);
    for (std::uint32_t second = given == none ? size() : given + 1; second < size(); ++second) // "gave the generals two weeks"
        if (hangs_on(second, verb) && is(second, Relation::obj) &&
            (tokens_[second].upos == Upos::NOUN || tokens_[second].upos == Upos::SYM) && tokens_[given].upos != Upos::SYM &&
            given > verb) {
            tokens_[given].relation = Relation::iobj;
            return;
        }
    if (given == none || given < verb + 2 || read_body_as_receiver(verb, given) || given < verb + 3) return;
    const std::uint32_t name = verb + 1;
    if (tokens_[name].upos != Upos::PROPN || tokens_[name].name_type == NameType::none || !hangs_on(name, given) ||
        !is(name, Relation::compound))
        return;
    const Upos next = tokens_[name + 1].upos;
    if (next != Upos::NUM && next != Upos::ADJ && next != Upos::DET && next != Upos::NOUN && next != Upos::SYM) return;
    hang(name, verb, Relation::iobj);
}

/// "granted the Portuguese government permission", "gave UN inspectors access": who is let do it is no modifier of the permission
bool TreeRepair::read_body_as_receiver(std::uint32_t verb, std::uint32_t given) {
    static constexpr std::array<std::string_view, 22> gifts{
        "permission", "access",   "asylum",       "approval",   "citizenship", "refuge",    "status",  "sentence",
        "time",       "right",    "immunity",     "protection", "assurance",   "clearance", "passage", "bail",
        "leave",      "autonomy", "independence", "deadline",   "ultimatum",   "amnesty"};
    static constexpr std::array<std::string_view, 26> bodies{
        "government", "authority", "army",     "police", "military", "court",   "parliament", "rebel",      "troop",
        "force",      "inspector", "official", "worker", "people",   "refugee", "migrant",    "journalist", "soldier",
        "president",  "minister",  "leader",   "agency", "company",  "team",    "delegation", "citizen"};
    if (!is_any_of(tokens_[given].lemma, gifts)) return false;
    for (std::uint32_t body = verb + 1; body < given; ++body) {
        if (!hangs_on(body, given) || !(is_modifier(body) || is(body, Relation::flat))) continue;
        const bool name = tokens_[body].upos == Upos::PROPN && tokens_[body].name_type != NameType::none && body <= verb + 2;
        if (!name && !is_any_of(tokens_[body].lemma, bodies)) continue;
        for (std::uint32_t c = verb + 1; c < given; ++c) {
            const bool of_name =
                name && c > body && tokens_[c].name_type == tokens_[body].name_type && tokens_[c].upos == Upos::PROPN;
            if (c != body && hangs_on(c, given) && (c < body || of_name))
                hang(c, body, of_name ? Relation::flat : tokens_[c].relation);
        }
        hang(body, verb, Relation::iobj);
        return true;
    }
    return false;
}

/// "expressed her full backing": whose it is, and no receiver
void TreeRepair::read_owner(std::uint32_t pronoun) {
    if (!is(pronoun, Relation::iobj) || tokens_[pronoun].xpos != Xpos::PRP_POSS) return;
    const std::uint32_t verb = head(pronoun);
    const std::uint32_t noun = verb == none ? none : child(verb, Relation::obj);
    if (noun != none && noun > pronoun) hang(pronoun, noun, Relation::nmod_poss);
}

/// "attacked a bus carrying pilgrims": what the object carries
void TreeRepair::read_load(std::uint32_t participle) {
    static constexpr std::array<std::string_view, 6> verbs{"carry", "transport", "hold", "house", "shelter", "contain"};
    if (participle == 0 || tokens_[participle].xpos != Xpos::VBG || !is_any_of(tokens_[participle].lemma, verbs)) return;
    const std::uint32_t object = participle - 1;
    if ((is(participle, Relation::xcomp) || is(participle, Relation::advcl)) && is(object, Relation::obj) &&
        head(object) == head(participle))
        hang(participle, object, Relation::acl);
}

bool TreeRepair::is_time(std::uint32_t i) const {
    static constexpr std::array<std::string_view, 9> times{"morning", "evening", "afternoon", "night",  "week",
                                                           "month",   "year",    "noon",      "weekend"};
    return is_day(i) || is_any_of(tokens_[i].lemma, times);
}

/// "carried out strikes Friday evening against the militia": the phrase belongs to the deed
void TreeRepair::read_phrase_of_day(std::uint32_t noun) {
    const std::uint32_t day = head(noun);
    if (!is(noun, Relation::nmod) || day == none || day > noun || !is_time(day) || has(day, Relation::case_) ||
        !has(noun, Relation::case_))
        return;
    const std::uint32_t verb = head(day);
    if (verb != none && tokens_[verb].upos == Upos::VERB && word(child(noun, Relation::case_)) != "of")
        hang(noun, verb, Relation::obl);
}

/// "the detention of a US citizen, the pastor Ana Roth": the name says who the phrase just before it is
void TreeRepair::read_apposition(std::uint32_t name) {
    const std::uint32_t noun = head(name);
    if (!is(name, Relation::appos) || noun == none || noun > name || tokens_[name].upos != Upos::PROPN) return;
    std::uint32_t before = name - 1;
    while (before > noun &&
           (is(before, Relation::punct) || hangs_on(before, name) || (head(before) != none && hangs_on(head(before), name))))
        --before;
    if (before == noun || before + 1 == name || !hangs_on(before, noun) || !is(before, Relation::nmod)) return;
    const std::uint32_t article = child(before, Relation::det);
    if (article != none && (word(article) == "a" || word(article) == "an" || word(article) == "another"))
        hang(name, before, Relation::appos);
}

/// "has made available ambulances and experts"
void TreeRepair::read_available(std::uint32_t i) {
    if (i == 0 || word(i) != "available" || !is(i, Relation::amod) || tokens_[i - 1].lemma != "make") return;
    const std::uint32_t noun = head(i);
    if (noun != none && hangs_on(noun, i - 1)) hang(i, i - 1, Relation::xcomp);
}

/// "Israel's right": what somebody has is a noun
void TreeRepair::read_nominal_adjective(std::uint32_t i) {
    if (tokens_[i].upos == Upos::ADJ && (is(i, Relation::obj) || is(i, Relation::obl) || is(i, Relation::nsubj)) &&
        has(i, Relation::nmod_poss))
        tokens_[i].upos = Upos::NOUN;
}

/// "attacks on the Gaza Strip Sunday": the preposition is of the noun, not of the day
void TreeRepair::read_stolen_preposition(std::uint32_t preposition) {
    const std::uint32_t day = head(preposition);
    if (!is(preposition, Relation::case_) || day == none || day < preposition + 2 || !is_day(day)) return;
    for (std::uint32_t noun = preposition + 1; noun < day; ++noun) {
        const bool argument =
            is(noun, Relation::nmod) || is(noun, Relation::obl) || is(noun, Relation::obj) || is(noun, Relation::nmod_unmarked);
        if (!argument || head(noun) == none || head(noun) > preposition || has(noun, Relation::case_)) continue;
        hang(preposition, noun, Relation::case_);
        if (is(noun, Relation::obj) || is(noun, Relation::nmod_unmarked)) tokens_[noun].relation = Relation::nmod;
        return;
    }
}

bool TreeRepair::is_day(std::uint32_t i) const {
    static constexpr std::array<std::string_view, 11> days{"monday", "tuesday", "wednesday", "thursday", "friday",  "saturday",
                                                           "sunday", "today",   "yesterday", "tonight",  "tomorrow"};
    return is_any_of(word(i), days);
}

/// "a State Department call": a noun that is no predicate has no subject
void TreeRepair::read_noun_with_subject(std::uint32_t subject) {
    const std::uint32_t noun = head(subject);
    if (!is(subject, Relation::nsubj) || noun == none || noun != subject + 1 || tokens_[noun].upos != Upos::NOUN ||
        has(noun, Relation::cop))
        return;
    if (is(noun, Relation::obj) || is(noun, Relation::obl) || is(noun, Relation::nmod))
        tokens_[subject].relation = Relation::compound;
}

/// "with President-elect Ana Roth": title and name, and no choice that is made
void TreeRepair::read_elect(std::uint32_t elect) {
    if (word(elect) != "elect" || elect < 2 || word(elect - 1) != "-" || elect + 1 >= size()) return;
    const std::uint32_t office = elect - 2;
    const std::uint32_t name = elect + 1;
    if (tokens_[name].upos != Upos::PROPN || (hangs_on(office, name) && is(office, Relation::nmod_desc))) return;
    std::uint32_t end = name + 1;
    while (end < size() && tokens_[end].upos == Upos::PROPN && (is(end, Relation::flat) || hangs_on(end, name)))
        ++end;
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
    for (std::uint32_t i = name + 1; i < end; ++i)
        hang(i, name, Relation::flat);
    tokens_[elect].upos = Upos::ADJ;
}

bool TreeRepair::is_under(std::uint32_t token, std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t steps = 0; token != none && steps < size(); ++steps, token = head(token))
        if (token >= begin && token < end) return true;
    return false;
}

/// "handed over the suspect": the particle is of the verb
void TreeRepair::read_particle(std::uint32_t verb) {
    if (tokens_[verb].upos != Upos::VERB || verb + 2 >= size()) return;
    if (const std::uint32_t object = child(verb, Relation::obj); object != none && object != head(verb + 1)) return;
    const std::uint32_t particle = verb + 1;
    const std::uint32_t noun = head(particle);
    if (!is(particle, Relation::case_) || noun == none || !hangs_on(noun, verb) ||
        (!is(noun, Relation::obl) && !is(noun, Relation::obj)))
        return;
    if (!is_any_of(tokens_[verb].lemma + " " + word(particle), phrasal)) return;
    if (is(particle + 1, Relation::case_)) return; // "pulled out of the deal"
    hang(particle, verb, Relation::compound_prt);
    hang(noun, verb, Relation::obj);
}

/// "pushed back migrants": the adverb is of the verb; "open to talks": the noun's "to" is a preposition
void TreeRepair::read_adverb(std::uint32_t i) {
    static constexpr std::array<std::string_view, 7> adverbs{"back", "out", "up", "down", "off", "away", "in"};
    const std::uint32_t noun = head(i);
    if (noun == none || noun < i) return;
    if (is(i, Relation::mark) && word(i) == "to" && tokens_[noun].upos == Upos::NOUN && tokens_[noun].xpos == Xpos::NNS)
        tokens_[i].relation = Relation::case_;
    if (i == 0 || !hangs_on(noun, i - 1) || !is(noun, Relation::obj) || tokens_[i - 1].upos != Upos::VERB) return;
    if (is(i, Relation::amod) && word(i) == "free" && tokens_[i - 1].lemma == "set")
        hang(i, i - 1, Relation::xcomp); // "set free two men"
    if ((is(i, Relation::amod) || is(i, Relation::advmod)) && is_any_of(word(i), adverbs)) hang(i, i - 1, Relation::compound_prt);
}

/// "detained up to a million Uighurs": a measure, no particle
void TreeRepair::read_quantity(std::uint32_t up) {
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

/// "restored internet access": an oblique without preposition beside the verb is its object
void TreeRepair::read_bare_object(std::uint32_t noun) {
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
    if (is_any_of(tokens_[noun].lemma, times)) return;
    std::uint32_t begin = verb + 1; // past another phrase: "returned to the museum eight statues"
    for (std::uint32_t other = verb + 1; other < noun; ++other)
        if (hangs_on(other, verb) && is(other, Relation::obl) && has(other, Relation::case_)) begin = other + 1;
    if (begin == verb + 1 ? noun > verb + 4 : !has(noun, Relation::nummod) && !has(noun, Relation::det)) return;
    for (std::uint32_t i = begin; i < noun; ++i)
        if (!(hangs_on(i, verb) && is(i, Relation::compound_prt)) &&
            !(begin > verb + 1 && is(i, Relation::nummod) && hangs_on(i, noun)) &&
            (!hangs_on(i, noun) || !(is_modifier(i) || is(i, Relation::det) || is(i, Relation::nmod_poss))))
            return;
    if (noun == verb + 1) return;
    hang(noun, verb, Relation::obj);
}

} // namespace entente
