// SPDX-License-Identifier: Apache-2.0
// The last step of every reader: what is title, running text, caption and junk; the dateline; the date.
//
//   Article article = clean(std::move(raw));
#pragma once

#include "article/article.hpp"

namespace entente {

/// Takes an article with text, the headline and date if known, and blocks (those of kind paragraph are not yet judged) and
/// fills in the rest: kinds of blocks, a missing title or date that the text itself states, the dateline. A title that the text
/// does not hold at its begin is appended as a block of its own.
Article clean(Article article);

/// The same for a text alone, with no header lines: a convenience for one who has the text at hand.
Article make_article(std::string id, std::string text);

} // namespace entente
