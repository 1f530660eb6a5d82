// SPDX-License-Identifier: Apache-2.0
// Noun phrases of a dependency tree. Part of find_mentions.
//
//   const PhraseTree tree(sentence);
//   if (tree.heads_phrase(i)) tree.phrase(i);   // "the leader of North Korea", without what only comments on it
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"

namespace entente {

/// Children and noun phrases of one sentence. Holds a reference: the sentence must outlive it.
class PhraseTree {
public:
    explicit PhraseTree(const Sentence& sentence);

    std::span<const std::uint32_t> children(std::uint32_t token) const {
        return std::span(children_).subspan(first_[token], first_[token + 1] - first_[token]);
    }
    /// The head token of the tokens: the first whose own head lies outside.
    std::uint32_t head_of(TokenRange tokens) const;
    /// True if a noun phrase with this token at its head may be an argument or modifier.
    bool heads_phrase(std::uint32_t token) const;
    /// The noun phrase: determiner, modifiers, possessor, of-phrases; no relative clause, apposition or further conjunct.
    TokenRange phrase(std::uint32_t head) const;
    /// The words that fill a role for which a mention stands, of an event with that trigger: the whole noun phrase, with what is
    /// counted ("dozens of [peacekeepers]"), owned ("[the UN]'s findings", "[Islamic State] positions in the east"), what the noun
    /// is called ("[Ali Kushayb], a militia leader", "[the New People's Army] (NPA)") and where it is ("[a court] in Istanbul").
    TokenRange argument(const Mention& mention, TokenRange trigger) const;
    /// Tokens of the adposition ("case") of a phrase, none if it has none.
    std::vector<std::uint32_t> adpositions(std::uint32_t head) const;
    bool has_adposition(std::uint32_t head, std::span<const std::string_view> lemmas) const;

private:
    void extend(std::uint32_t token, TokenRange& range, std::uint32_t depth) const;
    std::uint32_t end_below(std::uint32_t token, std::uint32_t depth) const;
    bool is_owned(std::uint32_t token, TokenRange trigger) const;
    TokenRange with_names_and_scene(TokenRange tokens, std::uint32_t head, bool person) const;

    const Sentence& sentence_;
    std::vector<std::uint32_t> children_; ///< grouped by head
    std::vector<std::uint32_t> first_;    ///< where the children of a token begin in children_
};

} // namespace entente
