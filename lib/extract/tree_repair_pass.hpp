// SPDX-License-Identifier: Apache-2.0
// Slips of the parser put right, one kind a function. Part of repaired().
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extraction.hpp"
#include "text/utf8.hpp"

namespace entente {

template <std::size_t N>
bool is_any_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class TreeRepair {
public:
    TreeRepair(const Document& document, Sentence& sentence) : document_(document), tokens_(sentence.tokens) {}

    void run();

private:
    std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
    std::string word(std::uint32_t i) const { return lower(text_of(document_, tokens_[i])); }
    bool is(std::uint32_t i, Relation relation) const { return tokens_[i].relation == relation; }
    bool hangs_on(std::uint32_t i, std::uint32_t head) const { return tokens_[i].head == static_cast<std::int32_t>(head); }
    std::uint32_t head(std::uint32_t i) const { return tokens_[i].head < 0 ? none : static_cast<std::uint32_t>(tokens_[i].head); }
    bool has(std::uint32_t i, Relation relation) const { return child(i, relation) != none; }
    std::uint32_t child(std::uint32_t i, Relation relation) const;
    void hang(std::uint32_t i, std::uint32_t on, Relation relation);
    bool is_modifier(std::uint32_t i) const;
    bool is_clause(std::uint32_t i) const { return is(i, Relation::root) || is(i, Relation::ccomp) || is(i, Relation::parataxis); }
    bool ends_before(std::uint32_t name, std::uint32_t end) const;
    void make_clause(std::uint32_t subject, std::uint32_t verb, std::uint32_t noun);
    bool may_begin_clause(std::uint32_t i) const;
    void read_perfect(std::uint32_t noun);
    void read_perfect_predicate(std::uint32_t verb);
    std::uint32_t name_before(std::uint32_t verb, std::uint32_t noun) const;
    void read_clause(std::uint32_t noun);
    void read_progressive(std::uint32_t noun);
    void read_headline(std::uint32_t verb);
    void read_headline_of_many(std::uint32_t verb);
    void make_verb(std::uint32_t verb);
    void read_compound_object(std::uint32_t first);
    void read_receiver(std::uint32_t verb);
    bool read_body_as_receiver(std::uint32_t verb, std::uint32_t given);
    void read_owner(std::uint32_t pronoun);
    void read_modal(std::uint32_t modal);
    void make_base_form(std::uint32_t verb);
    void read_load(std::uint32_t participle);
    void read_day_as_subject(std::uint32_t i);
    bool is_time(std::uint32_t i) const;
    void read_phrase_of_day(std::uint32_t noun);
    void read_participle(std::uint32_t i);
    void read_available(std::uint32_t i);
    void read_apposition(std::uint32_t name);
    void read_infinitive(std::uint32_t to);
    void read_quoted_subject(std::uint32_t said);
    void read_relative_root(std::uint32_t noun);
    void read_nominal_adjective(std::uint32_t i);
    void read_stolen_preposition(std::uint32_t preposition);
    bool is_day(std::uint32_t i) const;
    void read_noun_with_subject(std::uint32_t subject);
    void read_elect(std::uint32_t elect);
    bool is_under(std::uint32_t token, std::uint32_t begin, std::uint32_t end) const;
    void read_particle(std::uint32_t verb);
    void read_adverb(std::uint32_t i);
    void read_quantity(std::uint32_t up);
    void read_subject(std::uint32_t verb);
    void read_bare_object(std::uint32_t noun);
    void read_active(std::uint32_t subject);
    void read_hyphenated(std::uint32_t verb);
    const Document& document_;
    std::vector<Token>& tokens_;
};

} // namespace entente
