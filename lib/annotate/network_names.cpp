// SPDX-License-Identifier: Apache-2.0
#include "annotate/network_names.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace entente {

std::vector<std::size_t> best_names(const float* scores, std::size_t words, std::size_t stride, std::span<const float> chain) {
    constexpr float impossible = -1e9F;
    std::vector<std::size_t> labels(words);
    if (words == 0) return labels;
    std::vector<std::array<std::uint8_t, name_label_count>> back(words);
    std::array<float, name_label_count> best{};
    for (std::size_t to = 0; to < name_label_count; ++to)
        best[to] = name_label_may_follow(0, to) ? scores[to] + chain[name_chain_start * name_label_count + to] : impossible;
    for (std::size_t i = 1; i < words; ++i) {
        std::array<float, name_label_count> next{};
        for (std::size_t to = 0; to < name_label_count; ++to) {
            float top = 2 * impossible;
            std::size_t from = 0;
            for (std::size_t candidate = 0; candidate < name_label_count; ++candidate) {
                if (!name_label_may_follow(candidate, to)) continue;
                const float value = best[candidate] + chain[candidate * name_label_count + to];
                if (value > top) {
                    top = value;
                    from = candidate;
                }
            }
            next[to] = top + scores[i * stride + to];
            back[i][to] = static_cast<std::uint8_t>(from);
        }
        best = next;
    }
    auto label = static_cast<std::size_t>(std::max_element(best.begin(), best.end()) - best.begin());
    for (std::size_t i = words; i-- > 0;) {
        labels[i] = label;
        label = back[i][label];
    }
    return labels;
}

} // namespace entente
