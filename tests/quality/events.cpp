// SPDX-License-Identifier: Apache-2.0
// Floors under the figures of events, where the annotated material is at hand; just below what was measured, so that a change for the worse shows.
#include <filesystem>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "evaluate/gold.hpp"
#include "pipeline.hpp"

using namespace entente;

TEST_CASE("records of annotated articles agree with their analysts no worse than was measured") {
    const std::filesystem::path folder = std::filesystem::path{ENTENTE_SOURCE_DIR} / ".." / "shared" / "data" / "gold";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: no folder " << folder.string());
        return;
    }
    const Resources resources = load_resources({});
    std::vector<EventRecord> records;
    RunEvents events;
    events.on_analysis = [&](const Analysis& analysis) { records.insert(records.end(), analysis.records.begin(), analysis.records.end()); };
    run({{(folder / "articles").string()}}, resources, {}, events);
    const GoldScores scores = evaluate_gold(read_gold(folder.string()), records);
    MESSAGE(format(scores, false));
    CHECK(scores.typed.precision.share() >= 0.68);
    CHECK(scores.typed.recall.share() >= 0.58);
    CHECK(scores.dyads.precision.share() >= 0.85);
    CHECK(scores.dyads.recall.share() >= 0.72);
    CHECK(scores.typed.status.share() >= 0.80);
    CHECK(scores.actor_accepted.share() >= 0.87);
    CHECK(scores.actor_both.share() >= 0.66);
}

TEST_CASE("records of the articles that come with Entente agree with their analyst no worse than was measured") {
    const std::filesystem::path root{ENTENTE_SOURCE_DIR};
    const Resources resources = load_resources({});
    std::vector<EventRecord> records;
    RunEvents events;
    events.on_analysis = [&](const Analysis& analysis) { records.insert(records.end(), analysis.records.begin(), analysis.records.end()); };
    run({{(root / "graphs" / "news").string()}, {(root / "graphs" / "summit").string()}}, resources, {}, events);
    const GoldScores scores = evaluate_gold(read_gold((root / "tests" / "quality" / "data" / "gold").string()), records);
    MESSAGE(format(scores, false));
    REQUIRE(scores.lines.size() == 16);
    CHECK(scores.typed.precision.share() >= 0.80);
    CHECK(scores.typed.recall.share() >= 0.61);
    CHECK(scores.dyads.precision.share() >= 0.84);
    CHECK(scores.dyads.recall.share() >= 0.72);
    CHECK(scores.typed.status.share() >= 0.92);
    CHECK(scores.typed.date.share() >= 0.85);
    CHECK(scores.typed.place.share() >= 0.75);
    CHECK(scores.actor_country.share() >= 0.85);
}

TEST_CASE("events of the articles written for places are found and placed no worse than was measured") {
    const std::filesystem::path places = std::filesystem::path{ENTENTE_SOURCE_DIR} / "tests" / "quality" / "data" / "places";
    const Resources resources = load_resources({});
    const auto scores_of = [&](const std::string& half) {
        std::vector<EventRecord> records;
        RunEvents events;
        events.on_analysis = [&](const Analysis& analysis) { records.insert(records.end(), analysis.records.begin(), analysis.records.end()); };
        run({{(places / half / "articles").string()}}, resources, {}, events);
        return evaluate_gold(read_gold((places / half).string()), records);
    };
    const GoldScores tuned = scores_of("tuned");
    REQUIRE(tuned.lines.size() == 8);
    CHECK(tuned.typed.place.share() >= 0.80);
    CHECK(tuned.typed.recall.share() >= 0.60);
    const GoldScores unseen = scores_of("unseen");
    REQUIRE(unseen.lines.size() == 8);
    CHECK(unseen.typed.place.share() >= 0.64);
    CHECK(unseen.typed.recall.share() >= 0.62);
    CHECK(unseen.typed.precision.share() >= 0.73);
}
