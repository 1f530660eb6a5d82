// SPDX-License-Identifier: Apache-2.0
// Whether an event is reported as fact, planned, alleged, imagined or denied, and who says so. Part of extract().
//
//   const Modality modality = modality_of(tree, senses, trigger);
//   modality.status;   // Status::negated for "attack" in "Iran denied that it had attacked the ship"
#pragma once

#include <cstdint>

#include "extract/clause_tree.hpp"
#include "extract/extraction.hpp"
#include "extract/sentence_senses.hpp"

namespace entente {

struct Modality {
    Status status = Status::actual;
    std::uint32_t speaker = none; ///< head token of who says so
    bool will = false;            ///< planned by "will", "would", "is to" of its own clause
    bool deontic = false;         ///< "must", "should", "needs to": asked for rather than told
    bool past = true;             ///< tense of the clause
    bool purpose = false;         ///< an infinitive of purpose: "to discuss the border"
    bool content = false;         ///< in the complement of a word that is an event itself: "agreed to release", "threatens strikes"
    bool asked = false;           ///< under a question or an imperative
};

Modality modality_of(const ClauseTree& tree, const SentenceSenses& senses, std::uint32_t trigger);

/// The verb that lays the deed of an event noun to somebody's charge: "accused" for "attacks" in "accused Iran of attacks on ships",
/// or `none`.
std::uint32_t accusing_verb(const ClauseTree& tree, const SentenceSenses& senses, std::uint32_t noun);

} // namespace entente
