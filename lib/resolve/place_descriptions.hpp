// SPDX-License-Identifier: Apache-2.0
// Places that an article describes instead of naming them on the map: "the capital", "the Iranian capital", "the city", "there",
// "where", "the US embassy", "parliament", "the presidential palace", "Plaza Bolívar". Part of resolve().
//
//   for (const DescribedPlace& place : describe_places(document, mentions, resolution, gazetteer)) place.place.name;   // "Tehran"
#pragma once

#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "lexicon/gazetteer.hpp"
#include "resolve/resolution.hpp"

namespace entente {

/// Of an article whose mentions are resolved; in the order of the text. What cannot be told is left out.
std::vector<DescribedPlace> describe_places(const Document& document, const std::vector<Mention>& mentions,
                                            const Resolution& resolution, const Gazetteer& gazetteer);

} // namespace entente
