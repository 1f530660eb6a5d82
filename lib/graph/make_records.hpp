// SPDX-License-Identifier: Apache-2.0
// From one article's extraction and resolution to its event records: one for each event mention, with resolved actors, place, date,
// and a calibrated confidence. Mentions of one event in one article complete each other: a headline's record gets the place and
// the day that the text below it tells. Each stays a record of its own, for the evidence.
//
//   for (const EventRecord& record : make_records(document, extraction, resolution, ontology, lexicon, gazetteer)) …
#pragma once

#include <string>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "graph/confidence.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/gazetteer.hpp"
#include "ontology/ontology.hpp"
#include "resolve/event_record.hpp"
#include "resolve/resolution.hpp"

namespace entente {

/// Records in order of the text. Event mentions without any actor, and those whose source is their only target, give none.
std::vector<EventRecord> make_records(const Document& document, const Extraction& extraction, const Resolution& resolution,
                                      const Ontology& ontology, const ActorLexicon& lexicon, const Gazetteer& gazetteer);

/// What the confidence of each of those records rests on, in the same order.
std::vector<ConfidenceFeatures> record_features(const Document& document, const Extraction& extraction, const Resolution& resolution,
                                                const ActorLexicon& lexicon);

/// Event mentions that became no record, with the reason.
std::vector<Refusal> refused_records(const Document& document, const Extraction& extraction, const Resolution& resolution,
                                     const ActorLexicon& lexicon);

} // namespace entente
