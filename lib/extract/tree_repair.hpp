// SPDX-License-Identifier: Apache-2.0
// Slips of the parser that hide a clause, put right before events are looked for: "Egypt eased restrictions" read as a noun phrase,
// "handed over the suspect" as a phrase with "over", "sent Kyiv 18 tanks" as tanks of Kyiv. Part of extract().
//
//   const Sentence sentence = repaired(document, document.sentences[0]);
#pragma once

#include "annotate/document.hpp"

namespace entente {

/// The same tokens; some heads, relations and tags are changed.
Sentence repaired(const Document& document, const Sentence& sentence);

} // namespace entente
