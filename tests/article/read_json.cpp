// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "reading.hpp"
#include "text/date.hpp"

using namespace entente;
using entente::testing::outline;
using entente::testing::read;

TEST_CASE("JSON Lines give an article a line, under its id or the file's name and line") {
    const auto reading = read(
        "{\"id\": \"x-1\", \"title\": \"Envoys meet\", \"text\": \"The envoys met.\", \"date\": \"2024-02-01T22:10:00-05:00\"}\n"
        "\n"
        "{\"headline\": \"They part\", \"body\": \"The envoys parted.\", \"pub_date\": 1706745600, \"outlet\": \"The Daily\", "
        "\"link\": \"https://example.org\"}\n",
        "news/week.jsonl");
    CHECK(reading.errors.empty());
    REQUIRE(reading.articles.size() == 2);
    CHECK(reading.articles[0].id == "x-1");
    CHECK(reading.articles[0].published == parse_date("2024-02-01"));
    CHECK(outline(reading.articles[0]) == "paragraph:The envoys met.|title:Envoys meet");
    CHECK(reading.articles[0].text == "The envoys met.\n\nEnvoys meet");
    CHECK(reading.articles[1].id == "week:3");
    CHECK(reading.articles[1].published == parse_date("2024-02-01"));
    CHECK(reading.articles[1].source == "The Daily");
    CHECK(reading.articles[1].url == "https://example.org");
}

TEST_CASE("The text of a JSON record is the field's string exactly, so that offsets are offsets into it") {
    const auto reading = read(R"({"text": "  Caf\u00e9 \ud83d\ude00\r\n\r\n\tEnvoys met. "})", "a.jsonl");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].text == "  Café 😀\r\n\r\n\tEnvoys met. ");
}

TEST_CASE("The usual names of fields are understood, the better one first") {
    const auto reading = read(
        R"({"content": "cut off …", "maintext": "The whole text stands here.", "description": "d", "publishedAt": "2024-02-01", "source": {"id": null, "name": "The Daily"}})",
        "a.json");
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].id == "a");
    CHECK(reading.articles[0].text == "The whole text stands here.");
    CHECK(reading.articles[0].source == "The Daily");
    CHECK(reading.articles[0].published == parse_date("2024-02-01"));
}

TEST_CASE("A malformed line is an error with file and line, and the other lines are read") {
    const auto reading =
        read("{\"text\": \"One thing happened.\"}\n{\"text\": \"Two\n{\"text\": \"Three things happened.\"}\n", "a.jsonl");
    CHECK(reading.articles.size() == 2);
    REQUIRE(reading.errors.size() == 1);
    CHECK(reading.errors[0].starts_with("a.jsonl:2: malformed JSON at byte "));
}

TEST_CASE("A field of the wrong type is an error that names it") {
    const auto reading =
        read("{\"text\": 17}\n{\"text\": [1]}\n{\"title\": true, \"text\": \"b\"}\n{\"text\": \"b\", \"date\": {}}\n[1]\n",
             "a.jsonl");
    CHECK(reading.articles.empty());
    REQUIRE(reading.errors.size() == 5);
    CHECK(reading.errors[0] == "a.jsonl:1: the field 'text' is a number (write it as a string)");
    CHECK(reading.errors[1].starts_with("a.jsonl:2: the field 'text' is an array"));
    CHECK(reading.errors[2].starts_with("a.jsonl:3: the field 'title' is true or false"));
    CHECK(reading.errors[3].starts_with("a.jsonl:4: the field 'date' is an object"));
    CHECK(reading.errors[4].starts_with("a.jsonl:5: a record is an array"));
}

TEST_CASE("A record without text and title is an error, one with a title alone an article") {
    const auto reading =
        read("{\"id\": \"a\"}\n{\"id\": \"b\", \"text\": \"  \"}\n{\"id\": \"c\", \"text\": null, \"title\": \"Envoys meet\"}\n",
             "a.jsonl");
    CHECK(reading.errors.size() == 2);
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].text == "Envoys meet");
    CHECK(outline(reading.articles[0]) == "title:Envoys meet");
}

