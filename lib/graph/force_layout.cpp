// SPDX-License-Identifier: Apache-2.0
#include "graph/force_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace entente {

namespace {

using Edges = std::span<const Edge>;

constexpr double opening = 1.2; // a cell seen under less than 1 / opening counts as one body
constexpr double repulsion = 10.0;
constexpr double gravity = 1.0;
constexpr int deepest = 40; // of the tree; points nearer than that share a leaf

struct Body {
    Position at;
    Position force;
    Position before; ///< force of the last step
    double mass = 1;
};

/// Reproducible numbers in [-1, 1) (SplitMix64, Steele et al. 2014).
class Sequence {
public:
    double next() {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        z ^= z >> 31U;
        return static_cast<double>(z >> 11U) * 0x1.0p-52 - 1.0;
    }

private:
    std::uint64_t state_ = 0x656E74656E7465U;
};

/// Quadtree of bodies with the mass and centre of each cell.
class Tree {
public:
    explicit Tree(const std::vector<Body>& bodies) {
        double extent = 1;
        for (const Body& body : bodies)
            extent = std::max({extent, std::abs(body.at.x), std::abs(body.at.y)});
        cells_.reserve(bodies.size() * 2);
        add_cell({0, 0}, extent * 1.0001);
        for (const Body& body : bodies)
            insert(body.at, body.mass);
        for (Cell& cell : cells_) {
            cell.centre.x /= cell.mass;
            cell.centre.y /= cell.mass;
        }
    }

    /// Repulsion that a body feels.
    Position force_on(const Body& body) const {
        Position force;
        std::array<std::uint32_t, 4 * deepest + 4> open{};
        std::size_t count = 0;
        open[count++] = 0;
        while (count > 0) {
            const Cell& cell = cells_[open[--count]];
            const double dx = body.at.x - cell.centre.x;
            const double dy = body.at.y - cell.centre.y;
            const double square = dx * dx + dy * dy;
            const double width = 2 * cell.half;
            if (cell.leaf || width * width * opening * opening < square) {
                if (square < 1e-6) continue; // itself, or at the very same point: pushed apart later
                const double strength = repulsion * body.mass * cell.mass / square;
                force.x += dx * strength;
                force.y += dy * strength;
                continue;
            }
            for (const std::uint32_t child : cell.children) {
                if (child != 0) open[count++] = child;
            }
        }
        return force;
    }

private:
    struct Cell {
        Position middle;
        double half = 0;
        Position centre; ///< sum of mass * position until the tree is complete
        double mass = 0;
        bool leaf = true;
        std::array<std::uint32_t, 4> children{};
    };

    std::uint32_t add_cell(Position middle, double half) {
        Cell& cell = cells_.emplace_back();
        cell.middle = middle;
        cell.half = half;
        return static_cast<std::uint32_t>(cells_.size() - 1);
    }

    std::uint32_t child_for(std::uint32_t parent, Position at) {
        const Cell& cell = cells_[parent];
        const bool right = at.x >= cell.middle.x;
        const bool below = at.y >= cell.middle.y;
        const std::size_t quarter = (right ? 1U : 0U) + (below ? 2U : 0U);
        if (cell.children[quarter] != 0) return cell.children[quarter];
        const double half = cell.half / 2;
        const Position middle{cell.middle.x + (right ? half : -half), cell.middle.y + (below ? half : -half)};
        const std::uint32_t child = add_cell(middle, half);
        cells_[parent].children[quarter] = child;
        return child;
    }

    void add_to(std::uint32_t cell, Position at, double mass) {
        cells_[cell].centre.x += at.x * mass;
        cells_[cell].centre.y += at.y * mass;
        cells_[cell].mass += mass;
    }

