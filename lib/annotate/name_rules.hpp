// SPDX-License-Identifier: Apache-2.0
// What the language says of names whatever the network thinks: a title, a month or a weekday alone is no name, a title is no
// part of the name after it, "Inc." is part of the one before it, "Iranians" are a people and no person.
//
//   sentence = with_name_rules(std::move(sentence), text);
#pragma once

#include <string_view>

#include "annotate/document.hpp"

namespace entente {

/// The sentence with its names corrected; tags must be there.
Sentence with_name_rules(Sentence sentence, std::string_view text);

} // namespace entente
