// SPDX-License-Identifier: Apache-2.0
#include "extract/time_expression.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "article/ascii.hpp"
#include "article/written_date.hpp"
#include "extract/time_expression_words.hpp"

namespace entente {
namespace {

using Index = std::uint32_t;

/// What was matched, up to token `end`.
struct Match {
    Index end = 0;
    TimeValue value;
};
using MaybeMatch = std::optional<Match>;

MaybeMatch longer(MaybeMatch a, MaybeMatch b) {
    if (!a) return b;
    if (!b) return a;
    return b->end > a->end ? b : a;
}

TimeValue calendar(CalendarPoint point) {
    TimeValue value;
    value.from = value.to = point;
    return value;
}

TimeValue units(TimeForm form, TimeUnit unit, int count) {
    TimeValue value;
    value.form = form;
    value.unit = unit;
    value.count = count;
    return value;
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 5> day_parts{"morning", "afternoon", "evening", "night", "midnight"};

class TimeGrammar {
public:
    TimeGrammar(const Document& document, const Sentence& sentence) : document_(document), sentence_(sentence) {
        for (const Token& token : sentence.tokens)
            words_.push_back(ascii_lower(text_of(document, token)));
    }

    /// The longest expression that begins at token `i`.
    MaybeMatch match(Index i) const {
        MaybeMatch best = plain(i);
        best = longer(best, with_part(i));
        return best;
    }

    const std::string& word(Index i) const {
        static const std::string nothing;
        return i < words_.size() ? words_[i] : nothing;
    }
    Index size() const { return static_cast<Index>(words_.size()); }

private:
    const Token& token(Index i) const { return sentence_.tokens[i]; }
    std::string_view form(Index i) const { return text_of(document_, token(i)); }
    bool is_capitalised(Index i) const { return i < size() && is_ascii_upper(form(i).front()); }
    bool is_number(Index i) const {
        return i < size() && !word(i).empty() && std::all_of(word(i).begin(), word(i).end(), is_ascii_digit);
    }
    bool is_noun(Index i) const { return i < size() && (token(i).upos == Upos::NOUN || token(i).upos == Upos::PROPN); }
    bool is_comma(Index i) const { return word(i) == ","; }
    bool is_dash(Index i) const { return word(i) == "-" || word(i) == "–" || word(i) == "—"; }
    Index skip_comma(Index i) const { return is_comma(i) ? i + 1 : i; }

    MaybeMatch plain(Index i) const {
        MaybeMatch best = calendar_date(i);
        best = longer(best, decade_or_century(i));
        best = longer(best, year_alone(i));
        best = longer(best, deictic_word(i));
        best = longer(best, directed(i));
        best = longer(best, counted(i));
        best = longer(best, season_or_quarter(i));
        best = longer(best, holiday(i));
        best = longer(best, weekend(i));
        best = longer(best, lone_ordinal(i));
        return best;
    }

    // ---- calendar ----

    std::uint8_t month_at(Index i) const {
        if (!is_capitalised(i)) return 0;
        const unsigned month = month_number(form(i));
        if (month == 0 || token(i).name_type == NameType::PER) return 0;
        const bool beside_number = is_number(i + 1) || (i > 0 && (is_number(i - 1) || ordinal_day(word(i - 1)))) ||
                                   ordinal_day(word(i + 1)) || (is_dash(i + 1) && is_number(i + 2)) ||
                                   (word(i + 1) == "." && is_number(i + 2));
        const bool ambiguous = word(i) == "may" || word(i) == "march" || word(i) == "august" || word(i) == "mar" ||
                               word(i) == "jan" || word(i) == "dec";
        const bool abbreviated = word(i).size() < 4 && word(i) != "may" && !word(i).ends_with('.');
        if (abbreviated && !beside_number) return 0;
        if (ambiguous && !beside_number && token(i).upos != Upos::PROPN) return 0;
        return static_cast<std::uint8_t>(month);
    }

    std::uint8_t weekday_at(Index i) const {
        if (!is_capitalised(i) || token(i).name_type == NameType::PER || token(i).name_type == NameType::ORG) return 0;
        const unsigned weekday = weekday_number(form(i));
        const bool abbreviated = word(i).size() < 6;
        if (abbreviated && !word(i).ends_with('.') && month_at(skip_comma(i + 1)) == 0 && !is_number(i + 1)) return 0;
        // "Black Friday", "Palm Sunday": names of particular days
        constexpr std::array<std::string_view, 8> names{"black", "good", "bloody", "ash", "palm", "easter", "holy", "super"};
        if (weekday != 0 && i > 0 && is_capitalised(i - 1) && is_one_of(word(i - 1), names)) return 0;
        return static_cast<std::uint8_t>(weekday);
    }

    std::optional<int> year_at(Index i) const {
        if (!is_number(i) || word(i).size() != 4) return std::nullopt;
        const int year = std::stoi(word(i));
        return year >= 1000 && year < 2200 ? std::optional(year) : std::nullopt;
    }

    std::optional<int> day_number(Index i) const {
        if (is_number(i) && word(i).size() <= 2) {
            const int day = std::stoi(word(i));
            return day >= 1 && day <= 31 ? std::optional(day) : std::nullopt;
        }
        return ordinal_day(word(i));
    }

    /// "Sept. 13[-15][, 2023]", "September [of] 2023", "September".
    MaybeMatch month_first(Index i) const {
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
        TimeValue value = calendar(point);
        if (last_day) {
            value.to.day = static_cast<std::uint8_t>(*last_day);
            value.range = true;
        }
        return Match{at, value};
    }

    /// "[the] 13[th] [day] [of] September[, 2023]", "8-May-2006".
    MaybeMatch day_first(Index i) const {
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
        return Match{at, calendar(point)};
    }

    MaybeMatch iso_date(Index i) const {
        if (i >= size() || form(i).size() != 10) return std::nullopt;
        const auto date = parse_date(form(i));
        if (!date) return std::nullopt;
        CalendarPoint point;
        point.year = static_cast<int>(date->year());
        point.month = static_cast<std::uint8_t>(static_cast<unsigned>(date->month()));
        point.day = static_cast<std::uint8_t>(static_cast<unsigned>(date->day()));
        return Match{i + 1, calendar(point)};
    }

    Index skip_day_part(Index i) const { return is_one_of(word(i), day_parts) ? i + 1 : i; }

    MaybeMatch calendar_date(Index i) const {
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
        return Match{after, calendar(point)};
    }

    MaybeMatch decade_or_century(Index i) const {
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
            return Match{at + 1, calendar(point)};
        }
        if (is_dash(at + 1) && word(at + 2) == "century") {
            if (const auto number = ordinal_century(word(at))) {
                point.year = (*number - 1) * 100;
                point.unit = TimeUnit::century;
                return Match{at + 3, calendar(point)};
            }
        }
        if (word(at + 1) == "century") {
            if (const auto number = ordinal_century(word(at)); number && !is_before_christ(at + 2)) {
                point.year = (*number - 1) * 100;
                point.unit = TimeUnit::century;
                return Match{at + 2, calendar(point)};
            }
        }
        return std::nullopt;
    }

    bool is_before_christ(Index i) const { return word(i) == "bc" || word(i) == "bce" || word(i) == "b.c."; }

    /// A bare number that is a year and no count of things.
    MaybeMatch year_alone(Index i) const {
        const auto year = year_at(i);
        if (!year || is_before_christ(i + 1)) return std::nullopt;
        constexpr std::array<std::string_view, 30> leading{
            "in",     "since", "until", "till",    "by",     "from",  "of",    "to",         "during", "year",
            "around", "circa", "c.",    "between", "before", "after", "early", "late",       "mid",    "-",
            "–",      "(",     "and",   "through", "the",    "’s",    "'s",    "throughout", "summer", "winter"};
        const std::string& before = i > 0 ? word(i - 1) : word(size());
        const bool led = is_one_of(before, leading);
        const bool counts = token(i).relation == Relation::nummod || (is_noun(i + 1) && unit_word(word(i + 1))) ||
                            word(i + 1) == "hours" || word(i + 1) == "gmt" || word(i + 1) == "%" || before == "$";
        constexpr std::array<std::string_view, 8> only_before_years{"in", "since", "until", "during", "by", "circa", "year", "of"};
        const bool surely_led = is_one_of(before, only_before_years) && !is_noun(i + 1);
        // "the failed 2016 coup", "the 2014 protests"
        const bool after_determiner =
            i > 0 && (word(i - 1) == "the" || token(i - 1).upos == Upos::ADJ || token(i - 1).upos == Upos::VERB);
        const bool modifies_noun = is_noun(i + 1) || (i + 1 < size() && token(i + 1).upos == Upos::ADJ);
        const bool definite = after_determiner && modifies_noun && *year >= 1950 && *year <= 2050;
        if (counts && !surely_led && !definite) return std::nullopt;
        const bool modern = *year >= 1900 && *year <= 2100;
        const bool modifies = token(i).relation == Relation::nmod_unmarked || token(i).relation == Relation::obl_unmarked ||
                              token(i).relation == Relation::compound;
        if (!led && !definite &&
            !(modern && (modifies || token(i).relation == Relation::obl || token(i).relation == Relation::nmod ||
                         token(i).relation == Relation::root || token(i).relation == Relation::conj ||
                         token(i).relation == Relation::appos))) {
            return std::nullopt;
        }
        if (!modern && !led) return std::nullopt;
        CalendarPoint point;
        point.year = *year;
        point.unit = TimeUnit::year;
        TimeValue value = calendar(point);
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
        return Match{end, value};
    }

    /// "the 13th", where no noun follows that it would count.
    MaybeMatch lone_ordinal(Index i) const {
        if (word(i) != "the" || i + 1 >= size() || !is_ascii_digit(word(i + 1).front())) return std::nullopt;
        const auto day = ordinal_day(word(i + 1));
        const bool counts = is_noun(i + 2) || (i + 2 < size() && token(i + 2).upos == Upos::ADJ) ||
                            token(i + 1).relation == Relation::amod || is_dash(i + 2) || word(i + 2) == "of";
        if (!day || counts) return std::nullopt;
        CalendarPoint point;
        point.day = static_cast<std::uint8_t>(*day);
        return Match{i + 2, calendar(point)};
    }

    MaybeMatch holiday(Index i) const {
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
        return Match{end, calendar(point)};
    }

    MaybeMatch season_or_quarter(Index i) const {
        Index at = word(i) == "the" ? i + 1 : i;
        CalendarPoint point;
        if (const std::uint8_t season = season_word(word(at)); season != 0 && is_noun(at)) {
            Index next = at + 1;
            if (word(next) == "of" || is_comma(next)) ++next;
            point.month = season == 1 ? 12 : static_cast<std::uint8_t>(season * 3 - 3);
            point.unit = TimeUnit::season;
            if (const auto year = year_at(next)) {
                point.year = season == 1 ? *year - 1 : *year;
                return Match{next + 1, calendar(point)};
            }
            const bool led = i > 0 && (word(i - 1) == "in" || word(i - 1) == "over" || word(i - 1) == "during" ||
                                       word(i - 1) == "since" || word(i - 1) == "by");
            if (season != 4 && led && !is_noun(at + 1) && word(at + 1) != "of") return Match{at + 1, calendar(point)};
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
                return Match{next + 1, calendar(point)};
            }
        }
        return std::nullopt;
    }

