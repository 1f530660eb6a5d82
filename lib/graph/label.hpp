// SPDX-License-Identifier: Apache-2.0
// Labels as a person would say them: "Putin meets Kim @ Vostochny", "meets (3)".
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/knowledge_graph.hpp"
#include "ontology/ontology.hpp"

namespace entente {

/// A person's surname ("Kim", "Putin", "von der Leyen", "Assad"), a country's abbreviation where one is usual ("US"), else the name.
std::string short_name(const EntityNode& actor, const Ontology& ontology);

/// The name without the word that says what sort of place it is: "Vostochny" for "Vostochny Cosmodrome".
std::string short_name(const PlaceNode& place);

/// Third person plural of a verb phrase in the singular: "meet", "are pessimistic".
std::string plural(std::string_view verb_phrase);

/// Verb and preposition for an event's code, or for its type if the code is of another type or unknown.
struct VerbPhrase {
    std::string verb;
    std::string preposition;
    friend bool operator==(const VerbPhrase&, const VerbPhrase&) = default;
};
VerbPhrase verb_phrase(EventType type, std::string_view cameo, const Ontology& ontology);

/// Participants and place in the order in which they are named; place may be null.
std::string event_label(const IdentifiedEvent& event, std::span<const EntityNode* const> sources, std::span<const EntityNode* const> targets,
                        const PlaceNode* place, const Ontology& ontology);

/// "meets (3)"; the number is left out when it is 1.
std::string edge_label(const VerbPhrase& phrase, std::size_t events);

} // namespace entente
