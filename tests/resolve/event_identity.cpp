// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "../graph/records.hpp"
#include "resolve/event_identity.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::vector<EventRecord> sorted(std::vector<EventRecord> records) {
    std::uint32_t sentence = 0;
    for (EventRecord& r : records) {
        r.sentence = sentence++;
        r.id = record_id(r);
    }
    std::sort(records.begin(), records.end(), [](const EventRecord& a, const EventRecord& b) { return a.id < b.id; });
    return records;
}

std::size_t events_of(std::vector<EventRecord> records) { return identify_events(sorted(std::move(records))).size(); }

EventRecord on(EventRecord r, const std::string& iso, DateBasis basis = DateBasis::text) {
    r.date = day(iso, basis);
    return r;
}

EventRecord at(EventRecord r, PlaceRef place) {
    r.place = std::move(place);
    return r;
}

EventRecord with(EventRecord r, Status status) {
    r.status = status;
    return r;
}

} // namespace

TEST_CASE("headline, lead, detail and three outlets tell of one meeting") {
    const auto events = identify_events(sorted(summit()));
    REQUIRE(events.size() == 1);
    const IdentifiedEvent& event = events.front();
    CHECK(event.type == EventType::CONSULT);
    CHECK(event.reports == 3);
    CHECK(event.records.size() == 5);
    CHECK(event.place == "place:vostochny-cosmodrome");
    CHECK(event.date == DateInterval{*parse_date("2023-09-13"), *parse_date("2023-09-13")});
    CHECK(event.status == Status::actual);
    CHECK(event.reciprocal);
    CHECK(event.sources.size() == 1);
    CHECK(event.targets.size() == 1);
    CHECK(event.confidence > 0.8);
    CHECK(event.id.starts_with("ev:"));
}

TEST_CASE("meetings of other people, at another time or another place stay apart") {
    const auto meeting = [](const std::string& article, ActorRef a, ActorRef b, const std::string& iso) {
        return on(record(article, "2023-09-14", EventType::CONSULT, {std::move(a)}, {std::move(b)}), iso);
    };
    CHECK(events_of({meeting("a", kim(), putin(), "2023-09-13"), meeting("b", kim(), xi(), "2023-09-13")}) == 2);
    CHECK(events_of({meeting("a", kim(), putin(), "2023-09-13"), meeting("b", kim(), putin(), "2019-04-25")}) == 2);
    CHECK(events_of({meeting("a", kim(), putin(), "2023-09-13"), meeting("b", kim(), putin(), "2023-09-14")}) == 1);
    CHECK(events_of({at(meeting("a", kim(), putin(), "2023-09-13"), vostochny()), at(meeting("b", kim(), putin(), "2023-09-13"), vladivostok())}) == 2);
    CHECK(events_of({at(meeting("a", kim(), putin(), "2023-09-13"), vostochny()), at(meeting("b", kim(), putin(), "2023-09-13"), russia_place())}) == 1);
}

TEST_CASE("a record without a partner joins one of two meetings and does not bind them together") {
    const EventRecord with_putin = on(record("a", "2023-09-13", EventType::CONSULT, {kim()}, {putin()}), "2023-09-13");
    const EventRecord with_xi = on(record("b", "2023-09-13", EventType::CONSULT, {kim()}, {xi()}), "2023-09-13");
    EventRecord alone = on(record("a", "2023-09-13", EventType::CONSULT, {kim()}, {}), "2023-09-13");
    CHECK(events_of({with_putin, with_xi, alone}) == 2);
}

TEST_CASE("an attack and the attack in return are two events, on one day and the next likewise") {
    const EventRecord first = on(record("a", "2023-09-14", EventType::ASSAULT, {russia()}, {ukraine()}), "2023-09-13");
    EventRecord back = on(record("b", "2023-09-14", EventType::ASSAULT, {ukraine()}, {russia()}), "2023-09-13");
    EventRecord next = on(record("c", "2023-09-14", EventType::ASSAULT, {russia()}, {ukraine()}), "2023-09-14");
    EventRecord again = on(record("d", "2023-09-14", EventType::ASSAULT, {russia()}, {ukraine()}), "2023-09-13");
    CHECK(events_of({first, back}) == 2);
    CHECK(events_of({first, next}) == 2);
    CHECK(events_of({first, again}) == 1);
}

