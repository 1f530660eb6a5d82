// SPDX-License-Identifier: Apache-2.0
#include "train/variation.hpp"

#include <set>

#include <doctest/doctest.h>

using namespace entente;
using namespace entente::train;

namespace {

constexpr std::uint32_t label(NameType type, bool begin) {
    return 1U << name_label(type, begin);
}

/// "Anna Berg left Oslo", with a tree.
Example departure() {
    Example e;
    e.forms = {"Anna", "Berg", "left", "Oslo"};
    const auto tag = [](Xpos xpos) { return static_cast<std::int32_t>(xpos); };
    e.xpos = {tag(Xpos::NNP), tag(Xpos::NNP), tag(Xpos::VBD), tag(Xpos::NNP)};
    e.upos = {0, 0, 0, 0};
    e.relations = {0, 0, 0, 0};
    e.heads = {2, 0, -1, 2};
    e.names = {label(NameType::PER, true), label(NameType::PER, false), 1U, label(NameType::LOC, true)};
    return e;
}

} // namespace

TEST_CASE("a name gives way to another of its type and length; labels and tree stay") {
    Variation variation{{departure()}, {1.0F, 0, 0}};
    variation.add(NameType::PER, {"Lars", "Lund"});
    variation.add(NameType::PER, {"Ida"});
    variation.add(NameType::LOC, {"Bergen"});
    variation.add(NameType::ORG, {"Hydro"});
    Random random{5};
    std::set<std::string> seen;
    for (int round = 0; round < 50; ++round) {
        const Example e = variation.of(departure(), random);
        std::string text;
        for (const std::string& form : e.forms)
            text.append(form).append(" ");
        seen.insert(text);
        CHECK(e.names == departure().names);
        CHECK(e.heads == departure().heads);
    }
    CHECK(seen == std::set<std::string>{"Anna Berg left Oslo ", "Anna Berg left Bergen ", "Lars Lund left Oslo ",
                                        "Lars Lund left Bergen "});
}

TEST_CASE("a name whose labels are uncertain, or in a sentence without tags, stays") {
    Variation variation{{}, {1.0F, 0, 0}};
    variation.add(NameType::LOC, {"Bergen"});
    Random random{5};
    Example open = departure();
    open.names[3] |= 1U;
    CHECK(variation.of(open, random).forms == open.forms);
    Example bare = departure();
    bare.xpos.clear(), bare.upos.clear(), bare.relations.clear(), bare.heads.clear();
    CHECK(variation.of(bare, random).forms == bare.forms);
}

TEST_CASE("sentences turn into small letters or capitals as often as asked") {
    Random random{5};
    CHECK(Variation{{}, {0, 1.0F, 0}}.of(departure(), random).forms == std::vector<std::string>{"anna", "berg", "left", "oslo"});
    CHECK(Variation{{}, {0, 0, 1.0F}}.of(departure(), random).forms == std::vector<std::string>{"ANNA", "BERG", "LEFT", "OSLO"});
    CHECK(Variation{{}, {0, 0, 0}}.of(departure(), random).forms == departure().forms);
}
