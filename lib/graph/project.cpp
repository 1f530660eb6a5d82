// SPDX-License-Identifier: Apache-2.0
#include "graph/project.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "graph/label.hpp"
#include "graph/layout.hpp"
#include "graph/tally.hpp"
#include "text/hash.hpp"

namespace entente {

namespace {

using Index = std::uint32_t;
using VertexIndex = KnowledgeGraph::VertexIndex;

constexpr std::array<Colour, 11> actor_colours{{
    {0x4e, 0x79, 0xa7}, // person
    {0x59, 0xa1, 0x4f}, // country
    {0x76, 0xb7, 0xb2}, // government
    {0x9c, 0x75, 0x5f}, // organization
    {0xaf, 0x7a, 0xa1}, // igo
    {0xd4, 0xa6, 0xc8}, // ngo
    {0xb6, 0x99, 0x2d}, // company
    {0x79, 0x70, 0x6e}, // armed_group
    {0xd3, 0x72, 0x95}, // group
    {0x86, 0xbc, 0xb6}, // military
    {0xba, 0xb0, 0xac}, // media
}};
constexpr Colour place_colour{0xe0, 0xc0, 0x7a};
constexpr Colour location_colour{0xb0, 0xb0, 0xb0};

/// One event with the nodes of the view that take part in it.
struct Participation {
    const IdentifiedEvent* event = nullptr;
    std::vector<VertexIndex> sources; ///< actors as cast: a country in place of its people, if rolled up
    std::vector<VertexIndex> targets;
    std::optional<VertexIndex> place;
};

/// The actors of the view: those of the graph, or their countries.
struct Cast {
    std::vector<EntityNode> actors;
    std::map<VertexIndex, VertexIndex> actor_of; ///< vertex of the graph -> index in actors
};

const EntityNode* entity(const KnowledgeGraph& graph, VertexIndex v) { return std::get_if<EntityNode>(&graph.graph()[v]); }

EntityNode country_of(const EntityNode& actor, const std::map<std::string, const EntityNode*>& known, const Ontology& ontology) {
    if (const auto found = known.find(actor.country); found != known.end()) return *found->second;
    EntityNode country{"country:" + actor.country, actor.country, ActorKind::country, actor.country, "GOV", {}, {}};
    if (const auto entry = ontology.countries.find(actor.country); entry != ontology.countries.end()) country.name = entry->second.name;
    return country;
}

Cast cast(const KnowledgeGraph& graph, bool roll_up, const Ontology& ontology) {
    const VertexIndex count = boost::num_vertices(graph.graph());
    std::map<std::string, const EntityNode*> countries; // by code, the first by id: vertices are in order of id
    for (VertexIndex v = 0; v < count; ++v) {
        const EntityNode* actor = entity(graph, v);
        if (actor != nullptr && actor->kind == ActorKind::country && !actor->country.empty()) countries.emplace(actor->country, actor);
    }
    Cast result;
    std::map<std::string, VertexIndex> by_id;
    for (VertexIndex v = 0; v < count; ++v) {
        const EntityNode* actor = entity(graph, v);
        if (actor == nullptr) continue;
        EntityNode role = roll_up && !actor->country.empty() ? country_of(*actor, countries, ontology) : *actor;
        const auto [at, added] = by_id.emplace(role.id, result.actors.size());
        if (added) result.actors.push_back(std::move(role));
        result.actor_of.emplace(v, at->second);
    }
    return result;
}

void add_once(std::vector<VertexIndex>& list, VertexIndex value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

std::vector<Participation> participations(const KnowledgeGraph& graph, const Cast& cast) {
    std::vector<Participation> result;
    for (VertexIndex v = 0; v < boost::num_vertices(graph.graph()); ++v) {
        const auto* node = std::get_if<EventNode>(&graph.graph()[v]);
        if (node == nullptr) continue;
        Participation part{&node->event, {}, {}, {}};
        for (const std::string& id : node->event.sources) add_once(part.sources, cast.actor_of.at(*graph.find(id)));
        for (const std::string& id : node->event.targets) add_once(part.targets, cast.actor_of.at(*graph.find(id)));
        const auto [begin, end] = boost::out_edges(v, graph.graph());
        for (auto edge = begin; edge != end; ++edge) {
            if (graph.graph()[*edge].role == LinkRole::location) part.place = boost::target(*edge, graph.graph());
        }
        result.push_back(std::move(part));
    }
    return result;
}

bool is_mutual(const IdentifiedEvent& event) { return event.reciprocal || event.type == EventType::CONSULT; }

/// Builds the nodes and edges of a view.
class Projector {
public:
    Projector(const KnowledgeGraph& graph, const Projection& projection, const Ontology& ontology)
        : graph_(graph), view_(projection.view), ontology_(ontology), cast_(cast(graph, projection.roll_up_country, ontology)),
          parts_(participations(graph, cast_)) {
        result_.view = view_;
        result_.evidence = graph.records();
    }

    ProjectedGraph run() {
        add_actors();
        if (view_ != View::actors) add_places();
        if (view_ == View::events) add_events();
        sort_nodes();
        switch (view_) {
        case View::events: add_role_edges(); break;
        case View::actors: add_dyads(); break;
        case View::places: add_place_edges(); break;
        }
        finish_edges();
        file_evidence();
        set_sizes();
        set_positions();
        return std::move(result_);
    }

private:
    struct EdgeKey {
        Index source;
        Index target;
        std::string kind;
        auto operator<=>(const EdgeKey&) const = default;
    };
    struct EdgeTally {
        Tally tally;
        Colour colour;
        std::string label; ///< fixed, or "" to be made from verbs
        bool reciprocal = true;
    };

    std::vector<const EntityNode*> actors(const std::vector<VertexIndex>& indices) const {
        std::vector<const EntityNode*> result;
        for (const VertexIndex i : indices) result.push_back(&cast_.actors[i]);
        return result;
    }

    const PlaceNode* place(const Participation& part) const {
        return part.place ? std::get_if<PlaceNode>(&graph_.graph()[*part.place]) : nullptr;
    }

    /// The graph's own links say which records name whom.
    std::map<std::pair<VertexIndex, std::string_view>, std::vector<Index>> evidence_by_actor() const {
        std::map<std::pair<VertexIndex, std::string_view>, std::vector<Index>> evidence;
        const auto [begin, end] = boost::edges(graph_.graph());
        for (auto edge = begin; edge != end; ++edge) {
            const Link& link = graph_.graph()[*edge];
            if (link.role == LinkRole::location) continue;
            const VertexIndex from = boost::source(*edge, graph_.graph());
            const VertexIndex to = boost::target(*edge, graph_.graph());
            const VertexIndex actor = link.role == LinkRole::source ? from : to;
            const VertexIndex event = link.role == LinkRole::source ? to : from;
            auto& records = evidence[{cast_.actor_of.at(actor), std::get<EventNode>(graph_.graph()[event]).event.id}];
            records.insert(records.end(), link.records.begin(), link.records.end());
        }
        return evidence;
    }

    void add_actors() {
        actor_evidence_ = evidence_by_actor();
        std::vector<Tally> tallies(cast_.actors.size());
        for (const Participation& part : parts_) {
            for (const auto* side : {&part.sources, &part.targets}) {
                for (const VertexIndex actor : *side) tallies[actor].add(*part.event, actor_evidence_.at({actor, part.event->id}));
            }
        }
        for (VertexIndex i = 0; i < cast_.actors.size(); ++i) {
            const EntityNode& actor = cast_.actors[i];
            ProjectedNode node;
            node.id = actor.id;
            node.name = actor.name;
            node.label = short_name(actor, ontology_);
            node.kind = name(actor.kind);
            node.colour = actor_colours[static_cast<std::size_t>(actor.kind)];
            node.country = actor.country;
            node.sector = actor.sector;
            summarise(tallies[i], graph_, node);
            result_.nodes.push_back(std::move(node));
        }
        tell_apart();
    }

    /// Two people of one surname get their full names.
    void tell_apart() {
        std::map<std::string, int> uses;
        for (const ProjectedNode& node : result_.nodes) ++uses[node.label];
        for (ProjectedNode& node : result_.nodes) {
            if (uses[node.label] > 1) node.label = node.name;
        }
    }

    void add_places() {
        std::map<VertexIndex, Tally> tallies;
        for (const Participation& part : parts_) {
            if (part.place) tallies[*part.place].add(*part.event, {});
        }
        for (auto& [v, tally] : tallies) {
            const PlaceNode& place = std::get<PlaceNode>(graph_.graph()[v]);
            tally.records.insert(place.records.begin(), place.records.end());
            ProjectedNode node;
            node.id = place.id;
            node.name = place.name;
            node.label = short_name(place);
            node.kind = "place";
            node.colour = place_colour;
            node.country = place.country;
            node.feature = name(place.feature);
            node.latitude = place.latitude;
            node.longitude = place.longitude;
            summarise(tally, graph_, node);
            result_.nodes.push_back(std::move(node));
        }
    }

    void add_events() {
        for (const Participation& part : parts_) {
            const IdentifiedEvent& event = *part.event;
            Tally tally;
            tally.add(event, event.records);
            ProjectedNode node;
            node.id = event.id;
            node.label = event_label(event, actors(part.sources), actors(part.targets), place(part), ontology_);
            node.name = node.label;
            node.kind = "event";
            node.colour = parse_colour(ontology_.type(event.type).colour);
            node.mode = event.mode;
            node.cameo = event.cameo;
            if (const PlaceNode* where = place(part)) {
                node.country = where->country;
                node.latitude = where->latitude;
                node.longitude = where->longitude;
            }
            summarise(tally, graph_, node);
            name_types(tally, ontology_, node);
            node.weight = std::max(1U, event.reports);
            result_.nodes.push_back(std::move(node));
        }
    }

    void sort_nodes() {
        // A country that stands for its people may have the id of a place or an event.
        std::set<std::string> ids;
        for (ProjectedNode& node : result_.nodes) {
            while (!ids.insert(node.id).second) node.id = node.kind + "/" + node.id;
        }
        std::vector<Index> order(result_.nodes.size());
        for (Index i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(), [&](Index a, Index b) { return result_.nodes[a].id < result_.nodes[b].id; });
        node_at_.resize(order.size());
        std::vector<ProjectedNode> sorted;
        for (Index i = 0; i < order.size(); ++i) {
            node_at_[order[i]] = i;
            sorted.push_back(std::move(result_.nodes[order[i]]));
        }
        result_.nodes = std::move(sorted);
    }

    // Nodes were added as actors, places (in order of vertex), events.
    Index actor_node(VertexIndex actor) const { return node_at_[actor]; }

    std::map<VertexIndex, Index> place_nodes() const {
        std::map<VertexIndex, Index> nodes;
        if (view_ == View::actors) return nodes; // which has none
        for (const Participation& part : parts_) {
            if (part.place) nodes.emplace(*part.place, 0);
        }
        auto next = static_cast<Index>(cast_.actors.size());
        for (auto& [vertex, node] : nodes) node = node_at_[next++];
        return nodes;
    }

    void add_role_edges() {
        const auto places = place_nodes();
        const std::size_t first_event = cast_.actors.size() + places.size();
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const Participation& part = parts_[i];
            const Index event = node_at_[first_event + i];
            const Colour colour = result_.nodes[event].colour;
            for (const VertexIndex actor : part.sources) role_edge(actor_node(actor), event, LinkRole::source, part, colour, &actor);
            for (const VertexIndex actor : part.targets) role_edge(event, actor_node(actor), LinkRole::target, part, colour, &actor);
            if (part.place) role_edge(event, places.at(*part.place), LinkRole::location, part, location_colour, nullptr);
        }
    }

    void role_edge(Index from, Index to, LinkRole role, const Participation& part, Colour colour, const VertexIndex* actor) {
        EdgeTally& edge = edges_[{from, to, std::string{name(role)}}];
        edge.colour = colour;
        edge.label = name(role);
        edge.reciprocal = is_mutual(*part.event) && role != LinkRole::location;
        edge.tally.add(*part.event, actor != nullptr ? actor_evidence_.at({*actor, part.event->id}) : placing_records(part));
    }

    std::vector<Index> placing_records(const Participation& part) const {
        const auto [begin, end] = boost::out_edges(*graph_.find(part.event->id), graph_.graph());
        for (auto edge = begin; edge != end; ++edge) {
            if (graph_.graph()[*edge].role == LinkRole::location) return graph_.graph()[*edge].records;
        }
        return {};
    }

    void add_dyads() {
        for (const Participation& part : parts_) {
            const bool mutual = is_mutual(*part.event);
            if (mutual && part.targets.empty()) {
                for (std::size_t i = 0; i < part.sources.size(); ++i) {
                    for (std::size_t j = i + 1; j < part.sources.size(); ++j) dyad(part.sources[i], part.sources[j], part, mutual);
                }
                continue;
            }
            for (const VertexIndex source : part.sources) {
                for (const VertexIndex target : part.targets) dyad(source, target, part, mutual);
            }
        }
    }

    void dyad(VertexIndex a, VertexIndex b, const Participation& part, bool mutual) {
        Index source = actor_node(a);
        Index target = actor_node(b);
        if (mutual && target < source) std::swap(source, target); // written once, in order of id
        typed_edge(source, target, part, mutual);
    }

    void add_place_edges() {
        const auto places = place_nodes();
        for (const Participation& part : parts_) {
            if (!part.place) continue;
            for (const auto* side : {&part.sources, &part.targets}) {
                for (const VertexIndex actor : *side) typed_edge(actor_node(actor), places.at(*part.place), part, false);
            }
        }
    }

    void typed_edge(Index source, Index target, const Participation& part, bool mutual) {
        EdgeTally& edge = edges_[{source, target, std::string{name(part.event->type)}}];
        edge.colour = parse_colour(ontology_.type(part.event->type).colour);
        edge.reciprocal = edge.reciprocal && mutual;
        edge.tally.add(*part.event, part.event->records);
    }

    std::string verb_label(const Tally& tally) const {
        std::optional<VerbPhrase> common;
        for (const auto& [id, event] : tally.events) {
            const VerbPhrase phrase = verb_phrase(event->type, event->cameo, ontology_);
            if (common && *common != phrase) {
                const EventTypeInfo& info = ontology_.type(event->type);
                return edge_label({info.verb, info.preposition}, tally.events.size());
            }
            common = phrase;
        }
        return common ? edge_label(*common, tally.events.size()) : std::string{};
    }

    void finish_edges() {
        for (auto& [key, edge] : edges_) {
            ProjectedEdge out;
            out.source = key.source;
            out.target = key.target;
            out.kind = key.kind;
            Fnv1a hash;
            hash.add(result_.nodes[key.source].id).add(result_.nodes[key.target].id).add(key.kind);
            out.id = "l:" + hash.hex();
            out.colour = edge.colour;
            out.reciprocal = edge.reciprocal;
            out.label = edge.label.empty() ? verb_label(edge.tally) : edge.label;
            if (view_ == View::places) out.label += out.label.empty() ? "" : " here";
            summarise(edge.tally, graph_, out);
            name_types(edge.tally, ontology_, out);
            if (view_ == View::events) out.weight = std::max(1U, out.reports);
            for (const auto& [id, event] : edge.tally.events) out.events.emplace_back(id);
            result_.edges.push_back(std::move(out));
        }
        std::sort(result_.edges.begin(), result_.edges.end(), [](const ProjectedEdge& a, const ProjectedEdge& b) { return a.id < b.id; });
    }

    /// Each record under one element: its event, else the first edge made from it, else the first node that it names.
    void file_evidence() {
        std::vector<bool> filed(result_.evidence.size(), false);
        const auto file = [&](Attributes& element, const std::vector<Index>& records) {
            for (const Index record : records) {
                if (filed[record]) continue;
                filed[record] = true;
                element.records.push_back(record);
            }
        };
        std::map<std::string, const IdentifiedEvent*> events;
        for (const Participation& part : parts_) events.emplace(part.event->id, part.event);
        if (view_ == View::events) {
            const std::size_t first_event = result_.nodes.size() - parts_.size();
            for (std::size_t i = 0; i < parts_.size(); ++i) file(result_.nodes[node_at_[first_event + i]], parts_[i].event->records);
            return;
        }
        for (ProjectedEdge& edge : result_.edges) {
            for (const std::string& id : edge.events) file(edge, events.at(id)->records);
        }
        const auto places = place_nodes();
        for (const Participation& part : parts_) {
            if (!part.sources.empty()) {
                file(result_.nodes[actor_node(part.sources.front())], part.event->records);
            } else if (!part.targets.empty()) {
                file(result_.nodes[actor_node(part.targets.front())], part.event->records);
            } else if (part.place && view_ == View::places) {
                file(result_.nodes[places.at(*part.place)], part.event->records);
            }
        }
    }

    /// Area by weight; the smallest exactly 4 and the largest exactly 100, so that Gephi leaves sizes as they are.
    void set_sizes() {
        if (result_.nodes.empty()) return;
        const auto [least, most] = std::minmax_element(result_.nodes.begin(), result_.nodes.end(),
                                                       [](const ProjectedNode& a, const ProjectedNode& b) { return a.weight < b.weight; });
        const double low = least->weight;
        const double high = most->weight;
        for (ProjectedNode& node : result_.nodes) {
            node.size = 10;
            if (high > low) node.size = 4 + 96 * std::sqrt((node.weight - low) / (high - low));
        }
    }

    /// Letters are a little over half as wide as high on average; an ellipse round a text is 1.41 times as wide and high.
    static NodeBox box_of(const ProjectedNode& node) {
        const double points = label_points(node.size);
        const auto letters = static_cast<double>(std::count_if(node.label.begin(), node.label.end(), [](char c) { return (c & 0xC0) != 0x80; }));
        const double round = node.kind == "event" ? 1.0 : 1.41;
        constexpr double least = 19; // Graphviz makes no node lower than half an inch
        return {node.size, (letters * points * 0.29 + 8) * round, std::max(least, (points * 0.6 + 6) * round)};
    }

    void set_positions() {
        std::vector<NodeBox> boxes;
        for (const ProjectedNode& node : result_.nodes) boxes.push_back(box_of(node));
        std::vector<Edge> pairs;
        for (const ProjectedEdge& edge : result_.edges) pairs.emplace_back(edge.source, edge.target);
        const std::vector<Position> positions = layout(boxes, pairs);
        for (std::size_t i = 0; i < positions.size(); ++i) {
            result_.nodes[i].x = positions[i].x;
            result_.nodes[i].y = positions[i].y;
        }
    }

    const KnowledgeGraph& graph_;
    View view_;
    const Ontology& ontology_;
    Cast cast_;
    std::vector<Participation> parts_;
    std::map<std::pair<VertexIndex, std::string_view>, std::vector<Index>> actor_evidence_; ///< actor as cast, event id -> records
    std::vector<Index> node_at_; ///< as added -> as sorted
    std::map<EdgeKey, EdgeTally> edges_;
    ProjectedGraph result_;
};

} // namespace

ProjectedGraph project(const KnowledgeGraph& graph, const Projection& projection, const Ontology& ontology) {
    return Projector{graph, projection, ontology}.run();
}

} // namespace entente
