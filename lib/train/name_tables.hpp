// SPDX-License-Identifier: Apache-2.0
// Tables of names of the trainer's own (lib/train/data): what persons, organizations and sites are called.
#pragma once

#include <string_view>
#include <vector>

namespace entente::train {

/// In small letters, in alphabetical order.
std::vector<std::string_view> given_names();
std::vector<std::string_view> family_names();
/// As they are written.
std::vector<std::string_view> organizations();
/// Streets, quarters, parks, waters, buildings and regions that lists of cities lack, as they are written.
std::vector<std::string_view> sites();

} // namespace entente::train
