// SPDX-License-Identifier: Apache-2.0
// The names of a whole article, read together: what it says once to be a place ("in Afrin", "the town of Afrin") is one wherever
// the tagger took it for a person. Part of find_mentions.
//
//   const std::vector<std::vector<FoundName>> names = find_all_names(document, lexicon, gazetteer);   // by sentence
#pragma once

#include <vector>

#include "extract/mentions_names.hpp"

namespace entente {

std::vector<std::vector<FoundName>> find_all_names(const Document& document, const ActorLexicon& lexicon,
                                                   const Gazetteer& gazetteer);

} // namespace entente
