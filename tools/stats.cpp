// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "command.hpp"
#include "evidence.hpp"
#include "graph/build.hpp"
#include "graph/statistics.hpp"
#include "graph_options.hpp"
#include "output_file.hpp"
#include "terminal.hpp"

namespace entente::tools {
namespace {

struct Options {
    std::vector<std::string> inputs;
    SelectionOptions selection;
    std::size_t top = 10;
};

void ranking(std::ostream& out, std::string_view title, const std::vector<Ranked>& rows, std::size_t top) {
    if (rows.empty()) return;
    constexpr std::size_t column = 42;
    fmt::print(out, "\n{:<44} {:>8} {:>8}\n", title, "events", "reports");
    for (std::size_t i = 0; i < std::min(rows.size(), top); ++i)
        fmt::print(out, "  {:<42} {:>8} {:>8}\n", shortened(rows[i].name, column), rows[i].events, rows[i].reports);
    if (rows.size() > top) fmt::print(out, "  … and {} more\n", rows.size() - top);
}

int print_statistics(const Options& options) {
    const Statistics s = statistics(select(build_graph(read_evidence_files(options.inputs)), selection(options.selection)));
    OutputFile file{"-"};
    std::ostream& out = file.stream();
    fmt::print(out, "{} ({} dated, {} placed) from {} in {}; {}, {}\n", counted(s.events, "event"), s.dated, s.placed, counted(s.records, "mention"),
               counted(s.articles, "article"), counted(s.actors, "actor"), counted(s.places, "place"));
    if (s.first && s.last) fmt::print(out, "{} to {}\n", format(*s.first), format(*s.last));
    ranking(out, "Actors", s.top_actors, options.top);
    ranking(out, "Dyads", s.dyads, options.top);
    ranking(out, "Event types", s.types, event_type_count);
    ranking(out, "Statuses", s.statuses, options.top);
    ranking(out, "Places", s.top_places, options.top);
    ranking(out, "Days", s.days, options.top);
    file.commit();
    return 0;
}

} // namespace

Command stats_command() {
    return {"stats", "what a graph or event file holds",
            "Counts events, actors and places, and ranks actors, dyads, event types, places and days by their events and by the articles that report "
            "them. All statuses count unless --status says otherwise.",
            "entente stats week.jsonl\n"
            "entente stats week.json --type ASSAULT --top 20",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                options->selection.statuses = {"actual", "planned", "alleged", "hypothetical", "negated"};
                app.add_option("FILE", options->inputs, "event records (.jsonl) or graphs (.json, .graphml); - is standard input")->required();
                app.add_option("--top", options->top, "rows of each ranking")->type_name("N")->check(CLI::Range(1, 1000000))->capture_default_str();
                add_selection_options(app, options->selection);
                return [options] { return print_statistics(*options); };
            }};
}

} // namespace entente::tools
