// SPDX-License-Identifier: Apache-2.0
#include "evaluate/toponyms.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <doctest/doctest.h>

#include "text/error.hpp"

using namespace entente;

namespace {

/// A file that is gone with the value.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& bytes) : path_(std::filesystem::temp_directory_path() / "entente-toponyms-test.xml") {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

const char* const corpus = R"(<?xml version="1.0" encoding="utf-8"?>
<articles>
 <article docid="7"><text><![CDATA[Zoë left Oslo for Bergen.]]></text><toponyms>
  <toponym><start>9</start><end>13</end><phrase>Oslo</phrase><gaztag><lat>59.91</lat><lon>10.75</lon></gaztag></toponym>
  <toponym><start>0</start><end>6</end><phrase>Bergen</phrase><gaztag><lat>60.39</lat><lon>5.32</lon></gaztag></toponym>
  <toponym><start>0</start><end>5</end><phrase>Paris</phrase><gaztag><lat>48.9</lat><lon>2.4</lon></gaztag></toponym>
 </toponyms></article>
 <article docid="8"><text>Nothing here.</text><toponyms/></article>
</articles>)";

/// An analysis that finds the words at these places.
CodedArticle found_at(Article article, const std::vector<std::pair<Span, Place>>& places) {
    CodedArticle coded;
    coded.document.article = std::move(article);
    coded.document.sentences.emplace_back();
    for (const auto& [span, place] : places) {
        Token token;
        token.span = span;
        const std::uint32_t at = static_cast<std::uint32_t>(coded.document.sentences[0].tokens.size());
        coded.document.sentences[0].tokens.push_back(token);
        Mention mention;
        mention.form = MentionForm::name;
        mention.tokens = mention.name = {at, at + 1};
        coded.extraction.mentions.push_back(mention);
        MentionResolution resolution;
        resolution.place = at;
        coded.resolution.mentions.push_back(resolution);
        coded.resolution.places.push_back(place);
    }
    return coded;
}

Place at(double latitude, double longitude) {
    Place place;
    place.latitude = latitude;
    place.longitude = longitude;
    return place;
}

} // namespace

TEST_CASE("Toponyms are read by characters, or by their phrase where offsets drift") {
    const TemporaryFile file{corpus};
    const std::vector<ToponymArticle> articles = read_toponyms(file.path());
    REQUIRE(articles.size() == 2);
    CHECK(articles[0].half == Half::tuned);
    CHECK(articles[1].half == Half::unseen);
    REQUIRE(articles[0].toponyms.size() == 2); // no Paris in that text
    CHECK(articles[0].toponyms[0].span.of(articles[0].text) == "Oslo");
    CHECK(articles[0].toponyms[1].span.of(articles[0].text) == "Bergen");
}

TEST_CASE("Found names count by span, and their places by distance") {
    const TemporaryFile file{corpus};
    const ToponymScores scores = evaluate_toponyms(read_toponyms(file.path()), [](Article article) {
        if (article.text == "Nothing here.") return found_at(std::move(article), {{Span{0, 7}, at(0, 0)}});
        return found_at(std::move(article), {{Span{10, 14}, at(59.91, 10.75)}, {Span{15, 25}, at(-60, 5)}});
    });
    CHECK(scores.exact.precision() == doctest::Approx(1.0 / 3));
    CHECK(scores.overlap.recall() == doctest::Approx(1));
    CHECK(scores.overlap.precision() == doctest::Approx(2.0 / 3));
    CHECK(scores.within() == doctest::Approx(0.5));
    CHECK(scores.kilometres.back() > 13000);
    CHECK(scores.errors.size() == 2);
}

TEST_CASE("A file that is none of toponyms is refused") {
    CHECK_THROWS_AS(read_toponyms("no/such/file.xml"), InputError);
    const TemporaryFile file{"<articles></articles>"};
    CHECK_THROWS_AS(read_toponyms(file.path()), InputError);
}
