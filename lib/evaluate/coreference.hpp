// SPDX-License-Identifier: Apache-2.0
// How well coreference does on a corpus with gold chains (GUM's `Entity=` column).
//
//   const CoreferenceScore score = evaluate_coreference(read_conllu(bytes, file), lexicon, gazetteer, &model);
//   score.conll();   // mean of the F1 of MUC, B³ and CEAF-e
//
// Chains of two mentions or more whose entity is a person, an organization or a place are compared. A predicted mention and a gold
// mention are the same if the head word of the prediction is one of the gold mention's head words (GUM's minimal span), since
// conventions on what else belongs to a mention differ.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "annotate/conllu.hpp"
#include "annotate/document.hpp"
#include "annotate/model.hpp"
#include "extract/extraction.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/gazetteer.hpp"
#include "resolve/coreference.hpp"

namespace entente {

/// Numerators and denominators, to be added up over documents.
struct Ratio {
    double right = 0;
    double all = 0;
    double value() const noexcept { return all > 0 ? right / all : 0; }
};

struct MetricScore {
    Ratio precision;
    Ratio recall;
    double f1() const noexcept {
        const double p = precision.value();
        const double r = recall.value();
        return p + r > 0 ? 2 * p * r / (p + r) : 0;
    }
};

/// Chains as sets of mention numbers; the same number is the same mention in gold and prediction.
using Chains = std::vector<std::vector<std::uint32_t>>;

/// Vilain et al. 1995: links.
MetricScore muc(const Chains& gold, const Chains& predicted);
/// Bagga and Baldwin 1998: mentions.
MetricScore b_cubed(const Chains& gold, const Chains& predicted);
/// Luo 2005, similarity φ4: entities, aligned one to one.
MetricScore ceaf_e(const Chains& gold, const Chains& predicted);

struct CoreferenceScore {
    std::size_t documents = 0;
    MetricScore muc;
    MetricScore b_cubed;
    MetricScore ceaf_e;
    MetricScore mentions; ///< of the chains
    /// he, she, it, they that have an antecedent in a gold chain: nearest full mention of their chain is right, or for the set of
    /// several the coordination that names them
    Ratio third_person;
    Ratio third_person_animate;              ///< he and she alone
    Ratio third_person_plural;               ///< they alone
    std::vector<std::string> pronoun_errors; ///< a line each: the pronoun, what it was taken for, what it is, its sentence
    double conll() const noexcept { return (muc.f1() + b_cubed.f1() + ceaf_e.f1()) / 3; }
};

/// With a model: from raw text. Without: on the trees of the corpus itself.
CoreferenceScore evaluate_coreference(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                      const Gazetteer& gazetteer, const Model* model);

/// One mention of the corpus.
struct GoldMention {
    std::uint32_t sentence = 0; ///< among the sentences given
    TokenRange tokens;
    std::vector<std::uint32_t> heads; ///< tokens of the minimal span
    std::string type;                 ///< "person", "organization", …
    std::uint32_t group = 0;          ///< mentions with the same number are the same entity
};

/// One document of a corpus with its predicted mentions beside the gold ones.
struct AlignedDocument {
    std::span<const ConlluSentence> sentences;
    Document document;
    std::vector<Mention> mentions;
    std::vector<GoldMention> gold;
    std::vector<std::vector<Span>> words;    ///< bytes of the corpus's words in the document's text
    std::vector<std::uint32_t> gold_of;      ///< per predicted mention: the gold mention that it is, or none
    std::vector<std::uint32_t> predicted_of; ///< the inverse
};
std::vector<AlignedDocument> aligned_documents(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                               const Gazetteer& gazetteer, const Model* model);

/// Adds the third-person figures of one document.
void add_third_person(CoreferenceScore& score, const AlignedDocument& aligned, const Coreference& coreference);

/// A document made of the corpus's own tokens, trees and, where proper nouns head a mention, names.
Document gold_document(std::span<const ConlluSentence> sentences);

/// Reads `Entity=` of one document's sentences (format of GUM 10: GRP-etype-infstat-salience-centering-minspan-link-identity).
std::vector<GoldMention> gold_mentions(std::span<const ConlluSentence> sentences);

} // namespace entente
