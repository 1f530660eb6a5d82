// SPDX-License-Identifier: Apache-2.0
// One network for tags, tree and names of a sentence's words: embeddings of words and their parts, three layers of bidirectional
// simple recurrent units (Lei et al. 2018), a softmax for tags and names, biaffine attention for the tree (Dozat and Manning 2017).
//
//   const Network network = Network::load(model.section("network"));
//   const auto analyses = network.analyse(sentences);
//   analyses[0][2].upos;   // VERB
//
// Weights have 8 bits, activations 16, sums 32: the same result to the bit on every machine.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "annotate/network_features.hpp"

namespace entente {

struct WordAnalysis {
    Upos upos = Upos::X;
    Xpos xpos = Xpos::none;
    std::int32_t head = -1; ///< index in the sentence; -1 for the root
    Relation relation = Relation::dep;
    NameType name_type = NameType::none;
    bool name_begin = false;
    friend bool operator==(const WordAnalysis&, const WordAnalysis&) = default;
};

class Network {
public:
    /// Copies what it needs. Throws ResourceError if the bytes are damaged.
    static Network load(std::string_view section_bytes);

    /// The analysis of each word of each sentence, given the forms (valid UTF-8). The heads of a sentence always form a tree with
    /// one root, and a name never continues one of another type. Sentences of more than 200 words are read in pieces, so that time
    /// grows with the number of words only.
    std::vector<std::vector<WordAnalysis>> analyse(std::span<const std::vector<std::string_view>> sentences) const;

private:
    struct Weights;
    explicit Network(std::shared_ptr<const Weights> weights) : weights_(std::move(weights)) {}
    std::shared_ptr<const Weights> weights_;
};

} // namespace entente
