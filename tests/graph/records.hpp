// SPDX-License-Identifier: Apache-2.0
// Records for tests: made by hand, and at random.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "resolve/event_record.hpp"

namespace entente::test {

inline ActorRef actor(const std::string& id, const std::string& name, ActorKind kind, const std::string& country, const std::string& sector = "GOV") {
    return {id, name, kind, country, sector, name, {0, 3}};
}
inline ActorRef putin() { return actor("person:vladimir-putin", "Vladimir Putin", ActorKind::person, "RUS"); }
inline ActorRef kim() { return actor("person:kim-jong-un", "Kim Jong Un", ActorKind::person, "PRK"); }
inline ActorRef xi() { return actor("person:xi-jinping", "Xi Jinping", ActorKind::person, "CHN"); }
inline ActorRef russia() { return actor("country:RUS", "Russia", ActorKind::country, "RUS"); }
inline ActorRef north_korea() { return actor("country:PRK", "North Korea", ActorKind::country, "PRK"); }
inline ActorRef ukraine() { return actor("country:UKR", "Ukraine", ActorKind::country, "UKR"); }
inline ActorRef states() { return actor("country:USA", "United States", ActorKind::country, "USA"); }

inline PlaceRef vostochny() {
    return {"place:vostochny-cosmodrome", "Vostochny Cosmodrome", "RUS", "Amur Oblast", 51.88, 128.33, Feature::site, "Vostochny", Span{4, 13}};
}
inline PlaceRef russia_place() { return {"geonames:2017370", "Russia", "RUS", "", 60.0, 100.0, Feature::country, "Russia", Span{4, 10}}; }
inline PlaceRef vladivostok() { return {"geonames:2013348", "Vladivostok", "RUS", "Primorye", 43.1, 131.9, Feature::city, "Vladivostok", Span{4, 15}}; }

inline DateRef day(const std::string& iso, DateBasis basis = DateBasis::text) {
    return {{*parse_date(iso), *parse_date(iso)}, "Wednesday", basis};
}

inline EventRecord record(const std::string& article, const std::string& article_date, EventType type, std::vector<ActorRef> source,
                          std::vector<ActorRef> target) {
    EventRecord r;
    r.article = {article, "Title of " + article, parse_date(article_date), "", "Outlet"};
    r.type = type;
    r.cameo = type == EventType::CONSULT ? "040" : type == EventType::ASSAULT ? "190" : type == EventType::ACCUSE ? "112" : "030";
    r.goldstein = type == EventType::ASSAULT ? -10 : 1;
    r.source = std::move(source);
    r.target = std::move(target);
    r.text = "They did so on Wednesday at Vostochny, in Vladivostok, in Russia.";
    r.trigger = "did";
    r.trigger_span = {5, 8};
    r.confidence = 0.8;
    r.reciprocal = type == EventType::CONSULT && !r.target.empty();
    r.id = record_id(r);
    return r;
}

/// Three articles on one meeting; headline, lead and detail in the first.
inline std::vector<EventRecord> summit() {
    std::vector<EventRecord> records;
    const auto add = [&](EventRecord r, std::uint32_t sentence) {
        r.sentence = sentence;
        r.id = record_id(r);
        records.push_back(std::move(r));
    };
    EventRecord headline = record("alpha", "2023-09-13", EventType::CONSULT, {kim()}, {putin()});
    headline.date = day("2023-09-13", DateBasis::article);
    add(headline, 0);
    EventRecord lead = record("alpha", "2023-09-13", EventType::CONSULT, {putin()}, {kim()});
    lead.date = day("2023-09-13");
    lead.place = vostochny();
    add(lead, 1);
    EventRecord detail = record("alpha", "2023-09-13", EventType::CONSULT, {kim(), putin()}, {});
    detail.reciprocal = true;
    detail.place = vostochny();
    detail.date = day("2023-09-13", DateBasis::context);
    add(detail, 5);
    EventRecord second = record("beta", "2023-09-14", EventType::CONSULT, {putin()}, {kim()});
    second.date = day("2023-09-13");
    second.place = russia_place();
    add(second, 2);
    EventRecord third = record("gamma", "2023-09-12", EventType::CONSULT, {kim()}, {putin()});
    third.status = Status::planned;
    third.date = day("2023-09-13");
    third.place = vostochny();
    add(third, 0);
    return records;
}

/// Records that agree and contradict each other in every way, by a reproducible generator.
inline std::vector<EventRecord> random_records(std::uint32_t seed, std::size_t count) {
    std::mt19937 engine{seed};
    const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(engine() % n); };
    const std::vector<ActorRef> actors{putin(), kim(), xi(), russia(), north_korea(), ukraine(), states(),
                                       actor("group:protesters-grc", "Protesters (Greece)", ActorKind::group, "GRC", "CVL")};
    const std::vector<PlaceRef> places{vostochny(), russia_place(), vladivostok()};
    const std::vector<EventType> types{EventType::CONSULT, EventType::ASSAULT, EventType::ACCUSE, EventType::AGREE};
    std::vector<EventRecord> records;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t article = pick(12);
        std::vector<ActorRef> source;
        std::vector<ActorRef> target;
        for (std::size_t n = pick(3); n > 0; --n) source.push_back(actors[pick(actors.size())]);
        for (std::size_t n = pick(3); n > 0; --n) target.push_back(actors[pick(actors.size())]);
        EventRecord r = record("article-" + std::to_string(article), article == 0 ? "" : format(plus_days(*parse_date("2023-09-10"), static_cast<int>(article) / 2)),
                               types[pick(types.size())], source, target);
        r.reciprocal = pick(3) == 0;
        if (pick(2) == 0) {
            r.place = places[pick(places.size())];
            if (pick(4) == 0) r.place->span.reset();
        }
        if (pick(4) != 0) {
            const Date start = plus_days(*parse_date("2023-09-08"), static_cast<int>(pick(9)));
            r.date = DateRef{{start, plus_days(start, pick(4) == 0 ? static_cast<int>(pick(40)) : 0)}, "then", static_cast<DateBasis>(pick(3))};
        }
        r.status = static_cast<Status>(pick(5));
        if (r.type == EventType::CONSULT && pick(3) == 0) {
            r.mode = pick(2) == 0 ? "phone" : "visit";
            r.cameo = r.mode == "phone" ? "041" : "042";
        }
        r.confidence = static_cast<double>(pick(101)) / 100;
        r.sentence = static_cast<std::uint32_t>(pick(40));
        r.text = "Sentence number " + std::to_string(pick(1000)) + " of an article.";
        r.id = record_id(r);
        records.push_back(std::move(r));
    }
    return records;
}

} // namespace entente::test
