// SPDX-License-Identifier: Apache-2.0
#include "graph/make_records.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "annotate/annotate.hpp"
#include "extract/extract.hpp"
#include "extract/mentions.hpp"
#include "graph/record_joining.hpp"
#include "resolve/resolve.hpp"

namespace entente {
namespace {

std::vector<EventRecord> records_of(std::string text, const char* date = "2023-09-13") {
    static const Model model = Model::builtin();
    static const Ontology ontology = load_ontology();
    static const ActorLexicon lexicon = ActorLexicon::builtin();
    static const Gazetteer gazetteer = Gazetteer::builtin();
    static const Predicates predicates = Predicates::builtin();
    Article article;
    article.id = "a";
    article.text = std::move(text);
    if (date != nullptr) article.published = parse_date(date);
    const Document document = annotate(std::move(article), model);
    const Extraction extraction = extract(document, find_mentions(document, lexicon, gazetteer), predicates, ontology);
    const Resolution resolution = resolve(document, extraction, lexicon, gazetteer);
    return make_records(document, extraction, resolution, ontology, lexicon, gazetteer);
}

ActorRef actor(std::string id) {
    ActorRef ref;
    ref.name = id;
    ref.id = std::move(id);
    return ref;
}

EventRecord meeting(std::string a, std::string b) {
    EventRecord record;
    record.type = EventType::CONSULT;
    record.reciprocal = true;
    record.source = {actor(std::move(a))};
    record.target = {actor(std::move(b))};
    return record;
}

} // namespace

TEST_CASE("A deed is no party: nobody's node in a graph") {
    const std::vector<EventRecord> records = records_of("The opposition in Chad boycotted the referendum.");
    REQUIRE(records.size() == 1);
    CHECK(records.front().source.size() == 1);
    CHECK(records.front().target.empty());
    for (const EventRecord& record : records_of("The accusation killed two soldiers in Chad."))
        CHECK(record.source.empty());
}

TEST_CASE("Things are no party, ships and posts that are held are") {
    for (const char* text : {"North Korea launched two satellites in May.", "The army unfroze $6 billion of Iranian assets.",
                             "Khan denied the charges in Lahore."})
        for (const EventRecord& record : records_of(text))
            for (const ActorRef& target : record.target)
                CHECK_MESSAGE(target.kind != ActorKind::group, target.name);
    const std::vector<EventRecord> help = records_of("Putin said Russia would help North Korea build satellites.");
    REQUIRE(!help.empty());
    for (const EventRecord& record : help)
        for (const ActorRef& target : record.target)
            CHECK(target.name != "Satellites");
    const std::vector<EventRecord> ships = records_of("Somali pirates hijacked a Greek tanker off Oman.");
    REQUIRE(ships.size() == 1);
    CHECK(ships.front().target.size() == 1);
    const std::vector<EventRecord> toured = records_of("Sergei Shoigu toured an arms exhibition with Kim Jong Un.");
    REQUIRE(toured.size() == 1);
    REQUIRE(toured.front().target.size() == 1);
    CHECK(toured.front().target.front().name == "Kim Jong Un");
}

TEST_CASE("The words of a party are the whole phrase that fills its role") {
    const auto words = [](const char* text, bool source) {
        const std::vector<EventRecord> records = records_of(text);
        REQUIRE(!records.empty());
        const std::vector<ActorRef>& actors = source ? records.front().source : records.front().target;
        REQUIRE(!actors.empty());
        return actors.front().text;
    };
    CHECK(words("A court in Ankara sentenced three Kurdish journalists.", true) == "A court in Ankara");
    CHECK(words("The African Union (AU) condemned the coup in Niger.", true) == "The African Union (AU)");
    CHECK(words("Norway criticised the Kremlin's findings.", false) == "the Kremlin's findings");
    CHECK(words("Dozens of Serbian soldiers attacked the convoy.", true) == "Dozens of Serbian soldiers");
    CHECK(words("The rebels attacked the troops of the Russian army.", false) == "the troops of the Russian army");
    CHECK(words("French President Emmanuel Macron on Friday condemned Iran.", true) == "French President Emmanuel Macron");
}

TEST_CASE("Those who met are source and target, with the place and the day") {
    const std::vector<EventRecord> records = records_of(
        "Kim Jong Un and Vladimir Putin met on Wednesday. The duo talked for hours. They met at the Vostochny Cosmodrome.");
    const auto found = std::count_if(records.begin(), records.end(), [](const EventRecord& r) {
        return r.type == EventType::CONSULT && r.source.size() == 1 && r.target.size() == 1 && r.place &&
               r.place->name == "Vostochny Cosmodrome" && r.date && format(r.date->interval.start) == "2023-09-13";
    });
    CHECK(found >= 2);
}

TEST_CASE("A record has the words, their places in the text, and a content-derived id") {
    const std::string text = "Turkey condemned the attack on Monday.";
    for (const EventRecord& record : records_of(text)) {
        CHECK(record.trigger_span.of(text) == record.trigger);
        for (const ActorRef& source : record.source)
            CHECK(source.span.of(text) == source.text);
        CHECK(record.id == record_id(record));
        CHECK(record.confidence >= 0);
        CHECK(record.confidence <= 1);
    }
}

TEST_CASE("Without a date of the article no day is invented") {
    for (const EventRecord& record : records_of("Kim Jong Un and Vladimir Putin met on Wednesday. They met again.", nullptr))
        CHECK_FALSE(record.date);
}

TEST_CASE("No record has an actor on both sides, and none is without an actor") {
    for (const EventRecord& record :
         records_of("Russia attacked Ukraine. It attacked itself. Protesters clashed with police in Athens. The storm hit.")) {
        CHECK((!record.source.empty() || !record.target.empty()));
        for (const ActorRef& source : record.source) {
            CHECK(std::none_of(record.target.begin(), record.target.end(),
                               [&](const ActorRef& target) { return target.id == source.id; }));
        }
    }
}

TEST_CASE("Mentions of one event complete each other, in whichever order the parties stand") {
    EventRecord headline = meeting("a", "b");
    EventRecord body = meeting("b", "a");
    body.place = PlaceRef{};
    body.place->id = "place:x";
    body.date = DateRef{{*parse_date("2023-09-13"), *parse_date("2023-09-13")}, "Wednesday", DateBasis::text};
    const std::vector<EventRecord> records = complete_each_other({headline, body});
    REQUIRE(records[0].place);
    CHECK(records[0].place->id == "place:x");
    REQUIRE(records[0].date);
    CHECK(records[0].date->basis == DateBasis::context);
    CHECK(records[1].date->basis == DateBasis::text);
}

TEST_CASE("Records of other parties, days or statuses stay apart") {
    EventRecord first = meeting("a", "b");
    EventRecord other_party = meeting("a", "c");
    EventRecord negated = meeting("a", "b");
    negated.status = Status::negated;
    EventRecord monday = meeting("a", "b");
    monday.date = DateRef{{*parse_date("2023-09-11"), *parse_date("2023-09-11")}, "Monday", DateBasis::text};
    EventRecord tuesday = meeting("a", "b");
    tuesday.date = DateRef{{*parse_date("2023-09-12"), *parse_date("2023-09-12")}, "Tuesday", DateBasis::text};
    CHECK_FALSE(may_be_one_event(first, other_party));
    CHECK_FALSE(may_be_one_event(first, negated));
    CHECK_FALSE(may_be_one_event(monday, tuesday));
    CHECK(may_be_one_event(first, monday));
}

TEST_CASE("A release that names no agent is by who held the person, as another sentence tells") {
    const std::vector<EventRecord> records = records_of("Turkey arrested Andrew Brunson in 2016. Brunson was released in October.");
    CHECK(std::any_of(records.begin(), records.end(), [](const EventRecord& r) {
        return r.type == EventType::CONCEDE && r.source.size() == 1 && r.source.front().name == "Turkey";
    }));
}

} // namespace entente
