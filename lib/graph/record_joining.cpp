// SPDX-License-Identifier: Apache-2.0
#include "graph/record_joining.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include "resolve/place_reference.hpp"

namespace entente {
namespace {

using Ids = std::vector<std::uint32_t>; ///< sorted, distinct

/// Parties of a record as numbers: comparing texts again and again is what takes long in articles of thousands of records.
struct Parties {
    Ids source;
    Ids target;
    Ids all;
};

class Numbering {
public:
    Parties parties(const EventRecord& record) {
        Parties result{numbers(record.source), numbers(record.target), {}};
        std::set_union(result.source.begin(), result.source.end(), result.target.begin(), result.target.end(),
                       std::back_inserter(result.all));
        return result;
    }

private:
    Ids numbers(const std::vector<ActorRef>& actors) {
        Ids result;
        for (const ActorRef& actor : actors)
            result.push_back(numbers_.try_emplace(actor.id, static_cast<std::uint32_t>(numbers_.size())).first->second);
        std::sort(result.begin(), result.end());
        result.erase(std::unique(result.begin(), result.end()), result.end());
        return result;
    }

    std::map<std::string, std::uint32_t> numbers_;
};

bool nested(const Ids& a, const Ids& b) {
    return std::includes(a.begin(), a.end(), b.begin(), b.end()) || std::includes(b.begin(), b.end(), a.begin(), a.end());
}

bool participants_agree(const Parties& a, const Parties& b, bool reciprocal) {
    if (reciprocal) return a.all == b.all;
    if (a.source.empty() || b.source.empty() || a.target.empty() || b.target.empty()) return false;
    return nested(a.source, b.source) && nested(a.target, b.target);
}

bool stated(const EventRecord& record) {
    return record.date && record.date->basis != DateBasis::article;
}

bool dates_agree(const EventRecord& a, const EventRecord& b) {
    if (!stated(a) || !stated(b)) return true;
    return a.date->interval.start <= b.date->interval.end && b.date->interval.start <= a.date->interval.end;
}

bool places_agree(const EventRecord& a, const EventRecord& b) {
    if (!a.place || !b.place || a.place->id == b.place->id) return true;
    if (a.place->country != b.place->country) return a.place->country.empty() || b.place->country.empty();
    return fineness(a.place->feature) != fineness(b.place->feature);
}

bool told_as_fact(Status status) {
    return status == Status::actual || status == Status::alleged;
}

bool status_agrees(Status a, Status b) {
    return a == b || (told_as_fact(a) && told_as_fact(b));
}

/// Narrower intervals and surer grounds first.
bool better_date(const DateRef& a, const DateRef& b) {
    if (a.basis != b.basis) return a.basis < b.basis;
    const auto days = [](const DateRef& date) {
        return std::chrono::sys_days{date.interval.end} - std::chrono::sys_days{date.interval.start};
    };
    return days(a) < days(b);
}

/// Gives a group its fullest recipient, place and date.
void complete(std::vector<EventRecord>& records, const std::vector<std::size_t>& group) {
    const EventRecord* place = nullptr;
    const EventRecord* date = nullptr;
    const EventRecord* target = nullptr;
    for (const std::size_t i : group) {
        const EventRecord& record = records[i];
        if (record.place && (place == nullptr || fineness(record.place->feature) > fineness(place->place->feature)))
            place = &record;
        if (record.date && (date == nullptr || better_date(*record.date, *date->date))) date = &record;
        if (!record.target.empty() && (target == nullptr || record.target.size() > target->target.size())) target = &record;
    }
    const std::optional<PlaceRef> best_place = place == nullptr ? std::nullopt : place->place;
    const std::optional<DateRef> best_date = date == nullptr ? std::nullopt : date->date;
    const std::vector<ActorRef> best_target = target == nullptr ? std::vector<ActorRef>{} : target->target;
    for (const std::size_t i : group) {
        EventRecord& record = records[i];
        if (best_place && (!record.place || fineness(record.place->feature) < fineness(best_place->feature)))
            record.place = best_place;
        if (best_date && !stated(record)) {
            record.date = best_date;
            if (record.date->basis == DateBasis::text) record.date->basis = DateBasis::context;
            if (date == &record) record.date = best_date;
        }
        if (record.target.empty()) record.target = best_target;
    }
}

bool may_be_one(const EventRecord& a, const Parties& parties_a, const EventRecord& b, const Parties& parties_b) {
    return a.type == b.type && participants_agree(parties_a, parties_b, a.reciprocal || b.reciprocal) &&
           (a.mode == "phone") == (b.mode == "phone") && status_agrees(a.status, b.status) && dates_agree(a, b) && places_agree(a, b);
}

} // namespace

/// "was released": by who holds the person, as another sentence tells; "was killed": by who killed that same person.
std::vector<EventRecord> imply_agents(std::vector<EventRecord> records) {
    const auto named = [](const EventRecord& record) { return record.target.size() == 1 && record.target.front().kind == ActorKind::person; };
    std::map<std::string, std::vector<std::size_t>> done_to;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const bool done = records[i].type == EventType::COERCE || records[i].type == EventType::ASSAULT;
        const bool told = records[i].status == Status::actual || records[i].status == Status::alleged;
        if (done && told && !records[i].source.empty() && named(records[i])) done_to[records[i].target.front().id].push_back(i);
    }
    for (EventRecord& record : records) {
        if (!record.source.empty() || !named(record)) continue;
        const auto known = done_to.find(record.target.front().id);
        if (known == done_to.end()) continue;
        const EventType wanted = record.type == EventType::CONCEDE ? EventType::COERCE : record.type;
        for (const std::size_t other : known->second) {
            if (records[other].type != wanted) continue;
            record.source = records[other].source;
            break;
        }
    }
    return records;
}

