// SPDX-License-Identifier: Apache-2.0
// Everything the network is trained on, read from a folder of corpora, WordNet and the lexicon's tables.
//
//   const NetworkData data = read_network_data({.corpora = "data", .wordnet = "/usr/share/wordnet", .lexicon =
//   "lib/lexicon/data"});
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "annotate/network_features.hpp"
#include "train/corpus.hpp"
#include "train/variation.hpp"
#include "train/word_vectors.hpp"

namespace entente::train {

struct NetworkSources {
    std::filesystem::path corpora;
    std::filesystem::path wordnet;
    std::filesystem::path lexicon;
    std::filesystem::path vectors; ///< word vectors kept from an earlier run, made if there are none; empty: always made
    bool with_dev = false;         ///< train on the development sets too, when nothing is left to tune
};

struct NetworkData {
    std::vector<Example> training;
    std::vector<Example> ewt_dev, gum_dev;     ///< for tuning; nothing of them that is measured is trained on
    std::vector<std::vector<std::string>> raw; ///< sentences of news without labels
    std::optional<Variation> variation;        ///< of the training examples
    FeatureTables tables;
    WordVectors vectors;
};

NetworkData read_network_data(const NetworkSources& sources);

} // namespace entente::train
