// SPDX-License-Identifier: Apache-2.0
#include "article/written_date.hpp"
#include "extract/time_expression_grammar.hpp"
#include "extract/time_expression_words.hpp"

namespace entente {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 5> day_parts{"morning", "afternoon", "evening", "night", "midnight"};

} // namespace

std::uint8_t TimeGrammar::month_at(Index i) const {
    if (!is_capitalised(i)) return 0;
    const unsigned month = month_number(form(i));
    if (month == 0 || token(i).name_type == NameType::PER) return 0;
    const bool beside_number = is_number(i + 1) || (i > 0 && (is_number(i - 1) || ordinal_day(word(i - 1)))) ||
                               ordinal_day(word(i + 1)) || (is_dash(i + 1) && is_number(i + 2)) ||
                               (word(i + 1) == "." && is_number(i + 2));
    const bool ambiguous =
        word(i) == "may" || word(i) == "march" || word(i) == "august" || word(i) == "mar" || word(i) == "jan" || word(i) == "dec";
    const bool abbreviated = word(i).size() < 4 && word(i) != "may" && !word(i).ends_with('.');
    if (abbreviated && !beside_number) return 0;
    if (ambiguous && !beside_number && token(i).upos != Upos::PROPN) return 0;
    return static_cast<std::uint8_t>(month);
}

std::uint8_t TimeGrammar::weekday_at(Index i) const {
    if (!is_capitalised(i) || token(i).name_type == NameType::PER || token(i).name_type == NameType::ORG) return 0;
    const unsigned weekday = weekday_number(form(i));
    const bool abbreviated = word(i).size() < 6;
    if (abbreviated && !word(i).ends_with('.') && month_at(skip_comma(i + 1)) == 0 && !is_number(i + 1)) return 0;
    // "Black Friday", "Palm Sunday": names of particular days
    constexpr std::array<std::string_view, 8> names{"black", "good", "bloody", "ash", "palm", "easter", "holy", "super"};
    if (weekday != 0 && i > 0 && is_capitalised(i - 1) && is_one_of(word(i - 1), names)) return 0;
    return static_cast<std::uint8_t>(weekday);
}

std::optional<int> TimeGrammar::year_at(Index i) const {
    if (!is_number(i) || word(i).size() != 4) return std::nullopt;
    const int year = std::stoi(word(i));
    return year >= 1000 && year < 2200 ? std::optional(year) : std::nullopt;
}

std::optional<int> TimeGrammar::day_number(Index i) const {
    if (is_number(i) && word(i).size() <= 2) {
        const int day = std::stoi(word(i));
        return day >= 1 && day <= 31 ? std::optional(day) : std::nullopt;
    }
    return ordinal_day(word(i));
}

/// "Sept. 13[-15][, 2023]", "September [of] 2023", "September".
TimeGrammar::MaybeMatch TimeGrammar::month_first(Index i) const {
    CalendarPoint point;
    point.month = month_at(i);
    point.unit = TimeUnit::month;
    if (point.month == 0) return std::nullopt;
    Index at = i + 1;
    if (word(at) == "." && (is_number(at + 1))) ++at;
    if (word(at) == "the" && ordinal_day(word(at + 1))) ++at;
    std::optional<int> last_day;
    if (const auto day = day_number(at); day && !(is_dash(at + 1) && word(at + 2) == "year")) {
        point.day = static_cast<std::uint8_t>(*day);
        point.unit = TimeUnit::day;
        ++at;
        const bool to = is_dash(at) || word(at) == "to";
        if (to && day_number(at + 1) && !(month_at(at + 2) != 0 && word(at) == "to")) {
            last_day = day_number(at + 1);
            at += 2;
        }
    } else if (word(at) == "of" && year_at(at + 1)) {
        ++at;
    }
    if (const Index next = skip_comma(at); year_at(next)) {
        point.year = *year_at(next);
        at = next + 1;
    }
    TimeValue value = calendar_value(point);
    if (last_day) {
        value.to.day = static_cast<std::uint8_t>(*last_day);
        value.range = true;
    }
    return TimeMatch{at, value};
}

