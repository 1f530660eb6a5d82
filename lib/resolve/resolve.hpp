// SPDX-License-Identifier: Apache-2.0
// Who and where: from the mentions of one article to entities and places.
//
//   const Resolution resolution = resolve(document, extraction, lexicon, gazetteer);
//   resolution.entities[resolution.mentions[i].entities.front()].name;   // "Vladimir Putin" for "He"
#pragma once

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/gazetteer.hpp"
#include "resolve/resolution.hpp"

namespace entente {

Resolution resolve(const Document& document, const Extraction& extraction, const ActorLexicon& lexicon, const Gazetteer& gazetteer);

} // namespace entente
