// SPDX-License-Identifier: Apache-2.0
// Which mentions of an article are the same: names as linked, then descriptions ("the North Korean leader", "the group"),
// appositions, relative and personal pronouns, the first person in quotations, and sets ("the duo", "both sides").
//
//   const Coreference coreference = corefer(document, mentions, link_names(document, mentions, lexicon), lexicon);
//   coreference.referents[coreference.of_mention[m]].name;   // "Vladimir Putin" for "He"
//
// One pass from the beginning to the end, an entity at a time: sure rules first (Lee et al. 2013, "Deterministic coreference
// resolution based on entity-centric, precision-ranked rules"), pronouns by a small network
// that ranks the referents before.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "resolve/antecedent_network.hpp"
#include "resolve/antecedents.hpp"
#include "resolve/link.hpp"
#include "resolve/referent.hpp"

namespace entente {

struct Coreference {
    std::vector<Referent> referents;
    std::vector<std::uint32_t> of_mention; ///< index of referent, or none: parallel to the mentions
    std::vector<std::uint32_t> actor_of;   ///< as NameLinks::actor_of
    std::vector<std::uint32_t> stands_for; ///< per referent: "we" of a speaker stands for him as an actor, else none
};

/// What the ranker of antecedents chose from, for training.
struct AntecedentChoice {
    std::uint32_t pronoun = 0; ///< mention
    PronounClass what = PronounClass::other;
    std::vector<AntecedentCandidate> candidates;
    std::vector<AntecedentFeatures> features; ///< of "nothing" first, then of each candidate
};
using AntecedentObserver = std::function<void(const AntecedentChoice&)>;

Coreference corefer(const Document& document, const std::vector<Mention>& mentions, const NameLinks& names,
                    const ActorLexicon& lexicon, const AntecedentObserver& observe = {},
                    const AntecedentNetwork& network = AntecedentNetwork::builtin());

/// Whether a mention counts as one of its referent's chain: things that neither act nor lie somewhere have none, and "Turkish" is
/// no mention of Turkey.
bool in_chain(const Document& document, const Mention& mention, const Referent& referent);

} // namespace entente
