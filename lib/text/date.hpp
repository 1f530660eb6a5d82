// SPDX-License-Identifier: Apache-2.0
// Calendar days and closed intervals of days (proleptic Gregorian, no time of day, no zone).
//
//   parse_date("2023-09-13")->year();
//   format(DateInterval{...});          // "2023-09-13" or "2022-10-01/2022-12-31"
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

using Date = std::chrono::year_month_day; // always ok()

/// Closed interval of days, start <= end.
struct DateInterval {
    Date start;
    Date end;
    friend constexpr auto operator<=>(const DateInterval&, const DateInterval&) = default;
};

/// ISO 8601 day "YYYY-MM-DD" (anything after a 'T' or blank is ignored); absent if malformed or not a real day.
std::optional<Date> parse_date(std::string_view iso);

/// "YYYY-MM-DD".
std::string format(Date date);

/// The date that many days later (earlier if negative).
Date plus_days(Date date, int days);

} // namespace entente
