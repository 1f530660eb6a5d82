// SPDX-License-Identifier: Apache-2.0
#include "resolve/describe_event.hpp"

#include <algorithm>
#include <chrono>
#include <set>
#include <tuple>

#include "resolve/event_profile.hpp"
#include "text/hash.hpp"

namespace entente {

namespace {

using Records = std::vector<const EventRecord*>;
using Entities = std::map<std::string, Entity, std::less<>>;
using Places = std::map<std::string, PlaceRef, std::less<>>;

struct Party {
    const Entity* entity = nullptr;
    std::size_t as_source = 0; ///< records
    std::size_t as_target = 0;

    std::size_t records() const { return as_source + as_target; }
};

std::vector<Party> parties_of(const Records& members, const Entities& entities) {
    std::map<std::string_view, Party> parties;
    const auto count = [&](const std::vector<ActorRef>& actors, std::size_t Party::*votes) {
        std::set<std::string_view> ids;
        for (const ActorRef& actor : actors) ids.insert(actor.id);
        for (const std::string_view id : ids) {
            Party& party = parties[id];
            party.entity = &entities.find(id)->second;
            ++(party.*votes);
        }
    };
    for (const EventRecord* record : members) {
        count(record->source, &Party::as_source);
        count(record->target, &Party::as_target);
    }
    std::vector<Party> result;
    for (const auto& [id, party] : parties) result.push_back(party);
    return result;
}

/// The state is left out beside one who acts for it: "Russia" beside "Vladimir Putin".
void drop_represented(std::vector<Party>& side) {
    const auto represented = [&](const Party& party) {
        return is_state(*party.entity) && std::any_of(side.begin(), side.end(), [&](const Party& other) {
                   return !is_state(*other.entity) && stand_for_each_other(*party.entity, *other.entity);
               });
    };
    std::vector<Party> kept;
    std::copy_if(side.begin(), side.end(), std::back_inserter(kept), [&](const Party& party) { return !represented(party); });
    side = std::move(kept);
}

void most_named_first(std::vector<Party>& side) {
    std::sort(side.begin(), side.end(), [](const Party& a, const Party& b) {
        return a.records() != b.records() ? a.records() > b.records() : a.entity->id < b.entity->id;
    });
}

std::vector<std::string> ids_of(const std::vector<Party>& side) {
    std::vector<std::string> ids;
    for (const Party& party : side) ids.push_back(party.entity->id);
    return ids;
}

void set_participants(IdentifiedEvent& event, const Records& members, const Entities& entities) {
    const bool undirected = event.reciprocal || event.type == EventType::CONSULT;
    std::vector<Party> parties = parties_of(members, entities);
    if (undirected) drop_represented(parties);
    std::vector<Party> sources;
    std::vector<Party> targets;
    for (const Party& party : parties) (party.as_source >= party.as_target ? sources : targets).push_back(party);
    drop_represented(sources);
    drop_represented(targets);
    most_named_first(sources);
    most_named_first(targets);
    if (undirected && sources.empty()) std::swap(sources, targets);
    if (undirected && targets.empty() && sources.size() == 2) { // of two who meet, one is the subject of the sentence
        std::stable_sort(sources.begin(), sources.end(), [](const Party& a, const Party& b) {
            return a.as_source + b.as_target > b.as_source + a.as_target;
        });
        targets.push_back(sources.back());
        sources.pop_back();
    }
    event.sources = ids_of(sources);
    event.targets = ids_of(targets);
}

/// How much a place says: a site more than a city, a city more than a province.
int precision(Feature feature) {
    switch (feature) {
    case Feature::site: return 6;
    case Feature::city: return 5;
    case Feature::admin2: return 4;
    case Feature::admin1: return 3;
    case Feature::region:
    case Feature::water: return 2;
    case Feature::country: break;
    }
    return 1;
}

/// The most precise place that a sentence of the event names, else one named elsewhere in an article; of equals the one with most records.
std::string best_place(const Records& members, const Places& places) {
    std::map<std::string, std::pair<bool, int>> votes; // id -> named in the sentence, records
    for (const EventRecord* record : members) {
        if (!record->place) continue;
        auto& [named, count] = votes[record->place->id];
        named = named || names_place(*record);
        ++count;
    }
    std::string best;
    std::tuple<bool, int, int> best_rank{false, 0, 0};
    for (const auto& [id, vote] : votes) {
        const std::tuple rank{vote.first, precision(places.find(id)->second.feature), vote.second};
        if (rank > best_rank) {
            best_rank = rank;
            best = id;
        }
    }
    return best;
}

/// Stated in the sentence before stated nearby before assumed; then the shortest interval; then that of most records; then the earliest.
std::optional<DateInterval> best_date(const Records& members) {
    std::map<DateInterval, std::pair<DateBasis, int>> votes;
    for (const EventRecord* record : members) {
        if (!record->date) continue;
        const auto [at, added] = votes.try_emplace(record->date->interval, record->date->basis, 0);
        at->second.first = std::min(at->second.first, record->date->basis);
        ++at->second.second;
    }
    std::optional<DateInterval> best;
    std::tuple<int, int, int> best_rank{};
    for (const auto& [interval, vote] : votes) {
        const auto days = (std::chrono::sys_days{interval.end} - std::chrono::sys_days{interval.start}).count();
        const std::tuple rank{-static_cast<int>(vote.first), -static_cast<int>(days), vote.second};
        if (!best || rank > best_rank) {
            best_rank = rank;
            best = interval;
        }
    }
    return best;
}

Status best_status(const Records& members) {
    Votes<Status> votes;
    for (const EventRecord* record : members) votes.add(record->status);
    for (const Status status : {Status::actual, Status::alleged, Status::planned}) {
        if (votes.counts().contains(status)) return status;
    }
    return votes.winner();
}

/// The code of most records, the longest of equals, and the score and mode that most records with this code have.
void set_codes(IdentifiedEvent& event, const Records& members) {
    Votes<std::string> codes;
    for (const EventRecord* record : members) codes.add(record->cameo);
    std::tuple<std::size_t, std::size_t> best{0, 0};
    for (const auto& [code, votes] : codes.counts()) {
        if (const std::tuple rank{votes, code.size()}; rank > best || best == std::tuple<std::size_t, std::size_t>{0, 0}) {
            best = rank;
            event.cameo = code;
        }
    }
    Votes<double> scores;
    Votes<std::string> modes;
    for (const EventRecord* record : members) {
        if (record->cameo != event.cameo) continue;
        scores.add(record->goldstein);
        if (!record->mode.empty()) modes.add(record->mode);
    }
    event.goldstein = scores.winner();
    event.mode = modes.winner();
}

/// 1 - (1 - c1)(1 - c2/2)(1 - c3/3)…, c the best confidence of each article, best article first: outlets copy each other,
/// so each further one adds less than an independent witness would.
void set_support(IdentifiedEvent& event, const Records& members) {
    std::map<std::string_view, double> best_of_article;
    for (const EventRecord* record : members) {
        double& best = best_of_article[record->article.id];
        best = std::max(best, record->confidence);
    }
    std::vector<double> confidences;
    for (const auto& [article, confidence] : best_of_article) confidences.push_back(confidence);
    std::sort(confidences.rbegin(), confidences.rend());
    double doubt = 1;
    for (std::size_t i = 0; i < confidences.size(); ++i) doubt *= 1 - confidences[i] / static_cast<double>(i + 1);
    event.confidence = std::clamp(1 - doubt, 0.0, 1.0);
    event.reports = static_cast<std::uint32_t>(confidences.size());
}

/// Where participants, place or date do not tell an event from its like, what is known of its evidence does.
void add_discriminator(Fnv1a& hash, const IdentifiedEvent& event, const Records& members) {
    if (event.sources.empty() && event.targets.empty() && event.place.empty()) hash.add(members.front()->id);
    if (event.date) return;
    std::optional<Date> earliest;
    for (const EventRecord* record : members) {
        if (record->article.date && (!earliest || *record->article.date < *earliest)) earliest = record->article.date;
    }
    hash.add(earliest ? format(*earliest) : "undated");
}

std::string event_id(const IdentifiedEvent& event, const Records& members) {
    Fnv1a hash;
    hash.add(name(event.type));
    std::vector<std::string> sources = event.sources;
    std::vector<std::string> targets = event.targets;
    if (event.reciprocal || event.type == EventType::CONSULT) {
        sources.insert(sources.end(), targets.begin(), targets.end());
        targets.clear();
    }
    std::sort(sources.begin(), sources.end());
    std::sort(targets.begin(), targets.end());
    hash.add(sources.size());
    for (const std::string& id : sources) hash.add(id);
    for (const std::string& id : targets) hash.add(id);
    hash.add(event.place);
    hash.add(event.date ? format(event.date->start) + "/" + format(event.date->end) : "");
    if (event.status == Status::negated || event.status == Status::hypothetical) hash.add(name(event.status));
    add_discriminator(hash, event, members);
    return "ev:" + hash.hex();
}

} // namespace

IdentifiedEvent describe_event(std::span<const EventRecord> records, std::vector<std::uint32_t> members, const Entities& entities,
                               const Places& places) {
    Records chosen;
    for (const std::uint32_t member : members) chosen.push_back(&records[member]);
    IdentifiedEvent event;
    event.type = chosen.front()->type;
    event.reciprocal = std::any_of(chosen.begin(), chosen.end(), [](const EventRecord* record) { return record->reciprocal; });
    event.status = best_status(chosen);
    set_codes(event, chosen);
    set_participants(event, chosen, entities);
    event.place = best_place(chosen, places);
    event.date = best_date(chosen);
    set_support(event, chosen);
    event.id = event_id(event, chosen);
    event.records = std::move(members);
    return event;
}

} // namespace entente
