// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <sstream>

#include "export/event_json.hpp"
#include "export/validate.hpp"
#include "graphs.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::string edited(const std::string& from, const std::string& to) {
    EventRecord r = summit()[1];
    std::string json = to_json(r);
    const std::size_t at = json.find(from);
    REQUIRE(at != std::string::npos);
    return json.replace(at, from.size(), to);
}

std::string reason_of(const std::string& json) {
    try {
        parse_event(json, "week.jsonl", 17);
    } catch (const InputError& error) {
        CHECK(error.file() == "week.jsonl");
        CHECK(error.line() == 17);
        return error.reason();
    }
    return "no error";
}

} // namespace

TEST_CASE("a record reads back as itself") {
    for (EventRecord r : summit()) {
        r.attribution = putin();
        r.mode = "visit";
        CHECK(parse_event(to_json(r)) == r);
    }
    for (const EventRecord& r : random_records(3, 300)) CHECK(parse_event(to_json(r)) == r);
}

TEST_CASE("the record has the fields of the contract, in order, with null for what is not known") {
    EventRecord r = record("a", "", EventType::ACCUSE, {actor("group:x", "X", ActorKind::group, "", "")}, {});
    r.id = "e:0123456789abcdef";
    r.confidence = 0.5;
    CHECK(to_json(r) ==
          R"({"id":"e:0123456789abcdef","article":{"id":"a","title":"Title of a","date":null,"url":"","source":"Outlet"},"sentence":0,)"
          R"("text":"They did so on Wednesday at Vostochny, in Vladivostok, in Russia.","trigger":{"text":"did","span":[5,8]},"type":"ACCUSE","mode":null,"cameo":"112",)"
          R"("quad":"verbal-conflict","goldstein":1.0,"source":[{"id":"group:x","name":"X","kind":"group","country":null,"sector":null,)"
          R"("text":"X","span":[0,3]}],"target":[],"reciprocal":false,"place":null,"date":null,"status":"actual","attribution":null,)"
          R"("confidence":0.5})");
}

TEST_CASE("the quad class that is written is the one of the ontology") {
    const Ontology ontology = load_ontology();
    for (std::size_t i = 0; i < event_type_count; ++i) {
        const auto type = static_cast<EventType>(i);
        const std::string json = to_json(record("a", "", type, {}, {}));
        CHECK(json.find("\"quad\":\"" + std::string{name(ontology.type(type).quad)} + "\"") != std::string::npos);
    }
}

TEST_CASE("a wrong field is named with file, line and path") {
    CHECK(reason_of(edited("\"confidence\":0.8", "\"confidence\":\"high\"")) == "the field 'confidence' is a string");
    CHECK(reason_of(edited("\"confidence\":0.8", "\"confidence\":1.5")) == "the field 'confidence' lies outside 0 to 1");
    CHECK(reason_of(edited("\"confidence\":0.8", "\"x\":1")) == "the field 'confidence' is missing");
    CHECK(reason_of(edited("\"type\":\"CONSULT\"", "\"type\":\"consult\"")) == "the field 'type' is 'consult'");
    CHECK(reason_of(edited("\"type\":\"CONSULT\"", "\"type\":null")) == "the field 'type' is null");
    CHECK(reason_of(edited("\"kind\":\"person\"", "\"kind\":\"king\"")) == "the field 'source[0].kind' is 'king'");
    CHECK(reason_of(edited("\"country\":\"RUS\"", "\"country\":\"Russia\"")) == "the field 'source[0].country' is 'Russia'");
    CHECK(reason_of(edited("\"span\":[5,8]", "\"span\":[8,5]")) == "the field 'trigger.span' ends before it begins");
    CHECK(reason_of(edited("\"span\":[5,8]", "\"span\":[5]")) == "the field 'trigger.span' has 1 elements");
    CHECK(reason_of(edited("\"span\":[5,8]", "\"span\":[-5,8]")) == "the field 'trigger.span[0]' is not a whole number from 0 on");
    CHECK(reason_of(edited("\"lat\":51.88", "\"lat\":151.88")) == "the field 'place.lat' lies outside -90 to 90");
    CHECK(reason_of(edited("\"start\":\"2023-09-13\"", "\"start\":\"2023-09-31\"")) == "the field 'date.start' is '2023-09-31'");
    CHECK(reason_of(edited("\"start\":\"2023-09-13\"", "\"start\":\"2023-09-14\"")) == "the field 'date' ends before it starts");
    CHECK(reason_of(edited("\"id\":\"alpha\"", "\"id\":\"al\\npha\"")) == "the field 'article.id' has a line break or another control character");
    CHECK(reason_of(edited("\"sentence\":1", "\"sentence\":1.5")) == "the field 'sentence' is not a whole number from 0 on");
    CHECK(reason_of("[]") == "the record is an array");
    CHECK(reason_of("7") == "the record is a number");
    CHECK(reason_of("{\"id\":") != "no error");
    CHECK(reason_of(std::string(100000, '[')) != "no error");
}

TEST_CASE("reading stops at the bad line and says which it is") {
    const std::string good = to_json(summit()[0]);
    std::istringstream in{"\xEF\xBB\xBF" + good + "\r\n\n" + good + "\n{\"id\": 1}\n"};
    std::size_t count = 0;
    try {
        read_events(in, "week.jsonl", [&](EventRecord) { ++count; });
        FAIL("the third record is wrong");
    } catch (const InputError& error) {
        CHECK(error.line() == 4);
        CHECK(error.reason() == "the field 'id' is a number");
    }
    CHECK(count == 2);
}

TEST_CASE("records with hostile text are valid JSON and keep their text") {
    for (const EventRecord& r : as_evidence(hostile_records())) {
        const std::string json = to_json(r);
        CHECK(json.find('\n') == std::string::npos);
        CHECK(parse_event(json).article.title == replace_invalid_utf8(r.article.title));
    }
}

TEST_CASE("records that are written are valid against the schema") {
    std::string lines;
    for (const EventRecord& r : summit()) lines += to_json(r) + "\n";
    const auto problems = validate_events(lines, "week.jsonl");
    for (const Problem& problem : problems) MESSAGE(problem.reason);
    CHECK(problems.empty());
}

TEST_CASE("validation names every bad line and what contradicts the contract") {
    const std::string good = to_json(summit()[1]) + "\n";
    const auto reasons = [](const std::string& bytes) {
        std::vector<std::string> list;
        for (const Problem& problem : validate_events(bytes, "w.jsonl")) list.push_back(std::to_string(problem.line) + ": " + problem.reason);
        return list;
    };
    CHECK(reasons(good).empty());
    CHECK(reasons(good + good).size() == 1);
    CHECK(reasons("{}\nnonsense\n" + good).size() == 2);
    CHECK(reasons(edited("verbal-cooperation", "material-conflict")).front() == "1: the quad class of CONSULT is verbal-cooperation");
    CHECK(reasons(edited("\"quad\":\"verbal-cooperation\",", "")).size() == 1);
    CHECK(reasons(edited("\"mode\":null", "\"mode\":\"riot\"")).front() == "1: the type CONSULT has no mode 'riot'");
    CHECK(reasons(edited("\"cameo\":\"040\"", "\"cameo\":\"990\"")).front() == "1: the CAMEO code '990' is unknown");
    CHECK(reasons(edited("\"cameo\":\"040\"", "\"cameo\":\"04x\"")).size() >= 1);
    CHECK(reasons(edited("\"sector\":\"GOV\"", "\"sector\":\"XYZ\"")).size() == 1);
    CHECK(reasons("").front() == "0: holds no event records");
}
