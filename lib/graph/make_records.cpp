// SPDX-License-Identifier: Apache-2.0
#include "graph/make_records.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "extract/mentions_phrases.hpp"
#include "graph/event_places.hpp"
#include "graph/record_joining.hpp"
#include "graph/record_places.hpp"
#include "resolve/dates_of_events.hpp"
#include "resolve/descriptions.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (space && (out.empty() || out.back() == ' ')) continue;
        out += space ? ' ' : c;
    }
    return out;
}

/// Records of one article.
class RecordMaker {
public:
    RecordMaker(const Document& document, const Extraction& extraction, const Resolution& resolution, const ActorLexicon& lexicon)
        : document_(document), extraction_(extraction), resolution_(resolution), lexicon_(lexicon), dates_(document),
          places_(document, extraction, resolution, dates_) {
        article_.id = document.article.id;
        article_.title = one_line(document.article.title);
        article_.date = document.article.published;
        article_.url = document.article.url;
        article_.source = document.article.source;
    }

    /// The record, or why there is none.
    std::variant<EventRecord, std::string> make(const EventMention& event) const {
        EventRecord record;
        record.source = actors(event, event.sources, Side::source);
        record.target = actors(event, event.targets, Side::target);
        record.reciprocal = event.reciprocal;
        if (record.source.empty() && record.target.empty()) return std::string("no actor");
        if (record.source.empty() && (!event.reciprocal || record.target.size() < 2) && are_pronouns(event.sources))
            return std::string("nobody knows who does it");
        if (event.reciprocal && record.target.empty() && record.source.size() > 1) {
            record.target.assign(record.source.begin() + 1, record.source.end());
            record.source.resize(1);
        } else if (event.reciprocal && record.source.empty() && record.target.size() > 1) {
            record.source.assign(record.target.begin(), record.target.begin() + 1);
            record.target.erase(record.target.begin());
        }
        const bool had_target = !record.target.empty();
        std::erase_if(record.target, [&](const ActorRef& target) {
            return std::any_of(record.source.begin(), record.source.end(),
                               [&](const ActorRef& source) { return source.id == target.id; });
        });
        // "Tunisia shortened the curfew in Tunis": the place is the actor's own, and the act stands
        const bool at_home = std::all_of(event.targets.begin(), event.targets.end(),
                                         [&](std::uint32_t m) { return !extraction_.mentions[m].places.empty(); });
        if (had_target && record.target.empty() && (!at_home || record.source.empty()))
            return std::string("the source is its own target");
        fill(record, event);
        return record;
    }

    void finish(EventRecord& record, const Ontology& ontology) const {
        const CameoCode* code = ontology.cameo(record.cameo);
        record.goldstein = code == nullptr ? 0 : code->goldstein;
        record.id = record_id(record);
    }

private:
    enum class Side { source, target };

