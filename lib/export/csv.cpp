// SPDX-License-Identifier: Apache-2.0
// Two tables for Gephi's spreadsheet import: nodes first, then edges. Gephi guesses the type of a column from its first rows: days
// have slashes (dashes would make them timestamps), CAMEO codes a prefix (they would become numbers), and nodes with coordinates
// come first.
#include <algorithm>
#include <ostream>

#include "export/clean.hpp"
#include "export/columns.hpp"
#include "export/number.hpp"
#include "export/write.hpp"

namespace entente {

namespace {

/// A field in quotes where it needs them; to Gephi the backslash is an escape.
std::string field(std::string_view text) {
    if (text.find_first_of(",;\"\\\n\r") == std::string_view::npos) return std::string{text};
    std::string quoted{'"'};
    quoted += replaced(replaced(text, "\\", "\\\\"), "\"", "\"\"");
    quoted += '"';
    return quoted;
}

std::string cell_text(std::string_view column, const Cell& cell) {
    if (const auto* day = std::get_if<Date>(&cell)) return replaced(format(*day), "-", "/");
    std::string text = as_text(cell);
    if (column == "cameo" && !text.empty()) text.insert(0, "CAMEO ");
    return text;
}

/// <[2024-02-01, 2024-02-29]; [2024-03-02, 2024-03-02]>
std::string timeset(const std::vector<DateInterval>& spells) {
    if (spells.empty()) return {};
    std::string text = "<";
    for (const DateInterval& spell : spells) {
        if (text.size() > 1) text += "; ";
        text += '[';
        text += format(spell.start);
        text += ", ";
        text += format(spell.end);
        text += ']';
    }
    text += '>';
    return text;
}

template <typename Element>
void write_header(std::ostream& out, std::string_view own, std::span<const Column<Element>> columns) {
    out << own;
    for (const Column<Element>& column : columns) out << ',' << column.name;
    out << ",timeset\n";
}

template <typename Element>
void write_rest(std::ostream& out, const Element& element, std::span<const Column<Element>> columns) {
    for (const Column<Element>& column : columns) out << ',' << field(cell_text(column.name, column.value(element)));
    out << ',' << field(timeset(element.spells)) << '\n';
}

void write_nodes(std::ostream& out, const ProjectedGraph& graph) {
    write_header(out, "Id,Label", node_columns());
    std::vector<const ProjectedNode*> nodes;
    for (const ProjectedNode& node : graph.nodes) nodes.push_back(&node);
    std::stable_partition(nodes.begin(), nodes.end(), [](const ProjectedNode* node) { return node->latitude && node->longitude; });
    for (const ProjectedNode* node : nodes) {
        out << field(one_line(node->id)) << ',' << field(label_of(*node));
        write_rest(out, *node, node_columns());
    }
}

void write_edges(std::ostream& out, const ProjectedGraph& graph) {
    write_header(out, "Source,Target,Type,Kind,Id,Label,Weight", edge_columns());
    for (const ProjectedEdge& edge : graph.edges) {
        out << field(one_line(graph.nodes[edge.source].id)) << ',' << field(one_line(graph.nodes[edge.target].id)) << ",Directed,"
            << field(one_line(edge.kind)) << ',' << field(one_line(edge.id)) << ',' << field(label_of(edge)) << ',' << real(edge.weight);
        write_rest(out, edge, edge_columns());
    }
}

} // namespace

void write_csv(std::ostream& out, const ProjectedGraph& graph, Table table) {
    if (table == Table::nodes) {
        write_nodes(out, graph);
    } else {
        write_edges(out, graph);
    }
}

} // namespace entente
