// SPDX-License-Identifier: Apache-2.0
// The words of describe_places: what sorts of places are told of without a name.
#pragma once

#include <cstdint>
#include <string_view>

#include "ontology/ontology.hpp"

namespace entente {

/// What a noun says of the place it stands for.
enum class PlaceNoun : std::uint8_t {
    other,
    capital,     ///< the seat of government of some country
    town,        ///< "the city"
    division,    ///< "the province"
    water,       ///< "the strait"
    country,     ///< "the country"
    anywhere,    ///< "the area", "the scene"
    site,        ///< "the airport": only one that was named before
    institution, ///< "parliament": in the capital of its country
    mission,     ///< "the embassy": in the country that it is sent to
    house,       ///< "building" in "the parliament building": what it is, its modifier says
};

PlaceNoun sort_of_place(std::string_view lemma);

/// Whether "the city", "the strait" may be a place of that sort.
bool may_be(PlaceNoun noun, Feature feature);

/// "Hotel", "Bridge", "Plaza" in the name of a site that no map has.
bool names_site(std::string_view folded);

/// Prepositions that make a noun a place; those of direction after a verb of motion only.
bool is_place_preposition(std::string_view lemma);
bool is_direction(std::string_view lemma);
bool is_motion(std::string_view lemma);

/// "another town", "a nearby city", "the provincial capital": not the place one has just spoken of.
bool tells_another(std::string_view lemma);

} // namespace entente
