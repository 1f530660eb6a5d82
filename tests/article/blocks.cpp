// SPDX-License-Identifier: Apache-2.0
#include "article/blocks.hpp"

#include <doctest/doctest.h>

#include "article/clean.hpp"
#include "reading.hpp"

using namespace entente;
using entente::testing::outline;

namespace {

std::vector<std::string> paragraphs(std::string_view text) {
    std::vector<std::string> found;
    for (const Block& block : split_blocks(text, 0))
        found.emplace_back(block.span.of(text));
    return found;
}

/// What a line is that stands between two ordinary paragraphs of an article with a title.
BlockKind kind_within(const std::string& line) {
    const std::string before = "The foreign ministers of the two countries met in the capital on Monday, officials said.";
    const std::string after = "They agreed to meet again within a month, according to a statement of both sides.";
    const std::string text = "Ministers meet in the capital\n\n" + before + "\n\n" + line + "\n\n" + after + "\n";
    const Article article = make_article("a", text);
    for (const Block& block : article.blocks) {
        if (block.span.of(article.text) == line) return block.kind;
    }
    FAIL("not one block: " << outline(article));
    return BlockKind::title;
}

BlockKind kind_at_top(const std::string& line) {
    const Article article = make_article("a", "Ministers meet in the capital\n\n" + line +
                                                  "\n\nThe foreign ministers of the two countries met on Monday, officials "
                                                  "said.\n\nThey agreed to meet again within a month.\n");
    for (const Block& block : article.blocks) {
        if (block.span.of(article.text) == line) return block.kind;
    }
    FAIL("not one block: " << outline(article));
    return BlockKind::title;
}

} // namespace

TEST_CASE("Paragraphs stand between blank lines, without the white space around them") {
    CHECK(paragraphs("  One. \n\n\t\n Two. \r\n\r\nThree.\xC2\xA0\n") == std::vector<std::string>{"One.", "Two.", "Three."});
    CHECK(paragraphs("").empty());
    CHECK(paragraphs(" \n \n").empty());
}

TEST_CASE("Where no blank lines stand, each line is a paragraph") {
    CHECK(paragraphs("The navy stopped the ship on Saturday and took 23 men into custody, a release said.\nThe men were from two "
                     "countries.\nSeven rifles were found.") ==
          std::vector<std::string>{"The navy stopped the ship on Saturday and took 23 men into custody, a release said.",
                                   "The men were from two countries.", "Seven rifles were found."});
}

TEST_CASE("Lines wrapped at a fixed width are one paragraph") {
    const std::string wrapped = "The foreign ministers of the two countries met in the capital on\n"
                                "Monday for talks about the border, officials of both ministries\n"
                                "said. They agreed to meet again within a month, according to the\n"
                                "statement.";
    CHECK(paragraphs(wrapped) == std::vector<std::string>{wrapped});
    CHECK(paragraphs(wrapped + "\n\n" + wrapped).size() == 2);
}

TEST_CASE("A line that breaks off within a sentence goes on in the next") {
    CHECK(paragraphs(
              "The team won after Saturday's match against\nDeportivo La Coruna.\nIt was the best of the year,\nsaid the trainer.")
              .size() == 2);
}

TEST_CASE("A slug and a caption on two lines are two blocks") {
    CHECK(paragraphs("APTOPIX North Korea\nThe president, left, shakes hands with his guest at the airport of the city on "
                     "Wednesday, Sept. 13, 2023, before the talks of the two began in a palace outside it.")
              .size() == 2);
}

TEST_CASE("Ordinary paragraphs stay paragraphs") {
    for (const char* line : {
             "“We agreed,” he said.",
             "He did not comment.",
             "Why now?",
             "NATO and the EU condemned the attack.",
             "“No.”",
             "The photo shows the two men shaking hands, the ministry said on Tuesday.",
             "The photographer was arrested by police in the capital on Friday evening.",
             "Reuters could not verify the report.",
             "The AP reported the talks first.",
             "By Monday evening the troops had left the town.",
             "By contrast, the minister called the vote a success for the whole country.",
             "Read the treaty, the minister told the deputies, before you vote on it.",
             "Related talks will be held in Geneva in June.",
             "Image matters in politics, the adviser said, and the minister has none.",
             "More from the region fled across the border on Sunday, aid workers said.",
             "Share prices fell by two per cent after the announcement.",
             "The paper published the photograph (below the headline \"Enough\") on its front page.",
             "“USA! USA!” the crowd chanted.",
             "In this case the court acquitted the two journalists.",
             "The government has not responded to the AP/Reuters report yet.",
             "U.S. officials denied it.",
             "al-Shabab claimed responsibility for the attack.",
             "The president spoke to The Associated Press on Monday.",
             "Watch out, he warned the generals, for those who smile.",
             "Follow the money, the prosecutor told the court.",
             "Copyright law will be reformed, the minister said.",
             "Subscribers to the service were told that it would end.",
             "The troops (left behind in May) surrendered.",
             "Video of the attack was shown on state television.",
             "Live ammunition was used against the protesters, witnesses said.",
             "Police said: \"We arrested 14 people.\"",
             "The two sides signed the accord in Oslo on 13 September 1993, witnesses recall.",
             "President Xi met Kim (Jong Un's sister) in the capital on Monday.",
         }) {
        CAPTURE(line);
        CHECK(kind_within(line) == BlockKind::paragraph);
    }
}

