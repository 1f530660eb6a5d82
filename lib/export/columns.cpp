// SPDX-License-Identifier: Apache-2.0
#include "export/columns.hpp"

#include <array>

#include "export/clean.hpp"
#include "export/event_json.hpp"
#include "export/number.hpp"

namespace entente {

namespace {

Cell text(const std::string& value) {
    std::string line = one_line(value);
    return line.empty() ? Cell{} : Cell{std::move(line)};
}

Cell real_or_none(const std::optional<double>& value) { return value ? Cell{*value} : Cell{}; }
Cell day_or_none(const std::optional<Date>& value) { return value ? Cell{*value} : Cell{}; }

Cell list(const std::vector<std::string>& values) {
    std::vector<std::string> lines;
    for (const std::string& value : values) lines.push_back(one_line(value));
    return lines.empty() ? Cell{} : Cell{std::move(lines)};
}

constexpr std::array<Column<ProjectedNode>, 20> columns_of_nodes{{
    {"kind", ColumnType::text, [](const ProjectedNode& n) { return text(n.kind); }},
    {"name", ColumnType::text, [](const ProjectedNode& n) { return text(n.name); }},
    {"count", ColumnType::real, [](const ProjectedNode& n) { return Cell{n.weight}; }},
    {"reports", ColumnType::whole, [](const ProjectedNode& n) { return Cell{std::int64_t{n.reports}}; }},
    {"confidence", ColumnType::real, [](const ProjectedNode& n) { return Cell{n.confidence}; }},
    {"first", ColumnType::day, [](const ProjectedNode& n) { return day_or_none(n.first); }},
    {"last", ColumnType::day, [](const ProjectedNode& n) { return day_or_none(n.last); }},
    {"country", ColumnType::text, [](const ProjectedNode& n) { return text(n.country); }},
    {"sector", ColumnType::text, [](const ProjectedNode& n) { return text(n.sector); }},
    {"feature", ColumnType::text, [](const ProjectedNode& n) { return text(n.feature); }},
    {"latitude", ColumnType::real, [](const ProjectedNode& n) { return real_or_none(n.latitude); }},
    {"longitude", ColumnType::real, [](const ProjectedNode& n) { return real_or_none(n.longitude); }},
    {"event_type", ColumnType::text, [](const ProjectedNode& n) { return text(n.event_type); }},
    {"mode", ColumnType::text, [](const ProjectedNode& n) { return text(n.mode); }},
    {"cameo", ColumnType::text, [](const ProjectedNode& n) { return text(n.cameo); }},
    {"quad", ColumnType::text, [](const ProjectedNode& n) { return text(n.quad); }},
    {"goldstein", ColumnType::real, [](const ProjectedNode& n) { return real_or_none(n.goldstein); }},
    {"status", ColumnType::text, [](const ProjectedNode& n) { return text(n.status); }},
    {"articles", ColumnType::list, [](const ProjectedNode& n) { return list(n.articles); }},
    {"example", ColumnType::text, [](const ProjectedNode& n) { return text(n.example); }},
}};

constexpr std::array<Column<ProjectedEdge>, 13> columns_of_edges{{
    {"relation", ColumnType::text, [](const ProjectedEdge& e) { return text(e.kind); }},
    {"reciprocal", ColumnType::truth, [](const ProjectedEdge& e) { return Cell{e.reciprocal}; }},
    {"reports", ColumnType::whole, [](const ProjectedEdge& e) { return Cell{std::int64_t{e.reports}}; }},
    {"confidence", ColumnType::real, [](const ProjectedEdge& e) { return Cell{e.confidence}; }},
    {"first", ColumnType::day, [](const ProjectedEdge& e) { return day_or_none(e.first); }},
    {"last", ColumnType::day, [](const ProjectedEdge& e) { return day_or_none(e.last); }},
    {"event_type", ColumnType::text, [](const ProjectedEdge& e) { return text(e.event_type); }},
    {"quad", ColumnType::text, [](const ProjectedEdge& e) { return text(e.quad); }},
    {"goldstein", ColumnType::real, [](const ProjectedEdge& e) { return real_or_none(e.goldstein); }},
    {"status", ColumnType::text, [](const ProjectedEdge& e) { return text(e.status); }},
    {"events", ColumnType::list, [](const ProjectedEdge& e) { return list(e.events); }},
    {"articles", ColumnType::list, [](const ProjectedEdge& e) { return list(e.articles); }},
    {"example", ColumnType::text, [](const ProjectedEdge& e) { return text(e.example); }},
}};

struct AsText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(double value) const { return real(value); }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const std::vector<std::string>& values) const { return joined(values); }
    std::string operator()(Date value) const { return format(value); }
};

} // namespace

std::span<const Column<ProjectedNode>> node_columns() { return columns_of_nodes; }
std::span<const Column<ProjectedEdge>> edge_columns() { return columns_of_edges; }

std::string as_text(const Cell& cell) { return std::visit(AsText{}, cell); }

std::string label_of(const Attributes& element) {
    std::string label = one_line(element.label);
    return label.empty() ? one_line(element.id) : label;
}

std::string evidence_json(const Attributes& element, const ProjectedGraph& graph) {
    if (element.records.empty()) return {};
    std::string json = "[";
    for (const std::uint32_t record : element.records) {
        if (json.size() > 1) json += ',';
        json += to_json(graph.evidence[record]);
    }
    json += ']';
    // Outside strings JSON is ASCII, so these escapes change nothing but the spelling. XML forbids the noncharacters; Gephi turns
    // every "INF" in a string column into "Infinity", and a file saved by it would no longer hold the sentence that was read.
    json = replaced(json, "\xEF\xBF\xBE", "\\uFFFE");
    json = replaced(json, "\xEF\xBF\xBF", "\\uFFFF");
    return replaced(json, "INF", "\\u0049NF");
}

} // namespace entente
