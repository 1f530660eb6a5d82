// SPDX-License-Identifier: Apache-2.0
// Event records as JSON, one object a line (schemas/event.schema.json).
//
//   out << to_json(record) << '\n';
//   read_events(in, "week.jsonl", [&](EventRecord record) { records.push_back(std::move(record)); });
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "graph/evidence.hpp"

namespace entente {

/// One line without its line break. Reals have the shortest form that reads back as the same value; invalid UTF-8 becomes U+FFFD.
std::string to_json(const EventRecord& record);

/// Reads one object. Unknown fields are passed over; a missing or wrong one is an InputError that names it, with `file` and `line`.
EventRecord parse_event(std::string_view json, const std::string& file = {}, std::size_t line = 0);

/// Reads JSON Lines to the end of the stream; blank lines are passed over. Throws InputError with the number of the bad line.
void read_events(std::istream& in, const std::string& file, const std::function<void(EventRecord)>& sink);

} // namespace entente
