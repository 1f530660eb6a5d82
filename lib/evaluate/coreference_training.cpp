// SPDX-License-Identifier: Apache-2.0
#include "evaluate/coreference_training.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>
#include <vector>

#include "evaluate/coreference.hpp"
#include "resolve/coreference.hpp"
#include "resolve/link.hpp"

namespace entente {
namespace {

struct Example {
    std::uint32_t output = 0;
    std::vector<AntecedentFeatures> features; ///< "nothing" first
    std::vector<bool> right;
};

/// Whether a longer gold mention of that entity begins with the mention: "A and B" of which it is "A".
bool is_coordination(const AlignedDocument& aligned, std::uint32_t mention, std::uint32_t group) {
    const Mention& first = aligned.mentions[mention];
    const Span head = aligned.document.sentences[first.sentence].tokens[first.head].span;
    return std::any_of(aligned.gold.begin(), aligned.gold.end(), [&](const GoldMention& gold) {
        if (gold.group != group || gold.tokens.size() < first.tokens.size() + 2) return false;
        const std::vector<Span>& words = aligned.words[gold.sentence];
        return words[gold.tokens.begin].begin <= head.begin && head.end <= words[gold.tokens.end - 1].end;
    });
}

using Corpus = std::vector<const AlignedDocument*>;

Coreference coreference_of(const AlignedDocument& aligned, const ActorLexicon& lexicon, const AntecedentNetwork& network,
                           const AntecedentObserver& observe = {}) {
    return corefer(aligned.document, aligned.mentions, link_names(aligned.document, aligned.mentions, lexicon), lexicon, observe,
                   network);
}

/// The entity of the corpus that a candidate is, if any: that of its latest name or description, else of its latest pronoun.
std::uint32_t group_of(const AlignedDocument& aligned, const AntecedentCandidate& candidate) {
    const auto group = [&](std::uint32_t m) { return aligned.gold_of[m] == none ? none : aligned.gold[aligned.gold_of[m]].group; };
    if (candidate.latest_full != none && group(candidate.latest_full) != none) return group(candidate.latest_full);
    if (candidate.latest_full != none) return none;
    for (const std::uint32_t m : candidate.mentions) {
        if (group(m) != none) return group(m);
    }
    return none;
}

/// After a mistake no candidate may be the right entity as a whole: those that have a mention of it are the next best.
bool mark_mentioned(const AlignedDocument& aligned, const AntecedentChoice& choice, std::vector<bool>& right) {
    const std::uint32_t group = aligned.gold[aligned.gold_of[choice.pronoun]].group;
    bool any = false;
    for (std::size_t k = 0; k < choice.candidates.size(); ++k) {
        const std::vector<std::uint32_t>& mentions = choice.candidates[k].mentions;
        if (choice.candidates[k].set) continue;
        right[k + 1] = std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
            return aligned.gold_of[m] != none && aligned.gold[aligned.gold_of[m]].group == group;
        });
        any = any || right[k + 1];
    }
    return any;
}

Example example_of(const AlignedDocument& aligned, const AntecedentChoice& choice) {
    Example example;
    example.output = antecedent_output(choice.what);
    example.features = choice.features;
    const std::uint32_t own = aligned.gold_of[choice.pronoun];
    bool any = false;
    example.right.push_back(false);
    for (const AntecedentCandidate& candidate : choice.candidates) {
        const std::uint32_t group = own == none ? none : aligned.gold[own].group;
        const bool right = own != none && (candidate.set ? is_coordination(aligned, candidate.latest, group)
                                                         : group_of(aligned, candidate) == group);
        any = any || right;
        example.right.push_back(right);
    }
    if (!any && own != none) any = mark_mentioned(aligned, choice, example.right);
    example.right.front() = !any;
    return example;
}

std::vector<Example> gather(const Corpus& corpus, const ActorLexicon& lexicon, const AntecedentNetwork& network) {
    std::vector<Example> examples;
    for (const AlignedDocument* each : corpus) {
        coreference_of(*each, lexicon, network,
                       [&](const AntecedentChoice& choice) { examples.push_back(example_of(*each, choice)); });
    }
    return examples;
}

/// Numbers that look random and are the same everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    /// In [0, 1).
    double next() {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(state_ >> 11) * 0x1.0p-53;
    }

private:
    std::uint64_t state_;
};