    MaybeMatch weekend(Index i) const {
        if (word(i) != "the" || word(i + 1) != "weekend" || is_noun(i + 2) || word(i + 2) == "of") return std::nullopt;
        CalendarPoint point;
        point.unit = TimeUnit::weekend;
        return Match{i + 2, calendar(point)};
    }

    // ---- relative ----

    MaybeMatch deictic_word(Index i) const {
        const std::string& at = word(i);
        const bool adverbial = i < size();
        if (!adverbial) return std::nullopt;
        if (at == "today" || at == "tonight") return Match{i + 1, units(TimeForm::offset, TimeUnit::day, 0)};
        if (at == "yesterday") return Match{skip_day_part(i + 1), units(TimeForm::offset, TimeUnit::day, -1)};
        if (at == "tomorrow") return Match{skip_day_part(i + 1), units(TimeForm::offset, TimeUnit::day, 1)};
        if (at == "overnight" && token(i).relation != Relation::amod)
            return Match{i + 1, units(TimeForm::trailing, TimeUnit::day, 1)};
        if ((at == "earlier" || at == "later") && word(i + 1) == "today")
            return Match{i + 2, units(TimeForm::offset, TimeUnit::day, 0)};
        if (at == "the" && word(i + 1) == "day" && word(i + 2) == "before" && word(i + 3) == "yesterday")
            return Match{i + 4, units(TimeForm::offset, TimeUnit::day, -2)};
        if (at == "the" && word(i + 1) == "day" && word(i + 2) == "after" && word(i + 3) == "tomorrow")
            return Match{i + 4, units(TimeForm::offset, TimeUnit::day, 2)};
        if (at == "the" && word(i + 1) == "day" && word(i + 2) == "before" && !opens_phrase(i + 3))
            return Match{i + 3, units(TimeForm::anchored, TimeUnit::day, -1)};
        if (at == "the" && word(i + 1) == "day" && word(i + 2) == "after" && !opens_phrase(i + 3))
            return Match{i + 3, units(TimeForm::anchored, TimeUnit::day, 1)};
        return std::nullopt;
    }

