// SPDX-License-Identifier: Apache-2.0
// Lists of head tokens. Part of EventRoleFinder.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace entente {

inline constexpr int deepest_role = 3; ///< events within events that arguments are looked for in

inline void add_new(std::vector<std::uint32_t>& to, const std::vector<std::uint32_t>& from) {
    for (const std::uint32_t x : from)
        if (std::find(to.begin(), to.end(), x) == to.end()) to.push_back(x);
}

} // namespace entente
