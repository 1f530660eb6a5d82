// SPDX-License-Identifier: Apache-2.0
// Node-link JSON (schemas/graph.schema.json), as networkx and D3 read it, with all of the evidence; one node, link or record a line.
#include <ostream>

#include "export/clean.hpp"
#include "export/columns.hpp"
#include "export/event_json.hpp"
#include "export/json_writer.hpp"
#include "export/number.hpp"
#include "export/write.hpp"

namespace entente {

namespace {

struct PutCell {
    JsonWriter& out;
    std::string_view name;

    void operator()(std::monostate) const {}
    template <typename Value>
    void operator()(const Value& value) const {
        out.field(name, value);
    }
};

template <typename Element>
void put_columns(JsonWriter& out, const Element& element, std::span<const Column<Element>> columns) {
    for (const Column<Element>& column : columns) std::visit(PutCell{out, column.name}, column.value(element));
}

void put_spells(JsonWriter& out, const std::vector<DateInterval>& spells) {
    if (spells.empty()) return;
    out.key("spells");
    out.begin_array();
    for (const DateInterval& spell : spells) out.value(std::vector{format(spell.start), format(spell.end)});
    out.end_array();
}

void number(JsonWriter& out, std::string_view name, const std::string& digits) {
    out.key(name);
    out.digits(digits);
}

std::string node_json(const ProjectedNode& node) {
    JsonWriter out;
    out.begin_object();
    out.field("id", one_line(node.id));
    out.field("label", label_of(node));
    put_columns(out, node, node_columns());
    put_spells(out, node.spells);
    out.field("color", hex(node.colour));
    number(out, "size", fixed(node.size, 3));
    number(out, "x", fixed(node.x, 2));
    number(out, "y", fixed(node.y, 2));
    out.end_object();
    return out.text();
}

std::string link_json(const ProjectedEdge& edge, const ProjectedGraph& graph) {
    JsonWriter out;
    out.begin_object();
    out.field("source", one_line(graph.nodes[edge.source].id));
    out.field("target", one_line(graph.nodes[edge.target].id));
    out.field("key", one_line(edge.kind));
    out.field("id", one_line(edge.id));
    out.field("label", label_of(edge));
    out.field("weight", edge.weight);
    put_columns(out, edge, edge_columns());
    put_spells(out, edge.spells);
    out.field("color", hex(edge.colour));
    out.end_object();
    return out.text();
}

/// "name":[ and the items, one a line.
template <typename Items, typename ToJson>
void write_lines(std::ostream& out, std::string_view name, const Items& items, ToJson to_json_text) {
    out << '"' << name << "\":[";
    bool first = true;
    for (const auto& item : items) {
        out << (first ? "\n" : ",\n") << to_json_text(item);
        first = false;
    }
    out << "\n]";
}

} // namespace

void write_json(std::ostream& out, const ProjectedGraph& graph) {
    out << "{\"directed\":true,\"multigraph\":true,\"graph\":{\"generator\":\"Entente\",\"view\":\"" << name(graph.view) << "\"},\n";
    write_lines(out, "nodes", graph.nodes, node_json);
    out << ",\n";
    write_lines(out, "links", graph.edges, [&](const ProjectedEdge& edge) { return link_json(edge, graph); });
    out << ",\n";
    write_lines(out, "evidence", graph.evidence, [](const EventRecord& record) { return to_json(record); });
    out << "}\n";
}

} // namespace entente