TEST_CASE("An event record is told from an article") {
    const auto reading = read(R"({"id": "e:1", "article": {"id": "a"}, "text": "They met."})", "a.jsonl");
    REQUIRE(reading.errors.size() == 1);
    CHECK(reading.errors[0].find("event record") != std::string::npos);
}

TEST_CASE("JSON files hold one article, an array, or an object with an array") {
    const std::string one = R"({"text": "The envoys met."})";
    const std::string two = R"({"text": "The envoys parted.", "tags": ["a", {"b": "}]"}]})";
    CHECK(read(one, "a.json").articles[0].id == "a");
    const auto array = read("[\n" + one + ",\n" + two + "\n]", "a.json");
    REQUIRE(array.articles.size() == 2);
    CHECK(array.articles[0].id == "a:2");
    CHECK(array.articles[1].id == "a:3");
    for (const char* key : {"articles", "items", "docs", "results"}) {
        const auto held = read("{\"status\": \"ok\", \"n\": [1, 2], \"" + std::string(key) + "\": [" + one + ", " + two +
                                   "], \"more\": {\"x\": null}}",
                               "a.json");
        CHECK(held.errors.empty());
        REQUIRE(held.articles.size() == 2);
        CHECK(held.articles[0].id == "a:1");
        CHECK(held.articles[1].id == "a:1.2");
    }
    const auto rows = read(one + "\n" + two + "\n", "a.json");
    CHECK(rows.articles.size() == 2);
}

TEST_CASE("An article with a field called items is an article") {
    const auto reading = read(R"({"text": "The envoys met.", "items": [{"x": 1}]})", "a.json");
    CHECK(reading.errors.empty());
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].text == "The envoys met.");
}

TEST_CASE("Malformed JSON files are errors with the line; the records before are read") {
    const auto cut = read("[\n{\"text\": \"The envoys met.\"},\n{\"text\": \"The en", "a.json");
    CHECK(cut.articles.size() == 1);
    REQUIRE(cut.errors.size() == 1);
    CHECK(cut.errors[0].starts_with("a.json:3: malformed JSON"));
    const auto comma = read("[{\"text\": \"One thing.\"} {\"text\": \"Two things.\"}]", "a.json");
    CHECK(comma.articles.size() == 1);
    CHECK(comma.errors.size() == 1);
    const auto inner = read("[{\"text\": \"One thing.\"},\n{\"text\" \"Two things.\"},\n{\"text\": \"Three things.\"}]", "a.json");
    CHECK(inner.articles.size() == 2);
    REQUIRE(inner.errors.size() == 1);
    CHECK(inner.errors[0].starts_with("a.json:2: malformed JSON at byte 9"));
}

TEST_CASE("JSON without a single record is an error") {
    for (const std::string_view bytes : {"[]", "{\"articles\": []}", "[] []", "  ", "\n"}) {
        const auto reading = read(bytes, "a.json");
        CHECK(reading.articles.empty());
        CHECK(reading.errors.size() == 1);
    }
}

TEST_CASE("A line above the limit is an error of that line alone") {
    ReadOptions options;
    options.max_record = 200;
    const auto reading =
        read("{\"text\": \"" + std::string(5000, 'a') + "\"}\n{\"text\": \"The envoys met.\"}\n", "a.jsonl", options);
    CHECK(reading.articles.size() == 1);
    REQUIRE(reading.errors.size() == 1);
    CHECK(reading.errors[0].starts_with("a.jsonl:1: the line is longer than"));
}

TEST_CASE("Deep nesting is refused or read, and never a crash") {
    const std::string deep(200000, '[');
    CHECK(read("{\"text\": \"The envoys met.\", \"x\": " + deep + "}", "a.jsonl").errors.size() == 1);
    CHECK(read(deep, "a.json").errors.size() == 1);
    std::string closed = "{\"text\": \"The envoys met.\", \"x\": " + deep + std::string(200000, ']') + "}";
    CHECK(read(closed, "a.jsonl").articles.size() == 1);
}

