// SPDX-License-Identifier: Apache-2.0
// Inside of dates of events: whether a sentence tells an event as news of the day.
//
//   telling_of(tree, trigger, Status::actual, false);   // "Turkey warned …" → as_news; "had warned", "could warn" → not_as_news
#pragma once

#include <cstdint>

#include "ontology/ontology.hpp"
#include "resolve/dates_clause.hpp"

namespace entente {

enum class Telling : std::uint8_t {
    not_as_news, ///< before the news, after it, or at no time: "had met", "will meet", "the group that once met"
    at_the_head, ///< news if the report begins with it: "has met"
    as_news      ///< "met", and in a headline "meet"
};

/// `headline`: the sentence is one.
Telling telling_of(const SentenceTree& tree, std::uint32_t trigger, Status status, bool headline);

} // namespace entente