TEST_CASE("a plan and its fulfilment are one event; what did not happen stays apart") {
    const EventRecord met = on(record("a", "2023-09-13", EventType::CONSULT, {kim()}, {putin()}), "2023-09-13");
    const EventRecord other = on(record("b", "2023-09-13", EventType::CONSULT, {kim()}, {putin()}), "2023-09-13");
    CHECK(events_of({met, with(other, Status::planned)}) == 1);
    CHECK(identify_events(sorted({met, with(other, Status::planned)})).front().status == Status::actual);
    CHECK(events_of({met, with(other, Status::negated)}) == 2);
    CHECK(events_of({met, with(other, Status::hypothetical)}) == 2);
}

TEST_CASE("a state stands for its leader only if all else agrees") {
    const EventRecord leaders = at(on(record("a", "2023-09-13", EventType::CONSULT, {kim()}, {putin()}), "2023-09-13"), vostochny());
    EventRecord states_met = at(on(record("b", "2023-09-13", EventType::CONSULT, {north_korea()}, {russia()}), "2023-09-13"), vostochny());
    const auto one = identify_events(sorted({leaders, states_met}));
    REQUIRE(one.size() == 1);
    CHECK(one.front().sources.size() + one.front().targets.size() == 2); // the states are left out beside their leaders
    EventRecord elsewhere = record("b", "2023-09-13", EventType::CONSULT, {north_korea()}, {russia()});
    CHECK(events_of({leaders, elsewhere}) == 2);
}

TEST_CASE("a telephone call is not a visit") {
    EventRecord call = on(record("a", "2023-09-13", EventType::CONSULT, {putin()}, {xi()}), "2023-09-13");
    call.mode = "phone";
    call.cameo = "041";
    EventRecord visit = on(record("b", "2023-09-13", EventType::CONSULT, {putin()}, {xi()}), "2023-09-13");
    visit.mode = "visit";
    visit.cameo = "042";
    visit.place = vladivostok();
    CHECK(events_of({call, visit}) == 2);
}

TEST_CASE("accusations weeks apart, known by the dates of their articles only, are two") {
    const EventRecord may = on(record("a", "2023-05-02", EventType::ACCUSE, {russia()}, {states()}), "2023-05-02", DateBasis::article);
    const EventRecord june = on(record("b", "2023-06-02", EventType::ACCUSE, {russia()}, {states()}), "2023-06-02", DateBasis::article);
    const EventRecord undated = record("c", "2023-07-02", EventType::ACCUSE, {russia()}, {states()});
    CHECK(events_of({may, june, undated}) == 3);
    EventRecord next_day = on(record("d", "2023-05-03", EventType::ACCUSE, {russia()}, {states()}), "2023-05-03", DateBasis::article);
    CHECK(events_of({may, next_day}) == 1);
}

TEST_CASE("undated articles on the same act of the same people are one event") {
    const EventRecord one = record("a", "", EventType::CONSULT, {kim()}, {putin()});
    const EventRecord two = record("b", "", EventType::CONSULT, {putin()}, {kim()});
    CHECK(events_of({one, two}) == 1);
}

TEST_CASE("records without participants or place are never one event across articles") {
    const EventRecord one = record("a", "2023-05-02", EventType::ASSAULT, {}, {});
    const EventRecord two = record("b", "2023-05-02", EventType::ASSAULT, {}, {});
    CHECK(events_of({one, two}) == 2);
}

TEST_CASE("ids are distinct and every record belongs to one event") {
    for (std::uint32_t seed = 1; seed < 30; ++seed) {
        std::vector<EventRecord> records = random_records(seed, 150);
        std::sort(records.begin(), records.end(), [](const EventRecord& a, const EventRecord& b) { return a.id < b.id; });
        records.erase(std::unique(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.id == b.id; }), records.end());
        const auto events = identify_events(records);
        std::size_t total = 0;
        for (std::size_t i = 0; i < events.size(); ++i) {
            total += events[i].records.size();
            if (i > 0) CHECK(events[i - 1].id < events[i].id);
        }
        CHECK(total == records.size());
    }
}

TEST_CASE("a place that the sentence does not name gives way to one that a sentence names") {
    const EventRecord sure = at(on(record("a", "2023-09-13", EventType::CONSULT, {kim()}, {putin()}), "2023-09-13"), vostochny());
    EventRecord unsure = at(on(record("b", "2023-09-13", EventType::CONSULT, {putin()}, {kim()}), "2023-09-13"), vladivostok());
    unsure.text = "Putin welcomed Kim on Wednesday.";
    const auto events = identify_events(sorted({sure, unsure}));
    REQUIRE(events.size() == 1);
    CHECK(events.front().place == "place:vostochny-cosmodrome");
}
