// SPDX-License-Identifier: Apache-2.0
// Where an event took place: the place that its syntax gives, else one that the passage gives to all that it tells. Part of
// make_records.
//
//   const EventPlaces places(document, extraction, resolution);
//   places.of(event);   // index of the mention that names the place, or none
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "lexicon/gazetteer.hpp"
#include "resolve/event_record.hpp"
#include "resolve/resolution.hpp"

namespace entente {

/// How precise a place of that sort is: of two places the one with the higher number says more. 0 (country) to 5 (site).
int fineness(Feature feature);

/// Holds references: its arguments must outlive it.
class EventPlaces {
public:
    EventPlaces(const Document& document, const Extraction& extraction, const Resolution& resolution);

    /// In this order: the place argument; the finest place that a clause over the event is in; for what is done on the spot the
    /// place that it is done to or that was told last in the paragraph, else the dateline or the place of the lead.
    std::uint32_t of(const EventMention& event) const;

private:
    bool names_place(std::uint32_t mention) const;
    bool is_of_ground(std::uint32_t mention) const;
    bool is_used_otherwise(std::uint32_t mention) const;
    bool read_as_place(std::uint32_t mention) const;
    std::uint32_t finer(std::uint32_t a, std::uint32_t b) const;
    std::uint32_t refined(std::uint32_t mention) const;
    bool hangs_from(const EventMention& event, const Mention& place, std::int32_t word) const;
    bool is_of_object(const EventMention& event, std::uint32_t place) const;
    bool suits(const EventMention& event, std::uint32_t place) const;
    std::uint32_t in_clause(const EventMention& event) const;
    std::uint32_t in_passage(const EventMention& event) const;
    std::uint32_t in_arguments(const EventMention& event) const;
    bool is_named_by_head(std::uint32_t mention) const;
    bool is_aside(const EventMention& event, std::uint32_t place) const;
    /// Where the parties belong, as seen from a country.
    struct Homes {
        bool here = false;
        bool elsewhere = false;
        bool unknown = false;
    };
    Homes homes_of(const std::vector<std::uint32_t>& mentions, std::string_view country) const;
    bool is_abroad(const EventMention& event, std::string_view country) const;
    bool may_inherit(const EventMention& event, std::uint32_t place) const;

    const Document& document_;
    const Extraction& extraction_;
    const Resolution& resolution_;
    std::vector<std::uint32_t> first_; ///< per sentence: its first mention; one more at the end
    std::uint32_t lead_;               ///< the place of dateline or lead, or none
};

/// The country in which all parties of an act on the spot are at home, for one that is told without a place: "the court jailed the
/// blogger" of Egyptians. So, whoever is in its hands, what a state does with prisoners. Absent for other acts, for parties of
/// several countries or none, and for what has not happened.
std::optional<PlaceRef> home_of_act(const EventRecord& record, const Gazetteer& gazetteer);

/// Where agreement or praise is told of a day on which its parties met: where they met. `talks`: the records of the article that
/// are talks with a place.
std::optional<PlaceRef> place_of_talks(const EventRecord& record, std::span<const EventRecord> talks);

/// The records of actual meetings with place and day, the first ones of many.
std::vector<EventRecord> placed_talks(std::span<const EventRecord> records);

} // namespace entente
