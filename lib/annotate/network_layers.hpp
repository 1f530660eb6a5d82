// SPDX-License-Identifier: Apache-2.0
// The layers of the quantised network. A row is a word.
//
//   const QuantisedRows in{x, n, 320};
//   layer.apply(in);                      // float, n × outputs
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "annotate/kernel_product.hpp"
#include "annotate/network_archive.hpp"

namespace entente {

/// Rows of floats, one after the other.
struct Matrix {
    Matrix() = default;
    Matrix(std::size_t row_count, std::size_t column_count)
        : rows(row_count), columns(column_count), values(row_count * column_count) {}
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> values;
    float* row(std::size_t i) noexcept { return values.data() + i * columns; }
    const float* row(std::size_t i) const noexcept { return values.data() + i * columns; }
};

/// Rows of floats as integers of at most `limit` in size, and what one unit of each row is worth.
struct QuantisedRows {
    /// Columns [from, from + width) of the matrix.
    QuantisedRows(const Matrix& x, std::size_t from, std::size_t width, std::int32_t limit = 32767);
    explicit QuantisedRows(const Matrix& x) : QuantisedRows(x, 0, x.columns) {}
    std::size_t count;
    std::size_t length; ///< numbers a row, even: the last may be padding
    std::vector<std::int16_t> values;
    std::vector<float> units;
};

/// y = x · weights + bias.
class LinearLayer {
public:
    LinearLayer() = default;
    /// Reads NAME (int8), NAME_scale and, if it has one, NAME_bias.
    LinearLayer(const NetworkArchive& archive, const std::string& name, std::size_t inputs, std::size_t outputs, bool bias);
    Matrix apply(const QuantisedRows& x) const;
    std::size_t outputs() const noexcept { return weights_.outputs(); }

private:
    PackedWeights weights_;
    std::vector<float> scale_;
    std::vector<float> bias_;
};

/// A bidirectional simple recurrent unit of 2 · hidden outputs; sentence s is rows [segments[s], segments[s + 1]).
class RecurrentLayer {
public:
    RecurrentLayer() = default;
    RecurrentLayer(const NetworkArchive& archive, const std::string& number, std::size_t hidden);
    /// gates: 6 · hidden columns (a direction after the other: candidate, forget, reset); skip: 2 · hidden.
    Matrix apply(const Matrix& gates, const Matrix& skip, std::span<const std::uint32_t> segments) const;

private:
    std::size_t hidden_ = 0;
    std::vector<float> peephole_;
    std::vector<float> bias_;
};

/// An embedding table in 8 bits with one scale a column, so that rows are added as integers.
class EmbeddingTable {
public:
    EmbeddingTable() = default;
    EmbeddingTable(const NetworkArchive& archive, const std::string& name, std::size_t rows, std::size_t columns);
    std::size_t columns() const noexcept { return scale_.size(); }
    /// out[c] = value of row.
    void look_up(std::uint32_t row, float* out) const;
    /// out[c] = Σ rows + weight · Σ weighted rows.
    void add_up(std::span<const std::uint32_t> rows, std::span<const std::uint32_t> weighted, float weight, float* out) const;

private:
    void sum(std::span<const std::uint32_t> rows, std::int16_t* out) const;
    std::vector<std::int8_t> values_;
    std::vector<float> scale_;
};

/// max(x, 0) of the first columns, in place.
void rectify(Matrix& x, std::size_t columns);

/// Scores of heads for words [begin, end): n × (n + 1), column 0 the root, column 1 + j word begin + j. `query` and `key` hold
/// whole rows; those of the words are multiplied.
std::vector<float> arc_scores(const QuantisedRows& query, const QuantisedRows& key, const QuantisedRows& root, std::size_t begin,
                              std::size_t end);

/// The limit for query and key, whose products are both of 16 bits: 12 bits each keep sums of 256 terms below 2^31.
constexpr std::int32_t arc_limit = 2047;

} // namespace entente
