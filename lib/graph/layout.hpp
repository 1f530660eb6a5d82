// SPDX-License-Identifier: Apache-2.0
// Positions for the nodes of a graph. Each connected part is laid out by forces (force_layout.hpp), its nodes are pushed apart
// until neither they nor their labels overlap, and the parts are packed side by side, the largest in the middle (pack_parts.hpp).
// The same bytes on every machine. 20,000 nodes take a few seconds.
//
//   const std::vector<Position> positions = layout(boxes, edges);
#pragma once

#include <span>
#include <vector>

#include "graph/force_layout.hpp"

namespace entente {

/// The room that a node wants: a disc, and a label over it.
struct NodeBox {
    double radius = 0;
    double half_width = 0; ///< of the label, or 0
    double half_height = 0;
};

/// Positions are centred on the origin and lie within ±5000. Labels keep clear of each other where all of them have room in that.
std::vector<Position> layout(std::span<const NodeBox> boxes, std::span<const Edge> edges);

} // namespace entente
