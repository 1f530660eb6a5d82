// SPDX-License-Identifier: Apache-2.0
// The loss of chains of name labels: a linear-chain conditional random field (Lafferty et al. 2001) of which some labels are known
// in part only, after Tsuboi et al. 2008.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "annotate/network_names.hpp"
#include "train/tape.hpp"

namespace entente::train {
namespace {

constexpr std::size_t L = name_label_count;
using Row = std::array<double, L>;

/// What each label after each other is worth, as factors; 0 where it may not follow.
struct Factors {
    Row start{};
    std::array<Row, L> follow{};

    explicit Factors(const Parameter& chain) {
        for (std::size_t to = 0; to < L; ++to) {
            if (name_label_may_follow(0, to)) start[to] = std::exp(static_cast<double>(chain.value[name_chain_start * L + to]));
            for (std::size_t from = 0; from < L; ++from)
                if (name_label_may_follow(from, to)) follow[from][to] = std::exp(static_cast<double>(chain.value[from * L + to]));
        }
    }
};

/// Sums over all sequences of labels that `masks` allow.
struct Sums {
    double log_sum = 0; ///< without the words' greatest scores
    std::vector<Row> label;
    Row start{};
    std::array<Row, L> follow{}; ///< expected number of each pair
};

class ChainSums {
public:
    ChainSums(const Factors& factors, const std::vector<Row>& words) : factors_(factors), words_(words) {}

    /// None if no sequence is allowed.
    std::optional<Sums> over(std::span<const std::uint32_t> masks) const {
        const std::size_t n = words_.size();
        std::vector<Row> allowed(words_);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t l = 0; masks[i] != 0 && l < L; ++l)
                if ((masks[i] >> l & 1U) == 0) allowed[i][l] = 0;
        std::vector<Row> forward(n);
        std::vector<double> sum(n);
        Sums out;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t to = 0; to < L; ++to) {
                double reached = i == 0 ? factors_.start[to] : 0;
                for (std::size_t from = 0; i > 0 && from < L; ++from)
                    reached += forward[i - 1][from] * factors_.follow[from][to];
                forward[i][to] = reached * allowed[i][to];
                sum[i] += forward[i][to];
            }
            if (!(sum[i] > 0)) return std::nullopt;
            for (double& f : forward[i])
                f /= sum[i];
            out.log_sum += std::log(sum[i]);
        }
        Row backward{};
        backward.fill(1);
        out.label.resize(n);
        for (std::size_t i = n; i-- > 0;) {
            for (std::size_t l = 0; l < L; ++l)
                out.label[i][l] = forward[i][l] * backward[l];
            if (i == 0) break;
            Row before{};
            for (std::size_t from = 0; from < L; ++from)
                for (std::size_t to = 0; to < L; ++to) {
                    const double step = factors_.follow[from][to] * allowed[i][to] * backward[to] / sum[i];
                    before[from] += step;
                    out.follow[from][to] += forward[i - 1][from] * step;
                }
            backward = before;
        }
        out.start = out.label[0];
        return out;
    }

private:
    const Factors& factors_;
    const std::vector<Row>& words_;
};

} // namespace

double Tape::chain_loss(Node x, const Parameter& chain, std::span<const std::uint32_t> masks, const Segments& segments,
                        float scale) {
    double loss = 0;
    const Factors factors{chain};
    const std::vector<std::uint32_t> free(x.rows, 0);
    for (std::size_t s = 0; s + 1 < segments.size(); ++s) {
        const std::size_t begin = segments[s];
        const std::size_t n = segments[s + 1] - begin;
        const auto known = masks.subspan(begin, n);
        if (std::all_of(known.begin(), known.end(), [](std::uint32_t m) { return m == 0; })) continue;
        std::vector<Row> words(n);
        for (std::size_t i = 0; i < n; ++i) {
            const float* row = x.value + (begin + i) * x.columns;
            const float top = *std::max_element(row, row + L);
            for (std::size_t l = 0; l < L; ++l)
                words[i][l] = std::exp(static_cast<double>(row[l] - top));
        }
        const ChainSums sums{factors, words};
        const auto all = sums.over(std::span{free}.first(n));
        const auto right = sums.over(known);
        if (!all || !right) continue;
        loss += static_cast<double>(scale) * (all->log_sum - right->log_sum);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t l = 0; l < L; ++l)
                x.gradient[(begin + i) * x.columns + l] += scale * static_cast<float>(all->label[i][l] - right->label[i][l]);
        float* to_chain = gradient(chain);
        for (std::size_t l = 0; l < L; ++l) {
            to_chain[name_chain_start * L + l] += scale * static_cast<float>(all->start[l] - right->start[l]);
            for (std::size_t from = 0; from < L; ++from)
                to_chain[from * L + l] += scale * static_cast<float>(all->follow[from][l] - right->follow[from][l]);
        }
    }
    return loss;
}

} // namespace entente::train
