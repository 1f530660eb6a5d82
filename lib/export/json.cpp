// SPDX-License-Identifier: Apache-2.0
// Node-link JSON (schemas/graph.schema.json), as networkx and D3 read it, with all of the evidence; one node, link or record a line.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <ostream>

#include "export/clean.hpp"
#include "export/columns.hpp"
#include "export/event_json.hpp"
#include "export/number.hpp"
#include "export/write.hpp"

namespace entente {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void put(Writer& out, std::string_view text) { out.String(text.data(), static_cast<rapidjson::SizeType>(text.size())); }

void key(Writer& out, std::string_view name) { out.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

void field(Writer& out, std::string_view name, std::string_view text) {
    key(out, name);
    put(out, text);
}

void number(Writer& out, std::string_view name, const std::string& digits) {
    key(out, name);
    out.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
}

struct PutCell {
    Writer& out;
    std::string_view name;

    void operator()(std::monostate) const {}
    void operator()(const std::string& value) const { field(out, name, value); }
    void operator()(double value) const { number(out, name, real(value)); }
    void operator()(std::int64_t value) const { number(out, name, std::to_string(value)); }
    void operator()(Date value) const { field(out, name, format(value)); }
    void operator()(bool value) const {
        key(out, name);
        out.Bool(value);
    }
    void operator()(const std::vector<std::string>& values) const {
        key(out, name);
        out.StartArray();
        for (const std::string& value : values) put(out, value);
        out.EndArray();
    }
};

template <typename Element>
void put_columns(Writer& out, const Element& element, std::span<const Column<Element>> columns) {
    for (const Column<Element>& column : columns) std::visit(PutCell{out, column.name}, column.value(element));
}

void put_spells(Writer& out, const std::vector<DateInterval>& spells) {
    if (spells.empty()) return;
    key(out, "spells");
    out.StartArray();
    for (const DateInterval& spell : spells) {
        out.StartArray();
        put(out, format(spell.start));
        put(out, format(spell.end));
        out.EndArray();
    }
    out.EndArray();
}

std::string node_json(const ProjectedNode& node) {
    rapidjson::StringBuffer buffer;
    Writer out{buffer};
    out.StartObject();
    field(out, "id", one_line(node.id));
    field(out, "label", label_of(node));
    put_columns(out, node, node_columns());
    put_spells(out, node.spells);
    field(out, "color", hex(node.colour));
    number(out, "size", fixed(node.size, 3));
    number(out, "x", fixed(node.x, 2));
    number(out, "y", fixed(node.y, 2));
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

std::string link_json(const ProjectedEdge& edge, const ProjectedGraph& graph) {
    rapidjson::StringBuffer buffer;
    Writer out{buffer};
    out.StartObject();
    field(out, "source", one_line(graph.nodes[edge.source].id));
    field(out, "target", one_line(graph.nodes[edge.target].id));
    field(out, "key", one_line(edge.kind));
    field(out, "id", one_line(edge.id));
    field(out, "label", label_of(edge));
    number(out, "weight", real(edge.weight));
    put_columns(out, edge, edge_columns());
    put_spells(out, edge.spells);
    field(out, "color", hex(edge.colour));
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
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
