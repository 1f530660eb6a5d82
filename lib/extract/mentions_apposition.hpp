// SPDX-License-Identifier: Apache-2.0
// A person and a description with nothing but a comma between, whatever the tree makes of the two. Part of find_mentions.
//
//   "Ana Roth, the president's envoy, …"   "the envoy to the talks, Ana Roth, …"
#pragma once

#include <cstdint>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"

namespace entente {

/// The earlier mention of the sentence that the mention renames or describes, or none.
std::uint32_t beside_comma(const Document& document, const Sentence& sentence, const std::vector<Mention>& mentions,
                           std::uint32_t m);

} // namespace entente
