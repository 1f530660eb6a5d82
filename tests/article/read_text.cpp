// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "compressed.hpp"
#include "reading.hpp"
#include "text/date.hpp"
#include "text/utf8.hpp"

using namespace entente;
using entente::testing::gzipped;
using entente::testing::outline;
using entente::testing::read;
using entente::testing::zstd_compressed;

namespace {

constexpr std::string_view plain_article =
    "Title: Ministers meet in Tallinn\nDate: 2024-02-01\n\nThe foreign ministers of Estonia and Latvia met in Tallinn on Thursday.\n";
const std::string gzip_article = gzipped(plain_article);
const std::string zstd_article = zstd_compressed(plain_article);

} // namespace

TEST_CASE("A text file gives one article whose text is the file, byte for byte") {
    const std::string bytes = "Title: Talks in Oslo\r\nDate: 2024-02-01\r\nSource: The Daily\r\nURL: "
                              "https://example.org/a\r\n\r\nThe two envoys met in Oslo.\r\n\r\nThey left.\r\n";
    const auto reading = read(bytes, "news/oslo.txt");
    REQUIRE(reading.articles.size() == 1);
    const Article& article = reading.articles[0];
    CHECK(article.id == "oslo");
    CHECK(article.title == "Talks in Oslo");
    CHECK(article.source == "The Daily");
    CHECK(article.url == "https://example.org/a");
    CHECK(article.published == parse_date("2024-02-01"));
    CHECK(article.text == bytes);
    CHECK(outline(article) ==
          "header:Title:|title:Talks in Oslo|header:Date: 2024-02-01|header:Source: The Daily|header:URL: https://example.org/a|"
          "paragraph:The two envoys met in Oslo.|paragraph:They left.");
}

TEST_CASE("Header lines may come in any order and case, and a date in words") {
    const auto reading = read("date: 13 September 2023\nTITLE: Envoys meet\n\nThe envoys met.\n", "a.txt");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].published == parse_date("2023-09-13"));
    CHECK(reading.articles[0].title == "Envoys meet");
}

TEST_CASE("A date that is not understood is a warning with its line, and the article is undated") {
    const auto reading = read("Title: Envoys meet\nDate: some day soon\n\nThe envoys met.\n", "a.txt");
    REQUIRE(reading.articles.size() == 1);
    CHECK_FALSE(reading.articles[0].published.has_value());
    REQUIRE(reading.warnings.size() == 1);
    CHECK(reading.warnings[0].line == 2);
}

TEST_CASE("Without header lines a short first line is the title and a date line the date") {
    const auto reading = read("Envoys of two countries meet in Oslo\n\nFriday, September 9, 2016\n\nThe envoys of Norway and "
                              "Sweden met in Oslo on Friday.\n",
                              "a.txt");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].title == "Envoys of two countries meet in Oslo");
    CHECK(reading.articles[0].published == parse_date("2016-09-09"));
    CHECK(outline(reading.articles[0]) == "title:Envoys of two countries meet in Oslo|header:Friday, September 9, "
                                          "2016|paragraph:The envoys of Norway and Sweden met in Oslo on Friday.");
}

TEST_CASE("An undated text stays undated, whatever days it speaks of") {
    const auto reading =
        read("The envoys met in Oslo on Friday, and on 3 May 2012 they will meet again, said a man of the ministry.\n", "a.txt");
    REQUIRE(reading.articles.size() == 1);
    CHECK_FALSE(reading.articles[0].published.has_value());
}

TEST_CASE("A date in an address is no date of the article") {
    const auto reading = read("URL: https://example.org/2023/09/13/envoys\n\nThe envoys met in Oslo on Friday.\n", "a.txt");
    REQUIRE(reading.articles.size() == 1);
    CHECK_FALSE(reading.articles[0].published.has_value());
}

TEST_CASE("A byte order mark stays in the text and out of its blocks") {
    const auto reading = read("\xEF\xBB\xBFTitle: Envoys meet\n\nThe envoys met.\n", "a.txt");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].title == "Envoys meet");
    CHECK(reading.articles[0].text.starts_with("\xEF\xBB\xBFTitle"));
    CHECK(reading.articles[0].blocks[0].span.begin == 3);
}

TEST_CASE("UTF-16 with a mark is converted") {
    const auto utf16 = [](std::string_view ascii, bool little) {
        std::string out = little ? "\xFF\xFE" : "\xFE\xFF";
        for (const char c : ascii) {
            if (little) {
                out += c;
                out += '\0';
            } else {
                out += '\0';
                out += c;
            }
        }
        return out;
    };
    for (const bool little : {true, false}) {
        const auto reading = read(utf16("The envoys met in Oslo.", little), "a.txt");
        REQUIRE(reading.articles.size() == 1);
        CHECK(reading.articles[0].text == "The envoys met in Oslo.");
    }
}

