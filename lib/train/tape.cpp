// SPDX-License-Identifier: Apache-2.0
#include "train/tape.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "annotate/network_math.hpp"
#include "train/matrix_product.hpp"

namespace entente::train {
namespace {

MatrixView view_of(const Node& x) {
    return view(x.value, x.rows, x.columns);
}
MatrixView view_of(const Parameter& p) {
    return view(p.value.data(), p.rows, p.columns);
}

/// Replaces scores by their softmax and returns the log of the sum of exponentials.
double softmax_row(const float* scores, std::size_t n, float* out) {
    const float top = *std::max_element(scores, scores + n);
    std::size_t k = 0;
    for (; k + 4 <= n; k += 4)
        store_floats(out + k, exponential(load_floats(scores + k) - top));
    for (; k < n; ++k)
        out[k] = exponential(scores[k] - top);
    float sum = 0;
    for (k = 0; k < n; ++k)
        sum += out[k];
    const float scale = 1.0F / sum;
    for (k = 0; k < n; ++k)
        out[k] *= scale;
    return static_cast<double>(top) + std::log(static_cast<double>(sum));
}

} // namespace

void Gradient::touch(std::size_t row) {
    if (seen[row]) return;
    seen[row] = 1;
    touched.push_back(static_cast<std::uint32_t>(row));
}

void Gradients::clear(std::span<const Parameter* const> parameters) {
    of.resize(parameters.size());
    for (const Parameter* p : parameters) {
        Gradient& g = of[p->index];
        if (g.value.size() != p->value.size()) {
            g.value.assign(p->value.size(), 0.0F);
            g.seen.assign(p->sparse ? p->rows : 0, 0);
        } else if (!p->sparse) {
            std::fill(g.value.begin(), g.value.end(), 0.0F);
        }
        for (const std::uint32_t row : g.touched) {
            std::fill_n(g.value.begin() + static_cast<std::ptrdiff_t>(row * p->columns), p->columns, 0.0F);
            g.seen[row] = 0;
        }
        g.touched.clear();
    }
}

std::uint64_t Random::next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15U);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}
float Random::uniform() {
    return static_cast<float>(next() >> 40) * (1.0F / 16777216.0F);
}
float Random::normal() { // Irwin–Hall: the sum of twelve uniform numbers is near enough and needs no C library function
    float sum = -6.0F;
    for (int i = 0; i < 12; ++i)
        sum += uniform();
    return sum;
}

void Tape::clear() {
    backward_.clear();
    block_ = 0;
    used_ = 0;
}

void Tape::backward() {
    for (auto step = backward_.rbegin(); step != backward_.rend(); ++step)
        (*step)();
}

float* Tape::allocate(std::size_t n) {
    n = (n + 15) & ~std::size_t{15};
    while (block_ < blocks_.size() && used_ + n > blocks_[block_].size()) {
        ++block_;
        used_ = 0;
    }
    if (block_ == blocks_.size()) {
        blocks_.emplace_back(std::max<std::size_t>(n, std::size_t{1} << 22));
        used_ = 0;
    }
    float* out = blocks_[block_].data() + used_;
    used_ += n;
    std::memset(out, 0, n * sizeof(float));
    return out;
}

Node Tape::matrix(std::size_t rows, std::size_t columns) {
    return {allocate(rows * columns), allocate(rows * columns), rows, columns};
}

Node Tape::bag(const Parameter& table, const Bag& bag) {
    const std::size_t width = table.columns;
    const Node out = matrix(bag.starts.size() - 1, width);
    for (std::size_t i = 0; i < out.rows; ++i) {
        float* sum = out.value + i * width;
        for (std::size_t k = bag.starts[i]; k < bag.starts[i + 1]; ++k) {
            const float* row = table.value.data() + bag.rows[k] * width;
            const float weight = bag.weights[k];
            for (std::size_t c = 0; c < width; ++c)
                sum[c] += weight * row[c];
        }
    }
    backward_.emplace_back([this, &table, &bag, out, width] {
        Gradient& g = gradients_.of[table.index];
        for (std::size_t i = 0; i < out.rows; ++i) {
            const float* sum = out.gradient + i * width;
            for (std::size_t k = bag.starts[i]; k < bag.starts[i + 1]; ++k) {
                g.touch(bag.rows[k]);
                float* row = g.value.data() + bag.rows[k] * width;
                const float weight = bag.weights[k];
                for (std::size_t c = 0; c < width; ++c)
                    row[c] += weight * sum[c];
            }
        }
    });
    return out;
}

