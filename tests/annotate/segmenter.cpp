// SPDX-License-Identifier: Apache-2.0
#include "annotate/segmenter.hpp"

#include <cstdint>
#include <string>

#include <doctest/doctest.h>

#include "text/error.hpp"
#include "text/utf8.hpp"

using namespace entente;

namespace {

/// Weights that end a sentence everywhere or nowhere and cut everywhere or nowhere: the properties hold for any weights.
SegmenterWeights constant_weights(std::int16_t sentence, std::int16_t cut) {
    SegmenterWeights weights;
    weights.letter_splits = {{plain_hash(read_block("cannot", {0, 6}), 0, 6), 3}};
    weights.sentence.assign(2, sentence);
    for (int i = 0; i < 2; ++i)
        for (const std::int16_t weight : {std::int16_t{0}, cut, std::int16_t{0}})
            weights.gap.push_back(weight);
    return weights;
}

std::vector<SegmentedSentence> segment(const Segmenter& segmenter, std::string_view text) {
    return segmenter.segment(text, paragraphs(text));
}

bool has_space(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).length)
        if (is_space(code_point_at(text, at).value)) return true;
    return false;
}

/// Tokens are ordered, on boundaries, not empty, without white space, and leave only white space out.
void check_cover(const Segmenter& segmenter, const std::string& text) {
    std::uint32_t at = 0;
    for (const SegmentedSentence& sentence : segment(segmenter, text)) {
        REQUIRE_FALSE(sentence.tokens.empty());
        CHECK(sentence.span == hull(sentence.tokens.front().span, sentence.tokens.back().span));
        CHECK(sentence.tokens.front().part != TokenPart::rest);
        for (const SegmentedToken& token : sentence.tokens) {
            REQUIRE(token.span.begin < token.span.end);
            REQUIRE(token.span.begin >= at);
            REQUIRE(token.span.end <= text.size());
            CHECK(is_boundary(text, token.span.begin));
            CHECK(is_boundary(text, token.span.end));
            CHECK_FALSE(has_space(token.span.of(text)));
            CHECK(fold(std::string_view{text}.substr(at, token.span.begin - at)).empty());
            at = token.span.end;
        }
    }
    for (std::size_t i = at; i < text.size(); i += code_point_at(text, i).length)
        CHECK(is_space(code_point_at(text, i).value));
}

std::string random_text(std::uint64_t& state) {
    constexpr std::string_view pieces[] = {"a",
                                           "B",
                                           "1",
                                           ".",
                                           ",",
                                           "'",
                                           "’",
                                           "“",
                                           "”",
                                           "-",
                                           "—",
                                           " ",
                                           "\n",
                                           "\n\n",
                                           "\xC2\xA0",
                                           "\xE2\x80\x8B",
                                           "😀",
                                           "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9",
                                           "é",
                                           "e\xCC\x81",
                                           "שלום",
                                           "\xE2\x80\x8F",
                                           "n't",
                                           "n’t",
                                           "cannot",
                                           "http://a.b/",
                                           "@",
                                           "x@y.z",
                                           "\xEF\xBF\xBD",
                                           "$",
                                           "%",
                                           "2023-09-13",
                                           "U.S.",
                                           "a.m.",
                                           "Monday",
                                           "(",
                                           ")",
                                           ":",
                                           "\t",
                                           "\xE3\x80\x80",
                                           "中",
                                           "...",
                                           "…"};
    std::string text;
    const auto next = [&] {
        state ^= state << 13U;
        state ^= state >> 7U;
        state ^= state << 17U;
        return state;
    };
    const std::uint64_t length = next() % 60;
    for (std::uint64_t i = 0; i < length; ++i) {
        const std::uint64_t roll = next();
        if (roll % 11 == 0) {
            text += static_cast<char>(roll >> 40U & 0x7FU); // any ASCII byte, NUL too
        } else {
            text += pieces[(roll >> 8U) % std::size(pieces)];
        }
    }
    return text;
}

} // namespace

TEST_CASE("tokens cover all but white space and lie on character boundaries, whatever the weights and the text") {
    std::uint64_t state = 0x9E3779B97F4A7C15U;
    for (const auto& [sentence, cut] : {std::pair<std::int16_t, std::int16_t>{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}) {
        const Segmenter segmenter{constant_weights(sentence, cut)};
        for (int i = 0; i < 300; ++i)
            check_cover(segmenter, random_text(state));
    }
}

TEST_CASE("blocks are hard boundaries of sentences") {
    const Segmenter segmenter{constant_weights(-1, -1)};
    const std::string text = "Talks fail\n\nThe two sides parted. No date was set.";
    const auto sentences = segment(segmenter, text);
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0].span.of(text) == "Talks fail");
    CHECK(sentences[0].block == 0);
    CHECK(sentences[1].block == 1);
}

TEST_CASE("addresses and dates are one token even where every gap is cut") {
    const Segmenter segmenter{constant_weights(-1, 1)};
    for (const std::string whole :
         {"https://news.example.org/a-b/?c=d", "www.example.org", "press.office@ministry.example.org", "2023-09-13"}) {
        const auto sentences = segment(segmenter, "(" + whole + ").");
        REQUIRE(sentences.size() == 1);
        REQUIRE(sentences[0].tokens.size() == 4);
        CHECK(sentences[0].tokens[1].span.size() == whole.size());
    }
}

TEST_CASE("a combining mark stays with its letter") {
    const Segmenter segmenter{constant_weights(-1, 1)};
    const std::string text = "-e\xCC\x81-";
    const auto sentences = segment(segmenter, text);
    REQUIRE(sentences[0].tokens.size() == 3);
    CHECK(sentences[0].tokens[1].span.of(text) == "e\xCC\x81");
}

TEST_CASE("paragraphs end at blank lines, whatever the white space on them") {
    const std::string text = "\n a b\nc \n \t\nd\r\n\r\ne\xE2\x80\xA9"
                             "f";
    const auto spans = paragraphs(text);
    REQUIRE(spans.size() == 4);
    CHECK(spans[0].of(text) == "a b\nc");
    CHECK(spans[1].of(text) == "d");
    CHECK(spans[2].of(text) == "e");
    CHECK(spans[3].of(text) == "f");
    CHECK(paragraphs("").empty());
    CHECK(paragraphs(" \n\n ").empty());
}

TEST_CASE("the segmenter's section is read back the same and refused when damaged") {
    const SegmenterWeights weights = constant_weights(3, -2);
    const std::string section = write_section(weights);
    const Segmenter segmenter = Segmenter::load(section);
    const std::string text = "I cannot. You can't, she said.";
    CHECK(segment(segmenter, text) == segment(Segmenter{weights}, text));
    for (std::size_t size = 0; size < section.size(); ++size)
        CHECK_THROWS_AS(static_cast<void>(Segmenter::load(std::string_view{section}.substr(0, size))), ResourceError);
}

TEST_CASE("a megabyte without a blank is one piece") {
    std::string text;
    while (text.size() < 1'000'000)
        text += "a1-.é";
    CHECK(segment(Segmenter{constant_weights(-1, 1)}, text).size() == 1);
}
