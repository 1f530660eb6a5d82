// SPDX-License-Identifier: Apache-2.0
// What the codes mean: the 16 PLOVER event types, their modes, CAMEO codes with Goldstein scores, actor kinds, sectors, statuses.
// The tables are schemas/ontology/*.tsv, compiled in.
//
//   const Ontology ontology = load_ontology();
//   ontology.cameo("042")->goldstein;   // 1.9
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace entente {

/// PLOVER event types (Open Event Data Alliance, PLOVER Manual 2.0).
enum class EventType : std::uint8_t {
    AGREE, CONSULT, SUPPORT, COOPERATE, AID, CONCEDE, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT,
};
inline constexpr std::size_t event_type_count = 16;
std::string_view name(EventType type) noexcept; ///< "CONSULT"
std::optional<EventType> parse_event_type(std::string_view text) noexcept;

enum class Quad : std::uint8_t { verbal_cooperation, material_cooperation, verbal_conflict, material_conflict };
std::string_view name(Quad quad) noexcept; ///< "verbal-cooperation"
std::optional<Quad> parse_quad(std::string_view text) noexcept;

enum class ActorKind : std::uint8_t { person, country, government, organization, igo, ngo, company, armed_group, group, military, media };
std::string_view name(ActorKind kind) noexcept; ///< "armed_group"
std::optional<ActorKind> parse_actor_kind(std::string_view text) noexcept;

enum class Status : std::uint8_t { actual, planned, alleged, hypothetical, negated };
std::string_view name(Status status) noexcept;
std::optional<Status> parse_status(std::string_view text) noexcept;

/// What sort of place a place is.
enum class Feature : std::uint8_t { country, admin1, admin2, city, site, region, water };
std::string_view name(Feature feature) noexcept;
std::optional<Feature> parse_feature(std::string_view text) noexcept;

struct EventTypeInfo {
    EventType type{};
    Quad quad{};
    std::string verb;        ///< third person present for labels: "meets", "accuses"
    std::string preposition; ///< between verb and target in labels: "" in "meets Kim", "with" in "cooperates with Kim"
    std::string cameo;       ///< the CAMEO code that stands for the whole type
    std::string colour;      ///< "#RRGGBB" for graphs
    std::string description;
};

struct CameoCode {
    std::string code; ///< 2 to 4 digits
    EventType type{};
    std::string mode;     ///< PLOVER mode, or ""
    double goldstein = 0; ///< conflict-cooperation scale, -10 to 10 (Goldstein 1992, as assigned to CAMEO codes)
    std::string description;
    std::string verb;        ///< for labels: "visits", "speaks by phone"
    std::string preposition; ///< between verb and target, or ""
};

/// A PLOVER sector code, "GOV", with what it means.
struct Sector {
    std::string code;
    std::string description;
};

/// A country by its ISO 3166-1 alpha-3 code.
struct CountryName {
    std::string code;
    std::string name;         ///< "United States"
    std::string abbreviation; ///< for labels, "US", or ""
};

struct Ontology {
    std::array<EventTypeInfo, event_type_count> types;
    std::map<std::string, CameoCode, std::less<>> cameo_codes;
    std::map<std::string, Sector, std::less<>> sectors;
    std::map<std::string, CountryName, std::less<>> countries;
    std::map<EventType, std::set<std::string, std::less<>>> modes;

    const EventTypeInfo& type(EventType t) const { return types[static_cast<std::size_t>(t)]; }
    bool has_mode(EventType t, std::string_view mode) const;
    /// The code itself, or the nearest known prefix; null if even its first two digits are unknown.
    const CameoCode* cameo(std::string_view code) const;
};

/// Reads the compiled-in tables. Throws ResourceError if one contradicts itself.
Ontology load_ontology();

} // namespace entente
