// SPDX-License-Identifier: Apache-2.0
// Names annotated for a treebank that comes without: lib/train/data/ewt_train_names.tsv.
//
//   label_annotated_names(annotated_ewt_names(), "ewt_train_names.tsv", sentences, examples);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "train/corpus.hpp"

namespace entente::train {

/// The table for EWT's training set: lines "sentence id, TAB, spans separated by blanks". A span is "first-last:TYPE" with the
/// numbers of its words; the types are P person, L place, O organization, M any other name, N nation, faith or party as adjective
/// or noun.
std::string_view annotated_ewt_names();

/// Labels all words of all sentences: a sentence without a line has no name. Throws InputError, with the line, for a sentence that
/// the treebank lacks or that has two lines, a span that is none or not inside its sentence, and spans that overlap.
void label_annotated_names(std::string_view table, const std::string& file, const std::vector<ConlluSentence>& sentences,
                           std::vector<Example>& examples);

} // namespace entente::train
