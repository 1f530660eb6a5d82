// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>

#include "annotate/conllu.hpp"
#include "annotation_json.hpp"
#include "command.hpp"
#include "options.hpp"
#include "output_file.hpp"

namespace entente::tools {
namespace {

struct Options {
    ReadingOptions reading;
    std::string format = "json";
    std::string output = "-";
};

int annotate_inputs(const Options& options) {
    check_outputs({options.output}, options.reading.inputs);
    OutputFile file{options.output};
    const Resources resources = load_resources_for(options.reading);
    const ReadingResult result = run_reading(options.reading, resources, true, [&](const Analysis& analysis) {
        if (options.format == "conllu") {
            file.stream() << write_conllu(analysis.document);
        } else {
            file.stream() << annotation_json(analysis) << '\n';
        }
    });
    file.commit();
    return result.code;
}

} // namespace

Command annotate_command() {
    return {"annotate", "articles to sentences, tags, dependencies, names, resolved actors and places",
            "Writes the analysis that events are read off: as JSON, one object an article with its sentences and its mentions (name, "
            "nominal, pronoun), each with its coreference chain and the actor and place it names; or as CoNLL-U, a word a line with lemma, "
            "tags, head and relation.\n\nAll of the text is annotated; sentences taken for captions, credits or other junk are marked.",
            "entente annotate graphs/summit/ledger-vostochny.txt\n"
            "entente annotate --format conllu graphs/summit/ledger-vostochny.txt",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                add_reading_options(app, options->reading);
                app.add_option("--format", options->format, "json or conllu")->check(CLI::IsMember({"json", "conllu"}))->capture_default_str();
                app.add_option("-o,--output", options->output, "file to write; - is standard output")->type_name("FILE")->capture_default_str();
                return [options] { return annotate_inputs(*options); };
            }};
}

} // namespace entente::tools
