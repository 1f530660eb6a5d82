// SPDX-License-Identifier: Apache-2.0
#include "article/written_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "article/ascii.hpp"

namespace entente {
namespace {

enum class PieceKind { word, number, clock };

/// A word, a number, or a time of day, and the character that came before it.
struct Piece {
    PieceKind kind;
    std::string_view text;
    char before;
};

std::optional<int> integer(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

/// Cuts into words, numbers and clock times; everything else separates.
std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    std::size_t at = 0;
    while (at < text.size()) {
        const char before = at > 0 ? text[at - 1] : ' ';
        std::size_t end = at;
        if (is_ascii_digit(text[at])) {
            while (end < text.size() && is_ascii_digit(text[end]))
                ++end;
            PieceKind kind = PieceKind::number;
            while (end + 1 < text.size() && text[end] == ':' && is_ascii_digit(text[end + 1])) {
                kind = PieceKind::clock;
                ++end;
                while (end < text.size() && is_ascii_digit(text[end]))
                    ++end;
            }
            pieces.push_back({kind, text.substr(at, end - at), before});
        } else if (is_ascii_letter(text[at])) {
            while (end < text.size() && is_ascii_letter(text[end]))
                ++end;
            pieces.push_back({PieceKind::word, text.substr(at, end - at), before});
        } else {
            end = at + 1;
        }
        at = end;
    }
    return pieces;
}

std::optional<Date> day(std::optional<int> year, std::optional<int> month, std::optional<int> day_of_month) {
    if (!year || !month || !day_of_month || *year < 1000 || *year > 2200 || *month < 1 || *day_of_month < 1) return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day_of_month)}};
    if (!date.ok()) return std::nullopt;
    return date;
}

/// "20230913", alone or before "T101112Z" or more digits of a time.
std::optional<Date> parse_basic_iso(std::string_view text) {
    const auto digits = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_ascii_digit) - text.begin());
    const bool date_only = digits == 8 && (text.size() == 8 || text[8] == 'T' || text[8] == ' ');
    if (!date_only && !(digits == 14 && text.size() == 14)) return std::nullopt;
    return day(integer(text.substr(0, 4)), integer(text.substr(4, 2)), integer(text.substr(6, 2)));
}

std::optional<Date> parse_number(std::string_view text) {
    if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || c == '.'; }))
        return std::nullopt;
    const std::size_t whole = std::min(text.find('.'), text.size());
    if (whole < 9 || whole > 13 || text.find('.', std::min(whole + 1, text.size())) != std::string_view::npos) return std::nullopt;
    double value = 0;
    for (const char digit : text.substr(0, whole))
        value = value * 10 + (digit - '0');
    return parse_epoch(value);
}

std::size_t digit_count(const Piece& piece) {
    return piece.kind == PieceKind::number ? piece.text.size() : 0;
}

/// "2023/09/13", "13.09.2023", "9/13/2023": three numbers joined by one kind of separator.
std::optional<Date> numeric_date(const std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i + 2 < pieces.size(); ++i) {
        const char separator = pieces[i + 1].before;
        if (digit_count(pieces[i]) == 0 || digit_count(pieces[i + 1]) == 0 || digit_count(pieces[i + 2]) == 0) continue;
        if ((separator != '/' && separator != '.' && separator != '-') || pieces[i + 2].before != separator) continue;
        const auto a = integer(pieces[i].text);
        const auto b = integer(pieces[i + 1].text);
        const auto c = integer(pieces[i + 2].text);
        if (digit_count(pieces[i]) == 4 && digit_count(pieces[i + 1]) <= 2 && digit_count(pieces[i + 2]) <= 2) return day(a, b, c);
        if (digit_count(pieces[i + 2]) != 4 || digit_count(pieces[i]) > 2 || digit_count(pieces[i + 1]) > 2) continue;
        const auto day_first = day(c, b, a);
        const auto month_first = day(c, a, b);
        if (separator == '.') return day_first;
        if (day_first && month_first && *day_first != *month_first) return std::nullopt;
        return day_first ? day_first : month_first;
    }
    return std::nullopt;
}

