// SPDX-License-Identifier: Apache-2.0
// Trains the ranker of antecedents on GUM and writes lib/resolve/data/antecedent_weights.tsv. A maintainer's program:
//
//   entente_antecedent_trainer --output lib/resolve/data/antecedent_weights.tsv gum-train.conllu gum-dev.conllu
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "annotate/conllu.hpp"
#include "evaluate/coreference_training.hpp"
#include "pipeline.hpp"
#include "text/error.hpp"
#include "train/corpus.hpp"

namespace {

using namespace entente;

struct Options {
    std::vector<std::string> files;
    std::string output;
    bool own_trees = false;
    std::size_t folds = 0;
    AntecedentTraining training;
};

constexpr std::string_view header = "# SPDX-License-Identifier: Apache-2.0\n"
                                    "# Weights of the network that ranks antecedents, trained on the training and development "
                                    "parts of GUM (CC BY 4.0) by train_antecedents\n"
                                    "# (evaluate/coreference_training.hpp).\n"
                                    "# feature\tweights for he and she, it, they, then of each unit\n";

void run(const Options& options) {
    const Resources resources = load_resources({});
    std::vector<ConlluSentence> sentences;
    for (const std::string& file : options.files) {
        std::vector<ConlluSentence> more = read_conllu(train::read_file(file), file);
        sentences.insert(sentences.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    const Model* model = options.own_trees ? nullptr : &resources.model;
    if (options.folds > 1) {
        const CoreferenceScore score =
            cross_validate_antecedents(sentences, resources.lexicon, resources.gazetteer, model, options.folds, options.training);
        const Ratio all = score.third_person, one = score.third_person_animate, several = score.third_person_plural;
        fmt::print("third person {:.4f} ({:.0f}), he and she {:.4f} ({:.0f}), they {:.4f} ({:.0f}), it {:.4f}\n", all.value(),
                   all.all, one.value(), one.all, several.value(), several.all,
                   (all.right - one.right - several.right) / (all.all - one.all - several.all));
        if (options.output.empty()) return;
    }
    const AntecedentNetwork weights = train_antecedents(sentences, resources.lexicon, resources.gazetteer, model, options.training);
    std::ofstream out{options.output, std::ios::binary};
    out << header << weights.format();
    out.close();
    if (!out) throw OutputError{options.output, 0, "the file cannot be written"};
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{"Trains the weights by which pronouns choose their antecedents."};
    app.add_option("FILE", options.files, "CoNLL-U files of GUM")->required();
    app.add_option("--output", options.output, "the table to write");
    app.add_option("--rounds", options.training.rounds, "times that examples are gathered anew")->capture_default_str();
    app.add_option("--epochs", options.training.epochs, "passes over the examples of a round")->capture_default_str();
    app.add_option("--rate", options.training.rate, "of Adagrad")->capture_default_str();
    app.add_option("--decay", options.training.decay, "L2 on every step")->capture_default_str();
    app.add_option("--unit-rate", options.training.unit_rate, "of the units")->capture_default_str();
    app.add_option("--unit-decay", options.training.unit_decay, "of the units")->capture_default_str();
    app.add_option("--drop", options.training.drop, "share of features left out in a step")->capture_default_str();
    app.add_option("--nothing-discount", options.training.nothing_discount, "taken from the score of no antecedent")
        ->capture_default_str();
    app.add_flag("--own-trees", options.own_trees, "only the corpus's trees, not the program's own annotation as well");
    app.add_option("--folds", options.folds, "first tell the share of pronouns right in cross-validation with so many folds");
    CLI11_PARSE(app, argc, argv);
    try {
        run(options);
    } catch (const entente::Error& error) {
        std::cerr << entente::message(error) << '\n';
        return 1;
    }
    return 0;
}
