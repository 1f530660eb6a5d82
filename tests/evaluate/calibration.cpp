// SPDX-License-Identifier: Apache-2.0
#include "evaluate/calibration.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "text/error.hpp"

using namespace entente;

namespace {

ConfidenceSample sample(double confidence, bool right) { return {{}, confidence, right}; }

/// A record of which only the sense is known.
ConfidenceSample seen(double sense, bool right) {
    ConfidenceSample result;
    result.features[static_cast<std::size_t>(ConfidenceFeature::always)] = 1;
    result.features[static_cast<std::size_t>(ConfidenceFeature::sense)] = sense;
    result.right = right;
    return result;
}

} // namespace

TEST_CASE("the expected calibration error is the weighted distance of each bin") {
    const std::vector<ConfidenceSample> samples{sample(0.75, true), sample(0.75, true), sample(0.75, true), sample(0.75, false), // as it says
                                                sample(0.25, true), sample(0.25, false)};                                       // half for a quarter
    const Calibration calibration = calibrate(samples);
    CHECK(calibration.records == 6);
    CHECK(calibration.bins[7].records == 4);
    CHECK(calibration.bins[7].right == 3);
    CHECK(calibration.bins[2].confidence == doctest::Approx(0.25));
    CHECK(calibration.expected_error == doctest::Approx(2 * 0.25 / 6));
    CHECK(calibration.brier == doctest::Approx((3 * 0.0625 + 0.5625 + 0.5625 + 0.0625) / 6));
}

TEST_CASE("certainty falls into the last bin, and nothing is no error") {
    CHECK(calibrate(std::vector<ConfidenceSample>{sample(1, true)}).bins[9].records == 1);
    CHECK(calibrate({}).expected_error == 0);
    CHECK(format(calibrate({})).starts_with("records 0"));
}

TEST_CASE("right above wrong counts equals as half") {
    CHECK(calibrate(std::vector<ConfidenceSample>{sample(0.9, true), sample(0.1, false)}).rank == doctest::Approx(1));
    CHECK(calibrate(std::vector<ConfidenceSample>{sample(0.5, true), sample(0.5, false)}).rank == doctest::Approx(0.5));
    CHECK(calibrate(std::vector<ConfidenceSample>{sample(0.2, true), sample(0.7, false), sample(0.1, false)}).rank == doctest::Approx(0.5));
}

TEST_CASE("fitted weights give the shares that were seen") {
    std::vector<ConfidenceSample> samples;
    for (int i = 0; i < 500; ++i) {
        samples.push_back(seen(1, i % 5 != 0)); // four in five
        samples.push_back(seen(0, i % 5 == 0)); // one in five
    }
    const ConfidenceWeights weights = fit_confidence(samples, 0.01);
    CHECK(weights.confidence(seen(1, true).features) == doctest::Approx(0.8).epsilon(0.01));
    CHECK(weights.confidence(seen(0, true).features) == doctest::Approx(0.2).epsilon(0.01));
}

TEST_CASE("weights are written as they are read") {
    const std::string text = ConfidenceWeights::builtin().format();
    CHECK(ConfidenceWeights::parse(text).format() == text);
    CHECK(text.starts_with("always\t"));
    CHECK_THROWS_AS(ConfidenceWeights::parse("no such feature\t1\n"), ResourceError);
    CHECK_THROWS_AS(ConfidenceWeights::parse("always\tmuch\n"), ResourceError);
}
