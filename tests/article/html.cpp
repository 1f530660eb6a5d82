// SPDX-License-Identifier: Apache-2.0
#include "article/html.hpp"

#include <doctest/doctest.h>

#include "reading.hpp"
#include "text/date.hpp"
#include "text/utf8.hpp"

using namespace entente;
using entente::testing::outline;
using entente::testing::read;

namespace {

constexpr std::string_view first =
    "The foreign ministers of the two countries met in the capital on Monday, officials of both ministries said.";
constexpr std::string_view second =
    "They agreed to meet again within a month, according to a joint statement, and to open two border crossings.";
constexpr std::string_view third = "“We have agreed on the first steps,” the host said after the talks, which lasted five hours.";

std::string paragraph(std::string_view text) {
    return "<p>" + std::string(text) + "</p>\n";
}
std::string body() {
    return paragraph(first) + paragraph(second) + paragraph(third);
}
const std::string expected =
    "paragraph:" + std::string(first) + "|paragraph:" + std::string(second) + "|paragraph:" + std::string(third);

Article one(std::string_view html) {
    const auto reading = read(html, "page.html");
    REQUIRE(reading.errors.empty());
    REQUIRE(reading.articles.size() == 1);
    return reading.articles[0];
}

} // namespace

TEST_CASE("A page with Open Graph tags, menus, shares, related links and comments gives its article alone") {
    const Article article = one(
        R"(<!DOCTYPE html><html class="no-js has-sidebar"><head><title>Ministers meet in capital | The Daily</title>
<meta property="og:title" content="Ministers meet in capital"><meta property="og:site_name" content="The Daily">
<meta property="article:published_time" content="2024-02-01T09:00:00+01:00"><link rel="canonical" href="https://example.org/ministers">
<style>.a{}</style><script>var a = "<p>not this text, which is long enough to be a paragraph, it is</p>";</script></head>
<body class="single-post nav-open"><header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<div class="cookie-banner"><p>We value your privacy, and so we use cookies on this site to show you advertisements, as you may guess.</p></div>
<main><article><h1>Ministers meet in capital</h1><div class="byline">By <a href="/jane">Jane Doe</a></div><time datetime="2024-02-01">1 Feb</time>
<ul class="share-tools"><li><a href="#">Facebook</a></li><li><a href="#">Twitter</a></li></ul>
<figure><img src="a.jpg"><figcaption>The two ministers on Monday. <span class="credit">Jane Doe/AP</span></figcaption></figure>
<div class="article-body">)" +
        paragraph(first) +
        R"(<aside class="related"><h3>Related</h3><p><a href="/x">Another story about a quite different thing, which has a long headline</a></p></aside>)" +
        paragraph(second) +
        R"(<div class="newsletter-signup"><p>Sign up to our newsletter to get the best of the week into your inbox, every Friday.</p></div>)" +
        paragraph(third) +
        R"(</div></article><section id="comments"><div class="comment"><p>I do not believe a word of this, and neither should you, dear readers of this paper, as I have said.</p></div></section></main>
<footer><p>The Daily is a newspaper that does not exist. All rights reserved, and so on and so forth, for ever.</p></footer></body></html>)");
    CHECK(article.title == "Ministers meet in capital");
    CHECK(article.source == "The Daily");
    CHECK(article.published == parse_date("2024-02-01"));
    CHECK(article.url == "https://example.org/ministers");
    CHECK(outline(article) ==
          expected + "|title:Ministers meet in capital");
}

TEST_CASE("JSON-LD tells title, date, source and, where the page loads its text by script, the text") {
    const Article article = one(R"(<html><head><title>x</title><script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Site"},
 {"@type": ["NewsArticle"], "headline": "Ministers meet", "datePublished": "2024-02-01T09:00:00Z", "publisher": {"@type": "Organization", "name": "The Daily"},
  "mainEntityOfPage": {"@id": "https://example.org/m"}, "articleBody": ")" +
                                std::string(first) + "\\n\\n" + std::string(second) + "\\n\\n" + std::string(third) +
                                R"("}]}</script></head><body><div id="app">Loading</div></body></html>)");
    CHECK(article.title == "Ministers meet");
    CHECK(article.source == "The Daily");
    CHECK(article.published == parse_date("2024-02-01"));
    CHECK(article.url == "https://example.org/m");
    CHECK(outline(article) == expected + "|title:Ministers meet");
}

TEST_CASE("An old page of tables and line breaks is read, too") {
    const Article article = one("<html><head><title>The Daily: Ministers meet in the capital</title></head><body><table><tr><td><a "
                                "href=a>Home</a><br><a href=b>World</a></td><td><font size=2>" +
                                std::string(first) + "<br><br>" + std::string(second) + "<br><br>\n" + std::string(third) +
                                "</font></td></tr></table></body></html>");
    CHECK(outline(article).starts_with(expected));
}

