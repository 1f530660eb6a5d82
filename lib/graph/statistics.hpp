// SPDX-License-Identifier: Apache-2.0
// What a graph holds: counts and rankings, for the `stats` command.
//
//   statistics(graph).actors.front();   // {"Vladimir Putin", 12 events, 9 reports}
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/knowledge_graph.hpp"

namespace entente {

/// A row of a ranking: most events first, then most reports, then by name.
struct Ranked {
    std::string name;
    std::size_t events = 0;
    std::size_t reports = 0; ///< distinct articles
    friend bool operator==(const Ranked&, const Ranked&) = default;
};

struct Statistics {
    std::size_t records = 0;
    std::size_t articles = 0;
    std::size_t events = 0;
    std::size_t actors = 0;
    std::size_t places = 0;
    std::size_t dated = 0;  ///< events with a date
    std::size_t placed = 0; ///< events with a place
    std::optional<Date> first;
    std::optional<Date> last;
    std::vector<Ranked> top_actors;
    std::vector<Ranked> dyads; ///< "Kim Jong Un - Vladimir Putin": pairs of actors on opposite sides of an event
    std::vector<Ranked> types;
    std::vector<Ranked> top_places;
    std::vector<Ranked> statuses;
    std::vector<Ranked> days; ///< ISO days on which events begin, in order of time
};

Statistics statistics(const KnowledgeGraph& graph);

} // namespace entente
