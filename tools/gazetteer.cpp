// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "lexicon/gazetteer_compile.hpp"
#include "options.hpp"

namespace entente::tools {
namespace {

struct Options {
    std::vector<std::string> inputs;
    std::string output;
    Voice voice;
};

int compile(const Options& options) {
    const GazetteerTotals totals = compile_gazetteer(options.inputs, options.output);
    if (!options.voice.quiet) fmt::print(stderr, "{} places under {} names, {} bytes in {}\n", totals.places, totals.names, totals.bytes, options.output);
    return 0;
}

} // namespace

Command gazetteer_command() {
    return {"gazetteer", "compile a GeoNames dump or a place table for --gazetteer",
            "Compiles GeoNames dumps (allCountries.txt, or one country's; geonames.org) and place tables of your own into one file that 'build', "
            "'extract' and 'annotate' map into memory with --gazetteer. The format of a place table is described in lib/lexicon/data/README.md.",
            "entente gazetteer allCountries.txt -o world.places\n"
            "entente build news/ --gazetteer world.places -o week.gexf",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                app.add_option("FILE", options->inputs, "GeoNames dumps and place tables; of rows with one id the last counts")->required();
                app.add_option("-o,--output", options->output, "file to write")->type_name("PLACES")->required();
                add_voice_options(app, options->voice);
                return [options] { return compile(*options); };
            }};
}

} // namespace entente::tools
