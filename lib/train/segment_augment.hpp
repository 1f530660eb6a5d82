// SPDX-License-Identifier: Apache-2.0
// Sentences of a treebank rewritten in the manner of newspapers, for the segmenter: typographic quotes and dashes, titles before
// names ("Sen. John McCain", "Brig. Gen. Patrick Ryder"), abbreviated months and states, "a.m.", "U.S.", headlines in capitals.
// The treebanks have few of these, news is full of them, and where sentences and tokens end in them is known.
#pragma once

#include <vector>

#include "annotate/conllu.hpp"

namespace entente {

/// Only forms, spaces and multiword parts are kept right; heads, tags and lemmas of the result mean nothing.
std::vector<ConlluSentence> in_news_style(const std::vector<ConlluSentence>& sentences);

} // namespace entente
