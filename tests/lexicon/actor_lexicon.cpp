// SPDX-License-Identifier: Apache-2.0
#include "lexicon/actor_lexicon.hpp"

#include <doctest/doctest.h>

#include "text/utf8.hpp"

using namespace entente;

namespace {

const ActorLexicon& lexicon() {
    static const ActorLexicon loaded = ActorLexicon::builtin();
    return loaded;
}

std::string best(std::string_view written) {
    const auto found = lexicon().match(written);
    return found.empty() ? std::string{} : lexicon().entry(found.front().entry).id;
}

} // namespace

TEST_CASE("a country is known by its names, adjectives, demonyms and capital") {
    for (const char* form : {"Russia", "Russian Federation", "Russian", "Russians", "Moscow"}) {
        CAPTURE(form);
        CHECK(best(form) == "country:RUS");
    }
    CHECK(best("Côte d'Ivoire") == "country:CIV");
    CHECK(best("Frenchmen") == "country:FRA");
    CHECK(best("Burma") == "country:MMR");
    CHECK(best("USSR") == "country:SUN");
    CHECK(best("Abkhazia") == "country:abkhazia");
    CHECK(lexicon().entry(*lexicon().country("USA")).adjective == "United States");
}

TEST_CASE("acronyms are matched only as written") {
    CHECK(best("US") == "country:USA");
    CHECK(best("U.S.") == "country:USA");
    CHECK(best("us").empty());
    CHECK(lexicon().find("us").empty());
}

TEST_CASE("institutions of every country are made by pattern") {
    CHECK(best("Ministry of Defence of Russia") == "government:russian-defence-ministry");
    CHECK(best("Turkish army") == "military:turkish-army");
    CHECK(lexicon().entry(*lexicon().by_id("government:syrian-government")).name == "Syrian government");
}

TEST_CASE("the longest run of words that is a form is found whatever the tokenisation of hyphens") {
    const std::vector<std::string> words{"democratic", "people", "'s", "republic", "of", "korea", "said"};
    CHECK(lexicon().longest(words) == 6);
    const std::vector<std::string> hyphens{"guinea", "-", "bissau", "and"};
    CHECK(lexicon().longest(hyphens) == 3);
    const std::vector<std::string> article{"the", "gambia", "is"};
    CHECK(lexicon().longest(article) == 2);
    const std::vector<std::string> none{"nothing", "here"};
    CHECK(lexicon().longest(none) == 0);
}

TEST_CASE("the holder of an office depends on the date") {
    const auto president = [](std::string_view day) { return lexicon().entry(*lexicon().holder("president", "USA", parse_date(day))).name; };
    CHECK(president("2013-05-01") == "Barack Obama");
    CHECK(president("2019-05-01") == "Donald Trump");
    CHECK(lexicon().entry(*lexicon().holder("president", "USA", std::nullopt)).name == "Donald Trump");
    CHECK_FALSE(lexicon().holder("emperor of everything", "USA", std::nullopt).has_value());
}

TEST_CASE("roles and titles are found by singular, plural and abbreviation") {
    REQUIRE(lexicon().role("troop") != nullptr);
    CHECK(lexicon().role("troops")->kind == ActorKind::military);
    CHECK(lexicon().role("protester")->plural == "Protesters");
    REQUIRE(lexicon().title("secretary of state") != nullptr);
    CHECK(lexicon().title("secretary of state")->office == "foreign minister");
    CHECK(lexicon().title("brig. gen.")->sector == "MIL");
    CHECK(lexicon().title("no such title") == nullptr);
}
