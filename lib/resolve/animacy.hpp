// SPDX-License-Identifier: Apache-2.0
// Whether a place in a sentence is one for somebody or for something: who answers or dies acts, what is built or opened does not.
// Counted in treebanks (data/argument_animacy.tsv). For pronouns that do not say it themselves, "it" and "they".
//
//   animacy_of_place(sentence, pronoun);   // "they answered": 1.8, "they were published": -2.4
#pragma once

#include <cstdint>

#include "annotate/document.hpp"

namespace entente {

/// Log odds that an argument standing where the token stands is a person or an organisation; 0 where nothing is known.
float animacy_of_place(const Sentence& sentence, std::uint32_t token);

} // namespace entente
