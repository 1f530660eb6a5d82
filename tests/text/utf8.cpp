// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("folding leaves plain lower-case letters") {
    CHECK(fold("Recep Tayyip Erdoğan") == "recep tayyip erdogan");
    CHECK(fold("Łódź, Øresund, Đoković, İstanbul, Diyarbakır") == "lodz, oresund, dokovic, istanbul, diyarbakir");
    CHECK(fold("Straße Æneas Œuvre") == "strasse aeneas oeuvre");
    CHECK(fold("  the\tKremlin’s \xC2\xA0 “red–line”  ") == "the kremlin's \"red-line\"");
    CHECK(fold("ﬁve…") == "five...");
    CHECK(fold("zero\xE2\x80\x8Bwidth") == "zerowidth");
    CHECK(fold("") == "");
    CHECK(fold(" \n ") == "");
}

TEST_CASE("folding twice is folding once") {
    for (const char* text : {"Erdoğan’s Straße", "İ", "ﬃ ½ ™ ² Ⅷ", "e\xCC\x81", "\xE2\x80\x8F\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"})
        CHECK(fold(fold(text)) == fold(text));
}

TEST_CASE("lower case keeps accents and length of the rest") {
    CHECK(lower("KYIV Õ Ж") == "kyiv õ ж");
    CHECK(lower("“No”") == "“no”");
}

TEST_CASE("ill-formed UTF-8 is seen and replaced") {
    CHECK(is_valid_utf8("plain"));
    CHECK(is_valid_utf8("€ 𝄞 é"));
    CHECK_FALSE(is_valid_utf8("\xC0\xAF"));
    CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
    CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
    CHECK_FALSE(is_valid_utf8("\xE2\x82"));
    CHECK(replace_invalid_utf8("a\xE2\x82z") == "a\xEF\xBF\xBDz");
    CHECK(replace_invalid_utf8("\xFF\xFE") == "\xEF\xBF\xBD\xEF\xBF\xBD");
    for (int i = 0; i < 256; ++i)
        for (int j = 0; j < 256; ++j)
            CHECK(is_valid_utf8(replace_invalid_utf8(std::string{static_cast<char>(i), static_cast<char>(j), 'x'})));
}

TEST_CASE("every code point survives encoding and reading") {
    for (char32_t c = 0; c <= 0x10FFFF; c += 7) {
        if (c >= 0xD800 && c < 0xE000) continue;
        const std::string bytes = encode_utf8(c);
        const CodePoint point = code_point_at(bytes, 0);
        REQUIRE(point.value == c);
        REQUIRE(point.length == bytes.size());
        REQUIRE(is_valid_utf8(bytes));
        REQUIRE(is_valid_utf8(fold(bytes)));
        REQUIRE(is_valid_utf8(lower(bytes)));
    }
}

TEST_CASE("boundaries lie between characters") {
    const std::string text = "aé€";
    CHECK(is_boundary(text, 0));
    CHECK(is_boundary(text, 1));
    CHECK_FALSE(is_boundary(text, 2));
    CHECK(is_boundary(text, 3));
    CHECK(is_boundary(text, text.size()));
    CHECK_FALSE(is_boundary(text, text.size() + 1));
}
