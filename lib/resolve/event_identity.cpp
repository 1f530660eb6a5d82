// SPDX-License-Identifier: Apache-2.0
// Records that say the same are put together first. Then every two that share an actor, an article or a place within a few days are
// compared, and joined from the best agreement down, unless a record of one group contradicts a record of the other. Ties are broken
// by record ids, so the order of the input has no say.
#include "resolve/event_identity.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "resolve/describe_event.hpp"
#include "resolve/event_profile.hpp"

namespace entente {

namespace {

using Index = std::uint32_t;

/// Records of equal content.
struct Alike {
    EventProfile profile;
    std::vector<Index> records;
    std::vector<Index> articles; ///< numbers of their articles, sorted
};

bool share_article(const Alike& a, const Alike& b) {
    auto i = a.articles.begin();
    auto j = b.articles.begin();
    while (i != a.articles.end() && j != b.articles.end()) {
        if (*i == *j) return true;
        *i < *j ? ++i : ++j;
    }
    return false;
}

std::optional<int> agree(const Alike& a, const Alike& b) { return agree(a.profile, b.profile, share_article(a, b)); }

using Content = std::tuple<EventType, std::string, Reality, bool, std::vector<const Entity*>, std::vector<const Entity*>, const PlaceRef*,
                           bool, DateStrength, bool, int, int, bool, Index>;

Content content_of(const EventProfile& p, Index article) {
    return {p.type,       p.mode,     p.reality,   p.undirected, p.sources, p.targets, p.place,
            p.weak_place, p.strength, p.exact_day, p.first_day,  p.last_day, p.dated,   article};
}

constexpr Index any_article = UINT32_MAX;

/// Groups of equal content, by their first record; of one article only where the content alone is too little to tell an event by.
std::vector<Alike> put_together(std::span<const EventRecord> records, const std::map<std::string, Entity, std::less<>>& entities,
                                const std::map<std::string, PlaceRef, std::less<>>& places) {
    std::map<std::string_view, Index> articles;
    for (const EventRecord& record : records) articles.emplace(record.article.id, 0);
    Index next = 0;
    for (auto& [id, number] : articles) number = next++;

    std::vector<Alike> groups;
    std::map<Content, std::size_t> known; // looked up, never walked: its order depends on addresses
    for (Index r = 0; r < records.size(); ++r) {
        EventProfile profile = profile_of(records[r], entities, places);
        const Index article = articles.find(records[r].article.id)->second;
        const bool tells = agree(profile, profile, false).value_or(0) >= one_event;
        const auto [at, added] = known.emplace(content_of(profile, tells ? any_article : article), groups.size());
        if (added) groups.push_back({std::move(profile), {}, {}});
        Alike& group = groups[at->second];
        group.records.push_back(r);
        if (!std::binary_search(group.articles.begin(), group.articles.end(), article)) {
            group.articles.insert(std::upper_bound(group.articles.begin(), group.articles.end(), article), article);
        }
    }
    return groups;
}

/// Groups worth comparing: members of one block whose days are near each other.
using BlockKey = std::tuple<EventType, Reality, char, std::string_view>;

/// Blocks by actor ('a'), by country of an actor who is or acts for a state ('c'), by article ('t'), by place where nobody is named ('p').
std::vector<BlockKey> block_keys(const Alike& group, const std::vector<std::string>& article_keys) {
    const EventProfile& p = group.profile;
    std::vector<BlockKey> keys;
    for (const auto* side : {&p.sources, &p.targets}) {
        for (const Entity* actor : *side) {
            keys.emplace_back(p.type, p.reality, 'a', actor->id);
            if (acts_for_state(*actor) && !actor->country.empty()) keys.emplace_back(p.type, p.reality, 'c', actor->country);
        }
    }
    for (const Index article : group.articles) keys.emplace_back(p.type, p.reality, 't', article_keys[article]);
    if (p.sources.empty() && p.targets.empty() && p.place != nullptr) keys.emplace_back(p.type, p.reality, 'p', p.place->id);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

struct Window {
    int first = 0;
    int last = 0;
    Index group = 0;
    bool names_state = false;
    auto operator<=>(const Window&) const = default;
};

Window window_of(const EventProfile& p, Index group, bool of_article) {
    constexpr int ever = 10'000'000; // days
    constexpr int slack = 2;         // two windows meet if the days are at most 2 * slack apart
    const auto state = [](const Entity* actor) { return is_state(*actor); };
    const bool names_state = std::any_of(p.sources.begin(), p.sources.end(), state) || std::any_of(p.targets.begin(), p.targets.end(), state);
    if (!p.dated || of_article) return {-ever, ever, group, names_state};
    return {p.first_day - slack, p.last_day + slack, group, names_state};
}

std::vector<std::pair<Index, Index>> candidates(const std::vector<Alike>& groups) {
    Index article_count = 0;
    for (const Alike& group : groups) article_count = std::max(article_count, group.articles.back() + 1);
    std::vector<std::string> article_keys(article_count);
    for (Index i = 0; i < article_count; ++i) article_keys[i] = std::to_string(i);

    std::map<BlockKey, std::vector<Window>> blocks;
    for (Index g = 0; g < groups.size(); ++g) {
        for (const BlockKey& key : block_keys(groups[g], article_keys)) {
            blocks[key].push_back(window_of(groups[g].profile, g, std::get<2>(key) == 't'));
        }
    }
    std::vector<std::pair<Index, Index>> pairs;
    for (auto& [key, members] : blocks) {
        std::sort(members.begin(), members.end());
        for (std::size_t i = 0; i < members.size(); ++i) {
            for (std::size_t j = i + 1; j < members.size() && members[j].first <= members[i].last; ++j) {
                // Officials of one country meet only through the state that they act for.
                if (std::get<2>(key) == 'c' && !members[i].names_state && !members[j].names_state) continue;
                const auto [a, b] = std::minmax(members[i].group, members[j].group);
                pairs.emplace_back(a, b);
            }
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

struct Agreement {
    int points = 0;
    Index a = 0;
    Index b = 0;
};

/// Best first; of equals, the earlier records.
std::vector<Agreement> agreements(const std::vector<Alike>& groups) {
    std::vector<Agreement> result;
    for (const auto& [a, b] : candidates(groups)) {
        const auto points = agree(groups[a], groups[b]);
        if (points && *points >= one_event) result.push_back({*points, a, b});
    }
    std::sort(result.begin(), result.end(),
              [](const Agreement& x, const Agreement& y) { return std::tuple{-x.points, x.a, x.b} < std::tuple{-y.points, y.a, y.b}; });
    return result;
}

/// Joins groups into clusters none of whose members contradict each other.
class Clusters {
public:
    explicit Clusters(const std::vector<Alike>& groups) : groups_(groups), cluster_of_(groups.size()), members_(groups.size()) {
        std::iota(cluster_of_.begin(), cluster_of_.end(), 0);
        for (Index g = 0; g < groups.size(); ++g) members_[g].push_back(g);
    }

    void join(Index a, Index b) {
        Index into = cluster_of_[a];
        Index from = cluster_of_[b];
        if (into == from || !compatible(into, from)) return;
        if (members_[into].size() < members_[from].size()) std::swap(into, from);
        for (const Index member : members_[from]) cluster_of_[member] = into;
        members_[into].insert(members_[into].end(), members_[from].begin(), members_[from].end());
        members_[from].clear();
    }

    /// Sorted record indices of each cluster.
    std::vector<std::vector<Index>> records() const {
        std::vector<std::vector<Index>> result;
        for (const auto& members : members_) {
            if (members.empty()) continue;
            auto& cluster = result.emplace_back();
            for (const Index member : members) cluster.insert(cluster.end(), groups_[member].records.begin(), groups_[member].records.end());
            std::sort(cluster.begin(), cluster.end());
        }
        return result;
    }

private:
    bool compatible(Index a, Index b) const {
        for (const Index x : members_[a]) {
            for (const Index y : members_[b]) {
                if (!agree(groups_[x], groups_[y])) return false;
            }
        }
        return true;
    }

    const std::vector<Alike>& groups_;
    std::vector<Index> cluster_of_;
    std::vector<std::vector<Index>> members_;
};

} // namespace

std::vector<IdentifiedEvent> identify_events(std::span<const EventRecord> records) {
    const auto entities = consensus_entities(records);
    const auto places = consensus_places(records);
    const std::vector<Alike> groups = put_together(records, entities, places);
    Clusters clusters{groups};
    for (const Agreement& agreement : agreements(groups)) clusters.join(agreement.a, agreement.b);

    // What ends up with the same description is the same event: an id is never given twice.
    std::vector<std::vector<Index>> pending = clusters.records();
    std::map<std::string, IdentifiedEvent> events;
    while (!pending.empty()) {
        IdentifiedEvent event = describe_event(records, std::move(pending.back()), entities, places);
        pending.pop_back();
        const auto known = events.find(event.id);
        if (known == events.end()) {
            events.emplace(event.id, std::move(event));
            continue;
        }
        std::vector<Index> both = std::move(known->second.records);
        both.insert(both.end(), event.records.begin(), event.records.end());
        std::sort(both.begin(), both.end());
        events.erase(known);
        pending.push_back(std::move(both));
    }
    std::vector<IdentifiedEvent> result;
    result.reserve(events.size());
    for (auto& [id, event] : events) result.push_back(std::move(event));
    return result;
}

} // namespace entente
