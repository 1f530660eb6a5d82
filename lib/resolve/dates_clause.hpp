// SPDX-License-Identifier: Apache-2.0
// Inside of dates of events: the dependency tree of a sentence with the questions that the time of a clause asks of it.
//
//   const SentenceTree tree(document, sentence);
//   tree.is_past_perfect(verb);   // "had met"
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "annotate/document.hpp"
#include "article/ascii.hpp"
#include "extract/extraction.hpp"
#include "resolve/dates.hpp"

namespace entente {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Verbs whose object or subject is the event itself: "held talks", "the attack took place".
bool is_light(std::string_view lemma);

/// Verbs that report what someone says.
bool is_speech(std::string_view lemma);

/// Verbs whose object happened, or is to happen, at another time than they: "condemned the attack on Monday".
bool judges(std::string_view lemma);

/// "…, a move that drew protest": nouns that sum up the clause before them.
bool sums_up(std::string_view lemma);

/// Links between a word and a noun phrase of its clause.
bool is_nominal_link(Relation relation);

/// The tree of one sentence as the questions here need it.
class SentenceTree {
public:
    SentenceTree(const Document& document, const Sentence& sentence) : document_(document), sentence_(sentence) {}

    std::uint32_t size() const { return static_cast<std::uint32_t>(sentence_.tokens.size()); }
    const Token& token(std::uint32_t i) const { return sentence_.tokens[i]; }
    std::uint32_t head(std::uint32_t i) const { return token(i).head < 0 ? none : static_cast<std::uint32_t>(token(i).head); }
    bool is_verb(std::uint32_t i) const { return token(i).upos == Upos::VERB || token(i).upos == Upos::AUX; }
    std::string lemma(std::uint32_t i) const {
        return ascii_lower(token(i).lemma.empty() ? text_of(document_, token(i)) : std::string_view(token(i).lemma));
    }

    template <class Test>
    bool has_child(std::uint32_t parent, Test test) const {
        for (std::uint32_t i = 0; i < size(); ++i) {
            if (head(i) == parent && test(i)) return true;
        }
        return false;
    }

    bool has_auxiliary(std::uint32_t verb, std::string_view form) const {
        return has_child(verb, [&](std::uint32_t i) {
            const bool aux =
                token(i).relation == Relation::aux || token(i).relation == Relation::aux_pass || token(i).relation == Relation::cop;
            return aux && equal_ascii(text_of(document_, token(i)), form);
        });
    }
    bool has_modal(std::uint32_t verb) const {
        return has_child(verb, [&](std::uint32_t i) { return token(i).relation == Relation::aux && token(i).xpos == Xpos::MD; });
    }
    std::string marker(std::uint32_t clause) const {
        for (std::uint32_t i = 0; i < size(); ++i) {
            if (head(i) == clause &&
                (token(i).relation == Relation::mark || (token(i).relation == Relation::advmod && token(i).xpos == Xpos::WRB)))
                return lemma(i);
        }
        return {};
    }

    bool is_past_perfect(std::uint32_t verb) const { return has_auxiliary(verb, "had") && token(verb).xpos == Xpos::VBN; }
    bool is_present_perfect(std::uint32_t verb) const {
        return (has_auxiliary(verb, "has") || has_auxiliary(verb, "have") || has_auxiliary(verb, "'s") ||
                has_auxiliary(verb, "’s") || has_auxiliary(verb, "'ve")) &&
               token(verb).xpos == Xpos::VBN;
    }
    bool is_past(std::uint32_t verb) const {
        if (token(verb).xpos == Xpos::VBD) return true;
        return token(verb).xpos == Xpos::VBN &&
               (has_auxiliary(verb, "was") || has_auxiliary(verb, "were") || is_bare_participle(verb));
    }
    bool is_present(std::uint32_t verb) const {
        return token(verb).xpos == Xpos::VBZ || token(verb).xpos == Xpos::VBP ||
               (token(verb).xpos == Xpos::VBG && (has_auxiliary(verb, "is") || has_auxiliary(verb, "are")));
    }

private:
    /// "Three killed in blast", and a past tense that was taken for a participle.
    bool is_bare_participle(std::uint32_t verb) const {
        bool subject = false;
        const bool auxiliary = has_child(verb, [&](std::uint32_t i) {
            const Relation relation = token(i).relation;
            subject = subject || relation == Relation::nsubj || relation == Relation::nsubj_pass;
            return relation == Relation::aux || relation == Relation::aux_pass;
        });
        return subject && !auxiliary;
    }

    const Document& document_;
    const Sentence& sentence_;
};

/// The verb of the clause that the word is or is an argument of; `none` if no verb governs it closely.
std::uint32_t clause_verb(const SentenceTree& tree, std::uint32_t word);

/// Which way a time without year or week lies, by the verb over it: future under a modal ("will meet on Friday"), a plan ("is due
/// to", "scheduled for") or the present of what is fixed ("the talks begin on Friday"); past under other verbs and none.
Tense tense_over(const SentenceTree& tree, std::uint32_t token);

} // namespace entente
