// SPDX-License-Identifier: Apache-2.0
// Places the parts of a drawing side by side without overlaps, after Freivalds, Dogrusoz and Kikusts (2002): each part is the set
// of grid cells that its nodes and edges touch; the largest goes to the middle, every other to the free spot nearest to it.
//
//   pack_parts(positions, extents, edges, part_of, parts);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/force_layout.hpp"

namespace entente {

/// part_of: the part of each node, 0 to parts - 1. extents: half width and half height of each node. Positions of nodes within a
/// part keep their distances. Returns the new positions.
std::vector<Position> pack_parts(std::span<const Position> positions, std::span<const Position> extents,
                                 std::span<const Edge> edges, std::span<const std::uint32_t> part_of, std::uint32_t parts);

} // namespace entente
