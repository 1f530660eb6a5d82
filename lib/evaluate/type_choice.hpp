// SPDX-License-Identifier: Apache-2.0
// The event type of a sentence whose source and target are given, as published classifiers choose it: of all events that the program
// proposes, the one between those two; without any, the sense of the predicate that connects them.
//
//   const TypeChoiceScores scores = evaluate_type_choice(read_relations("relations.tsv"), coder, predicates);
//   scores.macro_f1();
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evaluate/coded_article.hpp"
#include "evaluate/relation_table.hpp"
#include "lexicon/predicates.hpp"

namespace entente {

/// CONCEDE and RETREAT are YIELD here.
struct TypeChoiceScores {
    struct Tally {
        std::size_t gold = 0, chosen = 0, right = 0;
        double f1() const noexcept { return gold + chosen == 0 ? 0 : 2 * static_cast<double>(right) / static_cast<double>(gold + chosen); }
    };
    std::map<std::string, Tally> by_type;
    std::vector<std::string> errors; ///< "gold, chosen: source | target | sentence"
    double macro_f1() const noexcept; ///< mean over the types that gold has
    double accuracy() const noexcept;
};

TypeChoiceScores evaluate_type_choice(std::span<const RelationRow> rows, const Coder& coder, const Predicates& predicates);

std::string format(const TypeChoiceScores& scores, bool errors);

} // namespace entente
