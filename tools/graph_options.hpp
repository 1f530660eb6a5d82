// SPDX-License-Identifier: Apache-2.0
// Options of the commands that write graphs: which events, which view, which files.
#pragma once

#include <string>
#include <vector>

#include "export/write.hpp"
#include "graph/knowledge_graph.hpp"
#include "graph/project.hpp"
#include "graph/select.hpp"
#include "output_file.hpp"

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

/// The files of all outputs (a CSV graph has two), opened before the work begins: a wrong folder should not cost an hour. Throws
/// OutputError; CLI::ValidationError for outputs that are named twice or are among `inputs`.
class GraphOutputs {
public:
    GraphOutputs(const GraphOptions& options, const std::vector<std::string>& inputs);

    /// Selects, projects and writes every output; all files are complete before the first is put in place. Returns what is said of
    /// it: "wrote 32 nodes and 26 edges to summit.gexf".
    std::string write(const KnowledgeGraph& graph);

private:
    struct Output {
        OutputFile file;
        Format format;
        Table table;
    };
    GraphOptions options_;
    std::vector<Output> outputs_;
};

} // namespace entente::tools
