// SPDX-License-Identifier: Apache-2.0
// Products of dense float matrices, blocked for cache and vector registers, for training.
//
//   multiply_add({x, 400, 264, 264, 1}, {w, 264, 960, 960, 1}, y, 960);   // y += x · w
//
// The order of additions depends on the shapes alone: the same bytes on every machine with AVX2 and FMA.
#pragma once

#include <cstddef>

namespace entente::train {

/// A view of a matrix: element (i, j) is data[i * row_stride + j * column_stride]. Transposing swaps the strides.
struct MatrixView {
    const float* data;
    std::size_t rows;
    std::size_t columns;
    std::size_t row_stride;
    std::size_t column_stride;
};
constexpr MatrixView view(const float* data, std::size_t rows, std::size_t columns) {
    return {data, rows, columns, columns, 1};
}
constexpr MatrixView transposed(MatrixView m) {
    return {m.data, m.columns, m.rows, m.column_stride, m.row_stride};
}

/// out += a · b, where out is a.rows × b.columns with `stride` floats a row.
void multiply_add(MatrixView a, MatrixView b, float* out, std::size_t stride);

} // namespace entente::train
