// SPDX-License-Identifier: Apache-2.0
#include "article/dateline.hpp"

#include <doctest/doctest.h>

#include "article/clean.hpp"

using namespace entente;

namespace {

std::string place_and_span(std::string_view paragraph) {
    const auto dateline = find_dateline(paragraph);
    if (!dateline) return "none";
    return dateline->place + "|" + std::string(dateline->span.of(paragraph));
}

} // namespace

TEST_CASE("Datelines of agencies and newspapers are found") {
    CHECK(place_and_span("MOSCOW (AP) — The president met his guest.") == "MOSCOW|MOSCOW (AP) —");
    CHECK(place_and_span("VLADIVOSTOK, Russia, Sept 13 (Reuters) - The president met his guest.") ==
          "VLADIVOSTOK, Russia|VLADIVOSTOK, Russia, Sept 13 (Reuters) -");
    CHECK(place_and_span("BEIJING, Feb. 3 (Xinhua) -- The president met his guest.") == "BEIJING|BEIJING, Feb. 3 (Xinhua) --");
    CHECK(place_and_span("WASHINGTON Sept 13 (Reuters) - The president met his guest.") ==
          "WASHINGTON|WASHINGTON Sept 13 (Reuters) -");
    CHECK(place_and_span("(CNN) -- The president met his guest.") == "|(CNN) --");
    CHECK(place_and_span("Washington (CNN) The president met his guest.") == "none");
    CHECK(place_and_span("Washington (CNN) — The president met his guest.") == "Washington|Washington (CNN) —");
    CHECK(place_and_span("Beijing – The president of the republic met his guest on Monday.") == "Beijing|Beijing –");
    CHECK(place_and_span("KUNDUZ, Afghanistan -- Gunmen struck the consulate late on Thursday, officials said.") ==
          "KUNDUZ, Afghanistan|KUNDUZ, Afghanistan --");
    CHECK(place_and_span("UNITED NATIONS — The council met behind closed doors on Friday.") == "UNITED NATIONS|UNITED NATIONS —");
    CHECK(place_and_span("CHARLESTON, W.Va. (AP) -- The governor met the miners.") ==
          "CHARLESTON, W.Va.|CHARLESTON, W.Va. (AP) --");
    CHECK(place_and_span("SÃO PAULO (AFP) - The president met his guest.") == "SÃO PAULO|SÃO PAULO (AFP) -");
    CHECK(place_and_span("WASHINGTON/MOSCOW (Reuters) - The presidents spoke by telephone.") ==
          "WASHINGTON/MOSCOW|WASHINGTON/MOSCOW (Reuters) -");
    CHECK(place_and_span("ISLAMABAD: The prime minister met the army's chief on Monday.") == "ISLAMABAD|ISLAMABAD:");
    CHECK(place_and_span("NEW DELHI: The prime minister met the army's chief on Monday.") == "NEW DELHI|NEW DELHI:");
    CHECK(place_and_span("Moscow, Sept 13 (Interfax) - The president met his guest.") == "Moscow|Moscow, Sept 13 (Interfax) -");
    CHECK(place_and_span("HAMMOND, Ind. (AP) Police arrested two men.") == "HAMMOND, Ind.|HAMMOND, Ind. (AP)");
}

TEST_CASE("What only looks like a dateline is none") {
    for (const char* text :
         {"The president – who met his guest on Monday in the capital – said little.",
          "NATO — The alliance of many countries met on Monday in Brussels.",
          "He said: The president met his guest and then another guest on Monday.",
          "WATCH: The president meets his guest in the capital on Monday.",
          "In Moscow - The president met his guest there on Monday, he said.", "Police (and others) — The president met his guest.",
          "MUST SEE: The best pictures of the week in one place.",
          "U.S. - China relations have been strained for many years, analysts say.", "Vladimir Putin - 70", "- Putin met Kim.", "",
          "MOSCOW", "Kim, 39, — and Putin, 70 — met on Monday in the far east."}) {
        CAPTURE(text);
        CHECK(place_and_span(text) == "none");
    }
}

TEST_CASE("A dateline's date dates an undated article only if it has its year") {
    const Article dated = make_article("a", "MOSCOW, Sept. 13, 2023 (AP) — The president met his guest.");
    CHECK(dated.published == Date{std::chrono::year{2023} / 9 / 13});
    CHECK(dated.dateline == "MOSCOW");
    REQUIRE(dated.dateline_span.has_value());
    CHECK(dated.dateline_span->of(dated.text) == "MOSCOW, Sept. 13, 2023 (AP) —");
    const Article undated = make_article("a", "MOSCOW, Sept 13 (AP) — The president met his guest.");
    CHECK_FALSE(undated.published.has_value());
    CHECK(undated.dateline == "MOSCOW");
}

TEST_CASE("A dateline that stands alone is a header") {
    CHECK(find_lone_dateline("Washington (CNN)"));
    CHECK(find_lone_dateline("MOSCOW, Sept 13"));
    CHECK(find_lone_dateline("Jerusalem CNN —").value().place == "Jerusalem");
    CHECK(find_lone_dateline("Manila, 8 July 2024").value().date == parse_date("2024-07-08"));
    CHECK_FALSE(find_lone_dateline("Moscow"));
    CHECK_FALSE(find_lone_dateline("The president met his guest (AP)"));
}

TEST_CASE("Datelines of agencies the world over") {
    const std::string report = " The ministry condemned the attack on Wednesday, officials said.";
    const auto place = [&](std::string_view head) {
        const auto dateline = find_dateline(std::string(head) + report);
        return dateline ? dateline->place + "|" : std::string("none");
    };
    CHECK(place("MOSCOW, September 13. /TASS/.") == "MOSCOW|");
    CHECK(place("New Delhi [India], September 13 (ANI):") == "New Delhi, India|");
    CHECK(place("Islamabad [Pakistan], Sept 13:") == "Islamabad, Pakistan|");
    CHECK(place("Kabul, Sep 13 (PTI)") == "Kabul|");
    CHECK(place("Sept. 13 (UPI) --") == "|");
    CHECK(place("LAGOS, Nigeria, Sept. 13, 2023 /PRNewswire/ --") == "LAGOS, Nigeria|");
    CHECK(find_dateline("JERUSALEM/GAZA (Reuters) -Israel bombed a camp in Gaza on Wednesday, officials said.").value().place == "JERUSALEM/GAZA");
    CHECK(place("The minister (AP)") == "none");
    CHECK(place("Sept. 13:") == "none");
    CHECK(place("He said and/or/.") == "none");
}
