// SPDX-License-Identifier: Apache-2.0
// Where an event took place: the place that its syntax gives, else one that the passage gives to all that it tells. Part of
// make_records.
//
//   const EventPlaces places(document, extraction, resolution, dates);
//   places.of(event);   // the place with the words that name it
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "resolve/dates_of_events.hpp"
#include "resolve/event_record.hpp"
#include "resolve/resolution.hpp"

namespace entente {

/// Holds references: its arguments must outlive it.
class EventPlaces {
public:
    EventPlaces(const Document& document, const Extraction& extraction, const Resolution& resolution, const EventDates& dates);

    /// In this order: the place argument; the finest place that a clause over the event is in; for what is done on the spot the
    /// place that it is done to or that was told last in the paragraph, else the dateline or the place of the lead.
    std::optional<PlaceRef> of(const EventMention& event) const;

private:
    /// Words that name a place or stand for one.
    struct Spot {
        std::uint32_t sentence;
        std::uint32_t head; ///< token
        TokenRange tokens;
        const Mention* mention; ///< absent for a described place
        bool stands;            ///< for the place, not for its government
        PlaceRef place;
    };
    void add_spot(std::uint32_t mention);
    std::uint32_t spot_at(std::uint32_t sentence, std::uint32_t head) const;
    std::uint32_t spot_of(std::uint32_t mention) const;
    bool names_place(std::uint32_t spot) const;
    bool is_of_ground(std::uint32_t spot) const;
    bool is_used_otherwise(std::uint32_t spot) const;
    bool read_as_place(std::uint32_t spot) const;
    std::uint32_t finer(std::uint32_t a, std::uint32_t b) const;
    std::uint32_t refined(std::uint32_t spot) const;
    bool hangs_from(const EventMention& event, const Spot& place, std::int32_t word) const;
    bool is_of_object(const EventMention& event, std::uint32_t place) const;
    bool suits(const EventMention& event, std::uint32_t place) const;
    std::uint32_t find(const EventMention& event) const;
    std::uint32_t narrowed(std::uint32_t place, std::uint32_t other) const;
    std::uint32_t with_conjunct(const EventMention& event) const;
    std::uint32_t in_clause(const EventMention& event) const;
    std::uint32_t in_passage(const EventMention& event) const;
    std::uint32_t in_arguments(const EventMention& event) const;
    bool is_named_by_head(std::uint32_t spot) const;
    bool is_aside(const EventMention& event, std::uint32_t place) const;
    /// Where the parties belong, as seen from a country.
    struct Homes {
        bool here = false;
        bool elsewhere = false;
        bool unknown = false;
    };
    Homes homes_of(const std::vector<std::uint32_t>& mentions, std::string_view country) const;
    bool is_abroad(const EventMention& event, std::string_view country) const;
    bool is_told_apart(const EventMention& event) const;
    bool is_background(const EventMention& event) const;
    bool may_inherit(const EventMention& event, std::uint32_t place) const;

    const Document& document_;
    const Extraction& extraction_;
    const Resolution& resolution_;
    const EventDates& dates_;
    std::vector<Spot> spots_;          ///< by sentence and head
    std::vector<std::uint32_t> first_; ///< per sentence: its first spot; one more at the end
    std::uint32_t lead_;               ///< the place of dateline or lead, or none
};

} // namespace entente