TEST_CASE("Standard input without a name is told by its content") {
    CHECK(read("{\"text\": \"One thing.\"}\n{\"text\": \"Two things.\"}\n", "stdin").articles.size() == 2);
    CHECK(read("[{\"text\": \"One thing.\"}]", "stdin").articles[0].id == "stdin:1");
    CHECK(read("[1] The envoys met, a note says.", "stdin").articles[0].text.starts_with("[1]"));
    CHECK(read("The envoys met.", "stdin").articles[0].id == "stdin");
    CHECK(read("id,text\n1,The envoys met.\n", "stdin").articles[0].id == "1");
    CHECK(read("<rss><channel><item><title>Envoys meet</title></item></channel></rss>", "stdin").articles[0].title ==
          "Envoys meet");
    CHECK(read("<!DOCTYPE html><html><body><p>The envoys met in Oslo on Friday, and then they parted for good, it is "
               "said.</p></body></html>",
               "stdin")
              .articles.size() == 1);
}

TEST_CASE("HTML in a text field is read as a piece of a page") {
    const auto reading = read(R"({"body": "<p>The envoys <b>met</b> in Oslo.</p><p>They parted.</p>"})", "a.jsonl");
    REQUIRE(reading.articles.size() == 1);
    CHECK(outline(reading.articles[0]) == "paragraph:The envoys met in Oslo.|paragraph:They parted.");
}

TEST_CASE("Answers of services: records in objects in objects, and fields one level further down") {
    const auto guardian = read(R"({"response": {"status": "ok", "results": [{"id": "world/1", "webTitle": "Envoys meet", "webPublicationDate":
        "2024-02-01T10:00:00Z", "fields": {"bodyText": "The envoys met in Oslo."}}], "pages": 1}})", "a.json");
    CHECK(guardian.errors.empty());
    REQUIRE(guardian.articles.size() == 1);
    CHECK(guardian.articles[0].title == "Envoys meet");
    CHECK(guardian.articles[0].text.starts_with("The envoys met in Oslo."));
    const auto engine = read(R"({"took": 3, "hits": {"total": {"value": 1}, "hits": [{"_id": "7", "_source": {"title": "Envoys meet", "content":
        ["The envoys met.", "They parted."]}}]}})", "a.json");
    CHECK(engine.errors.empty());
    REQUIRE(engine.articles.size() == 1);
    CHECK(engine.articles[0].text.starts_with("The envoys met.\n\nThey parted."));
    const auto rendered = read(R"([{"id": 5, "date": "2024-02-01T10:00:00", "link": "https://x.example/5", "title": {"rendered": "Envoys meet"},
        "content": {"rendered": "<p>The envoys met.</p>\n<p>They parted.</p>", "protected": false}}])", "a.json");
    CHECK(rendered.errors.empty());
    REQUIRE(rendered.articles.size() == 1);
    CHECK(rendered.articles[0].url == "https://x.example/5");
    CHECK(outline(rendered.articles[0]) == "paragraph:The envoys met.|paragraph:They parted.|title:Envoys meet");
}

TEST_CASE("Objects that hold no records stay values of the article around them") {
    const auto reading = read(R"({"data": {"x": {"y": 1}}, "feed": {}, "text": "The envoys met.", "title": "Envoys"})", "a.json");
    CHECK(reading.errors.empty());
    REQUIRE(reading.articles.size() == 1);
    CHECK(reading.articles[0].title == "Envoys");
    const auto wrapped = read(R"({"status": 1, "data": {"title": "Envoys", "text": "The envoys met."}})", "a.json");
    CHECK(wrapped.errors.empty());
    REQUIRE(wrapped.articles.size() == 1);
    CHECK(wrapped.articles[0].title == "Envoys");
}

TEST_CASE("Graphs are told from articles") {
    for (const auto& [name, bytes] : {std::pair{"a.json", R"({"directed": true, "nodes": [], "links": []})"},
                                      std::pair{"a.gexf", "<?xml version=\"1.0\"?><gexf version=\"1.3\"/>"},
                                      std::pair{"a.xml", "<?xml version=\"1.0\"?>\n<graphml/>"}}) {
        CAPTURE(name);
        const auto reading = read(bytes, name);
        CHECK(reading.articles.empty());
        REQUIRE(reading.errors.size() == 1);
        CHECK(reading.errors[0].find("a graph, not articles ('entente merge' reads") != std::string::npos);
    }
}
