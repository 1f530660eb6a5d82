// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "graph/build.hpp"
#include "graph/label.hpp"
#include "graph/layout.hpp"
#include "graph/project.hpp"
#include "graph/select.hpp"
#include "graph/statistics.hpp"
#include "records.hpp"

using namespace entente;
using namespace entente::test;

namespace {

std::string person(const std::string& full_name, const std::string& country) {
    return short_name(EntityNode{"person:x", full_name, ActorKind::person, country, "GOV", {}, {}}, load_ontology());
}

const ProjectedNode* node(const ProjectedGraph& graph, const std::string& kind) {
    const auto found = std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const ProjectedNode& n) { return n.kind == kind; });
    return found == graph.nodes.end() ? nullptr : &*found;
}

ProjectedGraph view(const KnowledgeGraph& graph, View v, bool roll_up = false) { return project(graph, {v, roll_up}, load_ontology()); }

} // namespace

TEST_CASE("people are called by their surnames, wherever these stand") {
    CHECK(person("Vladimir Putin", "RUS") == "Putin");
    CHECK(person("Kim Jong Un", "PRK") == "Kim");
    CHECK(person("Moon Jae-in", "KOR") == "Moon");
    CHECK(person("Xi Jinping", "CHN") == "Xi");
    CHECK(person("Carrie Lam", "HKG") == "Lam");
    CHECK(person("Shinzo Abe", "JPN") == "Abe");
    CHECK(person("Ursula von der Leyen", "DEU") == "von der Leyen");
    CHECK(person("Mohammed bin Salman", "SAU") == "bin Salman");
    CHECK(person("Bashar al-Assad", "SYR") == "Assad");
    CHECK(person("Ferdinand Marcos Jr.", "PHL") == "Marcos");
    CHECK(person("Charles III", "GBR") == "Charles III");
    CHECK(person("Pope Francis", "VAT") == "Pope Francis");
    CHECK(person("Aung San Suu Kyi", "MMR") == "Aung San Suu Kyi");
    CHECK(person("Madonna", "") == "Madonna");
    CHECK(person("", "") == "");
}

TEST_CASE("verbs agree with several subjects") {
    CHECK(plural("meets") == "meet");
    CHECK(plural("is pessimistic") == "are pessimistic");
    CHECK(plural("defies") == "defy");
    CHECK(plural("represses") == "repress");
    CHECK(plural("praises") == "praise");
    CHECK(plural("vetoes") == "veto");
    CHECK(plural("attacks") == "attack");
    CHECK(plural("goes on hunger strike") == "go on hunger strike");
}

TEST_CASE("three articles on the summit are one event between two people at one place") {
    const ProjectedGraph graph = view(build_graph(summit()), View::events);
    CHECK(graph.nodes.size() == 4);
    CHECK(graph.edges.size() == 3);
    const ProjectedNode* event = node(graph, "event");
    REQUIRE(event != nullptr);
    CHECK(event->label == "Kim meets Putin @ Vostochny");
    CHECK(event->articles == std::vector<std::string>{"alpha", "beta", "gamma"});
    CHECK(event->event_type == "CONSULT");
    CHECK(event->first == parse_date("2023-09-13"));
    CHECK(event->records.size() == 5);
    REQUIRE(event->latitude.has_value());
    CHECK(*event->latitude == doctest::Approx(51.88));
}

TEST_CASE("in the view of actors the meeting is one mutual edge with three reports") {
    const ProjectedGraph graph = view(build_graph(summit()), View::actors);
    REQUIRE(graph.edges.size() == 1);
    const ProjectedEdge& edge = graph.edges.front();
    CHECK(edge.label == "meets");
    CHECK(edge.weight == 1);
    CHECK(edge.reports == 3);
    CHECK(edge.reciprocal);
    CHECK(edge.kind == "CONSULT");
    CHECK(graph.nodes[edge.source].id < graph.nodes[edge.target].id);
    REQUIRE(edge.spells.size() == 1);
}

TEST_CASE("three meetings make the label count them") {
    std::vector<EventRecord> records;
    for (const char* iso : {"2019-04-25", "2023-09-13", "2024-06-19"}) {
        EventRecord r = record(iso, iso, EventType::CONSULT, {kim()}, {putin()});
        r.date = day(iso);
        records.push_back(r);
    }
    const ProjectedGraph graph = view(build_graph(records), View::actors);
    REQUIRE(graph.edges.size() == 1);
    CHECK(graph.edges.front().label == "meets (3)");
    CHECK(graph.edges.front().weight == 3);
    CHECK(graph.edges.front().spells.size() == 3);
}

TEST_CASE("rolled up, people are their countries") {
    const ProjectedGraph graph = view(build_graph(summit()), View::actors, true);
    REQUIRE(graph.nodes.size() == 2);
    CHECK(graph.nodes[0].id == "country:PRK");
    CHECK(graph.nodes[0].label == "North Korea");
    CHECK(graph.nodes[1].label == "Russia");
    CHECK(graph.edges.size() == 1);
}

