// SPDX-License-Identifier: Apache-2.0
#include "annotate/network_layers.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "annotate/network_math.hpp"
#include "text/error.hpp"

// The loops below are compiled twice, for any x86-64 and for AVX2; without fused multiply-add both give the same bits.
#if defined(__x86_64__)
#define ENTENTE_AVX2 __attribute__((target("avx2")))
#else
#define ENTENTE_AVX2
#endif
#define ENTENTE_INLINE __attribute__((always_inline)) inline

namespace entente {
namespace {

struct RecurrenceStep {
    const float* gates;
    const float* skip;
    const float* peephole_forget;
    const float* peephole_reset;
    const float* bias_forget;
    const float* bias_reset;
    float* cell;
    float* out;
    std::size_t hidden;
};

void recurrence_step(const RecurrenceStep& s) {
    const std::size_t n = s.hidden;
    for (std::size_t k = 0; k < n; k += 4) {
        const Floats before = load_floats(s.cell + k);
        const Floats candidate = load_floats(s.gates + k);
        const Floats x = load_floats(s.skip + k);
        const Floats forget =
            sigmoid(load_floats(s.gates + n + k) + load_floats(s.peephole_forget + k) * before + load_floats(s.bias_forget + k));
        const Floats reset =
            sigmoid(load_floats(s.gates + 2 * n + k) + load_floats(s.peephole_reset + k) * before + load_floats(s.bias_reset + k));
        const Floats now = forget * (before - candidate) + candidate;
        store_floats(s.cell + k, now);
        store_floats(s.out + k, reset * (now - x) + x);
    }
}

/// The largest |x|. Sizes of floats are ordered as their bits are, and integers have a maximum that vectorises.
ENTENTE_INLINE float largest_size(const float* x, std::size_t n) {
    std::int32_t largest = 0;
    for (std::size_t k = 0; k < n; ++k)
        largest = std::max(largest, std::bit_cast<std::int32_t>(x[k]) & 0x7FFFFFFF);
    return std::bit_cast<float>(largest);
}

ENTENTE_INLINE void round_row(const float* __restrict x, std::size_t n, float inverse, std::int16_t* __restrict out) {
    constexpr float to_integer = 12582912.0F; // see exponential()
    for (std::size_t k = 0; k < n; ++k)
        out[k] = static_cast<std::int16_t>(static_cast<std::int32_t>((x[k] * inverse + to_integer) - to_integer));
}

ENTENTE_INLINE float quantise_row(const float* x, std::size_t n, std::int32_t limit, std::int16_t* out) {
    const float largest = largest_size(x, n);
    if (!(largest > 1e-20F)) {
        std::fill_n(out, n, std::int16_t{0});
        return 0.0F;
    }
    const auto bound = static_cast<float>(limit);
    round_row(x, n, bound / largest, out);
    return largest / bound;
}
float quantise_row_default(const float* x, std::size_t n, std::int32_t limit, std::int16_t* out) {
    return quantise_row(x, n, limit, out);
}
ENTENTE_AVX2 float quantise_row_avx2(const float* x, std::size_t n, std::int32_t limit, std::int16_t* out) {
    return quantise_row(x, n, limit, out);
}

struct ScaledRow {
    const std::int32_t* sums;
    const float* scale;
    const float* bias; ///< may be null
    float unit;
    float* out;
    std::size_t n;
};
ENTENTE_INLINE void scale_row(const ScaledRow& r) {
    const std::int32_t* __restrict sums = r.sums;
    const float* __restrict scale = r.scale;
    float* __restrict out = r.out;
    if (r.bias == nullptr) {
        for (std::size_t j = 0; j < r.n; ++j)
            out[j] = static_cast<float>(sums[j]) * (r.unit * scale[j]);
    } else {
        const float* __restrict bias = r.bias;
        for (std::size_t j = 0; j < r.n; ++j)
            out[j] = static_cast<float>(sums[j]) * (r.unit * scale[j]) + bias[j];
    }
}
void scale_row_default(const ScaledRow& r) {
    scale_row(r);
}
ENTENTE_AVX2 void scale_row_avx2(const ScaledRow& r) {
    scale_row(r);
}

ENTENTE_INLINE void add_bytes(const std::int8_t* __restrict row, std::size_t n, std::int16_t* __restrict out) {
    for (std::size_t c = 0; c < n; ++c)
        out[c] = static_cast<std::int16_t>(out[c] + row[c]);
}
void add_bytes_default(const std::int8_t* row, std::size_t n, std::int16_t* out) {
    add_bytes(row, n, out);
}
ENTENTE_AVX2 void add_bytes_avx2(const std::int8_t* row, std::size_t n, std::int16_t* out) {
    add_bytes(row, n, out);
}

void require_finite(const std::vector<float>& values) {
    if (!std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v) && std::abs(v) < 1e6F; }))
        throw ResourceError{{}, 0, "the model's network holds numbers out of range", "train or install the model again"};
}

} // namespace

QuantisedRows::QuantisedRows(const Matrix& x, std::size_t from, std::size_t width, std::int32_t limit)
    : count(x.rows), length(width + width % 2), values(count * length), units(count) {
    const auto quantise = has_avx2() ? quantise_row_avx2 : quantise_row_default;
    for (std::size_t i = 0; i < count; ++i)
        units[i] = quantise(x.row(i) + from, width, limit, values.data() + i * length);
}

