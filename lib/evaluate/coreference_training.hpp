// SPDX-License-Identifier: Apache-2.0
// Training of the antecedent ranker (resolve/antecedent_network.hpp) on a corpus with gold chains.
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
#include "resolve/antecedent_network.hpp"

namespace entente {

struct AntecedentTraining {
    int rounds = 3;           ///< examples are gathered anew with the weights so far
    int epochs = 12;          ///< passes over the examples of a round
    double rate = 0.05;       ///< of Adagrad
    double decay = 5e-4;      ///< L2 on every step
    double unit_rate = 0.05;  ///< the same of the units
    double unit_decay = 1e-3; ///< the same of the units
    double drop = 0.2;        ///< share of features left out in each step
    /// Taken from the score of "nothing" in the end: a report rarely has a pronoun that means nobody named.
    double nothing_discount = 0.6;
};

/// Ranking: the likelihood of the candidates that are the right entity, or of "nothing" where none is, is raised by Adagrad, for
/// three networks whose mean is taken. On the corpus's own trees and, with a model, on its annotation of the raw text too.
/// Deterministic.
AntecedentNetwork train_antecedents(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                    const Gazetteer& gazetteer, const Model* model, const AntecedentTraining& options = {});

/// Third-person pronouns that go to the right entity when each fold of the documents is resolved with weights trained on the
/// others as train_antecedents does; with a model, on its annotation of the raw text.
CoreferenceScore cross_validate_antecedents(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                            const Gazetteer& gazetteer, const Model* model, std::size_t folds,
                                            const AntecedentTraining& options = {});

} // namespace entente
