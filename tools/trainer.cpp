// SPDX-License-Identifier: Apache-2.0
// Trains the model file: segmenter, network and lemmatiser. A maintainer's program, run by tools/train.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "annotate/model.hpp"
#include "annotate/model_file.hpp"
#include "text/error.hpp"
#include "train/corpus.hpp"
#include "train/lemma.hpp"
#include "train/network_training.hpp"
#include "train/segment.hpp"

namespace {

using namespace entente;

struct Options {
    std::filesystem::path corpora;
    std::filesystem::path wordnet = "/usr/share/wordnet";
    std::filesystem::path lexicon;
    std::filesystem::path output;
    std::filesystem::path network; ///< a trained section to take over
    std::filesystem::path keep_network;
    std::filesystem::path vectors;
    train::NetworkTraining training;
    bool without_dev = false;
};

std::string text_of(const std::filesystem::path& file) {
    return train::read_file(file);
}

void write_file(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream out{file, std::ios::binary};
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw OutputError{file.string(), 0, "the file cannot be written"};
}

void log(std::string_view line) {
    std::cerr << line << std::endl;
}

int run(Options options) {
    const auto treebank = [&](const char* name) { return (options.corpora / "treebank" / name).string(); };
    std::vector<std::string> train_files{treebank("ewt-train.conllu"), treebank("gum-train.conllu")};
    const std::vector<std::string> dev_files{treebank("ewt-dev.conllu"), treebank("gum-dev.conllu")};

    const std::string segmenter = train_segmenter(train_files, dev_files, log);
    if (!options.without_dev) train_files.insert(train_files.end(), dev_files.begin(), dev_files.end());
    const std::string lemmatiser = train_lemmatiser(train_files, options.wordnet.string(), log);

    std::string network;
    if (options.network.empty()) {
        const train::NetworkSources sources{options.corpora, options.wordnet, options.lexicon, options.vectors,
                                            !options.without_dev};
        network = train::train_network_section(sources, options.training, log);
    } else {
        network = text_of(options.network);
    }
    if (!options.keep_network.empty()) write_file(options.keep_network, network);

    ModelFileBuilder builder{feature_fingerprint(), train::network_provenance(options.training, !options.without_dev)};
    builder.add("segmenter", segmenter);
    builder.add("lemmatiser", lemmatiser);
    builder.add("network", network);
    const std::string model = finish_model(std::move(builder));
    write_file(options.output, model);
    log(fmt::format("{}: {} bytes", options.output.string(), model.size()));
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{"Trains Entente's model file from treebanks, named-entity corpora, WordNet and the lexicon's tables."};
    app.add_option("--corpora", options.corpora, "folder with treebank/, ner/, coreference/, geonames/, leaders/")->required();
    app.add_option("--wordnet", options.wordnet, "folder with WordNet's data.* and *.exc files")->capture_default_str();
    app.add_option("--lexicon", options.lexicon, "folder with countries.tsv and titles.tsv")->required();
    app.add_option("--output", options.output, "the model file to write")->required();
    app.add_option("--epochs", options.training.epochs, "passes over the training data")->capture_default_str();
    app.add_option("--threads", options.training.threads, "threads; the result is the same for any number")->capture_default_str();
    app.add_option("--seed", options.training.seed, "of initial weights, order and dropout")->capture_default_str();
    app.add_option("--network", options.network, "take the network section of this file instead of training one");
    app.add_option("--keep-network", options.keep_network, "write the network section to this file too");
    app.add_option("--vectors", options.vectors, "word vectors of an earlier run; made and kept there if there are none");
    app.add_flag("--without-dev", options.without_dev, "train on the training sets only, to tune on the development sets");
    CLI11_PARSE(app, argc, argv);
    try {
        return run(std::move(options));
    } catch (const entente::Error& error) {
        std::cerr << entente::message(error) << '\n';
        return 1;
    }
}
