// SPDX-License-Identifier: Apache-2.0
// How well time expressions are found and resolved on GUM, whose MISC column holds normalised dates (`XML=<date
// when="2013-09-13">`) and whose documents say when they were written (`# meta::dateCreated`).
//
//   const DateScores scores = evaluate_dates(bytes, "gum-test.conllu");
//   scores.resolved.right;   // gold dates whose interval is found exactly
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct DateTally {
    std::size_t gold = 0;
    std::size_t found = 0; ///< an expression was found that overlaps
    std::size_t right = 0; ///< and it means the same days
};

struct DateScores {
    DateTally all;                   ///< gold elements with `when`, on whole days, months or years after Christ
    DateTally news;                  ///< those of news, interviews and speeches
    DateTally relative;              ///< those whose words do not hold the year
    std::vector<std::string> errors; ///< "document: words: gold, found", in the order of the file
};

/// With the trees and tags of the file; the writing date is the document's. Throws InputError as read_conllu does.
DateScores evaluate_dates(std::string_view bytes, const std::string& file);

/// A table, and with `errors` every error.
std::string format(const DateScores& scores, bool errors);

} // namespace entente
