// SPDX-License-Identifier: Apache-2.0
#include "train/network_trainer.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <chrono>
#include <cmath>
#include <deque>
#include <set>
#include <thread>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace entente::train {
namespace {

constexpr std::size_t shards = 5; // the last one takes sentences without trees

/// Runs job(0) … job(n - 1) on threads; each job writes its own results only.
template <class Job>
void run_jobs(std::size_t n, unsigned threads, const Job& job) {
    const unsigned used = std::min<unsigned>(std::max(threads, 1U), static_cast<unsigned>(n));
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t k = next++; k < n; k = next++)
            job(k);
    };
    std::vector<std::thread> pool;
    for (unsigned t = 1; t < used; ++t)
        pool.emplace_back(work);
    work();
    for (std::thread& thread : pool)
        thread.join();
}

/// Adam (Kingma and Ba 2015); rows of sparse parameters that a batch does not touch keep their moments. The work is cut into
/// blocks that do not depend on the number of threads.
class Adam {
public:
    explicit Adam(const std::vector<Parameter*>& parameters) : parameters_(parameters) {
        for (std::size_t p = 0; p < parameters_.size(); ++p) {
            const std::size_t n = parameters_[p]->value.size();
            first_.emplace_back(n, 0.0F);
            second_.emplace_back(n, 0.0F);
            if (parameters_[p]->sparse) {
                blocks_.push_back({p, 0, n});
            } else {
                for (std::size_t from = 0; from < n; from += block_size)
                    blocks_.push_back({p, from, std::min(n, from + block_size)});
            }
        }
    }

    void step(std::array<Gradients, shards>& gradients, float rate, float clip, unsigned threads) {
        ++steps_;
        std::vector<double> squares(blocks_.size(), 0.0);
        run_jobs(blocks_.size(), threads, [&](std::size_t b) { squares[b] = combine(blocks_[b], gradients); });
        double sum = 0;
        for (const double s : squares)
            sum += s;
        const auto norm = static_cast<float>(std::sqrt(sum));
        const float shrink = norm > clip ? clip / norm : 1.0F;
        const auto t = static_cast<double>(steps_);
        const auto step_size = static_cast<float>(rate * std::sqrt(1.0 - std::pow(beta2, t)) / (1.0 - std::pow(beta1, t)));
        run_jobs(blocks_.size(), threads, [&](std::size_t b) { update(blocks_[b], gradients[0], shrink, step_size); });
    }

private:
    static constexpr std::size_t block_size = 1U << 16;
    struct Block {
        std::size_t parameter;
        std::size_t begin;
        std::size_t end;
    };

    template <class Visit>
    void each_row(const Block& block, const Gradients& gradients, const Visit& visit) const {
        const Parameter& p = *parameters_[block.parameter];
        if (!p.sparse) return visit(block.begin, block.end - block.begin);
        for (const std::uint32_t row : gradients.of[p.index].touched)
            visit(row * p.columns, p.columns);
    }

    /// Adds the shards' gradients to those of the first, in order; returns the sum of squares.
    double combine(const Block& block, std::array<Gradients, shards>& gradients) const {
        const Parameter& p = *parameters_[block.parameter];
        Gradient& total = gradients[0].of[p.index];
        for (std::size_t s = 1; s < shards; ++s) {
            const float* from = gradients[s].of[p.index].value.data();
            each_row(block, gradients[s], [&](std::size_t at, std::size_t n) {
                if (p.sparse) total.touch(at / p.columns);
                float* sum = total.value.data() + at;
                for (std::size_t k = 0; k < n; ++k)
                    sum[k] += from[at + k];
            });
        }
        double squares = 0;
        each_row(block, gradients[0], [&](std::size_t at, std::size_t n) {
            std::array<float, 8> lanes{};
            const float* g = total.value.data() + at;
            for (std::size_t k = 0; k + 8 <= n; k += 8)
                for (std::size_t l = 0; l < 8; ++l)
                    lanes[l] += g[k + l] * g[k + l];
            for (std::size_t k = n / 8 * 8; k < n; ++k)
                lanes[0] += g[k] * g[k];
            for (const float lane : lanes)
                squares += static_cast<double>(lane);
        });
        return squares;
    }