Node Tape::lookup(const Parameter& table, std::span<const std::uint32_t> rows) {
    const std::size_t width = table.columns;
    const Node out = matrix(rows.size(), width);
    for (std::size_t i = 0; i < rows.size(); ++i)
        std::copy_n(table.value.data() + rows[i] * width, width, out.value + i * width);
    backward_.emplace_back([this, &table, rows, out, width] {
        Gradient& g = gradients_.of[table.index];
        for (std::size_t i = 0; i < rows.size(); ++i) {
            g.touch(rows[i]);
            float* row = g.value.data() + rows[i] * width;
            for (std::size_t c = 0; c < width; ++c)
                row[c] += out.gradient[i * width + c];
        }
    });
    return out;
}

Node Tape::concat(std::span<const Node> parts) {
    std::size_t width = 0;
    for (const Node& part : parts)
        width += part.columns;
    const Node out = matrix(parts.front().rows, width);
    std::size_t at = 0;
    for (const Node& part : parts) {
        for (std::size_t i = 0; i < out.rows; ++i)
            std::copy_n(part.value + i * part.columns, part.columns, out.value + i * width + at);
        backward_.emplace_back([part, out, at, width] {
            for (std::size_t i = 0; i < out.rows; ++i)
                for (std::size_t c = 0; c < part.columns; ++c)
                    part.gradient[i * part.columns + c] += out.gradient[i * width + at + c];
        });
        at += part.columns;
    }
    return out;
}

Node Tape::columns(Node x, std::size_t from, std::size_t to) {
    const Node out = matrix(x.rows, to - from);
    for (std::size_t i = 0; i < out.rows; ++i)
        std::copy_n(x.value + i * x.columns + from, out.columns, out.value + i * out.columns);
    backward_.emplace_back([x, out, from] {
        for (std::size_t i = 0; i < out.rows; ++i)
            for (std::size_t c = 0; c < out.columns; ++c)
                x.gradient[i * x.columns + from + c] += out.gradient[i * out.columns + c];
    });
    return out;
}

Node Tape::affine(Node x, const Parameter& weights, const Parameter* bias) {
    const Node out = matrix(x.rows, weights.columns);
    if (bias != nullptr)
        for (std::size_t i = 0; i < out.rows; ++i)
            std::copy_n(bias->value.data(), out.columns, out.value + i * out.columns);
    multiply_add(view_of(x), view_of(weights), out.value, out.columns);
    backward_.emplace_back([this, x, &weights, bias, out] {
        const MatrixView d = view(out.gradient, out.rows, out.columns);
        multiply_add(transposed(view_of(x)), d, gradient(weights), weights.columns);
        multiply_add(d, transposed(view_of(weights)), x.gradient, x.columns);
        if (bias == nullptr) return;
        float* g = gradient(*bias);
        for (std::size_t i = 0; i < out.rows; ++i)
            for (std::size_t c = 0; c < out.columns; ++c)
                g[c] += out.gradient[i * out.columns + c];
    });
    return out;
}

Node Tape::relu(Node x) {
    const Node out = matrix(x.rows, x.columns);
    for (std::size_t k = 0; k < x.size(); ++k)
        out.value[k] = x.value[k] > 0 ? x.value[k] : 0;
    backward_.emplace_back([x, out] {
        for (std::size_t k = 0; k < x.size(); ++k)
            x.gradient[k] += x.value[k] > 0 ? out.gradient[k] : 0;
    });
    return out;
}

Node Tape::add(Node a, Node b) {
    const Node out = matrix(a.rows, a.columns);
    for (std::size_t k = 0; k < a.size(); ++k)
        out.value[k] = a.value[k] + b.value[k];
    backward_.emplace_back([a, b, out] {
        for (std::size_t k = 0; k < a.size(); ++k) {
            a.gradient[k] += out.gradient[k];
            b.gradient[k] += out.gradient[k];
        }
    });
    return out;
}

Node Tape::multiply(Node a, Node b) {
    const Node out = matrix(a.rows, a.columns);
    for (std::size_t k = 0; k < a.size(); ++k)
        out.value[k] = a.value[k] * b.value[k];
    backward_.emplace_back([a, b, out] {
        for (std::size_t k = 0; k < a.size(); ++k) {
            a.gradient[k] += out.gradient[k] * b.value[k];
            b.gradient[k] += out.gradient[k] * a.value[k];
        }
    });
    return out;
}

