// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: captions of photographs and videos by their credits.
//
//   is_caption("The two leaders shake hands. (Jane Doe/AP)");   // true
#pragma once

#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace entente {

/// True if the block begins or ends as captions do: with a credit, "FILE PHOTO", "In this photo taken …".
bool is_caption(std::string_view block);

/// Captions that stand between the sentences of a paragraph and end in a credit: "… at the White House (REUTERS) Mr Doe …".
std::vector<Span> captions_inside(std::string_view paragraph);

} // namespace entente
