// SPDX-License-Identifier: Apache-2.0
// What days a time expression means, given when the article was written.
//
//   resolve_date(expression, article.published, Tense::past);   // "Wednesday" → 2023-09-13
#pragma once

#include <cstdint>
#include <optional>

#include "extract/time_expression.hpp"
#include "text/date.hpp"

namespace entente {

enum class Tense : std::uint8_t { past, present, future };

/// The interval that the expression itself names, its preposition left out ("since May" gives May). A weekday, day, month or season
/// without year is the nearest one before or at the day of writing in past tense, at or after it in future tense; present tense
/// counts as past for days and months, except that a weekday with a present verb ("arrives Friday") is taken as future by the
/// caller. Absent: a relative or partial date without `published`, an anchored one without `anchor` (the date spoken of before), a
/// day that does not exist.
std::optional<DateInterval> resolve_date(const TimeExpression& expression, std::optional<Date> published, Tense tense,
                                         std::optional<DateInterval> anchor = std::nullopt);

/// The same with the preposition: "since May" reaches from May to the day of writing, "by Friday" from the day of writing to
/// Friday; absent for "until", "before" and "after", which say when something did not happen.
std::optional<DateInterval> resolve_bounded_date(const TimeExpression& expression, std::optional<Date> published, Tense tense,
                                                 std::optional<DateInterval> anchor = std::nullopt);

/// Whether a story goes on from the expression: an adverbial with its year, "In March 2014 …".
bool sets_story(const TimeExpression& expression, const Sentence& sentence);

/// "On May 17" within a story of long ago is of its year, or of the next one if that month is over there; unchanged are expressions
/// with a year, those that count from the day of writing, and all where the story is of this year or the last. `story`: the days
/// of the last expression that sets one.
TimeExpression within_story(TimeExpression expression, std::optional<DateInterval> story, std::optional<Date> published);

} // namespace entente
