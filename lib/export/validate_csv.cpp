// SPDX-License-Identifier: Apache-2.0
// The two tables of a graph in CSV.
#include <algorithm>

#include "export/columns.hpp"
#include "export/problems.hpp"

namespace entente {

namespace {

struct Row {
    std::size_t line = 0;
    std::vector<std::string> fields;
};

struct CsvTable {
    std::vector<std::string> header;
    std::vector<Row> rows;

    /// The field of that column, "" if there is none.
    std::string field(const Row& row, std::string_view column) const {
        const auto at = std::find(header.begin(), header.end(), column);
        const auto index = static_cast<std::size_t>(at - header.begin());
        return at == header.end() || index >= row.fields.size() ? std::string{} : row.fields[index];
    }
    bool has(std::string_view column) const { return std::find(header.begin(), header.end(), column) != header.end(); }
};

/// Fields in quotes may hold commas, line breaks, doubled quotes and backslash escapes.
CsvTable parse(std::string_view bytes, Problems& problems) {
    CsvTable table;
    std::vector<Row> rows;
    Row row{1, {}};
    std::string field;
    bool quoted = false;
    std::size_t line = 1;
    std::size_t opened = 0;
    const auto end_row = [&] {
        row.fields.push_back(std::move(field));
        field.clear();
        if (row.fields.size() > 1 || !row.fields.front().empty()) rows.push_back(std::move(row));
        row = {line + 1, {}};
    };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (quoted) {
            const bool escape = (c == '"' || c == '\\') && i + 1 < bytes.size() && (c == '\\' || bytes[i + 1] == '"');
            if (escape) {
                field += bytes[++i];
            } else if (c == '"') {
                quoted = false;
            } else {
                field += c;
            }
        } else if (c == '"' && field.empty()) {
            quoted = true;
            opened = line;
        } else if (c == ',') {
            row.fields.push_back(std::move(field));
            field.clear();
        } else if (c == '\n') {
            end_row();
        } else if (c != '\r') {
            field += c;
        }
        if (c == '\n') ++line;
    }
    if (quoted) problems.add(opened, "a quote is opened and never closed");
    if (!field.empty() || !row.fields.empty()) end_row();
    if (rows.empty()) {
        problems.add(0, "the table is empty");
        return table;
    }
    table.header = std::move(rows.front().fields);
    table.rows.assign(std::make_move_iterator(rows.begin() + 1), std::make_move_iterator(rows.end()));
    for (const Row& r : table.rows) {
        if (r.fields.size() == table.header.size()) continue;
        problems.add(r.line, std::to_string(r.fields.size()) + " fields under " + std::to_string(table.header.size()) + " headings");
    }
    const std::set<std::string> names{table.header.begin(), table.header.end()};
    if (names.size() != table.header.size()) problems.add(1, "two columns have the same heading");
    return table;
}

/// Columns of our own hold what their type says.
template <typename Element>
void check_types(const CsvTable& table, std::span<const Column<Element>> columns, GraphCheck& graph, Problems& problems) {
    constexpr double largest = 1e300;
    for (const Column<Element>& column : columns) {
        const std::string name{column.name};
        if (!table.has(name) || name == "latitude" || name == "longitude") continue; // these have limits of their own
        for (const Row& row : table.rows) {
            const std::string value = table.field(row, name);
            if (value.empty()) continue;
            if (column.type == ColumnType::real || column.type == ColumnType::whole) graph.real(row.line, name, value, -largest, largest);
            if (column.type == ColumnType::truth && value != "true" && value != "false")
                problems.add(row.line, name + " " + in_quotes(value) + " is neither true nor false");
        }
    }
}

void check_nodes(const CsvTable& table, GraphCheck& graph, Problems& problems) {
    if (!table.has("Id")) problems.add(1, "there is no column Id");
    for (const Row& row : table.rows) {
        graph.node(row.line, table.field(row, "Id"));
        for (const auto& [column, limit] : {std::pair{"latitude", 90.0}, std::pair{"longitude", 180.0}}) {
            const std::string value = table.field(row, column);
            if (!value.empty()) graph.real(row.line, column, value, -limit, limit);
        }
    }
    check_types(table, node_columns(), graph, problems);
}

bool is_edge_table(const CsvTable& table) { return table.has("Source") || table.has("Target"); }

void check_edges(const CsvTable& table, GraphCheck& graph, Problems& problems) {
    if (!table.has("Source") || !table.has("Target")) problems.add(1, "there is no column Source or no column Target");
    for (const Row& row : table.rows) {
        graph.edge(row.line, table.field(row, "Id"), table.field(row, "Source"), table.field(row, "Target"), table.field(row, "Kind"));
        if (table.has("Weight")) graph.weight(row.line, table.field(row, "Weight"));
    }
    check_types(table, edge_columns(), graph, problems);
}

} // namespace

void check_csv(std::string_view bytes, Problems& problems) {
    const CsvTable table = parse(bytes, problems);
    if (table.header.empty()) return;
    GraphCheck graph{problems};
    if (!is_edge_table(table)) return check_nodes(table, graph, problems);
    // By itself a table of edges declares its nodes.
    Problems ignored{problems.file()};
    std::set<std::string> ends;
    for (const Row& row : table.rows) {
        ends.insert(table.field(row, "Source"));
        ends.insert(table.field(row, "Target"));
    }
    for (const std::string& end : ends) {
        if (!end.empty()) graph.node(0, end);
    }
    check_edges(table, graph, problems);
}

std::vector<Problem> validate_csv(std::string_view nodes, const std::string& nodes_file, std::string_view edges, const std::string& edges_file) {
    Problems of_nodes{nodes_file};
    Problems of_edges{edges_file};
    check_encoding(nodes, true, of_nodes);
    check_encoding(edges, true, of_edges);
    const CsvTable node_table = parse(nodes, of_nodes);
    const CsvTable edge_table = parse(edges, of_edges);
    Problems joint{edges_file};
    GraphCheck graph{joint};
    check_nodes(node_table, graph, joint);
    for (Problem& problem : joint.take()) of_nodes.add(problem.line, problem.reason);
    check_edges(edge_table, graph, joint);
    std::vector<Problem> all = of_nodes.take();
    for (auto* more : {&of_edges, &joint}) {
        for (Problem& problem : more->take()) all.push_back(std::move(problem));
    }
    return all;
}

} // namespace entente