TEST_CASE("Captions are told by their credits") {
    for (const char* line : {
             "The president shakes hands with his guest at the airport. (Jane Doe/AP)",
             "The president and his guest on Wednesday. (Jane Doe, Sputnik, Kremlin Pool Photo via AP)",
             "Soldiers near the border. Photograph: Jane Doe/Reuters",
             "FILE PHOTO: Soldiers stand near the border in May 2022. REUTERS/Jane Doe/File Photo",
             "FILE - Soldiers stand near the border, May 5, 2022. (AP Photo/Jane Doe, File)",
             "In this Sept. 13, 2023, file photo, soldiers stand near the border.",
             "Soldiers stand near the border on Sunday. AP Photo",
             "The minister at the summit | Photo: Jane Doe/AFP",
             "Protesters in the capital on Friday. Jane Doe/Getty Images",
             "The minister speaks in the capital [File: Jane Doe/Reuters]",
             "Image source, Getty Images",
             "This undated photo released by the ministry shows the launch.",
             "The two leaders at the White House (REUTERS)",
             "Photo by Jane Doe",
             "Soldiers near the border. (File photo)",
             "Jane Doe /AP",
             "A satellite image of the base. (Planet Labs PBC via AP)",
             "Photo: Ministry of Defence",
             "Getty Images",
         }) {
        CAPTURE(line);
        CHECK(kind_within(line) == BlockKind::caption);
    }
}

TEST_CASE("Lines that news pages put beside their text are junk") {
    for (const char* line : {
             ".",
             "* * *",
             "—",
             "Video Embed",
             "CLICK HERE TO READ MORE FROM THE DAILY EXAMINER",
             "Click here for more politics news",
             "Read more: Ministers quarrel over the budget",
             "READ MORE: Ministers quarrel over the budget",
             "Related Content",
             "© 2023 The Daily Examiner",
             "This is a developing story. Check back for updates.",
             "INSIDE THE GENERAL'S ARMORED TRAIN: THE LOCOMOTIVE THAT CARRIES HIM ACROSS THE COUNTRY",
             "Sign up for our daily newsletter",
             "Share this article",
             "Advertisement",
             "Follow us on Facebook and Twitter",
             "Copyright 2023 The Daily. All rights reserved.",
             "We use cookies to make this site better.",
             "(Reporting by Jane Doe; Editing by John Smith)",
             "Associated Press writers Jane Doe and John Smith contributed to this report.",
             "Story continues below advertisement",
             "Subscribe now",
             "Facebook Twitter Email",
             "View comments",
             "WATCH: The ministers' joint statement",
             "This article was amended on 3 May to correct a name.",
             "With inputs from agencies",
         }) {
        CAPTURE(line);
        CHECK(kind_within(line) == BlockKind::junk);
    }
}

TEST_CASE("Bylines, date lines, labels of agencies and subheadings are headers") {
    for (const char* line :
         {"By Jane Doe and John Smith", "By JANE DOE, Associated Press", "Published 13 September 2023",
          "Updated: 10:15 AM EST, Feb 3 2020", "Saturday, September 12, 2015", "Reuters", "https://example.org/2023/09/envoys"}) {
        CAPTURE(line);
        CHECK(kind_at_top(line) == BlockKind::header);
    }
    CHECK(kind_within("Election Results") == BlockKind::header);
    CHECK(kind_within("What happens next") == BlockKind::header);
}

TEST_CASE("The headline counts once") {
    const Article article = make_article("a", "Ministers meet in the capital\n\nMINISTERS MEET IN THE CAPITAL\n\nThe ministers met "
                                              "in the capital on Monday, it is said.\n\n“Ministers meet in the capital”\n");
    CHECK(outline(article) == "title:Ministers meet in the capital|junk:MINISTERS MEET IN THE CAPITAL|paragraph:The ministers met "
                              "in the capital on Monday, it is said.|junk:“Ministers meet in the capital”");
}

TEST_CASE("A record of one unpunctuated line keeps it as running text") {
    CHECK(outline(make_article("a", "Police arrest 12 protesters in the capital")) ==
          "paragraph:Police arrest 12 protesters in the capital");
    CHECK(outline(make_article("a", "POLICE ARREST TWELVE PROTESTERS IN THE CAPITAL CITY")) ==
          "paragraph:POLICE ARREST TWELVE PROTESTERS IN THE CAPITAL CITY");
}

TEST_CASE("A text all in capitals is read") {
    const Article article = make_article("a", "THE TWO MINISTERS MET IN THE CAPITAL ON MONDAY.\n\nTHEY AGREED TO MEET AGAIN IN "
                                              "JUNE, OFFICIALS SAID.\n\nTHE TALKS WERE THE FIRST IN TEN YEARS.");
    for (const Block& block : article.blocks)
        CHECK(block.kind == BlockKind::paragraph);
}

