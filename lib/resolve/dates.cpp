// SPDX-License-Identifier: Apache-2.0
#include "resolve/dates.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace entente {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

Date day_of(int year, unsigned month, unsigned day) {
    return std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day);
}
Date last_day_of(year_month month) {
    return year_month_day{month / std::chrono::last};
}
year_month month_of(Date date) {
    return date.year() / date.month();
}

/// 1 (Monday) to 7.
int weekday_of(Date date) {
    return static_cast<int>(std::chrono::weekday{sys_days{date}}.iso_encoding());
}

DateInterval one_day(Date date) {
    return {date, date};
}
DateInterval months_from(year_month first, int count) {
    return {first / 1, last_day_of(first + months{count - 1})};
}
DateInterval years_from(int year, int count) {
    return {day_of(year, 1, 1), day_of(year + count - 1, 12, 31)};
}
Date monday_of(Date date) {
    return plus_days(date, 1 - weekday_of(date));
}

/// The same day so many months later; the last of the month where that day is missing.
Date plus_months(Date date, int count) {
    const year_month target = month_of(date) + months{count};
    const Date same = target / date.day();
    return same.ok() ? same : last_day_of(target);
}

/// The calendar unit that holds the day, and `count` units on from it.
DateInterval unit_at(Date date, TimeUnit unit, int count) {
    switch (unit) {
    case TimeUnit::day:
        return one_day(plus_days(date, count));
    case TimeUnit::weekend: {
        const Date saturday = plus_days(monday_of(date), 5 + 7 * count);
        return {saturday, plus_days(saturday, 1)};
    }
    case TimeUnit::week: {
        const Date monday = plus_days(monday_of(date), 7 * count);
        return {monday, plus_days(monday, 6)};
    }
    case TimeUnit::month:
        return months_from(month_of(date) + months{count}, 1);
    case TimeUnit::season:
    case TimeUnit::quarter: {
        const unsigned first = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
        return months_from(date.year() / static_cast<int>(first) + months{3 * count}, 3);
    }
    case TimeUnit::year:
        return years_from(static_cast<int>(date.year()) + count, 1);
    case TimeUnit::decade:
        return years_from((static_cast<int>(date.year()) / 10 + count) * 10, 10);
    case TimeUnit::century:
        return years_from((static_cast<int>(date.year()) / 100 + count) * 100, 100);
    }
    return one_day(date);
}

/// The day so many units away.
Date moved(Date date, TimeUnit unit, int count) {
    switch (unit) {
    case TimeUnit::day:
        return plus_days(date, count);
    case TimeUnit::weekend:
    case TimeUnit::week:
        return plus_days(date, 7 * count);
    case TimeUnit::month:
        return plus_months(date, count);
    case TimeUnit::season:
    case TimeUnit::quarter:
        return plus_months(date, 3 * count);
    case TimeUnit::year:
        return plus_months(date, 12 * count);
    case TimeUnit::decade:
        return plus_months(date, 120 * count);
    case TimeUnit::century:
        return plus_months(date, 1200 * count);
    }
    return date;
}

bool in_range(const DateInterval& interval) {
    const auto fits = [](Date date) {
        return date.ok() && static_cast<int>(date.year()) > 0 && static_cast<int>(date.year()) < 3000;
    };
    return fits(interval.start) && fits(interval.end) && interval.start <= interval.end;
}

/// "early 2022" is its first quarter, "early May" the first ten days; halves and thirds of other periods by days.
DateInterval part_of(DateInterval whole, TimePart part, std::optional<Date> published) {
    const int length = static_cast<int>((sys_days{whole.end} - sys_days{whole.start}).count()) + 1;
    const bool is_year = length == 365 || length == 366;
    const auto head = [&](int size) { return DateInterval{whole.start, plus_days(whole.start, size - 1)}; };
    const auto tail = [&](int size) { return DateInterval{plus_days(whole.end, 1 - size), whole.end}; };
    switch (part) {
    case TimePart::whole:
        return whole;
    case TimePart::early:
        return is_year ? months_from(month_of(whole.start), 3) : head((length + 2) / 3);
    case TimePart::late:
        return is_year ? months_from(month_of(whole.end) - months{2}, 3) : tail((length + 2) / 3);
    case TimePart::mid: {
        if (is_year) return months_from(month_of(whole.start) + months{4}, 4);
        const int third = length / 3;
        return {plus_days(whole.start, third), plus_days(whole.end, -third)};
    }
    case TimePart::begin:
        return is_year ? months_from(month_of(whole.start), 1) : head((length + 5) / 6);
    case TimePart::end:
        return is_year ? months_from(month_of(whole.end), 1) : tail((length + 5) / 6);
    case TimePart::first_half:
        return is_year ? months_from(month_of(whole.start), 6) : head((length + 1) / 2);
    case TimePart::second_half:
        return is_year ? months_from(month_of(whole.start) + months{6}, 6) : tail((length + 1) / 2);
    case TimePart::earlier:
        if (published && whole.start <= *published && *published <= whole.end) return {whole.start, *published};
        return whole;
    case TimePart::later:
        if (published && whole.start <= *published && *published <= whole.end) return {*published, whole.end};
        return whole;
    }
    return whole;
}

