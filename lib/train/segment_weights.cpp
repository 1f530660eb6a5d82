// SPDX-License-Identifier: Apache-2.0
#include "train/segment_weights.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>

namespace entente {
namespace {

constexpr std::size_t most_labels = 4;
using Scores = std::array<float, most_labels>;

std::uint64_t next_random(std::uint64_t& state) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    return state >> 11U;
}

/// A fixed pseudo-random permutation: std::shuffle may differ between standard libraries.
void shuffle(std::vector<std::uint32_t>& order, std::uint64_t& state) {
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[next_random(state) % i]);
}

/// The features with a share of them, `dropout` thousandths, left out: no weight may rely on all others being there.
std::vector<std::uint32_t> kept(const Features& features, std::uint32_t dropout, std::uint64_t& state) {
    std::vector<std::uint32_t> out;
    for (const std::uint32_t hash : features)
        if (dropout == 0 || next_random(state) % 1000 >= dropout) out.push_back(hash);
    return out;
}

Scores probabilities(std::span<const std::uint32_t> features, std::span<const float> weights, std::size_t labels,
                     std::size_t mask) {
    Scores scores{};
    for (const std::uint32_t hash : features)
        for (std::size_t l = 0; l < labels; ++l)
            scores[l] += weights[(hash & mask) * labels + l];
    const float highest = *std::max_element(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(labels));
    float sum = 0;
    for (std::size_t l = 0; l < labels; ++l)
        sum += scores[l] = std::exp(scores[l] - highest);
    for (std::size_t l = 0; l < labels; ++l)
        scores[l] /= sum;
    return scores;
}

} // namespace

std::vector<float> train_linear(std::span<const Instance> instances, std::size_t labels, std::size_t buckets,
                                const LinearTraining& training) {
    assert(labels <= most_labels);
    std::vector<float> weights(buckets * labels);
    std::vector<float> squares(buckets * labels, 1e-6F);
    std::vector<double> sums(buckets * labels);
    std::vector<std::uint32_t> order(instances.size());
    std::iota(order.begin(), order.end(), 0U);
    std::uint64_t state = 0x2545F4914F6CDD1DU;
    for (int epoch = 0; epoch < training.epochs; ++epoch) {
        shuffle(order, state);
        for (const std::uint32_t i : order) {
            const Instance& instance = instances[i];
            const std::vector<std::uint32_t> features = kept(instance.features, training.dropout, state);
            Scores gradient = probabilities(features, weights, labels, buckets - 1);
            gradient[instance.label] -= 1;
            for (const std::uint32_t hash : features) {
                for (std::size_t l = 0; l < labels; ++l) {
                    const std::size_t at = (hash & (buckets - 1)) * labels + l;
                    const float slope = gradient[l] + training.decay * weights[at];
                    squares[at] += slope * slope;
                    weights[at] -= training.step * slope / std::sqrt(squares[at]);
                }
            }
        }
        if (epoch == 0) continue;
        for (std::size_t i = 0; i < weights.size(); ++i)
            sums[i] += weights[i];
    }
    if (training.epochs < 2) return weights;
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = static_cast<float>(sums[i] / (training.epochs - 1));
    return weights;
}

std::int16_t quantised(float weight) {
    return static_cast<std::int16_t>(std::lround(std::clamp(weight * 1000.0F, -32000.0F, 32000.0F)));
}

} // namespace entente
