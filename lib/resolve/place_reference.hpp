// SPDX-License-Identifier: Apache-2.0
// Places of the gazetteer and of an article as event records refer to them.
//
//   record.place = reference(resolution.places[0]);
#pragma once

#include "lexicon/gazetteer.hpp"
#include "resolve/event_record.hpp"
#include "resolve/resolution.hpp"

namespace entente {

Place place_of(const GazetteerPlace& known);

/// Without the words that name it.
PlaceRef reference(const Place& place);

/// How precise a place of that sort is: of two places the one with the higher number says more. 0 (country) to 5 (site).
int fineness(Feature feature);

} // namespace entente
