// SPDX-License-Identifier: Apache-2.0
#include "graph/event_places.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "graph/record_places.hpp"
#include "resolve/place_reference.hpp"

namespace entente {
namespace {

constexpr std::uint32_t sentences_of_lead = 4;

/// "A spokesman in Potsdam said": the place of the words, not of what they tell.
bool is_of_saying(const Sentence& sentence, std::uint32_t head) {
    static constexpr std::array<std::string_view, 9> verbs{"say",   "tell",     "add",  "report", "write",
                                                           "state", "announce", "note", "quote"};
    std::int32_t at = static_cast<std::int32_t>(head);
    for (int steps = 0; at >= 0 && steps < 16; ++steps) {
        const Token& token = sentence.tokens[static_cast<std::size_t>(at)];
        if (token.upos == Upos::VERB && std::find(verbs.begin(), verbs.end(), token.lemma) != verbs.end()) return true;
        if (token.relation == Relation::ccomp || token.relation == Relation::parataxis || token.relation == Relation::advcl)
            return false;
        at = token.head;
    }
    return false;
}

/// Acts that happen at a spot, not only in words.
bool happens_somewhere(EventType type) {
    switch (type) {
    case EventType::CONSULT:
    case EventType::COOPERATE:
    case EventType::AID:
    case EventType::RETREAT:
    case EventType::PROTEST:
    case EventType::MOBILIZE:
    case EventType::COERCE:
    case EventType::ASSAULT:
        return true;
    default:
        return false;
    }
}

/// Nouns for what words are spoken at: who spoke "at a summit in Cairo" spoke in Cairo.
bool is_occasion(std::string_view lemma) {
    static constexpr std::array<std::string_view, 33> nouns{
        "summit",    "meeting",       "conference", "speech",      "address",  "rally",  "talks", "talk",       "visit",
        "interview", "ceremony",      "hearing",    "session",     "briefing", "trial",  "forum", "gathering",  "event",
        "debate",    "sermon",        "dinner",     "congress",    "assembly", "parade", "stop",  "appearance", "protest",
        "march",     "demonstration", "vigil",      "negotiation", "trip",     "tour"};
    return std::find(nouns.begin(), nouns.end(), lemma) != nouns.end();
}

bool is_subject(Relation relation) {
    return relation == Relation::nsubj || relation == Relation::nsubj_pass;
}

/// Nouns for a stretch of a country: "the Lebanese border", "Chinese waters".
bool is_ground(std::string_view lemma) {
    static constexpr std::array<std::string_view, 17> nouns{
        "border", "frontier", "coast",  "coastline", "shore",       "water",    "sea",        "airspace", "territory",
        "soil",   "mainland", "desert", "highlands", "countryside", "crossing", "checkpoint", "interior"};
    return std::find(nouns.begin(), nouns.end(), lemma) != nouns.end();
}

/// "there, and not in Vladivostok": the words just before the place's preposition deny it.
bool is_denied(const Sentence& sentence, TokenRange place) {
    for (std::uint32_t i = place.begin, steps = 0; i > 0 && steps < 2; --i, ++steps) {
        const Token& before = sentence.tokens[i - 1];
        if (before.lemma == "not") return true;
        if (before.upos != Upos::ADP) return false;
    }
    return false;
}

bool told_as_done(const EventMention& event) {
    return event.status == Status::actual || event.status == Status::alleged;
}

} // namespace

EventPlaces::EventPlaces(const Document& document, const Extraction& extraction, const Resolution& resolution,
                         const EventDates& dates)
    : document_(document), extraction_(extraction), resolution_(resolution), dates_(dates), lead_(none) {
    for (std::uint32_t m = 0; m < extraction.mentions.size(); ++m)
        add_spot(m);
    for (const DescribedPlace& described : resolution.described)
        spots_.push_back({described.sentence, described.head, described.tokens, nullptr, described.stands, described.place});
    std::stable_sort(spots_.begin(), spots_.end(), [](const Spot& a, const Spot& b) {
        return std::pair{a.sentence, a.head} < std::pair{b.sentence, b.head};
    });
    std::uint32_t at = 0;
    for (std::uint32_t s = 0; s <= document.sentences.size(); ++s) {
        while (at < spots_.size() && spots_[at].sentence < s)
            ++at;
        first_.push_back(at);
    }
    std::uint32_t running = 0;
    std::uint32_t dateline = none;
    for (std::uint32_t s = 0; s < document.sentences.size() && running < sentences_of_lead; ++s) {
        const Sentence& sentence = document.sentences[s];
        const bool is_dateline = document.article.dateline_span && document.article.dateline_span->overlaps(sentence.span);
        if (!yields_events(document, sentence) && !is_dateline) continue;
        if (!is_dateline) ++running;
        for (std::uint32_t k = first_[s]; k < first_[s + 1]; ++k) {
            if (!read_as_place(k) || is_of_ground(k) || is_of_saying(sentence, spots_[k].head)) continue;
            const Span head = sentence.tokens[spots_[k].head].span;
            const bool in_dateline = document.article.dateline_span && document.article.dateline_span->overlaps(head);
            std::uint32_t& first = in_dateline ? dateline : lead_;
            if (first == none) first = k;
        }
    }
    if (lead_ == none) lead_ = dateline; // where the reporter is, if the lead names no other place
}

void EventPlaces::add_spot(std::uint32_t m) {
    const MentionResolution& resolved = resolution_.mentions[m];
    if (!resolved.place) return;
    const Mention& mention = extraction_.mentions[m];
    const std::vector<Token>& tokens = document_.sentences[mention.sentence].tokens;
    PlaceRef place = reference(resolution_.places[*resolved.place]);
    place.span = Span{tokens[mention.tokens.begin].span.begin, tokens[mention.tokens.end - 1].span.end};
    place.text = place.span->of(document_.article.text);
    spots_.push_back({mention.sentence, mention.head, mention.tokens, &mention, resolved.reads_as_place, std::move(place)});
}

std::uint32_t EventPlaces::spot_at(std::uint32_t sentence, std::uint32_t head) const {
    for (std::uint32_t k = first_[sentence]; k < first_[sentence + 1]; ++k) {
        if (spots_[k].head == head) return k;
    }
    return none;
}

std::uint32_t EventPlaces::spot_of(std::uint32_t m) const {
    return m == none ? none : spot_at(extraction_.mentions[m].sentence, extraction_.mentions[m].head);
}

/// "Somali" of "Somali pirates" names whose they are; but "the Somali coast" is in Somalia.
bool EventPlaces::names_place(std::uint32_t k) const {
    if (k == none) return false;
    const std::vector<Token>& tokens = document_.sentences[spots_[k].sentence].tokens;
    const Token& head = tokens[spots_[k].head];
    return head.upos != Upos::ADJ || (head.head >= 0 && is_ground(tokens[static_cast<std::size_t>(head.head)].lemma));
}

/// "near the Lebanese border", "in Chinese waters", "to the border with Belarus"
bool EventPlaces::is_of_ground(std::uint32_t m) const {
    const Spot& mention = spots_[m];
    const std::vector<Token>& tokens = document_.sentences[mention.sentence].tokens;
    const std::uint32_t begin = mention.tokens.begin;
    if (begin > 1 && tokens[begin - 1].lemma == "with" &&
        (tokens[begin - 2].lemma == "border" || tokens[begin - 2].lemma == "frontier"))
        return true;
    const Token& head = tokens[mention.head];
    if (head.upos != Upos::ADJ || head.head < 0 || !is_ground(tokens[static_cast<std::size_t>(head.head)].lemma)) return false;
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.head == head.head && token.relation == Relation::case_ && token.lemma != "of";
    });
}

