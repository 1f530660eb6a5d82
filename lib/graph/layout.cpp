// SPDX-License-Identifier: Apache-2.0
#include "graph/layout.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

#include "graph/pack_parts.hpp"

namespace entente {

namespace {

constexpr double canvas = 5000.0;
constexpr double margin = 6.0;  // between the rims of two nodes
constexpr double stretch = 1.6; // labels are wider than high, and so is the drawing
constexpr double spacing = 5.0; // area of a part over that of its nodes

struct Parts {
    std::vector<std::uint32_t> part_of;
    std::uint32_t count = 0;
};

Parts connected_parts(std::size_t nodes, std::span<const Edge> edges) {
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(nodes);
    for (const auto& [a, b] : edges)
        boost::add_edge(a, b, graph);
    Parts parts;
    parts.part_of.resize(nodes);
    parts.count = static_cast<std::uint32_t>(boost::connected_components(graph, parts.part_of.data()));
    return parts;
}

/// Half width and half height of each node: with its label where all labels together have room on the canvas.
std::vector<Position> extents_of(std::span<const NodeBox> boxes) {
    double area = 0;
    for (const NodeBox& box : boxes) {
        area += 4 * (std::max(box.radius, box.half_width) + margin) * (std::max(box.radius, box.half_height) + margin);
    }
    const bool labels = area * spacing * 2 < 4 * canvas * canvas;
    std::vector<Position> extents;
    extents.reserve(boxes.size());
    for (const NodeBox& box : boxes) {
        extents.push_back(labels ? Position{std::max(box.radius, box.half_width), std::max(box.radius, box.half_height)}
                                 : Position{box.radius, box.radius});
    }
    return extents;
}

void centre(std::vector<Position>& positions) {
    Position low = positions.front();
    Position high = positions.front();
    for (const Position& p : positions) {
        low = {std::min(low.x, p.x), std::min(low.y, p.y)};
        high = {std::max(high.x, p.x), std::max(high.y, p.y)};
    }
    for (Position& p : positions) {
        p.x -= (low.x + high.x) / 2;
        p.y -= (low.y + high.y) / 2;
    }
}

double reach(const std::vector<Position>& positions) {
    double result = 0;
    for (const Position& p : positions)
        result = std::max({result, std::abs(p.x), std::abs(p.y)});
    return result;
}

/// Scales a part to an area that is `spacing` times that of its nodes.
void spread(std::vector<Position>& positions, std::span<const Position> extents) {
    double area = 0;
    for (const Position& half : extents)
        area += 4 * (half.x + margin) * (half.y + margin);
    double square = 0;
    for (const Position& p : positions)
        square += p.x * p.x + p.y * p.y;
    const double current = std::sqrt(square / static_cast<double>(positions.size()));
    if (current <= 0) return;
    const double factor = std::sqrt(area * spacing / stretch) / (current * 2.8);
    for (Position& p : positions) {
        p.x *= factor * stretch;
        p.y *= factor;
    }
}

/// Pushes two nodes apart along the axis on which they overlap least. True if they did overlap.
bool separate(Position& a, Position& b, const Position& half_a, const Position& half_b, bool turn) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double over_x = half_a.x + half_b.x + margin - std::abs(dx);
    const double over_y = half_a.y + half_b.y + margin - std::abs(dy);
    if (over_x <= 0 || over_y <= 0) return false;
    const double share_a = half_b.x * half_b.y / (half_a.x * half_a.y + half_b.x * half_b.y); // the smaller gives way
    if (over_x < over_y) {
        const double push = (over_x + 0.1) * (dx > 0 || (dx == 0 && turn) ? 1 : -1);
        a.x -= push * share_a;
        b.x += push * (1 - share_a);
    } else {
        const double push = (over_y + 0.1) * (dy > 0 || (dy == 0 && turn) ? 1 : -1);
        a.y -= push * share_a;
        b.y += push * (1 - share_a);
    }
    return true;
}

/// One round of pushing overlapping neighbours apart, found by a grid of cells as large as the largest node. True if any did
/// overlap.
bool push_apart(std::vector<Position>& positions, std::span<const Position> extents, Position cell) {
    struct Entry {
        std::int32_t row, column;
        std::uint32_t node;
        auto operator<=>(const Entry&) const = default;
    };
    std::vector<Entry> grid;
    grid.reserve(positions.size());
    for (std::uint32_t i = 0; i < positions.size(); ++i) {
        grid.push_back({static_cast<std::int32_t>(std::floor(positions[i].y / cell.y)),
                        static_cast<std::int32_t>(std::floor(positions[i].x / cell.x)), i});
    }
    std::sort(grid.begin(), grid.end());
    bool overlapped = false;
    const auto part = [&](std::uint32_t a, std::uint32_t b) {
        if (separate(positions[a], positions[b], extents[a], extents[b], a < b)) overlapped = true;
    };
    const auto row_begin = [&](std::int32_t row, std::int32_t column) {
        return std::lower_bound(grid.begin(), grid.end(), Entry{row, column, 0});
    };
    for (auto entry = grid.begin(); entry != grid.end(); ++entry) {
        for (auto other = entry + 1; other != grid.end() && other->row == entry->row && other->column <= entry->column + 1;
             ++other) {
            part(entry->node, other->node);
        }
        for (auto other = row_begin(entry->row + 1, entry->column - 1);
             other != grid.end() && other->row == entry->row + 1 && other->column <= entry->column + 1; ++other) {
            part(entry->node, other->node);
        }
    }
    return overlapped;
}

void remove_overlaps(std::vector<Position>& positions, std::span<const Position> extents) {
    Position cell;
    for (const Position& half : extents)
        cell = {std::max(cell.x, 2 * half.x + margin), std::max(cell.y, 2 * half.y + margin)};
    const int rounds = positions.size() <= 2000 ? 400 : 60;
    for (int round = 0; round < rounds && push_apart(positions, extents, cell); ++round) {
    }
}

std::vector<Position> lay_out_part(std::span<const Position> extents, std::span<const Edge> edges) {
    std::vector<Position> positions = force_layout(extents.size(), edges);
    centre(positions);
    spread(positions, extents);
    remove_overlaps(positions, extents);
    return positions;
}

} // namespace

