// SPDX-License-Identifier: Apache-2.0
// Inside of dates of events: which event a time expression dates.
//
//   closeness_of(tree, trigger, planned, expression);   // Closeness::own, light_verb, … or apart
#pragma once

#include <cstdint>

#include "extract/time_expression.hpp"
#include "resolve/dates_clause.hpp"

namespace entente {

/// How closely an expression belongs to a trigger; the later the closer.
enum class Closeness : std::uint8_t { apart, nearby, speech, shared_clause, governing_noun, light_verb, within, own };

/// `planned`: the event is one to come, so that its clause does not share the time of a verb over it ("agreed on Monday to meet").
Closeness closeness_of(const SentenceTree& tree, std::uint32_t trigger, bool planned, const TimeExpression& expression);

/// How much a word shares the time of the word above it.
Closeness link_to_head(const SentenceTree& tree, std::uint32_t word, bool planned);

/// "…, a move that drew protest": what is told of the whole clause before it goes on from there.
bool tells_of_sum(const SentenceTree& tree, std::uint32_t verb);

} // namespace entente
