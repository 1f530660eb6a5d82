// SPDX-License-Identifier: Apache-2.0
#include "evaluate/judgements.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "evaluate/status.hpp"
#include "text/error.hpp"

using namespace entente;

namespace {

const std::string table = "# a comment\n"
                          "A\tnews-1\t12\tvisit\tCONSULT\tFrance\tIran\tplanned\tright\n"
                          "E\tnews-1\t30\tbombed\tASSAULT\t\tIran\talleged\tagentless\n";

EventRecord record(const std::string& text, std::string_view trigger, EventType type, Status status) {
    EventRecord result;
    result.article.id = "news-1";
    result.trigger = trigger;
    result.trigger_span.begin = static_cast<std::uint32_t>(text.find(trigger));
    result.type = type;
    result.status = status;
    return result;
}

} // namespace

TEST_CASE("judgements are read with their line numbers in errors") {
    const std::vector<Judgement> judgements = read_judgements(table, "judged.tsv");
    REQUIRE(judgements.size() == 2);
    CHECK(judgements[0].is_seen());
    CHECK(judgements[0].status == Status::planned);
    CHECK(judgements[0].verdict == Verdict::right);
    CHECK_FALSE(judgements[1].is_seen());
    CHECK(judgements[1].source.empty());
    try {
        read_judgements(table + "A\tnews-1\t12\tvisit\tCONSULT\tFrance\tIran\tplanned\tperhaps\n", "judged.tsv");
        FAIL("no verdict, and read");
    } catch (const InputError& error) {
        CHECK(message(error).find("judged.tsv:4") != std::string::npos);
    }
    CHECK_THROWS_AS(read_judgements("A\tnews-1\n", "judged.tsv"), InputError);
}

TEST_CASE("records meet their judgements whatever the white space before them") {
    const std::string text = "Leaders of \n\n  x\tvisit Iran; planes then bombed it.";
    const std::vector<CorpusArticle> articles{{"news-1", text}};
    std::vector<EventRecord> records{record(text, "visit", EventType::CONSULT, Status::actual), record(text, "bombed", EventType::ASSAULT, Status::alleged),
                                           record(text, "bombed", EventType::COERCE, Status::alleged)};
    records[1].target.emplace_back().name = "Iran";
    std::vector<Judgement> judgements = read_judgements(table, "judged.tsv");
    judgements[0].offset = key_of(records[0], articles[0]).offset;
    CHECK(judgements[0].offset == 10);
    judgements[1].offset = key_of(records[1], articles[0]).offset;
    const StatusScores scores = evaluate_status(records, judgements, articles);
    CHECK(scores.records == 2);
    CHECK(scores.right() == 1);
    CHECK(scores.given_as_actual() == 1);
    REQUIRE(scores.errors.size() == 1);
    CHECK(scores.errors[0].starts_with("planned given as actual: «visit»"));
    const std::vector<const Judgement*> with_parties = judged(records, judgements, articles, true);
    CHECK(with_parties[0] == nullptr); // it has other parties
    CHECK(with_parties[1] == &judgements[1]);
}