bool may_be_one_event(const EventRecord& a, const EventRecord& b) {
    Numbering numbering;
    const Parties parties_a = numbering.parties(a);
    return may_be_one(a, parties_a, b, numbering.parties(b));
}

std::vector<EventRecord> complete_each_other(std::vector<EventRecord> records) {
    // A record joins the first group all of whose members may be one event with it: agreement is not transitive. Only groups that
    // share a type and a party come into question.
    std::vector<std::vector<std::size_t>> groups;
    std::map<std::pair<EventType, std::uint32_t>, std::set<std::size_t>> groups_of;
    Numbering numbering;
    std::vector<Parties> parties;
    for (std::size_t i = 0; i < records.size(); ++i) {
        parties.push_back(numbering.parties(records[i]));
        std::set<std::size_t> possible;
        for (const std::uint32_t party : parties[i].all) {
            const std::set<std::size_t>& known = groups_of[{records[i].type, party}];
            std::size_t latest = 0;
            for (auto group = known.rbegin(); group != known.rend() && latest < 64; ++group, ++latest)
                possible.insert(*group);
        }
        const auto agrees = [&](std::size_t m) { return may_be_one(records[m], parties[m], records[i], parties[i]); };
        // The latest groups first, and of each its first and last members: enough for any report, and linear in a text of any size.
        std::size_t tried = 0;
        auto joined = possible.rbegin();
        for (; joined != possible.rend() && tried < 64; ++joined, ++tried) {
            const std::vector<std::size_t>& members = groups[*joined];
            const std::size_t last = members.size() > 16 ? members.size() - 16 : 0;
            if (agrees(members.front()) && std::all_of(members.begin() + static_cast<std::ptrdiff_t>(last), members.end(), agrees))
                break;
        }
        const bool found = joined != possible.rend() && tried < 64;
        const std::size_t group = found ? *joined : groups.size();
        if (group == groups.size()) groups.emplace_back();
        groups[group].push_back(i);
        for (const std::uint32_t party : parties[i].all)
            groups_of[{records[i].type, party}].insert(group);
    }
    for (const std::vector<std::size_t>& group : groups) {
        if (group.size() > 1) complete(records, group);
    }
    return records;
}

} // namespace entente
