// SPDX-License-Identifier: Apache-2.0
#include "annotate/name_rules.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace entente;

namespace {

struct Word {
    std::string form;
    Xpos xpos;
    NameType type = NameType::none;
    bool begin = false;
};

/// The names that are left, as "TYPE:text".
std::vector<std::string> names_of(const std::vector<Word>& words) {
    std::string text;
    Sentence sentence;
    for (const Word& word : words) {
        if (!text.empty()) text += ' ';
        Token token;
        token.span.begin = static_cast<std::uint32_t>(text.size());
        text += word.form;
        token.span.end = static_cast<std::uint32_t>(text.size());
        token.xpos = word.xpos;
        token.name_type = word.type;
        token.name_begin = word.begin;
        sentence.tokens.push_back(std::move(token));
    }
    sentence = with_name_rules(std::move(sentence), text);
    std::vector<std::string> out;
    for (const Name& found : names(sentence)) {
        const Span span = hull(sentence.tokens[found.tokens.begin].span, sentence.tokens[found.tokens.end - 1].span);
        out.push_back(std::string{name(found.type)} + ':' + std::string{span.of(text)});
    }
    return out;
}

} // namespace

TEST_CASE("a title is kept out of the name, and alone is none") {
    CHECK(names_of({{"President", Xpos::NNP, NameType::PER, true},
                    {"Elena", Xpos::NNP, NameType::PER},
                    {"Vidal", Xpos::NNP, NameType::PER}}) == std::vector<std::string>{"PER:Elena Vidal"});
    CHECK(names_of({{"Gen.", Xpos::NNP, NameType::PER, true}, {"said", Xpos::VBD}}).empty());
    CHECK(names_of({{"Mr.", Xpos::NNP, NameType::PER, true}, {"King", Xpos::NNP, NameType::PER, true}}) ==
          std::vector<std::string>{"PER:King"});
}

TEST_CASE("months and weekdays are no places") {
    CHECK(names_of({{"August", Xpos::NNP, NameType::LOC, true}, {"ended", Xpos::VBD}}).empty());
}

TEST_CASE("a people is no person") {
    CHECK(names_of({{"Iranians", Xpos::NNPS, NameType::PER, true}}) == std::vector<std::string>{"MISC:Iranians"});
}

TEST_CASE("a company's ending belongs to its name") {
    CHECK(names_of({{"Acme", Xpos::NNP, NameType::ORG, true},
                    {"Tools", Xpos::NNPS, NameType::ORG},
                    {",", Xpos::COMMA},
                    {"Inc.", Xpos::NNP, NameType::ORG, true},
                    {"fell", Xpos::VBD}}) == std::vector<std::string>{"ORG:Acme Tools , Inc."});
    CHECK(names_of({{"Acme", Xpos::NNP, NameType::ORG, true}, {"co", Xpos::NN}}) == std::vector<std::string>{"ORG:Acme"});
}
