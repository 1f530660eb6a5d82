// SPDX-License-Identifier: Apache-2.0
#include "graph/record_places.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "resolve/place_reference.hpp"
#include "text/utf8.hpp"

namespace entente {

bool is_custody(EventType type, std::string_view mode) noexcept {
    return (type == EventType::COERCE && (mode == "arrest" || mode == "deport")) ||
           (type == EventType::CONCEDE && mode == "release");
}

bool is_of_state(ActorKind kind) noexcept {
    return kind == ActorKind::country || kind == ActorKind::government;
}

namespace {

/// "summoned the Chinese ambassador": a government does so in its capital.
bool summons_envoy(const EventRecord& record) {
    static constexpr std::array<std::string_view, 8> envoys{"ambassador", "envoy",  "charg",  "diplomat",
                                                            "attach",     "consul", "nuncio", "representative"};
    if (!fold(record.trigger).starts_with("summon") || record.status == Status::negated || record.source.empty()) return false;
    const ActorRef& source = record.source.front();
    if (source.country.empty() || (!is_of_state(source.kind) && source.sector != "GOV")) return false;
    return std::any_of(record.target.begin(), record.target.end(), [&](const ActorRef& target) {
        const std::string words = fold(target.text) + ' ' + fold(target.name);
        return std::any_of(envoys.begin(), envoys.end(),
                           [&](std::string_view word) { return words.find(word) != std::string::npos; });
    });
}

std::optional<PlaceRef> reference_to(const std::optional<std::uint32_t>& index, const Gazetteer& gazetteer) {
    return index ? std::optional{reference(place_of(gazetteer.place(*index)))} : std::nullopt;
}

} // namespace

std::optional<PlaceRef> home_of_act(const EventRecord& record, const Gazetteer& gazetteer) {
    if (summons_envoy(record)) return reference_to(gazetteer.capital(record.source.front().country), gazetteer);
    const bool done_to = record.type == EventType::ASSAULT || record.type == EventType::COERCE;
    const bool alone = record.type == EventType::PROTEST || record.type == EventType::CONCEDE;
    if ((!done_to && !alone) || (record.status != Status::actual && record.status != Status::alleged)) return std::nullopt;
    if (record.source.empty() || (done_to && record.target.empty())) return std::nullopt;
    const std::string& country = record.source.front().country;
    const auto at_home = [&](const ActorRef& actor) { return actor.country == country; };
    if (country.empty() || !std::all_of(record.source.begin(), record.source.end(), at_home)) return std::nullopt;
    const bool by_state = is_of_state(record.source.front().kind);
    const bool custody = is_custody(record.type, record.mode) && by_state;
    const bool decree =
        record.type == EventType::COERCE && record.mode == "restrict" && by_state &&
        std::all_of(record.target.begin(), record.target.end(), [](const ActorRef& actor) { return actor.country.empty(); });
    if (!custody && !decree && !std::all_of(record.target.begin(), record.target.end(), at_home)) return std::nullopt;
    return reference_to(gazetteer.country(country), gazetteer);
}

namespace {

/// The actor itself, or the state for which someone of that country speaks.
bool takes_part(const ActorRef& actor, const EventRecord& talks) {
    const auto is_he = [&](const ActorRef& party) {
        return party.id == actor.id ||
               (actor.kind == ActorKind::country && !actor.country.empty() && party.country == actor.country);
    };
    return std::any_of(talks.source.begin(), talks.source.end(), is_he) ||
           std::any_of(talks.target.begin(), talks.target.end(), is_he);
}

bool meet_in_time(const DateInterval& a, const DateInterval& b) {
    return a.start <= b.end && b.start <= a.end;
}

} // namespace

std::vector<EventRecord> placed_talks(std::span<const EventRecord> records) {
    constexpr std::size_t enough = 16;
    std::vector<EventRecord> talks;
    for (const EventRecord& record : records) {
        const bool placed = record.type == EventType::CONSULT && record.status == Status::actual && record.place && record.date;
        if (placed && talks.size() < enough) talks.push_back(record);
    }
    return talks;
}

std::optional<PlaceRef> place_of_talks(const EventRecord& record, std::span<const EventRecord> talks) {
    const bool words = record.type == EventType::AGREE || record.type == EventType::SUPPORT;
    if (!words || record.status != Status::actual || !record.date || record.source.empty() || record.target.empty())
        return std::nullopt;
    const auto held = std::find_if(talks.begin(), talks.end(), [&](const EventRecord& meeting) {
        const auto in_it = [&](const ActorRef& actor) { return takes_part(actor, meeting); };
        return meet_in_time(record.date->interval, meeting.date->interval) &&
               std::all_of(record.source.begin(), record.source.end(), in_it) &&
               std::all_of(record.target.begin(), record.target.end(), in_it);
    });
    if (held == talks.end()) return std::nullopt;
    PlaceRef place = *held->place;
    place.text.clear(); // not told of these words
    place.span.reset();
    return place;
}

} // namespace entente
