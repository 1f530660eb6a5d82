// SPDX-License-Identifier: Apache-2.0
#include "resolve/dates.hpp"

#include <doctest/doctest.h>

#include "annotate/annotate.hpp"
#include "annotate/model.hpp"
#include "article/clean.hpp"
#include "resolve/dates_of_events.hpp"

using namespace entente;

namespace {

CalendarPoint point(int year, unsigned month, unsigned day, unsigned weekday = 0, TimeUnit unit = TimeUnit::day) {
    return {year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day), static_cast<std::uint8_t>(weekday), unit};
}

TimeExpression at(CalendarPoint from, TimePart part = TimePart::whole) {
    TimeExpression expression;
    expression.value.from = expression.value.to = from;
    expression.value.part = part;
    return expression;
}

TimeExpression units(TimeForm form, TimeUnit unit, int count, TimePart part = TimePart::whole) {
    TimeExpression expression;
    expression.value.form = form;
    expression.value.unit = unit;
    expression.value.count = count;
    expression.value.part = part;
    return expression;
}

TimeExpression directed(CalendarPoint from, int direction) {
    TimeExpression expression = at(from);
    expression.value.directed = true;
    expression.value.direction = direction;
    return expression;
}

std::string text(const std::optional<DateInterval>& interval) {
    if (!interval) return "none";
    std::string out = format(interval->start);
    if (interval->start != interval->end) out.append(1, '/').append(format(interval->end));
    return out;
}

const Date wednesday = std::chrono::year{2023} / 9 / 13;
std::string past(const TimeExpression& expression, Date published = wednesday) {
    return text(resolve_date(expression, published, Tense::past));
}
std::string future(const TimeExpression& expression, Date published = wednesday) {
    return text(resolve_date(expression, published, Tense::future));
}

/// The date of the first token with that form.
std::string date_of(std::string_view body, std::string_view trigger, std::optional<Date> published = wednesday,
                    Status status = Status::actual, bool is_past = true) {
    Article article = make_article("a", std::string(body));
    article.published = published;
    static const Model model = Model::builtin();
    const Document document = annotate(std::move(article), model);
    const EventDates dates(document);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        for (std::uint32_t t = 0; t < document.sentences[s].tokens.size(); ++t) {
            if (text_of(document, document.sentences[s].tokens[t]) != trigger) continue;
            const auto date = dates.date_of(s, t, is_past, status);
            return date ? text(date->interval) + " " + std::string(name(date->basis)) : "none";
        }
    }
    return "no such token";
}

} // namespace

TEST_CASE("Weekdays are the nearest before in past tense, the day of writing included, and after in future tense") {
    CHECK(past(at(point(0, 0, 0, 3))) == "2023-09-13");
    CHECK(past(at(point(0, 0, 0, 2))) == "2023-09-12");
    CHECK(past(at(point(0, 0, 0, 4))) == "2023-09-07");
    CHECK(future(at(point(0, 0, 0, 4))) == "2023-09-14");
    CHECK(past(directed(point(0, 0, 0, 3), -1)) == "2023-09-06");
    CHECK(past(directed(point(0, 0, 0, 3), 1)) == "2023-09-20");
}

TEST_CASE("Days, months and seasons without a year are the nearest") {
    CHECK(past(at(point(0, 9, 13))) == "2023-09-13");
    CHECK(past(at(point(0, 12, 24))) == "2022-12-24");
    CHECK(future(at(point(0, 1, 4))) == "2024-01-04");
    CHECK(past(at(point(0, 10, 0, 0, TimeUnit::month))) == "2022-10-01/2022-10-31");
    CHECK(past(directed(point(0, 7, 0, 0, TimeUnit::month), -1)) == "2023-07-01/2023-07-31");
    CHECK(past(directed(point(0, 7, 0, 0, TimeUnit::month), -1), std::chrono::year{2019} / 3 / 26) == "2018-07-01/2018-07-31");
    CHECK(past(at(point(0, 2, 29))) == "2020-02-29");
    CHECK(past(at(point(0, 0, 20))) == "2023-08-20");
    CHECK(past(at(point(0, 2, 30))) == "none");
}

