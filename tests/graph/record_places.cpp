// SPDX-License-Identifier: Apache-2.0
#include "graph/record_places.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "annotate/annotate.hpp"
#include "extract/extract.hpp"
#include "extract/mentions.hpp"
#include "graph/make_records.hpp"
#include "resolve/resolve.hpp"

using namespace entente;

namespace {

/// The place of the record with that trigger; "-" without place, "no such record" without record.
std::string place_of(std::string text, std::string_view trigger) {
    static const Model model = Model::builtin();
    static const Ontology ontology = load_ontology();
    static const ActorLexicon lexicon = ActorLexicon::builtin();
    static const Gazetteer gazetteer = Gazetteer::builtin();
    static const Predicates predicates = Predicates::builtin();
    Article article;
    article.id = "a";
    article.text = std::move(text);
    article.published = parse_date("2022-09-16");
    const Document document = annotate(std::move(article), model);
    const Extraction extraction = extract(document, find_mentions(document, lexicon, gazetteer), predicates, ontology);
    const Resolution resolution = resolve(document, extraction, lexicon, gazetteer);
    const std::vector<EventRecord> records = make_records(document, extraction, resolution, ontology, lexicon, gazetteer);
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&](const EventRecord& record) { return record.trigger.find(trigger) != std::string::npos; });
    if (found == records.end()) return "no such record";
    return found->place ? found->place->name : "-";
}

} // namespace

TEST_CASE("An act is where its clause says, the finest place of those named") {
    CHECK(place_of("French troops attacked the rebels in Kidal, Mali.", "attacked") == "Kidal");
    CHECK(place_of("Russia and Turkey held talks in Sochi.", "talks") == "Sochi");
    CHECK(place_of("President Emmanuel Macron visited Kigali.", "visited") == "Kigali");
}

TEST_CASE("Words are where they are spoken, not where that is of which they speak") {
    CHECK(place_of("King Abdullah II of Jordan condemned the bombing at a summit in Cairo.", "condemned") == "Cairo");
    CHECK(place_of("Norway condemned the attack on civilians in Kharkiv.", "condemned") == "-");
}

TEST_CASE("A phone call has no place, nor has an adjective") {
    CHECK(place_of("Russian forces shelled Kharkiv. Emmanuel Macron spoke with Vladimir Putin by phone.", "spoke") == "-");
    CHECK(place_of("Chinese ships rammed a Philippine boat.", "rammed") == "-");
}

TEST_CASE("A place in an aside about someone is not that of the act") {
    CHECK(place_of("British sailors captured eight pirates, who will stand trial in Mombasa.", "captured") == "-");
}

TEST_CASE("What is done goes on where the paragraph said, unless it is done among people of another country") {
    CHECK(place_of("In Niamey, thousands marched to the embassy. Police fired tear gas at the protesters.", "tear gas") ==
          "Niamey");
    CHECK(place_of("West African leaders met in Abuja. Soldiers detained President Mohamed Bazoum of Niger.", "detained") !=
          "Abuja");
}

TEST_CASE("An act among people of one country is at home where no place is told") {
    CHECK(place_of("Egyptian police arrested an Egyptian journalist.", "arrested") == "Egypt");
    CHECK(place_of("Egyptian soldiers shot a French journalist.", "shot") == "-");
}

TEST_CASE("Borders, coasts and waters are where their adjective says") {
    CHECK(place_of("Hezbollah fighters fired rockets at a post near the Lebanese border.", "fired") == "Lebanon");
    CHECK(place_of("Protesters in Athens demanded that the government resign.", "demanded") == "Athens");
}

TEST_CASE("A state holds and frees people at home, whoever they are") {
    CHECK(place_of("Turkish authorities arrested a French journalist.", "arrested") == "Turkey");
}

TEST_CASE("What those who met agreed on that day was agreed where they met") {
    const std::string text = "Vladimir Putin met Xi Jinping in Samarkand. Putin thanked Xi Jinping for his patience.";
    CHECK(place_of(text, "met") == "Samarkand");
    CHECK(place_of(text, "thanked") == "Samarkand");
}
