// SPDX-License-Identifier: Apache-2.0
#include "evaluate/calibration.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace entente {
namespace {

constexpr std::size_t n = confidence_feature_count;
using Vector = ConfidenceFeatures;
using Matrix = std::array<Vector, n>;

/// Solves a · x = b for a symmetric positive a, by Gaussian elimination with pivots.
Vector solve(Matrix a, Vector b) {
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n; ++row)
            if (std::abs(a[row][column]) > std::abs(a[pivot][column])) pivot = row;
        std::swap(a[column], a[pivot]);
        std::swap(b[column], b[pivot]);
        for (std::size_t row = column + 1; row < n; ++row) {
            const double factor = a[row][column] / a[column][column];
            for (std::size_t k = column; k < n; ++k) a[row][k] -= factor * a[column][k];
            b[row] -= factor * b[column];
        }
    }
    for (std::size_t row = n; row-- > 0;) {
        for (std::size_t k = row + 1; k < n; ++k) b[row] -= a[row][k] * b[k];
        b[row] /= a[row][row];
    }
    return b;
}

double share(double part, std::size_t whole) { return whole == 0 ? 0 : part / static_cast<double>(whole); }

double area(std::vector<std::pair<double, bool>> ranked) {
    std::sort(ranked.begin(), ranked.end());
    double rank_sum = 0;
    double right = 0;
    for (std::size_t i = 0; i < ranked.size();) {
        std::size_t end = i;
        while (end < ranked.size() && ranked[end].first == ranked[i].first) ++end;
        const double rank = static_cast<double>(i + end + 1) / 2; // of equals, the mean
        for (; i < end; ++i)
            if (ranked[i].second) {
                rank_sum += rank;
                ++right;
            }
    }
    const double wrong = static_cast<double>(ranked.size()) - right;
    return right == 0 || wrong == 0 ? 0 : (rank_sum - right * (right + 1) / 2) / (right * wrong);
}

} // namespace

Calibration calibrate(std::span<const ConfidenceSample> samples) {
    Calibration result;
    result.records = samples.size();
    std::vector<std::pair<double, bool>> ranked;
    for (const ConfidenceSample& sample : samples) {
        const auto at = std::min(calibration_bins - 1, static_cast<std::size_t>(sample.confidence * static_cast<double>(calibration_bins)));
        Calibration::Bin& bin = result.bins[at];
        ++bin.records;
        bin.right += sample.right ? 1 : 0;
        bin.confidence += sample.confidence;
        const double miss = sample.confidence - (sample.right ? 1 : 0);
        result.brier += miss * miss;
        ranked.emplace_back(sample.confidence, sample.right);
    }
    for (Calibration::Bin& bin : result.bins) {
        result.expected_error += std::abs(bin.confidence - static_cast<double>(bin.right));
        bin.confidence = share(bin.confidence, bin.records);
    }
    result.expected_error = share(result.expected_error, samples.size());
    result.brier = share(result.brier, samples.size());
    result.rank = area(std::move(ranked));
    return result;
}

std::string format(const Calibration& calibration) {
    std::string out = fmt::format("records {} | expected calibration error {:.3f} | Brier score {:.3f} | right above wrong {:.3f}\n", calibration.records,
                                  calibration.expected_error, calibration.brier, calibration.rank);
    out += "confidence  records  mean   right\n";
    for (std::size_t i = 0; i < calibration_bins; ++i) {
        const Calibration::Bin& bin = calibration.bins[i];
        if (bin.records == 0) continue;
        const double width = 1.0 / static_cast<double>(calibration_bins);
        out += fmt::format("{:.1f} to {:.1f}  {:>7}  {:.3f}  {:.3f}\n", static_cast<double>(i) * width, static_cast<double>(i + 1) * width, bin.records,
                           bin.confidence, share(static_cast<double>(bin.right), bin.records));
    }
    return out;
}

ConfidenceWeights fit_confidence(std::span<const ConfidenceSample> samples, double penalty) {
    Vector weights{};
    constexpr int steps = 30; // far more than it takes
    for (int step = 0; step < steps; ++step) {
        Vector gradient{};
        Matrix curvature{};
        for (std::size_t i = 0; i < n; ++i) {
            const double held = i == 0 ? 1e-6 : penalty;
            gradient[i] = -held * weights[i];
            curvature[i][i] = held;
        }
        const ConfidenceWeights current{weights};
        for (const ConfidenceSample& sample : samples) {
            const double p = current.confidence(sample.features);
            for (std::size_t i = 0; i < n; ++i) {
                gradient[i] += ((sample.right ? 1 : 0) - p) * sample.features[i];
                for (std::size_t k = 0; k < n; ++k) curvature[i][k] += p * (1 - p) * sample.features[i] * sample.features[k];
            }
        }
        const Vector change = solve(curvature, gradient);
        for (std::size_t i = 0; i < n; ++i) weights[i] += change[i];
    }
    return ConfidenceWeights{weights};
}

} // namespace entente
