// SPDX-License-Identifier: Apache-2.0
#include "train/matrix_product.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include <immintrin.h>

namespace entente::train {
namespace {

// A tile of 6 × 16 sums fills 12 of the 16 vector registers; the packed block of `a` stays in L2, the strip of `b` in L1.
constexpr std::size_t tile_rows = 6;
constexpr std::size_t tile_columns = 16;
constexpr std::size_t block_depth = 256;
constexpr std::size_t block_rows = 96;

struct Scratch {
    alignas(64) std::array<float, block_rows * block_depth> a;
    std::vector<float> b;
};

/// Strips of tile_columns columns, each depth × tile_columns, padded with zeros.
void pack_columns(MatrixView b, std::size_t from, std::size_t depth, float* out) {
    for (std::size_t j = 0; j < b.columns; j += tile_columns) {
        const std::size_t width = std::min(tile_columns, b.columns - j);
        for (std::size_t k = 0; k < depth; ++k) {
            const float* source = b.data + (from + k) * b.row_stride + j * b.column_stride;
            if (width == tile_columns && b.column_stride == 1) {
                std::memcpy(out, source, tile_columns * sizeof(float));
            } else {
                for (std::size_t c = 0; c < tile_columns; ++c)
                    out[c] = c < width ? source[c * b.column_stride] : 0.0F;
            }
            out += tile_columns;
        }
    }
}

/// Strips of tile_rows rows, each depth × tile_rows, padded with zeros.
void pack_rows(MatrixView a, std::size_t row, std::size_t rows, std::size_t from, std::size_t depth, float* out) {
    for (std::size_t i = 0; i < rows; i += tile_rows) {
        for (std::size_t r = 0; r < tile_rows; ++r) {
            const float* source = a.data + (row + i + r) * a.row_stride + from * a.column_stride;
            for (std::size_t k = 0; k < depth; ++k)
                out[k * tile_rows + r] = i + r < rows ? source[k * a.column_stride] : 0.0F;
        }
        out += depth * tile_rows;
    }
}

__attribute__((target("avx2,fma"))) void tile(const float* a, const float* b, std::size_t depth, float* out, std::size_t stride,
                                              std::size_t rows, std::size_t columns) {
    __m256 s00 = _mm256_setzero_ps(), s01 = s00, s10 = s00, s11 = s00, s20 = s00, s21 = s00;
    __m256 s30 = s00, s31 = s00, s40 = s00, s41 = s00, s50 = s00, s51 = s00;
    for (std::size_t k = 0; k < depth; ++k, a += tile_rows, b += tile_columns) {
        const __m256 b0 = _mm256_loadu_ps(b);
        const __m256 b1 = _mm256_loadu_ps(b + 8);
        __m256 x = _mm256_broadcast_ss(a);
        s00 = _mm256_fmadd_ps(x, b0, s00), s01 = _mm256_fmadd_ps(x, b1, s01);
        x = _mm256_broadcast_ss(a + 1);
        s10 = _mm256_fmadd_ps(x, b0, s10), s11 = _mm256_fmadd_ps(x, b1, s11);
        x = _mm256_broadcast_ss(a + 2);
        s20 = _mm256_fmadd_ps(x, b0, s20), s21 = _mm256_fmadd_ps(x, b1, s21);
        x = _mm256_broadcast_ss(a + 3);
        s30 = _mm256_fmadd_ps(x, b0, s30), s31 = _mm256_fmadd_ps(x, b1, s31);
        x = _mm256_broadcast_ss(a + 4);
        s40 = _mm256_fmadd_ps(x, b0, s40), s41 = _mm256_fmadd_ps(x, b1, s41);
        x = _mm256_broadcast_ss(a + 5);
        s50 = _mm256_fmadd_ps(x, b0, s50), s51 = _mm256_fmadd_ps(x, b1, s51);
    }
    alignas(32) std::array<float, tile_rows * tile_columns> sums;
    float* s = sums.data();
    _mm256_store_ps(s, s00), _mm256_store_ps(s + 8, s01), _mm256_store_ps(s + 16, s10), _mm256_store_ps(s + 24, s11);
    _mm256_store_ps(s + 32, s20), _mm256_store_ps(s + 40, s21), _mm256_store_ps(s + 48, s30), _mm256_store_ps(s + 56, s31);
    _mm256_store_ps(s + 64, s40), _mm256_store_ps(s + 72, s41), _mm256_store_ps(s + 80, s50), _mm256_store_ps(s + 88, s51);
    if (columns == tile_columns) {
        for (std::size_t r = 0; r < rows; ++r, out += stride, s += tile_columns)
            for (std::size_t c = 0; c < tile_columns; ++c)
                out[c] += s[c];
    } else {
        for (std::size_t r = 0; r < rows; ++r, out += stride, s += tile_columns)
            for (std::size_t c = 0; c < columns; ++c)
                out[c] += s[c];
    }
}

} // namespace

void multiply_add(MatrixView a, MatrixView b, float* out, std::size_t stride) {
    thread_local Scratch scratch;
    const std::size_t strips = (b.columns + tile_columns - 1) / tile_columns;
    scratch.b.resize(strips * tile_columns * block_depth);
    for (std::size_t from = 0; from < a.columns; from += block_depth) {
        const std::size_t depth = std::min(block_depth, a.columns - from);
        pack_columns(b, from, depth, scratch.b.data());
        for (std::size_t row = 0; row < a.rows; row += block_rows) {
            const std::size_t rows = std::min(block_rows, a.rows - row);
            pack_rows(a, row, rows, from, depth, scratch.a.data());
            for (std::size_t j = 0; j < b.columns; j += tile_columns) {
                const float* strip = scratch.b.data() + j * depth;
                for (std::size_t i = 0; i < rows; i += tile_rows)
                    tile(scratch.a.data() + i * depth, strip, depth, out + (row + i) * stride + j, stride,
                         std::min(tile_rows, rows - i), std::min(tile_columns, b.columns - j));
            }
        }
    }
}

} // namespace entente::train
