// SPDX-License-Identifier: Apache-2.0
// Tables of names of the trainer's own (lib/train/data): what persons and organizations are called.
#pragma once

#include <string_view>
#include <vector>

namespace entente::train {

/// In small letters, in alphabetical order.
std::vector<std::string_view> given_names();
std::vector<std::string_view> family_names();
/// As they are written.
std::vector<std::string_view> organizations();

} // namespace entente::train
