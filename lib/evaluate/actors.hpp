// SPDX-License-Identifier: Apache-2.0
// When two names are the same actor, for scoring: case, accents and titles aside, one within the other, half of the words shared,
// or both usual names of one government.
//
//   same_name("Putin", {"Vladimir Putin", "the Russian leader"});   // true
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace entente {

bool same_name(std::string_view found, std::span<const std::string> names);

/// Stricter: the same name, not a part of it.
bool same_canonical_name(std::string_view found, std::string_view gold);

} // namespace entente
