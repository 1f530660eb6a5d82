// SPDX-License-Identifier: Apache-2.0
// Other sentences like those of the training set: now and then a name gives way to another of its kind, or a sentence is written
// all in small or capital letters, so that the network learns what stands around names and not lists of them.
//
//   Variation variation{examples};
//   variation.add(NameType::PER, {"Anna", "Berg"});
//   const Example other = variation.of(example, random);
#pragma once

#include <map>
#include <string>
#include <vector>

#include "train/corpus.hpp"
#include "train/tape.hpp"

namespace entente::train {

struct VariationOptions {
    float name = 0.4F;   ///< of names, with trees and tags known, that another takes the place of
    float small = 0.05F; ///< of sentences in small letters
    float capitals = 0.02F;
};

class Variation {
public:
    /// Knows the names of the examples that have tags.
    explicit Variation(const std::vector<Example>& examples, VariationOptions options = {});
    /// Knows a name of proper nouns more.
    void add(NameType type, std::vector<std::string> words);

    /// The example with the same labels and tree, some of its words others. A name's place is taken by one with as many words, of
    /// the same type and with the same tags.
    Example of(const Example& example, Random& random) const;

private:
    using Key = std::vector<std::int32_t>; ///< type, then tags
    VariationOptions options_;
    std::map<Key, std::vector<std::vector<std::string>>> names_;
};

} // namespace entente::train
