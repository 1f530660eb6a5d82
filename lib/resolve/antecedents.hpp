// SPDX-License-Identifier: Apache-2.0
// How well an earlier mention fits as the antecedent of a pronoun. Part of corefer.
//
//   const double score = antecedent_score(context, pronoun, candidate);   // the best above 0 wins
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "resolve/referent.hpp"

namespace entente {

/// What a pronoun asks of its antecedent.
enum class PronounClass : std::uint8_t { he, she, it, they, i, we, you, relative, demonstrative, other };
PronounClass pronoun_class(std::string_view lower_word) noexcept;

/// A mention beside the referent that it has.
struct Candidate {
    const Mention& mention;
    const Referent& referent;
    std::uint32_t mentions_before = 0; ///< of the referent, before the pronoun
    std::uint32_t distance = 0;        ///< mentions between
};

/// Higher is better; absent if grammar or agreement forbids it.
std::optional<double> antecedent_score(const Document& document, const Mention& pronoun, PronounClass what,
                                       const Candidate& candidate);

} // namespace entente