std::vector<Position> layout(std::span<const NodeBox> boxes, std::span<const Edge> edges) {
    if (boxes.empty()) return {};
    const std::vector<Position> extents = extents_of(boxes);
    const Parts parts = connected_parts(boxes.size(), edges);

    std::vector<std::vector<std::uint32_t>> nodes(parts.count);
    std::vector<std::uint32_t> place_in_part(boxes.size());
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        place_in_part[i] = static_cast<std::uint32_t>(nodes[parts.part_of[i]].size());
        nodes[parts.part_of[i]].push_back(i);
    }
    std::vector<std::vector<Edge>> part_edges(parts.count);
    for (const auto& [a, b] : edges)
        part_edges[parts.part_of[a]].emplace_back(place_in_part[a], place_in_part[b]);

    std::vector<Position> positions(boxes.size());
    for (std::uint32_t part = 0; part < parts.count; ++part) {
        std::vector<Position> part_extents;
        for (const std::uint32_t node : nodes[part])
            part_extents.push_back(extents[node]);
        const std::vector<Position> laid_out = lay_out_part(part_extents, part_edges[part]);
        for (std::size_t i = 0; i < laid_out.size(); ++i)
            positions[nodes[part][i]] = laid_out[i];
    }
    positions = pack_parts(positions, extents, edges, parts.part_of, parts.count);
    centre(positions);
    if (const double most = reach(positions); most > canvas) {
        for (Position& p : positions)
            p = {p.x * canvas / most, p.y * canvas / most};
    }
    return positions;
}

} // namespace entente
