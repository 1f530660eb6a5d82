// SPDX-License-Identifier: Apache-2.0
#include "extract/time_expression_grammar.hpp"
#include "extract/time_expression_words.hpp"

namespace entente {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

TimeGrammar::MaybeMatch TimeGrammar::deictic_word(Index i) const {
    const std::string& at = word(i);
    const bool adverbial = i < size();
    if (!adverbial) return std::nullopt;
    if (at == "today" || at == "tonight") return TimeMatch{i + 1, unit_value(TimeForm::offset, TimeUnit::day, 0)};
    if (at == "yesterday") return TimeMatch{skip_day_part(i + 1), unit_value(TimeForm::offset, TimeUnit::day, -1)};
    if (at == "tomorrow") return TimeMatch{skip_day_part(i + 1), unit_value(TimeForm::offset, TimeUnit::day, 1)};
    if (at == "overnight" && token(i).relation != Relation::amod)
        return TimeMatch{i + 1, unit_value(TimeForm::trailing, TimeUnit::day, 1)};
    if ((at == "earlier" || at == "later") && word(i + 1) == "today")
        return TimeMatch{i + 2, unit_value(TimeForm::offset, TimeUnit::day, 0)};
    if (at == "the" && word(i + 1) == "day" && word(i + 2) == "before" && word(i + 3) == "yesterday")
        return TimeMatch{i + 4, unit_value(TimeForm::offset, TimeUnit::day, -2)};
    if (at == "the" && word(i + 1) == "day" && word(i + 2) == "after" && word(i + 3) == "tomorrow")
        return TimeMatch{i + 4, unit_value(TimeForm::offset, TimeUnit::day, 2)};
    // "the day before", "the year after"
    if (at == "the" && (word(i + 2) == "before" || word(i + 2) == "after") && !opens_phrase(i + 3)) {
        const auto unit = unit_word(word(i + 1));
        if (unit && !unit->plural)
            return TimeMatch{i + 3, unit_value(TimeForm::anchored, unit->unit, word(i + 2) == "before" ? -1 : 1)};
    }
    return std::nullopt;
}

/// A word that goes on after "before" or "after" as its object or clause.
bool TimeGrammar::opens_phrase(Index i) const {
    if (i >= size()) return false;
    const Upos tag = token(i).upos;
    return tag != Upos::PUNCT && tag != Upos::ADP && tag != Upos::CCONJ;
}

/// "last", "this", "next" and their kin, and what follows them.
TimeGrammar::MaybeMatch TimeGrammar::directed(Index i) const {
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
TimeGrammar::MaybeMatch TimeGrammar::directed_calendar(Index i, int direction) const {
    MaybeMatch found;
    CalendarPoint point;
    if (const std::uint8_t weekday = weekday_at(i)) {
        found = calendar_date(i);
    } else if (month_at(i) != 0) {
        found = month_first(i);
    } else if (const std::uint8_t season = season_word(word(i)); season != 0) {
        point.month = season == 1 ? 12 : static_cast<std::uint8_t>(season * 3 - 3);
        point.unit = TimeUnit::season;
        found = TimeMatch{i + 1, calendar_value(point)};
    } else if (word(i) == "weekend") {
        point.unit = TimeUnit::weekend;
        found = TimeMatch{i + 1, calendar_value(point)};
    } else {
        found = holiday(i);
    }
    if (found) {
        found->value.direction = direction;
        found->value.directed = true;
    }
    return found;
}

TimeGrammar::MaybeMatch TimeGrammar::backward(Index i, bool trailing, bool past) const {
    if (auto named = directed_calendar(i, -1)) return named;
    if (const auto number = number_word(word(i)); number && *number > 0) {
        const auto unit = unit_word(word(i + 1));
        if (unit && (unit->plural || *number == 1))
            return TimeMatch{i + 2, unit_value(TimeForm::trailing, unit->unit, *number * unit->count)};
        return std::nullopt;
    }
    if (word(i) == "few" || word(i) == "several") return vague(i + 1, TimeForm::trailing);
    const auto unit = unit_word(word(i));
    if (!unit) return std::nullopt;
    if (unit->plural) return past || trailing ? vague(i, TimeForm::trailing) : std::nullopt;
    if (word(i + 1) == "of" || (trailing && !past && unit->unit == TimeUnit::day))
        return std::nullopt; // "the last day of the talks"
    if (trailing) return TimeMatch{i + 1, unit_value(TimeForm::trailing, unit->unit, unit->count)};
    return TimeMatch{i + 1, unit_value(TimeForm::offset, unit->unit, -unit->count)};
}

TimeGrammar::MaybeMatch TimeGrammar::current(Index i) const {
    if (auto named = directed_calendar(i, 0)) return named;
    if (word(i) == "same") return std::nullopt;
    const auto unit = unit_word(word(i));
    if (!unit || unit->plural || unit->count != 1) return std::nullopt;
    return TimeMatch{i + 1, unit_value(TimeForm::offset, unit->unit, 0)};
}

TimeGrammar::MaybeMatch TimeGrammar::forward(Index i, bool definite, bool next) const {
    if (auto named = directed_calendar(i, 1)) return named;
    if (const auto number = number_word(word(i)); number && *number > 0) {
        const auto unit = unit_word(word(i + 1));
        if (unit && unit->plural) return TimeMatch{i + 2, unit_value(TimeForm::leading, unit->unit, *number * unit->count)};
        return std::nullopt;
    }
    if (word(i) == "few" || word(i) == "several") return vague(i + 1, TimeForm::leading);
    const auto unit = unit_word(word(i));
    if (!unit) return std::nullopt;
    if (unit->plural) return vague(i, TimeForm::leading);
    if (word(i + 1) == "of") return std::nullopt;
    if (definite && next) return TimeMatch{i + 1, unit_value(TimeForm::anchored, unit->unit, unit->count)};
    return TimeMatch{i + 1, unit_value(next ? TimeForm::offset : TimeForm::leading, unit->unit, unit->count)};
}

TimeGrammar::MaybeMatch TimeGrammar::anchored(Index i, int count) const {
    const auto unit = unit_word(word(i));
    if (!unit || unit->plural || word(i + 1) == "of") return std::nullopt;
    return TimeMatch{i + 1, unit_value(TimeForm::anchored, unit->unit, count)};
}

/// "recent days", "the coming weeks": about a week, a month, half a year.
TimeGrammar::MaybeMatch TimeGrammar::vague(Index i, TimeForm form) const {
    const auto unit = unit_word(word(i));
    if (!unit || !unit->plural) return std::nullopt;
    switch (unit->unit) {
    case TimeUnit::day:
        return TimeMatch{i + 1, unit_value(form, TimeUnit::day, 7)};
    case TimeUnit::week:
        return TimeMatch{i + 1, unit_value(form, TimeUnit::week, 4)};
    case TimeUnit::month:
        return TimeMatch{i + 1, unit_value(form, TimeUnit::month, 6)};
    default:
        return std::nullopt;
    }
}

/// "two weeks ago", "a year later", "within ten days".
TimeGrammar::MaybeMatch TimeGrammar::counted(Index i) const {
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
        if (word(at + 1) == "ago") return TimeMatch{at + 2, unit_value(TimeForm::offset, TimeUnit::day, 0)};
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
        return TimeMatch{at + 2, unit_value(TimeForm::offset, unit->unit, -*number * unit->count)};
    }
    if (bare || is_vague) return std::nullopt;
    if (after == "later" || after == "afterwards" || (after == "after" && !opens_phrase(at + 2)))
        return TimeMatch{at + 2, unit_value(TimeForm::anchored, unit->unit, *number * unit->count)};
    const bool prior = after == "prior" && word(at + 2) != "to";
    if (after == "earlier" || after == "previously" || prior || (after == "before" && !opens_phrase(at + 2)))
        return TimeMatch{at + 2, unit_value(TimeForm::anchored, unit->unit, -*number * unit->count)};
    if (i > 0 && word(i - 1) == "within" && after != "of")
        return TimeMatch{at + 1, unit_value(TimeForm::leading, unit->unit, *number * unit->count)};
    return std::nullopt;
}

} // namespace entente