Node Tape::softmax(Node x) {
    const Node out = matrix(x.rows, x.columns);
    for (std::size_t i = 0; i < x.rows; ++i)
        softmax_row(x.value + i * x.columns, x.columns, out.value + i * x.columns);
    backward_.emplace_back([x, out] {
        for (std::size_t i = 0; i < x.rows; ++i) {
            const float* p = out.value + i * x.columns;
            const float* d = out.gradient + i * x.columns;
            float mean = 0;
            for (std::size_t c = 0; c < x.columns; ++c)
                mean += p[c] * d[c];
            for (std::size_t c = 0; c < x.columns; ++c)
                x.gradient[i * x.columns + c] += p[c] * (d[c] - mean);
        }
    });
    return out;
}

Node Tape::dropout(Node x, float probability, const Segments& segments, Random& random) {
    if (probability <= 0) return x;
    const Node mask = matrix(segments.size() - 1, x.columns);
    const float keep = 1.0F / (1.0F - probability);
    for (std::size_t k = 0; k < mask.size(); ++k)
        mask.value[k] = random.uniform() < probability ? 0.0F : keep;
    const Node out = matrix(x.rows, x.columns);
    for (std::size_t s = 0; s + 1 < segments.size(); ++s)
        for (std::size_t i = segments[s]; i < segments[s + 1]; ++i)
            for (std::size_t c = 0; c < x.columns; ++c)
                out.value[i * x.columns + c] = x.value[i * x.columns + c] * mask.value[s * x.columns + c];
    backward_.emplace_back([x, out, mask, &segments] {
        for (std::size_t s = 0; s + 1 < segments.size(); ++s)
            for (std::size_t i = segments[s]; i < segments[s + 1]; ++i)
                for (std::size_t c = 0; c < x.columns; ++c)
                    x.gradient[i * x.columns + c] += out.gradient[i * x.columns + c] * mask.value[s * x.columns + c];
    });
    return out;
}

Node Tape::drop_rows(Node x, float probability, Random& random) {
    if (probability <= 0) return x;
    const Node mask = matrix(x.rows, 1);
    const float keep = 1.0F / (1.0F - probability);
    for (std::size_t i = 0; i < x.rows; ++i)
        mask.value[i] = random.uniform() < probability ? 0.0F : keep;
    const Node out = matrix(x.rows, x.columns);
    for (std::size_t i = 0; i < x.rows; ++i)
        for (std::size_t c = 0; c < x.columns; ++c)
            out.value[i * x.columns + c] = x.value[i * x.columns + c] * mask.value[i];
    backward_.emplace_back([x, out, mask] {
        for (std::size_t i = 0; i < x.rows; ++i)
            for (std::size_t c = 0; c < x.columns; ++c)
                x.gradient[i * x.columns + c] += out.gradient[i * x.columns + c] * mask.value[i];
    });
    return out;
}