bool is_ordinal_suffix(std::string_view word) {
    return equal_ascii(word, "st") || equal_ascii(word, "nd") || equal_ascii(word, "rd") || equal_ascii(word, "th");
}

/// The day of the month in the piece at `i`, if a number from 1 to 31 stands there.
std::optional<int> day_at(const std::vector<Piece>& pieces, std::size_t i) {
    if (i >= pieces.size() || digit_count(pieces[i]) == 0 || digit_count(pieces[i]) > 2) return std::nullopt;
    const auto value = integer(pieces[i].text);
    if (!value || *value < 1 || *value > 31) return std::nullopt;
    return value;
}

std::optional<int> year_at(const std::vector<Piece>& pieces, std::size_t i) {
    if (i >= pieces.size() || digit_count(pieces[i]) != 4) return std::nullopt;
    return integer(pieces[i].text);
}

/// The first of the next few pieces that is a year; clock times, zones and offsets may stand before it.
std::optional<int> year_from(const std::vector<Piece>& pieces, std::size_t i) {
    for (std::size_t k = i; k < pieces.size() && k < i + 4; ++k) {
        if (pieces[k].before == '+') continue;
        if (const auto year = year_at(pieces, k); year && *year >= 1000 && *year <= 2200) return year;
        if (pieces[k].kind == PieceKind::word && pieces[k].text.size() > 4) break;
    }
    return std::nullopt;
}

/// "13 Sep 23": the two-digit years of RFC 822.
std::optional<int> short_year(const std::vector<Piece>& pieces, std::size_t i) {
    if (i >= pieces.size() || digit_count(pieces[i]) != 2) return std::nullopt;
    const auto value = integer(pieces[i].text);
    if (!value) return std::nullopt;
    return *value < 69 ? 2000 + *value : 1900 + *value;
}

std::optional<Date> named_month_date(const std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces[i].kind != PieceKind::word) continue;
        const int month = static_cast<int>(month_number(pieces[i].text));
        if (month == 0) continue;
        // day before the month: "13 September 2023", "13th of September, 2023"
        std::size_t before = i;
        while (before > 0 && pieces[before - 1].kind == PieceKind::word &&
               (is_ordinal_suffix(pieces[before - 1].text) || equal_ascii(pieces[before - 1].text, "of"))) {
            --before;
        }
        if (before > 0) {
            if (const auto day_before = day_at(pieces, before - 1)) {
                if (const auto found = day(year_from(pieces, i + 1), month, day_before)) return found;
                if (const auto found = day(short_year(pieces, i + 1), month, day_before)) return found;
            }
            if (const auto year_before = year_at(pieces, before - 1)) {
                if (const auto found = day(year_before, month, day_at(pieces, i + 1))) return found;
            }
        }
        // day after the month: "Sept. 13, 2023", "Sep 13 10:00:00 +0000 2023"
        if (const auto day_after = day_at(pieces, i + 1)) {
            std::size_t next = i + 2;
            if (next < pieces.size() && pieces[next].kind == PieceKind::word && is_ordinal_suffix(pieces[next].text)) ++next;
            if (const auto found = day(year_from(pieces, next), month, day_after)) return found;
        }
    }
    return std::nullopt;
}

