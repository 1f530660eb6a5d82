// SPDX-License-Identifier: Apache-2.0
#include "annotate/network_names.hpp"

#include <cmath>
#include <random>

#include <doctest/doctest.h>

using namespace entente;

namespace {

constexpr std::size_t L = name_label_count;

/// What a sequence is worth; hopeless if it is not allowed.
float value_of(const std::vector<float>& scores, const std::vector<float>& chain, const std::vector<std::size_t>& labels) {
    float sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::size_t before = i == 0 ? 0 : labels[i - 1];
        if (!name_label_may_follow(before, labels[i])) return -1e9F;
        sum += scores[i * L + labels[i]] + chain[(i == 0 ? name_chain_start : before) * L + labels[i]];
    }
    return sum;
}

float best_by_trying_all(const std::vector<float>& scores, const std::vector<float>& chain, std::size_t words) {
    float best = -1e9F;
    std::vector<std::size_t> labels(words, 0);
    while (true) {
        best = std::max(best, value_of(scores, chain, labels));
        std::size_t i = 0;
        while (i < words && ++labels[i] == L)
            labels[i++] = 0;
        if (i == words) return best;
    }
}

} // namespace

TEST_CASE("the labels of names are the best of all sequences in which no name goes on that has not begun") {
    std::mt19937 random{3};
    std::normal_distribution<float> normal{0.0F, 2.0F};
    for (std::size_t words = 1; words <= 4; ++words)
        for (int round = 0; round < 20; ++round) {
            std::vector<float> scores(words * L), chain(name_chain_rows * L);
            for (float& s : scores)
                s = normal(random);
            for (float& c : chain)
                c = normal(random);
            const auto labels = best_names(scores.data(), words, L, chain);
            REQUIRE(labels.size() == words);
            CHECK(std::abs(value_of(scores, chain, labels) - best_by_trying_all(scores, chain, words)) < 1e-3F);
        }
    CHECK(best_names(nullptr, 0, L, std::vector<float>(name_chain_rows * L)).empty());
}