    void update(const Block& block, const Gradients& gradients, float shrink, float step_size) {
        Parameter& p = *parameters_[block.parameter];
        each_row(block, gradients, [&](std::size_t at, std::size_t n) {
            const float* __restrict g = gradients.of[p.index].value.data() + at;
            float* __restrict m = first_[block.parameter].data() + at;
            float* __restrict v = second_[block.parameter].data() + at;
            float* __restrict w = p.value.data() + at;
            for (std::size_t k = 0; k < n; ++k) {
                const float gradient = g[k] * shrink;
                m[k] = beta1f * m[k] + (1.0F - beta1f) * gradient;
                v[k] = beta2f * v[k] + (1.0F - beta2f) * gradient * gradient;
                w[k] -= step_size * m[k] / (std::sqrt(v[k]) + 1e-8F);
            }
        });
    }

    static constexpr double beta1 = 0.9, beta2 = 0.95;
    static constexpr float beta1f = 0.9F, beta2f = 0.95F;
    std::vector<Parameter*> parameters_;
    std::vector<Block> blocks_;
    std::vector<std::vector<float>> first_, second_;
    std::size_t steps_ = 0;
};

using NameSpan = std::tuple<std::size_t, std::size_t, std::int32_t>;

/// Names of a label sequence; MISC does not count.
std::set<NameSpan> spans(const std::vector<std::int32_t>& labels) {
    std::set<NameSpan> found;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] % 2 == 0) continue;
        std::size_t end = i + 1;
        while (end < labels.size() && labels[end] == labels[i] + 1)
            ++end;
        if (labels[i] < static_cast<std::int32_t>(name_label(NameType::MISC, true))) found.emplace(i, end, labels[i]);
    }
    return found;
}

} // namespace

Scores score(const NetworkModel& model, const std::vector<Example>& examples, unsigned threads) {
    struct Counts {
        std::size_t words = 0, upos = 0, xpos = 0, heads = 0, labelled = 0, gold = 0, found = 0, right = 0;
    };
    constexpr std::size_t group = 32;
    const std::size_t groups = (examples.size() + group - 1) / group;
    std::vector<Counts> counts(groups);
    run_jobs(groups, threads, [&](std::size_t g) {
        std::vector<const Example*> batch;
        for (std::size_t s = g * group; s < std::min(examples.size(), (g + 1) * group); ++s)
            batch.push_back(&examples[s]);
        const std::vector<Prediction> predictions = model.predict(batch);
        Counts& n = counts[g];
        for (std::size_t s = 0; s < batch.size(); ++s) {
            const Example& e = *batch[s];
            const Prediction& p = predictions[s];
            for (std::size_t i = 0; e.has_tree() && i < e.forms.size(); ++i) {
                ++n.words;
                n.upos += p.upos[i] == e.upos[i] ? 1 : 0;
                n.xpos += p.xpos[i] == e.xpos[i] ? 1 : 0;
                n.heads += p.heads[i] == e.heads[i] ? 1 : 0;
                n.labelled += p.heads[i] == e.heads[i] && p.relations[i] == e.relations[i] ? 1 : 0;
            }
            std::vector<std::int32_t> gold;
            bool known = true;
            for (const std::uint32_t mask : e.names) {
                known = known && mask != 0;
                gold.push_back((mask & 1U) != 0 ? 0 : std::countr_zero(mask));
            }
            if (!known) continue;
            const std::set<NameSpan> wanted = spans(gold);
            const std::set<NameSpan> found = spans(p.names);
            n.gold += wanted.size();
            n.found += found.size();
            for (const NameSpan& span : found)
                n.right += wanted.count(span);
        }
    });
    Counts sum;
    for (const Counts& n : counts) {
        sum.words += n.words, sum.upos += n.upos, sum.xpos += n.xpos, sum.heads += n.heads, sum.labelled += n.labelled;
        sum.gold += n.gold, sum.found += n.found, sum.right += n.right;
    }
    const auto percent = [](std::size_t part, std::size_t whole) {
        return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    };
    return {percent(sum.upos, sum.words), percent(sum.xpos, sum.words), percent(sum.heads, sum.words),
            percent(sum.labelled, sum.words), percent(2 * sum.right, sum.gold + sum.found)};
}

