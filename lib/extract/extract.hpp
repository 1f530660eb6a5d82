// SPDX-License-Identifier: Apache-2.0
// The events of one article: for every word that is a predicate the sense that its syntax shows, who did it to whom and where, who
// says so, and whether it is told as fact.
//
//   const Extraction extraction = extract(document, find_mentions(document, lexicon, gazetteer), predicates, ontology);
//   extraction.events[0].type;   // EventType::CONSULT
#pragma once

#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "lexicon/predicates.hpp"
#include "ontology/ontology.hpp"

namespace entente {

/// `mentions` as find_mentions gives them. Sentences of blocks that yield no events keep their mentions and have no events. Noun
/// phrases that are arguments and were no mention are added. Linear in the text but for the depth of its trees.
Extraction extract(const Document& document, std::vector<Mention> mentions, const Predicates& predicates, const Ontology& ontology);

} // namespace entente
