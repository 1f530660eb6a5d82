// SPDX-License-Identifier: Apache-2.0
// The small network that ranks the antecedents of pronouns (data/antecedent_weights.tsv): a weight a feature and kind of pronoun,
// and a layer of rectified units that all kinds share. Sums and products alone, so that every machine comes to the same score.
//
//   AntecedentNetwork::builtin().score(features, antecedent_output(PronounClass::he));
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/antecedents.hpp"

namespace entente {

class AntecedentNetwork {
public:
    static constexpr std::uint32_t outputs = 3; ///< he and she, it, they
    static constexpr std::uint32_t units = 48;

    /// As the words of a text that was written by format. Throws ResourceError for an unknown feature.
    static AntecedentNetwork parse(std::string_view text);
    static const AntecedentNetwork& builtin();
    /// All weights 0.
    AntecedentNetwork();

    std::string format() const;
    double score(const AntecedentFeatures& features, std::uint32_t output) const noexcept;

    /// Rows of a feature: outputs weights, then units weights.
    static constexpr std::uint32_t row = outputs + units;
    std::vector<double> weights;    ///< antecedent_feature_count() rows
    std::vector<double> bias;       ///< a unit
    std::vector<double> from_units; ///< outputs × units
};

} // namespace entente
