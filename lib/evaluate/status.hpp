// SPDX-License-Identifier: Apache-2.0
// How well the status of records is told, against a person's judgements (evaluate/judgements.hpp). What matters most is that nothing
// planned, alleged, imagined or denied is given as a fact.
//
//   const StatusScores scores = evaluate_status(records, judgements, articles);
//   std::cout << format(scores, false);
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "evaluate/judgements.hpp"

namespace entente {

inline constexpr std::size_t status_count = 5;

struct StatusScores {
    std::size_t judgements = 0; ///< how many there are
    std::size_t records = 0;    ///< of those that the program makes now
    /// [by the text][as given]
    std::array<std::array<std::size_t, status_count>, status_count> confusion{};
    std::vector<std::string> errors; ///< "planned given as actual: «visit» …"
    std::size_t right() const noexcept;
    /// By the text no fact, and given as one.
    std::size_t given_as_actual() const noexcept;
};

StatusScores evaluate_status(std::span<const EventRecord> records, std::span<const Judgement> judgements, std::span<const CorpusArticle> articles);

std::string format(const StatusScores& scores, bool errors);

} // namespace entente
