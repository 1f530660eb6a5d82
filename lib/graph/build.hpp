// SPDX-License-Identifier: Apache-2.0
// Records to graph. The graph depends on the set of records alone, so merging is commutative, associative and idempotent.
//
//   const KnowledgeGraph week = merge(build_graph(monday), build_graph(tuesday));
#pragma once

#include <vector>

#include "graph/evidence.hpp"
#include "graph/knowledge_graph.hpp"

namespace entente {

/// Identifies events among the records and links them to their actors and places.
KnowledgeGraph build_graph(std::vector<EventRecord> records);

/// The graph of the united evidence.
KnowledgeGraph merge(const KnowledgeGraph& into, const KnowledgeGraph& from);

} // namespace entente
