// SPDX-License-Identifier: Apache-2.0
#include "evaluate/coreference_training.hpp"

#include <algorithm>
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
    std::vector<std::vector<std::uint32_t>> features; ///< "nothing" first
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

Coreference coreference_of(const AlignedDocument& aligned, const ActorLexicon& lexicon, const AntecedentWeights& weights,
                           const AntecedentObserver& observe = {}) {
    return corefer(aligned.document, aligned.mentions, link_names(aligned.document, aligned.mentions, lexicon), lexicon, observe,
                   weights);
}

std::vector<Example> gather(const Corpus& corpus, const ActorLexicon& lexicon, const AntecedentWeights& weights) {
    std::vector<Example> examples;
    for (const AlignedDocument* each : corpus) {
        const AlignedDocument& aligned = *each;
        const auto observe = [&](const AntecedentChoice& choice) {
            Example example;
            example.features = choice.features;
            const std::uint32_t own = aligned.gold_of[choice.pronoun];
            bool any = false;
            example.right.push_back(false);
            for (std::size_t k = 0; k < choice.candidates.size(); ++k) {
                const std::uint32_t other = aligned.gold_of[choice.candidates[k]];
                bool right = own != none && other != none && aligned.gold[own].group == aligned.gold[other].group;
                if (choice.sets[k]) right = own != none && is_coordination(aligned, choice.candidates[k], aligned.gold[own].group);
                any = any || right;
                example.right.push_back(right);
            }
            example.right.front() = !any;
            examples.push_back(std::move(example));
        };
        coreference_of(aligned, lexicon, weights, observe);
    }
    return examples;
}

/// One gradient step on the log-likelihood of the right candidates.
void learn(const Example& example, const AntecedentTraining& options, std::vector<double>& weights, std::vector<double>& squares) {
    std::vector<double> scores;
    for (const std::vector<std::uint32_t>& features : example.features) {
        double sum = 0;
        for (const std::uint32_t f : features)
            sum += weights[f];
        scores.push_back(sum);
    }
    const double highest = *std::max_element(scores.begin(), scores.end());
    double all = 0;
    double right = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i] = std::exp(scores[i] - highest);
        all += scores[i];
        if (example.right[i]) right += scores[i];
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double gradient = (example.right[i] ? scores[i] / right : 0.0) - scores[i] / all;
        for (const std::uint32_t f : example.features[i]) {
            const double step = gradient - options.decay * weights[f];
            squares[f] += step * step;
            weights[f] += options.rate * step / std::sqrt(squares[f] + 1e-8);
        }
    }
}

AntecedentWeights trained(const Corpus& corpus, const ActorLexicon& lexicon, const AntecedentTraining& options) {
    std::vector<float> current(antecedent_feature_count(), 0.0F);
    std::vector<Example> examples; // of all rounds after the first: the weights are to stand what they themselves bring about
    for (int round = 0; round < options.rounds; ++round) {
        if (round == 1) examples.clear();
        std::vector<Example> more = gather(corpus, lexicon, AntecedentWeights{current});
        examples.insert(examples.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        std::vector<double> weights(current.size(), 0);
        std::vector<double> squares(current.size(), 0);
        std::vector<double> sum(current.size(), 0);
        int averaged = 0;
        for (int epoch = 0; epoch < options.epochs; ++epoch) {
            for (const Example& example : examples)
                learn(example, options, weights, squares);
            if (epoch * 2 < options.epochs) continue;
            for (std::size_t f = 0; f < sum.size(); ++f)
                sum[f] += weights[f];
            ++averaged;
        }
        for (std::size_t f = 0; f < sum.size(); ++f)
            current[f] = static_cast<float>(sum[f] / averaged);
    }
    for (std::uint32_t f = 0; f < current.size(); ++f) {
        if (antecedent_feature_name(f).find(" nothing=") != std::string::npos)
            current[f] -= static_cast<float>(options.nothing_discount);
    }
    return AntecedentWeights{std::move(current)};
}

Corpus all_of(const std::vector<AlignedDocument>& documents) {
    Corpus corpus;
    for (const AlignedDocument& document : documents)
        corpus.push_back(&document);
    return corpus;
}

} // namespace

AntecedentWeights train_antecedents(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                    const Gazetteer& gazetteer, const Model* model, const AntecedentTraining& options) {
    return trained(all_of(aligned_documents(sentences, lexicon, gazetteer, model)), lexicon, options);
}

CoreferenceScore cross_validate_antecedents(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                            const Gazetteer& gazetteer, const Model* model, std::size_t folds,
                                            const AntecedentTraining& options) {
    const std::vector<AlignedDocument> documents = aligned_documents(sentences, lexicon, gazetteer, model);
    CoreferenceScore total;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        Corpus rest;
        for (std::size_t d = 0; d < documents.size(); ++d) {
            if (d % folds != fold) rest.push_back(&documents[d]);
        }
        const AntecedentWeights weights = trained(rest, lexicon, options);
        for (std::size_t d = fold; d < documents.size(); d += folds) {
            const Coreference coreference = coreference_of(documents[d], lexicon, weights);
            add_third_person(total, documents[d], coreference);
        }
    }
    return total;
}

} // namespace entente
