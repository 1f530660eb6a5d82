// SPDX-License-Identifier: Apache-2.0
// Word vectors from raw text: skip-gram with negative sampling (Mikolov et al. 2013) whose outputs know the place of the context
// word (Ling et al. 2015), which suits syntax better than a bag of words.
//
//   const WordVectors vectors = train_word_vectors(sentences, {});
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::train {

struct WordVectorOptions {
    std::size_t columns = 64;
    std::size_t least = 3; ///< occurrences of a word that gets a vector
    std::size_t epochs = 10;
    std::uint64_t seed = 1;
};

struct WordVectors {
    std::vector<std::uint32_t> hashes; ///< word_hash of the words, ascending
    std::vector<float> rows;           ///< a row of zeros, then one a hash
    std::size_t columns = 0;
};

/// Sentences of forms; case is ignored, digits are alike. The same text gives the same vectors; one thread.
WordVectors train_word_vectors(const std::vector<std::vector<std::string>>& sentences, const WordVectorOptions& options);

/// Keeps vectors between runs of the trainer on one machine.
std::string serialised(const WordVectors& vectors);
WordVectors word_vectors_of(std::string_view bytes);

/// Plain text in words, for glosses and the like: blanks separate, punctuation stands alone.
std::vector<std::string> simple_words(std::string_view text);

} // namespace entente::train
