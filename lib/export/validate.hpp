// SPDX-License-Identifier: Apache-2.0
// What is wrong with a file: event records against the contract, graph files for well-formedness, duplicates and dangling references.
//
//   for (const Problem& problem : validate(bytes, "week.gexf")) …   // "week.gexf:812: edge 'e9' leads to the unknown node 'x'"
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "export/write.hpp"

namespace entente {

struct Problem {
    std::string file;
    std::size_t line = 0; ///< 0: the file as a whole
    std::string reason;
    friend bool operator==(const Problem&, const Problem&) = default;
};

/// Event records, JSON Lines.
std::vector<Problem> validate_events(std::string_view bytes, const std::string& file);
/// A graph file of that format; a CSV file by itself (nodes or edges).
std::vector<Problem> validate_graph(std::string_view bytes, const std::string& file, Format format);
/// Both tables of a graph in CSV: as above, and that each edge joins nodes of the other table.
std::vector<Problem> validate_csv(std::string_view nodes, const std::string& nodes_file, std::string_view edges, const std::string& edges_file);
/// By extension (.jsonl and .ndjson are event records), then by content.
std::vector<Problem> validate(std::string_view bytes, const std::string& file);

} // namespace entente
