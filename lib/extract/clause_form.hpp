// SPDX-License-Identifier: Apache-2.0
// What the form of a clause or phrase tells: its subordinator, tense, inversion, definiteness. Part of modality_of().
//
//   subordinator(tree, clause);   // "as_if", "in_case", "instead_of", "of"
#pragma once

#include <cstdint>
#include <string>

#include "extract/clause_tree.hpp"

namespace entente {

/// The words that introduce a clause or phrase, joined: "as_if", "in_case", "instead_of", "of".
std::string subordinator(const ClauseTree& tree, std::uint32_t at);
/// A finite clause in a past tense or perfect.
bool is_past(const ClauseTree& tree, std::uint32_t clause);
/// A finite clause in the present tense, no perfect.
bool is_present(const ClauseTree& tree, std::uint32_t clause);
/// "Had Israel attacked", "should Russia attack": a condition without a subordinator.
bool is_inverted(const ClauseTree& tree, std::uint32_t clause);
bool has_modal(const ClauseTree& tree, std::uint32_t clause);
bool is_indefinite(const ClauseTree& tree, std::uint32_t noun);
/// "the first state to recognise them", "one of the last aides to leave": they did.
bool is_ranked(const ClauseTree& tree, std::uint32_t noun);
/// "next week", "tomorrow": with a verb in the present, or a noun, the event is still to come.
bool is_to_come(const ClauseTree& tree, std::uint32_t time);

} // namespace entente
