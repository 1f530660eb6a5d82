// SPDX-License-Identifier: Apache-2.0
// Blocks of a text and what each of them is.
//
//   std::vector<Block> blocks = classify_blocks(text, split_blocks(text, 0), title);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace entente {

/// The text from byte `from` on in paragraphs, all of kind paragraph: what stands between blank lines; within that, each line,
/// unless the lines are wrapped at a fixed width (or go on in lower case), which makes them one paragraph.
std::vector<Block> split_blocks(std::string_view text, std::size_t from);

/// Says of each block of kind paragraph whether it is one or title, header, caption or junk; blocks of other kinds stay. A
/// paragraph that holds known boilerplate or a credited caption between its sentences is cut into several blocks.
/// `title` is the headline where it is known; else a first line that looks like one becomes it.
std::vector<Block> classify_blocks(std::string_view text, std::vector<Block> blocks, std::string_view title);

/// The key under which two lines are the same headline: letters and digits, folded.
std::string line_key(std::string_view line);

} // namespace entente
