// SPDX-License-Identifier: Apache-2.0
#include "graph/record_joining.hpp"

#include "graph/record_places.hpp"


#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>

namespace entente {
namespace {

std::set<std::string> ids(const std::vector<ActorRef>& actors) {
    std::set<std::string> result;
    for (const ActorRef& actor : actors)
        result.insert(actor.id);
    return result;
}

bool includes(const std::set<std::string>& large, const std::set<std::string>& small) {
    return std::includes(large.begin(), large.end(), small.begin(), small.end());
}

bool nested(const std::set<std::string>& a, const std::set<std::string>& b) {
    return includes(a, b) || includes(b, a);
}

bool participants_agree(const EventRecord& a, const EventRecord& b) {
    const std::set<std::string> source_a = ids(a.source);
    const std::set<std::string> source_b = ids(b.source);
    const std::set<std::string> target_a = ids(a.target);
    const std::set<std::string> target_b = ids(b.target);
    if (a.reciprocal || b.reciprocal) {
        std::set<std::string> all_a = source_a;
        all_a.insert(target_a.begin(), target_a.end());
        std::set<std::string> all_b = source_b;
        all_b.insert(target_b.begin(), target_b.end());
        return all_a == all_b;
    }
    if (source_a.empty() || source_b.empty() || target_a.empty() || target_b.empty()) return false;
    return nested(source_a, source_b) && nested(target_a, target_b);
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

} // namespace

bool may_be_one_event(const EventRecord& a, const EventRecord& b) {
    return a.type == b.type && participants_agree(a, b) && status_agrees(a.status, b.status) && dates_agree(a, b) &&
           places_agree(a, b);
}

std::vector<EventRecord> complete_each_other(std::vector<EventRecord> records) {
    // A record joins the first group all of whose members may be one event with it: agreement is not transitive. Only groups that
    // share a type and a party come into question.
    std::vector<std::vector<std::size_t>> groups;
    std::map<std::pair<EventType, std::string>, std::set<std::size_t>> groups_of;
    for (std::size_t i = 0; i < records.size(); ++i) {
        std::set<std::string> parties = ids(records[i].source);
        parties.merge(ids(records[i].target));
        std::set<std::size_t> possible;
        for (const std::string& party : parties) {
            const std::set<std::size_t>& known = groups_of[{records[i].type, party}];
            std::size_t latest = 0;
            for (auto group = known.rbegin(); group != known.rend() && latest < 64; ++group, ++latest)
                possible.insert(*group);
        }
        // The latest groups first, and of each its first and last members: enough for any report, and linear in a text of any size.
        std::size_t tried = 0;
        auto joined = possible.rbegin();
        for (; joined != possible.rend() && tried < 64; ++joined, ++tried) {
            const std::vector<std::size_t>& members = groups[*joined];
            const std::size_t last = members.size() > 16 ? members.size() - 16 : 0;
            if (may_be_one_event(records[members.front()], records[i]) &&
                std::all_of(members.begin() + static_cast<std::ptrdiff_t>(last), members.end(),
                            [&](std::size_t m) { return may_be_one_event(records[m], records[i]); })) {
                break;
            }
        }
        const bool found = joined != possible.rend() && tried < 64;
        const std::size_t group = found ? *joined : groups.size();
        if (group == groups.size()) groups.emplace_back();
        groups[group].push_back(i);
        for (const std::string& party : parties)
            groups_of[{records[i].type, party}].insert(group);
    }
    for (const std::vector<std::size_t>& group : groups) {
        if (group.size() > 1) complete(records, group);
    }
    return records;
}

} // namespace entente
