// SPDX-License-Identifier: Apache-2.0
#include "graph/build.hpp"

namespace entente {

KnowledgeGraph build_graph(std::vector<EventRecord> records) {
    std::vector<EventRecord> evidence = as_evidence(std::move(records));
    const std::vector<IdentifiedEvent> events = identify_events(evidence);
    return {std::move(evidence), events};
}

KnowledgeGraph merge(const KnowledgeGraph& into, const KnowledgeGraph& from) {
    std::vector<EventRecord> records = into.records();
    records.insert(records.end(), from.records().begin(), from.records().end());
    return build_graph(std::move(records));
}

} // namespace entente
