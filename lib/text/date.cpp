// SPDX-License-Identifier: Apache-2.0
#include "text/date.hpp"

#include <charconv>

#include <fmt/format.h>

namespace entente {
namespace {

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value < 0) return std::nullopt;
    return value;
}

} // namespace

std::optional<Date> parse_date(std::string_view iso) {
    if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    if (iso.size() > 10 && iso[10] != 'T' && iso[10] != 't' && iso[10] != ' ') return std::nullopt;
    const auto year = number(iso.substr(0, 4));
    const auto month = number(iso.substr(5, 2));
    const auto day = number(iso.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string format(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

Date plus_days(Date date, int days) { return Date{std::chrono::sys_days{date} + std::chrono::days{days}}; }

} // namespace entente
