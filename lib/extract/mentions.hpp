// SPDX-License-Identifier: Apache-2.0
// The mentions of one article: every noun phrase, proper, common or pronoun, with what lexicon and gazetteer know of it.
//
//   const std::vector<Mention> mentions = find_mentions(document, lexicon, gazetteer);
//   // "Russian President Vladimir Putin": name "Vladimir Putin", role "president", modifiers {Russia}, kind person
//
// Besides noun phrases there is one mention for every name that stands inside one ("Kremlin spokesman", "Turkish troops",
// "US-led coalition"), so that every name of the text is a mention.
#pragma once

#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/gazetteer.hpp"

namespace entente {

/// Ordered by sentence, then head; no two mentions of a sentence share a head.
std::vector<Mention> find_mentions(const Document& document, const ActorLexicon& lexicon, const Gazetteer& gazetteer);

} // namespace entente
