// SPDX-License-Identifier: Apache-2.0
// Which earlier referent a third-person pronoun means: hard rules of agreement and grammar, then features by which a small network
// (resolve/antecedent_network.hpp) ranks those that are left. Part of corefer.
//
//   const double score = network.score(antecedent_features(situation, candidate));
#pragma once

#include <cstdint>
#include <span>
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

/// A pronoun and the text in which it looks back.
struct PronounSituation {
    const Document& document;
    const Quotes& quotes;
    std::span<const Mention> mentions;
    std::uint32_t pronoun = 0; ///< index of a mention
    PronounClass what = PronounClass::other;
    std::uint32_t candidates = 0; ///< referents that are not forbidden
    const Mention& mention() const { return mentions[pronoun]; }
    const Sentence& sentence() const { return document.sentences[mention().sentence]; }
    const Token& token() const { return sentence().tokens[mention().head]; }
};

/// A referent that the pronoun may mean, and how the text before has spoken of it. Mentions are indices, or none.
struct AntecedentCandidate {
    std::uint32_t referent = 0;
    bool set = false;                      ///< the coordination that begins with the latest mention
    std::uint32_t latest = none;           ///< the latest mention that grammar allows
    std::uint32_t latest_full = none;      ///< the latest name or description
    std::uint32_t latest_subject = none;   ///< the latest that is the subject of a clause, within the window
    std::uint32_t latest_same = none;      ///< the latest pronoun of the same class, within the window
    bool of_last_same = false;             ///< no other referent took the last pronoun of that class
    std::uint32_t in_own_sentence = 0;     ///< its mentions in the sentence of the pronoun, before it
    std::uint32_t in_last_sentence = 0;    ///< … in the sentence before that
    std::uint32_t before = 0;              ///< its mentions before the pronoun
    std::uint32_t most_before = 0;         ///< the most mentions that any of its sort had
    std::uint32_t names_in_document = 0;   ///< mentions by name, in the whole article
    std::uint32_t most_names = 0;          ///< the most mentions by name that any of its sort has
    std::uint32_t order = 0;               ///< how many other candidates were mentioned since
    bool first_named = false;              ///< the first of its sort that the article names
    bool named = false;                    ///< it has a name in the text before the pronoun
    bool speaks = false;                   ///< it is the speaker of the quotation in which the pronoun stands
    std::vector<std::uint32_t> mentions{}; ///< all within the window, latest first
};

/// True unless number, gender or syntax forbid that the pronoun means the referent under its earlier mention.
bool may_be_antecedent(const PronounSituation& situation, const Referent& referent, std::uint32_t earlier);

/// Whether grammar forbids that a pronoun means what a mention of its sentence means: the phrase that holds it ("his aide"),
/// another argument of its verb ("Kim met him"); for "himself" the other way round.
bool is_bound_off(const Document& document, const Mention& pronoun, const Mention& candidate);

/// One feature that holds: its number, below antecedent_feature_count().
using AntecedentFeatures = std::vector<std::uint32_t>;
AntecedentFeatures antecedent_features(const PronounSituation& situation, const AntecedentCandidate& candidate,
                                       const Referent& referent);
/// Of the choice that none of the candidates is meant.
AntecedentFeatures no_antecedent_features(const PronounSituation& situation);
std::uint32_t antecedent_feature_count() noexcept;
/// "role=subject,1": stable between versions that have the feature.
std::string antecedent_feature_name(std::uint32_t index);
/// animate, it, they: which of the network's outputs ranks.
std::uint32_t antecedent_output(PronounClass what) noexcept;

} // namespace entente
