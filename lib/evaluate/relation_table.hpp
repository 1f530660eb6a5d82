// SPDX-License-Identifier: Apache-2.0
// A table of sentences with known relations, tab-separated, with the columns type, source, target and sentence. Several rows may
// share a sentence.
//
//   for (const RelationRow& row : read_relations("relations.tsv")) …   // row.type == "ACCUSE"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/span.hpp"

namespace entente {

struct RelationRow {
    std::string type; ///< YIELD stands for CONCEDE and RETREAT
    std::string source;
    std::string target;
    std::string sentence;
};

/// Throws InputError for a file that cannot be read or lacks a column.
std::vector<RelationRow> read_relations(const std::string& file);

/// Every place in the sentence where the words stand.
std::vector<Span> occurrences(std::string_view words, std::string_view sentence);

/// Whether two type names are the same, CONCEDE, RETREAT and YIELD being one.
bool same_relation_type(std::string_view a, std::string_view b);

} // namespace entente
