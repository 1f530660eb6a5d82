// SPDX-License-Identifier: Apache-2.0
// Labels for names in a treebank that has none: what our table of frequent names says they name, given names before family
// names, words that end organizations ("… University", "… Inc.").
//
//   label_no_names(examples);
//   label_known_names(examples);
#pragma once

#include <vector>

#include "train/corpus.hpp"

namespace entente::train {

/// Fills in labels where runs of proper nouns are known; runs that are not stay open.
void label_known_names(std::vector<Example>& examples);

} // namespace entente::train
