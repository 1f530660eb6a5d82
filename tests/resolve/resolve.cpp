// SPDX-License-Identifier: Apache-2.0
#include "resolve/resolve.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotate.hpp"
#include "extract/mentions.hpp"
#include "resolve/animacy.hpp"
#include "resolve/quotes.hpp"

namespace entente {
namespace {

struct Read {
    Document document;
    Extraction extraction;
    Resolution resolution;

    /// Names of what the nth mention (from 0) headed by that word refers to, joined by " + ".
    std::string who(std::string_view word, int nth = 0) const {
        for (std::size_t m = 0; m < extraction.mentions.size(); ++m) {
            const Mention& mention = extraction.mentions[m];
            const Sentence& sentence = document.sentences[mention.sentence];
            const std::uint32_t at = mention.name.size() > 0 ? mention.name.end - 1 : mention.head;
            if (text_of(document, sentence.tokens[at]) != word && text_of(document, sentence.tokens[mention.head]) != word)
                continue;
            if (nth-- > 0) continue;
            std::string names;
            for (const std::uint32_t e : resolution.mentions[m].entities)
                names += (names.empty() ? "" : " + ") + resolution.entities[e].name;
            return names;
        }
        return "(no mention)";
    }
    const Entity* entity(std::string_view name) const {
        const auto found =
            std::find_if(resolution.entities.begin(), resolution.entities.end(), [&](const Entity& e) { return e.name == name; });
        return found == resolution.entities.end() ? nullptr : &*found;
    }
};

Read read(std::string text, const char* date = "2023-09-13") {
    static const Model model = Model::builtin();
    static const ActorLexicon lexicon = ActorLexicon::builtin();
    static const Gazetteer gazetteer = Gazetteer::builtin();
    Article article;
    article.text = std::move(text);
    article.published = parse_date(date);
    Read result{annotate(std::move(article), model), {}, {}};
    result.extraction.mentions = find_mentions(result.document, lexicon, gazetteer);
    result.resolution = resolve(result.document, result.extraction, lexicon, gazetteer);
    return result;
}

} // namespace

TEST_CASE("A surname goes to the person named in full, known or not, before or after") {
    const Read text = read("Weber criticised the plan. Johanna Weber, a lawyer, said that Putin and Vladimir Putin's advisers "
                           "ignored it. Weber left.");
    CHECK(text.who("Weber", 0) == "Johanna Weber");
    CHECK(text.who("Weber", 2) == "Johanna Weber");
    CHECK(text.who("Putin") == "Vladimir Putin");
}

TEST_CASE("A title with a country means who held the office at the article's date") {
    CHECK(read("The US president signed the order.", "2013-05-02").who("president") == "Barack Obama");
    CHECK(read("The US president signed the order.", "2019-05-02").who("president") == "Donald Trump");
}

TEST_CASE("A title alone means the person of the article who was so described") {
    const Read text = read("President Amara Diallo met farmers on Monday. The president promised help.");
    CHECK(text.who("president") == "Amara Diallo");
}

TEST_CASE("A capital that acts is its state, in a place phrase it stays a place") {
    const Read text = read("Moscow rejected the plan. The talks in Moscow went on.");
    CHECK(text.who("Moscow", 0) == "Russia");
    bool place = false;
    for (std::size_t m = 0; m < text.extraction.mentions.size(); ++m) {
        if (text.extraction.mentions[m].sentence == 1 && text.resolution.mentions[m].reads_as_place) place = true;
    }
    CHECK(place);
}

TEST_CASE("A person whom only the text knows has country and sector from title and body") {
    const Read text = read("Kremlin spokesman Grigori Samoilov called the talks useful.");
    const Entity* spokesman = text.entity("Grigori Samoilov");
    REQUIRE(spokesman != nullptr);
    CHECK(spokesman->country == "RUS");
    CHECK(spokesman->sector == "GOV");
    CHECK(spokesman->id == "person:grigori-samoilov");
}

TEST_CASE("The duo and they mean both of two who were named together") {
    const Read text = read("Kim Jong Un and Vladimir Putin met on Wednesday. The duo talked for five hours. They signed a treaty.");
    CHECK(text.who("duo") == "Kim Jong Un + Vladimir Putin");
    CHECK(text.who("They") == "Kim Jong Un + Vladimir Putin");
}

TEST_CASE("He and she go to persons of their gender") {
    const Read text = read("Angela Merkel received Emmanuel Macron. She thanked him.");
    CHECK(text.who("She") == "Angela Merkel");
    CHECK(text.who("him") == "Emmanuel Macron");
}

TEST_CASE("Who is told of again and again is meant, not who is mentioned once beside") {
    const Read text =
        read("Marta Keller founded the party. Keller led it for ten years. Her rivals feared Keller. A spokeswoman for "
             "the court confirmed that Keller had been charged, and a judge ordered that she stay at home.");
    CHECK(text.who("she") == "Marta Keller");
}

TEST_CASE("Our country in a quotation is the speaker's") {
    const Read text = read("“Our country was the first to recognise it,” Putin said.");
    CHECK(text.who("country") == "Russia");
}

TEST_CASE("An acronym and its expansion are one, in either order") {
    const Read text = read("The Northern Relief Committee (NRC) sent food. The NRC asked for more.");
    CHECK(text.who("NRC", 1) == text.who("Committee"));
    CHECK(text.who("Committee") == "Northern Relief Committee");
}

TEST_CASE("Unnamed people are named by country and role") {
    const Read text = read("U.S. officials accused Iran of sending drones. The officials gave no names.");
    CHECK(text.who("officials", 0) == "United States officials");
    CHECK(text.who("officials", 1) == "United States officials");
    const Entity* officials = text.entity("United States officials");
    REQUIRE(officials != nullptr);
    CHECK(officials->country == "USA");
}

TEST_CASE("A country that is only before a hyphen is not the country of what follows") {
    const Read text = read("The US-backed rebels entered the city.");
    const std::string rebels = text.who("rebels");
    CHECK(rebels.find("rebels") != std::string::npos);
    const Entity* entity = text.entity(rebels);
    REQUIRE(entity != nullptr);
    CHECK(entity->country != "USA");
}

TEST_CASE("Two who meet in the sentence before are they who met") {
    const Read text = read("On Friday Viktor Orban welcomed Emmanuel Macron to Budapest. They met for two hours.");
    CHECK(text.who("They") == "Viktor Orbán + Emmanuel Macron");
    const Read crowd = read("Farmers blocked the road on Friday. Police stopped Anna Weber. They met again on Monday.");
    CHECK(crowd.who("They") != "Anna Weber");
}

TEST_CASE("What belongs to somebody named before is his, its and theirs") {
    CHECK(read("Eritrea, whose troops crossed the river, signed nothing.").who("troops") == "Eritrean troops");
    CHECK(read("Hungary blocked the embargo of the European Union. The bloc's leaders met in Brussels.").who("leaders") ==
          "European Union leaders");
    CHECK(read("Colombia and the National Liberation Army signed a truce. In May rebels of the group had killed nine soldiers.",
               "2023-06-09")
              .who("rebels") == "National Liberation Army (Colombia)");
    CHECK(read("Turkey's president and foreign minister left for Doha.", "2018-02-20").who("minister") == "Mevlüt Çavuşoğlu");
}

TEST_CASE("The government of one who leads a country is that country's") {
    CHECK(read("The Assad regime denied the report.", "2018-02-20").who("regime") == "Syrian government");
    CHECK(read("The government of Viktor Orban denied the report.").who("government") == "Hungarian government");
}

TEST_CASE("Whom one orders or sends is of one's own country") {
    const Read text = read("Russia closed its border. Prime Minister Fumio Kishida ordered officials to gather information.");
    REQUIRE(text.entity("Officials (Japan)") != nullptr);
    CHECK(text.entity("Officials (Japan)")->country == "JPN");
}

TEST_CASE("A person and a description beside a comma are one, whatever the tree") {
    CHECK(read("Moussa Keita, the African Union's envoy, praised both sides.").who("envoy") == "Moussa Keita");
    const Read text = read("Russia's envoy in Vienna, Oleg Morozov, mocked the plan.");
    CHECK(text.who("envoy") == "Oleg Morozov");
    REQUIRE(text.entity("Oleg Morozov") != nullptr);
    CHECK(text.entity("Oleg Morozov")->country == "RUS");
}

TEST_CASE("Titles of several words stand before the name of one person") {
    CHECK(read("US Secretary of State Antony Blinken called on Sudan to end the attack.").who("Blinken") == "Antony Blinken");
    const Read text = read("French Foreign Minister Odile Fabre said so.");
    REQUIRE(text.entity("Odile Fabre") != nullptr);
    CHECK(text.entity("Odile Fabre")->country == "FRA");
    CHECK(text.entity("Odile Fabre")->sector == "GOV");
}

TEST_CASE("A minister of whom no country is told is of the country that the text is about") {
    const Read text = read("Poland will send soldiers to the border of Poland, Defence Minister Tomasz Wrona said in Warsaw.");
    REQUIRE(text.entity("Tomasz Wrona") != nullptr);
    CHECK(text.entity("Tomasz Wrona")->country == "POL");
}

TEST_CASE("A title of one sex does not go with a given name of the other") {
    const Read text = read("Maria Roth met John Roth in Vienna. Mr Roth thanked the hosts.");
    CHECK(text.who("Roth", 2) == "John Roth");
    CHECK(read("Maria Roth spoke in Vienna. Mr Roth thanked the hosts.").who("Roth", 1) != "Maria Roth");
}

TEST_CASE("The North and the South are the two Koreas where one of them is named") {
    CHECK(read("North Korea fired two missiles. Seoul said the North had broken its promise.").who("North") == "North Korea");
    CHECK(read("Nigeria held elections. Turnout in the North was low.").who("North") != "North Korea");
}

TEST_CASE("A group's name before troops is not a person's surname") {
    CHECK(read("Wagner fighters arrived in Belarus on Thursday.").who("fighters") == "Wagner Group");
}

TEST_CASE("Months are no towns, deeds and words no actors") {
    const Read text =
        read("In March the union accused the government of Chile of breaking its promise. France condemned the attack.");
    for (const Place& place : text.resolution.places)
        CHECK(place.name != "March");
    CHECK(text.who("attack").empty());
}

TEST_CASE("Grammar keeps a pronoun from the one beside it under whatever name") {
    const Read text = read("Daniel Weber studied in Basel. His father, Johann Weber, encouraged him to read law.");
    CHECK(text.who("him") == "Daniel Weber");
}

TEST_CASE("A place in a sentence is for somebody or for something") {
    const auto odds = [](const char* sentence) {
        const Read text = read(sentence);
        return animacy_of_place(text.document.sentences[0], 0);
    };
    CHECK(odds("They answered that the plan was sound.") > odds("They were published on Monday."));
    CHECK(odds("They died in the fire.") > 0);
    CHECK(odds("It was built in a year.") < 0);
}

TEST_CASE("One of many is a person, whom he and she may mean") {
    const Read text = read("A 14-year-old student reached Nantes on Monday. He said that the border was closed.");
    CHECK(text.who("He") == text.who("student"));
    CHECK(text.who("student") == "Student");
    const Entity* student = text.entity("Student");
    REQUIRE(student != nullptr);
    CHECK(student->kind == ActorKind::person);
    CHECK(read("The Chinese coast guard fired water cannon.").entity("Chinese coast guard")->kind != ActorKind::person);
}

TEST_CASE("Unnamed people have one name, however they are spelled and called") {
    CHECK(read("Thousands of angry protestors marched in Athens, Greece.").who("protestors") == "Protesters (Greece)");
    CHECK(read("Local militias fought in Syria.").who("militias") == "Militias (Syria)");
}

TEST_CASE("Owners of several words are named once") {
    CHECK(read("New Zealand soldiers left Fiji.").who("soldiers") == "New Zealand soldiers");
}

TEST_CASE("Unnamed people are of the country one is in, ships and missiles of none") {
    const Read text = read("The Indian Navy patrols the coast of India. Commandos boarded a vessel on Monday.");
    CHECK(text.who("Commandos") == "Commandos (India)");
    REQUIRE(text.who("vessel") == "Vessel");
    CHECK(text.entity("Vessel")->country.empty());
}

TEST_CASE("Quotations know their speakers") {
    const Read text = read("“We will not yield,” Vladimir Putin said. The hall was silent.");
    const Quotes quotes = find_quotes(text.document, text.extraction.mentions);
    REQUIRE_FALSE(quotes.speakers.empty());
    CHECK(quotes.quoted(0, 1));
    const std::uint32_t speaker = quotes.speaker(0, 1);
    REQUIRE(speaker != none);
    CHECK(text_of(text.document, text.document.sentences[0].tokens[text.extraction.mentions[speaker].name.end - 1]) == "Putin");
    CHECK_FALSE(quotes.quoted(1, 1));
}

TEST_CASE("Resolution is parallel to the mentions and points at what exists, whatever the text") {
    for (const char* text :
         {"", "“", "”“\" he said they said “we” said I", "He. She. It. They. The duo. Both sides. The two leaders.",
          "our country their countries its his her", "Mr. President, the the U.S. U.S. (U.S.) and and Kim, Kim and Kim"}) {
        const Read read_text = read(text);
        REQUIRE(read_text.resolution.mentions.size() == read_text.extraction.mentions.size());
        for (const MentionResolution& mention : read_text.resolution.mentions) {
            for (const std::uint32_t e : mention.entities)
                CHECK(e < read_text.resolution.entities.size());
            if (mention.place) CHECK(*mention.place < read_text.resolution.places.size());
        }
    }
}

} // namespace entente
