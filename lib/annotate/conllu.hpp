// SPDX-License-Identifier: Apache-2.0
// CoNLL-U (Universal Dependencies): reading treebanks and writing annotated articles.
//
//   for (const ConlluSentence& sentence : read_conllu(bytes, "ewt-dev.conllu")) …
//   std::cout << write_conllu(document);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"

namespace entente {

/// A syntactic word of a CoNLL-U file. Several words of one multiword token ("did" + "n't") are marked first, rest, rest…;
/// in English treebanks their forms put together are the written token, which the reader checks.
struct ConlluWord {
    std::string form;
    std::string lemma; ///< empty where the file has "_" for a form that is not "_"
    Upos upos = Upos::X;
    Xpos xpos = Xpos::none;
    std::int32_t head = -1; ///< index in the sentence; -1 for the root and where the file gives none
    Relation relation = Relation::dep;
    std::string misc; ///< the last column as it stands; empty for "_"
    TokenPart part = TokenPart::whole;
    bool space_after = true; ///< white space follows in the text; false inside multiword tokens
};

struct ConlluSentence {
    std::string id;       ///< `# sent_id`
    std::string text;     ///< `# text`
    std::string document; ///< id of the last `# newdoc`
    bool new_document = false;
    bool new_paragraph = false; ///< also true where a document begins
    std::size_t line = 0;       ///< of its first line, from 1
    std::vector<ConlluWord> words;
};

/// All sentences of a file. Empty nodes (8.1) are skipped. Throws InputError with file and line for a line without ten columns,
/// ids out of order, an unknown tag or relation, a head outside the sentence.
std::vector<ConlluSentence> read_conllu(std::string_view bytes, const std::string& file);

/// The annotated text that the sentences came from, rebuilt of their words: a blank between sentences, a blank line before each
/// new paragraph or document, a line feed at the end. Every paragraph is a block. Ids of documents are not kept.
Document document_of(std::span<const ConlluSentence> sentences);

/// `# newdoc id`, then every sentence: `# newpar` where a block begins, `# sent_id`, `# text` (white space runs as one blank),
/// `# junk = yes` where its block yields no events, a line a word with `SpaceAfter=No`, `Span=b:e` (bytes of Article::text)
/// and `Name=B-PER` (IOB2) in MISC; range lines for multiword tokens.
std::string write_conllu(const Document& document);

} // namespace entente
