// SPDX-License-Identifier: Apache-2.0
#include "graph/knowledge_graph.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "resolve/consensus.hpp"
#include "resolve/event_profile.hpp"

namespace entente {

namespace {

using Records = std::vector<std::uint32_t>;

bool names(const std::vector<ActorRef>& actors, const std::string& id) {
    return std::any_of(actors.begin(), actors.end(), [&](const ActorRef& actor) { return actor.id == id; });
}

/// Those of an event's records that name the actor; all of them if none does by itself.
Records naming(const std::vector<EventRecord>& records, const Records& members, const std::string& id) {
    Records result;
    std::copy_if(members.begin(), members.end(), std::back_inserter(result),
                 [&](std::uint32_t r) { return names(records[r].source, id) || names(records[r].target, id); });
    return result;
}

Records placing(const std::vector<EventRecord>& records, const Records& members, const std::string& id) {
    Records result;
    std::copy_if(members.begin(), members.end(), std::back_inserter(result),
                 [&](std::uint32_t r) { return records[r].place && records[r].place->id == id; });
    return result;
}

void add(Records& records, const Records& more) {
    Records both;
    std::set_union(records.begin(), records.end(), more.begin(), more.end(), std::back_inserter(both));
    records = std::move(both);
}

} // namespace

std::string_view name(LinkRole role) noexcept {
    constexpr std::array<std::string_view, 3> names{"source", "target", "location"};
    return names[static_cast<std::size_t>(role)];
}

KnowledgeGraph::KnowledgeGraph(std::vector<EventRecord> records, const std::vector<IdentifiedEvent>& events) : records_(std::move(records)) {
    const auto entities = consensus_entities(records_);
    const auto places = consensus_places(records_);

    // Actors, then places, then events, each by id; a place whose id an actor has is told apart by a prefix.
    std::map<std::string, Records> actor_records;
    std::map<std::string, Records> place_records;
    for (const IdentifiedEvent& event : events) {
        for (const auto* side : {&event.sources, &event.targets}) {
            for (const std::string& id : *side) add(actor_records[id], naming(records_, event.records, id));
        }
        if (!event.place.empty()) add(place_records[event.place], placing(records_, event.records, event.place));
    }
    for (auto& [id, evidence] : actor_records) {
        const Entity& entity = entities.find(id)->second;
        index_[id] = boost::add_vertex(
            EntityNode{id, entity.name, entity.kind, entity.country, entity.sector, entity.aliases, std::move(evidence)}, graph_);
    }
    std::map<std::string, VertexIndex> place_vertices;
    for (auto& [id, evidence] : place_records) {
        const PlaceRef& place = places.find(id)->second;
        std::string key = id;
        while (index_.contains(key)) key = "place/" + key;
        index_[key] = place_vertices[id] = boost::add_vertex(
            PlaceNode{key, place.name, place.country, place.admin1, place.feature, place.latitude, place.longitude, std::move(evidence)},
            graph_);
    }
    for (const IdentifiedEvent& event : events) {
        const VertexIndex vertex = boost::add_vertex(EventNode{event}, graph_);
        std::string key = event.id;
        while (index_.contains(key)) key = "event/" + key;
        std::get<EventNode>(graph_[vertex]).event.id = key;
        index_[key] = vertex;
        for (const std::string& id : event.sources) {
            boost::add_edge(index_.find(id)->second, vertex, Link{LinkRole::source, naming(records_, event.records, id)}, graph_);
        }
        for (const std::string& id : event.targets) {
            boost::add_edge(vertex, index_.find(id)->second, Link{LinkRole::target, naming(records_, event.records, id)}, graph_);
        }
        if (!event.place.empty()) {
            boost::add_edge(vertex, place_vertices.find(event.place)->second,
                            Link{LinkRole::location, placing(records_, event.records, event.place)}, graph_);
        }
    }
}

std::optional<KnowledgeGraph::VertexIndex> KnowledgeGraph::find(std::string_view id) const {
    const auto found = index_.find(id);
    if (found == index_.end()) return std::nullopt;
    return found->second;
}

std::vector<const EventNode*> KnowledgeGraph::events() const {
    std::vector<const EventNode*> result;
    for (VertexIndex v = 0; v < boost::num_vertices(graph_); ++v) {
        if (const auto* event = std::get_if<EventNode>(&graph_[v])) result.push_back(event);
    }
    return result;
}

bool KnowledgeGraph::same_events(const KnowledgeGraph& other) const {
    const auto mine = events();
    const auto theirs = other.events();
    return std::equal(mine.begin(), mine.end(), theirs.begin(), theirs.end(), [](const EventNode* a, const EventNode* b) { return *a == *b; });
}

} // namespace entente
