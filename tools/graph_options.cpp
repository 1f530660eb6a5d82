// SPDX-License-Identifier: Apache-2.0
#include "graph_options.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "options.hpp"
#include "suggestion.hpp"
#include "terminal.hpp"
#include "text/date.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente::tools {
namespace {

template <class Enum>
std::vector<std::string> names_up_to(Enum last) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) all.emplace_back(name(static_cast<Enum>(i)));
    return all;
}

Format format_for(const std::string& path, const std::string& wanted) {
    if (!wanted.empty()) return *parse_format(wanted);
    if (const auto format = format_of(path)) return *format;
    const std::string hint = path == "-" ? "name one with --format" : "use .graphml, .gexf, .dot, .csv or .json, or --format";
    throw CLI::ValidationError("--output", fmt::format("'{}' does not tell the format: {}", path, hint));
}

/// A country's name means every place in it.
std::vector<std::string> with_country_codes(std::vector<std::string> places, const Ontology& ontology) {
    for (std::size_t i = 0, n = places.size(); i < n; ++i) {
        const std::string wanted = fold(places[i]);
        for (const auto& [code, country] : ontology.countries) {
            if (fold(country.name) == wanted || (!country.abbreviation.empty() && fold(country.abbreviation) == wanted)) places.push_back(code);
        }
    }
    return places;
}

} // namespace

void add_selection_options(CLI::App& app, SelectionOptions& options) {
    app.add_option("--from", options.from, "only events on or after this day")->type_name("YYYY-MM-DD")->check(check_date)->group("Selection");
    app.add_option("--to", options.to, "only events on or before this day")->type_name("YYYY-MM-DD")->check(check_date)->group("Selection");
    app.add_option("--type", options.types, "only these event types, such as CONSULT,ASSAULT")
        ->type_name("TYPE")
        ->delimiter(',')
        ->transform(CLI::IsMember(names_up_to(EventType::ASSAULT), CLI::ignore_case))
        ->group("Selection");
    app.add_option("--actor", options.actors, "only events with this actor: id, name, word of a name or country code")->type_name("ACTOR")->group("Selection");
    app.add_option("--place", options.places, "only events at this place: id, name, division, country or its code")->type_name("PLACE")->group("Selection");
    const std::string standard = options.statuses.empty() ? "actual,alleged" : "all";
    app.add_option("--status", options.statuses, "statuses to keep: actual, planned, alleged, hypothetical, negated (default: " + standard + ")")
        ->type_name("STATUS")
        ->delimiter(',')
        ->transform(CLI::IsMember(names_up_to(Status::negated), CLI::ignore_case))
        ->group("Selection");
    app.add_option("--min-reports", options.min_reports, "only events that at least N articles report")->type_name("N")->check(CLI::Range(1, 1000000))->group("Selection");
    app.add_option("--min-confidence", options.min_confidence, "only events with at least this confidence")->type_name("P")->check(CLI::Range(0.0, 1.0))->group("Selection");
}

Selection selection(const SelectionOptions& options) {
    Selection chosen;
    chosen.from = parse_date(options.from);
    chosen.to = parse_date(options.to);
    if (chosen.from && chosen.to && *chosen.to < *chosen.from)
        throw CLI::ValidationError("--to", fmt::format("{} comes before --from {}", options.to, options.from));
    for (const std::string& type : options.types) chosen.types.insert(*parse_event_type(type));
    chosen.actors = options.actors;
    chosen.places = with_country_codes(options.places, load_ontology());
    chosen.min_reports = options.min_reports;
    chosen.min_confidence = options.min_confidence;
    if (!options.statuses.empty()) {
        chosen.statuses.clear();
        for (const std::string& status : options.statuses) chosen.statuses.insert(*parse_status(status));
    }
    return chosen;
}

void add_graph_options(CLI::App& app, GraphOptions& options) {
    app.add_option("-o,--output", options.outputs, "graph file to write, once for each: .graphml, .gexf, .dot, .csv (two tables) or .json; - is standard output")
        ->type_name("FILE")
        ->required();
    app.add_option("--format", options.format, "format of the outputs, whatever their names")
        ->type_name("FORMAT")
        ->check(CLI::IsMember(names_up_to(Format::json)));
    app.add_option("--view", options.view, "events (events as nodes), actors (edges between actors) or places (actors and places)")
        ->type_name("VIEW")
        ->check(CLI::IsMember(names_up_to(View::places)))
        ->capture_default_str();
    app.add_option("--roll-up", options.roll_up, "replace actors by their countries")->type_name("country")->check(CLI::IsMember({"country"}));
    app.add_flag("--strict", options.strict, "GraphML by its schema alone: no edge kinds, one edge a pair of nodes");
    add_selection_options(app, options.selection);
}

GraphOutputs::GraphOutputs(const GraphOptions& options, const std::vector<std::string>& inputs) : options_(options) {
    selection(options.selection); // days in the wrong order
    std::vector<std::string> paths;
    for (const std::string& output : options.outputs) {
        for (const GraphFile& part : graph_files(output, format_for(output, options.format))) paths.push_back(part.path);
    }
    check_outputs(paths, inputs);
    for (const std::string& output : options.outputs) {
        const Format format = format_for(output, options.format);
        for (const GraphFile& part : graph_files(output, format)) outputs_.push_back({OutputFile{part.path}, format, part.table});
    }
}

std::string GraphOutputs::write(const KnowledgeGraph& graph) {
    const Projection projection{*parse_view(options_.view), options_.roll_up == "country"};
    const KnowledgeGraph selected = select(graph, selection(options_.selection));
    const ProjectedGraph projected = project(selected, projection, load_ontology());
    for (Output& output : outputs_) write_graph(output.file.stream(), projected, output.format, {options_.strict, output.table});
    for (Output& output : outputs_) output.file.commit();
    std::string names;
    for (const std::string& output : options_.outputs) names += (names.empty() ? "" : ", ") + (output == "-" ? "standard output" : printable(output));
    const std::string none = selected.events().empty() && !graph.events().empty() ? " (no event passes the selection)" : "";
    return fmt::format("wrote {} and {} to {}{}", counted(projected.nodes.size(), "node"), counted(projected.edges.size(), "edge"), names, none);
}

} // namespace entente::tools