Node Tape::recurrence(Node gates, Node skip, const Parameter& peephole, const Parameter& bias, const Segments& segments) {
    const std::size_t H = skip.columns / 2;
    const std::size_t rows = skip.rows;
    const Node out = matrix(rows, 2 * H);
    float* cells = allocate(rows * 2 * H);
    float* forgets = allocate(rows * 2 * H);
    float* resets = allocate(rows * 2 * H);
    float* zeros = allocate(H);
    for (std::size_t d = 0; d < 2; ++d) {
        const float* vf = peephole.value.data() + d * 2 * H;
        const float* vr = vf + H;
        const float* bf = bias.value.data() + d * 2 * H;
        const float* br = bf + H;
        for (std::size_t s = 0; s + 1 < segments.size(); ++s) {
            const std::size_t n = segments[s + 1] - segments[s];
            const float* previous = zeros;
            for (std::size_t t = 0; t < n; ++t) {
                const std::size_t i = d == 0 ? segments[s] + t : segments[s + 1] - 1 - t;
                const float* u = gates.value + i * 6 * H + d * 3 * H;
                const std::size_t at = i * 2 * H + d * H;
                float* f = forgets + at;
                float* r = resets + at;
                float* c = cells + at;
                float* h = out.value + at;
                const float* x = skip.value + at;
                for (std::size_t k = 0; k < H; k += 4) {
                    const Floats before = load_floats(previous + k);
                    const Floats candidate = load_floats(u + k);
                    const Floats forget = sigmoid(load_floats(u + H + k) + load_floats(vf + k) * before + load_floats(bf + k));
                    const Floats reset = sigmoid(load_floats(u + 2 * H + k) + load_floats(vr + k) * before + load_floats(br + k));
                    const Floats now = forget * (before - candidate) + candidate;
                    const Floats through = load_floats(x + k);
                    store_floats(f + k, forget);
                    store_floats(r + k, reset);
                    store_floats(c + k, now);
                    store_floats(h + k, reset * (now - through) + through);
                }
                previous = c;
            }
        }
    }
    backward_.emplace_back([=, this, &peephole, &bias, &segments] {
        std::vector<float> carried(H);
        for (std::size_t d = 0; d < 2; ++d) {
            const float* vf = peephole.value.data() + d * 2 * H;
            const float* vr = vf + H;
            float* dvf = gradient(peephole) + d * 2 * H;
            float* dvr = dvf + H;
            float* dbf = gradient(bias) + d * 2 * H;
            float* dbr = dbf + H;
            for (std::size_t s = 0; s + 1 < segments.size(); ++s) {
                const std::size_t n = segments[s + 1] - segments[s];
                std::fill(carried.begin(), carried.end(), 0.0F);
                float* dc_carried = carried.data();
                for (std::size_t t = n; t-- > 0;) {
                    const std::size_t i = d == 0 ? segments[s] + t : segments[s + 1] - 1 - t;
                    const std::size_t at = i * 2 * H + d * H;
                    const float* previous = t == 0 ? zeros : d == 0 ? cells + at - 2 * H : cells + at + 2 * H;
                    const float* u = gates.value + i * 6 * H + d * 3 * H;
                    float* du = gates.gradient + i * 6 * H + d * 3 * H;
                    const float* f = forgets + at;
                    const float* r = resets + at;
                    const float* c = cells + at;
                    const float* x = skip.value + at;
                    float* dx = skip.gradient + at;
                    const float* dh = out.gradient + at;
                    for (std::size_t k = 0; k < H; k += 4) {
                        const Floats one = Floats{} + 1.0F;
                        const Floats forget = load_floats(f + k);
                        const Floats reset = load_floats(r + k);
                        const Floats before = load_floats(previous + k);
                        const Floats gradient_out = load_floats(dh + k);
                        const Floats dr = gradient_out * (load_floats(c + k) - load_floats(x + k)) * reset * (one - reset);
                        const Floats dc = gradient_out * reset + load_floats(dc_carried + k);
                        const Floats df = dc * (before - load_floats(u + k)) * forget * (one - forget);
                        const auto add_to = [k](float* to, Floats amount) { store_floats(to + k, load_floats(to + k) + amount); };
                        add_to(dx, gradient_out * (one - reset));
                        add_to(du, dc * (one - forget));
                        add_to(du + H, df);
                        add_to(du + 2 * H, dr);
                        add_to(dvf, df * before);
                        add_to(dvr, dr * before);
                        add_to(dbf, df);
                        add_to(dbr, dr);
                        store_floats(dc_carried + k, dc * forget + df * load_floats(vf + k) + dr * load_floats(vr + k));
                    }
                }
            }
        }
    });
    return out;
}

Node Tape::edges(Node a, Node b, const Parameter& root, std::span<const std::int32_t> heads, const Segments& segments,
                 bool product) {
    const std::size_t width = a.columns;
    const Node out = matrix(a.rows, width);
    const auto each = [a, b, &root, heads, &segments, width](auto&& visit) {
        for (std::size_t s = 0; s + 1 < segments.size(); ++s)
            for (std::size_t i = segments[s]; i < segments[s + 1]; ++i) {
                const bool is_root = heads[i] < 0;
                const std::size_t head = is_root ? 0 : segments[s] + static_cast<std::size_t>(heads[i]);
                visit(i * width, is_root ? root.value.data() : b.value + head * width, is_root, head * width);
            }
    };
    each([&](std::size_t at, const float* other, bool, std::size_t) {
        for (std::size_t c = 0; c < width; ++c)
            out.value[at + c] = product ? a.value[at + c] * other[c] : a.value[at + c] + other[c];
    });
    backward_.emplace_back([this, each, a, b, &root, out, width, product] {
        each([&](std::size_t at, const float* other, bool is_root, std::size_t head) {
            float* d = is_root ? gradient(root) : b.gradient + head;
            for (std::size_t c = 0; c < width; ++c) {
                const float g = out.gradient[at + c];
                d[c] += product ? g * a.value[at + c] : g;
                a.gradient[at + c] += product ? g * other[c] : g;
            }
        });
    });
    return out;
}

