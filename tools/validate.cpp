// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "article/read.hpp"
#include "command.hpp"
#include "evidence.hpp"
#include "export/validate.hpp"
#include "options.hpp"

namespace entente::tools {
namespace {

struct Options {
    std::vector<std::string> inputs;
    bool articles = false;
    Voice voice;
};

void print(const Problem& problem) { report(InputError{problem.file, problem.line, problem.reason}); }

/// Problems of a file of articles: whatever the reader stumbles over.
std::size_t check_articles(const std::string& path, const Voice& voice) {
    std::size_t problems = 0;
    ReadEvents events;
    events.on_article = [](const Article&) { return true; };
    events.on_error = [&](const InputError& error) {
        report(error);
        ++problems;
        return true;
    };
    events.on_warning = [&](const ReadWarning& warning) {
        if (warning.skipped) return report_warning(message(Error{warning.file, warning.line, warning.text}), voice);
        print({warning.file, warning.line, warning.text});
        ++problems;
    };
    read_articles(Input{path}, events);
    return problems;
}

/// "X.nodes.csv" where the path is "X.edges.csv" and both are among the inputs.
std::string nodes_of(const std::string& path, const std::vector<std::string>& inputs) {
    constexpr std::string_view ending = ".edges.csv";
    if (!path.ends_with(ending)) return "";
    const std::string nodes = path.substr(0, path.size() - ending.size()) + ".nodes.csv";
    return std::find(inputs.begin(), inputs.end(), nodes) != inputs.end() ? nodes : "";
}

std::size_t check(const std::string& path, const Options& options) {
    if (options.articles) return check_articles(path, options.voice);
    const std::string nodes = nodes_of(path, options.inputs);
    const std::vector<Problem> problems = nodes.empty() ? validate(read_bytes(path), path) : validate_csv(read_bytes(nodes), nodes, read_bytes(path), path);
    for (const Problem& problem : problems) print(problem);
    return problems.size();
}

int validate_inputs(const Options& options) {
    std::size_t problems = 0;
    for (const std::string& path : options.inputs) {
        const std::size_t here = check(path, options);
        if (here == 0 && !options.voice.quiet) fmt::print("{}: valid\n", path);
        problems += here;
    }
    return problems == 0 ? 0 : 1;
}

} // namespace

Command validate_command() {
    return {"validate", "check event records, articles and graph files",
            "Checks event records against the contract (schemas/event.schema.json), graph files (.graphml, .gexf, .dot, .csv, .json) for "
            "well-formedness, duplicate ids and dangling references, and, with --articles, whether every article can be read. Each problem is one line on "
            "standard error; the exit code is 1 if there is any.",
            "entente validate week.jsonl week.gexf\n"
            "entente validate week.nodes.csv week.edges.csv\n"
            "entente validate --articles news/",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                app.add_option("FILE", options->inputs, "files to check; - is standard input")->required();
                app.add_flag("--articles", options->articles, "the inputs are articles");
                add_voice_options(app, options->voice);
                return [options] { return validate_inputs(*options); };
            }};
}

} // namespace entente::tools
