// SPDX-License-Identifier: Apache-2.0
// How likely a record is right, from what is seen of it: who the parties are and how they are named, how the sense was found, how
// often the article tells of it. A logistic regression whose weights (data/confidence_weights.tsv) were fitted on records that people
// judged (evaluate/calibration.hpp): of the records near 0.8, about four in five are right. Part of make_records.
//
//   record.confidence = ConfidenceWeights::builtin().confidence(features);
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "resolve/event_record.hpp"

namespace entente {

enum class ConfidenceFeature : std::uint8_t {
    always,
    sense,             ///< how surely the word means the event, doubts of its clause included: 0 to 1
    no_source,         ///< nobody does it
    no_target,         ///< it has no recipient though its type commonly has one
    source_political,  ///< a state, a body of one, an alliance, forces, an armed group, a person of politics
    target_political,
    source_pronoun,
    target_pronoun,
    noun,              ///< the event is named by a noun
    told_again,        ///< logarithm of how often the article tells it
    political_article, ///< share of the article's records with a party of politics
    verbal_conflict,   ///< demands, accusations, refusals, threats
    count
};
inline constexpr auto confidence_feature_count = static_cast<std::size_t>(ConfidenceFeature::count);
std::string_view name(ConfidenceFeature feature) noexcept;

using ConfidenceFeatures = std::array<double, confidence_feature_count>;

/// A record and the event mention it was made of.
struct RecordOrigin {
    const EventRecord* record = nullptr;
    const EventMention* event = nullptr;
};

/// The features of all records of one article, in their order.
std::vector<ConfidenceFeatures> confidence_features(std::span<const RecordOrigin> records, const Extraction& extraction, const Document& document);

class ConfidenceWeights {
public:
    static const ConfidenceWeights& builtin();
    explicit ConfidenceWeights(const ConfidenceFeatures& weights) : weights_(weights) {}
    /// Lines of name, tab, weight; `#` begins a comment line. Throws ResourceError for an unknown name.
    static ConfidenceWeights parse(std::string_view text);
    std::string format() const;

    /// 0 to 1.
    double confidence(const ConfidenceFeatures& features) const noexcept;

private:
    ConfidenceFeatures weights_{};
};

} // namespace entente