    bool are_pronouns(const std::vector<std::uint32_t>& mentions) const {
        return !mentions.empty() && std::all_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
            return extraction_.mentions[m].form == MentionForm::pronoun;
        });
    }

    Span span_of(std::uint32_t sentence, TokenRange tokens) const {
        const Sentence& s = document_.sentences[sentence];
        return {s.tokens[tokens.begin].span.begin, s.tokens[tokens.end - 1].span.end};
    }

    /// The actor with the words that stand for it: in the attribution the mention, in a role of the event the phrase that fills it.
    ActorRef actor(const Entity& entity, const Mention& mention, const EventMention* event = nullptr) const {
        ActorRef ref;
        ref.id = entity.id;
        ref.name = entity.name;
        ref.kind = entity.kind;
        ref.country = entity.country;
        ref.sector = entity.sector;
        const TokenRange tokens =
            event == nullptr ? mention.tokens : PhraseTree(document_.sentences[mention.sentence]).argument(mention, event->trigger);
        ref.span = span_of(mention.sentence, tokens);
        ref.text = one_line(ref.span.of(document_.article.text));
        return ref;
    }

    /// "the accusation", "the satellites", "$3 billion": deeds, words and things are nobody, although one may act on them. Ships
    /// and what else carries people stand for those aboard.
    bool is_nobody(const Mention& mention) const {
        const bool only_party = mention.form == MentionForm::nominal && mention.kind == ActorKind::group && mention.role.empty() &&
                                mention.sector.empty();
        if (!only_party || !mention.places.empty() || !mention.entries.empty()) return false;
        const Token& head = document_.sentences[mention.sentence].tokens[mention.head];
        if (head.upos == Upos::SYM || head.upos == Upos::NUM) return head.upos == Upos::SYM;
        const std::string lemma = fold(head.lemma);
        switch (noun_class_of(lemma)) {
        case NounClass::abstract:
            return true;
        case NounClass::unknown:
            return head.upos == Upos::NOUN && lexicon_.role(lemma) == nullptr && !is_personal(lemma) && !carries_people(lemma);
        default:
            return false;
        }
    }
    static bool is_personal(std::string_view lemma) {
        static constexpr std::array<std::string_view, 12> endings{"er",  "or",    "ist",   "ian",   "ee",     "man",
                                                                  "men", "woman", "women", "guard", "people", "folk"};
        return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return lemma.ends_with(ending); });
    }
    /// Vehicles, posts that are held, and numbers of people.
    static bool carries_people(std::string_view lemma) {
        static constexpr std::array<std::string_view, 42> carriers{
            "base",      "position",  "ambulance", "tank",    "dozen",    "hundred", "thousand",  "score",    "bench",
            "ship",      "vessel",    "boat",      "dhow",    "trawler",  "tanker",  "freighter", "ferry",    "yacht",
            "dinghy",    "warship",   "destroyer", "frigate", "cruiser",  "plane",   "aircraft",  "airliner", "helicopter",
            "jet",       "warplane",  "convoy",    "bus",     "train",    "car",     "truck",     "van",      "vehicle",
            "motorcade", "submarine", "raft",      "skiff",   "flotilla", "barge"};
        return std::find(carriers.begin(), carriers.end(), lemma) != carriers.end();
    }

    bool is_known(const MentionResolution& resolved) const {
        return std::any_of(resolved.entities.begin(), resolved.entities.end(),
                           [&](std::uint32_t e) { return lexicon_.by_id(resolution_.entities[e].id).has_value(); });
    }

    bool reports_news(const Entity& entity) const {
        const std::optional<std::uint32_t> known = lexicon_.by_id(entity.id);
        return known && lexicon_.entry(*known).reports_news;
    }

    std::vector<ActorRef> actors(const EventMention& event, const std::vector<std::uint32_t>& mentions, Side side) const {
        std::vector<ActorRef> result;
        for (const std::uint32_t m : mentions) {
            const MentionResolution& resolved = resolution_.mentions[m];
            if ((is_nobody(extraction_.mentions[m]) && !is_known(resolved)) || (side == Side::source && resolved.reads_as_place))
                continue;
            for (const std::uint32_t e : resolved.entities) {
                const Entity& entity = resolution_.entities[e];
                if (side == Side::source && reports_news(entity)) continue;
                const bool known =
                    std::any_of(result.begin(), result.end(), [&](const ActorRef& ref) { return ref.id == entity.id; });
                if (!known) result.push_back(actor(entity, extraction_.mentions[m], &event));
            }
        }
        return result;
    }

    void fill(EventRecord& record, const EventMention& event) const {
        record.article = article_;
        record.sentence = event.sentence;
        record.text = one_line(document_.sentences[event.sentence].span.of(document_.article.text));
        record.trigger_span = span_of(event.sentence, event.trigger);
        record.trigger = one_line(record.trigger_span.of(document_.article.text));
        record.type = event.type;
        record.mode = event.mode;
        record.cameo = event.cameo;
        record.status = event.status;
        record.place = place_of(event);
        record.date = dates_.date_of(event.sentence, event.head, event.past, event.status);
        record.attribution = attribution_of(event);
    }

    std::optional<PlaceRef> place_of(const EventMention& event) const {
        std::optional<PlaceRef> place = places_.of(event);
        if (place) place->text = one_line(place->text);
        return place;
    }

    std::optional<ActorRef> attribution_of(const EventMention& event) const {
        if (event.attribution == none) return std::nullopt;
        const MentionResolution& resolved = resolution_.mentions[event.attribution];
        if (resolved.entities.empty()) return std::nullopt;
        return actor(resolution_.entities[resolved.entities.front()], extraction_.mentions[event.attribution]);
    }

    const Document& document_;
    const Extraction& extraction_;
    const Resolution& resolution_;
    const ActorLexicon& lexicon_;
    EventDates dates_;
    EventPlaces places_;
    ArticleRef article_;
};

/// Records of an article and the event mentions they were made of.
struct Made {
    std::vector<EventRecord> records;
    std::vector<const EventMention*> events;

    std::vector<RecordOrigin> origins() const {
        std::vector<RecordOrigin> all;
        for (std::size_t i = 0; i < records.size(); ++i)
            all.push_back({&records[i], events[i]});
        return all;
    }
};

Made make_all(const RecordMaker& maker, const Extraction& extraction) {
    Made all;
    for (const EventMention& event : extraction.events) {
        std::variant<EventRecord, std::string> made = maker.make(event);
        EventRecord* record = std::get_if<EventRecord>(&made);
        if (record == nullptr) continue;
        all.records.push_back(std::move(*record));
        all.events.push_back(&event);
    }
    all.records = complete_each_other(imply_agents(std::move(all.records)));
    return all;
}

} // namespace

std::vector<EventRecord> make_records(const Document& document, const Extraction& extraction, const Resolution& resolution,
                                      const Ontology& ontology, const ActorLexicon& lexicon, const Gazetteer& gazetteer) {
    const RecordMaker maker(document, extraction, resolution, lexicon);
    Made made = make_all(maker, extraction);
    const std::vector<ConfidenceFeatures> features = confidence_features(made.origins(), extraction, document);
    const std::vector<EventRecord> talks = placed_talks(made.records);
    for (std::size_t i = 0; i < made.records.size(); ++i) {
        made.records[i].confidence = ConfidenceWeights::builtin().confidence(features[i]);
        if (!made.records[i].place) made.records[i].place = place_of_talks(made.records[i], talks);
        if (!made.records[i].place) made.records[i].place = home_of_act(made.records[i], gazetteer);
        maker.finish(made.records[i], ontology);
    }
    return std::move(made.records);
}

std::vector<ConfidenceFeatures> record_features(const Document& document, const Extraction& extraction,
                                                const Resolution& resolution, const ActorLexicon& lexicon) {
    const Made made = make_all(RecordMaker(document, extraction, resolution, lexicon), extraction);
    return confidence_features(made.origins(), extraction, document);
}

std::vector<Refusal> refused_records(const Document& document, const Extraction& extraction, const Resolution& resolution,
                                     const ActorLexicon& lexicon) {
    const RecordMaker maker(document, extraction, resolution, lexicon);
    std::vector<Refusal> refusals;
    for (const EventMention& event : extraction.events) {
        const std::variant<EventRecord, std::string> made = maker.make(event);
        if (const std::string* reason = std::get_if<std::string>(&made))
            refusals.push_back({event.sentence, event.trigger, *reason});
    }
    return refusals;
}

} // namespace entente
