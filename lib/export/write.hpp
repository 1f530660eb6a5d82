// SPDX-License-Identifier: Apache-2.0
// A projected graph in the formats people open: GraphML, GEXF 1.3, DOT, CSV tables, node-link JSON. Every format follows what Gephi
// really reads, and gives the same bytes for the same graph.
//
//   for (const GraphFile& file : graph_files("week.csv", Format::csv)) {      // week.nodes.csv, week.edges.csv
//       std::ofstream out{file.path};
//       write_graph(out, graph, Format::csv, {.table = file.table});
//   }
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/projected_graph.hpp"

namespace entente {

enum class Format : std::uint8_t { graphml, gexf, dot, csv, json };
std::string_view name(Format format) noexcept;                            ///< "graphml"
std::optional<Format> parse_format(std::string_view text) noexcept;       ///< by name; "gv" is dot
std::optional<Format> format_of(std::string_view path) noexcept;          ///< by extension, in any case

enum class Table : std::uint8_t { nodes, edges };

struct WriteOptions {
    bool strict = false;        ///< GraphML: only what the schema has, and one edge a node pair
    Table table = Table::edges; ///< CSV: which of the two tables
};

/// A file to write for one `-o`.
struct GraphFile {
    std::string path;
    Table table = Table::edges;
};

/// One file, the path itself; for CSV two, "X.nodes.csv" and "X.edges.csv" ("-" stays "-": the edges alone).
std::vector<GraphFile> graph_files(std::string_view path, Format format);

/// Writes UTF-8 text. The stream's state tells whether it worked.
void write_graph(std::ostream& out, const ProjectedGraph& graph, Format format, const WriteOptions& options = {});

void write_graphml(std::ostream& out, const ProjectedGraph& graph, bool strict = false);
void write_gexf(std::ostream& out, const ProjectedGraph& graph);
void write_dot(std::ostream& out, const ProjectedGraph& graph);
void write_csv(std::ostream& out, const ProjectedGraph& graph, Table table);
void write_json(std::ostream& out, const ProjectedGraph& graph);

} // namespace entente