/// The days that a point with a year names.
std::optional<DateInterval> dated_point(const CalendarPoint& point) {
    switch (point.unit) {
    case TimeUnit::decade:
        return years_from(point.year, 10);
    case TimeUnit::century:
        return years_from(point.year, 100);
    case TimeUnit::year:
        return years_from(point.year, 1);
    case TimeUnit::month:
        return months_from(std::chrono::year{point.year} / point.month, 1);
    case TimeUnit::season:
    case TimeUnit::quarter:
        return months_from(std::chrono::year{point.year} / point.month, 3);
    default:
        break;
    }
    const Date date = day_of(point.year, point.month, point.day);
    if (!date.ok()) return std::nullopt;
    return one_day(date);
}

/// Which way to look for the nearest day or month of that name, and whether the day of writing counts.
struct Search {
    int direction;
    bool inclusive;
};

Search search_for(const TimeValue& value, Tense tense) {
    if (value.directed && value.direction < 0) return {-1, false};
    if (value.directed && value.direction > 0) return {1, false};
    if (tense == Tense::future) return {1, true};
    return {-1, true};
}

DateInterval nearest_weekday(int weekday, Date published, Search search) {
    int distance = search.direction < 0 ? (weekday_of(published) - weekday + 7) % 7 : (weekday - weekday_of(published) + 7) % 7;
    if (distance == 0 && !search.inclusive) distance = 7;
    return one_day(plus_days(published, search.direction * distance));
}

/// The weekend of "at the weekend": past, also when it is not over yet.
DateInterval nearest_weekend(Date published, const TimeValue& value, Search search) {
    const DateInterval current = unit_at(published, TimeUnit::weekend, 0);
    if (value.directed && value.direction == 0) return current;
    if (search.direction > 0)
        return value.directed && current.start <= published ? unit_at(published, TimeUnit::weekend, 1) : current;
    const bool begun = current.start <= published && !value.directed;
    return begun ? current : unit_at(published, TimeUnit::weekend, -1);
}

/// The nearest year in which the point lies on the right side of the day of writing.
std::optional<DateInterval> nearest_year(CalendarPoint point, Date published, const TimeValue& value, Search search) {
    const int this_year = static_cast<int>(published.year());
    point.year = this_year;
    const auto here = dated_point(point);
    if (value.directed && value.direction == 0 && here) return here;
    for (int distance = 0; distance <= 8; ++distance) { // eight years to the next 29 February at the most
        point.year = this_year + search.direction * distance;
        const auto found = dated_point(point);
        if (!found) continue;
        const bool on_side = search.direction < 0 ? found->start <= published : found->end >= published;
        const bool holds_today = found->start <= published && published <= found->end;
        if (on_side && (search.inclusive || !holds_today)) return found;
    }
    // Seasons begin in the year before or end in the year after.
    return std::nullopt;
}

/// "the 13th": of the nearest month.
std::optional<DateInterval> nearest_month(const CalendarPoint& point, Date published, Search search) {
    for (int distance = 0; distance <= 2; ++distance) {
        const Date date = (month_of(published) + months{search.direction * distance}) / static_cast<int>(point.day);
        if (!date.ok()) continue;
        if (search.direction < 0 ? date <= published : date >= published) return one_day(date);
    }
    return std::nullopt;
}

std::optional<DateInterval> resolve_point(const CalendarPoint& point, const TimeValue& value, std::optional<Date> published,
                                          Tense tense) {
    if (point.year != 0) return dated_point(point);
    if (!published) return std::nullopt;
    const Search search = search_for(value, tense);
    if (point.unit == TimeUnit::weekend) return nearest_weekend(*published, value, search);
    if (point.month == 0 && point.day == 0) {
        if (value.directed && value.direction == 0)
            return nearest_weekday(point.weekday, *published, {tense == Tense::past ? -1 : 1, true});
        return nearest_weekday(point.weekday, *published, search);
    }
    if (point.month == 0) return nearest_month(point, *published, search);
    return nearest_year(point, *published, value, search);
}

