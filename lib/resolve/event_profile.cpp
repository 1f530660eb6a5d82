// SPDX-License-Identifier: Apache-2.0
#include "resolve/event_profile.hpp"

#include <algorithm>
#include <chrono>

namespace entente {

namespace {

// Days by which two dates of one event may differ.
constexpr int stated_tolerance = 1;        // outlets in other time zones
constexpr int assumed_tolerance = 3;       // an article may run a few days late
constexpr int assumed_in_article = 7;      // headline without a date, the day itself further down
constexpr int narrow = 3;                  // longest interval, in days, that still says when
constexpr int widest_frame = 31;           // "next month" may frame a day, "in 2018" is no evidence

constexpr double neighbourhood_km = 30;    // a site and the town beside it
constexpr double region_km = 500;          // a sea or a region and a place in it

int day_number(Date date) { return static_cast<int>(std::chrono::sys_days{date}.time_since_epoch().count()); }

Reality reality_of(Status status) {
    switch (status) {
    case Status::negated: return Reality::negated;
    case Status::hypothetical: return Reality::hypothetical;
    case Status::actual:
    case Status::planned:
    case Status::alleged: break;
    }
    return Reality::happening;
}

bool by_id(const Entity* a, const Entity* b) { return a->id < b->id; }

std::vector<const Entity*> entities_of(std::span<const ActorRef> actors, const std::map<std::string, Entity, std::less<>>& entities) {
    std::vector<const Entity*> result;
    for (const ActorRef& actor : actors) result.push_back(&entities.find(actor.id)->second);
    std::sort(result.begin(), result.end(), by_id);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

std::vector<const Entity*> united(const std::vector<const Entity*>& a, const std::vector<const Entity*>& b) {
    std::vector<const Entity*> result;
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result), by_id);
    return result;
}

// --- modes ---

/// Types whose modes are different acts: an arrest is not a deportation, a call for a meeting is not a call for aid.
bool modes_are_apart(EventType type) {
    switch (type) {
    case EventType::REQUEST:
    case EventType::ACCUSE:
    case EventType::REJECT:
    case EventType::COERCE:
    case EventType::RETREAT:
    case EventType::CONCEDE: return true;
    default: return false;
    }
}

bool modes_contradict(const EventProfile& a, const EventProfile& b) {
    if (a.mode == b.mode) return false;
    if (a.type == EventType::CONSULT) return (a.mode == "phone" && !b.mode.empty()) || (b.mode == "phone" && !a.mode.empty());
    return modes_are_apart(a.type) && !a.mode.empty() && !b.mode.empty();
}

// --- participants ---

enum class Side : std::uint8_t { both_empty, one_empty, same, part, represented };

/// Absent: each side has an actor that the other does not know, or they share none.
std::optional<Side> compare(const std::vector<const Entity*>& a, const std::vector<const Entity*>& b) {
    if (a.empty() && b.empty()) return Side::both_empty;
    if (a.empty() || b.empty()) return Side::one_empty;
    bool represented = false;
    std::size_t shared = 0;
    const auto unknown_to = [&](const std::vector<const Entity*>& others, const Entity* actor) {
        if (std::binary_search(others.begin(), others.end(), actor, by_id)) {
            ++shared;
            return false;
        }
        const bool stands = std::any_of(others.begin(), others.end(), [&](const Entity* o) { return stand_for_each_other(*actor, *o); });
        represented = represented || stands;
        return !stands;
    };
    const auto only_a = std::count_if(a.begin(), a.end(), [&](const Entity* actor) { return unknown_to(b, actor); });
    const auto only_b = std::count_if(b.begin(), b.end(), [&](const Entity* actor) { return unknown_to(a, actor); });
    if (only_a > 0 && only_b > 0) return std::nullopt;
    if (shared == 0 && !represented) return std::nullopt;
    if (represented) return Side::represented;
    return only_a + only_b > 0 ? Side::part : Side::same;
}

int points(Side side) {
    switch (side) {
    case Side::same: return 4;
    case Side::part: return 3;
    case Side::represented: return 1;
    case Side::both_empty: return 2;
    case Side::one_empty: break;
    }
    return 0;
}

/// Where the sides may be exchanged: a party that is missing altogether says less than one of many.
std::optional<int> undirected_points(const EventProfile& a, const EventProfile& b) {
    const auto all_a = united(a.sources, a.targets);
    const auto all_b = united(b.sources, b.targets);
    const auto side = compare(all_a, all_b);
    if (!side) return std::nullopt;
    const std::size_t fewer = std::min(all_a.size(), all_b.size());
    const bool partner_missing = fewer == 1 && all_a.size() != all_b.size();
    switch (*side) {
    case Side::same: return fewer > 1 ? 8 : 6;
    case Side::part: return partner_missing ? 4 : 6;
    case Side::represented: return partner_missing ? 1 : 5;
    case Side::both_empty: return 2;
    case Side::one_empty: break;
    }
    return 0;
}

std::optional<int> participant_points(const EventProfile& a, const EventProfile& b) {
    if (a.undirected || b.undirected) return undirected_points(a, b);
    const auto sources = compare(a.sources, b.sources);
    const auto targets = compare(a.targets, b.targets);
    if (!sources || !targets) return std::nullopt;
    if (*sources == Side::both_empty && *targets == Side::both_empty) return 2;
    return points(*sources) + points(*targets) + (*targets == Side::both_empty ? 1 : 0);
}

// --- dates ---

int gap(const EventProfile& a, const EventProfile& b) {
    return std::max({0, a.first_day - b.last_day, b.first_day - a.last_day});
}

std::optional<int> stated_points(const EventProfile& a, const EventProfile& b) {
    if (a.first_day == b.first_day && a.last_day == b.last_day) return 4;
    const int wider = std::max(a.last_day - a.first_day, b.last_day - b.first_day) + 1;
    if (wider > widest_frame) return std::nullopt;
    const int days = gap(a, b);
    if (days == 0) return wider <= narrow ? 4 : 1;
    // Bombs fall, and ministers protest, on one day and again on the next.
    const bool may_slip = a.type <= EventType::RETREAT || !a.exact_day || !b.exact_day;
    if (days > stated_tolerance || !may_slip) return std::nullopt;
    return 2;
}

std::optional<int> date_points(const EventProfile& a, const EventProfile& b, bool same_article) {
    if (a.strength == DateStrength::stated && b.strength == DateStrength::stated) return stated_points(a, b);
    if (!a.dated || !b.dated) return same_article || a.dated == b.dated ? 2 : 0;
    const int wider = std::max(a.last_day - a.first_day, b.last_day - b.first_day) + 1;
    if (wider > widest_frame) return std::nullopt;
    const int days = gap(a, b);
    if (a.strength == DateStrength::unknown || b.strength == DateStrength::unknown) {
        if (same_article) return 2;
        return days <= assumed_tolerance ? std::optional{1} : std::nullopt;
    }
    if (days <= stated_tolerance) return wider <= narrow ? 3 : 1;
    if (days <= assumed_tolerance) return 1;
    if (same_article && days <= assumed_in_article) return 0;
    return std::nullopt;
}

// --- places ---

/// cos by its series, good to 0.001 up to 90°: enough for a distance, and the same on every machine.
double cosine(double radians) {
    const double square = radians * radians;
    return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)));
}