TEST_CASE("Headlines under a heading of related stories are junk, sentences after them are not") {
    const Article article =
        make_article("a", "The ministers met in the capital on Monday, it is said.\n\nRelated stories\n\nMinister resigns over "
                          "budget\n\nSix arrested at border\n\nThe talks went on for five hours, the ministry said.\n");
    CHECK(outline(article) ==
          "paragraph:The ministers met in the capital on Monday, it is said.|junk:Related stories|junk:Minister resigns over "
          "budget|junk:Six arrested at border|paragraph:The talks went on for five hours, the ministry said.");
}

TEST_CASE("Boilerplate and credited captions within a paragraph are cut out of it") {
    const Article article =
        make_article("a", "The president called the meeting excellent on Monday. The two leaders at the White House (REUTERS) His "
                          "guest said little. Advertisement Continue reading the main story The talks went on until the evening.");
    CHECK(outline(article) ==
          "paragraph:The president called the meeting excellent on Monday.|caption:The two leaders at the White House "
          "(REUTERS)|paragraph:His guest said little.|junk:Advertisement Continue reading the main story|"
          "paragraph:The talks went on until the evening.");
}

TEST_CASE("A headline that begins the text on the same line becomes a block of its own") {
    Article article;
    article.id = "a";
    article.title = "Ministers meet in capital";
    article.text = "Ministers meet in capital. The foreign ministers met on Monday.";
    article.blocks = split_blocks(article.text, 0);
    CHECK(outline(clean(article)) == "title:Ministers meet in capital|paragraph:The foreign ministers met on Monday.");
}

TEST_CASE("Blocks are ascending, disjoint and on character boundaries, whatever the text") {
    const std::string parts[] = {"Title of a text",
                                 "\n",
                                 "\n\n",
                                 "—",
                                 "é",
                                 "😀",
                                 " ",
                                 ".",
                                 "By ",
                                 "(",
                                 "AP",
                                 ")",
                                 "Photo: ",
                                 "Advertisement Continue reading the main story",
                                 "MOSCOW",
                                 "\r",
                                 "\t",
                                 "Related",
                                 "13 May 2020",
                                 "“",
                                 "”",
                                 "Read more: "};
    std::uint32_t state = 12345;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (int k = 0; k < 25; ++k) {
            state = state * 1664525U + 1013904223U;
            text += parts[(state >> 16U) % std::size(parts)];
        }
        const Article article = make_article("a", text);
        std::uint32_t at = 0;
        for (const Block& block : article.blocks) {
            REQUIRE(block.span.begin >= at);
            REQUIRE(block.span.begin < block.span.end);
            REQUIRE(block.span.end <= article.text.size());
            at = block.span.end;
        }
        REQUIRE(clean(article).text == article.text);
    }
}

TEST_CASE("Lines that agencies, printers and feeds put beside a report are none of it") {
    for (const char* line : {"(Adds comment by ministry, paragraph 4)", "((jane.doe@example.com; +44 20 5550 100))", "3", "- 12 -", "Page 4 of 12",
                             "The post Ministers meet appeared first on The Daily.", "Ad Feedback", "Unsubscribe"}) {
        CAPTURE(line);
        CHECK(kind_within(line) == BlockKind::junk);
    }
    CHECK(kind_within("BC-MYANMAR-CHINA/TALKS (UPDATE 2, PIX)") == BlockKind::header);
    CHECK(kind_within("JERUSALEM/GAZA (Reuters) -Israel bombed a camp in Gaza on Wednesday, officials said.") == BlockKind::paragraph);
    CHECK(kind_within("(Adding to the pressure, Iran condemned the attack.)") != BlockKind::title);
}

TEST_CASE("Labels before a headline are no part of it") {
    CHECK(outline(make_article("a", "UPDATE 2-Ministers meet in the capital\n\nThe foreign ministers met on Monday, officials said.")) ==
          "header:UPDATE 2-|title:Ministers meet in the capital|paragraph:The foreign ministers met on Monday, officials said.");
    CHECK(outline(make_article("a", "Georgia protests: Police detain opposition leader\n\nGeorgian police have detained a politician.")) ==
          "header:Georgia protests:|title:Police detain opposition leader|paragraph:Georgian police have detained a politician.");
    CHECK(outline(make_article("a", "Putin: Russia will not leave\n\nRussia's president spoke on Monday, officials said."))
              .starts_with("title:Putin: Russia will not leave"));
}

TEST_CASE("Wrapped paragraphs that follow each other without blank lines are told apart by their indents") {
    const std::string text = "    The foreign ministers of the two neighbours met in the\n"
                             "capital on Monday and agreed to open the border crossings in\n"
                             "the north within a month, officials said.\n"
                             "    The talks in the palace lasted five hours, twice as long\n"
                             "as had been planned, and ended with a dinner for both of the\n"
                             "Ministers.\n";
    CHECK(paragraphs(text).size() == 2);
}
