// SPDX-License-Identifier: Apache-2.0
// Time expressions in a sentence, as the words say it: "Wednesday, Sept. 13", "late last year", "two weeks ago", "since May".
// What days they mean is for resolve/dates.hpp to say, which knows the article's date.
//
//   for (const TimeExpression& time : find_time_expressions(document, sentence)) …
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"

namespace entente {

enum class TimeUnit : std::uint8_t { day, weekend, week, month, season, quarter, year, decade, century };

/// Which part of a period: "early 2022", "the second half of the year", "earlier this month".
enum class TimePart : std::uint8_t { whole, early, mid, late, first_half, second_half, begin, end, earlier, later };

/// How the expression is bounded by its preposition.
enum class TimeBound : std::uint8_t { unbounded, since, until, by, before, after };

enum class TimeForm : std::uint8_t {
    calendar, ///< a place in the calendar, wholly or in part: "13 September 2023", "Wednesday", "in July", "the 1990s", "Christmas"
    offset,   ///< whole units from the day of writing: "yesterday" (day, -1), "two weeks ago" (week, -2), "last month", "next year"
    trailing, ///< units up to the day of writing: "the past week", "the last two months"
    leading,  ///< units from the day of writing on: "the coming days", "within two weeks"
    anchored, ///< units from a date that was spoken of: "the next day" (day, 1), "three days later", "the same day" (day, 0)
};

/// A day, month, season, year, decade or century with what is given of it; 0 is not given.
struct CalendarPoint {
    int year = 0;                  ///< of a decade or century its first year (1990, 1800)
    std::uint8_t month = 0;        ///< 1 to 12
    std::uint8_t day = 0;          ///< 1 to 31
    std::uint8_t weekday = 0;      ///< 1 (Monday) to 7
    TimeUnit unit = TimeUnit::day; ///< the finest that is given
    friend bool operator==(const CalendarPoint&, const CalendarPoint&) = default;
};

struct TimeValue {
    TimeForm form = TimeForm::calendar;
    CalendarPoint from;
    CalendarPoint to;              ///< of "between 2014 and 2016", "May 3-5"; else equal to `from`
    bool range = false;            ///< `to` counts
    int direction = 0;             ///< calendar with "last" (-1), "this" (0) or "next" (1); see `directed`
    bool directed = false;         ///< one of those words stands before it
    TimeUnit unit = TimeUnit::day; ///< of offset, trailing, leading, anchored
    int count = 0;
    TimePart part = TimePart::whole;
    friend bool operator==(const TimeValue&, const TimeValue&) = default;
};

struct TimeExpression {
    TokenRange tokens;      ///< without the preposition
    std::uint32_t head = 0; ///< the token that hangs from a word outside
    TimeBound bound = TimeBound::unbounded;
    TimeValue value;
    friend bool operator==(const TimeExpression&, const TimeExpression&) = default;
};

/// All time expressions of the sentence, ascending and disjoint. Mere lengths of time ("for five hours", "a three-day visit") and
/// vague words ("recently", "now", "for years") are none.
std::vector<TimeExpression> find_time_expressions(const Document& document, const Sentence& sentence);

} // namespace entente
