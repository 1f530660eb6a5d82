// SPDX-License-Identifier: Apache-2.0
// Where the nodes of a connected graph settle: ForceAtlas2 (Jacomy et al. 2014) with far nodes taken together (Barnes and Hut
// 1986). Only +, -, *, / and square roots are used, in a fixed order: the same bytes on every machine.
//
//   const std::vector<Position> positions = force_layout(3, {{{0, 1}, {1, 2}}});
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace entente {

struct Position {
    double x = 0;
    double y = 0;
    friend bool operator==(const Position&, const Position&) = default;
};

/// Two node indices.
using Edge = std::pair<std::uint32_t, std::uint32_t>;

/// Loops and repeated edges do no harm. The scale is arbitrary, nodes are points.
std::vector<Position> force_layout(std::size_t count, std::span<const Edge> edges);

} // namespace entente