constexpr std::size_t members = 3;
constexpr std::size_t member_units = AntecedentNetwork::units / members;

/// Stochastic ascent of the log-likelihood of the right candidates, by Adagrad.
class Learner {
public:
    Learner(const AntecedentTraining& options, std::size_t member)
        : options_(options), dice_(7 + 1000003 * member), first_(member * member_units), last_(first_ + member_units) {
        for (std::size_t f = 0; f < antecedent_feature_count(); ++f) {
            for (std::size_t u = first_; u < last_; ++u)
                network_.weights[f * row + outputs + u] = (dice_.next() - 0.5) * 0.2;
        }
        for (std::size_t o = 0; o < outputs; ++o) {
            for (std::size_t u = first_; u < last_; ++u)
                network_.from_units[o * units + u] = (dice_.next() - 0.5) * 0.4;
        }
    }

    void learn(const Example& example) {
        const std::size_t count = example.features.size();
        features_ = example.features;
        if (options_.drop > 0) {
            for (AntecedentFeatures& features : features_)
                std::erase_if(features, [&](std::uint32_t) { return dice_.next() < options_.drop; });
        }
        units_.assign(count * units, 0.0);
        std::vector<double> scores(count, 0.0);
        for (std::size_t k = 0; k < count; ++k)
            scores[k] = forward(features_[k], example.output, units_.data() + k * units);
        const double highest = *std::max_element(scores.begin(), scores.end());
        double all = 0;
        double right = 0;
        for (std::size_t k = 0; k < count; ++k) {
            scores[k] = std::exp(scores[k] - highest);
            all += scores[k];
            if (example.right[k]) right += scores[k];
        }
        for (std::size_t k = 0; k < count; ++k)
            backward(features_[k], example.output, units_.data() + k * units,
                     (example.right[k] ? scores[k] / right : 0.0) - scores[k] / all);
    }

    const AntecedentNetwork& network() const { return network_; }

private:
    static constexpr std::size_t row = AntecedentNetwork::row;
    static constexpr std::size_t outputs = AntecedentNetwork::outputs;
    static constexpr std::size_t units = AntecedentNetwork::units;

    double forward(const AntecedentFeatures& features, std::uint32_t output, double* unit) const {
        double sum = 0;
        std::copy(network_.bias.begin(), network_.bias.end(), unit);
        for (const std::uint32_t f : features) {
            const double* const own = network_.weights.data() + f * row;
            sum += own[output];
            for (std::size_t u = first_; u < last_; ++u)
                unit[u] += own[outputs + u];
        }
        for (std::size_t u = first_; u < last_; ++u)
            if (unit[u] > 0) sum += unit[u] * network_.from_units[output * units + u];
        return sum;
    }

    void backward(const AntecedentFeatures& features, std::uint32_t output, const double* unit, double gradient) {
        if (gradient == 0) return;
        std::array<double, units> below{};
        for (std::size_t u = first_; u < last_; ++u) {
            if (unit[u] <= 0) continue;
            double& out = network_.from_units[output * units + u];
            below[u] = gradient * out;
            step(out, from_squares_[output * units + u], gradient * unit[u] - options_.unit_decay * out, options_.unit_rate);
            step(network_.bias[u], bias_squares_[u], below[u], options_.unit_rate);
        }
        for (const std::uint32_t f : features) {
            double* const own = network_.weights.data() + f * row;
            double* const squares = squares_.data() + f * row;
            step(own[output], squares[output], gradient - options_.decay * own[output], options_.rate);
            for (std::size_t u = first_; u < last_; ++u) {
                if (below[u] == 0) continue;
                step(own[outputs + u], squares[outputs + u], below[u] - options_.unit_decay * own[outputs + u], options_.unit_rate);
            }
        }
    }

    static void step(double& weight, double& squares, double gradient, double rate) {
        squares += gradient * gradient;
        weight += rate * gradient / std::sqrt(squares + 1e-8);
    }

    const AntecedentTraining& options_;
    Dice dice_;
    std::size_t first_; ///< its own units
    std::size_t last_;
    AntecedentNetwork network_;
    std::vector<double> squares_ = std::vector<double>(antecedent_feature_count() * row, 0.0);
    std::vector<double> bias_squares_ = std::vector<double>(units, 0.0);
    std::vector<double> from_squares_ = std::vector<double>(outputs * units, 0.0);
    std::vector<AntecedentFeatures> features_;
    std::vector<double> units_;
};

