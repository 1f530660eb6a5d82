// SPDX-License-Identifier: Apache-2.0
// How well the words of source and target are found: CoNLL columns "form tag" with the tags B-S, I-S (source), B-T, I-T (target),
// B-R, I-R (both, of acts on each other) and O, a blank line between sentences. Each sentence has one event; the program's surest
// event with both parties stands against it.
//
//   const RoleSpanScores scores = evaluate_role_spans(read_role_spans("roles.conll"), coder);
//   scores.f1();
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "evaluate/coded_article.hpp"

namespace entente {

/// One sentence; a role is 'S', 'T', 'R' or 'O'.
struct RoleSpanSentence {
    std::vector<std::string> words;
    std::vector<char> roles;
};

/// Throws InputError.
std::vector<RoleSpanSentence> read_role_spans(const std::string& file);
/// The words with blanks between them; for half_of.
std::string joined_words(const RoleSpanSentence& sentence);

struct RoleSpanScores {
    std::size_t sentences = 0;
    std::size_t gold = 0;   ///< words with a role
    std::size_t found = 0;
    std::size_t right = 0;  ///< with the same role; R agrees with S and T
    std::size_t strict = 0; ///< R agrees with R alone
    double f1() const noexcept { return gold + found == 0 ? 0 : 2 * static_cast<double>(right) / static_cast<double>(gold + found); }
    double strict_f1() const noexcept { return gold + found == 0 ? 0 : 2 * static_cast<double>(strict) / static_cast<double>(gold + found); }
};

RoleSpanScores evaluate_role_spans(std::span<const RoleSpanSentence> sentences, const Coder& coder);

std::string format(const RoleSpanScores& scores);

} // namespace entente