/// "Marine commandos", "Aleppo fell": the name says what sort of thing, or what the clause is about.
bool EventPlaces::is_used_otherwise(std::uint32_t m) const {
    const Spot& spot = spots_[m];
    if (spot.mention == nullptr || spot.mention->place_reading) return false;
    switch (document_.sentences[spot.sentence].tokens[spot.head].relation) {
    case Relation::compound:
    case Relation::amod:
    case Relation::nsubj:
        return true;
    default:
        return false;
    }
}

bool EventPlaces::read_as_place(std::uint32_t m) const {
    if (!names_place(m)) return false;
    const bool stands_as_place = spots_[m].stands && !is_used_otherwise(m);
    return (stands_as_place || is_of_ground(m)) && !is_denied(document_.sentences[spots_[m].sentence], spots_[m].tokens);
}

std::uint32_t EventPlaces::finer(std::uint32_t a, std::uint32_t b) const {
    if (a == none) return b;
    if (b == none) return a;
    return fineness(spots_[b].place.feature) > fineness(spots_[a].place.feature) ? b : a;
}

/// "in the Amur region of Russia", "at the palace in Kabul": of places that hang from each other in one country the finest.
std::uint32_t EventPlaces::refined(std::uint32_t m) const {
    const std::uint32_t s = spots_[m].sentence;
    const std::vector<Token>& tokens = document_.sentences[s].tokens;
    const std::string& country = spots_[m].place.country;
    std::uint32_t best = m;
    for (std::uint32_t k = first_[s]; k < first_[s + 1]; ++k) {
        if (k == m || !names_place(k) || spots_[k].place.country != country) continue;
        const std::int32_t own = static_cast<std::int32_t>(spots_[k].head);
        const std::int32_t head = static_cast<std::int32_t>(spots_[m].head);
        const bool linked = tokens[spots_[k].head].head == head || tokens[spots_[m].head].head == own;
        if (linked) best = finer(best, k);
    }
    return best;
}

