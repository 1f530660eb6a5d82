// SPDX-License-Identifier: Apache-2.0
// The columns that nodes and edges have in every format, beside what each format has a place of its own for (id, label, weight,
// size, colour, position, edge kind, time).
//
//   for (const Column<ProjectedNode>& column : node_columns()) column.value(node);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/projected_graph.hpp"

namespace entente {

enum class ColumnType : std::uint8_t { text, real, whole, truth, list, day };

/// monostate: no value.
using Cell = std::variant<std::monostate, std::string, double, std::int64_t, bool, std::vector<std::string>, Date>;

template <typename Element>
struct Column {
    std::string_view name;
    ColumnType type;
    Cell (*value)(const Element&);
};

std::span<const Column<ProjectedNode>> node_columns();
std::span<const Column<ProjectedEdge>> edge_columns();

/// Text on one line; reals with a point; lists joined with "; "; "" for no value.
std::string as_text(const Cell& cell);

/// The label, or the id where there is none.
std::string label_of(const Attributes& element);

/// The records filed under an element, as a JSON array in the characters that every format carries unharmed; "" if there are none.
std::string evidence_json(const Attributes& element, const ProjectedGraph& graph);

} // namespace entente
