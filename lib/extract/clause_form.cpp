// SPDX-License-Identifier: Apache-2.0
#include "extract/clause_form.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "extract/event_status_words.hpp"
#include "text/utf8.hpp"

namespace entente {

using status_words::is_one_of;

std::string subordinator(const ClauseTree& tree, std::uint32_t at) {
    std::string text;
    for (const std::uint32_t c : tree.children(at)) {
        const Relation r = tree.relation(c);
        const bool when = r == Relation::advmod && (tree.lemma(c) == "when" || tree.lemma(c) == "whenever");
        if (c > at || (r != Relation::mark && r != Relation::case_ && !when)) continue;
        if (!text.empty()) text += '_';
        text.append(tree.lemma(c));
        for (const std::uint32_t f : tree.children(c))
            if (tree.relation(f) == Relation::fixed) text.append("_").append(tree.lemma(f));
    }
    return text;
}

bool is_past(const ClauseTree& tree, std::uint32_t clause) {
    if (tree.token(clause).xpos == Xpos::VBD) return true;
    return std::any_of(tree.children(clause).begin(), tree.children(clause).end(), [&](std::uint32_t c) {
        const Relation r = tree.relation(c);
        const bool auxiliary = r == Relation::aux || r == Relation::aux_pass || r == Relation::cop;
        return auxiliary && (tree.token(c).xpos == Xpos::VBD || tree.lemma(c) == "have");
    });
}

bool is_present(const ClauseTree& tree, std::uint32_t clause) {
    const auto present = [&](std::uint32_t t) { return tree.token(t).xpos == Xpos::VBZ || tree.token(t).xpos == Xpos::VBP; };
    if (present(clause)) return true;
    return std::any_of(tree.children(clause).begin(), tree.children(clause).end(), [&](std::uint32_t c) {
        const Relation r = tree.relation(c);
        return (r == Relation::aux || r == Relation::aux_pass || r == Relation::cop) && present(c) && tree.lemma(c) != "have";
    });
}

bool is_inverted(const ClauseTree& tree, std::uint32_t clause) {
    const std::uint32_t subject = tree.child(clause, {Relation::nsubj, Relation::nsubj_pass});
    if (subject == none || tree.form(tree.size() - 1) == "?") return false;
    for (const std::uint32_t c : tree.children(clause)) {
        const Relation r = tree.relation(c);
        if (r == Relation::punct || r == Relation::cc) continue;
        if (c > subject || (r != Relation::aux && r != Relation::aux_pass && r != Relation::cop)) return false;
        return tree.lemma(c) == "should" || lower(tree.form(c)) == "had" || lower(tree.form(c)) == "were";
    }
    return false;
}

bool has_modal(const ClauseTree& tree, std::uint32_t clause) {
    const auto below = tree.children(clause);
    return std::any_of(below.begin(), below.end(), [&](std::uint32_t c) { return tree.relation(c) == Relation::aux && tree.token(c).xpos == Xpos::MD; });
}

bool is_indefinite(const ClauseTree& tree, std::uint32_t noun) {
    const std::uint32_t article = tree.child(noun, {Relation::det});
    return article != none && (tree.lemma(article) == "a" || tree.lemma(article) == "an" || tree.lemma(article) == "any" || tree.lemma(article) == "another");
}

bool is_ranked(const ClauseTree& tree, std::uint32_t noun) {
    static constexpr std::array<std::string_view, 8> ranks{"first", "second", "third", "fourth", "fifth", "last", "latest", "only"};
    const auto ranked = [&](std::uint32_t n) {
        return is_one_of(tree.lemma(n), ranks) || std::any_of(tree.children(n).begin(), tree.children(n).end(), [&](std::uint32_t c) {
                   return tree.relation(c) == Relation::amod && is_one_of(tree.lemma(c), ranks);
               });
    };
    if (ranked(noun)) return true;
    const auto of = tree.with_preposition(noun, "of"); // "one of the first aides"
    return !of.empty() && ranked(of.front());
}

bool is_to_come(const ClauseTree& tree, std::uint32_t time) {
    static constexpr std::array<std::string_view, 8> spans{"week", "month", "year", "weekend", "summer", "spring", "autumn", "winter"};
    return tree.lemma(time) == "tomorrow" ||
           (is_one_of(tree.lemma(time), spans) && (tree.child(time, Relation::amod, "next") != none || tree.child(time, Relation::amod, "coming") != none));
}

} // namespace entente