/// The place's phrase may hang from a noun of the clause: "attack on a base in Kunduz". Of words that is what they are about, but
/// for "at a summit in Cairo" and "protesters in Athens demanded".
bool EventPlaces::hangs_from(const EventMention& event, const Spot& place, std::int32_t word) const {
    constexpr int furthest = 4;
    const std::vector<Token>& tokens = document_.sentences[event.sentence].tokens;
    bool through_nouns = false;
    bool through_occasion = false;
    std::int32_t up = tokens[place.head].head;
    for (int climb = 0; climb < furthest && up >= 0 && up != word; ++climb) {
        const Token& token = tokens[static_cast<std::size_t>(up)];
        const bool same_act =
            through_occasion && (token.xpos == Xpos::VBG || token.xpos == Xpos::VB) && token.relation != Relation::acl_relcl;
        if (token.upos == Upos::VERB && !same_act) return false;
        through_nouns = true;
        through_occasion = through_occasion || is_occasion(token.lemma) || is_subject(token.relation);
        up = token.head;
    }
    return up == word && (!through_nouns || through_occasion || happens_somewhere(event.type));
}

/// "condemned the attack on civilians in Kharkiv": right after a thing that words are about, it is that thing's place.
bool EventPlaces::is_of_object(const EventMention& event, std::uint32_t place) const {
    if (happens_somewhere(event.type)) return false;
    const std::vector<Token>& tokens = document_.sentences[event.sentence].tokens;
    if (tokens[event.head].lemma == "summon") return false; // there in person
    const std::uint32_t begin = spots_[place].tokens.begin;
    bool of_object = false;
    for (std::uint32_t i = event.head + 1; i < begin && i < tokens.size(); ++i) {
        if (tokens[i].upos == Upos::PUNCT || is_occasion(tokens[i].lemma)) of_object = false;
        const bool object = tokens[i].relation == Relation::obj && tokens[i].head == static_cast<std::int32_t>(event.head);
        if (object && tokens[i].upos == Upos::NOUN && !is_occasion(tokens[i].lemma)) of_object = true;
    }
    return of_object;
}

/// What the extraction took for its place may be told of someone in passing, or be that of which words speak.
bool EventPlaces::suits(const EventMention& event, std::uint32_t place) const {
    if (spots_[place].sentence != event.sentence) return true;
    if (is_aside(event, place)) return false;
    const bool own = document_.sentences[event.sentence].tokens[spots_[place].head].head == static_cast<std::int32_t>(event.head);
    if (!own && is_abroad(event, spots_[place].place.country)) return false;
    if (happens_somewhere(event.type)) return true;
    const std::vector<Token>& tokens = document_.sentences[event.sentence].tokens;
    std::int32_t at = static_cast<std::int32_t>(event.head);
    for (int steps = 0; at >= 0 && steps < 8; ++steps) {
        if (hangs_from(event, spots_[place], at)) return !is_of_object(event, place);
        at = tokens[static_cast<std::size_t>(at)].head;
    }
    return false;
}

/// The places that hang from the event's word or from a clause over it; none if the clause reports or comments only.
std::uint32_t EventPlaces::in_clause(const EventMention& event) const {
    const std::vector<Token>& tokens = document_.sentences[event.sentence].tokens;
    std::int32_t at = static_cast<std::int32_t>(event.head);
    std::uint32_t listed =
        none; // "support for militias in Syria, and Turkey's detention of a pastor": where another thing of a list begins
    for (int steps = 0; at >= 0 && steps < 8; ++steps) {
        std::uint32_t best = none;
        for (std::uint32_t k = first_[event.sentence]; k < first_[event.sentence + 1]; ++k) {
            if (!read_as_place(k) || (listed != none && spots_[k].head > listed && spots_[k].head < event.head)) continue;
            if (hangs_from(event, spots_[k], at) && !is_of_object(event, k)) best = finer(best, k);
        }
        if (best != none) return best;
        const Token& token = tokens[static_cast<std::size_t>(at)];
        if (token.relation == Relation::ccomp || token.relation == Relation::parataxis || token.relation == Relation::csubj)
            return none;
        if (token.relation == Relation::conj && token.upos == Upos::NOUN && token.head >= 0)
            listed = static_cast<std::uint32_t>(token.head);
        at = token.head;
    }
    return none;
}