TEST_CASE("Paragraphs in wrappers of their own are one article, however unequal") {
    std::string html = "<html><body><div id=page><div class=col><div class=block><p>" + std::string(first) + " " +
                       std::string(second) + " " + std::string(second) + " " + std::string(first) + "</p></div>";
    html += "<div class=block><p>" + std::string(second) +
            "</p></div><div class=ad-slot><p>Buy a car, it is cheap and good and will take you anywhere you like.</p></div><div "
            "class=block><p>" +
            std::string(third) + "</p></div></div></div></body></html>";
    const Article article = one(html);
    CHECK(article.blocks.size() == 3);
    CHECK(outline(article).ends_with("paragraph:" + std::string(second) + "|paragraph:" + std::string(third)));
}

TEST_CASE("Lists, subheadings and block quotations of the article are kept, lists of links are not") {
    const Article article = one("<html><body><article>" + body() +
                                "<h2>What they agreed</h2><ul><li>to open two crossings by June of this year;</li><li>to meet "
                                "again.</li></ul><blockquote>We will keep our word.</blockquote>" +
                                paragraph(std::string(second) + " That was news.") +
                                "<ul><li><a href=a>Minister resigns over budget</a></li><li><a href=b>Six arrested at "
                                "border</a></li></ul></article></body></html>");
    const std::string text = outline(article);
    CHECK(text.find("header:What they agreed") != std::string::npos);
    CHECK(text.find("to meet again.") != std::string::npos);
    CHECK(text.find("We will keep our word.") != std::string::npos);
    CHECK(text.find("Minister resigns") == std::string::npos);
}

TEST_CASE("Entities, no-break spaces and inline markup become plain text") {
    const Article article = one("<html><body><article><p>The&nbsp;ministers <b>met</b>\n in <a href=x>Oslo</a> &amp; parted, "
                                "&ldquo;as friends&rdquo;, it is said<sup>1</sup>.</p>" +
                                body() + "</article></body></html>");
    CHECK(article.text.starts_with("The ministers met in Oslo & parted, “as friends”, it is said1."));
}

TEST_CASE("Character sets: declared, undeclared and wrong") {
    const auto text_of = [](const std::string& head, const std::string& word) {
        return one("<html><head>" + head + "</head><body><p>The envoys met in " + word +
                   " on Friday, and they then parted for good, it is said by all of them.</p></body></html>")
            .text;
    };
    CHECK(text_of("<meta charset=\"utf-8\">", "Tromsø").find("Tromsø") != std::string::npos);
    CHECK(text_of("<meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">", "Troms\xF8").find("Tromsø") !=
          std::string::npos);
    CHECK(text_of("", "\x93Troms\xF8\x94").find("“Tromsø”") != std::string::npos);
    CHECK(text_of("<meta charset=utf-8>", "Troms\xF8").find("Troms\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("References to characters that do not exist leave valid text") {
    for (const char* reference : {"&#827000001100;", "&#xFFFFFFFFFF;", "&#xD800;", "&#1114112;", "&#0;", "&#x;", "&#99999999999999999999"}) {
        CAPTURE(reference);
        const Article article = one("<html><body><p>The envoys met " + std::string(reference) + " in Oslo on Friday, and they then parted for good.</p>" + body() +
                                    "</body></html>");
        CHECK(is_valid_utf8(article.text));
        CHECK(article.text.find("in Oslo on Friday") != std::string::npos);
    }
}

TEST_CASE("A page without an article is an error, and so is one nested beyond all reason") {
    CHECK(read("<html><body><nav><a href=x>Home</a></nav></body></html>", "a.html").errors.size() == 1);
    std::string deep = "<html><body>";
    for (int i = 0; i < 100000; ++i)
        deep += "<div>";
    CHECK(read(deep + body(), "a.html").errors.size() == 1);
}

TEST_CASE("The date is found in meta tags of many makes") {
    for (const char* tag :
         {R"(<meta name="parsely-pub-date" content="2024-02-01T00:00:00Z">)",
          R"(<meta name="DC.date.issued" content="2024-02-01">)", R"(<meta itemprop="datePublished" content="2024-02-01">)",
          R"(<meta name="pubdate" content="20240201">)",
          R"(<time itemprop="datePublished" datetime="2024-02-01T10:00">today</time>)",
          R"(<time datetime="2024-02-01">1 Feb</time>)", R"(<p>Published 1 February 2024</p>)"}) {
        CAPTURE(tag);
        CHECK(one("<html><head></head><body><article>" + std::string(tag) + body() + "</article></body></html>").published ==
              parse_date("2024-02-01"));
    }
}
