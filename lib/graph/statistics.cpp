// SPDX-License-Identifier: Apache-2.0
#include "graph/statistics.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace entente {

namespace {

class Ranking {
public:
    void add(const std::string& name, const IdentifiedEvent& event, const std::vector<EventRecord>& records) {
        Entry& entry = entries_[name];
        ++entry.events;
        for (const std::uint32_t r : event.records) entry.articles.insert(records[r].article.id);
    }

    /// In order of name.
    std::vector<Ranked> by_name() const {
        std::vector<Ranked> rows;
        for (const auto& [name, entry] : entries_) rows.push_back({name, entry.events, entry.articles.size()});
        return rows;
    }

    std::vector<Ranked> by_events() const {
        std::vector<Ranked> rows = by_name();
        std::stable_sort(rows.begin(), rows.end(), [](const Ranked& a, const Ranked& b) {
            return a.events != b.events ? a.events > b.events : a.reports > b.reports;
        });
        return rows;
    }

private:
    struct Entry {
        std::size_t events = 0;
        std::set<std::string_view> articles;
    };
    std::map<std::string, Entry> entries_;
};

/// Pairs on opposite sides; where all who take part stand on one side (the parties of a meeting), all pairs.
std::vector<std::pair<std::string, std::string>> pairs(const IdentifiedEvent& event) {
    std::vector<std::pair<std::string, std::string>> result;
    for (std::size_t i = 0; i < event.sources.size(); ++i) {
        for (const std::string& target : event.targets) result.emplace_back(event.sources[i], target);
        if (!event.reciprocal || !event.targets.empty()) continue;
        for (std::size_t j = i + 1; j < event.sources.size(); ++j) result.emplace_back(event.sources[i], event.sources[j]);
    }
    return result;
}

std::string dyad_name(const std::string& a, const std::string& b) { return std::min(a, b) + " - " + std::max(a, b); }

} // namespace

Statistics statistics(const KnowledgeGraph& graph) {
    Statistics result;
    const auto& g = graph.graph();
    const auto& records = graph.records();
    std::set<std::string_view> articles;
    for (const EventRecord& record : records) articles.insert(record.article.id);
    result.records = records.size();
    result.articles = articles.size();

    const auto actor_name = [&](const std::string& id) { return std::get<EntityNode>(g[*graph.find(id)]).name; };
    Ranking actors, dyads, types, places, statuses, days;
    for (KnowledgeGraph::VertexIndex v = 0; v < boost::num_vertices(g); ++v) {
        if (std::holds_alternative<EntityNode>(g[v])) ++result.actors;
        if (std::holds_alternative<PlaceNode>(g[v])) ++result.places;
        const auto* node = std::get_if<EventNode>(&g[v]);
        if (node == nullptr) continue;
        const IdentifiedEvent& event = node->event;
        ++result.events;
        types.add(std::string{name(event.type)}, event, records);
        statuses.add(std::string{name(event.status)}, event, records);
        for (const auto* side : {&event.sources, &event.targets}) {
            for (const std::string& id : *side) actors.add(actor_name(id), event, records);
        }
        for (const auto& [a, b] : pairs(event)) dyads.add(dyad_name(actor_name(a), actor_name(b)), event, records);
        const auto [begin, end] = boost::out_edges(v, g);
        for (auto edge = begin; edge != end; ++edge) {
            if (g[*edge].role != LinkRole::location) continue;
            ++result.placed;
            places.add(std::get<PlaceNode>(g[boost::target(*edge, g)]).name, event, records);
        }
        if (!event.date) continue;
        ++result.dated;
        days.add(format(event.date->start), event, records);
        result.first = result.first ? std::min(*result.first, event.date->start) : event.date->start;
        result.last = result.last ? std::max(*result.last, event.date->end) : event.date->end;
    }
    result.top_actors = actors.by_events();
    result.dyads = dyads.by_events();
    result.types = types.by_events();
    result.top_places = places.by_events();
    result.statuses = statuses.by_events();
    result.days = days.by_name();
    return result;
}

} // namespace entente
