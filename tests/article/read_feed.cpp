// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "reading.hpp"
#include "text/date.hpp"

using namespace entente;
using entente::testing::outline;
using entente::testing::read;

TEST_CASE("Items of RSS 2.0 are articles, their full content before their description") {
    const auto reading = read(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Daily</title><link>https://example.org</link>
<item><title>Envoys meet &amp; part</title><link>https://example.org/1</link><guid>daily-1</guid>
<pubDate>Wed, 13 Sep 2023 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The envoys met in <a href="x">Oslo</a>.</p><p>They parted.</p>]]></content:encoded></item>
<item><title>Second</title><description>&lt;p&gt;The minister resigned.&lt;/p&gt;</description></item>
</channel></rss>)",
                              "daily.rss");
    CHECK(reading.errors.empty());
    REQUIRE(reading.articles.size() == 2);
    const Article& first = reading.articles[0];
    CHECK(first.id == "daily-1");
    CHECK(first.title == "Envoys meet & part");
    CHECK(first.url == "https://example.org/1");
    CHECK(first.source == "The Daily");
    CHECK(first.published == parse_date("2023-09-13"));
    CHECK(outline(first) == "paragraph:The envoys met in Oslo.|paragraph:They parted.|title:Envoys meet & part");
    CHECK(reading.articles[1].id == "daily:7");
    CHECK(reading.articles[1].text.starts_with("The minister resigned."));
}

TEST_CASE("Entries of Atom are articles") {
    const auto reading = read(R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>The Weekly</title>
<entry><id>tag:weekly,1</id><title type="html">Talks &lt;b&gt;fail&lt;/b&gt;</title><link rel="self" href="https://example.org/self"/><link href="https://example.org/2"/>
<published>2023-09-13T01:00:00Z</published><content type="xhtml"><div><p>The talks failed on Tuesday.</p></div></content></entry></feed>)",
                              "weekly.xml");
    CHECK(reading.errors.empty());
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].id == "tag:weekly,1");
    CHECK(reading.articles[0].title == "Talks fail");
    CHECK(reading.articles[0].url == "https://example.org/2");
    CHECK(reading.articles[0].published == parse_date("2023-09-13"));
    CHECK(reading.articles[0].text.starts_with("The talks failed on Tuesday."));
}

TEST_CASE("Malformed XML is an error with its line, and XML of another kind one with a hint") {
    CHECK(read("<rss>\n<channel>\n<item></itm></channel></rss>", "a.rss").errors[0].starts_with("a.rss:3: malformed XML"));
    CHECK(read("<?xml version=\"1.0\"?><corpus/>", "a.xml").errors[0].find("neither a feed nor a page") != std::string::npos);
    CHECK(read("<rss><channel></channel></rss>", "a.rss").errors[0].find("no articles in this feed") != std::string::npos);
}

TEST_CASE("Entities that multiply are not expanded") {
    const auto reading =
        read("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
             "<rss><channel><item><title>Envoys meet</title><description>&b;&b;&b;</description></item></channel></rss>",
             "a.rss");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].text.size() < 100);
}