    /// A word that goes on after "before" or "after" as its object or clause.
    bool opens_phrase(Index i) const {
        if (i >= size()) return false;
        const Upos tag = token(i).upos;
        return tag != Upos::PUNCT && tag != Upos::ADP && tag != Upos::CCONJ;
    }

    /// "last", "this", "next" and their kin, and what follows them.
    MaybeMatch directed(Index i) const {
        const bool definite = word(i) == "the" || word(i) == "these";
        Index at = definite ? i + 1 : i;
        if (word(at) == "this" && word(at + 1) == "past") ++at; // "this past Sunday"
        const std::string& direction = word(at);
        const Index next = at + 1;
        if (direction == "last" || direction == "past") return backward(next, definite || direction == "past", direction == "past");
        if (direction == "this" && !definite) return current(next);
        if (direction == "next" || direction == "coming" || direction == "upcoming")
            return forward(next, definite, direction == "next");
        if (direction == "following" && definite) return anchored(next, 1);
        if (direction == "previous" && definite) return anchored(next, -1);
        if (direction == "same" && definite) return anchored(next, 0);
        if (direction == "that" && token(at).upos == Upos::DET) return anchored(word(next) == "same" ? next + 1 : next, 0);
        if (direction == "recent") return vague(next, TimeForm::trailing);
        return std::nullopt;
    }

