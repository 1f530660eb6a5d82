// SPDX-License-Identifier: Apache-2.0
// The evidence of a graph: a set of event records, keyed by record id.
//
//   const std::vector<EventRecord> set = as_evidence(records);   // sorted, each id once
#pragma once

#include <vector>

#include "resolve/event_record.hpp"

namespace entente {

/// The evidence as a set: sorted by id; of several records with one id the most confident (then the greatest) stays. Identifiers are
/// made fit for any format: control characters and blanks become '_', an empty one "unknown", invalid UTF-8 becomes U+FFFD;
/// a country that is not an alpha-3 code is dropped, a number is brought into its range.
std::vector<EventRecord> as_evidence(std::vector<EventRecord> records);

} // namespace entente
