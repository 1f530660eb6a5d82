// SPDX-License-Identifier: Apache-2.0
// How well the model finds names, on files in IOB columns: Universal NER's "number TAB form TAB tag" with `# text` lines, or
// "form tag" as in wikigold. Each sentence is annotated from its raw text; a name is right if its characters and type are.
//
//   const NameScores scores = evaluate_names(files, Model::builtin());
//   std::cout << format(scores, true);
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "annotate/document.hpp"
#include "annotate/model.hpp"

namespace entente {

struct NameTally {
    std::size_t gold = 0, found = 0, right = 0;
    double precision() const noexcept; ///< per cent, as the others
    double recall() const noexcept;
    double f1() const noexcept;
};

inline constexpr std::size_t name_type_count = 5; ///< of NameType, none included

struct NameScores {
    struct Line {
        std::string name; ///< file name
        std::array<NameTally, name_type_count> by_type{};
        NameTally typed;   ///< of the types that the file has
        NameTally untyped; ///< the same names, whatever their type
    };
    std::vector<Line> lines;
    /// [gold][found] for names with the same characters; the row `none` holds what gold lacks, the column `none` what was missed.
    std::array<std::array<std::size_t, name_type_count>, name_type_count> confusion{};
    double words_per_second = 0;
};

/// Throws InputError for a file that is no such table or has another name type than PER, ORG, LOC and MISC.
NameScores evaluate_names(std::span<const std::string> files, const Model& model);

/// Precision, recall and F1 by type; with `errors` the confusion of types.
std::string format(const NameScores& scores, bool errors);

} // namespace entente
