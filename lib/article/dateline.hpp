// SPDX-License-Identifier: Apache-2.0
// The dateline with which a news report begins.
//
//   find_dateline("VLADIVOSTOK, Russia, Sept 13 (Reuters) - Kim …")->place;   // "VLADIVOSTOK, Russia"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/date.hpp"
#include "text/span.hpp"

namespace entente {

struct Dateline {
    Span span;                ///< from the place (or the agency's bracket) to the sign that ends it, in the paragraph
    std::string place;        ///< may be empty: "(CNN) --"
    std::optional<Date> date; ///< only if the year stands there
};

/// The dateline at the begin of a paragraph; absent if it has none.
std::optional<Dateline> find_dateline(std::string_view paragraph);

/// A block that is a dateline and nothing else: "Washington (CNN)", "MOSCOW, Sept 13", "Manila, 8 July 2024", "Jerusalem CNN —".
std::optional<Dateline> find_lone_dateline(std::string_view block);

/// True for the name of a news agency or broadcaster as it stands in datelines and credits ("Reuters", "AP", "Xinhua").
bool is_agency(std::string_view name);

} // namespace entente
