// SPDX-License-Identifier: Apache-2.0
#include "extract/time_expression.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "article/written_date.hpp"
#include "extract/time_expression_grammar.hpp"
#include "extract/time_expression_words.hpp"

namespace entente {

TimeValue calendar_value(CalendarPoint point) {
    TimeValue value;
    value.from = value.to = point;
    return value;
}

TimeValue unit_value(TimeForm form, TimeUnit unit, int count) {
    TimeValue value;
    value.form = form;
    value.unit = unit;
    value.count = count;
    return value;
}

TimeGrammar::MaybeMatch longer(TimeGrammar::MaybeMatch a, TimeGrammar::MaybeMatch b) {
    if (!a) return b;
    if (!b) return a;
    return b->end > a->end ? b : a;
}

TimeGrammar::TimeGrammar(const Document& document, const Sentence& sentence) : document_(document), sentence_(sentence) {
    for (const Token& token : sentence.tokens)
        words_.push_back(ascii_lower(text_of(document, token)));
}

/// The longest expression that begins at token `i`.
TimeGrammar::MaybeMatch TimeGrammar::match(Index i) const {
    MaybeMatch best = plain(i);
    best = longer(best, with_part(i));
    best = longer(best, unit_end(i));
    return best;
}

TimeGrammar::MaybeMatch TimeGrammar::plain(Index i) const {
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

bool TimeGrammar::has_parts(const TimeValue& value) {
    const TimeUnit unit = value.form == TimeForm::calendar ? value.from.unit : value.unit;
    const bool period = unit != TimeUnit::day && unit != TimeUnit::weekend;
    return period && (value.form == TimeForm::calendar || value.form == TimeForm::offset || value.form == TimeForm::anchored);
}

/// "early 2022", "mid-July", "the end of last year", "the first half of 2019", "earlier this month".
TimeGrammar::MaybeMatch TimeGrammar::with_part(Index i) const {
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
    const bool loose = part == TimePart::early || part == TimePart::late || part == TimePart::earlier || part == TimePart::later;
    if (is_dash(next) || word(next) == "of" || (loose && word(next) == "in")) ++next;
    const bool of_period = (part == TimePart::end || part == TimePart::begin) && word(next - 1) == "of";
    const bool in_period = (part == TimePart::earlier || part == TimePart::later) && word(next - 1) == "in";
    if (word(next) == "the" && unit_word(word(next + 1)) && (of_period || in_period)) {
        const auto unit = unit_word(word(next + 1)); // "the end of the year": this year
        if (unit->plural || unit->unit == TimeUnit::day || unit->unit == TimeUnit::decade) return std::nullopt;
        TimeValue value = unit_value(TimeForm::offset, unit->unit, 0);
        value.part = part;
        return TimeMatch{next + 2, value};
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

/// "by year's end", "before year end", "at month's end": of the present one.
TimeGrammar::MaybeMatch TimeGrammar::unit_end(Index i) const {
    const auto unit = unit_word(word(i));
    if (!unit || unit->plural || unit->count != 1 || unit->unit == TimeUnit::day || i == 0) return std::nullopt;
    if (const std::string& before = word(i - 1); before != "by" && before != "before" && before != "at" && before != "until")
        return std::nullopt;
    Index at = i + 1;
    if (word(at) == "'s" || word(at) == "’s" || is_dash(at)) ++at;
    if (word(at) != "end") return std::nullopt;
    TimeValue value = unit_value(TimeForm::offset, unit->unit, 0);
    value.part = TimePart::end;
    return TimeMatch{at + 1, value};
}

/// "mid-July" as one token.
TimeGrammar::MaybeMatch TimeGrammar::joined_mid(Index i) const {
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
    TimeValue value = calendar_value(point);
    value.part = TimePart::mid;
    return TimeMatch{end, value};
}

namespace {

using Index = TimeGrammar::Index;

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
