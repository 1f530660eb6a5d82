// SPDX-License-Identifier: Apache-2.0
// A view of a knowledge graph, ready to be written: nodes and edges with every attribute computed. Exporters see nothing else.
//
//   const ProjectedGraph view = project(graph, {.view = View::actors}, ontology);
//   view.edges.front().label;   // "meets (3)"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"
#include "text/date.hpp"

namespace entente {

enum class View : std::uint8_t {
    events, ///< events as nodes between their actors and places
    actors, ///< actors, with one edge a direction and event type
    places, ///< actors and places, with one edge an event type
};
std::string_view name(View view) noexcept;
std::optional<View> parse_view(std::string_view text) noexcept;

/// "#RRGGBB" as numbers.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};
Colour parse_colour(std::string_view hex) noexcept;
std::string hex(Colour colour);

/// What nodes and edges have in common.
struct Attributes {
    std::string id;    ///< unique among nodes or among edges; no line breaks
    std::string label; ///< as a person would say it
    std::string kind;  ///< nodes: "event", "place" or an actor kind; edges: a role or an event type
    Colour colour;
    double weight = 1;         ///< nodes: number of events; edges: number of events (view events: of reports); > 0
    std::uint32_t reports = 0; ///< distinct articles
    double confidence = 0;
    std::optional<Date> first;
    std::optional<Date> last;
    std::vector<DateInterval> spells; ///< when it was so: sorted, disjoint
    std::string event_type;           ///< or ""
    std::string quad;                 ///< or ""
    std::optional<double> goldstein;  ///< mean over the events where several
    std::string status;               ///< or "", "mixed" where the events differ
    std::vector<std::string> articles; ///< ids of the articles that say so, sorted
    std::string example;               ///< a sentence that says so
    std::vector<std::uint32_t> records; ///< indices into ProjectedGraph::evidence that are filed here (each under one element)
    friend bool operator==(const Attributes&, const Attributes&) = default;
};

struct ProjectedNode : Attributes {
    std::string name;    ///< full name; of an event its label
    std::string country; ///< alpha-3 or ""
    std::string sector;
    std::string mode;  ///< of an event
    std::string cameo; ///< of an event
    std::string feature; ///< of a place
    std::optional<double> latitude;
    std::optional<double> longitude;
    double size = 4; ///< radius, 4 to 100
    double x = 0;    ///< -5000 to 5000
    double y = 0;
    friend bool operator==(const ProjectedNode&, const ProjectedNode&) = default;
};

/// In points, for a node of this size: what the positions leave room for.
constexpr double label_points(double size) noexcept { return 10 + size * 0.14; }

struct ProjectedEdge : Attributes {
    std::uint32_t source = 0; ///< index of a node
    std::uint32_t target = 0;
    bool reciprocal = false;
    std::vector<std::string> events; ///< ids of its events, sorted
    friend bool operator==(const ProjectedEdge&, const ProjectedEdge&) = default;
};

struct ProjectedGraph {
    View view = View::events;
    std::vector<ProjectedNode> nodes; ///< sorted by id
    std::vector<ProjectedEdge> edges; ///< sorted by id; at most one a source, target and kind
    std::vector<EventRecord> evidence;
    friend bool operator==(const ProjectedGraph&, const ProjectedGraph&) = default;
};

} // namespace entente
