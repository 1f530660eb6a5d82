// SPDX-License-Identifier: Apache-2.0
// DOT for Graphviz and for Gephi, whose reader knows less of the language: ids begin with "n:" because it stumbles over `node`,
// `edge` and `graph` even in quotes; colours are HSV decimals because it takes "#RRGGBB" for transparent; the attributes of the whole
// graph stand last because it stops reading there. `neato -n -Tsvg` draws the positions in the file.
#include <algorithm>
#include <ostream>

#include "export/clean.hpp"
#include "export/columns.hpp"
#include "export/number.hpp"
#include "export/write.hpp"

namespace entente {

namespace {

std::string quoted(std::string_view text) {
    std::string result{'"'};
    result += replaced(replaced(text, "\\", "\\\\"), "\"", "\\\"");
    result += '"';
    return result;
}

std::string node_id(const ProjectedNode& node) { return quoted(std::string{"n:"}.append(one_line(node.id))); }

std::string four_digits(double value) {
    const int rounded = static_cast<int>(value * 10000 + 0.5);
    std::string digits = std::to_string(10000 + rounded % 10000);
    digits.front() = '.';
    return std::to_string(rounded / 10000) + digits;
}

std::string hsv(Colour colour) {
    const double red = colour.red / 255.0;
    const double green = colour.green / 255.0;
    const double blue = colour.blue / 255.0;
    const double high = std::max({red, green, blue});
    const double range = high - std::min({red, green, blue});
    double hue = 0;
    if (range > 0) {
        if (high == red) {
            hue = (green - blue) / range + (green < blue ? 6 : 0);
        } else if (high == green) {
            hue = (blue - red) / range + 2;
        } else {
            hue = (red - green) / range + 4;
        }
    }
    return four_digits(hue / 6) + " " + four_digits(high > 0 ? range / high : 0) + " " + four_digits(high);
}

const char* shape(const ProjectedNode& node) {
    if (node.kind == "event") return "box";
    return node.kind == "place" ? "house" : "ellipse";
}

/// An attribute list, in order of writing.
class AttributeList {
public:
    explicit AttributeList(std::ostream& out) : out_(out) { out_ << " ["; }
    void add(std::string_view name, std::string_view value) {
        if (value.empty()) return;
        constexpr std::size_t longest = 4000; // Graphviz gives up at 16384 bytes, escapes counted
        out_ << (first_ ? "" : ", ") << name << '=' << quoted(cut_short(value, longest));
        first_ = false;
    }
    void close() { out_ << "];\n"; }

private:
    std::ostream& out_;
    bool first_ = true;
};

template <typename Element>
void add_columns(AttributeList& list, const Element& element, std::span<const Column<Element>> columns) {
    for (const Column<Element>& column : columns) {
        if (column.type != ColumnType::list) list.add(column.name, as_text(column.value(element)));
    }
}

void write_node(std::ostream& out, const ProjectedNode& node) {
    out << "  " << node_id(node);
    AttributeList list{out};
    list.add("label", label_of(node));
    list.add("shape", shape(node));
    list.add("style", "filled");
    list.add("color", hsv(node.colour));
    list.add("fillcolor", hsv(node.colour));
    list.add("fontsize", fixed(label_points(node.size), 1));
    list.add("pos", fixed(node.x, 2) + "," + fixed(node.y, 2));
    add_columns(list, node, node_columns());
    list.close();
}

void write_edge(std::ostream& out, const ProjectedEdge& edge, const ProjectedGraph& graph) {
    out << "  " << node_id(graph.nodes[edge.source]) << " -> " << node_id(graph.nodes[edge.target]);
    AttributeList list{out};
    list.add("label", label_of(edge));
    list.add("color", hsv(edge.colour));
    list.add("fontcolor", hsv(edge.colour));
    list.add("weight", std::to_string(static_cast<std::int64_t>(edge.weight)));
    if (edge.reciprocal && graph.view == View::actors) list.add("dir", "both");
    add_columns(list, edge, edge_columns());
    list.close();
}

} // namespace

void write_dot(std::ostream& out, const ProjectedGraph& graph) {
    out << "// Encoding: UTF-8 (é)\ndigraph entente {\n";
    for (const ProjectedNode& node : graph.nodes) write_node(out, node);
    for (const ProjectedEdge& edge : graph.edges) write_edge(out, edge, graph);
    out << "  graph [charset=\"UTF-8\", outputorder=\"edgesfirst\", overlap=\"false\", splines=\"true\"];\n}\n";
}

} // namespace entente