    /// A weekday, month, season or holiday under "last", "this" or "next".
    MaybeMatch directed_calendar(Index i, int direction) const {
        MaybeMatch found;
        CalendarPoint point;
        if (const std::uint8_t weekday = weekday_at(i)) {
            found = calendar_date(i);
        } else if (month_at(i) != 0) {
            found = month_first(i);
        } else if (const std::uint8_t season = season_word(word(i)); season != 0) {
            point.month = season == 1 ? 12 : static_cast<std::uint8_t>(season * 3 - 3);
            point.unit = TimeUnit::season;
            found = Match{i + 1, calendar(point)};
        } else if (word(i) == "weekend") {
            point.unit = TimeUnit::weekend;
            found = Match{i + 1, calendar(point)};
        } else {
            found = holiday(i);
        }
        if (found) {
            found->value.direction = direction;
            found->value.directed = true;
        }
        return found;
    }

    MaybeMatch backward(Index i, bool trailing, bool past) const {
        if (auto named = directed_calendar(i, -1)) return named;
        if (const auto number = number_word(word(i)); number && *number > 0) {
            const auto unit = unit_word(word(i + 1));
            if (unit && (unit->plural || *number == 1))
                return Match{i + 2, units(TimeForm::trailing, unit->unit, *number * unit->count)};
            return std::nullopt;
        }
        if (word(i) == "few" || word(i) == "several") return vague(i + 1, TimeForm::trailing);
        const auto unit = unit_word(word(i));
        if (!unit) return std::nullopt;
        if (unit->plural) return past || trailing ? vague(i, TimeForm::trailing) : std::nullopt;
        if (word(i + 1) == "of" || (trailing && !past && unit->unit == TimeUnit::day))
            return std::nullopt; // "the last day of the talks"
        if (trailing) return Match{i + 1, units(TimeForm::trailing, unit->unit, unit->count)};
        return Match{i + 1, units(TimeForm::offset, unit->unit, -unit->count)};
    }

    MaybeMatch current(Index i) const {
        if (auto named = directed_calendar(i, 0)) return named;
        if (word(i) == "same") return std::nullopt;
        const auto unit = unit_word(word(i));
        if (!unit || unit->plural || unit->count != 1) return std::nullopt;
        return Match{i + 1, units(TimeForm::offset, unit->unit, 0)};
    }