std::optional<DateInterval> resolve_calendar(const TimeValue& value, std::optional<Date> published, Tense tense) {
    const auto from = resolve_point(value.from, value, published, tense);
    if (!from || !value.range) return from;
    CalendarPoint last = value.to;
    if (last.year == 0) last.year = static_cast<int>(from->start.year());
    const auto to = dated_point(last);
    if (!to || to->end < from->start) return std::nullopt;
    return DateInterval{from->start, to->end};
}

std::optional<DateInterval> resolve_whole(const TimeValue& value, std::optional<Date> published, Tense tense,
                                          std::optional<DateInterval> anchor) {
    constexpr int furthest = 1000; // units; more is a number that was no count of time
    if (std::abs(value.count) > furthest) return std::nullopt;
    switch (value.form) {
    case TimeForm::calendar:
        return resolve_calendar(value, published, tense);
    case TimeForm::offset:
        if (!published) return std::nullopt;
        return unit_at(moved(*published, value.unit, value.count), value.unit, 0);
    case TimeForm::trailing:
        if (!published) return std::nullopt;
        return DateInterval{moved(*published, value.unit, -value.count), *published};
    case TimeForm::leading:
        if (!published) return std::nullopt;
        return DateInterval{*published, moved(*published, value.unit, value.count)};
    case TimeForm::anchored:
        if (!anchor) return std::nullopt;
        return unit_at(moved(anchor->start, value.unit, value.count), value.unit, 0);
    }
    return std::nullopt;
}

} // namespace

std::optional<DateInterval> resolve_date(const TimeExpression& expression, std::optional<Date> published, Tense tense,
                                         std::optional<DateInterval> anchor) {
    auto whole = resolve_whole(expression.value, published, tense, anchor);
    if (!whole || !in_range(*whole)) return std::nullopt;
    const DateInterval part = part_of(*whole, expression.value.part, published);
    if (!in_range(part)) return std::nullopt;
    return part;
}

std::optional<DateInterval> resolve_bounded_date(const TimeExpression& expression, std::optional<Date> published, Tense tense,
                                                 std::optional<DateInterval> anchor) {
    const auto named = resolve_date(expression, published, tense, anchor);
    if (!named) return std::nullopt;
    switch (expression.bound) {
    case TimeBound::unbounded:
        return named;
    case TimeBound::since:
        if (!published || *published < named->start) return named;
        return DateInterval{named->start, *published};
    case TimeBound::by:
        if (!published || *published > named->end || tense == Tense::past) return named;
        return DateInterval{*published, named->end};
    case TimeBound::until:
    case TimeBound::before:
    case TimeBound::after:
        return std::nullopt;
    }
    return named;
}

bool sets_story(const TimeExpression& expression, const Sentence& sentence) {
    const TimeValue& value = expression.value;
    const bool dated = value.form == TimeForm::calendar && value.from.year != 0;
    if (!dated || value.from.unit == TimeUnit::decade || value.from.unit == TimeUnit::century) return false;
    if (value.from.month != 0) return true;
    const Token& head = sentence.tokens[expression.head]; // "In 1831 he …": a year that opens the sentence
    const bool adverbial = head.relation == Relation::obl || head.relation == Relation::obl_unmarked;
    return adverbial && expression.bound == TimeBound::unbounded && expression.tokens.begin <= 1 && head.head >= 0 &&
           sentence.tokens[static_cast<std::size_t>(head.head)].head < 0;
}

TimeExpression within_story(TimeExpression expression, std::optional<DateInterval> story, std::optional<Date> published) {
    TimeValue& value = expression.value;
    const bool open = value.form == TimeForm::calendar && value.from.year == 0 && value.from.month != 0 && !value.directed;
    if (!open || !story) return expression;
    int year = static_cast<int>(story->start.year());
    const bool whole_year = story->start.month() == std::chrono::January && story->end.month() == std::chrono::December;
    if (published && year >= static_cast<int>(published->year()) - 1) return expression;
    if (!whole_year && value.from.month < static_cast<unsigned>(story->start.month())) ++year;
    value.from.year = year;
    value.to.year = year;
    return expression;
}

} // namespace entente
