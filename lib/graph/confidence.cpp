// SPDX-License-Identifier: Apache-2.0
#include "graph/confidence.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "text/embedded.hpp"
#include "text/error.hpp"

ENTENTE_EMBEDDED(confidence_weights)

namespace entente {
namespace {

constexpr std::array<std::string_view, confidence_feature_count> feature_names{
    "always",         "sense",          "no source", "no target",  "source political",  "target political",
    "source pronoun", "target pronoun", "noun",      "told again", "political article", "verbal conflict"};

bool is_political(ActorKind kind) {
    switch (kind) {
    case ActorKind::country:
    case ActorKind::government:
    case ActorKind::igo:
    case ActorKind::armed_group:
    case ActorKind::military: return true;
    default: return false;
    }
}

template <class Test> bool any(const std::vector<ActorRef>& actors, Test test) { return std::any_of(actors.begin(), actors.end(), test); }

bool is_political(const std::vector<ActorRef>& actors) {
    return any(actors, [](const ActorRef& a) { return is_political(a.kind) || (a.kind == ActorKind::person && !a.country.empty() && !a.sector.empty()); });
}

bool has_recipient_mostly(EventType type) {
    return type != EventType::PROTEST && type != EventType::CONCEDE && type != EventType::RETREAT && type != EventType::MOBILIZE;
}

bool is_verbal_conflict(EventType type) {
    return type == EventType::REQUEST || type == EventType::ACCUSE || type == EventType::REJECT || type == EventType::THREATEN;
}

class Features {
public:
    Features(const Extraction& extraction, const Document& document, double political_share)
        : extraction_(extraction), document_(document), political_share_(political_share) {}

    ConfidenceFeatures of(const EventRecord& record, const EventMention& event, std::size_t told) {
        values_ = {};
        set(ConfidenceFeature::always, 1);
        set(ConfidenceFeature::sense, static_cast<double>(event.score));
        set(ConfidenceFeature::no_source, record.source.empty() ? 1 : 0);
        set(ConfidenceFeature::no_target, record.target.empty() && has_recipient_mostly(record.type) ? 1 : 0);
        set(ConfidenceFeature::source_political, is_political(record.source) ? 1 : 0);
        set(ConfidenceFeature::target_political, is_political(record.target) ? 1 : 0);
        set(ConfidenceFeature::source_pronoun, has_pronoun(event.sources) ? 1 : 0);
        set(ConfidenceFeature::target_pronoun, has_pronoun(event.targets) ? 1 : 0);
        const Token& head = document_.sentences[event.sentence].tokens[event.head];
        set(ConfidenceFeature::noun, head.upos == Upos::NOUN || head.upos == Upos::PROPN ? 1 : 0);
        set(ConfidenceFeature::told_again, std::log(static_cast<double>(told)));
        set(ConfidenceFeature::political_article, political_share_);
        set(ConfidenceFeature::verbal_conflict, is_verbal_conflict(record.type) ? 1 : 0);
        return values_;
    }

private:
    void set(ConfidenceFeature feature, double value) { values_[static_cast<std::size_t>(feature)] = value; }

    bool has_pronoun(const std::vector<std::uint32_t>& mentions) const {
        return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) { return extraction_.mentions[m].form == MentionForm::pronoun; });
    }

    const Extraction& extraction_;
    const Document& document_;
    double political_share_;
    ConfidenceFeatures values_{};
};

/// What makes two records of an article tell the same.
using Telling = std::tuple<EventType, std::string, std::string>;
Telling telling_of(const EventRecord& record) {
    return {record.type, record.source.empty() ? std::string{} : record.source.front().id, record.target.empty() ? std::string{} : record.target.front().id};
}

} // namespace

std::string_view name(ConfidenceFeature feature) noexcept { return feature_names[static_cast<std::size_t>(feature)]; }

std::vector<ConfidenceFeatures> confidence_features(std::span<const RecordOrigin> records, const Extraction& extraction, const Document& document) {
    std::map<Telling, std::size_t> told;
    double political = 0;
    for (const RecordOrigin& origin : records) {
        ++told[telling_of(*origin.record)];
        if (is_political(origin.record->source) || is_political(origin.record->target)) ++political;
    }
    // one more, undecided: an article with one record tells little
    Features features{extraction, document, (political + 0.5) / (static_cast<double>(records.size()) + 1)};
    std::vector<ConfidenceFeatures> all;
    all.reserve(records.size());
    for (const RecordOrigin& origin : records) all.push_back(features.of(*origin.record, *origin.event, told[telling_of(*origin.record)]));
    return all;
}

const ConfidenceWeights& ConfidenceWeights::builtin() {
    static const ConfidenceWeights weights = parse(embedded_confidence_weights());
    return weights;
}

ConfidenceWeights ConfidenceWeights::parse(std::string_view text) {
    ConfidenceFeatures weights{};
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.empty() || line.starts_with('#')) continue;
        const std::string_view title = line.substr(0, line.find('\t'));
        const auto known = std::find(feature_names.begin(), feature_names.end(), title);
        double weight = 0;
        const char* begin = line.data() + std::min(line.size(), title.size() + 1);
        if (known == feature_names.end() || std::from_chars(begin, line.data() + line.size(), weight).ec != std::errc{})
            throw ResourceError{"confidence_weights.tsv", number, "no known feature and its weight"};
        weights[static_cast<std::size_t>(known - feature_names.begin())] = weight;
    }
    return ConfidenceWeights{weights};
}

std::string ConfidenceWeights::format() const {
    std::string out;
    for (std::size_t i = 0; i < confidence_feature_count; ++i) out += fmt::format("{}\t{:.3f}\n", feature_names[i], weights_[i]);
    return out;
}

double ConfidenceWeights::confidence(const ConfidenceFeatures& features) const noexcept {
    double sum = 0;
    for (std::size_t i = 0; i < confidence_feature_count; ++i) sum += weights_[i] * features[i];
    return 1 / (1 + std::exp(-sum));
}

} // namespace entente