    MaybeMatch forward(Index i, bool definite, bool next) const {
        if (auto named = directed_calendar(i, 1)) return named;
        if (const auto number = number_word(word(i)); number && *number > 0) {
            const auto unit = unit_word(word(i + 1));
            if (unit && unit->plural) return Match{i + 2, units(TimeForm::leading, unit->unit, *number * unit->count)};
            return std::nullopt;
        }
        if (word(i) == "few" || word(i) == "several") return vague(i + 1, TimeForm::leading);
        const auto unit = unit_word(word(i));
        if (!unit) return std::nullopt;
        if (unit->plural) return vague(i, TimeForm::leading);
        if (word(i + 1) == "of") return std::nullopt;
        if (definite && next) return Match{i + 1, units(TimeForm::anchored, unit->unit, unit->count)};
        return Match{i + 1, units(next ? TimeForm::offset : TimeForm::leading, unit->unit, unit->count)};
    }

    MaybeMatch anchored(Index i, int count) const {
        const auto unit = unit_word(word(i));
        if (!unit || unit->plural || word(i + 1) == "of") return std::nullopt;
        return Match{i + 1, units(TimeForm::anchored, unit->unit, count)};
    }

    /// "recent days", "the coming weeks": about a week, a month, half a year.
    MaybeMatch vague(Index i, TimeForm form) const {
        const auto unit = unit_word(word(i));
        if (!unit || !unit->plural) return std::nullopt;
        switch (unit->unit) {
        case TimeUnit::day:
            return Match{i + 1, units(form, TimeUnit::day, 7)};
        case TimeUnit::week:
            return Match{i + 1, units(form, TimeUnit::week, 4)};
        case TimeUnit::month:
            return Match{i + 1, units(form, TimeUnit::month, 6)};
        default:
            return std::nullopt;
        }
    }

    /// "two weeks ago", "a year later", "within ten days".
    MaybeMatch counted(Index i) const {
        std::optional<int> number = number_word(word(i));
        Index at = i + 1;
        bool is_vague = word(i) == "several" || word(i) == "few";
        if (number && (word(i) == "a" || word(i) == "an")) {
            if (word(at) == "couple") {
                number = 2;
                ++at;
            } else if (word(at) == "few") {
                is_vague = true;
                ++at;
            }
        }
        if (word(at) == "of" && at > i) ++at;
        const bool bare = !number && !is_vague; // "days ago"
        if (bare) at = i;
        if (word(at) == "hours" || word(at) == "hour" || word(at) == "minutes") {
            if (word(at + 1) == "ago") return Match{at + 2, units(TimeForm::offset, TimeUnit::day, 0)};
            return std::nullopt;
        }
        const auto unit = unit_word(word(at));
        if (!unit || (bare && !unit->plural)) return std::nullopt;
        const std::string& after = word(at + 1);
        if (after == "ago") {
            if (bare || is_vague) {
                auto loose = vague(at, TimeForm::trailing);
                if (loose) loose->end = at + 2;
                return loose;
            }
            return Match{at + 2, units(TimeForm::offset, unit->unit, -*number * unit->count)};
        }
        if (bare || is_vague) return std::nullopt;
        if (after == "later" || after == "afterwards" || (after == "after" && !opens_phrase(at + 2)))
            return Match{at + 2, units(TimeForm::anchored, unit->unit, *number * unit->count)};
        if (after == "earlier" || after == "previously" || (after == "before" && !opens_phrase(at + 2)))
            return Match{at + 2, units(TimeForm::anchored, unit->unit, -*number * unit->count)};
        if (i > 0 && word(i - 1) == "within" && after != "of")
            return Match{at + 1, units(TimeForm::leading, unit->unit, *number * unit->count)};
        return std::nullopt;
    }

    // ---- parts of periods ----

    static bool has_parts(const TimeValue& value) {
        const TimeUnit unit = value.form == TimeForm::calendar ? value.from.unit : value.unit;
        const bool period = unit != TimeUnit::day && unit != TimeUnit::weekend;
        return period && (value.form == TimeForm::calendar || value.form == TimeForm::offset || value.form == TimeForm::anchored);
    }

