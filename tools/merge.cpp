// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "evidence.hpp"
#include "graph/build.hpp"
#include "graph_options.hpp"
#include "options.hpp"
#include "terminal.hpp"

namespace entente::tools {
namespace {

struct Options {
    std::vector<std::string> inputs;
    GraphOptions graph;
    Voice voice;
};

int merge_inputs(const Options& options) {
    GraphOutputs outputs{options.graph, {}}; // an output may replace an input: that is read to its end before
    const KnowledgeGraph graph = build_graph(read_evidence_files(options.inputs));
    const std::string written = outputs.write(graph);
    if (!options.voice.quiet)
        fmt::print(stderr, "{}, {}; {}\n", counted(graph.records().size(), "event mention"), counted(graph.events().size(), "event"), written);
    return 0;
}

} // namespace

Command merge_command() {
    return {"merge", "event records and graphs to one graph",
            "Reads event records (JSON Lines from 'entente extract') and graphs that Entente wrote (.json, .graphml), unites their evidence, identifies "
            "the events anew, and writes the graph. The order of the files changes nothing, and merging a file twice adds nothing.\n\n"
            "A graph holds the evidence of the events that were selected when it was written; merge event records where all is wanted.",
            "entente merge monday.jsonl tuesday.jsonl -o week.gexf\n"
            "entente merge week1.json week2.json --view actors -o fortnight.graphml",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                app.add_option("FILE", options->inputs, "event records (.jsonl) or graphs (.json, .graphml); - is standard input")->required();
                add_graph_options(app, options->graph);
                add_voice_options(app, options->voice);
                return [options] { return merge_inputs(*options); };
            }};
}

} // namespace entente::tools
