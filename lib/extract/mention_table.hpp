// SPDX-License-Identifier: Apache-2.0
// The mentions of a sentence, found by their head tokens. Part of extract().
//
//   const MentionTable table(mentions, offset, tree);
//   if (const std::uint32_t mention = table.headed(token); mention != none) table.is_actor(mention);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/clause_tree.hpp"
#include "extract/extraction.hpp"

namespace entente {

/// The mentions of one sentence by token.
class MentionTable {
public:
    /// `mentions` are those of the sentence, `offset` the index of the first in the article.
    MentionTable(std::span<const Mention> mentions, std::uint32_t offset, const ClauseTree& tree);
    /// Index in the article of the mention with that head, or `none`.
    std::uint32_t headed(std::uint32_t token) const { return by_head_[token]; }
    const Mention& mention(std::uint32_t index) const { return mentions_[index - offset_]; }
    /// True if the mention is of something that acts: a person, a body, a group, a country.
    bool is_actor(std::uint32_t index) const;
    bool is_place(std::uint32_t index) const;

private:
    std::uint32_t known_name_within(std::uint32_t index, const ClauseTree& tree) const;
    std::uint32_t holder(std::uint32_t token, const ClauseTree& tree) const;
    static bool is_clause_child(const ClauseTree& tree, std::uint32_t a, std::uint32_t b);

    std::span<const Mention> mentions_;
    std::uint32_t offset_;
    std::vector<std::uint32_t> by_head_;
};

} // namespace entente