LinearLayer::LinearLayer(const NetworkArchive& archive, const std::string& name, std::size_t inputs, std::size_t outputs, bool bias)
    : weights_(PackedWeights::pack(archive.read<std::int8_t>(name, inputs, outputs), inputs, outputs)),
      scale_(archive.read<float>(name + "_scale", 1, outputs)) {
    if (inputs > 512)
        throw ResourceError{{}, 0, "a layer of the model's network is too wide for 32-bit sums", "train the model again"};
    if (bias) bias_ = archive.read<float>(name + "_bias", 1, outputs);
    require_finite(scale_);
    require_finite(bias_);
}

Matrix LinearLayer::apply(const QuantisedRows& x) const {
    Matrix out{x.count, outputs()};
    const std::size_t padded = weights_.padded_outputs();
    constexpr std::size_t group = 16; // sums of some rows at a time stay in cache
    std::vector<std::int32_t> sums(group * padded);
    const auto scale = has_avx2() ? scale_row_avx2 : scale_row_default;
    for (std::size_t i = 0; i < x.count; i += group) {
        const std::size_t n = std::min(group, x.count - i);
        multiply(x.values.data() + i * x.length, n, weights_, sums.data());
        for (std::size_t r = 0; r < n; ++r)
            scale({sums.data() + r * padded, scale_.data(), bias_.empty() ? nullptr : bias_.data(), x.units[i + r], out.row(i + r),
                   out.columns});
    }
    return out;
}

RecurrentLayer::RecurrentLayer(const NetworkArchive& archive, const std::string& number, std::size_t hidden)
    : hidden_(hidden), peephole_(archive.read<float>("peephole" + number, 1, 4 * hidden)),
      bias_(archive.read<float>("bias" + number, 1, 4 * hidden)) {
    require_finite(peephole_);
    require_finite(bias_);
}

Matrix RecurrentLayer::apply(const Matrix& gates, const Matrix& skip, std::span<const std::uint32_t> segments) const {
    Matrix out{gates.rows, 2 * hidden_};
    std::vector<float> cell(hidden_);
    for (std::size_t d = 0; d < 2; ++d) {
        const float* peephole = peephole_.data() + d * 2 * hidden_;
        const float* bias = bias_.data() + d * 2 * hidden_;
        for (std::size_t s = 0; s + 1 < segments.size(); ++s) {
            std::fill(cell.begin(), cell.end(), 0.0F);
            for (std::size_t t = segments[s]; t < segments[s + 1]; ++t) {
                const std::size_t i = d == 0 ? t : segments[s] + segments[s + 1] - 1 - t;
                recurrence_step({gates.row(i) + d * 3 * hidden_, skip.row(i) + d * hidden_, peephole, peephole + hidden_, bias,
                                 bias + hidden_, cell.data(), out.row(i) + d * hidden_, hidden_});
            }
        }
    }
    return out;
}

EmbeddingTable::EmbeddingTable(const NetworkArchive& archive, const std::string& name, std::size_t rows, std::size_t columns)
    : values_(archive.read<std::int8_t>(name, rows, columns)), scale_(archive.read<float>(name + "_scale", 1, columns)) {
    require_finite(scale_);
}

void EmbeddingTable::look_up(std::uint32_t row, float* out) const {
    const std::int8_t* values = values_.data() + row * columns();
    for (std::size_t c = 0; c < columns(); ++c)
        out[c] = static_cast<float>(values[c]) * scale_[c];
}

void EmbeddingTable::sum(std::span<const std::uint32_t> rows, std::int16_t* out) const {
    const auto add = has_avx2() ? add_bytes_avx2 : add_bytes_default;
    for (const std::uint32_t row : rows)
        add(values_.data() + row * columns(), columns(), out);
}

void EmbeddingTable::add_up(std::span<const std::uint32_t> rows, std::span<const std::uint32_t> weighted, float weight,
                            float* out) const {
    std::array<std::int16_t, 512> plain{};
    std::array<std::int16_t, 512> scaled{};
    sum(rows, plain.data());
    sum(weighted, scaled.data());
    for (std::size_t c = 0; c < columns(); ++c)
        out[c] = scale_[c] * (static_cast<float>(plain[c]) + weight * static_cast<float>(scaled[c]));
}

void rectify(Matrix& x, std::size_t columns) {
    for (std::size_t i = 0; i < x.rows; ++i) {
        float* row = x.row(i);
        for (std::size_t c = 0; c < columns; ++c)
            row[c] = row[c] > 0 ? row[c] : 0;
    }
}

std::vector<float> arc_scores(const QuantisedRows& query, const QuantisedRows& key, const QuantisedRows& root, std::size_t begin,
                              std::size_t end) {
    const std::size_t n = end - begin;
    const std::size_t length = query.length;
    std::vector<std::int16_t> candidates(root.values.begin(), root.values.end());
    candidates.insert(candidates.end(), key.values.begin() + static_cast<std::ptrdiff_t>(begin * length),
                      key.values.begin() + static_cast<std::ptrdiff_t>(end * length));
    std::vector<float> units(root.units.begin(), root.units.end());
    units.insert(units.end(), key.units.begin() + static_cast<std::ptrdiff_t>(begin),
                 key.units.begin() + static_cast<std::ptrdiff_t>(end));
    const PackedWeights weights = PackedWeights::pack_transposed(candidates, length, n + 1);
    std::vector<std::int32_t> sums(n * weights.padded_outputs());
    multiply(query.values.data() + begin * length, n, weights, sums.data());
    std::vector<float> scores(n * (n + 1));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t c = 0; c <= n; ++c)
            scores[i * (n + 1) + c] =
                static_cast<float>(sums[i * weights.padded_outputs() + c]) * (query.units[begin + i] * units[c]);
    return scores;
}

} // namespace entente
