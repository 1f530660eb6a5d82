// SPDX-License-Identifier: Apache-2.0
// Products of matrices of 16-bit integers with 32-bit sums. Integer sums do not depend on their order, so every instruction set
// gives the same result to the bit.
//
//   const PackedWeights weights = PackedWeights::pack(bytes, 320, 960);   // int8, inputs × outputs
//   multiply(rows, n, weights, sums);
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// A matrix (inputs × outputs) laid out for `multiply`: strips of 16 outputs, in them pairs of inputs side by side.
class PackedWeights {
public:
    PackedWeights() = default;
    /// From row-major int8 (inputs × outputs).
    static PackedWeights pack(std::span<const std::int8_t> weights, std::size_t inputs, std::size_t outputs);
    /// From the rows of row-major int16 (outputs × inputs).
    static PackedWeights pack_transposed(std::span<const std::int16_t> rows, std::size_t inputs, std::size_t outputs);

    std::size_t inputs() const noexcept { return inputs_; }
    std::size_t outputs() const noexcept { return outputs_; }
    /// Outputs rounded up to a strip, inputs rounded up to a pair: the lengths of rows that `multiply` reads and writes.
    std::size_t padded_outputs() const noexcept { return (outputs_ + strip - 1) / strip * strip; }
    std::size_t padded_inputs() const noexcept { return inputs_ + inputs_ % 2; }
    const std::int16_t* data() const noexcept { return data_.data(); }

    static constexpr std::size_t strip = 16;

private:
    PackedWeights(std::size_t inputs, std::size_t outputs);
    std::int16_t& at(std::size_t input, std::size_t output) noexcept;
    std::size_t inputs_ = 0;
    std::size_t outputs_ = 0;
    std::vector<std::int16_t> data_;
};

/// Instruction sets that `multiply` has a version for; all give the same sums.
enum class Instructions : std::uint8_t { baseline, avx2, avx512_vnni };
bool has(Instructions set) noexcept;

/// sums[i][j] = Σ rows[i][k] · weights[k][j] for n rows. A row of `rows` has padded_inputs() numbers, one of `sums`
/// padded_outputs(). The caller keeps |row| · |weight| · inputs below 2^31.
void multiply(const std::int16_t* rows, std::size_t n, const PackedWeights& weights, std::int32_t* sums);
/// The same with the instructions named, which the machine must have.
void multiply(const std::int16_t* rows, std::size_t n, const PackedWeights& weights, std::int32_t* sums, Instructions set);

/// True if the machine runs the AVX2 versions of the kernels.
inline bool has_avx2() noexcept {
    return has(Instructions::avx2);
}

} // namespace entente
