// SPDX-License-Identifier: Apache-2.0
#include "graph/select.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace entente {

namespace {

/// True if `part`, folded, is the whole name or a run of whole words of it.
bool has_words(std::string_view folded_name, std::string_view part) {
    for (std::size_t at = folded_name.find(part); at != std::string_view::npos; at = folded_name.find(part, at + 1)) {
        const std::size_t end = at + part.size();
        const auto is_word = [&](std::size_t i) {
            const auto c = static_cast<unsigned char>(folded_name[i]);
            return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
        };
        if ((at == 0 || !is_word(at - 1)) && (end == folded_name.size() || !is_word(end))) return true;
    }
    return false;
}

class Terms {
public:
    explicit Terms(const std::vector<std::string>& terms) {
        for (const std::string& term : terms) terms_.push_back(fold(term));
    }
    bool empty() const { return terms_.empty(); }
    bool is(std::string_view text) const {
        const std::string folded = fold(text);
        return !folded.empty() && std::find(terms_.begin(), terms_.end(), folded) != terms_.end();
    }
    bool in(std::string_view text) const {
        const std::string folded = fold(text);
        return std::any_of(terms_.begin(), terms_.end(), [&](const std::string& term) { return !term.empty() && has_words(folded, term); });
    }

private:
    std::vector<std::string> terms_;
};

bool fits(const EntityNode& actor, const Terms& terms) {
    return terms.is(actor.id) || terms.is(actor.country) || terms.in(actor.name) ||
           std::any_of(actor.aliases.begin(), actor.aliases.end(), [&](const std::string& alias) { return terms.in(alias); });
}

bool fits(const PlaceNode& place, const Terms& terms) {
    return terms.is(place.id) || terms.is(place.country) || terms.in(place.name) || terms.in(place.admin1);
}

/// Vertices that a person's terms mean; all if there are no terms.
template <typename Node>
std::set<KnowledgeGraph::VertexIndex> meant(const KnowledgeGraph::Graph& graph, const Terms& terms) {
    std::set<KnowledgeGraph::VertexIndex> result;
    if (terms.empty()) return result;
    for (KnowledgeGraph::VertexIndex v = 0; v < boost::num_vertices(graph); ++v) {
        const auto* node = std::get_if<Node>(&graph[v]);
        if (node != nullptr && fits(*node, terms)) result.insert(v);
    }
    return result;
}

bool fits(const IdentifiedEvent& event, const Selection& selection) {
    if (selection.from && (!event.date || event.date->end < *selection.from)) return false;
    if (selection.to && (!event.date || event.date->start > *selection.to)) return false;
    if (!selection.types.empty() && !selection.types.contains(event.type)) return false;
    if (!selection.statuses.empty() && !selection.statuses.contains(event.status)) return false;
    return event.reports >= selection.min_reports && event.confidence >= selection.min_confidence;
}

} // namespace

KnowledgeGraph select(const KnowledgeGraph& graph, const Selection& selection) {
    const KnowledgeGraph::Graph& g = graph.graph();
    const auto actors = meant<EntityNode>(g, Terms{selection.actors});
    const auto places = meant<PlaceNode>(g, Terms{selection.places});
    const auto joins = [&](KnowledgeGraph::VertexIndex event, const std::set<KnowledgeGraph::VertexIndex>& wanted) {
        const auto [in_begin, in_end] = boost::in_edges(event, g);
        const auto [out_begin, out_end] = boost::out_edges(event, g);
        return std::any_of(in_begin, in_end, [&](const auto& edge) { return wanted.contains(boost::source(edge, g)); }) ||
               std::any_of(out_begin, out_end, [&](const auto& edge) { return wanted.contains(boost::target(edge, g)); });
    };

    std::vector<EventRecord> records;
    std::vector<IdentifiedEvent> events;
    std::vector<std::pair<std::uint32_t, std::size_t>> kept; // record, event: each record belongs to one event
    for (KnowledgeGraph::VertexIndex v = 0; v < boost::num_vertices(g); ++v) {
        const auto* node = std::get_if<EventNode>(&g[v]);
        if (node == nullptr || !fits(node->event, selection)) continue;
        if (!selection.actors.empty() && !joins(v, actors)) continue;
        if (!selection.places.empty() && !joins(v, places)) continue;
        for (const std::uint32_t record : node->event.records) kept.emplace_back(record, events.size());
        events.push_back(node->event);
        events.back().records.clear();
    }
    std::sort(kept.begin(), kept.end());
    for (const auto& [record, event] : kept) {
        events[event].records.push_back(static_cast<std::uint32_t>(records.size()));
        records.push_back(graph.records()[record]);
    }
    return {std::move(records), events};
}

} // namespace entente
