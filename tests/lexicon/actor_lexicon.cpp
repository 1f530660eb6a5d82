// SPDX-License-Identifier: Apache-2.0
#include "lexicon/actor_lexicon.hpp"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

#include "lexicon/actor_lexicon_build.hpp"
#include "text/error.hpp"
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
    CHECK(best("the UN") == "igo:united-nations");
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
    const auto president = [](std::string_view day) {
        return lexicon().entry(*lexicon().holder("president", "USA", parse_date(day))).name;
    };
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

TEST_CASE("persons are known by full name, surname and other spellings") {
    for (const char* form : {"Recep Tayyip Erdoğan", "Erdogan", "Tayyip Erdogan"})
        CHECK(best(form) == "person:recep-tayyip-erdogan");
    for (const char* form : {"Zelensky", "Zelenskyy", "Zelenskiy", "Volodymyr Zelenskyy"})
        CHECK(best(form) == "person:volodymyr-zelensky");
    for (const char* form : {"Gaddafi", "Qadhafi", "Kadafi", "Muammar Gadhafi"})
        CHECK(best(form) == "person:muammar-gaddafi");
    for (const char* form : {"Kim Jong-un", "Kim Jong Un", "Kim Jong-Un"})
        CHECK(best(form) == "person:kim-jong-un");
    CHECK(best("Abdel Fattah el-Sisi") == best("Abdel Fattah al-Sisi"));
    CHECK(best("Muhammad bin Salman") == "person:mohammed-bin-salman");
    CHECK(best("may").empty());
}

TEST_CASE("a surname that many share is conditional") {
    const auto forms = lexicon().match("Bush");
    REQUIRE(forms.size() >= 2);
    CHECK(lexicon().entry(forms[0].entry).name == "George W. Bush");
    CHECK_FALSE(forms[0].conditional);
    CHECK(forms[1].conditional);
}

TEST_CASE("offices are held by country, body and date") {
    const auto who = [](std::string_view title, std::string_view of, std::string_view day) {
        const auto found = lexicon().holder(title, of, parse_date(day));
        return found ? lexicon().entry(*found).name : std::string{};
    };
    CHECK(who("secretary of state", "USA", "2014-06-01") == "John Kerry");
    CHECK(who("chancellor", "DEU", "2010-01-01") == "Angela Merkel");
    CHECK(who("leader", "RUS", "2023-09-13") == "Vladimir Putin");
    CHECK(who("leader", "PRK", "2023-09-13") == "Kim Jong Un");
    CHECK(who("supreme leader", "IRN", "2009-06-15") == "Ali Khamenei");
    CHECK(who("foreign minister", "TUR", "2018-01-15") == "Mevlüt Çavuşoğlu");
    CHECK(who("secretary general", "igo:nato", "2016-01-01") == "Jens Stoltenberg");
    CHECK(who("spokesman", "government:kremlin", "2023-09-13") == "Dmitry Peskov");
    CHECK(who("mayor", "place:london", "2010-01-01") == "Boris Johnson");
    CHECK(who("president", "USA", "1850-01-01").empty());
}

TEST_CASE("a named institution takes the place of the one made by pattern") {
    CHECK(best("US State Department") == "government:state-department");
    CHECK(best("American Ministry of Foreign Affairs") == "government:state-department");
    CHECK(best("Israeli army") == "military:israel-defense-forces");
    CHECK_FALSE(lexicon().by_id("government:united-states-foreign-ministry").has_value());
}

TEST_CASE("news agencies report and do not act") {
    for (const char* form : {"RIA", "TASS", "Reuters", "Xinhua"}) {
        const auto found = lexicon().match(form);
        REQUIRE_FALSE(found.empty());
        CHECK(lexicon().entry(found.front().entry).reports_news);
    }
}

TEST_CASE("women and men are told apart") {
    CHECK(lexicon().entry(*lexicon().by_id("person:angela-merkel")).gender == Gender::female);
    CHECK(lexicon().entry(*lexicon().by_id("person:vladimir-putin")).gender == Gender::male);
    CHECK(lexicon().entry(*lexicon().by_id("igo:nato")).gender == Gender::unknown);
}

TEST_CASE("a user's table adds entries and overrides known ones") {
    const auto path = std::filesystem::temp_directory_path() / "entente_actor_lexicon_test.tsv";
    std::ofstream{path} << "@person\tATL\tGOV\nAda Marlow\t=;Queen of the Isles\tP 2020-01-01..\tf\n"
                           "Vladimir Putin\t=\tP@ATL 1990..1995\tcountry=ATL\n";
    ActorLexicon own = ActorLexicon::builtin();
    own.add(path.string());
    REQUIRE(own.match("Queen of the Isles").size() == 1);
    CHECK(own.entry(own.match("Marlow").front().entry).name == "Ada Marlow");
    CHECK(own.entry(*own.by_id("person:vladimir-putin")).country == "ATL");
    std::ofstream{path} << "@wizard\tATL\tGOV\n";
    try {
        own.add(path.string());
        FAIL("an unknown kind is accepted");
    } catch (const InputError& error) {
        CHECK(error.line() == 1);
        CHECK(error.file() == path.string());
    }
    std::filesystem::remove(path);
    CHECK_THROWS_AS(own.add("/nonexistent/actors.tsv"), InputError);
}

TEST_CASE("partial dates are read as their first or last day") {
    CHECK(format(*earliest_date("2001")) == "2001-01-01");
    CHECK(format(*latest_date("2001-02")) == "2001-02-28");
    CHECK(format(*latest_date("2001-02-03")) == "2001-02-03");
    CHECK_FALSE(earliest_date("2001-13").has_value());
    CHECK_FALSE(latest_date("last year").has_value());
    CHECK(actor_slug("Côte d'Ivoire (west)") == "cote-divoire-west");
}
