// SPDX-License-Identifier: Apache-2.0
// How well the model annotates treebanks: with gold tokens, and from raw text with words aligned by characters, as in the CoNLL
// 2018 shared task (Zeman et al. 2018). Relations count without their subtype, lemmas without case.
//
//   const TreebankScores scores = evaluate_treebank(files, Model::builtin());
//   std::cout << format(scores, false);
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "annotate/model.hpp"

namespace entente {

/// Numbers of sentences and words. A figure is 2 · right / (gold + found).
struct TreebankTally {
    std::size_t gold_sentences = 0, found_sentences = 0, right_sentences = 0;
    std::size_t gold_words = 0, found_words = 0, right_words = 0;
    std::size_t upos = 0, xpos = 0, lemma = 0, unlabelled = 0, labelled = 0;

    double sentence_f1() const noexcept;
    double word_f1() const noexcept;
    /// Of one of upos, xpos, lemma, unlabelled (UAS), labelled (LAS), in per cent.
    double f1(std::size_t right) const noexcept;
};

/// A corpus, or one genre of it.
struct TreebankLine {
    std::string name; ///< file name, or file name and genre ("gum-test.conllu news")
    TreebankTally gold_tokens;
    TreebankTally raw_text;
};

/// How often what stands in gold was found as something else.
using Confusions = std::map<std::pair<std::string, std::string>, std::size_t>;

struct TreebankScores {
    std::vector<TreebankLine> lines; ///< each file, followed by its genres
    double words_per_second = 0;     ///< sentences, tokens, tags, trees, names and lemmas from raw text, one thread
    Confusions upos;
    Confusions relations;
};

/// Reads CoNLL-U files and annotates them. The genre is the second part of a document id like "GUM_news_…", else what stands
/// before its first '-' ("weblog-…"). Throws InputError.
TreebankScores evaluate_treebank(std::span<const std::string> files, const Model& model);

/// A table, and with `errors` the thirty most frequent confusions of each kind.
std::string format(const TreebankScores& scores, bool errors);

} // namespace entente
