// SPDX-License-Identifier: Apache-2.0
#include "annotate/clause_rules.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace entente;

namespace {

struct Word {
    std::string_view form;
    Upos upos;
    Xpos xpos;
    std::int32_t head; ///< from 0; -1 for the root
    Relation relation;
};

/// "relation(head form, form)" of every word, for a sentence of words with a blank between them.
std::string mended(const std::vector<Word>& words) {
    std::string text;
    Sentence sentence;
    for (const Word& word : words) {
        if (!text.empty()) text += ' ';
        Token token;
        token.span.begin = static_cast<std::uint32_t>(text.size());
        text += word.form;
        token.span.end = static_cast<std::uint32_t>(text.size());
        token.upos = word.upos;
        token.xpos = word.xpos;
        token.head = word.head;
        token.relation = word.relation;
        sentence.tokens.push_back(token);
    }
    sentence.span = {0, static_cast<std::uint32_t>(text.size())};
    sentence = with_clause_rules(std::move(sentence), text);
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Token& token = sentence.tokens[i];
        if (!out.empty()) out += ' ';
        out += std::string{name(token.relation)} + "(" +
               (token.head < 0 ? "-" : std::string{words[static_cast<std::size_t>(token.head)].form}) + ")";
    }
    return out;
}

} // namespace

TEST_CASE("a verb between two nouns that hang together makes them subject and object") {
    CHECK(mended({{"Norway", Upos::PROPN, Xpos::NNP, 2, Relation::compound},
                  {"blocked", Upos::VERB, Xpos::VBD, 2, Relation::amod},
                  {"imports", Upos::NOUN, Xpos::NNS, -1, Relation::root},
                  {".", Upos::PUNCT, Xpos::none, 2, Relation::punct}}) == "nsubj(blocked) root(-) obj(blocked) punct(blocked)");
}

TEST_CASE("a past participle with an object is a finite verb") {
    CHECK(mended({{"A", Upos::DET, Xpos::DT, 1, Relation::det},
                  {"bomb", Upos::NOUN, Xpos::NN, -1, Relation::root},
                  {"wounded", Upos::VERB, Xpos::VBN, 1, Relation::acl},
                  {"officers", Upos::NOUN, Xpos::NNS, 2, Relation::obj}}) == "det(bomb) nsubj(wounded) root(-) obj(wounded)");
}

TEST_CASE("plans after a name and before an infinitive are no noun") {
    CHECK(mended({{"Chad", Upos::PROPN, Xpos::NNP, 1, Relation::compound},
                  {"plans", Upos::NOUN, Xpos::NNS, -1, Relation::root},
                  {"to", Upos::PART, Xpos::TO, 3, Relation::mark},
                  {"withdraw", Upos::VERB, Xpos::VB, 1, Relation::acl}}) == "nsubj(plans) root(-) mark(withdraw) xcomp(plans)");
}

TEST_CASE("a phrase that is no clause, and a clause that is one, stay as they are") {
    const std::vector<Word> phrase{{"US-backed", Upos::VERB, Xpos::VBN, 1, Relation::amod},
                                   {"rebels", Upos::NOUN, Xpos::NNS, -1, Relation::root}};
    CHECK(mended(phrase) == "amod(rebels) root(-)");
    const std::vector<Word> clause{{"State", Upos::NOUN, Xpos::NN, 2, Relation::compound},
                                   {"owned", Upos::VERB, Xpos::VBN, 2, Relation::amod},
                                   {"banks", Upos::NOUN, Xpos::NNS, 3, Relation::nsubj},
                                   {"fell", Upos::VERB, Xpos::VBD, -1, Relation::root}};
    CHECK(mended(clause) == "compound(banks) amod(banks) nsubj(fell) root(-)");
}

TEST_CASE("a plural noun with subject and object is a verb of the present") {
    CHECK(mended({{"the", Upos::DET, Xpos::DT, 1, Relation::det},
                  {"army", Upos::NOUN, Xpos::NN, 2, Relation::nsubj},
                  {"shells", Upos::NOUN, Xpos::NNS, -1, Relation::root},
                  {"towns", Upos::NOUN, Xpos::NNS, 2, Relation::obj}}) == "det(army) nsubj(shells) root(-) obj(shells)");
    CHECK(mended({{"Norway", Upos::PROPN, Xpos::NNP, 1, Relation::nsubj},
                  {"plans", Upos::NOUN, Xpos::NNS, -1, Relation::root},
                  {"to", Upos::PART, Xpos::TO, 3, Relation::mark},
                  {"sell", Upos::VERB, Xpos::VB, 1, Relation::acl}}) == "nsubj(plans) root(-) mark(sell) xcomp(plans)");
}

TEST_CASE("a gerund between a preposition and a noun has the noun for its object") {
    CHECK(mended({{"They", Upos::PRON, Xpos::PRP, 1, Relation::nsubj},
                  {"refrained", Upos::VERB, Xpos::VBD, -1, Relation::root},
                  {"from", Upos::ADP, Xpos::IN, 4, Relation::case_},
                  {"shooting", Upos::VERB, Xpos::VBG, 4, Relation::compound},
                  {"protesters", Upos::NOUN, Xpos::NNS, 1, Relation::obl}}) ==
          "nsubj(refrained) root(-) mark(shooting) advcl(refrained) obj(shooting)");
    CHECK(mended({{"They", Upos::PRON, Xpos::PRP, 1, Relation::nsubj},
                  {"met", Upos::VERB, Xpos::VBD, -1, Relation::root},
                  {"in", Upos::ADP, Xpos::IN, 4, Relation::case_},
                  {"parking", Upos::NOUN, Xpos::NN, 4, Relation::compound},
                  {"lots", Upos::NOUN, Xpos::NNS, 1, Relation::obl}}) == "nsubj(met) root(-) case(lots) compound(lots) obl(met)");
}
