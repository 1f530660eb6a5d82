// SPDX-License-Identifier: Apache-2.0
#include "annotate/lemmatiser.hpp"

#include <doctest/doctest.h>

#include "text/error.hpp"

using namespace entente;

namespace {

LemmaRules example_rules() {
    LemmaRules rules;
    rules.scripts = {{0, ""}, {3, "y"}, {4, "go"}};
    const auto key = [](std::string_view form) { return lemma_keys({.form = form, .upos = Upos::NOUN, .xpos = Xpos::NNS}); };
    rules.entries.push_back({key("allies").suffixes.back(), 0});
    rules.entries.push_back({key("allies").suffixes[3], 1}); // "-ies": the whole form, "-llies", "-lies", "-ies"
    rules.entries.push_back({key("went").form, 2});
    rules.entries.push_back({key("MPies").cases.front(), static_cast<std::uint16_t>(LemmaCase::keep)});
    return rules;
}

} // namespace

TEST_CASE("the shortest edit script makes the lemma of the form") {
    struct Case {
        std::string_view form, lemma;
        LemmaCase letters;
    };
    for (const auto& [form, lemma, letters] :
         {Case{"allies", "ally", LemmaCase::lower}, Case{"went", "go", LemmaCase::lower}, Case{"Kyiv", "Kyiv", LemmaCase::keep},
          Case{"WAR", "war", LemmaCase::lower}, Case{"MOSCOW", "Moscow", LemmaCase::capitalise},
          Case{"n’t", "not", LemmaCase::lower}, Case{"MPs", "MP", LemmaCase::keep}, Case{"cafés", "café", LemmaCase::lower}}) {
        const auto script = edit_script(form, lemma);
        REQUIRE(script);
        CHECK(apply_script(*script, letters, form) == lemma);
    }
    CHECK(edit_script("allies", "ally") == EditScript{3, "y"});
}

TEST_CASE("a script that cuts more than there is does not apply") {
    CHECK_FALSE(apply_script({3, "x"}, LemmaCase::keep, "ab"));
    CHECK_FALSE(apply_script({1, "x"}, LemmaCase::keep, "é"));
    CHECK_FALSE(apply_script({1, ""}, LemmaCase::keep, "a"));
}

TEST_CASE("the dictionary comes before the longest suffix, and that before shorter ones") {
    const Lemmatiser lemmatiser = Lemmatiser::load(write_section(example_rules()));
    const auto lemma = [&](std::string_view form) {
        return lemmatiser.lemma({.form = form, .upos = Upos::NOUN, .xpos = Xpos::NNS});
    };
    CHECK(lemma("allies") == "ally");
    CHECK(lemma("parties") == "party");
    CHECK(lemma("went") == "go");
    CHECK(lemma("dogs") == "dogs");
    CHECK(lemma("MPies") == "MPy");
    CHECK(lemma("PARTIES") == "party");
    CHECK(lemmatiser.lemma({.form = "Paris", .upos = Upos::PROPN, .xpos = Xpos::NNP}) == "Paris");
}

TEST_CASE("a damaged lemmatiser section is refused") {
    const std::string section = write_section(example_rules());
    CHECK_THROWS_AS(static_cast<void>(Lemmatiser::load("")), ResourceError);
    for (std::size_t size = 0; size < section.size(); ++size)
        CHECK_THROWS_AS(static_cast<void>(Lemmatiser::load(std::string_view{section}.substr(0, size))), ResourceError);
    for (std::size_t i = 0; i < section.size(); ++i) {
        std::string damaged = section;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
        try {
            const Lemmatiser lemmatiser = Lemmatiser::load(damaged);
            CHECK_FALSE(lemmatiser.lemma({.form = "allies", .upos = Upos::NOUN, .xpos = Xpos::NNS}).empty());
        } catch (const ResourceError&) {
        }
    }
}
