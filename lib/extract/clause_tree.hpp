// SPDX-License-Identifier: Apache-2.0
// One sentence as clauses: children, lower-case lemmas, prepositions, and the subjects and objects that the syntax implies across
// control, conjunction, relative and participial clauses. Part of extract().
//
//   const ClauseTree tree(document, sentence);
//   tree.subjects(verb);   // heads of its logical subjects: "Turkey" for "bomb" in "Turkey vowed to bomb"
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"

namespace entente {

/// Holds references: document and sentence must outlive it.
class ClauseTree {
public:
    ClauseTree(const Document& document, const Sentence& sentence);

    std::uint32_t size() const noexcept { return static_cast<std::uint32_t>(sentence_.tokens.size()); }
    const Token& token(std::uint32_t i) const { return sentence_.tokens[i]; }
    const std::string& lemma(std::uint32_t i) const { return lemmas_[i]; }
    std::string_view form(std::uint32_t i) const { return text_of(document_, sentence_.tokens[i]); }
    Relation relation(std::uint32_t i) const { return sentence_.tokens[i].relation; }
    std::uint32_t head(std::uint32_t i) const { return sentence_.tokens[i].head < 0 ? none : static_cast<std::uint32_t>(sentence_.tokens[i].head); }
    std::span<const std::uint32_t> children(std::uint32_t i) const {
        return std::span(children_).subspan(first_[i], first_[i + 1] - first_[i]);
    }
    /// The first child in one of these relations, or `none`.
    std::uint32_t child(std::uint32_t i, std::initializer_list<Relation> relations) const;
    /// The first child in that relation with that lemma, or `none`.
    std::uint32_t child(std::uint32_t i, Relation relation, std::string_view lemma) const;

    bool is_verb(std::uint32_t i) const { return token(i).upos == Upos::VERB || token(i).upos == Upos::AUX; }
    bool is_noun(std::uint32_t i) const { return token(i).upos == Upos::NOUN || token(i).upos == Upos::PROPN; }
    bool is_passive(std::uint32_t i) const;
    /// The preposition of a phrase, words of one with several joined by "_"; "" if it has none.
    std::string preposition(std::uint32_t i) const;
    /// True for the first word of "at least six", "around 200".
    bool measures(std::uint32_t i) const;
    /// The subordinator of a clause ("if", "to", "of"), or "".
    std::string_view marker(std::uint32_t i) const;
    /// True if the clause is an infinitive with "to".
    bool is_to_infinitive(std::uint32_t i) const { return child(i, Relation::mark, "to") != none; }

    /// The token and the heads of what is conjoined with it.
    std::vector<std::uint32_t> conjuncts(std::uint32_t i) const;
    /// The relative pronoun's antecedent, or the token itself.
    std::uint32_t antecedent(std::uint32_t pronoun) const;

    /// Heads of the grammatical subject: its own or what control and coordination imply.
    std::vector<std::uint32_t> surface_subjects(std::uint32_t clause) const { return surface_subjects(clause, 0); }
    /// Heads of the logical subject (agent) and object (patient).
    std::vector<std::uint32_t> subjects(std::uint32_t clause) const;
    std::vector<std::uint32_t> objects(std::uint32_t clause) const { return objects(clause, 0); }
    std::vector<std::uint32_t> indirect_objects(std::uint32_t clause) const;
    /// Heads of phrases with that preposition below the token.
    std::vector<std::uint32_t> with_preposition(std::uint32_t i, std::string_view preposition) const;
    /// Head of the clause (or predicate complement) that the token governs, or `none`.
    std::uint32_t complement(std::uint32_t i) const;
    /// True if the token hangs, through any others, on that one.
    bool is_below(std::uint32_t token, std::uint32_t above) const;
    /// Past a noun of quantity ("dozens of soldiers"): what is counted, or the token itself.
    std::uint32_t counted(std::uint32_t i) const;

private:
    bool measures_first(std::uint32_t i) const;
    std::uint32_t past_dateline(std::uint32_t subject) const;
    std::vector<std::uint32_t> surface_subjects(std::uint32_t clause, int depth) const;
    std::vector<std::uint32_t> implied_subjects(std::uint32_t clause, int depth) const;
    std::vector<std::uint32_t> objects(std::uint32_t clause, int depth) const;
    bool governs_object_control(std::uint32_t governor, std::uint32_t clause) const;

    const Document& document_;
    const Sentence& sentence_;
    std::vector<std::string> lemmas_;
    std::vector<std::uint32_t> children_; ///< grouped by head, ascending
    std::vector<std::uint32_t> first_;
};

} // namespace entente
