// SPDX-License-Identifier: Apache-2.0
#include "ontology/ontology.hpp"

#include <algorithm>
#include <span>

namespace entente {

namespace {

constexpr std::array<std::string_view, event_type_count> event_types{
    "AGREE",  "CONSULT", "SUPPORT",  "COOPERATE", "AID",      "CONCEDE",  "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST",   "SANCTION", "MOBILIZE", "COERCE",  "ASSAULT",
};
constexpr std::array<std::string_view, 4> quads{"verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"};
constexpr std::array<std::string_view, 11> actor_kinds{
    "person", "country", "government", "organization", "igo", "ngo", "company", "armed_group", "group", "military", "media",
};
constexpr std::array<std::string_view, 5> statuses{"actual", "planned", "alleged", "hypothetical", "negated"};
constexpr std::array<std::string_view, 7> features{"country", "admin1", "admin2", "city", "site", "region", "water"};

template <typename Enum>
std::optional<Enum> parse(std::span<const std::string_view> names, std::string_view text) noexcept {
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::string_view name(EventType type) noexcept { return event_types[static_cast<std::size_t>(type)]; }
std::string_view name(Quad quad) noexcept { return quads[static_cast<std::size_t>(quad)]; }
std::string_view name(ActorKind kind) noexcept { return actor_kinds[static_cast<std::size_t>(kind)]; }
std::string_view name(Status status) noexcept { return statuses[static_cast<std::size_t>(status)]; }
std::string_view name(Feature feature) noexcept { return features[static_cast<std::size_t>(feature)]; }

std::optional<EventType> parse_event_type(std::string_view text) noexcept { return parse<EventType>(event_types, text); }
std::optional<Quad> parse_quad(std::string_view text) noexcept { return parse<Quad>(quads, text); }
std::optional<ActorKind> parse_actor_kind(std::string_view text) noexcept { return parse<ActorKind>(actor_kinds, text); }
std::optional<Status> parse_status(std::string_view text) noexcept { return parse<Status>(statuses, text); }
std::optional<Feature> parse_feature(std::string_view text) noexcept { return parse<Feature>(features, text); }

} // namespace entente