/// "[the] 13[th] [day] [of] September[, 2023]", "8-May-2006".
TimeGrammar::MaybeMatch TimeGrammar::day_first(Index i) const {
    Index at = word(i) == "the" ? i + 1 : i;
    const auto day = day_number(at);
    if (!day) return std::nullopt;
    ++at;
    if (word(at) == "day") ++at;
    if (word(at) == "of" || is_dash(at)) ++at;
    CalendarPoint point;
    point.month = month_at(at);
    if (point.month == 0) return std::nullopt;
    point.day = static_cast<std::uint8_t>(*day);
    ++at;
    Index next = is_dash(at) ? at + 1 : skip_comma(at);
    if (word(next) == "of") ++next;
    if (const auto year = year_at(next)) {
        point.year = *year;
        at = next + 1;
    }
    return TimeMatch{at, calendar_value(point)};
}

TimeGrammar::MaybeMatch TimeGrammar::iso_date(Index i) const {
    if (i >= size() || form(i).size() != 10) return std::nullopt;
    const auto date = parse_date(form(i));
    if (!date) return std::nullopt;
    CalendarPoint point;
    point.year = static_cast<int>(date->year());
    point.month = static_cast<std::uint8_t>(static_cast<unsigned>(date->month()));
    point.day = static_cast<std::uint8_t>(static_cast<unsigned>(date->day()));
    return TimeMatch{i + 1, calendar_value(point)};
}

TimeGrammar::Index TimeGrammar::skip_day_part(Index i) const {
    return is_one_of(word(i), day_parts) ? i + 1 : i;
}

TimeGrammar::MaybeMatch TimeGrammar::calendar_date(Index i) const {
    const std::uint8_t weekday = weekday_at(i);
    const Index begin = weekday != 0 ? i + 1 : i;
    MaybeMatch date = longer(longer(month_first(begin), day_first(begin)), iso_date(begin));
    if (weekday == 0) return date;
    const Index after = skip_day_part(begin);
    if (!date) {
        const Index next = skip_comma(after);
        const bool day_of_month = next < size() && word(next) == "the" && ordinal_day(word(next + 1)).has_value();
        date = longer(month_first(next), longer(day_first(next), day_of_month ? lone_ordinal(next) : std::nullopt));
        if (date && date->value.from.day == 0) date.reset(); // "on Tuesday, March …"
    }
    if (date) {
        date->value.from.weekday = date->value.to.weekday = weekday;
        return date;
    }
    CalendarPoint point;
    point.weekday = weekday;
    return TimeMatch{after, calendar_value(point)};
}

TimeGrammar::MaybeMatch TimeGrammar::decade_or_century(Index i) const {
    Index at = word(i) == "the" ? i + 1 : i;
    CalendarPoint point;
    if (const auto decade = at < size() ? decade_word(word(at)) : std::nullopt; decade && (word(at).front() != 't' || at > i)) {
        const bool spelled = is_ascii_letter(word(at).front());
        const bool short_form = word(at).size() < 5;
        if ((spelled || short_form) && at == i &&
            !(i > 0 && (word(i - 1) == "late" || word(i - 1) == "early" || word(i - 1) == "mid" || word(i - 1) == "and" ||
                        word(i - 1) == "or" || !is_ascii_digit(word(i).front())))) {
            return std::nullopt;
        }
        if (spelled && i + 1 == at && word(at) == "thirties") return std::nullopt;
        point.year = *decade;
        point.unit = TimeUnit::decade;
        return TimeMatch{at + 1, calendar_value(point)};
    }
    if (is_dash(at + 1) && word(at + 2) == "century") {
        if (const auto number = ordinal_century(word(at))) {
            point.year = (*number - 1) * 100;
            point.unit = TimeUnit::century;
            return TimeMatch{at + 3, calendar_value(point)};
        }
    }
    if (word(at + 1) == "century") {
        if (const auto number = ordinal_century(word(at)); number && !is_before_christ(at + 2)) {
            point.year = (*number - 1) * 100;
            point.unit = TimeUnit::century;
            return TimeMatch{at + 2, calendar_value(point)};
        }
    }
    return std::nullopt;
}

bool TimeGrammar::is_before_christ(Index i) const {
    return word(i) == "bc" || word(i) == "bce" || word(i) == "b.c.";
}

