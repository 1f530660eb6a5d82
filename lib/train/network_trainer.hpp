// SPDX-License-Identifier: Apache-2.0
// Stochastic training of the network: Adam, batches of a fixed number of shards whose gradients are added in a fixed order, so that
// the number of threads does not change a bit of the result.
//
//   train_network(model, examples, tuning, options, [](const std::string& line) { std::cerr << line << '\n'; });
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "train/network_model.hpp"
#include "train/variation.hpp"

namespace entente::train {

struct TrainingOptions {
    std::size_t epochs = 20;
    std::size_t batch_words = 800;
    float rate = 2e-3F;
    float clip = 5.0F;
    Dropout dropout;
    std::uint64_t seed = 1;
    unsigned threads = 2;
};

/// Accuracy on examples with trees and names, words counted alike; punctuation included.
struct Scores {
    double upos = 0, xpos = 0, uas = 0, las = 0, names = 0;
};
Scores score(const NetworkModel& model, const std::vector<Example>& examples, unsigned threads);
std::string format(const Scores& scores);

struct Tuning {
    std::string name;
    std::vector<Example> examples;
};

/// Each pass sees the examples varied.
void train_network(NetworkModel& model, const std::vector<Example>& examples, const Variation& variation,
                   const std::vector<Tuning>& tuning, const TrainingOptions& options,
                   const std::function<void(const std::string&)>& report);

} // namespace entente::train
