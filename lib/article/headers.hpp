// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: the header lines with which a text file may begin.
//
//   Title: Ministers meet in Tallinn
//   Date: 2023-09-13
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"

namespace entente {

struct HeaderLines {
    std::string id;
    std::string title;
    std::string source;
    std::string url;
    std::optional<Date> date;
    std::optional<std::string> bad_date; ///< a date line that is not understood
    std::size_t bad_date_line = 0;
    std::vector<Block> blocks; ///< labels and values as headers, the value of Title: as title
    std::size_t end = 0;       ///< where the rest of the text begins
};

/// Title:, Date:, Source:, URL:, Id:, Author: (in any case and order) at the begin of the text, up to the first other line; of a
/// saved message Subject:, From:, Sent: and the rest of its headers.
HeaderLines read_header_lines(std::string_view text);

} // namespace entente
