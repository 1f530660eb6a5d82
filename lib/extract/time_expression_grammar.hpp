// SPDX-License-Identifier: Apache-2.0
// Inside of time expressions: the grammar of one sentence's times. Each rule tries to match at a token and says how far it got.
//
//   TimeGrammar(document, sentence).match(3);   // "two weeks ago" from token 3: {6, {offset, week, -2}}
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "article/ascii.hpp"
#include "extract/time_expression.hpp"

namespace entente {

/// What was matched, up to token `end`.
struct TimeMatch {
    std::uint32_t end = 0;
    TimeValue value;
};

TimeValue calendar_value(CalendarPoint point);
TimeValue unit_value(TimeForm form, TimeUnit unit, int count);

class TimeGrammar {
public:
    using Index = std::uint32_t;
    using MaybeMatch = std::optional<TimeMatch>;

    TimeGrammar(const Document& document, const Sentence& sentence);

    /// The longest expression that begins at token `i`.
    MaybeMatch match(Index i) const;

    /// In lower case; empty beyond the end.
    const std::string& word(Index i) const {
        static const std::string nothing;
        return i < words_.size() ? words_[i] : nothing;
    }
    Index size() const { return static_cast<Index>(words_.size()); }

private:
    // ---- words ----
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
    MaybeMatch plain(Index i) const;

    // ---- places in the calendar: time_expression_calendar.cpp ----
    std::uint8_t month_at(Index i) const;
    std::uint8_t weekday_at(Index i) const;
    std::optional<int> year_at(Index i) const;
    std::optional<int> day_number(Index i) const;
    MaybeMatch month_first(Index i) const;
    MaybeMatch day_first(Index i) const;
    MaybeMatch iso_date(Index i) const;
    Index skip_day_part(Index i) const;
    MaybeMatch calendar_date(Index i) const;
    MaybeMatch decade_or_century(Index i) const;
    bool is_before_christ(Index i) const;
    MaybeMatch short_year(Index i) const;
    MaybeMatch year_alone(Index i) const;
    MaybeMatch lone_ordinal(Index i) const;
    MaybeMatch holiday(Index i) const;
    MaybeMatch season_or_quarter(Index i) const;
    MaybeMatch weekend(Index i) const;

    // ---- units from the day of writing or another: time_expression_units.cpp ----
    MaybeMatch deictic_word(Index i) const;
    bool opens_phrase(Index i) const;
    MaybeMatch directed(Index i) const;
    MaybeMatch directed_calendar(Index i, int direction) const;
    MaybeMatch backward(Index i, bool trailing, bool past) const;
    MaybeMatch current(Index i) const;
    MaybeMatch forward(Index i, bool definite, bool next) const;
    MaybeMatch anchored(Index i, int count) const;
    MaybeMatch vague(Index i, TimeForm form) const;
    MaybeMatch counted(Index i) const;

    // ---- parts of periods ----
    static bool has_parts(const TimeValue& value);
    MaybeMatch with_part(Index i) const;
    MaybeMatch joined_mid(Index i) const;
    MaybeMatch unit_end(Index i) const;

    const Document& document_;
    const Sentence& sentence_;
    std::vector<std::string> words_;
};

/// The one that goes further.
TimeGrammar::MaybeMatch longer(TimeGrammar::MaybeMatch a, TimeGrammar::MaybeMatch b);

} // namespace entente
