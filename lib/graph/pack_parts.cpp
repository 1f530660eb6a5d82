// SPDX-License-Identifier: Apache-2.0
#include "graph/pack_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <numeric>
#include <unordered_set>
#include <utility>

namespace entente {

namespace {

constexpr double gap = 12.0; // round every node
constexpr double least_cell = 8.0;
constexpr double most_cells = 60000; // about; more cells than that gain nothing that one can see

struct Spot {
    std::int32_t column = 0;
    std::int32_t row = 0;
    auto operator<=>(const Spot&) const = default;
};

struct Part {
    std::vector<std::uint32_t> nodes;
    std::vector<Edge> edges;
    Position low;
    Position high;
    std::vector<Spot> cells; ///< sorted; column and row count from `low`
};

std::vector<Part> split(std::span<const Position> positions, std::span<const Position> extents, std::span<const Edge> edges,
                        std::span<const std::uint32_t> part_of, std::uint32_t parts) {
    std::vector<Part> result(parts);
    for (std::uint32_t node = 0; node < positions.size(); ++node) {
        Part& part = result[part_of[node]];
        const Position low{positions[node].x - extents[node].x - gap, positions[node].y - extents[node].y - gap};
        const Position high{positions[node].x + extents[node].x + gap, positions[node].y + extents[node].y + gap};
        const bool first = part.nodes.empty();
        part.low = first ? low : Position{std::min(part.low.x, low.x), std::min(part.low.y, low.y)};
        part.high = first ? high : Position{std::max(part.high.x, high.x), std::max(part.high.y, high.y)};
        part.nodes.push_back(node);
    }
    for (const Edge& edge : edges)
        result[part_of[edge.first]].edges.push_back(edge);
    return result;
}

double cell_size(const std::vector<Part>& parts) {
    double area = 0;
    for (const Part& part : parts)
        area += (part.high.x - part.low.x) * (part.high.y - part.low.y);
    return std::max(least_cell, std::sqrt(area / most_cells));
}

std::vector<Spot> cells_of(const Part& part, std::span<const Position> positions, std::span<const Position> extents, double cell) {
    std::vector<Spot> cells;
    const auto column = [&](double x) { return static_cast<std::int32_t>((x - part.low.x) / cell); };
    const auto row = [&](double y) { return static_cast<std::int32_t>((y - part.low.y) / cell); };
    for (const std::uint32_t node : part.nodes) {
        const Position at = positions[node];
        const Position half{extents[node].x + gap, extents[node].y + gap};
        for (std::int32_t r = row(at.y - half.y); r <= row(at.y + half.y); ++r) {
            for (std::int32_t c = column(at.x - half.x); c <= column(at.x + half.x); ++c)
                cells.push_back({c, r});
        }
    }
    for (const auto& [a, b] : part.edges) {
        const double dx = positions[b].x - positions[a].x;
        const double dy = positions[b].y - positions[a].y;
        const int steps = static_cast<int>(2 * std::sqrt(dx * dx + dy * dy) / cell) + 1;
        for (int i = 1; i < steps; ++i) {
            const double share = static_cast<double>(i) / steps;
            cells.push_back({column(positions[a].x + dx * share), row(positions[a].y + dy * share)});
        }
    }
    std::sort(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    return cells;
}

/// The cells taken so far.
class Board {
public:
    /// Nearest free spot for the middle of a part to the origin; the part is put there.
    Spot place(const Part& part, double cell) {
        const Spot middle{static_cast<std::int32_t>((part.high.x - part.low.x) / cell / 2),
                          static_cast<std::int32_t>((part.high.y - part.low.y) / cell / 2)};
        std::int32_t& ring = nearest_ring_[middle]; // parts of one extent: what was full stays full
        for (;; ++ring) {
            for (const Spot at : spots(ring)) {
                const Spot corner{at.column - middle.column, at.row - middle.row};
                if (!free(part, corner)) continue;
                for (const Spot& c : part.cells)
                    taken_.insert(key({c.column + corner.column, c.row + corner.row}));
                return corner;
            }
        }
    }

private:
    static std::uint64_t key(Spot spot) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(spot.column)) << 32U | static_cast<std::uint32_t>(spot.row);
    }

    bool free(const Part& part, Spot corner) const {
        return std::none_of(part.cells.begin(), part.cells.end(), [&](const Spot& c) {
            return taken_.contains(key({c.column + corner.column, c.row + corner.row}));
        });
    }

    /// A frame round the origin, wider than high as screens are.
    static std::vector<Spot> spots(std::int32_t ring) {
        const std::int32_t wide = ring * 3 / 2;
        std::vector<Spot> result;
        for (std::int32_t c = 0; c <= wide; ++c) {
            for (const std::int32_t column : {c, -c}) {
                result.push_back({column, ring});
                result.push_back({column, -ring});
            }
        }
        for (std::int32_t r = 0; r < ring; ++r) {
            for (const std::int32_t row : {r, -r}) {
                result.push_back({wide, row});
                result.push_back({-wide, row});
            }
        }
        return result;
    }

    std::unordered_set<std::uint64_t> taken_;
    std::map<Spot, std::int32_t> nearest_ring_;
};

} // namespace

std::vector<Position> pack_parts(std::span<const Position> positions, std::span<const Position> extents,
                                 std::span<const Edge> edges, std::span<const std::uint32_t> part_of, std::uint32_t parts) {
    std::vector<Part> split_parts = split(positions, extents, edges, part_of, parts);
    const double cell = cell_size(split_parts);
    for (Part& part : split_parts)
        part.cells = cells_of(part, positions, extents, cell);
    std::stable_sort(split_parts.begin(), split_parts.end(),
                     [](const Part& a, const Part& b) { return a.cells.size() > b.cells.size(); });
    std::vector<Position> result(positions.begin(), positions.end());
    Board board;
    for (const Part& part : split_parts) {
        const Spot corner = board.place(part, cell);
        for (const std::uint32_t node : part.nodes) {
            result[node].x += corner.column * cell - part.low.x;
            result[node].y += corner.row * cell - part.low.y;
        }
    }
    return result;
}

} // namespace entente
