// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>

#include "command.hpp"
#include "export/event_json.hpp"
#include "options.hpp"
#include "output_file.hpp"

namespace entente::tools {
namespace {

struct Options {
    ReadingOptions reading;
    std::string output = "-";
};

int extract_inputs(const Options& options) {
    check_outputs({options.output}, options.reading.inputs);
    OutputFile file{options.output};
    const Resources resources = load_resources_for(options.reading);
    const ReadingResult result = run_reading(options.reading, resources, false, [&](const Analysis& analysis) {
        for (const EventRecord& record : analysis.records) file.stream() << to_json(record) << '\n';
    });
    file.commit();
    return result.code;
}

} // namespace

Command extract_command() {
    return {"extract", "articles to event records, one JSON object a line",
            "Writes every event mention found, of every status, with source, target, place, date, evidence and confidence. "
            "schemas/event.schema.json describes the record; 'entente merge' makes a graph of records.\n\n"
            "The same article under two names is read once. The output is the same whatever the number of threads and the order of the inputs.",
            "entente extract graphs/summit/ledger-vostochny.txt\n"
            "entente extract news/ -o week.jsonl\n"
            "zcat archive.jsonl.gz | entente extract - > archive.events.jsonl",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                add_reading_options(app, options->reading);
                app.add_option("-o,--output", options->output, "file to write; - is standard output")->type_name("FILE")->capture_default_str();
                return [options] { return extract_inputs(*options); };
            }};
}

} // namespace entente::tools
