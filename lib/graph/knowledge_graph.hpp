// SPDX-License-Identifier: Apache-2.0
// The knowledge graph: actors, places and events as vertices, roles as edges, each with its provenance. It is a function of a set of
// event records, its evidence; to merge graphs is to unite their evidence. Names, weights and confidences are computed, never stored.
//
//   const KnowledgeGraph graph = build_graph(records);
//   std::get<EventNode>(graph.graph()[*graph.find("ev:5f0c…")]).event.reports;   // 3
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "resolve/event_identity.hpp"
#include "resolve/event_record.hpp"

namespace entente {

/// An actor: what most of its mentions say it is.
struct EntityNode {
    std::string id;
    std::string name;
    ActorKind kind = ActorKind::organization;
    std::string country;
    std::string sector;
    std::vector<std::string> aliases;   ///< names in the evidence other than `name`, sorted
    std::vector<std::uint32_t> records; ///< its evidence, ascending
    friend bool operator==(const EntityNode&, const EntityNode&) = default;
};

struct PlaceNode {
    std::string id;
    std::string name;
    std::string country;
    std::string admin1;
    Feature feature = Feature::city;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::vector<std::uint32_t> records;
    friend bool operator==(const PlaceNode&, const PlaceNode&) = default;
};

struct EventNode {
    IdentifiedEvent event;
    friend bool operator==(const EventNode&, const EventNode&) = default;
};

using Vertex = std::variant<EntityNode, PlaceNode, EventNode>;

/// source: actor -> event; target: event -> actor; location: event -> place.
enum class LinkRole : std::uint8_t { source, target, location };
std::string_view name(LinkRole role) noexcept;

struct Link {
    LinkRole role{}; ///< (`Role` is the lexicon's word for nouns such as "troops")
    std::vector<std::uint32_t> records; ///< provenance: the records that say so, ascending
    friend bool operator==(const Link&, const Link&) = default;
};

class KnowledgeGraph {
public:
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS, Vertex, Link>;
    using VertexIndex = boost::graph_traits<Graph>::vertex_descriptor;

    KnowledgeGraph() = default;
    /// records sorted by id, events sorted by id with indices into records. Use build_graph.
    KnowledgeGraph(std::vector<EventRecord> records, const std::vector<IdentifiedEvent>& events);

    const Graph& graph() const noexcept { return graph_; }
    /// The evidence, sorted by record id.
    const std::vector<EventRecord>& records() const noexcept { return records_; }
    std::optional<VertexIndex> find(std::string_view id) const;
    /// Events in ascending order of id.
    std::vector<const EventNode*> events() const;

    /// Graphs are equal if their evidence and events are.
    friend bool operator==(const KnowledgeGraph& a, const KnowledgeGraph& b) { return a.records_ == b.records_ && a.same_events(b); }

private:
    bool same_events(const KnowledgeGraph& other) const;

    std::vector<EventRecord> records_;
    Graph graph_;
    std::map<std::string, VertexIndex, std::less<>> index_;
};

} // namespace entente
