// SPDX-License-Identifier: Apache-2.0
#include "annotate/lemmatiser.hpp"

#include <doctest/doctest.h>

#include "text/error.hpp"

using namespace entente;

namespace {

LemmaRules example_rules() {
    LemmaRules rules;
    rules.scripts = {{EditScript::Case::lower, 0, ""}, {EditScript::Case::lower, 3, "y"}, {EditScript::Case::lower, 4, "go"}};
    const auto key = [](std::string_view form) { return lemma_keys({.form = form, .upos = Upos::NOUN, .xpos = Xpos::NNS}); };
    rules.entries.push_back({key("allies").suffixes.back(), 0});
    rules.entries.push_back({key("allies").suffixes[3], 1}); // "-ies": the whole form, "-llies", "-lies", "-ies"
    rules.entries.push_back({key("went").tagged, 2});
    return rules;
}

} // namespace

TEST_CASE("the shortest edit script makes the lemma of the form") {
    for (const auto& [form, lemma] :
         {std::pair{"allies", "ally"}, std::pair{"went", "go"}, std::pair{"Kyiv", "Kyiv"}, std::pair{"WAR", "war"},
          std::pair{"MOSCOW", "Moscow"}, std::pair{"n’t", "not"}, std::pair{"cafés", "café"}}) {
        const auto script = edit_script(form, lemma);
        REQUIRE(script);
        CHECK(apply_script(*script, form) == lemma);
    }
    CHECK(edit_script("allies", "ally") == EditScript{EditScript::Case::lower, 3, "y"});
    CHECK(edit_script("Oslo", "Oslo")->letters == EditScript::Case::keep);
}

TEST_CASE("a script that cuts more than there is does not apply") {
    CHECK_FALSE(apply_script({EditScript::Case::keep, 3, "x"}, "ab"));
    CHECK_FALSE(apply_script({EditScript::Case::keep, 1, "x"}, "é"));
    CHECK_FALSE(apply_script({EditScript::Case::keep, 1, ""}, "a"));
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
