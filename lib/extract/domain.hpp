// SPDX-License-Identifier: Apache-2.0
// What an article or sentence is about: politics, or fields whose words look like war and diplomacy (sport, business, film, crime).
// Part of extract().
//
//   const ArticleDomain article = domain_of(document, mentions, predicates);
//   article.politics;   // false: only acts in which somebody of politics takes part are events
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "lexicon/predicates.hpp"

namespace entente {

enum class Domain : std::uint8_t { politics, sport, business };

struct ArticleDomain {
    bool sport = false;
    bool politics = true; ///< states, governments, forces or known politicians are named throughout
};

ArticleDomain domain_of(const Document& document, std::span<const Mention> mentions, const Predicates& predicates);
Domain domain_of(const Sentence& sentence, const Predicates& predicates, const ArticleDomain& article);

/// How many words of the sentence are in a word set of the tables.
std::size_t count_in(const Sentence& sentence, const Predicates& predicates, std::string_view set);

/// True for a state, a government, a force, a known politician or party, and for those whose role or nationality makes them one.
bool is_political(const Mention& mention);

} // namespace entente
