// SPDX-License-Identifier: Apache-2.0
#include "annotate/kernel_product.hpp"

#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace entente {
namespace {

constexpr std::size_t strip = PackedWeights::strip;

#if defined(__x86_64__)

#define ENTENTE_VNNI __attribute__((target("avx512f,avx512vnni")))

/// `Rows` rows times one strip of 16 outputs.
template <std::size_t Rows>
__attribute__((target("avx2"))) inline void tile_avx2(const std::int16_t* rows, std::size_t row_length, const std::int16_t* weights,
                                                      std::int32_t* sums, std::size_t sums_length) {
    __m256i low[Rows];
    __m256i high[Rows];
    for (std::size_t r = 0; r < Rows; ++r)
        low[r] = high[r] = _mm256_setzero_si256();
    for (std::size_t k = 0; k < row_length; k += 2, weights += 2 * strip) {
        const __m256i w0 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights));
        const __m256i w1 = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(weights + strip));
        for (std::size_t r = 0; r < Rows; ++r) {
            std::int32_t pair;
            std::memcpy(&pair, rows + r * row_length + k, sizeof pair);
            const __m256i x = _mm256_set1_epi32(pair);
            low[r] = _mm256_add_epi32(low[r], _mm256_madd_epi16(x, w0));
            high[r] = _mm256_add_epi32(high[r], _mm256_madd_epi16(x, w1));
        }
    }
    for (std::size_t r = 0; r < Rows; ++r) {
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + r * sums_length), low[r]);
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + r * sums_length + 8), high[r]);
    }
}

template <std::size_t Rows>
inline void tile_sse2(const std::int16_t* rows, std::size_t row_length, const std::int16_t* weights, std::int32_t* sums,
                      std::size_t sums_length) {
    __m128i total[Rows][4];
    for (std::size_t r = 0; r < Rows; ++r)
        for (std::size_t q = 0; q < 4; ++q)
            total[r][q] = _mm_setzero_si128();
    for (std::size_t k = 0; k < row_length; k += 2, weights += 2 * strip) {
        for (std::size_t r = 0; r < Rows; ++r) {
            std::int32_t pair;
            std::memcpy(&pair, rows + r * row_length + k, sizeof pair);
            const __m128i x = _mm_set1_epi32(pair);
            for (std::size_t q = 0; q < 4; ++q) {
                const __m128i w = _mm_loadu_si128(reinterpret_cast<const __m128i*>(weights + 8 * q));
                total[r][q] = _mm_add_epi32(total[r][q], _mm_madd_epi16(x, w));
            }
        }
    }
    for (std::size_t r = 0; r < Rows; ++r)
        for (std::size_t q = 0; q < 4; ++q)
            _mm_storeu_si128(reinterpret_cast<__m128i*>(sums + r * sums_length + 4 * q), total[r][q]);
}

__attribute__((target("avx2"))) void multiply_avx2(const std::int16_t* rows, std::size_t n, const PackedWeights& weights,
                                                   std::int32_t* sums) {
    const std::size_t length = weights.padded_inputs();
    const std::size_t width = weights.padded_outputs();
    for (std::size_t j = 0; j < width; j += strip) {
        const std::int16_t* w = weights.data() + j * length;
        std::size_t i = 0;
        for (; i + 4 <= n; i += 4)
            tile_avx2<4>(rows + i * length, length, w, sums + i * width + j, width);
        for (; i < n; ++i)
            tile_avx2<1>(rows + i * length, length, w, sums + i * width + j, width);
    }
}

/// `Rows` rows times one strip: a pair of inputs of a strip fills one register of 512 bits, and one instruction multiplies and
/// adds.
template <std::size_t Rows>
ENTENTE_VNNI inline void tile_vnni(const std::int16_t* rows, std::size_t row_length, const std::int16_t* weights,
                                   std::int32_t* sums, std::size_t sums_length) {
    __m512i total[Rows];
    for (std::size_t r = 0; r < Rows; ++r)
        total[r] = _mm512_setzero_si512();
    for (std::size_t k = 0; k < row_length; k += 2, weights += 2 * strip) {
        const __m512i w = _mm512_loadu_si512(weights);
        for (std::size_t r = 0; r < Rows; ++r) {
            std::int32_t pair;
            std::memcpy(&pair, rows + r * row_length + k, sizeof pair);
            total[r] = _mm512_dpwssd_epi32(total[r], w, _mm512_set1_epi32(pair));
        }
    }
    for (std::size_t r = 0; r < Rows; ++r)
        _mm512_storeu_si512(sums + r * sums_length, total[r]);
}

