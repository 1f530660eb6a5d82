// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <map>

#include "evaluate/coreference.hpp"

namespace entente {
namespace {

std::map<std::uint32_t, std::size_t> chain_of_mention(const Chains& chains) {
    std::map<std::uint32_t, std::size_t> chain_of;
    for (std::size_t c = 0; c < chains.size(); ++c) {
        for (const std::uint32_t mention : chains[c])
            chain_of.emplace(mention, c);
    }
    return chain_of;
}

/// Links of `chains` that the partition by `others` keeps.
Ratio kept_links(const Chains& chains, const Chains& others) {
    const std::map<std::uint32_t, std::size_t> other_of = chain_of_mention(others);
    Ratio ratio;
    for (const std::vector<std::uint32_t>& chain : chains) {
        std::map<std::size_t, int> parts;
        std::size_t alone = 0;
        for (const std::uint32_t mention : chain) {
            const auto found = other_of.find(mention);
            if (found == other_of.end()) {
                ++alone;
            } else {
                ++parts[found->second];
            }
        }
        ratio.right += static_cast<double>(chain.size()) - static_cast<double>(parts.size() + alone);
        ratio.all += static_cast<double>(chain.size()) - 1;
    }
    return ratio;
}

Ratio mention_overlap(const Chains& chains, const Chains& others) {
    const std::map<std::uint32_t, std::size_t> other_of = chain_of_mention(others);
    Ratio ratio;
    for (const std::vector<std::uint32_t>& chain : chains) {
        std::map<std::size_t, double> parts;
        for (const std::uint32_t mention : chain) {
            const auto found = other_of.find(mention);
            if (found != other_of.end()) parts[found->second] += 1;
        }
        for (const auto& [other, shared] : parts)
            ratio.right += shared * shared / static_cast<double>(chain.size());
        ratio.all += static_cast<double>(chain.size());
    }
    return ratio;
}

/// The greatest total of a one-to-one assignment of rows to columns (Kuhn–Munkres with potentials, O(n³)).
double best_assignment(const std::vector<std::vector<double>>& value, std::size_t columns) {
    const std::size_t n = std::max(value.size(), columns);
    if (n == 0) return 0;
    const auto cost = [&](std::size_t row, std::size_t column) {
        return row < value.size() && column < columns ? -value[row][column] : 0.0;
    };
    std::vector<double> u(n + 1, 0);
    std::vector<double> v(n + 1, 0);
    std::vector<std::size_t> match(n + 1, 0);
    for (std::size_t row = 1; row <= n; ++row) {
        std::vector<double> least(n + 1, std::numeric_limits<double>::infinity());
        std::vector<bool> used(n + 1, false);
        std::vector<std::size_t> way(n + 1, 0);
        match[0] = row;
        std::size_t at = 0;
        do {
            used[at] = true;
            double delta = std::numeric_limits<double>::infinity();
            std::size_t next = 0;
            for (std::size_t column = 1; column <= n; ++column) {
                if (used[column]) continue;
                const double reduced = cost(match[at] - 1, column - 1) - u[match[at]] - v[column];
                if (reduced < least[column]) {
                    least[column] = reduced;
                    way[column] = at;
                }
                if (least[column] < delta) {
                    delta = least[column];
                    next = column;
                }
            }
            for (std::size_t column = 0; column <= n; ++column) {
                if (used[column]) {
                    u[match[column]] += delta;
                    v[column] -= delta;
                } else {
                    least[column] -= delta;
                }
            }
            at = next;
        } while (match[at] != 0);
        for (; at != 0; at = way[at])
            match[at] = match[way[at]];
    }
    double total = 0;
    for (std::size_t column = 1; column <= n; ++column)
        total -= cost(match[column] - 1, column - 1);
    return total;
}

} // namespace

MetricScore muc(const Chains& gold, const Chains& predicted) {
    return {kept_links(predicted, gold), kept_links(gold, predicted)};
}

MetricScore b_cubed(const Chains& gold, const Chains& predicted) {
    return {mention_overlap(predicted, gold), mention_overlap(gold, predicted)};
}

MetricScore ceaf_e(const Chains& gold, const Chains& predicted) {
    std::vector<std::vector<double>> similarity(gold.size(), std::vector<double>(predicted.size(), 0));
    const std::map<std::uint32_t, std::size_t> predicted_of = chain_of_mention(predicted);
    for (std::size_t g = 0; g < gold.size(); ++g) {
        for (const std::uint32_t mention : gold[g]) {
            const auto found = predicted_of.find(mention);
            if (found != predicted_of.end()) similarity[g][found->second] += 1;
        }
        for (std::size_t p = 0; p < predicted.size(); ++p) {
            similarity[g][p] = 2 * similarity[g][p] / static_cast<double>(gold[g].size() + predicted[p].size());
        }
    }
    const double total = best_assignment(similarity, predicted.size());
    return {{total, static_cast<double>(predicted.size())}, {total, static_cast<double>(gold.size())}};
}

} // namespace entente
