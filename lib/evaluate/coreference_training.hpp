// SPDX-License-Identifier: Apache-2.0
// Training of the antecedent ranker (resolve/antecedents.hpp) on a corpus with gold chains.
//
//   std::ofstream("antecedent_weights.tsv") << train_antecedents(read_conllu(bytes, "gum-train.conllu"), lexicon, gazetteer,
//   &model).format();
#pragma once

#include <span>

#include "annotate/conllu.hpp"
#include "annotate/model.hpp"
#include "evaluate/coreference.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/gazetteer.hpp"
#include "resolve/antecedents.hpp"

namespace entente {

struct AntecedentTraining {
    int rounds = 4;      ///< examples are gathered anew with the weights so far
    int epochs = 15;     ///< passes over the examples of a round
    double rate = 0.05;  ///< of Adagrad
    double decay = 1e-4; ///< L2 on every step
    /// Taken from the score of "nothing" in the end: a report rarely has a pronoun that means nobody named.
    double nothing_discount = 0.6;
};

/// Log-linear ranking: the likelihood of any candidate of the right entity, or of "nothing" where none is, is raised by Adagrad.
/// With a model the corpus is annotated from raw text, without one its own trees are used. Deterministic.
AntecedentWeights train_antecedents(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                    const Gazetteer& gazetteer, const Model* model, const AntecedentTraining& options = {});

/// Third-person pronouns that go to the right entity when each fold of the documents is resolved with weights trained on the
/// others.
CoreferenceScore cross_validate_antecedents(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                            const Gazetteer& gazetteer, const Model* model, std::size_t folds,
                                            const AntecedentTraining& options = {});

} // namespace entente
