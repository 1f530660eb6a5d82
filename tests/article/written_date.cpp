// SPDX-License-Identifier: Apache-2.0
#include "article/written_date.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("Dates are understood in the forms that articles and programs use") {
    const Date wanted = std::chrono::year{2023} / 9 / 13;
    for (const char* text : {"2023-09-13",
                             "2023-09-13T10:00:00Z",
                             "2023-09-13T23:59:59.123+09:00",
                             "2023-09-13 10:00",
                             "20230913",
                             "20230913T101112Z",
                             "20230913101112",
                             "2023/09/13",
                             "2023/9/13 10:00",
                             "2023.09.13",
                             "13.09.2023",
                             "9/13/2023",
                             "13/09/2023",
                             "Wed, 13 Sep 2023 10:00:00 GMT",
                             "Wed, 13 Sep 23 10:00:00 GMT",
                             "13 September 2023",
                             "13 Sept. 2023",
                             "Sept. 13, 2023",
                             "September 13, 2023 10:23 am EDT",
                             "Wednesday, September 13th, 2023",
                             "13th of September 2023",
                             "13-Sep-2023",
                             "Wed Sep 13 10:00:00 +0000 2023",
                             "Published 9:23 PM EDT, Wed September 13, 2023",
                             "SEPTEMBER 13 2023",
                             "1694599200",
                             "1694599200000",
                             "1694599200.5",
                             "  2023-09-13  ",
                             "Updated: 13 September 2023, 10:00",
                             "2023 September 13",
                             "13 Sep 2023 | 10:15 IST"}) {
        CAPTURE(text);
        CHECK(parse_written_date(text) == wanted);
    }
}

TEST_CASE("What is no day, or may be two, is no date") {
    for (const char* text : {"", "yesterday", "2023", "September 2023", "03/04/2023", "2023-02-30", "2023-13-01",
                             "31 September 2023", "Sept 13", "13 September", "12345", "99999999999999999999", "the 13th",
                             "Wednesday", "-5", "0000-00-00", "May the force be with you"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_written_date(text).has_value());
    }
}

TEST_CASE("Seconds and milliseconds since 1970 are told apart by size") {
    CHECK(parse_epoch(0) == Date{std::chrono::year{1970} / 1 / 1});
    CHECK(parse_epoch(86399) == Date{std::chrono::year{1970} / 1 / 1});
    CHECK(parse_epoch(86400) == Date{std::chrono::year{1970} / 1 / 2});
    CHECK(parse_epoch(1.6945992e12) == parse_epoch(1694599200));
    CHECK_FALSE(parse_epoch(-1).has_value());
    CHECK_FALSE(parse_epoch(1e30).has_value());
}

TEST_CASE("Date lines are told from sentences with a date") {
    for (const char* text : {"Saturday, September 12, 2015", "Published 13 September 2023", "Updated: 10:15 AM EST, Feb 3 2020",
                             "13 Sep 2023", "Last updated on September 13, 2023 at 9:04 pm IST"}) {
        CAPTURE(text);
        CHECK(is_date_line(text));
    }
    for (const char* text : {"The envoys met on 13 September 2023.", "September 2023", "Published by the ministry", "Friday"}) {
        CAPTURE(text);
        CHECK_FALSE(is_date_line(text));
    }
    CHECK(states_date("Published 13 September 2023 by Jane Doe"));
    CHECK_FALSE(states_date("Published in Oslo on 13 September 2023, the report says that both envoys are at fault."));
}
