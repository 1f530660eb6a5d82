// SPDX-License-Identifier: Apache-2.0
// Where an act took place of which the article tells no place: at home, or where those who speak had met. Part of make_records;
// what the article tells is in event_places.hpp.
//
//   record.place = home_of_act(record, gazetteer);
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/gazetteer.hpp"
#include "resolve/event_record.hpp"

namespace entente {

/// What a state does with people in its hands, it does at home: arrests, convictions, releases.
bool is_custody(EventType type, std::string_view mode) noexcept;
bool is_of_state(ActorKind kind) noexcept;

/// The country in which all parties of an act on the spot are at home, for one that is told without a place: "the court jailed the
/// blogger" of Egyptians. So, whoever is in its hands, what a state does with prisoners. Absent for other acts, for parties of
/// several countries or none, and for what has not happened. Envoys are summoned in the capital.
std::optional<PlaceRef> home_of_act(const EventRecord& record, const Gazetteer& gazetteer);

/// Where agreement or praise is told of a day on which its parties met: where they met. `talks`: the records of the article that
/// are talks with a place.
std::optional<PlaceRef> place_of_talks(const EventRecord& record, std::span<const EventRecord> talks);

/// The records of actual meetings with place and day, the first ones of many.
std::vector<EventRecord> placed_talks(std::span<const EventRecord> records);

} // namespace entente
