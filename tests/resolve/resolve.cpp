// SPDX-License-Identifier: Apache-2.0
#include "resolve/resolve.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/annotate.hpp"
#include "extract/mentions.hpp"
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