/// "'71", "9/11".
TimeGrammar::MaybeMatch TimeGrammar::short_year(Index i) const {
    CalendarPoint point;
    if (word(i) == "9/11") {
        point.year = 2001;
        point.month = 9;
        point.day = 11;
        return TimeMatch{i + 1, calendar_value(point)};
    }
    std::string_view digits = word(i);
    const std::size_t quote = digits.starts_with("'") ? 1 : digits.starts_with("’") ? std::string_view("’").size() : 0;
    if (quote == 0 || digits.size() != quote + 2) return std::nullopt;
    digits.remove_prefix(quote);
    if (!is_ascii_digit(digits[0]) || !is_ascii_digit(digits[1])) return std::nullopt;
    const int year = (digits[0] - '0') * 10 + (digits[1] - '0');
    point.year = year + (year < 40 ? 2000 : 1900);
    point.unit = TimeUnit::year;
    return TimeMatch{i + 1, calendar_value(point)};
}

/// A bare number that is a year and no count of things.
TimeGrammar::MaybeMatch TimeGrammar::year_alone(Index i) const {
    if (const auto match = short_year(i)) return match;
    const auto year = year_at(i);
    if (!year || is_before_christ(i + 1)) return std::nullopt;
    constexpr std::array<std::string_view, 31> leading{
        "or",     "in",    "since",   "until",   "till",   "by",    "from",       "of",     "to",    "during", "year",
        "around", "circa", "c.",      "between", "before", "after", "early",      "late",   "mid",   "-",      "–",
        "(",      "and",   "through", "the",     "’s",     "'s",    "throughout", "summer", "winter"};
    const std::string& before = i > 0 ? word(i - 1) : word(size());
    const bool led = is_one_of(before, leading);
    const bool counts = token(i).relation == Relation::nummod || (is_noun(i + 1) && unit_word(word(i + 1))) ||
                        word(i + 1) == "hours" || word(i + 1) == "gmt" || word(i + 1) == "%" || before == "$";
    constexpr std::array<std::string_view, 8> only_before_years{"in", "since", "until", "during", "by", "circa", "year", "of"};
    const bool ends_range = i > 1 && is_dash(i - 1) && year_at(i - 2);
    const bool ends_name = i > 0 && token(i - 1).upos == Upos::PROPN && is_capitalised(i - 1) && *year >= 1950 && *year <= 2050 &&
                           weekday_at(i - 1) == 0 && !(i + 1 < size() && token(i + 1).upos == Upos::PROPN); // "World Cup 2018"
    const bool surely_led = (is_one_of(before, only_before_years) && !is_noun(i + 1)) || ends_range || ends_name;
    // "the failed 2016 coup", "the 2014 protests"
    const bool after_determiner =
        i > 0 && (word(i - 1) == "the" || token(i - 1).upos == Upos::ADJ || token(i - 1).upos == Upos::VERB);
    const bool modifies_noun = is_noun(i + 1) || (i + 1 < size() && token(i + 1).upos == Upos::ADJ);
    const bool definite = after_determiner && modifies_noun && *year >= 1950 && *year <= 2050;
    if (counts && !surely_led && !definite) return std::nullopt;
    const bool modern = *year >= 1900 && *year <= 2100;
    const bool modifies = token(i).relation == Relation::nmod_unmarked || token(i).relation == Relation::obl_unmarked ||
                          token(i).relation == Relation::compound;
    if (!led && !definite && !surely_led &&
        !(modern &&
          (modifies || token(i).relation == Relation::obl || token(i).relation == Relation::nmod ||
           token(i).relation == Relation::root || token(i).relation == Relation::conj || token(i).relation == Relation::appos))) {
        return std::nullopt;
    }
    if (!modern && !led) return std::nullopt;
    CalendarPoint point;
    point.year = *year;
    point.unit = TimeUnit::year;
    TimeValue value = calendar_value(point);
    Index end = i + 1;
    // "1871-72"
    if (is_dash(end) && is_number(end + 1) && word(end + 1).size() == 2) {
        value.to.year = *year / 100 * 100 + std::stoi(word(end + 1));
        value.range = value.to.year > *year;
        if (value.range)
            end += 2;
        else
            value.to = value.from;
    }
    return TimeMatch{end, value};
}

