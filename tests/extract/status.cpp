// SPDX-License-Identifier: Apache-2.0
// What is told as fact and what is planned, alleged, imagined or denied, through the built-in model. Every sentence is our own.
#include "extract/extract.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <string_view>

#include "annotate/annotate.hpp"
#include "extract/mentions.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/gazetteer.hpp"

using namespace entente;

namespace {

struct Tables {
    Model model = Model::builtin();
    Ontology ontology = load_ontology();
    ActorLexicon lexicon = ActorLexicon::builtin();
    Gazetteer gazetteer = Gazetteer::builtin();
    Predicates predicates = Predicates::builtin();
};

const Tables& tables() {
    static const Tables loaded;
    return loaded;
}

/// The status of the event with that trigger word and type, or "none".
std::string status_of(std::string_view text, std::string_view trigger, EventType type) {
    Article article;
    article.text = text;
    article.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::paragraph});
    const Document document = annotate(std::move(article), tables().model);
    const Extraction extraction = extract(document, find_mentions(document, tables().lexicon, tables().gazetteer), tables().predicates, tables().ontology);
    for (const EventMention& event : extraction.events) {
        const Token& head = document.sentences[event.sentence].tokens[event.head];
        if (event.type == type && head.span.of(document.article.text) == trigger) return std::string{name(event.status)};
    }
    return "none";
}

struct Case {
    std::string_view text;
    std::string_view trigger;
    EventType type;
    std::string_view status;
};

void check(std::initializer_list<Case> cases) {
    for (const Case& c : cases) {
        INFO(c.text);
        CHECK(status_of(c.text, c.trigger, c.type) == c.status);
    }
}

} // namespace

TEST_CASE("conditions are imagined, with a subordinator or by inversion") {
    check({{"Whether Israel bombed the port remained unclear.", "bombed", EventType::ASSAULT, "hypothetical"},
           {"Had Israel attacked Iran, oil prices would have risen.", "attacked", EventType::ASSAULT, "hypothetical"},
           {"Should Russia attack Poland, NATO would bomb Moscow.", "attack", EventType::ASSAULT, "hypothetical"},
           {"The army behaved as if Turkey had attacked Syria.", "attacked", EventType::ASSAULT, "hypothetical"},
           {"In the event of a Russian attack on Poland, NATO will respond.", "attack", EventType::ASSAULT, "hypothetical"}});
}

TEST_CASE("clauses of time are facts where their main clause is one") {
    check({{"The talks will resume after Russia releases the Ukrainian prisoners.", "releases", EventType::CONCEDE, "hypothetical"},
           {"China will meet Japan before Japan expels the diplomats.", "expels", EventType::SANCTION, "hypothetical"},
           {"The talks resumed after Russia released the Ukrainian prisoners.", "released", EventType::CONCEDE, "actual"},
           {"Diplomats arrived in Geneva ahead of talks between Iran and the United States.", "talks", EventType::CONSULT, "planned"}});
}

TEST_CASE("content of a noun has the status that the noun gives it") {
    check({{"The minister resigned because of allegations that Russia had bombed the town.", "bombed", EventType::ASSAULT, "alleged"},
           {"The risk of Russia attacking Estonia is small.", "attacking", EventType::ASSAULT, "hypothetical"},
           {"The possibility that Iran attacks Israel has grown.", "attacks", EventType::ASSAULT, "hypothetical"},
           {"Russia's alleged bombing of the hospital angered Ukraine.", "bombing", EventType::ASSAULT, "alleged"},
           {"The court blocked the deportation of refugees by Britain.", "deportation", EventType::COERCE, "none"}});
}

TEST_CASE("gerunds after a preposition complete their governor") {
    check({{"France is thinking about expelling the Russian diplomats.", "expelling", EventType::SANCTION, "hypothetical"},
           {"Iran is capable of attacking Israel.", "attacking", EventType::ASSAULT, "hypothetical"},
           {"The army refrained from shooting protesters.", "shooting", EventType::ASSAULT, "negated"},
           {"Hamas is suspected of killing the soldiers.", "killing", EventType::ASSAULT, "alleged"}});
}

TEST_CASE("what a report, a prosecutor or a party to the quarrel tells is alleged") {
    check({{"The rebels were reported to have attacked the village.", "attacked", EventType::ASSAULT, "alleged"},
           {"Prosecutors say Lopez shot the officer.", "shot", EventType::ASSAULT, "alleged"},
           {"According to the opposition, the police beat protesters.", "beat", EventType::COERCE, "alleged"},
           {"According to Ukraine, Russia bombed the hospital.", "bombed", EventType::ASSAULT, "alleged"},
           {"Rebels nearly killed the general.", "killed", EventType::ASSAULT, "hypothetical"},
           {"Ukraine said Russia shelled Kharkiv.", "shelled", EventType::ASSAULT, "alleged"},
           {"Israel said Israeli soldiers killed two militants.", "killed", EventType::ASSAULT, "actual"},
           {"The police claim the man attacked two officers.", "attacked", EventType::ASSAULT, "alleged"}});
}

