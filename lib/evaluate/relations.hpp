// SPDX-License-Identifier: Apache-2.0
// How well events and their roles are found end to end in single sentences with known relations (evaluate/relation_table.hpp). Each
// sentence is read once, as an article of its own.
//
//   const RelationScores scores = evaluate_relations(read_relations("relations.tsv"), coder);
//   std::cout << format(scores);
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

#include "evaluate/coded_article.hpp"
#include "evaluate/relation_table.hpp"

namespace entente {

struct RelationTally {
    std::size_t rows = 0;
    std::size_t any = 0;    ///< the sentence yields an event
    std::size_t typed = 0;  ///< … of the row's type
    std::size_t roles = 0;  ///< … whose source and target overlap the row's, in either order if they act on each other
    std::size_t triple = 0; ///< both at once
};

struct RelationScores {
    RelationTally all;
    std::map<std::string, RelationTally> by_type;
    std::size_t sentences = 0;
    std::size_t predicted = 0; ///< types predicted, each once a sentence
    std::size_t right = 0;     ///< of them, those that a row of the sentence has
};

/// Whether the record's parties overlap the row's.
bool roles_agree(const EventRecord& record, const RelationRow& row);

RelationScores evaluate_relations(std::span<const RelationRow> rows, const Coder& coder);

std::string format(const RelationScores& scores);

} // namespace entente
