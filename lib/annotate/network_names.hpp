// SPDX-License-Identifier: Apache-2.0
// Labels of names as the network writes them, and the best sequence of them.
//
//   const auto labels = best_names(scores, n, stride, chain);
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace entente {

/// Outside, then begin and inside for each type of name.
constexpr std::size_t name_label_count = 9;

/// An "inside" (even, not 0) follows a "begin" or "inside" of its own type only.
constexpr bool name_label_may_follow(std::size_t from, std::size_t to) {
    return to == 0 || to % 2 == 1 || from == to || from + 1 == to;
}

/// Rows of the table of what a label after another is worth; the last row is for the first word of a sentence.
constexpr std::size_t name_chain_rows = name_label_count + 1;
constexpr std::size_t name_chain_start = name_label_count;

/// The sequence of allowed labels whose scores, with those of `chain` (name_chain_rows × name_label_count), have the greatest sum.
/// The scores of word i are at `scores` + i · stride.
std::vector<std::size_t> best_names(const float* scores, std::size_t words, std::size_t stride, std::span<const float> chain);

} // namespace entente
