// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "graph/build.hpp"
#include "graph_options.hpp"
#include "options.hpp"
#include "terminal.hpp"

namespace entente::tools {
namespace {

struct Options {
    ReadingOptions reading;
    GraphOptions graph;
};

int build_inputs(const Options& options) {
    GraphOutputs outputs{options.graph, options.reading.inputs};
    const Resources resources = load_resources_for(options.reading);
    std::vector<EventRecord> records;
    const ReadingResult read = run_reading(options.reading, resources, false, [&](Analysis analysis) {
        std::move(analysis.records.begin(), analysis.records.end(), std::back_inserter(records));
    });
    const std::size_t mentions = records.size();
    const KnowledgeGraph graph = build_graph(std::move(records));
    const std::string written = outputs.write(graph);
    if (!options.reading.voice.quiet) {
        const std::string copies = read.copies > 0 ? fmt::format(" ({} with the same text left out)", read.copies) : "";
        fmt::print(stderr, "{}{}, {}, {}; {}\n", counted(read.articles, "article"), copies, counted(mentions, "event mention"), counted(graph.events().size(), "event"),
                   written);
    }
    return read.code;
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
