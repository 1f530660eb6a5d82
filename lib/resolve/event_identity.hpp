// SPDX-License-Identifier: Apache-2.0
// Event identity: which records, within an article and across articles, tell of the same event. Explicit and deterministic: the
// result depends on the set of records alone. Two records can be one event if their types are equal and their modes, statuses,
// participants, dates and places do not contradict each other; they are if enough of these agree (event_identity.cpp has the weights).
//
//   identify_events(records).front().records.size();   // 3: three articles on one meeting
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "resolve/event_record.hpp"

namespace entente {

/// One event with the best that its records say of it.
struct IdentifiedEvent {
    std::string id; ///< "ev:" and 16 hex digits of a hash of type, participants, place and date
    EventType type{};
    std::string mode;  ///< or ""
    std::string cameo; ///< of most records
    double goldstein = 0;
    Status status = Status::actual; ///< actual if any record has it so, else alleged, else planned; negated and hypothetical stay apart
    bool reciprocal = false;
    std::vector<std::string> sources; ///< actor ids, most often named first, the state behind a named person left out
    std::vector<std::string> targets; ///< likewise; disjoint from sources
    std::string place;                ///< id of the most specific place, or ""
    std::optional<DateInterval> date; ///< the most specific interval
    double confidence = 0;            ///< 0 to 1: one article's best record counts in full, each further article less
    std::uint32_t reports = 0;        ///< number of distinct articles
    std::vector<std::uint32_t> records; ///< indices of its evidence, ascending
    friend bool operator==(const IdentifiedEvent&, const IdentifiedEvent&) = default;
};

/// Groups records, which must be sorted by id without duplicates, into events, sorted by id. Every record belongs to one event.
std::vector<IdentifiedEvent> identify_events(std::span<const EventRecord> records);

} // namespace entente
