// SPDX-License-Identifier: Apache-2.0
#include "annotate/network_tree.hpp"

#include <algorithm>
#include <cmath>

namespace entente {
namespace {

/// Weights of arcs head -> dependent among nodes 0 (the root) to size - 1.
struct Arcs {
    std::size_t size;
    std::vector<double> weight;
    double& at(std::size_t head, std::size_t dependent) { return weight[dependent * size + head]; }
    double at(std::size_t head, std::size_t dependent) const { return weight[dependent * size + head]; }
};

std::vector<std::size_t> best_heads(const Arcs& arcs) {
    std::vector<std::size_t> heads(arcs.size, 0);
    for (std::size_t v = 1; v < arcs.size; ++v)
        for (std::size_t u = 1; u < arcs.size; ++u)
            if (u != v && arcs.at(u, v) > arcs.at(heads[v], v)) heads[v] = u;
    return heads;
}

/// The nodes of some cycle of the graph v -> heads[v]; empty if there is none.
std::vector<std::size_t> find_cycle(const std::vector<std::size_t>& heads) {
    std::vector<std::size_t> visit(heads.size(), 0); // the walk that reached the node first
    for (std::size_t start = 1; start < heads.size(); ++start) {
        std::size_t v = start;
        for (; v != 0 && visit[v] == 0; v = heads[v])
            visit[v] = start;
        if (v == 0 || visit[v] != start) continue;
        std::vector<std::size_t> cycle{v};
        for (std::size_t u = heads[v]; u != v; u = heads[u])
            cycle.push_back(u);
        return cycle;
    }
    return {};
}

std::vector<std::size_t> maximum_arborescence(const Arcs& arcs) {
    std::vector<std::size_t> heads = best_heads(arcs);
    const std::vector<std::size_t> cycle = find_cycle(heads);
    if (cycle.empty()) return heads;

    std::vector<bool> in_cycle(arcs.size, false);
    for (const std::size_t v : cycle)
        in_cycle[v] = true;
    std::vector<std::size_t> kept; // nodes outside; the contracted one comes last
    for (std::size_t v = 0; v < arcs.size; ++v)
        if (!in_cycle[v]) kept.push_back(v);
    const std::size_t contracted = kept.size();
    Arcs smaller{contracted + 1, std::vector<double>((contracted + 1) * (contracted + 1), 0.0)};
    std::vector<std::size_t> enters(contracted, cycle.front()); // where an arc from outside breaks the cycle
    std::vector<std::size_t> leaves(contracted, cycle.front()); // which node of the cycle heads a node outside
    for (std::size_t k = 0; k < contracted; ++k) {
        const std::size_t u = kept[k];
        for (std::size_t m = 0; m < contracted; ++m)
            smaller.at(k, m) = arcs.at(u, kept[m]);
        const auto gain = [&](std::size_t v) { return arcs.at(u, v) - arcs.at(heads[v], v); };
        for (const std::size_t v : cycle) {
            if (gain(v) > gain(enters[k])) enters[k] = v;
            if (arcs.at(v, u) > arcs.at(leaves[k], u)) leaves[k] = v;
        }
        smaller.at(k, contracted) = gain(enters[k]);
        smaller.at(contracted, k) = arcs.at(leaves[k], u);
    }
    const std::vector<std::size_t> solved = maximum_arborescence(smaller);
    for (std::size_t k = 1; k < contracted; ++k)
        heads[kept[k]] = solved[k] == contracted ? leaves[k] : kept[solved[k]];
    const std::size_t from = solved[contracted];
    heads[enters[from]] = kept[from];
    return heads;
}

} // namespace

bool is_tree(std::span<const std::int32_t> heads) {
    const std::size_t n = heads.size();
    if (std::count(heads.begin(), heads.end(), -1) != 1) return false;
    std::vector<std::size_t> walk(n, 0);
    for (std::size_t start = 0; start < n; ++start) {
        std::size_t v = start;
        while (walk[v] == 0) {
            walk[v] = start + 1;
            if (heads[v] < 0) break;
            v = static_cast<std::size_t>(heads[v]);
            if (v >= n || walk[v] == start + 1) return false;
        }
    }
    return true;
}

std::vector<std::int32_t> best_tree(std::span<const float> scores, std::size_t n) {
    std::vector<std::int32_t> heads(n);
    double largest = 1.0;
    for (std::size_t i = 0; i < n; ++i) {
        const float* row = scores.data() + i * (n + 1);
        std::size_t best = 0;
        for (std::size_t c = 0; c <= n; ++c) {
            if (c != i + 1 && row[c] > row[best]) best = c;
            largest = std::max(largest, std::abs(static_cast<double>(row[c])));
        }
        heads[i] = static_cast<std::int32_t>(best) - 1;
    }
    if (is_tree(heads)) return heads;

    // A root arc costs more than any gain elsewhere, so that the best arborescence has as few as can be: one.
    const double toll = 4.0 * largest * static_cast<double>(n);
    Arcs arcs{n + 1, std::vector<double>((n + 1) * (n + 1), 0.0)};
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t c = 0; c <= n; ++c)
            arcs.at(c, i + 1) = static_cast<double>(scores[i * (n + 1) + c]) - (c == 0 ? toll : 0.0);
    const std::vector<std::size_t> solved = maximum_arborescence(arcs);
    for (std::size_t i = 0; i < n; ++i)
        heads[i] = static_cast<std::int32_t>(solved[i + 1]) - 1;
    return heads;
}

} // namespace entente