TEST_CASE("Years, decades, centuries and their parts are intervals") {
    CHECK(past(at(point(2018, 0, 0, 0, TimeUnit::year))) == "2018-01-01/2018-12-31");
    CHECK(past(at(point(2022, 0, 0, 0, TimeUnit::year), TimePart::late)) == "2022-10-01/2022-12-31");
    CHECK(past(at(point(1990, 0, 0, 0, TimeUnit::decade))) == "1990-01-01/1999-12-31");
    CHECK(past(at(point(1800, 0, 0, 0, TimeUnit::century))) == "1800-01-01/1899-12-31");
    CHECK(past(at(point(2020, 5, 0, 0, TimeUnit::month), TimePart::early)) == "2020-05-01/2020-05-11");
    CHECK(past(at(point(2020, 2, 30))) == "none");
}

TEST_CASE("Units are counted from the day of writing") {
    CHECK(past(units(TimeForm::offset, TimeUnit::day, -1)) == "2023-09-12");
    CHECK(past(units(TimeForm::offset, TimeUnit::week, -1)) == "2023-09-04/2023-09-10");
    CHECK(past(units(TimeForm::offset, TimeUnit::month, -1)) == "2023-08-01/2023-08-31");
    CHECK(past(units(TimeForm::offset, TimeUnit::month, -1), std::chrono::year{2023} / 3 / 31) == "2023-02-01/2023-02-28");
    CHECK(past(units(TimeForm::offset, TimeUnit::year, 0, TimePart::earlier)) == "2023-01-01/2023-09-13");
    CHECK(past(units(TimeForm::trailing, TimeUnit::week, 1)) == "2023-09-06/2023-09-13");
    CHECK(past(units(TimeForm::leading, TimeUnit::day, 7)) == "2023-09-13/2023-09-20");
    CHECK(past(units(TimeForm::offset, TimeUnit::year, -100000)) == "none");
    const DateInterval vote{std::chrono::year{2023} / 9 / 1, std::chrono::year{2023} / 9 / 1};
    CHECK(text(resolve_date(units(TimeForm::anchored, TimeUnit::day, 3), wednesday, Tense::past, vote)) == "2023-09-04");
}

TEST_CASE("In an undated article only absolute expressions mean days") {
    CHECK(text(resolve_date(at(point(2023, 9, 13)), std::nullopt, Tense::past)) == "2023-09-13");
    CHECK(text(resolve_date(at(point(0, 0, 0, 3)), std::nullopt, Tense::past)) == "none");
    CHECK(text(resolve_date(units(TimeForm::offset, TimeUnit::day, -1), std::nullopt, Tense::past)) == "none");
    CHECK(text(resolve_date(at(point(0, 5, 0, 0, TimeUnit::month)), std::nullopt, Tense::past)) == "none");
}

TEST_CASE("Bounds reach from or to the day of writing, or say nothing") {
    TimeExpression may = at(point(0, 5, 0, 0, TimeUnit::month));
    may.bound = TimeBound::since;
    CHECK(text(resolve_bounded_date(may, wednesday, Tense::past)) == "2023-05-01/2023-09-13");
    may.bound = TimeBound::after;
    CHECK(text(resolve_bounded_date(may, wednesday, Tense::past)) == "none");
    TimeExpression friday = at(point(0, 0, 0, 5));
    friday.bound = TimeBound::by;
    CHECK(text(resolve_bounded_date(friday, wednesday, Tense::future)) == "2023-09-13/2023-09-15");
}

TEST_CASE("An event has the date of its clause") {
    CHECK(date_of("The two ministers met in Oslo on Tuesday.", "met") == "2023-09-12 text");
    CHECK(date_of("The two ministers held talks in Oslo on Tuesday.", "talks") == "2023-09-12 text");
    CHECK(date_of("The minister will visit Oslo on Friday.", "visit", wednesday, Status::planned, false) == "2023-09-15 text");
    CHECK(date_of("Rebels seized the town on Saturday and released two soldiers.", "released") == "2023-09-09 text");
    CHECK(date_of("The army launched an offensive against the rebels last month.", "offensive") == "2023-08-01/2023-08-31 text");
}