/// "Philippine" of "a Philippine boat" says whose it is, not where.
bool EventPlaces::is_named_by_head(std::uint32_t m) const {
    return spots_[m].mention == nullptr || spots_[m].mention->name.contains(spots_[m].head);
}

/// An act on people of one country, and one among people of known countries, is inherited by no place of another; except talks
/// and help.
bool EventPlaces::may_inherit(const EventMention& event, std::uint32_t place) const {
    if (event.type == EventType::CONSULT || event.type == EventType::COOPERATE || event.type == EventType::AID) return true;
    const std::string& country = spots_[place].place.country;
    if (country.empty()) return true;
    if (is_abroad(event, country)) return false;
    const Homes sources = homes_of(event.sources, country);
    const Homes targets = homes_of(event.targets, country);
    if (sources.here || targets.here) return true;
    return !targets.elsewhere && (sources.unknown || !sources.elsewhere);
}

/// Custody by a state is not inherited by a place in another country.
bool EventPlaces::is_abroad(const EventMention& event, std::string_view country) const {
    if (country.empty() || !is_custody(event.type, event.mode) || event.sources.empty()) return false;
    const auto& entities = resolution_.mentions[event.sources.front()].entities;
    if (entities.empty()) return false;
    const Entity& source = resolution_.entities[entities.front()];
    return is_of_state(source.kind) && !source.country.empty() && source.country != country;
}

EventPlaces::Homes EventPlaces::homes_of(const std::vector<std::uint32_t>& mentions, std::string_view country) const {
    Homes homes;
    for (const std::uint32_t m : mentions) {
        for (const std::uint32_t e : resolution_.mentions[m].entities) {
            const std::string& own = resolution_.entities[e].country;
            homes.unknown = homes.unknown || own.empty();
            homes.here = homes.here || own == country;
            homes.elsewhere = homes.elsewhere || (!own.empty() && own != country);
        }
    }
    return homes;
}

/// A named place that the act is done to or in: "attacked Kunduz", "visited Ankara".
std::uint32_t EventPlaces::in_arguments(const EventMention& event) const {
    std::uint32_t best = none;
    const bool target_is_place = event.type == EventType::ASSAULT || event.type == EventType::COERCE ||
                                 event.type == EventType::MOBILIZE || (event.type == EventType::CONSULT && event.mode == "visit");
    if (!target_is_place) return none;
    for (const std::uint32_t m : event.targets) {
        const std::uint32_t own = spot_of(m);
        if (names_place(own) && is_named_by_head(own)) best = finer(best, own);
        // "an attack on the consulate in Mazar-i-Sharif"
        if (extraction_.mentions[m].sentence != event.sentence) continue;
        const std::vector<Token>& tokens = document_.sentences[event.sentence].tokens;
        for (std::uint32_t k = first_[event.sentence]; k < first_[event.sentence + 1]; ++k) {
            if (names_place(k) && tokens[spots_[k].head].head == static_cast<std::int32_t>(extraction_.mentions[m].head))
                best = finer(best, k);
        }
    }
    return best;
}

/// The place is told of someone in the sentence, in a relative clause that the event is not in: "pirates, who stand trial in
/// Mombasa".
bool EventPlaces::is_aside(const EventMention& event, std::uint32_t place) const {
    const std::vector<Token>& tokens = document_.sentences[event.sentence].tokens;
    const auto is_over_event = [&](std::uint32_t clause) {
        std::int32_t at = static_cast<std::int32_t>(event.head);
        for (int steps = 0; at >= 0 && steps < 24; ++steps) {
            if (at == static_cast<std::int32_t>(clause)) return true;
            at = tokens[static_cast<std::size_t>(at)].head;
        }
        return false;
    };
    std::int32_t at = static_cast<std::int32_t>(spots_[place].head);
    for (int steps = 0; at >= 0 && steps < 24; ++steps) {
        const Token& token = tokens[static_cast<std::size_t>(at)];
        if (token.relation == Relation::acl_relcl && !is_over_event(static_cast<std::uint32_t>(at))) return true;
        at = token.head;
    }
    return false;
}

