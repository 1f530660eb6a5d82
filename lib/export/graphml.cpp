// SPDX-License-Identifier: Apache-2.0
// GraphML (Brandes et al. 2002). Gephi matches keys by id and then by attr.name; keys of edges whose id a key of nodes has begin with
// "edge_". The column `evidence` holds the records, so that the file can be read back.
#include <algorithm>
#include <map>

#include "export/clean.hpp"
#include "export/columns.hpp"
#include "export/number.hpp"
#include "export/write.hpp"
#include "export/xml.hpp"

namespace entente {

namespace {

const char* graphml_type(ColumnType type) {
    switch (type) {
    case ColumnType::real: return "double";
    case ColumnType::whole: return "int";
    case ColumnType::truth: return "boolean";
    case ColumnType::text:
    case ColumnType::list:
    case ColumnType::day: break;
    }
    return "string";
}

void key(pugi::xml_node root, const std::string& id, const std::string& name, const char* element, const char* type) {
    pugi::xml_node node = root.append_child("key");
    set(node, "id", id);
    set(node, "for", element);
    set(node, "attr.name", name);
    set(node, "attr.type", type);
}

void data(pugi::xml_node element, const std::string& key, const std::string& value) {
    if (value.empty()) return;
    pugi::xml_node node = element.append_child("data");
    set(node, "key", key);
    node.text().set(value.c_str());
}

std::string edge_key(std::string_view name) { return std::string{"edge_"}.append(name); }

void write_keys(pugi::xml_node root) {
    key(root, "label", "label", "node", "string");
    for (const char* name : {"size", "x", "y"}) key(root, name, name, "node", "double");
    for (const char* name : {"r", "g", "b"}) key(root, name, name, "node", "int");
    for (const auto& column : node_columns()) key(root, std::string{column.name}, std::string{column.name}, "node", graphml_type(column.type));
    key(root, "evidence", "evidence", "node", "string");
    key(root, "edgelabel", "label", "edge", "string");
    key(root, "weight", "weight", "edge", "double");
    key(root, "color", "color", "edge", "string");
    for (const auto& column : edge_columns()) key(root, edge_key(column.name), std::string{column.name}, "edge", graphml_type(column.type));
    key(root, edge_key("evidence"), "evidence", "edge", "string");
}

void write_node(pugi::xml_node parent, const ProjectedNode& node, const ProjectedGraph& graph) {
    pugi::xml_node element = parent.append_child("node");
    set(element, "id", one_line(node.id));
    data(element, "label", label_of(node));
    data(element, "size", fixed(node.size, 3));
    data(element, "r", std::to_string(node.colour.red));
    data(element, "g", std::to_string(node.colour.green));
    data(element, "b", std::to_string(node.colour.blue));
    data(element, "x", fixed(node.x, 2));
    data(element, "y", fixed(node.y, 2));
    for (const auto& column : node_columns()) data(element, std::string{column.name}, as_text(column.value(node)));
    data(element, "evidence", evidence_json(node, graph));
}

void write_edge(pugi::xml_node parent, const ProjectedEdge& edge, const ProjectedGraph& graph, bool strict) {
    pugi::xml_node element = parent.append_child("edge");
    set(element, "id", one_line(edge.id));
    set(element, "source", one_line(graph.nodes[edge.source].id));
    set(element, "target", one_line(graph.nodes[edge.target].id));
    if (!strict) set(element, "label", one_line(edge.kind)); // Gephi's kind of edge; not in the schema
    data(element, "edgelabel", label_of(edge));
    data(element, "weight", real(edge.weight));
    data(element, "color", hex(edge.colour));
    for (const auto& column : edge_columns()) data(element, edge_key(column.name), as_text(column.value(edge)));
    data(element, edge_key("evidence"), evidence_json(edge, graph));
}

template <typename Item>
void add_all(std::vector<Item>& to, const std::vector<Item>& from) {
    to.insert(to.end(), from.begin(), from.end());
    std::sort(to.begin(), to.end());
    to.erase(std::unique(to.begin(), to.end()), to.end());
}

void join(std::string& text, const std::string& more) {
    if (!text.empty() && !more.empty()) text += "; ";
    text += more;
}

/// `edge` takes in another of the same two nodes: weights add up, kinds and labels are listed.
void absorb(ProjectedEdge& edge, const ProjectedEdge& other) {
    const double total = edge.weight + other.weight;
    if (edge.goldstein && other.goldstein) edge.goldstein = (*edge.goldstein * edge.weight + *other.goldstein * other.weight) / total;
    edge.weight = total;
    join(edge.label, other.label);
    join(edge.kind, other.kind);
    if (edge.event_type != other.event_type) edge.event_type.clear();
    if (edge.quad != other.quad) edge.quad.clear();
    if (edge.status != other.status) edge.status = "mixed";
    edge.confidence = std::max(edge.confidence, other.confidence);
    if (other.first) edge.first = edge.first ? std::min(*edge.first, *other.first) : other.first;
    if (other.last) edge.last = edge.last ? std::max(*edge.last, *other.last) : other.last;
    edge.reciprocal = edge.reciprocal && other.reciprocal;
    add_all(edge.events, other.events);
    add_all(edge.articles, other.articles);
    add_all(edge.records, other.records);
    edge.reports = static_cast<std::uint32_t>(edge.articles.size());
}

/// At most one edge from a node to another, in order of id of the first.
std::vector<ProjectedEdge> one_a_pair(const std::vector<ProjectedEdge>& edges) {
    std::vector<ProjectedEdge> result;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> known;
    for (const ProjectedEdge& edge : edges) {
        const auto [at, added] = known.emplace(std::pair{edge.source, edge.target}, result.size());
        if (added) {
            result.push_back(edge);
        } else {
            absorb(result[at->second], edge);
        }
    }
    return result;
}

} // namespace

void write_graphml(std::ostream& out, const ProjectedGraph& graph, bool strict) {
    pugi::xml_document document;
    declared(document);
    pugi::xml_node root = document.append_child("graphml");
    set(root, "xmlns", "http://graphml.graphdrawing.org/xmlns");
    set(root, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    set(root, "xsi:schemaLocation", "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
    write_keys(root);
    pugi::xml_node body = root.append_child("graph");
    set(body, "id", "entente");
    set(body, "edgedefault", "directed");
    for (const ProjectedNode& node : graph.nodes) write_node(body, node, graph);
    for (const ProjectedEdge& edge : strict ? one_a_pair(graph.edges) : graph.edges) write_edge(body, edge, graph, strict);
    save(document, out);
}

} // namespace entente