TEST_CASE("Invalid UTF-8 is replaced, with a warning") {
    const auto reading = read("The envoys met in Troms\xF8 on Friday.\n", "a.txt");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].text == "The envoys met in Troms\xEF\xBF\xBD on Friday.\n");
    CHECK(is_valid_utf8(reading.articles[0].text));
    CHECK(reading.warnings.size() == 1);
}

TEST_CASE("A binary file is an error with a hint") {
    constexpr char image[] = "GIF89a\0\x01\x02\x03 and more of that";
    const std::string bytes(image, sizeof image - 1);
    const auto reading = read(bytes, "a.txt");
    CHECK(reading.articles.empty());
    REQUIRE(reading.errors.size() == 1);
    CHECK(reading.errors[0].starts_with("a.txt: not a text file ("));
}

TEST_CASE("Empty files and files of white space or labels alone are errors") {
    for (const std::string_view bytes : {"", "  \n\n \t\n", "Date: 2020-01-01\n\n", "\xEF\xBB\xBF"}) {
        const auto reading = read(bytes, "a.txt");
        CHECK(reading.articles.empty());
        REQUIRE(reading.errors.size() == 1);
        CHECK(reading.errors[0].find("empty") != std::string::npos);
    }
}

TEST_CASE("Compressed files are read as what they hold, whatever they are called") {
    for (const std::string_view name : {"a.txt.gz", "a.txt"}) {
        const auto reading = read(gzip_article, name);
        REQUIRE(reading.articles.size() == 1);
        CHECK(reading.articles[0].id == "a");
        CHECK(reading.articles[0].text == plain_article);
    }
    const auto reading = read(zstd_article, "b.txt.zst");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].id == "b");
    CHECK(reading.articles[0].text == plain_article);
}

TEST_CASE("Several gzip members in a row are one file") {
    const auto reading = read(gzip_article + gzip_article, "a.txt.gz");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].text == std::string(plain_article) + std::string(plain_article));
}

TEST_CASE("Compressed files that are cut off at any byte, or damaged, are errors and never a part of an article") {
    for (std::size_t size = 3; size < gzip_article.size(); ++size) {
        const auto reading = read(gzip_article.substr(0, size), "a.txt.gz");
        CHECK(reading.articles.empty());
        CHECK(reading.errors.size() == 1);
    }
    for (std::size_t size = 5; size < zstd_article.size(); ++size) {
        const auto reading = read(zstd_article.substr(0, size), "a.txt.zst");
        CHECK(reading.articles.empty());
        CHECK(reading.errors.size() == 1);
    }
    std::string damaged = gzip_article;
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
    CHECK(read(damaged, "a.txt.gz").articles.empty());
}

TEST_CASE("A decompression bomb ends at the limit") {
    ReadOptions options;
    options.max_record = std::size_t{1} << 20;
    const auto reading = read(gzipped(std::string(std::size_t{4} << 20, '0')), "a.txt.gz", options);
    CHECK(reading.articles.empty());
    REQUIRE(reading.errors.size() == 1);
    CHECK(reading.errors[0].find("larger than 1 MiB") != std::string::npos);
}

TEST_CASE("Words hyphenated at line ends are joined, compounds are not, and the text keeps its length") {
    const std::string text = "The two sides met for nego-\ntiations in Oslo, and the con-\nference ended\nwith a long-\nterm pact.";
    const Article article = read(text, "a.txt").articles.at(0);
    CHECK(article.text.size() == text.size());
    CHECK(article.text.find("negotiations in Oslo") != std::string::npos);
    CHECK(article.text.find("conference ended") != std::string::npos);
    CHECK(article.text.find("long-term pact") != std::string::npos);
    CHECK(article.text.find("term pact") == text.find("term pact"));
    const std::string once = "The de-\nployment began, it is said.";
    CHECK(read(once, "a.txt").articles.at(0).text == once);
}

TEST_CASE("A text in another language is read with a warning, one in English without") {
    const std::string french = "Le président de la République a reçu mardi à Paris le chancelier allemand pour évoquer la guerre en Ukraine et les moyens de "
                               "renforcer la défense de l'Europe face à la Russie, selon son entourage. ";
    const std::string russian = "Министр иностранных дел прибыл во вторник в столицу, где он встретится с президентом страны и обсудит вопросы безопасности. ";
    const std::string english = "The foreign minister arrived in the capital on Tuesday, where he was to meet the president and to speak of matters of trade. ";
    for (const std::string& text : {french + french + french, russian + russian + russian + russian + russian}) {
        const auto reading = read(text, "a.txt");
        CHECK(reading.articles.size() == 1);
        REQUIRE(reading.warnings.size() == 1);
        CHECK(reading.warnings[0].text == "does not look like English; events are found in English only");
    }
    CHECK(read(english + english + english, "a.txt").warnings.empty());
    CHECK(read(french, "a.txt").warnings.empty()); // too short to tell
}