TEST_CASE("Without an expression the news is of the day of the report or the one before, in a dated article alone") {
    CHECK(date_of("The president condemned the attack.", "condemned") == "2023-09-12/2023-09-13 article");
    CHECK(date_of("The president condemned the attack.", "condemned", std::nullopt) == "none");
    CHECK(date_of("The two ministers met in Oslo on Tuesday.", "met", std::nullopt) == "none");
    CHECK(date_of("The two ministers had met before.", "met") == "none");
    CHECK(date_of("The minister will visit Oslo.", "visit", wednesday, Status::planned, false) == "none");
}

TEST_CASE("News is what main clauses tell, and clauses that go along with them") {
    const std::string news = "2023-09-12/2023-09-13 article";
    CHECK(date_of("Police fired tear gas at the crowd, arresting dozens.", "arresting") == news);
    CHECK(date_of("The ministry answered by expelling two diplomats.", "expelling") == news);
    CHECK(date_of("The plan drew a rebuke from the minister, who warned that talks could end.", "warned") == news);
    CHECK(date_of("The European Union has suspended its aid.", "suspended") == news);
    CHECK(date_of("The European Union has repeatedly suspended its aid.", "suspended") == "none");
    CHECK(date_of("The union had threatened to strike.", "threatened") == "none");
    CHECK(date_of("The general, who led the coup, praised the vote.", "led") == "none");
    CHECK(date_of("The army has been fighting the rebels for years.", "fighting") == "none");
}

TEST_CASE("What is tried is of the time of the attempt; what a decision announces is not") {
    CHECK(date_of("The army launched a campaign last month in an effort to drive out the rebels.", "drive", wednesday, Status::planned,
                  false) == "2023-08-01/2023-08-31 text");
    CHECK(date_of("The two ministers agreed on Monday to hold talks.", "talks", wednesday, Status::planned, false) == "none");
    CHECK(date_of("Officials had asked for help, but denied on Monday that a deal was near.", "asked") == "none");
}

TEST_CASE("Days without a year are of the story's year when the story is of long ago") {
    CHECK(date_of("Rebels took the town in March 2014. On May 17, government forces attacked it.", "attacked") == "2014-05-17 text");
    CHECK(date_of("Rebels took the town in October 2014. On May 17, government forces attacked it.", "attacked") == "2015-05-17 text");
    CHECK(date_of("Rebels took the town in May 2023. On June 17, government forces attacked it.", "attacked") == "2023-06-17 text");
    CHECK(date_of("The group has held the town since 2014. On May 17, government forces attacked it.", "attacked") == "2023-05-17 text");
}

TEST_CASE("A day that is called by its numbers is that day") {
    CHECK(date_of("The group carried out the 9/11 attacks.", "attacks") == "2001-09-11 text");
}

TEST_CASE("A noun that sums up a clause carries its time on") {
    CHECK(date_of("The army shelled the town on Monday, a move that drew condemnation from France.", "condemnation") ==
          "2023-09-11 text");
}

TEST_CASE("What goes on while it is told is of the day of the report") {
    CHECK(date_of("Government troops are shelling the town.", "shelling") == "2023-09-12/2023-09-13 article");
    CHECK(date_of("The minister said that the army shells the town.", "shells") == "2023-09-12/2023-09-13 article");
    CHECK(date_of("The army shells towns that shelter rebels.", "shells") == "none");
}

TEST_CASE("What is fixed or planned lies ahead") {
    CHECK(date_of("The talks begin on Friday in Oslo.", "talks", wednesday, Status::planned, false) == "2023-09-15 text");
    CHECK(date_of("The president is due to visit Oslo on December 11.", "visit", wednesday, Status::planned, false) == "2023-12-11 text");
}

TEST_CASE("A story goes on from the day it told") {
    CHECK(date_of("Gunmen attacked the village on Monday. They killed six people.", "killed") == "2023-09-11 context");
}
