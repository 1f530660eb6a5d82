// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "reading.hpp"
#include "text/date.hpp"

using namespace entente;
using entente::testing::read;

TEST_CASE("A table gives an article a row; quoted fields hold delimiters, line breaks and quotation marks") {
    const auto reading =
        read("Id,Title,Text,Pub Date,Outlet\r\n"
             "a1,Envoys meet,\"The envoys, two of them, met.\r\n\r\n\"\"We agreed,\"\" they said.\",13 Sep 2023,The Daily\r\n"
             ",They part,The envoys parted.,2023-09-14,\r\n",
             "week.csv");
    CHECK(reading.errors.empty());
    REQUIRE(reading.articles.size() == 2);
    CHECK(reading.articles[0].id == "a1");
    CHECK(reading.articles[0].text == "The envoys, two of them, met.\r\n\r\n\"We agreed,\" they said.\n\nEnvoys meet");
    CHECK(reading.articles[0].published == parse_date("2023-09-13"));
    CHECK(reading.articles[1].id == "week:5");
    CHECK(reading.articles[1].source.empty());
}

TEST_CASE("Tabs and semicolons delimit, too") {
    CHECK(read("id\ttext\n1\tThe envoys, it is said, met.\n", "a.tsv").articles[0].text == "The envoys, it is said, met.");
    CHECK(read("id;text\n1;The envoys, it is said, met.\n", "a.csv").articles[0].text == "The envoys, it is said, met.");
}

TEST_CASE("Bad rows are errors with their line and the others are read") {
    const auto reading = read(
        "id,text\n1,The envoys met.\n2,They parted,too,much\n3,\"They \"parted\n4,They met again.\n5,\"Never closed\n", "a.csv");
    CHECK(reading.articles.size() == 2);
    REQUIRE(reading.errors.size() == 3);
    CHECK(reading.errors[0].starts_with("a.csv:3: the row has 4 fields, the header 2"));
    CHECK(reading.errors[1].starts_with("a.csv:4: text after the closing quotation mark"));
    CHECK(reading.errors[2].starts_with("a.csv:6: the quotation mark of line 6 is never closed"));
}

TEST_CASE("A table without a column of text is an error, and one without rows, too") {
    CHECK(read("a,b\n1,2\n", "a.csv").errors[0].find("no column of article text") != std::string::npos);
    CHECK(read("id,text\n", "a.csv").errors[0].find("no articles") != std::string::npos);
    CHECK(read("\n\n", "a.csv").errors.size() == 1);
}

TEST_CASE("A row above the limit is an error, and reading goes on after it") {
    ReadOptions options;
    options.max_record = 100;
    const auto reading = read("id,text\n1,\"" + std::string(1000, 'a') + "\"\n2,The envoys met.\n", "a.csv", options);
    CHECK(reading.errors.size() == 1);
    CHECK(reading.articles.size() == 1);
}

TEST_CASE("A spreadsheet's byte order mark and UTF-16 are understood") {
    CHECK(read("\xEF\xBB\xBFid,text\n1,The envoys met.\n", "a.csv").articles[0].id == "1");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string_view("id\ttext\n1\tThe envoys met.\n")) {
        wide += c;
        wide += '\0';
    }
    CHECK(read(wide, "a.tsv").articles[0].text == "The envoys met.");
}