std::optional<double> squared_km(const PlaceRef& a, const PlaceRef& b) {
    if (!a.latitude || !a.longitude || !b.latitude || !b.longitude) return std::nullopt;
    constexpr double km_per_degree = 111.2;
    constexpr double radians_per_degree = 0.017453292519943295;
    double east = *a.longitude - *b.longitude;
    if (east > 180) east -= 360;
    if (east < -180) east += 360;
    east *= cosine((*a.latitude + *b.latitude) / 2 * radians_per_degree) * km_per_degree;
    const double north = (*a.latitude - *b.latitude) * km_per_degree;
    return east * east + north * north;
}

bool within(const PlaceRef& a, const PlaceRef& b, double km) {
    const auto square = squared_km(a, b);
    return square && *square <= km * km;
}

bool contains(const PlaceRef& outer, const PlaceRef& inner) {
    if (outer.country.empty() || outer.country != inner.country) return false;
    if (outer.feature == Feature::country) return true;
    return outer.feature == Feature::admin1 && inner.feature != Feature::country && inner.feature != Feature::admin1 &&
           inner.admin1 == outer.name;
}

bool is_vague(const PlaceRef& place) { return place.feature == Feature::region || place.feature == Feature::water; }

std::optional<int> place_points(const EventProfile& a, const EventProfile& b) {
    if (a.place == nullptr || b.place == nullptr || a.assumed_place || b.assumed_place) return 0;
    if (a.place == b.place) return a.place->feature == Feature::country ? 2 : 4;
    if (contains(*a.place, *b.place) || contains(*b.place, *a.place)) return 2;
    if (is_vague(*a.place) || is_vague(*b.place)) {
        if (!squared_km(*a.place, *b.place)) return 0;
        if (within(*a.place, *b.place, region_km)) return 1;
    }
    const bool points_on_map = a.place->feature > Feature::admin1 && b.place->feature > Feature::admin1;
    if (points_on_map && within(*a.place, *b.place, neighbourhood_km)) return 2;
    if (a.weak_place || b.weak_place) return -1;
    return std::nullopt;
}

} // namespace

