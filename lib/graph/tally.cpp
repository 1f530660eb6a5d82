// SPDX-License-Identifier: Apache-2.0
#include "graph/tally.hpp"

#include <algorithm>
#include <tuple>

namespace entente {

namespace {

constexpr std::size_t longest_example = 400; // bytes

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::string shortened(const std::string& sentence) {
    if (sentence.size() <= longest_example) return sentence;
    std::size_t end = sentence.rfind(' ', longest_example);
    if (end == std::string::npos || end < longest_example / 2) {
        end = longest_example;
        while (end > 0 && continues_character(sentence[end])) --end;
    }
    return sentence.substr(0, end) + "…";
}

/// The sentence of the most confident record; of equals the shortest.
std::string example_of(const Tally& tally, const std::vector<EventRecord>& records) {
    const EventRecord* best = nullptr;
    for (const std::uint32_t r : tally.records) {
        const EventRecord& record = records[r];
        if (record.text.empty()) continue;
        if (best == nullptr || std::tuple{-record.confidence, record.text.size()} < std::tuple{-best->confidence, best->text.size()}) {
            best = &record;
        }
    }
    return best == nullptr ? std::string{} : shortened(best->text);
}

} // namespace

std::vector<DateInterval> united(std::vector<DateInterval> intervals) {
    std::sort(intervals.begin(), intervals.end());
    std::vector<DateInterval> result;
    for (const DateInterval& interval : intervals) {
        if (!result.empty() && interval.start <= result.back().end) {
            result.back().end = std::max(result.back().end, interval.end);
        } else {
            result.push_back(interval);
        }
    }
    return result;
}

void summarise(const Tally& tally, const KnowledgeGraph& graph, Attributes& attributes) {
    std::set<std::string> articles;
    for (const std::uint32_t r : tally.records) articles.insert(graph.records()[r].article.id);
    attributes.articles.assign(articles.begin(), articles.end());
    attributes.reports = static_cast<std::uint32_t>(articles.size());
    attributes.example = example_of(tally, graph.records());
    attributes.weight = std::max(1.0, static_cast<double>(tally.events.size()));

    double goldstein = 0;
    std::set<Status> statuses;
    std::vector<DateInterval> intervals;
    for (const auto& [id, event] : tally.events) {
        goldstein += event->goldstein;
        statuses.insert(event->status);
        attributes.confidence = std::max(attributes.confidence, event->confidence);
        if (event->date) intervals.push_back(*event->date);
    }
    if (!tally.events.empty()) attributes.goldstein = goldstein / static_cast<double>(tally.events.size());
    if (statuses.size() == 1) attributes.status = name(*statuses.begin());
    if (statuses.size() > 1) attributes.status = "mixed";
    attributes.spells = united(std::move(intervals));
    if (attributes.spells.empty()) return;
    attributes.first = attributes.spells.front().start;
    attributes.last = attributes.spells.back().end;
}

void name_types(const Tally& tally, const Ontology& ontology, Attributes& attributes) {
    std::set<EventType> types;
    for (const auto& [id, event] : tally.events) types.insert(event->type);
    if (types.size() != 1) return;
    const EventTypeInfo& info = ontology.type(*types.begin());
    attributes.event_type = name(info.type);
    attributes.quad = name(info.quad);
}

} // namespace entente
