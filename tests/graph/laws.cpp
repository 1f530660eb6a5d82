// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "graph/build.hpp"
#include "graph/project.hpp"
#include "records.hpp"

using namespace entente;
using namespace entente::test;

namespace {

const Ontology& ontology() {
    static const Ontology tables = load_ontology();
    return tables;
}

bool same_views(const KnowledgeGraph& a, const KnowledgeGraph& b) {
    for (const View view : {View::events, View::actors, View::places}) {
        if (project(a, {view, false}, ontology()) != project(b, {view, false}, ontology())) return false;
    }
    return project(a, {View::actors, true}, ontology()) == project(b, {View::actors, true}, ontology());
}

std::vector<EventRecord> part(const std::vector<EventRecord>& records, std::size_t from, std::size_t to) {
    return {records.begin() + static_cast<std::ptrdiff_t>(from), records.begin() + static_cast<std::ptrdiff_t>(to)};
}

} // namespace

TEST_CASE("the order of the records has no influence on the graph") {
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        std::vector<EventRecord> records = random_records(seed, 120);
        const KnowledgeGraph graph = build_graph(records);
        std::mt19937 engine{seed * 7919};
        for (int round = 0; round < 3; ++round) {
            std::shuffle(records.begin(), records.end(), engine);
            const KnowledgeGraph shuffled = build_graph(records);
            CHECK(shuffled == graph);
            if (seed <= 3) CHECK(same_views(shuffled, graph));
        }
    }
}

TEST_CASE("merging is commutative, associative and idempotent, however the records are split") {
    for (std::uint32_t seed = 100; seed < 115; ++seed) {
        const std::vector<EventRecord> records = random_records(seed, 90);
        const KnowledgeGraph whole = build_graph(records);
        std::mt19937 engine{seed};
        const std::size_t first = engine() % 45;
        const std::size_t second = first + engine() % 45;
        const KnowledgeGraph a = build_graph(part(records, 0, first));
        const KnowledgeGraph b = build_graph(part(records, first, second));
        const KnowledgeGraph c = build_graph(part(records, second, records.size()));
        CHECK(merge(a, b) == merge(b, a));
        CHECK(merge(merge(a, b), c) == whole);
        CHECK(merge(a, merge(b, c)) == whole);
        CHECK(merge(merge(c, a), b) == whole);
        CHECK(merge(whole, whole) == whole);
        CHECK(merge(whole, a) == whole);
        CHECK(merge(whole, KnowledgeGraph{}) == whole);
        if (seed < 103) CHECK(same_views(merge(merge(c, b), a), whole));
    }
}

TEST_CASE("records that share an id count once, whichever comes first") {
    EventRecord weak = record("a", "2023-09-13", EventType::ACCUSE, {russia()}, {states()});
    EventRecord strong = weak;
    strong.confidence = 0.95;
    strong.text = "Another sentence.";
    CHECK(build_graph({weak, strong}) == build_graph({strong, weak}));
    CHECK(build_graph({weak, strong}).records().size() == 1);
    CHECK(build_graph({weak, strong}).records().front().confidence == doctest::Approx(0.95));
}

TEST_CASE("every record is the evidence of exactly one event, and every element names its articles") {
    const KnowledgeGraph graph = build_graph(random_records(5, 200));
    std::vector<int> uses(graph.records().size(), 0);
    for (const EventNode* node : graph.events()) {
        CHECK_FALSE(node->event.records.empty());
        for (const std::uint32_t r : node->event.records) ++uses[r];
    }
    CHECK(std::all_of(uses.begin(), uses.end(), [](int n) { return n == 1; }));
    for (const View view : {View::events, View::actors, View::places}) {
        const ProjectedGraph projected = project(graph, {view, false}, ontology());
        for (const ProjectedNode& node : projected.nodes) CHECK_FALSE(node.articles.empty());
        for (const ProjectedEdge& edge : projected.edges) {
            CHECK_FALSE(edge.articles.empty());
            CHECK(edge.reports == edge.articles.size());
        }
    }
}

TEST_CASE("an empty set of records is an empty graph in every view") {
    for (const View view : {View::events, View::actors, View::places}) {
        const ProjectedGraph graph = project(build_graph({}), {view, true}, ontology());
        CHECK(graph.nodes.empty());
        CHECK(graph.edges.empty());
    }
}