TEST_CASE("in the view of places the two people are joined to the place") {
    const ProjectedGraph graph = view(build_graph(summit()), View::places);
    CHECK(graph.nodes.size() == 3);
    CHECK(graph.edges.size() == 2);
    REQUIRE(node(graph, "place") != nullptr);
    CHECK(node(graph, "place")->label == "Vostochny");
}

TEST_CASE("a selection keeps events with all of their evidence") {
    std::vector<EventRecord> records = summit();
    EventRecord attack = record("delta", "2023-09-20", EventType::ASSAULT, {russia()}, {ukraine()});
    attack.date = day("2023-09-20");
    records.push_back(attack);
    EventRecord denied = record("delta", "2023-09-20", EventType::AGREE, {putin()}, {kim()});
    denied.status = Status::negated;
    records.push_back(denied);
    const KnowledgeGraph graph = build_graph(records);
    CHECK(select(graph, {}).events().size() == 2);
    CHECK(select(graph, {.types = {EventType::CONSULT}}).records().size() == 5);
    CHECK(select(graph, {.actors = {"putin"}}).events().size() == 1);
    CHECK(select(graph, {.actors = {"UKR"}}).events().size() == 1);
    CHECK(select(graph, {.actors = {"put"}}).events().empty());
    CHECK(select(graph, {.places = {"Vostochny"}}).events().size() == 1);
    CHECK(select(graph, {.min_reports = 2}).events().size() == 1);
    CHECK(select(graph, {.from = parse_date("2023-09-14")}).events().size() == 1);
    CHECK(select(graph, {.to = parse_date("2023-09-14")}).events().size() == 1);
    CHECK(select(graph, {.min_confidence = 0.85}).events().size() == 1);
    CHECK(select(graph, {.statuses = {Status::negated}}).events().size() == 1);
    CHECK(select(select(graph, {}), {}) == select(graph, {}));
}

TEST_CASE("statistics count what the graph holds") {
    const Statistics s = statistics(build_graph(summit()));
    CHECK(s.records == 5);
    CHECK(s.articles == 3);
    CHECK(s.events == 1);
    CHECK(s.actors == 2);
    CHECK(s.places == 1);
    CHECK(s.placed == 1);
    REQUIRE(s.dyads.size() == 1);
    CHECK(s.dyads.front() == Ranked{"Kim Jong Un - Vladimir Putin", 1, 3});
    CHECK(s.days.front() == Ranked{"2023-09-13", 1, 3});
}

TEST_CASE("nodes of a small graph do not overlap, and sizes reach from 4 to 100") {
    const ProjectedGraph graph = view(build_graph(random_records(71, 120)), View::events);
    double least = 1000;
    double most = 0;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        least = std::min(least, graph.nodes[i].size);
        most = std::max(most, graph.nodes[i].size);
        for (std::size_t j = 0; j < i; ++j) {
            const double distance = std::hypot(graph.nodes[i].x - graph.nodes[j].x, graph.nodes[i].y - graph.nodes[j].y);
            CHECK(distance >= graph.nodes[i].size + graph.nodes[j].size);
        }
    }
    CHECK(least == 4);
    CHECK(most == 100);
}

TEST_CASE("the layout of nothing is empty, that of one node its origin, and the same each time") {
    CHECK(layout({}, {}).empty());
    const std::vector<NodeBox> one{{10, 30, 5}};
    CHECK(layout(one, {}).front() == Position{0, 0});
    const std::vector<NodeBox> boxes(30, NodeBox{10, 40, 8});
    const std::vector<Edge> edges{{0, 1}, {1, 2}, {2, 2}, {3, 4}, {3, 4}};
    CHECK(layout(boxes, edges) == layout(boxes, edges));
}

TEST_CASE("labels do not overlap, and parts that have nothing to do with each other lie side by side") {
    std::vector<NodeBox> boxes;
    std::vector<Edge> edges;
    for (std::uint32_t part = 0; part < 12; ++part) { // stars of growing size
        const auto hub = static_cast<std::uint32_t>(boxes.size());
        boxes.push_back({20, 60, 10});
        for (std::uint32_t i = 0; i < part; ++i) {
            edges.emplace_back(hub, static_cast<std::uint32_t>(boxes.size()));
            boxes.push_back({5, 30.0 + 10 * i, 8});
        }
    }
    const std::vector<Position> at = layout(boxes, edges);
    double area = 0;
    double right = 0;
    double top = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const double half_height = std::max(boxes[i].radius, boxes[i].half_height);
        area += 4 * boxes[i].half_width * half_height;
        right = std::max(right, std::abs(at[i].x) + boxes[i].half_width);
        top = std::max(top, std::abs(at[i].y) + half_height);
        for (std::size_t j = 0; j < i; ++j) {
            const double across = std::abs(at[i].x - at[j].x) - boxes[i].half_width - boxes[j].half_width;
            const double along = std::abs(at[i].y - at[j].y) - half_height - std::max(boxes[j].radius, boxes[j].half_height);
            CHECK(std::max(across, along) >= 0);
        }
    }
    CHECK(4 * right * top < 14 * area);
}
