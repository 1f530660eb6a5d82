// SPDX-License-Identifier: Apache-2.0
#include "resolve/consensus.hpp"

#include <utility>

namespace entente {

namespace {

/// Absent values have no vote, so that one record that knows beats many that do not.
void add_known(Votes<std::string>& votes, const std::string& value) {
    if (!value.empty()) votes.add(value);
}

struct ActorVotes {
    Votes<std::string> name, country, sector;
    Votes<ActorKind> kind;

    void add(const ActorRef& actor) {
        add_known(name, actor.name);
        add_known(country, actor.country);
        add_known(sector, actor.sector);
        kind.add(actor.kind);
    }
    Entity winner(const std::string& id) const {
        Entity entity{id, name.empty() ? id : name.winner(), kind.winner(), country.winner(), sector.winner(), {}};
        for (const auto& [alias, votes] : name.counts()) {
            if (alias != entity.name) entity.aliases.push_back(alias);
        }
        return entity;
    }
};

struct PlaceVotes {
    Votes<std::string> name, country, admin1;
    Votes<Feature> feature;
    Votes<std::pair<double, double>> position;

    void add(const PlaceRef& place) {
        add_known(name, place.name);
        add_known(country, place.country);
        add_known(admin1, place.admin1);
        feature.add(place.feature);
        if (place.latitude && place.longitude) position.add({*place.latitude, *place.longitude});
    }
    PlaceRef winner(const std::string& id) const {
        PlaceRef place;
        place.id = id;
        place.name = name.empty() ? id : name.winner();
        place.country = country.winner();
        place.admin1 = admin1.winner();
        place.feature = feature.winner();
        if (!position.empty()) {
            place.latitude = position.winner().first;
            place.longitude = position.winner().second;
        }
        return place;
    }
};

} // namespace

std::map<std::string, Entity, std::less<>> consensus_entities(std::span<const EventRecord> records) {
    std::map<std::string, ActorVotes, std::less<>> votes;
    for (const EventRecord& record : records) {
        for (const ActorRef& actor : record.source) votes[actor.id].add(actor);
        for (const ActorRef& actor : record.target) votes[actor.id].add(actor);
        if (record.attribution) votes[record.attribution->id].add(*record.attribution);
    }
    std::map<std::string, Entity, std::less<>> entities;
    for (const auto& [id, actor] : votes) entities.emplace_hint(entities.end(), id, actor.winner(id));
    return entities;
}

std::map<std::string, PlaceRef, std::less<>> consensus_places(std::span<const EventRecord> records) {
    std::map<std::string, PlaceVotes, std::less<>> votes;
    for (const EventRecord& record : records) {
        if (record.place) votes[record.place->id].add(*record.place);
    }
    std::map<std::string, PlaceRef, std::less<>> places;
    for (const auto& [id, place] : votes) places.emplace_hint(places.end(), id, place.winner(id));
    return places;
}

} // namespace entente