    void insert(Position at, double mass) {
        std::uint32_t cell = 0;
        for (int depth = 0;; ++depth) {
            const bool empty = cells_[cell].mass == 0;
            if (cells_[cell].leaf && !empty && depth < deepest) { // one body lives here: it moves down
                const double old_mass = cells_[cell].mass;
                const Position old{cells_[cell].centre.x / old_mass, cells_[cell].centre.y / old_mass};
                cells_[cell].leaf = false;
                add_to(child_for(cell, old), old, old_mass);
            }
            add_to(cell, at, mass);
            if (cells_[cell].leaf) return;
            cell = child_for(cell, at);
        }
    }

    std::vector<Cell> cells_;
};

void attract(std::vector<Body>& bodies, Edges edges) {
    for (const auto& [a, b] : edges) {
        if (a == b) continue;
        // Divided by the mass, so that a hub does not pull all its neighbours into one heap.
        const double strength = 1.0 / std::min(bodies[a].mass, bodies[b].mass);
        const double dx = (bodies[a].at.x - bodies[b].at.x) * strength;
        const double dy = (bodies[a].at.y - bodies[b].at.y) * strength;
        bodies[a].force.x -= dx;
        bodies[a].force.y -= dy;
        bodies[b].force.x += dx;
        bodies[b].force.y += dy;
    }
}

double length(double x, double y) {
    return std::sqrt(x * x + y * y);
}

/// Moves every body along its force; one that swings to and fro moves less. Returns the speed for the next step.
double move(std::vector<Body>& bodies, double speed) {
    double swinging = 0;
    double traction = 0;
    for (const Body& body : bodies) {
        swinging += body.mass * length(body.force.x - body.before.x, body.force.y - body.before.y);
        traction += body.mass * length(body.force.x + body.before.x, body.force.y + body.before.y) / 2;
    }
    const double target = swinging > 0 ? traction / swinging : speed;
    speed = std::min(target, speed * 1.5);
    for (Body& body : bodies) {
        const double swing = length(body.force.x - body.before.x, body.force.y - body.before.y);
        const double factor = speed / (1 + speed * std::sqrt(body.mass * swing));
        const double stride = length(body.force.x, body.force.y) * factor;
        const double limit = stride > 10 ? 10 / stride : 1;
        body.at.x += body.force.x * factor * limit;
        body.at.y += body.force.y * factor * limit;
    }
    return speed;
}

std::vector<Body> start(std::size_t count, Edges edges) {
    std::vector<Body> bodies(count);
    Sequence sequence;
    const double radius = 10 * std::sqrt(static_cast<double>(count));
    for (Body& body : bodies) {
        do {
            body.at = {sequence.next(), sequence.next()};
        } while (body.at.x * body.at.x + body.at.y * body.at.y > 1);
        body.at.x *= radius;
        body.at.y *= radius;
    }
    for (const auto& [a, b] : edges) {
        if (a == b) continue;
        bodies[a].mass += 1;
        bodies[b].mass += 1;
    }
    return bodies;
}

void step(std::vector<Body>& bodies, Edges edges, double& speed) {
    const Tree tree{bodies};
    for (Body& body : bodies) {
        body.before = body.force;
        body.force = tree.force_on(body);
        const double distance = length(body.at.x, body.at.y);
        if (distance > 0) {
            const double pull = gravity * body.mass * (1 / distance + 0.01);
            body.force.x -= body.at.x * pull;
            body.force.y -= body.at.y * pull;
        }
    }
    attract(bodies, edges);
    speed = move(bodies, speed);
}

int steps_for(std::size_t count) {
    if (count <= 500) return 500;
    if (count <= 5000) return 250;
    return 120;
}

} // namespace

std::vector<Position> force_layout(std::size_t count, Edges edges) {
    std::vector<Body> bodies = start(count, edges);
    double speed = 1;
    for (int i = 0; i < steps_for(count) && count > 1; ++i)
        step(bodies, edges, speed);
    std::vector<Position> positions;
    positions.reserve(count);
    for (const Body& body : bodies)
        positions.push_back(body.at);
    return positions;
}

} // namespace entente
