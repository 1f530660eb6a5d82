// SPDX-License-Identifier: Apache-2.0
// Options of the commands that write graphs: which events, which view, which files.
#pragma once

#include <string>
#include <vector>

#include "export/write.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/project.hpp"
#include "graph/select.hpp"

namespace CLI {
class App;
}

namespace entente::tools {

struct SelectionOptions {
    std::string from;
    std::string to;
    std::vector<std::string> types;
    std::vector<std::string> actors;
    std::vector<std::string> places;
    std::vector<std::string> statuses;
    unsigned min_reports = 1;
    double min_confidence = 0;
};
void add_selection_options(CLI::App& app, SelectionOptions& options);
Selection selection(const SelectionOptions& options);

struct GraphOptions {
    SelectionOptions selection;
    std::vector<std::string> outputs;
    std::string format;
    std::string view = "events";
    std::string roll_up;
    bool strict = false;
};
void add_graph_options(CLI::App& app, GraphOptions& options);

/// The formats of all outputs, in their order. Throws CLI::ValidationError for a name whose extension tells none.
std::vector<Format> formats(const GraphOptions& options);

/// Selects, projects and writes every output; all files are complete before the first is put in place.
/// Returns the number of nodes and edges written.
struct Written {
    std::size_t nodes = 0;
    std::size_t edges = 0;
};
Written write_outputs(const KnowledgeGraph& graph, const GraphOptions& options);

} // namespace entente::tools
