// SPDX-License-Identifier: Apache-2.0
// From an article to an annotated document.
//
//   const Document document = annotate(std::move(article), model);
//   for (const Sentence& sentence : document.sentences) …
#pragma once

#include "annotate/document.hpp"
#include "annotate/model.hpp"
#include "article/article.hpp"

namespace entente {

/// Sentences, tokens, tags, trees, names and lemmas of the whole text, junk included. Blocks are hard boundaries; text that no
/// block holds is made blocks of kind paragraph at blank lines. A sentence has at least one token; every token lies in its
/// sentence, none holds white space, and together they hold all that is not white space. What goes on for more than 400 words is cut
/// into several sentences, so that time is linear in the text. The text must be valid UTF-8.
Document annotate(Article article, const Model& model);

/// The first half of annotate(): sentences and tokens.
Document segment(Article article, const Model& model);
/// The second half: tags, trees, names and lemmas for the sentences and tokens that are there.
Document analyse(Document document, const Model& model);

} // namespace entente