constexpr std::array<std::string_view, 12> months{"january", "february", "march",     "april",   "may",      "june",
                                                  "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/// The place (from 1) of the name that `word` is or abbreviates with at least three letters ("sept", "tues", "thurs").
template <std::size_t N>
unsigned place_in(const std::array<std::string_view, N>& names, std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    const std::string low = ascii_lower(word);
    for (std::size_t i = 0; i < N; ++i) {
        if (low == names[i]) return static_cast<unsigned>(i + 1);
        const bool usual = low.size() == 3 || low == "sept" || low == "tues" || low == "wednes" || low == "thur" || low == "thurs";
        if (usual && names[i].starts_with(low)) return static_cast<unsigned>(i + 1);
    }
    return 0;
}

/// Words that stand beside a date in a date line and say nothing else.
bool is_date_label(std::string_view word) {
    constexpr std::array<std::string_view, 60> labels{
        "published", "publication", "updated", "update", "last", "modified", "posted", "date",  "first", "created",
        "issued",    "released",    "on",      "at",     "of",   "the",      "time",   "local", "am",    "pm",
        "a",         "m",           "p",       "gmt",    "utc",  "bst",      "est",    "edt",   "pst",   "pdt",
        "cst",       "cdt",         "et",      "cet",    "cest", "ist",      "z",      "hrs",
        "wat",       "eat",         "cat",     "sast",   "aest", "aedt",     "jst",    "kst",   "hkt",   "sgt",
        "pkt",       "msk",         "mst",     "mdt",    "gst",  "ast",      "trt",    "eet",   "eest",  "wib",
        "nzst",      "nzdt"};
    const std::string low = ascii_lower(word);
    return std::find(labels.begin(), labels.end(), low) != labels.end();
}

} // namespace

std::optional<Date> parse_epoch(double seconds) {
    if (!(seconds >= 0)) return std::nullopt;
    constexpr double smallest_milliseconds = 1e11; // as seconds this would be the year 5138
    if (seconds >= smallest_milliseconds) seconds /= 1000;
    constexpr double year_2200 = 7258118400;
    if (seconds >= year_2200) return std::nullopt;
    const auto days = static_cast<int>(std::floor(seconds / 86400));
    return plus_days(Date{std::chrono::year{1970} / 1 / 1}, days);
}

unsigned month_number(std::string_view word) {
    return place_in(months, word);
}
unsigned weekday_number(std::string_view word) {
    return place_in(weekdays, word);
}

std::optional<Date> parse_written_date(std::string_view text) {
    text = trim_ascii(text);
    constexpr std::size_t longest = 200; // a date field that is longer holds something else
    if (text.size() > longest) return std::nullopt;
    if (const auto found = parse_date(text))
        return day(static_cast<int>(found->year()), static_cast<int>(static_cast<unsigned>(found->month())),
                   static_cast<int>(static_cast<unsigned>(found->day())));
    if (const auto found = parse_basic_iso(text)) return found;
    if (const auto found = parse_number(text)) return found;
    const std::vector<Piece> pieces = pieces_of(text);
    if (const auto found = named_month_date(pieces)) return found;
    return numeric_date(pieces);
}

bool is_date_line(std::string_view text) {
    if (!parse_written_date(text)) return false;
    for (const Piece& piece : pieces_of(text)) {
        if (piece.kind != PieceKind::word) continue;
        const std::string_view word = piece.text;
        // a single T or Z belongs to ISO times
        if (word.size() == 1 || month_number(word) != 0 || weekday_number(word) != 0 || is_ordinal_suffix(word) ||
            is_date_label(word))
            continue;
        return false;
    }
    return true;
}

bool states_date(std::string_view text) {
    constexpr std::size_t longest = 120;
    text = trim_ascii(text);
    if (text.size() > longest) return false;
    if (is_date_line(text)) return true;
    constexpr std::array<std::string_view, 8> labels{"published", "updated",       "last updated", "first published",
                                                     "posted",    "last modified", "publish date", "date"};
    const std::string low = ascii_lower(text);
    const bool labelled = std::any_of(labels.begin(), labels.end(), [&](std::string_view label) {
        return low.starts_with(label) && low.size() > label.size() && !is_ascii_letter(low[label.size()]);
    });
    return labelled && !text.ends_with('.') && parse_written_date(text).has_value();
}

} // namespace entente
