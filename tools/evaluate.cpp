// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "evaluate/names.hpp"
#include "evaluate/treebank.hpp"
#include "pipeline.hpp"

namespace entente::tools {
namespace {

struct Options {
    std::string what;
    std::vector<std::string> files;
    bool errors = false;
};

std::string treebank(const Options& options) { return format(evaluate_treebank(options.files, Model::builtin()), options.errors); }
std::string names(const Options& options) { return format(evaluate_names(options.files, Model::builtin()), options.errors); }

using Evaluation = std::string (*)(const Options&);
const std::map<std::string, Evaluation>& evaluations() {
    static const std::map<std::string, Evaluation> table{{"names", names}, {"treebank", treebank}};
    return table;
}

std::vector<std::string> evaluation_names() {
    std::vector<std::string> all;
    for (const auto& [name, run] : evaluations()) all.push_back(name);
    return all;
}

} // namespace

Command evaluate_command() {
    return {"evaluate", "for maintainers: accuracy against annotated corpora",
            "Measures the program against gold annotation.\n\n"
            "treebank: CoNLL-U files; sentences, words, UPOS, lemma, UAS, LAS with gold tokens and from raw text, aligned by characters as in the CoNLL "
            "2018 shared task; a line a genre where the documents tell it.\n\n"
            "names: IOB2 files; precision, recall and F1 by type.",
            "entente evaluate treebank ewt-test.conllu gum-test.conllu\n"
            "entente evaluate names --errors uner-ewt-test.iob2",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                app.add_option("WHAT", options->what, "what to measure")->required()->check(CLI::IsMember(evaluation_names()));
                app.add_option("FILE", options->files, "files with gold annotation")->required();
                app.add_flag("--errors", options->errors, "list confusions, too");
                return [options] {
                    fmt::print("{}", evaluations().at(options->what)(*options));
                    return 0;
                };
            }};
}

} // namespace entente::tools