double Tape::softmax_loss(Node x, std::span<const std::int32_t> targets, float scale) {
    double loss = 0;
    std::vector<float> p(x.columns);
    for (std::size_t i = 0; i < x.rows; ++i) {
        if (targets[i] < 0) continue;
        const float* row = x.value + i * x.columns;
        const auto target = static_cast<std::size_t>(targets[i]);
        const double log_sum = softmax_row(row, x.columns, p.data());
        loss += scale * (log_sum - row[target]);
        p[target] -= 1.0F;
        for (std::size_t c = 0; c < x.columns; ++c)
            x.gradient[i * x.columns + c] += scale * p[c];
    }
    return loss;
}

double Tape::partial_loss(Node x, std::span<const std::uint32_t> masks, float scale) {
    double loss = 0;
    std::vector<float> p(x.columns);
    for (std::size_t i = 0; i < x.rows; ++i) {
        if (masks[i] == 0) continue;
        softmax_row(x.value + i * x.columns, x.columns, p.data());
        float allowed = 1e-9F;
        for (std::size_t c = 0; c < x.columns; ++c)
            if ((masks[i] >> c & 1U) != 0) allowed += p[c];
        loss -= scale * std::log(static_cast<double>(allowed));
        for (std::size_t c = 0; c < x.columns; ++c) {
            const float target = (masks[i] >> c & 1U) != 0 ? p[c] / allowed : 0.0F;
            x.gradient[i * x.columns + c] += scale * (p[c] - target);
        }
    }
    return loss;
}

double Tape::distribution_loss(Node x, std::span<const float> distributions, float scale) {
    double loss = 0;
    std::vector<float> p(x.columns);
    for (std::size_t i = 0; i < x.rows; ++i) {
        const float* row = x.value + i * x.columns;
        const float* target = distributions.data() + i * x.columns;
        const double log_sum = softmax_row(row, x.columns, p.data());
        for (std::size_t c = 0; c < x.columns; ++c) {
            loss += scale * target[c] * (log_sum - row[c]);
            x.gradient[i * x.columns + c] += scale * (p[c] - target[c]);
        }
    }
    return loss;
}

std::vector<float> Tape::arc_scores(Node query, Node key, const Parameter& root, std::size_t begin, std::size_t end) {
    const std::size_t n = end - begin;
    const std::size_t width = query.columns;
    std::vector<float> scores(n * (n + 1));
    const MatrixView q = view(query.value + begin * width, n, width);
    multiply_add(q, transposed(view(key.value + begin * width, n, width)), scores.data() + 1, n + 1);
    multiply_add(q, transposed(view(root.value.data(), 1, width)), scores.data(), n + 1);
    return scores;
}

double Tape::arc_loss(Node query, Node key, const Parameter& root, std::span<const std::int32_t> heads, const Segments& segments,
                      float scale) {
    double loss = 0;
    const std::size_t width = query.columns;
    std::vector<float> p;
    for (std::size_t s = 0; s + 1 < segments.size(); ++s) {
        const std::size_t begin = segments[s];
        const std::size_t n = segments[s + 1] - begin;
        std::vector<float> scores = arc_scores(query, key, root, begin, begin + n);
        p.resize(n + 1);
        for (std::size_t i = 0; i < n; ++i) {
            float* row = scores.data() + i * (n + 1);
            row[i + 1] = -1e4F;
            const auto target = static_cast<std::size_t>(heads[begin + i] + 1);
            const double log_sum = softmax_row(row, n + 1, p.data());
            loss += scale * (log_sum - row[target]);
            p[target] -= 1.0F;
            for (std::size_t c = 0; c <= n; ++c)
                row[c] = scale * p[c];
            row[i + 1] = 0;
        }
        const MatrixView d{scores.data() + 1, n, n, n + 1, 1};
        const MatrixView d_root{scores.data(), n, 1, n + 1, 1};
        const MatrixView q = view(query.value + begin * width, n, width);
        multiply_add(d, view(key.value + begin * width, n, width), query.gradient + begin * width, width);
        multiply_add(d_root, view(root.value.data(), 1, width), query.gradient + begin * width, width);
        multiply_add(transposed(d), q, key.gradient + begin * width, width);
        multiply_add(transposed(d_root), q, gradient(root), width);
    }
    return loss;
}

} // namespace entente::train
