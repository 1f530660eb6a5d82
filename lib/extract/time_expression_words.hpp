// SPDX-License-Identifier: Apache-2.0
// Inside of time expressions: the English words of the calendar.
//
//   number_word("three");   // 3
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "extract/time_expression.hpp"

namespace entente {

/// "week", "weeks", "fortnight" (two weeks): a unit and how many of it.
struct UnitWord {
    TimeUnit unit;
    int count;
    bool plural;
};
std::optional<UnitWord> unit_word(std::string_view lower);

/// "one" to "twenty", tens, "hundred", "a", "an", "couple" (2), and digits; absent for others.
std::optional<int> number_word(std::string_view lower);

/// "winter" 1, "spring" 2, "summer" 3, "autumn" and "fall" 4, else 0. A season begins with December, March, June, September.
std::uint8_t season_word(std::string_view lower);

/// "13th", "1st", or "thirteenth", "first": the number, if it is a day of a month.
std::optional<int> ordinal_day(std::string_view lower);

/// "19th", "twentieth", "twenty-first": the number of a century.
std::optional<int> ordinal_century(std::string_view lower);

/// Holidays on a fixed day, by their first words: "christmas" with "day" or "eve", "halloween", "new" "year" …
struct Holiday {
    std::uint8_t month;
    std::uint8_t day;
};
std::optional<Holiday> holiday_word(std::string_view lower);

/// "1990s", "1830s" as written; "'90s", "90s", "nineties" count as of the twentieth century. The first year.
std::optional<int> decade_word(std::string_view lower);

} // namespace entente
