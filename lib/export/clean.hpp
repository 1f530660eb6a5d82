// SPDX-License-Identifier: Apache-2.0
// Text made fit for every format: hostile names must not break a file.
//
//   one_line("Kim\nJong\x01 Un")   // "Kim Jong Un"
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// Valid UTF-8 on one line: line breaks and tabs are blanks; other controls, what XML 1.0 forbids and byte order marks are dropped;
/// runs of blanks are one, and none is left at the ends.
std::string one_line(std::string_view text);

/// At most that many bytes, whole characters, "…" at the end where more were there.
std::string cut_short(std::string_view text, std::size_t bytes);

/// The text with every `from` replaced.
std::string replaced(std::string_view text, std::string_view from, std::string_view to);

/// Joined with "; ".
template <typename Range>
std::string joined(const Range& items) {
    std::string text;
    for (const auto& item : items) {
        if (!text.empty()) text += "; ";
        text += item;
    }
    return text;
}

} // namespace entente
