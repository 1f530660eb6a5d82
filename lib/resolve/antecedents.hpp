// SPDX-License-Identifier: Apache-2.0
// Which earlier mention a third-person pronoun means: hard rules of agreement and grammar, then a linear ranker whose weights
// (data/antecedent_weights.tsv) were trained on GUM (evaluate/coreference_training.hpp). Part of corefer.
//
//   const std::vector<RankedCandidate> ranked = rank(situation, weights);   // the first is "nobody of these"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "resolve/quotes.hpp"
#include "resolve/referent.hpp"

namespace entente {

/// What a pronoun asks of its antecedent.
enum class PronounClass : std::uint8_t { he, she, it, they, i, we, you, relative, demonstrative, other };
PronounClass pronoun_class(std::string_view lower_word) noexcept;

/// Everything one looks at: a pronoun and an earlier mention with its referent.
struct Pairing {
    const Document& document;
    const Quotes& quotes;
    const Mention& pronoun;
    PronounClass what;
    const Mention& candidate;
    const Referent& referent;
    std::uint32_t mentions_before = 0; ///< of the referent, before the pronoun
    std::uint32_t distance = 0;        ///< mentions between the two
    std::uint32_t rank = 0;            ///< how many other possible referents were mentioned since
    bool speaks = false;               ///< the candidate's referent is the speaker of the quotation in which the pronoun stands
    bool first_of_sentence = false;
    bool named = false;   ///< the referent has a name in the text before the pronoun
    bool leading = false; ///< no other referent of its sort was mentioned more often before the pronoun
};

/// True unless number, gender or syntax forbid it.
bool may_be_antecedent(const Pairing& pairing);

/// Whether grammar forbids that a pronoun means what a mention of its sentence means: the phrase that holds it ("his aide"), another
/// argument of its verb ("Kim met him"); for "himself" the other way round.
bool is_bound_off(const Document& document, const Mention& pronoun, const Mention& candidate);

/// Indices of the features that hold, each below antecedent_feature_count(). For the choice "no antecedent": candidate absent.
std::vector<std::uint32_t> antecedent_features(const Pairing& pairing);
std::vector<std::uint32_t> no_antecedent_features(const Quotes& quotes, const Document& document, const Mention& pronoun,
                                                  PronounClass what);
std::uint32_t antecedent_feature_count() noexcept;
/// "animate role=subject,1": stable between versions that have the feature.
std::string antecedent_feature_name(std::uint32_t index);

/// One weight a feature.
class AntecedentWeights {
public:
    static const AntecedentWeights& builtin();
    explicit AntecedentWeights(std::vector<float> weights) : weights_(std::move(weights)) {}
    /// Lines of name, tab, weight. Throws ResourceError for an unknown name.
    static AntecedentWeights parse(std::string_view text);
    std::string format() const;

    double score(const std::vector<std::uint32_t>& features) const noexcept;

private:
    std::vector<float> weights_;
};

} // namespace entente
