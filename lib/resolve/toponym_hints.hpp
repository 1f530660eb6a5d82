// SPDX-License-Identifier: Apache-2.0
// What the words around a place name say of where it lies: "Paris, Texas", "Springfield, Ill.", "Tsiolkovsky in the Amur region",
// "Aleppo (Syria)", "Syria's Aleppo".
//
//   container_hint(mention, gazetteer, text).inside;   // of the mention's candidates, those in Texas
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/gazetteer.hpp"

namespace entente {

struct ToponymMention;

struct ContainerHint {
    bool strong = false;               ///< the form that states a container: after a comma or in brackets
    std::vector<std::uint32_t> inside; ///< candidates within the container; empty: no hint
};

ContainerHint container_hint(const ToponymMention& mention, const Gazetteer& gazetteer, std::string_view text);

/// True if the place lies in the division or country, by the gazetteer's own columns; for a town as container, within 60 km.
bool lies_in(const GazetteerPlace& place, const GazetteerPlace& container);

} // namespace entente