    /// "early 2022", "mid-July", "the end of last year", "the first half of 2019", "earlier this month".
    MaybeMatch with_part(Index i) const {
        Index at = word(i) == "the" ? i + 1 : i;
        const std::string& first = word(at);
        TimePart part = TimePart::whole;
        Index next = at + 1;
        if (first == "early")
            part = TimePart::early;
        else if (first == "mid" || first == "middle")
            part = TimePart::mid;
        else if (first == "late")
            part = TimePart::late;
        else if (first == "earlier")
            part = TimePart::earlier;
        else if (first == "later")
            part = TimePart::later;
        else if (first == "beginning" || first == "start")
            part = TimePart::begin;
        else if (first == "end")
            part = TimePart::end;
        else if ((first == "first" || first == "second" || first == "latter") && word(next) == "half") {
            part = first == "first" ? TimePart::first_half : TimePart::second_half;
            ++next;
        } else if (first.starts_with("mid-") || first.starts_with("mid–")) {
            return joined_mid(at);
        } else {
            return std::nullopt;
        }
        if (is_dash(next) || word(next) == "of" || ((part == TimePart::early || part == TimePart::late) && word(next) == "in"))
            ++next;
        if (word(next) == "the" && unit_word(word(next + 1)) && word(next - 1) == "of" &&
            (part == TimePart::end || part == TimePart::begin)) {
            const auto unit = unit_word(word(next + 1)); // "the end of the year": this year
            if (unit->plural || unit->unit == TimeUnit::day || unit->unit == TimeUnit::decade) return std::nullopt;
            TimeValue value = units(TimeForm::offset, unit->unit, 0);
            value.part = part;
            return Match{next + 2, value};
        }
        MaybeMatch whole = plain(next);
        if (!whole || whole->value.range) return std::nullopt;
        if (has_parts(whole->value)) {
            whole->value.part = part;
        } else if (part != TimePart::early && part != TimePart::late && part != TimePart::earlier && part != TimePart::later &&
                   part != TimePart::mid) {
            return std::nullopt;
        }
        return whole;
    }

    /// "mid-July" as one token.
    MaybeMatch joined_mid(Index i) const {
        const std::string_view rest = form(i).substr(word(i).find_first_of("-\xE2") + (word(i)[3] == '-' ? 1 : 3));
        CalendarPoint point;
        point.month = static_cast<std::uint8_t>(month_number(rest));
        point.unit = TimeUnit::month;
        Index end = i + 1;
        if (point.month != 0) {
            if (year_at(end)) point.year = *year_at(end++);
        } else if (rest.size() == 4 && std::all_of(rest.begin(), rest.end(), is_ascii_digit)) {
            point.year = std::stoi(std::string(rest));
            point.unit = TimeUnit::year;
        } else {
            return std::nullopt;
        }
        TimeValue value = calendar(point);
        value.part = TimePart::mid;
        return Match{end, value};
    }

    const Document& document_;
    const Sentence& sentence_;
    std::vector<std::string> words_;
};

std::uint32_t head_of(const Sentence& sentence, TokenRange range) {
    for (Index i = range.begin; i < range.end; ++i) {
        const std::int32_t head = sentence.tokens[i].head;
        if (head < 0 || !range.contains(static_cast<Index>(head))) return i;
    }
    return range.begin;
}

/// The preposition before the expression, unless the expression stands before a noun that the preposition governs ("after Monday's
/// vote").
TimeBound bound_of(const Sentence& sentence, const TimeGrammar& grammar, TokenRange range, Index head) {
    const std::int32_t governor = sentence.tokens[head].head;
    if (governor >= 0 && static_cast<Index>(governor) >= range.end && sentence.tokens[head].relation != Relation::obl)
        return TimeBound::unbounded;
    Index before = range.begin;
    if (before > 0 &&
        (grammar.word(before - 1) == "the" || grammar.word(before - 1) == "around" || grammar.word(before - 1) == "about"))
        --before;
    if (before == 0) return TimeBound::unbounded;
    const std::string& word = grammar.word(before - 1);
    if (word == "since") return TimeBound::since;
    if (word == "until" || word == "till" || word == "through") return TimeBound::until;
    if (word == "by") return TimeBound::by;
    if (word == "before") return TimeBound::before;
    if (word == "after") return TimeBound::after;
    return TimeBound::unbounded;
}

} // namespace

std::vector<TimeExpression> find_time_expressions(const Document& document, const Sentence& sentence) {
    const TimeGrammar grammar(document, sentence);
    std::vector<TimeExpression> found;
    for (Index i = 0; i < grammar.size();) {
        const auto match = grammar.match(i);
        if (!match) {
            ++i;
            continue;
        }
        TimeExpression expression;
        expression.tokens = {i, match->end};
        expression.head = head_of(sentence, expression.tokens);
        expression.bound = bound_of(sentence, grammar, expression.tokens, expression.head);
        expression.value = match->value;
        found.push_back(expression);
        i = match->end;
    }
    return found;
}

} // namespace entente
