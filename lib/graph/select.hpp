// SPDX-License-Identifier: Apache-2.0
// Part of a graph: the events a person asked for, with all their evidence, actors and places.
//
//   select(graph, {.types = {EventType::CONSULT}, .actors = {"Putin"}, .min_reports = 2});
#pragma once

#include <set>
#include <string>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace entente {

struct Selection {
    std::optional<Date> from{}; ///< events that end earlier are left out, and undated ones
    std::optional<Date> to{};   ///< events that begin later are left out, and undated ones
    std::set<EventType> types{};      ///< empty: all
    std::vector<std::string> actors{}; ///< an event with any of them; id, name, word of a name or alpha-3 code, folded; empty: all
    std::vector<std::string> places{}; ///< an event at any of them; id, name, first-order division or country code; empty: all
    std::uint32_t min_reports = 1;    ///< distinct articles
    double min_confidence = 0;
    std::set<Status> statuses{Status::actual, Status::alleged};
};

/// Events stay as identified in the whole graph.
KnowledgeGraph select(const KnowledgeGraph& graph, const Selection& selection);

} // namespace entente
