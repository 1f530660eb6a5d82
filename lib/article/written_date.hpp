// SPDX-License-Identifier: Apache-2.0
// Dates as people and machines write them in the date fields and date lines of articles.
//
//   parse_written_date("Wed, 13 Sep 2023 10:00:00 GMT");        // 2023-09-13
//   parse_written_date("Published 9:23 PM EDT, Sept. 13, 2023"); // 2023-09-13
#pragma once

#include <optional>
#include <string_view>

#include "text/date.hpp"

namespace entente {

/// The day that the text names: ISO 8601 (also without separators, with time and zone), RFC 822, "13 September 2023",
/// "Sept. 13, 2023", "2023/09/13", "13.09.2023", "9/13/2023" where only one reading is a day, seconds or milliseconds since 1970
/// (UTC). A time and zone do not move the day: it is the day as written. Absent if nothing or more than one day is meant
/// ("03/04/2023"), or there is no year.
std::optional<Date> parse_written_date(std::string_view text);

/// The day of seconds since 1970-01-01 (UTC); a number of twelve digits or more counts milliseconds. Absent outside 1970 to 2200.
std::optional<Date> parse_epoch(double seconds);

/// 1 to 12 for the English name of a month or its abbreviation ("sept", "Sep", "SEPTEMBER"), else 0.
unsigned month_number(std::string_view word);

/// 1 (Monday) to 7 for the English name of a weekday or its abbreviation, else 0.
unsigned weekday_number(std::string_view word);

/// True if the text holds a date and else nothing but weekday, time, zone and words such as "Published", "Last updated on".
bool is_date_line(std::string_view text);

/// True for a date line and for a short line such as "Published 13 September 2023 by Jane Doe".
bool states_date(std::string_view text);

} // namespace entente
