// SPDX-License-Identifier: Apache-2.0
// Multinomial logistic regression over hashed features: stochastic gradient descent with AdaGrad step sizes.
//
//   const std::vector<float> weights = train_linear(instances, 3, 1 << 16, {});   // weights[bucket * 3 + label]
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "annotate/segment_features.hpp"

namespace entente {

struct Instance {
    Features features;
    std::uint8_t label = 0;
};

struct LinearTraining {
    int epochs = 8;
    float step = 0.2F;
    std::uint32_t dropout = 0; ///< thousandths of the features left out at each visit
    float decay = 1e-6F;       ///< L2, on the weights of the instance at hand
};

/// Instances are visited in an order that depends on nothing but their number.
std::vector<float> train_linear(std::span<const Instance> instances, std::size_t labels, std::size_t buckets,
                                const LinearTraining& training);

/// A weight as the model file keeps it: thousandths, held within 16 bits.
std::int16_t quantised(float weight);

} // namespace entente