TEST_CASE("negation reaches through neither and yet") {
    check({{"Neither France nor Germany condemned Israel.", "condemned", EventType::ACCUSE, "negated"},
           {"France condemned neither Israel nor Iran.", "condemned", EventType::ACCUSE, "negated"},
           {"Russia has yet to release the prisoners.", "release", EventType::CONCEDE, "negated"},
           {"Russia has stopped short of attacking Ukraine.", "attacking", EventType::ASSAULT, "negated"},
           {"Israel no longer occupies Gaza.", "occupies", EventType::ASSAULT, "negated"}});
}

TEST_CASE("causing and being able in the past tell of facts") {
    check({{"The offer prompted Russia to withdraw its troops from Syria.", "withdraw", EventType::RETREAT, "actual"},
           {"Soldiers were able to free the hostages.", "free", EventType::CONCEDE, "actual"},
           {"Soldiers are able to free the hostages.", "free", EventType::CONCEDE, "hypothetical"}});
}

TEST_CASE("who says that they would ask or thank does it") {
    check({{"We would call on Israel to stop the bombing.", "call", EventType::REQUEST, "actual"},
           {"I would like to thank Germany for its support.", "thank", EventType::SUPPORT, "actual"},
           {"We would condemn Israel if it attacked Iran.", "condemn", EventType::ACCUSE, "hypothetical"}});
}

TEST_CASE("a date to come makes the present a plan") {
    check({{"Biden meets Xi in Bali next week.", "meets", EventType::CONSULT, "planned"},
           {"Biden is set to meet Xi in Bali.", "meet", EventType::CONSULT, "planned"},
           {"Next week's summit between Biden and Xi will be tense.", "summit", EventType::CONSULT, "planned"}});
}

TEST_CASE("what is laid to somebody's charge is an alleged act of the accused") {
    check({{"Iran is accused of attacks on tankers.", "attacks", EventType::ASSAULT, "alleged"},
           {"The UN accused Iran of an attack on two ships.", "attack", EventType::ASSAULT, "alleged"},
           {"Amnesty blamed the army for the killing of protesters.", "killing", EventType::ASSAULT, "alleged"},
           {"The United States accused Iran of arming the Houthis.", "arming", EventType::AID, "alleged"},
           {"A gunman accused of killing eight soldiers in a town hall was jailed.", "killing", EventType::ASSAULT, "alleged"},
           {"Human Rights Watch has accused Eritrean soldiers of killing civilians in Axum.", "killing", EventType::ASSAULT, "alleged"}});
}

TEST_CASE("a warning of what is so is a claim, of what could be a danger") {
    check({{"The United States warned that Russia is sending missiles to Iran.", "sending", EventType::AID, "alleged"},
           {"The visit comes days after U.S. warnings that Moscow is seeking to buy weapons from North Korea.", "seeking", EventType::REQUEST, "alleged"},
           {"The United States warned that Russia could attack Ukraine.", "attack", EventType::ASSAULT, "none"}});
}

TEST_CASE("a promise of forces or sanctions is a second, planned event") {
    check({{"Turkey vowed to withdraw its troops from Syria.", "vowed", EventType::AGREE, "actual"},
           {"Turkey vowed to withdraw its troops from Syria.", "withdraw", EventType::RETREAT, "planned"},
           {"Turkey agreed to send troops to Libya.", "send", EventType::MOBILIZE, "planned"},
           {"Germany decided to expel the Russian diplomats.", "expel", EventType::SANCTION, "planned"},
           {"The UN urged Russia to withdraw its troops from Ukraine.", "withdraw", EventType::RETREAT, "none"}});
}

TEST_CASE("hearsay: reports that, is said to, was told that") {
    check({{"Iran denied reports that it had attacked Israel.", "attacked", EventType::ASSAULT, "alleged"},
           {"She was told that Iran had attacked Israel.", "attacked", EventType::ASSAULT, "alleged"},
           {"The general is said to have threatened Ukraine.", "threatened", EventType::THREATEN, "alleged"}});
}

TEST_CASE("duty is a fact only where it was done") {
    check({{"India had to withdraw its forces from Lanka.", "withdraw", EventType::RETREAT, "actual"},
           {"India has to withdraw its forces from Lanka.", "withdraw", EventType::RETREAT, "hypothetical"},
           {"The aim of the mission is to protect Israel.", "protect", EventType::AID, "planned"},
           {"The aim of the mission is to protect Israel.", "protect", EventType::AGREE, "none"},
           {"The senator is to be sentenced by a court in July.", "sentenced", EventType::COERCE, "planned"},
           {"Iran is going to take over the base in Syria.", "take", EventType::ASSAULT, "planned"}});
}

TEST_CASE("who first did it did it") {
    check({{"Russia was the first country to recognise Abkhazia.", "recognise", EventType::SUPPORT, "actual"},
           {"Without the ceasefire Nixon would not have resigned.", "resigned", EventType::CONCEDE, "negated"},
           {"The minister will be sentenced when the court convicts him.", "convicts", EventType::ACCUSE, "hypothetical"}});
}

TEST_CASE("what a plaintiff sues for is an aim, and a paper's word is a claim") {
    check({{"Greenpeace sued Shell to block the pipeline.", "block", EventType::REJECT, "none"},
           {"According to the memo, Iraq asked Iran for missiles.", "asked", EventType::REQUEST, "alleged"},
           {"Trump said he would look forward to working with Obama.", "look", EventType::AGREE, "actual"}});
}