/// Networks in step with each other: the mean of several that began elsewhere errs less than each. Their units stand side by side.
void add(AntecedentNetwork& to, const AntecedentNetwork& from, double factor, std::size_t member) {
    constexpr std::size_t outputs = AntecedentNetwork::outputs;
    constexpr std::size_t row = AntecedentNetwork::row;
    const std::size_t first = member * member_units;
    for (std::size_t f = 0; f < antecedent_feature_count(); ++f) {
        for (std::size_t o = 0; o < outputs; ++o)
            to.weights[f * row + o] += from.weights[f * row + o] * factor / members;
        for (std::size_t u = first; u < first + member_units; ++u)
            to.weights[f * row + outputs + u] += from.weights[f * row + outputs + u] * factor;
    }
    for (std::size_t u = first; u < first + member_units; ++u) {
        to.bias[u] += from.bias[u] * factor;
        for (std::size_t o = 0; o < outputs; ++o)
            to.from_units[o * AntecedentNetwork::units + u] += from.from_units[o * AntecedentNetwork::units + u] * factor / members;
    }
}

AntecedentNetwork trained(const Corpus& corpus, const ActorLexicon& lexicon, const AntecedentTraining& options) {
    AntecedentNetwork current;
    std::vector<Example> examples; // of all rounds after the first: the weights are to stand what they themselves bring about
    for (int round = 0; round < options.rounds; ++round) {
        if (round == 1) examples.clear();
        std::vector<Example> more = gather(corpus, lexicon, current);
        examples.insert(examples.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        current = AntecedentNetwork{};
        const int averaged = options.epochs - options.epochs / 2;
        for (std::size_t member = 0; member < members; ++member) {
            Learner learner(options, member);
            for (int epoch = 0; epoch < options.epochs; ++epoch) {
                for (const Example& example : examples)
                    learner.learn(example);
                if (epoch >= options.epochs - averaged) add(current, learner.network(), 1.0 / averaged, member);
            }
        }
    }
    for (std::uint32_t f = 0; f < antecedent_feature_count(); ++f) {
        if (antecedent_feature_name(f).starts_with("nothing=")) {
            for (std::size_t o = 0; o < AntecedentNetwork::outputs; ++o)
                current.weights[f * AntecedentNetwork::row + o] -= options.nothing_discount;
        }
    }
    return current;
}

Corpus all_of(const std::vector<AlignedDocument>& documents) {
    Corpus corpus;
    for (const AlignedDocument& document : documents)
        corpus.push_back(&document);
    return corpus;
}

} // namespace

AntecedentNetwork train_antecedents(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                    const Gazetteer& gazetteer, const Model* model, const AntecedentTraining& options) {
    std::vector<AlignedDocument> documents = aligned_documents(sentences, lexicon, gazetteer, nullptr);
    if (model != nullptr) {
        for (AlignedDocument& document : aligned_documents(sentences, lexicon, gazetteer, model))
            documents.push_back(std::move(document));
    }
    return trained(all_of(documents), lexicon, options);
}

CoreferenceScore cross_validate_antecedents(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                            const Gazetteer& gazetteer, const Model* model, std::size_t folds,
                                            const AntecedentTraining& options) {
    const std::vector<AlignedDocument> trees = aligned_documents(sentences, lexicon, gazetteer, nullptr);
    std::vector<AlignedDocument> annotated;
    if (model != nullptr) annotated = aligned_documents(sentences, lexicon, gazetteer, model);
    const std::vector<AlignedDocument>& documents = model == nullptr ? trees : annotated;
    CoreferenceScore total;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        Corpus rest;
        for (const std::vector<AlignedDocument>* from : {&trees, static_cast<const std::vector<AlignedDocument>*>(&annotated)}) {
            for (std::size_t d = 0; d < from->size(); ++d)
                if (d % folds != fold) rest.push_back(&(*from)[d]);
        }
        const AntecedentNetwork weights = trained(rest, lexicon, options);
        for (std::size_t d = fold; d < documents.size(); d += folds) {
            const Coreference coreference = coreference_of(documents[d], lexicon, weights);
            add_third_person(total, documents[d], coreference);
        }
    }
    return total;
}

} // namespace entente
