// SPDX-License-Identifier: Apache-2.0
#include "extract/mentions.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "annotate/annotate.hpp"
#include "extract/mentions_names.hpp"

namespace entente {
namespace {

struct Read {
    Document document;
    std::vector<Mention> mentions;

    std::string text(const Mention& mention) const {
        return text_of(document, document.sentences[mention.sentence], mention.tokens);
    }
    std::string name(const Mention& mention) const { return text_of(document, document.sentences[mention.sentence], mention.name); }
    const Mention* named(std::string_view wanted) const {
        const auto found = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& m) { return name(m) == wanted; });
        return found == mentions.end() ? nullptr : &*found;
    }
    const Mention* headed(std::string_view wanted) const {
        const auto found = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& m) {
            return text_of(document, document.sentences[m.sentence].tokens[m.head]) == wanted;
        });
        return found == mentions.end() ? nullptr : &*found;
    }
};

const ActorLexicon& lexicon() {
    static const ActorLexicon value = ActorLexicon::builtin();
    return value;
}

Read read(std::string text) {
    static const Model model = Model::builtin();
    static const Gazetteer gazetteer = Gazetteer::builtin();
    Article article;
    article.text = std::move(text);
    Read result{annotate(std::move(article), model), {}};
    result.mentions = find_mentions(result.document, lexicon(), gazetteer);
    return result;
}

bool belongs_to(const Mention& mention, std::string_view alpha3) {
    return std::any_of(mention.modifiers.begin(), mention.modifiers.end(),
                       [&](std::uint32_t entry) { return lexicon().entry(entry).country == alpha3; });
}

} // namespace

TEST_CASE("Title and nationality stand apart from the name and describe it") {
    const Read text = read("Russian President Vladimir Putin arrived in Beijing on Monday.");
    const Mention* putin = text.named("Vladimir Putin");
    REQUIRE(putin != nullptr);
    CHECK(putin->role == "president");
    CHECK(putin->kind == ActorKind::person);
    CHECK(putin->sector == "GOV");
    CHECK(belongs_to(*putin, "RUS"));
    CHECK(text.text(*putin) == "Russian President Vladimir Putin");
}

TEST_CASE("A name inside a noun phrase is a mention of its own and modifies the phrase") {
    const Read text = read("Turkish troops shelled the town.");
    const Mention* troops = text.headed("troops");
    REQUIRE(troops != nullptr);
    CHECK(troops->kind == ActorKind::military);
    CHECK(belongs_to(*troops, "TUR"));
    const Mention* turkish = text.named("Turkish");
    REQUIRE(turkish != nullptr);
    CHECK_FALSE(turkish->places.empty());
}

TEST_CASE("A country before a hyphen is no modifier of what follows") {
    const Read text = read("The US-backed rebels entered the city.");
    const Mention* rebels = text.headed("rebels");
    REQUIRE(rebels != nullptr);
    CHECK_FALSE(belongs_to(*rebels, "USA"));
}

TEST_CASE("A capital after 'in' reads as a place, as a subject it does not") {
    const Read place = read("The ministers met in Moscow.");
    REQUIRE(place.named("Moscow") != nullptr);
    CHECK(place.named("Moscow")->place_reading);
    const Read actor = read("Moscow rejected the plan.");
    REQUIRE(actor.named("Moscow") != nullptr);
    CHECK_FALSE(actor.named("Moscow")->place_reading);
}

TEST_CASE("A name with an apostrophe inside is one name") {
    const Read text = read("Most recently, the Democratic People’s Republic of Korea celebrated its anniversary.");
    const Mention* korea = text.named("Democratic People’s Republic of Korea");
    REQUIRE(korea != nullptr);
    REQUIRE_FALSE(korea->entries.empty());
    CHECK(lexicon().entry(korea->entries.front()).country == "PRK");
}

TEST_CASE("A relative clause is no part of the phrase, an of-phrase is") {
    const Read text = read("The leader of North Korea, who arrived by train, met reporters.");
    const Mention* leader = text.headed("leader");
    REQUIRE(leader != nullptr);
    CHECK(text.text(*leader) == "The leader of North Korea");
    CHECK(belongs_to(*leader, "PRK"));
}

TEST_CASE("Works and prizes that stand in no table are no names of actors or places, nationalities are") {
    const Read text = read("The general read from the Bible after the Nobel Prize was awarded to a Norwegian minister in Oslo.");
    CHECK(text.named("Bible") == nullptr);
    CHECK(text.named("Nobel Prize") == nullptr);
    CHECK(text.headed("Prize") != nullptr);
    CHECK(text.named("Oslo") != nullptr);
    REQUIRE(text.headed("minister") != nullptr);
    CHECK(belongs_to(*text.headed("minister"), "NOR"));
}

TEST_CASE("Possessive and personal pronouns are mentions") {
    const Read text = read("She met her ministers before they left.");
    for (const std::string_view pronoun : {"She", "her", "they"}) {
        const Mention* mention = text.headed(pronoun);
        REQUIRE(mention != nullptr);
        CHECK(mention->form == MentionForm::pronoun);
    }
}

TEST_CASE("Mentions hold their heads, are ordered, and share no head, whatever the text") {
    for (const char* text :
         {"", ".", "A", "KIM AND PUTIN MEET IN RUSSIA", "“We—we,” he said; U.S., U.N., EU (NATO) and and and of of the the",
          "🙂 🙂 12 34 % $5m", "The The The of of United United States's's", "and, or; but – so: “”"}) {
        const Read read_text = read(text);
        std::set<std::pair<std::uint32_t, std::uint32_t>> heads;
        std::optional<std::pair<std::uint32_t, std::uint32_t>> last;
        for (std::uint32_t m = 0; m < read_text.mentions.size(); ++m) {
            const Mention& mention = read_text.mentions[m];
            const std::pair key{mention.sentence, mention.head};
            CHECK(mention.tokens.contains(mention.head));
            CHECK(mention.tokens.end <= read_text.document.sentences[mention.sentence].tokens.size());
            CHECK(heads.insert(key).second);
            if (last) CHECK(*last < key);
            last = key;
            if (mention.apposition_of != none) CHECK(mention.apposition_of < read_text.mentions.size());
            if (mention.conjunct_of != none) CHECK(mention.conjunct_of < read_text.mentions.size());
        }
    }
}

TEST_CASE("a vessel's name holds its prefix and is neither town nor person") {
    const Read r = read("The frigate INS Mysore sank a trawler near the USS Ronald Reagan.");
    REQUIRE(r.named("INS Mysore") != nullptr);
    CHECK(r.named("INS Mysore")->places.empty());
    CHECK(r.named("USS Ronald Reagan") != nullptr);
}

} // namespace entente
