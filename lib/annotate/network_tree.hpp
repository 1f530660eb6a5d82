// SPDX-License-Identifier: Apache-2.0
// The best dependency tree for the scores of all arcs of a sentence.
//
//   const std::vector<std::int32_t> heads = best_tree(scores, n);   // -1 for the one root
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace entente {

/// scores[i * (n + 1)] is the score of word i as root, scores[i * (n + 1) + 1 + j] that of word j as head of word i; finite.
/// Returns the heads of the tree with the highest sum among those with exactly one root (Chu and Liu 1965, Edmonds 1967). Where
/// each word's best head already forms such a tree, as nearly always, that is all the work; else cubic time at worst.
std::vector<std::int32_t> best_tree(std::span<const float> scores, std::size_t n);

/// True if the heads form a tree with exactly one root.
bool is_tree(std::span<const std::int32_t> heads);

} // namespace entente
