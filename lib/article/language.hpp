// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: whether a text is English, by its smallest words.
#pragma once

#include "article/article.hpp"

namespace entente {

/// False if the running text is long enough to tell and has next to none of the words that no English text does without.
bool may_be_english(const Article& article);

} // namespace entente
