// SPDX-License-Identifier: Apache-2.0
// What the evidence of one node or edge amounts to.
//
//   Tally tally;
//   tally.events.insert(&event);
//   summarise(tally, graph, ontology, node);   // fills in weight, reports, spells, articles, …
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/knowledge_graph.hpp"
#include "graph/projected_graph.hpp"
#include "ontology/ontology.hpp"

namespace entente {

struct Tally {
    std::map<std::string_view, const IdentifiedEvent*> events; ///< by id: sums are taken in this order
    std::set<std::uint32_t> records;                           ///< those that name the node or make the edge

    void add(const IdentifiedEvent& event, const std::vector<std::uint32_t>& evidence) {
        events.emplace(event.id, &event);
        records.insert(evidence.begin(), evidence.end());
    }
};

/// Weight (number of events), reports, confidence, first and last day, spells, mean Goldstein score, status, articles, example.
void summarise(const Tally& tally, const KnowledgeGraph& graph, Attributes& attributes);

/// Event type and quad class, where all events share them.
void name_types(const Tally& tally, const Ontology& ontology, Attributes& attributes);

/// Sorted, with overlapping intervals made one.
std::vector<DateInterval> united(std::vector<DateInterval> intervals);

} // namespace entente
