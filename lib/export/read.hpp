// SPDX-License-Identifier: Apache-2.0
// The evidence back from a file that Entente wrote: event records (JSON Lines), node-link JSON or GraphML, told apart by content.
//
//   const KnowledgeGraph graph = build_graph(read_evidence(bytes, "week.graphml"));
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"

namespace entente {

/// Every record in the file. Throws InputError if it is none of the three, damaged, or holds no evidence.
std::vector<EventRecord> read_evidence(std::string_view bytes, const std::string& file);

} // namespace entente
