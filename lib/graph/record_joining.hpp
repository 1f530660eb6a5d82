// SPDX-License-Identifier: Apache-2.0
// Mentions of one event within one article, which complete each other. Part of make_records.
//
//   complete_each_other(records);   // the headline's CONSULT Kim–Putin gets the place of "They met at the Vostochny Cosmodrome"
#pragma once

#include <vector>

#include "resolve/event_record.hpp"

namespace entente {

/// True if the two records of one article may tell of one event: one type, participants that agree, no conflict of status, day or
/// place.
bool may_be_one_event(const EventRecord& a, const EventRecord& b);

/// Records in which a person's arrest, death or release that names no agent has the one whom another record of that person names.
std::vector<EventRecord> imply_agents(std::vector<EventRecord> records);

/// Records in which each group of mentions of one event shares its fullest recipient, place and date.
std::vector<EventRecord> complete_each_other(std::vector<EventRecord> records);

} // namespace entente
