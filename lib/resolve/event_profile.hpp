// SPDX-License-Identifier: Apache-2.0
// What a record says that decides which event it tells of, and how far two of them agree.
//
//   const auto agreement = agree(a, b, same_article);   // absent: they contradict each other
//   if (agreement && *agreement >= one_event) …
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "resolve/consensus.hpp"
#include "resolve/event_record.hpp"

namespace entente {

/// How sure a record is of its day.
enum class DateStrength : std::uint8_t {
    unknown, ///< no date: only the article's own is known
    assumed, ///< the article's date, for want of a better
    stated,  ///< the text says so
};

/// Planned, alleged and actual records may tell of one event; what did not happen or only might stays apart.
enum class Reality : std::uint8_t { happening, hypothetical, negated };

struct EventProfile {
    EventType type{};
    std::string mode;
    Reality reality{};
    bool undirected = false;             ///< source and target may be exchanged
    std::vector<const Entity*> sources;  ///< by id, each once
    std::vector<const Entity*> targets;  ///< likewise
    const PlaceRef* place = nullptr;     ///< null: not known
    bool weak_place = false;             ///< named outside the sentence, as in a dateline: does not contradict another place
    bool assumed_place = false; ///< nowhere named: what the parties or other events of the article suggest
    DateStrength strength = DateStrength::unknown;
    bool exact_day = false;              ///< stated in the sentence itself
    int first_day = 0;                   ///< days since 1970; of the date, else of the article
    int last_day = 0;
    bool dated = false;                  ///< false: neither the event nor the article has a date
};

/// True if the sentence of the record itself names its place.
bool names_place(const EventRecord& record);

/// Entities and places must outlive the profile and hold every id of the record.
EventProfile profile_of(const EventRecord& record, const std::map<std::string, Entity, std::less<>>& entities,
                        const std::map<std::string, PlaceRef, std::less<>>& places);

/// A country or its government.
bool is_state(const Entity& actor);

/// A state, its armed forces, or an official of it.
bool acts_for_state(const Entity& actor);

/// True if one of the two is a state or its government, and the other its official, government or armed force.
bool stand_for_each_other(const Entity& a, const Entity& b);

/// Points from which two profiles are one event.
inline constexpr int one_event = 10;

/// Points for what agrees; absent if something contradicts. Symmetric.
std::optional<int> agree(const EventProfile& a, const EventProfile& b, bool same_article);

} // namespace entente
