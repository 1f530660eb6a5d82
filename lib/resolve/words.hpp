// SPDX-License-Identifier: Apache-2.0
// Lists and tables of words in resolution.
//
//   is_one_of(lemma, std::array<std::string_view, 2>{"duo", "trio"});
//   for_each_row(embedded_given_names(), [](std::string_view name, std::string_view sex) { … });
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace entente {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Rows of a table embedded in the program: what stands before the last tab, and what stands after; comments left out.
template <typename Take>
void for_each_row(std::string_view table, const Take& take) {
    while (!table.empty()) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        const std::string_view line = table.substr(0, end);
        table.remove_prefix(std::min(end + 1, table.size()));
        const std::size_t tab = line.rfind('\t');
        if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
        take(line.substr(0, tab), line.substr(tab + 1));
    }
}

} // namespace entente