/// "Last month the frigate had sunk a trawler": of another time than the report, and so of another place as far as one knows. Days
/// of the week and "yesterday" are of its time.
bool EventPlaces::is_background(const EventMention& event) const {
    const std::vector<TimeExpression>& times = dates_.expressions(event.sentence);
    return std::any_of(times.begin(), times.end(), [](const TimeExpression& time) {
        const TimeValue& value = time.value;
        if (time.bound != TimeBound::unbounded) return false;
        if (value.form == TimeForm::offset)
            return value.count < 0 && value.unit != TimeUnit::day && value.unit != TimeUnit::weekend;
        if (value.form != TimeForm::calendar) return false;
        return value.from.weekday == 0 && (value.from.month != 0 || value.from.year != 0);
    });
}

/// What one does not place by the scene of the report: words at a distance ("spoke with his counterpart"), and what a government
/// does by decree ("has closed 15 newspapers").
bool EventPlaces::is_told_apart(const EventMention& event) const {
    const Token& head = document_.sentences[event.sentence].tokens[event.head];
    if (event.type == EventType::CONSULT) return head.lemma == "speak" || head.lemma == "talk" || head.lemma == "discuss";
    if (event.type != EventType::COERCE || event.mode != "restrict" || event.sources.empty()) return false;
    const auto& entities = resolution_.mentions[event.sources.front()].entities;
    return !entities.empty() && is_of_state(resolution_.entities[entities.front()].kind);
}

/// The place told last before the event in its paragraph, else that of the lead.
std::uint32_t EventPlaces::in_passage(const EventMention& event) const {
    const std::uint32_t block = document_.sentences[event.sentence].block;
    for (std::uint32_t s = event.sentence + 1; s-- > 0;) {
        if (document_.sentences[s].block != block || (s < event.sentence && !told_as_done(event))) break;
        std::uint32_t best = none;
        for (std::uint32_t k = first_[s]; k < first_[s + 1]; ++k) {
            if (!read_as_place(k) || is_of_saying(document_.sentences[s], spots_[k].head)) continue;
            if (s < event.sentence || !is_aside(event, k)) best = finer(best, k);
        }
        const auto place_country = [&] { return spots_[best].place.country; };
        if (best != none && (s == event.sentence ? !is_abroad(event, place_country()) : may_inherit(event, best))) return best;
    }
    if (lead_ == none || !told_as_done(event) || !may_inherit(event, lead_) || is_told_apart(event) || is_background(event))
        return none;
    return spots_[lead_].sentence == event.sentence && is_aside(event, lead_) ? none : lead_;
}

std::optional<PlaceRef> EventPlaces::of(const EventMention& event) const {
    const std::uint32_t spot = find(event);
    return spot == none ? std::nullopt : std::optional{spots_[spot].place};
}

/// "was boarded and released", "addressed supporters in Plaza Bolívar and urged the army": who goes on acting does it there.
std::uint32_t EventPlaces::with_conjunct(const EventMention& event) const {
    const std::vector<Token>& tokens = document_.sentences[event.sentence].tokens;
    const Token& own = tokens[event.head];
    if (own.relation != Relation::conj || own.head < 0 || own.upos != Upos::VERB) return none;
    const bool has_subject = std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.head == static_cast<std::int32_t>(event.head) && is_subject(token.relation);
    });
    if (has_subject) return none;
    for (const EventMention& other : extraction_.events) {
        const bool before = other.sentence == event.sentence && other.head == static_cast<std::uint32_t>(own.head);
        if (before && told_as_done(other) && told_as_done(event)) return find(other);
    }
    return none;
}

/// Of places in one country the finest: "in Khartoum … the German embassy".
std::uint32_t EventPlaces::narrowed(std::uint32_t place, std::uint32_t other) const {
    if (place == none || other == none || spots_[place].place.country != spots_[other].place.country) return place;
    return finer(place, other);
}

std::uint32_t EventPlaces::find(const EventMention& event) const {
    if (event.mode == "phone") return none;
    const std::uint32_t argument = spot_of(event.place);
    const std::uint32_t of_clause = in_clause(event);
    const std::uint32_t done_to = happens_somewhere(event.type) ? in_arguments(event) : none;
    if (names_place(argument) && !is_used_otherwise(argument) && suits(event, argument))
        return refined(narrowed(narrowed(argument, of_clause), done_to));
    if (of_clause != none) return refined(narrowed(of_clause, done_to));
    if (!happens_somewhere(event.type)) return with_conjunct(event);
    if (done_to != none) return done_to;
    if (const std::uint32_t place = with_conjunct(event); place != none) return place;
    return in_passage(event);
}

} // namespace entente
