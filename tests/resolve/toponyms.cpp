// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "resolve/toponym_hints.hpp"
#include "resolve/toponyms.hpp"
#include "text/utf8.hpp"

using namespace entente;

namespace {

const Gazetteer& builtin() {
    static const Gazetteer gazetteer = Gazetteer::builtin();
    return gazetteer;
}

/// The place of each name, in order of mention; a name is looked for after the one before it.
std::vector<GazetteerPlace> resolved(std::string_view text, const std::vector<std::string>& names, ToponymContext context = {}) {
    std::vector<ToponymMention> mentions;
    std::size_t from = 0;
    for (const std::string& name : names) {
        const std::size_t at = text.find(name, from);
        REQUIRE(at != std::string_view::npos);
        from = at + name.size();
        mentions.push_back(
            {fold(name), find_toponym(builtin(), fold(name)), {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(from)}});
    }
    context.text = text;
    std::vector<GazetteerPlace> out;
    for (const auto& place : resolve_toponyms(mentions, builtin(), context))
        out.push_back(place ? builtin().place(*place) : GazetteerPlace{});
    return out;
}

} // namespace

TEST_CASE("A name alone is its most prominent place") {
    CHECK(resolved("Talks were held in Paris.", {"Paris"})[0].country == "FRA");
    CHECK(resolved("Protests spread in Georgia.", {"Georgia"})[0].country == "GEO");
    CHECK(resolved("Washington denied it.", {"Washington"})[0].admin1 == "Washington, D.C.");
}

TEST_CASE("A container after a comma, abbreviated, coded or in brackets, decides") {
    CHECK(resolved("A fire in Paris, Texas, killed two.", {"Paris"})[0].admin1 == "Texas");
    CHECK(resolved("A mayor of Springfield, Ill., resigned.", {"Springfield"})[0].admin1 == "Illinois");
    CHECK(resolved("Police in Springfield, Mass., said so.", {"Springfield"})[0].admin1 == "Massachusetts");
    CHECK(resolved("The plant in Columbus, OH, closed.", {"Columbus"})[0].admin1 == "Ohio");
    CHECK(resolved("Troops left Tripoli (Lebanon) at dawn.", {"Tripoli"})[0].country == "LBN");
    CHECK(resolved("Shells fell on Tripoli, Libya.", {"Tripoli"})[0].country == "LBY");
    CHECK(resolved("He flew to Birmingham, Alabama.", {"Birmingham"})[0].admin1 == "Alabama");
}

TEST_CASE("A name keeps its sense through the article, unless the text gives it another") {
    const auto same = resolved("Paris, Texas, mourns. Flags in Paris were lowered.", {"Paris", "Paris"});
    CHECK(same[0].id == same[1].id);
    const auto two = resolved("A delegation from Paris, Texas, was received in Paris, France.", {"Paris", "Paris"});
    CHECK(two[0].admin1 == "Texas");
    CHECK(two[1].country == "FRA");
}

TEST_CASE("Other names of the article say which place is meant") {
    CHECK(resolved("Floods hit Decatur, and roads to Huntsville and Birmingham were closed.",
                   {"Decatur", "Huntsville", "Birmingham"})[0]
              .admin1 == "Alabama");
    const auto lebanon = resolved("Clashes in Tripoli spread to Beirut and Sidon.", {"Tripoli", "Beirut", "Sidon"});
    CHECK(lebanon[0].country == "LBN");
    const auto libya = resolved("Clashes in Tripoli spread to Benghazi and Misrata.", {"Tripoli", "Benghazi", "Misrata"});
    CHECK(libya[0].country == "LBY");
    const auto state = resolved("Georgia's governor spoke in Atlanta and Savannah.", {"Georgia", "Atlanta", "Savannah"});
    CHECK(state[0].feature == Feature::admin1);
    const auto country = resolved("Georgia's president spoke in Tbilisi and Batumi.", {"Georgia", "Tbilisi", "Batumi"});
    CHECK(country[0].feature == Feature::country);
}

TEST_CASE("The region that the text names holds the small town") {
    const auto places =
        resolved("Leaders met near Tsiolkovsky in the Amur region, Russia.", {"Tsiolkovsky", "Amur region", "Russia"});
    CHECK(places[0].admin1 == "Amur Oblast");
    CHECK(places[1].name == "Amur Oblast");
    CHECK(places[2].country == "RUS");
}

TEST_CASE("Countries that nationalities name are context") {
    ToponymContext context;
    context.countries = {{"SYR", 4.0}};
    CHECK(resolved("Syrian troops entered Tartus and Hama.", {"Hama"}, context)[0].country == "SYR");
}

TEST_CASE("A name without candidates has no place, and nothing fails on empty or odd input") {
    CHECK(resolve_toponyms({}, builtin(), {}).empty());
    const std::vector<ToponymMention> unknown{{"zzyzzyva", {}, {0, 8}}};
    CHECK(!resolve_toponyms(unknown, builtin(), {.text = "Zzyzzyva"})[0]);
    const std::vector<ToponymMention> beyond{{"paris", builtin().find("paris"), {90, 95}}}; // a span that the text does not have
    CHECK(resolve_toponyms(beyond, builtin(), {.text = "Paris"})[0]);
}

TEST_CASE("A place lies in its division and its country, and in nothing of the same kind") {
    const GazetteerPlace texas = builtin().place(builtin().find("texas").front());
    const GazetteerPlace usa = builtin().place(*builtin().country("USA"));
    const GazetteerPlace austin = builtin().place(builtin().find("austin").front());
    CHECK(lies_in(austin, texas));
    CHECK(lies_in(austin, usa));
    CHECK(lies_in(texas, usa));
    CHECK(!lies_in(usa, texas));
    CHECK(!lies_in(texas, texas));
}

TEST_CASE("Resolution is the same on every run") {
    const std::string text = "Floods hit Decatur, Springfield and Columbia, and roads to Franklin were closed.";
    const auto once = resolved(text, {"Decatur", "Springfield", "Columbia", "Franklin"});
    const auto again = resolved(text, {"Decatur", "Springfield", "Columbia", "Franklin"});
    for (std::size_t i = 0; i < once.size(); ++i)
        CHECK(once[i].id == again[i].id);
}
