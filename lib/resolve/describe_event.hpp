// SPDX-License-Identifier: Apache-2.0
// The best that the records of one event say of it: most specific place and day, participants, what most of them call it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "resolve/consensus.hpp"
#include "resolve/event_identity.hpp"

namespace entente {

/// members: ascending indices into records, at least one. Entities and places hold every id of the records.
IdentifiedEvent describe_event(std::span<const EventRecord> records, std::vector<std::uint32_t> members,
                               const std::map<std::string, Entity, std::less<>>& entities,
                               const std::map<std::string, PlaceRef, std::less<>>& places);

} // namespace entente
