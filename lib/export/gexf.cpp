// SPDX-License-Identifier: Apache-2.0
// GEXF 1.3, the format in which Gephi takes everything: kinds of edges, colours, sizes, positions, lists, the timeline.
#include "export/clean.hpp"
#include "export/columns.hpp"
#include "export/number.hpp"
#include "export/write.hpp"
#include "export/xml.hpp"

namespace entente {

namespace {

const char* gexf_type(ColumnType type) {
    switch (type) {
    case ColumnType::real: return "double";
    case ColumnType::whole: return "integer";
    case ColumnType::truth: return "boolean";
    case ColumnType::list: return "liststring";
    case ColumnType::text:
    case ColumnType::day: break; // the type date would lose the column
    }
    return "string";
}

/// ["a, b", "c"]
std::string list_text(const std::vector<std::string>& items) {
    std::string text = "[";
    for (const std::string& item : items) {
        if (text.size() > 1) text += ", ";
        text += '"';
        text += replaced(replaced(item, "\\", "\\\\"), "\"", "\\\"");
        text += '"';
    }
    text += ']';
    return text;
}

std::string value_text(const Cell& cell) {
    if (const auto* items = std::get_if<std::vector<std::string>>(&cell)) return list_text(*items);
    return as_text(cell);
}

template <typename Element>
void write_columns(pugi::xml_node parent, const char* element, std::span<const Column<Element>> columns) {
    pugi::xml_node node = parent.append_child("attributes");
    set(node, "class", element);
    set(node, "mode", "static");
    for (const Column<Element>& column : columns) {
        pugi::xml_node attribute = node.append_child("attribute");
        set(attribute, "id", std::string{column.name});
        set(attribute, "title", std::string{column.name});
        set(attribute, "type", gexf_type(column.type));
    }
}

template <typename Element>
void write_values(pugi::xml_node parent, const Element& element, std::span<const Column<Element>> columns) {
    pugi::xml_node values = parent.append_child("attvalues");
    for (const Column<Element>& column : columns) {
        const std::string value = value_text(column.value(element));
        if (value.empty()) continue;
        pugi::xml_node node = values.append_child("attvalue");
        set(node, "for", std::string{column.name});
        set(node, "value", value);
    }
}

void write_spells(pugi::xml_node parent, const std::vector<DateInterval>& spells) {
    if (spells.empty()) return;
    pugi::xml_node node = parent.append_child("spells");
    for (const DateInterval& spell : spells) {
        pugi::xml_node child = node.append_child("spell");
        set(child, "start", format(spell.start));
        set(child, "end", format(spell.end));
    }
}

void write_colour(pugi::xml_node parent, Colour colour) {
    pugi::xml_node node = parent.append_child("viz:color");
    set(node, "r", std::to_string(colour.red));
    set(node, "g", std::to_string(colour.green));
    set(node, "b", std::to_string(colour.blue));
}

void write_node(pugi::xml_node parent, const ProjectedNode& node) {
    pugi::xml_node element = parent.append_child("node");
    set(element, "id", one_line(node.id));
    set(element, "label", label_of(node));
    write_values(element, node, node_columns());
    write_spells(element, node.spells);
    write_colour(element, node.colour);
    set(element.append_child("viz:size"), "value", fixed(node.size, 3));
    pugi::xml_node position = element.append_child("viz:position");
    set(position, "x", fixed(node.x, 2));
    set(position, "y", fixed(node.y, 2));
    set(position, "z", "0.0");
}

void write_edge(pugi::xml_node parent, const ProjectedEdge& edge, const ProjectedGraph& graph) {
    pugi::xml_node element = parent.append_child("edge");
    set(element, "id", one_line(edge.id));
    set(element, "source", one_line(graph.nodes[edge.source].id));
    set(element, "target", one_line(graph.nodes[edge.target].id));
    set(element, "kind", one_line(edge.kind));
    set(element, "label", label_of(edge));
    set(element, "weight", real(edge.weight));
    write_values(element, edge, edge_columns());
    write_spells(element, edge.spells);
    write_colour(element, edge.colour);
}

/// The latest day that the evidence knows: the file must not depend on when it was written.
std::optional<Date> last_day(const ProjectedGraph& graph) {
    std::optional<Date> last;
    for (const EventRecord& record : graph.evidence) {
        if (record.article.date && (!last || *record.article.date > *last)) last = record.article.date;
    }
    return last;
}

} // namespace

void write_gexf(std::ostream& out, const ProjectedGraph& graph) {
    pugi::xml_document document;
    declared(document);
    pugi::xml_node root = document.append_child("gexf");
    set(root, "xmlns", "http://gexf.net/1.3");
    set(root, "xmlns:viz", "http://gexf.net/1.3/viz");
    set(root, "version", "1.3");
    pugi::xml_node meta = root.append_child("meta");
    if (const auto day = last_day(graph)) set(meta, "lastmodifieddate", format(*day));
    meta.append_child("creator").text().set("Entente");
    meta.append_child("description").text().set(std::string{"Geopolitical events, view "}.append(name(graph.view)).c_str());
    pugi::xml_node body = root.append_child("graph");
    set(body, "defaultedgetype", "directed");
    set(body, "mode", "dynamic");
    set(body, "timeformat", "date");
    set(body, "timerepresentation", "interval");
    set(body, "timezone", "UTC");
    write_columns(body, "node", node_columns());
    write_columns(body, "edge", edge_columns());
    pugi::xml_node nodes = body.append_child("nodes");
    set(nodes, "count", std::to_string(graph.nodes.size()));
    for (const ProjectedNode& node : graph.nodes) write_node(nodes, node);
    pugi::xml_node edges = body.append_child("edges");
    set(edges, "count", std::to_string(graph.edges.size()));
    for (const ProjectedEdge& edge : graph.edges) write_edge(edges, edge, graph);
    save(document, out);
}

} // namespace entente
