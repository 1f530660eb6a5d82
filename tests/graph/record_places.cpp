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
          "Embassy (Niamey)");
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

TEST_CASE("A place may be described: the capital of a country, there, where, the city told of before") {
    CHECK(place_of("Egypt's foreign minister met Saeb Erekat in the Jordanian capital.", "met") == "Amman");
    CHECK(place_of("President Joseph Kabila flew to Kampala. There he met Yoweri Museveni.", "met") == "Kampala");
    CHECK(place_of("Jens Stoltenberg travelled to Warsaw, where he met Andrzej Duda.", "met") == "Warsaw");
    CHECK(place_of("Rebels entered Goma on Monday. Protesters marched through the city.", "marched") == "Goma");
    CHECK(place_of("Gunmen attacked a hotel in Bamako. The army sent troops to Gao. Relatives protested outside the hotel.",
                   "protested") == "Bamako");
    CHECK(place_of("Turkish police searched the offices of the party in the capital.", "searched") == "Ankara");
}

TEST_CASE("The seat of a state's body is in its capital, that of a mission where it is sent") {
    CHECK(place_of("Egyptian soldiers detained Mohamed Morsi at the presidential palace.", "detained") ==
          "Presidential palace (Cairo)");
    CHECK(place_of("In Khartoum, protesters attacked the German embassy.", "attacked") == "German embassy (Khartoum)");
    CHECK(place_of("Protesters gathered outside the US embassy in Tunis.", "gathered") == "US embassy (Tunis)");
}

TEST_CASE("A site that no map has is a place by its name, in the place told last") {
    CHECK(place_of("Gunmen shot dead three tourists at the Splendid Hotel in Ouagadougou.", "shot") == "Splendid Hotel");
}

TEST_CASE("Who goes on acting does it where he began, and words at a visit are spoken there") {
    CHECK(place_of("Olaf Scholz addressed supporters in Leipzig and urged Russia to withdraw.", "urged") == "Leipzig");
    CHECK(place_of("Edi Rama accused Serbia of playing with fire during a visit to Pristina.", "accused") == "Pristina");
}

TEST_CASE("Forces withdraw from where they are, and a state holds people at home, whatever else is told of") {
    CHECK(place_of("Turkey attacked Afrin. The United States announced the withdrawal of its troops from the area.",
                   "withdrawal") == "‘Afrīn");
    CHECK(place_of("They spoke of US support for militias in Syria, and Turkey's detention of the pastor Andrew Brunson.",
                   "detention") == "Turkey");
}

TEST_CASE("What is told of another time is not placed by the scene of the report") {
    CHECK(place_of("The navy freed a tanker in the Gulf of Aden.\n\nLast month the frigate sank a boat of the pirates.", "sank") ==
          "-");
    CHECK(place_of("The navy freed a tanker in the Gulf of Aden.\n\nThe frigate sank a boat of the pirates.", "sank") ==
          "Gulf of Aden");
}

TEST_CASE("Envoys are summoned in the capital, or where the text says") {
    CHECK(place_of("The Philippines summoned the Chinese ambassador over the collision.", "summoned") == "Manila");
    CHECK(place_of("British Foreign Secretary Jeremy Hunt summoned the Iranian ambassador in London.", "summoned") == "London");
}

TEST_CASE("Talks at a distance and decrees are not placed by the scene of the report") {
    CHECK(place_of("Gunmen attacked a hotel in Bamako.\n\nFrançois Hollande spoke with Ibrahim Boubacar Keïta.", "spoke") == "-");
    CHECK(place_of("A bomb killed four soldiers in Istanbul.\n\nThe Turkish government closed 15 newspapers.", "closed") ==
          "Turkey");
}
