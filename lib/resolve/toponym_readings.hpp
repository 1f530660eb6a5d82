// SPDX-License-Identifier: Apache-2.0
// Which names with candidates in the gazetteer can name a place where they stand: "August 1", "said McDonald" and "Green Party" do
// not, though there are towns called so.
//
//   const std::vector<bool> may = may_name_places(document, mentions, lexicon);
#pragma once

#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "lexicon/actor_lexicon.hpp"

namespace entente {

/// Parallel to the mentions; false for those without candidates, for words of time, for peoples and their languages, for persons,
/// for organisations where the syntax asks for no place, and for single common words.
std::vector<bool> may_name_places(const Document& document, const std::vector<Mention>& mentions, const ActorLexicon& lexicon);

} // namespace entente