ENTENTE_VNNI void multiply_vnni(const std::int16_t* rows, std::size_t n, const PackedWeights& weights, std::int32_t* sums) {
    const std::size_t length = weights.padded_inputs();
    const std::size_t width = weights.padded_outputs();
    for (std::size_t j = 0; j < width; j += strip) {
        const std::int16_t* w = weights.data() + j * length;
        std::size_t i = 0;
        for (; i + 16 <= n; i += 16)
            tile_vnni<16>(rows + i * length, length, w, sums + i * width + j, width);
        for (; i + 4 <= n; i += 4)
            tile_vnni<4>(rows + i * length, length, w, sums + i * width + j, width);
        for (; i < n; ++i)
            tile_vnni<1>(rows + i * length, length, w, sums + i * width + j, width);
    }
}

void multiply_default(const std::int16_t* rows, std::size_t n, const PackedWeights& weights, std::int32_t* sums) {
    const std::size_t length = weights.padded_inputs();
    const std::size_t width = weights.padded_outputs();
    for (std::size_t j = 0; j < width; j += strip) {
        const std::int16_t* w = weights.data() + j * length;
        std::size_t i = 0;
        for (; i + 2 <= n; i += 2)
            tile_sse2<2>(rows + i * length, length, w, sums + i * width + j, width);
        for (; i < n; ++i)
            tile_sse2<1>(rows + i * length, length, w, sums + i * width + j, width);
    }
}

#else

void multiply_default(const std::int16_t* rows, std::size_t n, const PackedWeights& weights, std::int32_t* sums) {
    const std::size_t length = weights.padded_inputs();
    const std::size_t width = weights.padded_outputs();
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < width; ++j) {
            const std::int16_t* w = weights.data() + j / strip * strip * length + j % strip * 2;
            std::int32_t sum = 0;
            for (std::size_t k = 0; k < length; k += 2)
                sum += rows[i * length + k] * w[k * strip] + rows[i * length + k + 1] * w[k * strip + 1];
            sums[i * width + j] = sum;
        }
}

#endif

} // namespace

PackedWeights::PackedWeights(std::size_t inputs, std::size_t outputs) : inputs_(inputs), outputs_(outputs) {
    data_.assign(padded_inputs() * padded_outputs(), 0);
}

std::int16_t& PackedWeights::at(std::size_t input, std::size_t output) noexcept {
    return data_[output / strip * strip * padded_inputs() + (input / 2) * 2 * strip + output % strip * 2 + input % 2];
}

PackedWeights PackedWeights::pack(std::span<const std::int8_t> weights, std::size_t inputs, std::size_t outputs) {
    PackedWeights packed{inputs, outputs};
    for (std::size_t k = 0; k < inputs; ++k)
        for (std::size_t j = 0; j < outputs; ++j)
            packed.at(k, j) = weights[k * outputs + j];
    return packed;
}

PackedWeights PackedWeights::pack_transposed(std::span<const std::int16_t> rows, std::size_t inputs, std::size_t outputs) {
    PackedWeights packed{inputs, outputs};
    for (std::size_t j = 0; j < outputs; ++j)
        for (std::size_t k = 0; k < inputs; ++k)
            packed.at(k, j) = rows[j * inputs + k];
    return packed;
}

bool has(Instructions set) noexcept {
#if defined(__x86_64__)
    switch (set) {
    case Instructions::avx512_vnni:
        return __builtin_cpu_supports("avx512vnni") != 0 && __builtin_cpu_supports("avx512f") != 0;
    case Instructions::avx2:
        return __builtin_cpu_supports("avx2") != 0;
    case Instructions::baseline:
        return true;
    }
#endif
    return set == Instructions::baseline;
}

void multiply(const std::int16_t* rows, std::size_t n, const PackedWeights& weights, std::int32_t* sums, Instructions set) {
#if defined(__x86_64__)
    if (set == Instructions::avx512_vnni) return multiply_vnni(rows, n, weights, sums);
    if (set == Instructions::avx2) return multiply_avx2(rows, n, weights, sums);
#endif
    (void)set;
    multiply_default(rows, n, weights, sums);
}

void multiply(const std::int16_t* rows, std::size_t n, const PackedWeights& weights, std::int32_t* sums) {
    const Instructions best = has(Instructions::avx512_vnni) ? Instructions::avx512_vnni
                              : has(Instructions::avx2)      ? Instructions::avx2
                                                             : Instructions::baseline;
    multiply(rows, n, weights, sums, best);
}

} // namespace entente
