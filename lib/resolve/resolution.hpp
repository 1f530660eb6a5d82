// SPDX-License-Identifier: Apache-2.0
// Who and where the mentions of one article are.
//
//   const Resolution resolution = resolve(document, extraction, lexicon, gazetteer);
//   resolution.entities[*resolution.mentions[i].entity].name;   // "Vladimir Putin" for "He"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/extraction.hpp"
#include "ontology/ontology.hpp"
#include "resolve/event_record.hpp"

namespace entente {

struct Entity {
    std::string id; ///< lexicon id, or kind ':' slug of the folded name
    std::string name;
    ActorKind kind = ActorKind::organization;
    std::string country;
    std::string sector;
    std::vector<std::string> aliases; ///< surface forms in this article, sorted
    friend bool operator==(const Entity&, const Entity&) = default;
};

struct Place {
    std::string id;
    std::string name;
    std::string country;
    std::string admin1;
    double latitude = 0;
    double longitude = 0;
    Feature feature = Feature::city;
    friend bool operator==(const Place&, const Place&) = default;
};

struct MentionResolution {
    std::vector<std::uint32_t> entities; ///< what it names as an actor; several for "they", "the two leaders", "both sides"; empty: not an actor
    std::optional<std::uint32_t> place;  ///< what it names as a place
    std::uint32_t chain = none;          ///< coreference chain number, in order of first mention; none: a singleton thing of no interest
    bool reads_as_place = false;         ///< here it is the place, not the actor ("in Moscow")
};

/// Words that stand for a place without being its name on the map: "the capital", "there", "the US embassy", "Plaza Bolívar".
struct DescribedPlace {
    std::uint32_t sentence = 0;
    std::uint32_t head = 0; ///< token
    TokenRange tokens;
    PlaceRef place;      ///< its words and span are those of `tokens`
    bool stands = false; ///< its preposition makes it a place here ("at the palace"); else it is only named ("stormed the palace")
};

struct Resolution {
    std::vector<Entity> entities;
    std::vector<Place> places;
    std::vector<MentionResolution> mentions; ///< parallel to Extraction::mentions
    std::vector<DescribedPlace> described;   ///< in the order of the text
};

} // namespace entente
