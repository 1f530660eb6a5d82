// SPDX-License-Identifier: Apache-2.0
// Knowledge graph to view: aggregation, labels, colours, sizes, positions.
#pragma once

#include "graph/knowledge_graph.hpp"
#include "graph/projected_graph.hpp"
#include "ontology/ontology.hpp"

namespace entente {

struct Projection {
    View view = View::events;
    bool roll_up_country = false; ///< actors are replaced by their countries where these are known
};

ProjectedGraph project(const KnowledgeGraph& graph, const Projection& projection, const Ontology& ontology);

} // namespace entente
