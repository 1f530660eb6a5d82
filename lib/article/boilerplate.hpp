// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: the table of lines that news pages carry beside their text (data/boilerplate.tsv).
//
//   boilerplate_kind("Read more: Markets fall");   // BlockKind::junk
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace entente {

/// Lower case ASCII words, everything else a blank: what the table's phrases are compared with.
std::string words_key(std::string_view text);

/// What the table says of a whole block; absent if nothing.
std::optional<BlockKind> boilerplate_kind(std::string_view block);

/// True for a heading such as "Related Content", after which lines that are no sentences are junk.
bool heads_junk(std::string_view block);

/// Boilerplate inside of a paragraph: byte ranges of `block`, ascending and disjoint.
std::vector<Span> boilerplate_inside(std::string_view block);

} // namespace entente
