// SPDX-License-Identifier: Apache-2.0
// Whether confidence is what it says: of the records near 0.8, are four in five right? Measured on records that people judged, or
// that an analyst's events decide; and the fit of the weights that confidence is computed with (graph/confidence.hpp).
//
//   const Calibration calibration = calibrate(samples);
//   std::cout << format(calibration);
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "graph/confidence.hpp"

namespace entente {

/// A record that is known to be right or wrong.
struct ConfidenceSample {
    ConfidenceFeatures features{};
    double confidence = 0;
    bool right = false;
};

inline constexpr std::size_t calibration_bins = 10;

struct Calibration {
    struct Bin {
        std::size_t records = 0;
        std::size_t right = 0;
        double confidence = 0; ///< mean
    };
    std::array<Bin, calibration_bins> bins{}; ///< of equal width
    std::size_t records = 0;
    double expected_error = 0; ///< mean distance of a bin's confidence from its share of right records, weighted by records
    double brier = 0;          ///< mean squared distance from 0 or 1
    double rank = 0;           ///< how often a right record is above a wrong one (area under the ROC curve)
};

Calibration calibrate(std::span<const ConfidenceSample> samples);

/// The error, and the reliability table.
std::string format(const Calibration& calibration);

/// Weights of highest likelihood, held back by a quadratic penalty on all but the first. Newton's method; deterministic.
ConfidenceWeights fit_confidence(std::span<const ConfidenceSample> samples, double penalty = 1);

} // namespace entente