std::string format(const Scores& s) {
    return fmt::format("UPOS {:.2f} XPOS {:.2f} UAS {:.2f} LAS {:.2f} names {:.2f}", s.upos, s.xpos, s.uas, s.las, s.names);
}

void train_network(NetworkModel& model, const std::vector<Example>& examples, const Variation& variation,
                   const std::vector<Tuning>& tuning, const TrainingOptions& options,
                   const std::function<void(const std::string&)>& report) {
    Random random{options.seed};
    Adam adam{model.parameters()};
    std::array<Gradients, shards> gradients;
    const std::vector<const Parameter*> parameters = std::as_const(model).parameters();
    std::vector<Tape> tapes;
    for (Gradients& g : gradients)
        tapes.emplace_back(g);

    std::size_t words_an_epoch = 0;
    for (const Example& e : examples)
        words_an_epoch += e.forms.size();
    const double steps_in_all =
        static_cast<double>(options.epochs) * static_cast<double>(words_an_epoch) / static_cast<double>(options.batch_words);
    std::size_t step = 0;
    std::vector<std::size_t> order(examples.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    for (std::size_t epoch = 1; epoch <= options.epochs; ++epoch) {
        const auto start = std::chrono::steady_clock::now();
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(i)]);
        NetworkModel::Losses losses;
        std::size_t batches = 0;
        for (std::size_t at = 0; at < order.size();) {
            // Sentences go to the shard with the fewest words; those without trees share the last shard.
            std::array<std::vector<const Example*>, shards> parts;
            std::array<std::size_t, shards> sizes{};
            std::size_t words = 0;
            std::deque<Example> varied;
            for (; at < order.size() && words < options.batch_words; ++at) {
                const Example& e = varied.emplace_back(variation.of(examples[order[at]], random));
                const auto shard = e.has_tree()
                                       ? static_cast<std::size_t>(std::min_element(sizes.begin(), sizes.end() - 1) - sizes.begin())
                                       : shards - 1;
                parts[shard].push_back(&e);
                sizes[shard] += e.forms.size();
                words += e.forms.size();
            }
            const float scale = 1.0F / static_cast<float>(words);
            std::array<NetworkModel::Losses, shards> of{};
            std::array<std::uint64_t, shards> seeds{};
            for (std::uint64_t& seed : seeds)
                seed = random.next();
            run_jobs(shards, options.threads, [&](std::size_t s) {
                gradients[s].clear(parameters);
                if (parts[s].empty()) return;
                Random own{seeds[s]};
                tapes[s].clear();
                const Batch batch = make_batch(model.tables(), parts[s]);
                of[s] = model.loss(tapes[s], batch, options.dropout, own, scale);
                tapes[s].backward();
            });
            ++step;
            const double progress = static_cast<double>(step) / steps_in_all;
            const double warm = std::min(1.0, static_cast<double>(step) / 300.0);
            const double rate = static_cast<double>(options.rate) * warm * std::max(0.01, 1.0 - progress);
            adam.step(gradients, static_cast<float>(rate), options.clip, options.threads);
            ++batches;
            for (const auto& l : of) {
                losses.upos += l.upos, losses.xpos += l.xpos, losses.names += l.names, losses.arcs += l.arcs,
                    losses.relations += l.relations;
            }
        }
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        const double n = static_cast<double>(batches);
        report(fmt::format("epoch {} of {}: loss upos {:.3f} xpos {:.3f} names {:.3f} arcs {:.3f} relations {:.3f} ({:.0f} s)",
                           epoch, options.epochs, losses.upos / n, losses.xpos / n, losses.names / n, losses.arcs / n,
                           losses.relations / n, seconds));
        if (epoch % 5 != 0 && epoch != options.epochs && epoch != 1 && epoch != 2) continue;
        for (const Tuning& t : tuning)
            report(fmt::format("  {}: {}", t.name, format(score(model, t.examples, options.threads))));
    }
}

} // namespace entente::train
