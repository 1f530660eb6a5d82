// SPDX-License-Identifier: Apache-2.0
// When an event took place, as its sentence, its paragraph or the article's own date tell. Part of make_records.
//
//   const EventTimes times(document, extraction);
//   times.of(event)->interval;   // "met on Wednesday" → 2023-09-13, basis text
#pragma once

#include <optional>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "extract/time_expression.hpp"
#include "resolve/event_record.hpp"

namespace entente {

/// Holds references: document and extraction must outlive it.
class EventTimes {
public:
    EventTimes(const Document& document, const Extraction& extraction);

    /// The time expression that hangs from the event's word or from a clause over it (basis text); else that of the sentence before
    /// in the paragraph, for what is told as done (context); else, at the head of a report, the day of writing and the one before
    /// (article).
    std::optional<DateRef> of(const EventMention& event) const;

private:
    std::optional<DateRef> stated(const EventMention& event) const;
    std::optional<DateRef> nearby(const EventMention& event) const;
    std::optional<DateRef> of_report(const EventMention& event) const;
    double attachment(const EventMention& event, const TimeExpression& time) const;
    bool is_trigger(std::uint32_t sentence, std::uint32_t token) const;
    std::optional<DateRef> resolved(std::uint32_t sentence, const TimeExpression& time, const EventMention& event) const;

    const Document& document_;
    const Extraction& extraction_;
    std::vector<std::vector<TimeExpression>> times_; ///< per sentence
    std::vector<std::vector<bool>> triggers_;        ///< per sentence and token: heads of event mentions
    std::vector<std::uint32_t> leading_;             ///< titles and the first sentences of running text
    std::uint32_t end_of_lead_ = 0;                  ///< the last sentence of the lead proper
};

} // namespace entente
