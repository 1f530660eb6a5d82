// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "graph/build.hpp"
#include "graph_options.hpp"
#include "options.hpp"

namespace entente::tools {
namespace {

struct Options {
    ReadingOptions reading;
    GraphOptions graph;
};

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

int build_inputs(const Options& options) {
    formats(options.graph); // a wrong name should not cost an hour's work
    const Resources resources = load_resources_for(options.reading);
    std::vector<EventRecord> records;
    std::size_t articles = 0;
    const int code = run_reading(options.reading, resources, false, [&](Analysis analysis) {
        ++articles;
        std::move(analysis.records.begin(), analysis.records.end(), std::back_inserter(records));
    });
    const std::size_t mentions = records.size();
    const KnowledgeGraph graph = build_graph(std::move(records));
    const Written written = write_outputs(graph, options.graph);
    if (!options.reading.voice.quiet) {
        fmt::print(stderr, "{} articles, {} event mentions, {} events; wrote {} nodes and {} edges to {}\n", articles, mentions, graph.events().size(), written.nodes,
                   written.edges, joined(options.graph.outputs));
    }
    return code;
}

} // namespace

Command build_command() {
    return {"build", "articles to a graph file for Gephi",
            "Reads articles (text, HTML, JSON, JSON Lines, CSV, RSS, Atom; each also .gz or .zst), finds who did what to whom, where and when, "
            "joins the reports of one event, and writes the graph in every format that -o names.\n\n"
            "Events that are planned, hypothetical or denied are left out unless --status asks for them.",
            "entente build graphs/summit -o summit.gexf\n"
            "entente build news/*.txt -o week.graphml -o week.gexf -o week.dot\n"
            "entente build news/ --view actors --roll-up country --min-reports 2 -o dyads.csv\n"
            "curl -s https://example.org/feed.xml | entente build - -o feed.gexf",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                add_reading_options(app, options->reading);
                add_graph_options(app, options->graph);
                return [options] { return build_inputs(*options); };
            }};
}

} // namespace entente::tools