bool is_state(const Entity& actor) { return actor.kind == ActorKind::country || actor.kind == ActorKind::government; }

bool acts_for_state(const Entity& actor) {
    if (is_state(actor) || actor.kind == ActorKind::military) return true;
    const bool official = actor.sector == "GOV" || actor.sector == "MIL" || actor.sector == "SPY";
    return official && (actor.kind == ActorKind::person || actor.kind == ActorKind::organization || actor.kind == ActorKind::group);
}

bool stand_for_each_other(const Entity& a, const Entity& b) {
    if (a.country.empty() || a.country != b.country || a.id == b.id) return false;
    return (is_state(a) && acts_for_state(b)) || (is_state(b) && acts_for_state(a));
}

bool names_place(const EventRecord& record) {
    return record.place && record.place->span && record.text.find(record.place->text) != std::string::npos;
}

EventProfile profile_of(const EventRecord& record, const std::map<std::string, Entity, std::less<>>& entities,
                        const std::map<std::string, PlaceRef, std::less<>>& places) {
    EventProfile profile;
    profile.type = record.type;
    profile.mode = record.mode;
    profile.reality = reality_of(record.status);
    profile.undirected = record.reciprocal || record.type == EventType::CONSULT;
    profile.sources = entities_of(record.source, entities);
    profile.targets = entities_of(record.target, entities);
    if (record.place) {
        profile.place = &places.find(record.place->id)->second;
        profile.weak_place = !names_place(record);
        profile.assumed_place = !record.place->span;
    }
    if (record.date) {
        profile.strength = record.date->basis == DateBasis::article ? DateStrength::assumed : DateStrength::stated;
        profile.exact_day = record.date->basis == DateBasis::text;
        profile.first_day = day_number(record.date->interval.start);
        profile.last_day = day_number(record.date->interval.end);
        profile.dated = true;
    } else if (record.article.date) {
        profile.first_day = profile.last_day = day_number(*record.article.date);
        profile.dated = true;
    }
    return profile;
}

std::optional<int> agree(const EventProfile& a, const EventProfile& b, bool same_article) {
    if (a.type != b.type || a.reality != b.reality || modes_contradict(a, b)) return std::nullopt;
    const auto dates = date_points(a, b, same_article);
    if (!dates) return std::nullopt;
    const auto places = place_points(a, b);
    if (!places) return std::nullopt;
    const auto participants = participant_points(a, b);
    if (!participants) return std::nullopt;
    const int mode = !a.mode.empty() && a.mode == b.mode ? 1 : 0;
    return *participants + *dates + *places + mode + (same_article ? 2 : 0);
}

} // namespace entente
