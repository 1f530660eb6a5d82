// SPDX-License-Identifier: Apache-2.0
// When an event happened: the time expression that hangs on its trigger, else what the passage says, else the day of the report.
//
//   const EventDates dates(document);
//   dates.date_of(event.sentence, event.head, event.past, event.status);   // {2023-09-13, "Wednesday", DateBasis::text}
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "extract/time_expression.hpp"
#include "ontology/ontology.hpp"
#include "resolve/dates.hpp"
#include "resolve/event_record.hpp"

namespace entente {

/// Holds a reference: the document must outlive it.
class EventDates {
public:
    /// Finds the time expressions of all sentences.
    explicit EventDates(const Document& document);

    /// The date of the event whose trigger's head is that token.
    /// basis text: an expression of the sentence that belongs to the trigger by the dependency tree (its own, its light verb's,
    /// that of the clause it shares), else the nearest one with no other verb between. context: the narrative goes on from a day
    /// that the sentence before it told. article, the day of the report or the one before: told as news in the past tense, at the
    /// head of a report in the perfect, or in a headline. Absent: none of these; always so for relative expressions in an undated
    /// article.
    std::optional<DateRef> date_of(std::uint32_t sentence, std::uint32_t trigger, bool past, Status status) const;

    /// The expressions of a sentence, ascending.
    const std::vector<TimeExpression>& expressions(std::uint32_t sentence) const { return expressions_[sentence]; }

private:
    struct Found {
        DateInterval interval;
        const TimeExpression* expression;
    };
    std::optional<Found> from_text(std::uint32_t sentence, std::uint32_t trigger, bool past, Status status) const;
    std::optional<Found> resolved(std::uint32_t sentence, const TimeExpression& expression, Tense tense) const;
    std::optional<DateInterval> anchor_before(std::uint32_t sentence, std::uint32_t token) const;
    std::optional<DateRef> from_context(std::uint32_t sentence, std::uint32_t trigger) const;
    std::optional<DateRef> from_article(std::uint32_t sentence, std::uint32_t trigger, Status status) const;
    DateRef reference(std::uint32_t sentence, const Found& found, DateBasis basis) const;

    const Document& document_;
    std::vector<std::vector<TimeExpression>> expressions_; ///< by sentence
    std::vector<bool> at_head_;                            ///< by sentence: the title or one of the first of the running text
};

} // namespace entente
