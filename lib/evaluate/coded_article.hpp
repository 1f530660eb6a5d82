// SPDX-License-Identifier: Apache-2.0
// The program under test, as the evaluations of events see it: an article goes in, everything found in it comes out.
//
//   const Coder coder = [&](Article article) { … };   // the pipeline
//   const CodedArticle coded = coder(sentence_article("s0001", "Troops shelled the town."));
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "resolve/event_record.hpp"
#include "resolve/resolution.hpp"
#include "text/span.hpp"

namespace entente {

struct CodedArticle {
    Document document;
    Extraction extraction;
    Resolution resolution;
    std::vector<EventRecord> records;
};

using Coder = std::function<CodedArticle(Article)>;

/// A text as the reader of JSON Lines gives it; no date if that is "".
Article text_article(const std::string& id, std::string_view text, std::string_view date);
/// A sentence as an article of its own, of 1 January 2000.
Article sentence_article(const std::string& id, std::string_view sentence);

/// A mention's bytes.
Span span_of(const CodedArticle& coded, const Mention& mention);

/// Which half of a corpus: rules and weights are tuned on one, and the other shows what they are worth.
enum class Half : bool { tuned, unseen };

/// By the parity of the first byte of the text's MD5 (RFC 1321): even is tuned. The split does not change with the program.
Half half_of(std::string_view text);

} // namespace entente