/// "the 13th", where no noun follows that it would count.
TimeGrammar::MaybeMatch TimeGrammar::lone_ordinal(Index i) const {
    if (word(i) != "the" || i + 1 >= size() || !is_ascii_digit(word(i + 1).front())) return std::nullopt;
    const auto day = ordinal_day(word(i + 1));
    const bool counts = is_noun(i + 2) || (i + 2 < size() && token(i + 2).upos == Upos::ADJ) ||
                        token(i + 1).relation == Relation::amod || is_dash(i + 2) || word(i + 2) == "of";
    if (!day || counts) return std::nullopt;
    CalendarPoint point;
    point.day = static_cast<std::uint8_t>(*day);
    return TimeMatch{i + 2, calendar_value(point)};
}

TimeGrammar::MaybeMatch TimeGrammar::holiday(Index i) const {
    CalendarPoint point;
    Index end = i + 1;
    if (!is_capitalised(i)) return std::nullopt;
    if (const auto day = holiday_word(word(i))) {
        point.month = day->month;
        point.day = day->day;
        if (word(end) == "day")
            ++end;
        else if (word(end) == "eve") {
            --point.day;
            ++end;
        } else if (is_noun(end)) {
            return std::nullopt; // "Christmas market"
        }
    } else if (word(i) == "new" && word(i + 1) == "year" && (word(i + 2) == "'s" || word(i + 2) == "’s") &&
               (word(i + 3) == "day" || word(i + 3) == "eve")) {
        point.month = word(i + 3) == "day" ? 1 : 12;
        point.day = word(i + 3) == "day" ? 1 : 31;
        end = i + 4;
    } else if (word(i) == "boxing" && word(i + 1) == "day") {
        point.month = 12;
        point.day = 26;
        end = i + 2;
    } else {
        return std::nullopt;
    }
    if (const Index next = skip_comma(end); year_at(next)) {
        point.year = *year_at(next);
        end = next + 1;
    }
    return TimeMatch{end, calendar_value(point)};
}

TimeGrammar::MaybeMatch TimeGrammar::season_or_quarter(Index i) const {
    Index at = word(i) == "the" ? i + 1 : i;
    CalendarPoint point;
    if (const std::uint8_t season = season_word(word(at)); season != 0 && is_noun(at)) {
        Index next = at + 1;
        if (word(next) == "of" || is_comma(next)) ++next;
        point.month = season == 1 ? 12 : static_cast<std::uint8_t>(season * 3 - 3);
        point.unit = TimeUnit::season;
        if (const auto year = year_at(next)) {
            point.year = season == 1 ? *year - 1 : *year;
            return TimeMatch{next + 1, calendar_value(point)};
        }
        const bool led = i > 0 && (word(i - 1) == "in" || word(i - 1) == "over" || word(i - 1) == "during" ||
                                   word(i - 1) == "since" || word(i - 1) == "by");
        if (season != 4 && led && !is_noun(at + 1) && word(at + 1) != "of") return TimeMatch{at + 1, calendar_value(point)};
        return std::nullopt;
    }
    constexpr std::array<std::string_view, 4> ordinals{"first", "second", "third", "fourth"};
    const auto* ordinal = std::find(ordinals.begin(), ordinals.end(), word(at));
    if (ordinal != ordinals.end() && word(at + 1) == "quarter") {
        point.month = static_cast<std::uint8_t>(1 + 3 * (ordinal - ordinals.begin()));
        point.unit = TimeUnit::quarter;
        Index next = at + 2;
        if (word(next) == "of" && year_at(next + 1)) ++next;
        if (const auto year = year_at(next)) {
            point.year = *year;
            return TimeMatch{next + 1, calendar_value(point)};
        }
    }
    return std::nullopt;
}

TimeGrammar::MaybeMatch TimeGrammar::weekend(Index i) const {
    if (word(i) != "the" || word(i + 1) != "weekend" || is_noun(i + 2) || word(i + 2) == "of") return std::nullopt;
    CalendarPoint point;
    point.unit = TimeUnit::weekend;
    return TimeMatch{i + 2, calendar_value(point)};
}

} // namespace entente
