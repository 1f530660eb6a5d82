// SPDX-License-Identifier: Apache-2.0
// Positions for the nodes of a graph: a force layout (Jacomy et al. 2014, ForceAtlas2) with far nodes taken together (Barnes and
// Hut 1986), then nodes pushed apart until they do not overlap. Only +, -, *, / and square roots are used, in a fixed order: the same
// bytes on every machine. 20,000 nodes take a few seconds.
//
//   const std::vector<Position> positions = layout(sizes, edges);
#pragma once

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

/// sizes: radius of each node. edges: pairs of node indices; loops and repetitions do no harm.
/// Positions are centred on the origin and lie within ±5000.
std::vector<Position> layout(std::span<const double> sizes, std::span<const std::pair<std::uint32_t, std::uint32_t>> edges);

} // namespace entente
