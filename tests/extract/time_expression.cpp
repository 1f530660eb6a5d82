// SPDX-License-Identifier: Apache-2.0
#include "extract/time_expression.hpp"

#include <doctest/doctest.h>

#include "article/ascii.hpp"

using namespace entente;

namespace {

/// A document of one sentence of blank-separated words; "word/TAG" gives the tag, else capitals are proper nouns, digits numbers.
Document sentence_of(std::string_view words) {
    Document document;
    Sentence sentence;
    while (!words.empty()) {
        const std::size_t blank = std::min(words.find(' '), words.size());
        std::string_view word = words.substr(0, blank);
        words.remove_prefix(std::min(blank + 1, words.size()));
        Token token;
        token.upos = is_ascii_upper(word.front())    ? Upos::PROPN
                     : is_ascii_digit(word.front())  ? Upos::NUM
                     : is_ascii_letter(word.front()) ? Upos::X
                                                     : Upos::PUNCT;
        if (const std::size_t slash = word.find('/'); slash != std::string_view::npos) {
            token.upos = parse_upos(word.substr(slash + 1)).value();
            word = word.substr(0, slash);
        }
        token.span.begin = static_cast<std::uint32_t>(document.article.text.size());
        document.article.text += word;
        token.span.end = static_cast<std::uint32_t>(document.article.text.size());
        document.article.text += ' ';
        token.head = sentence.tokens.empty() ? -1 : 0;
        sentence.tokens.push_back(token);
    }
    document.sentences.push_back(sentence);
    return document;
}

/// The words of the expressions found, joined by '|'.
std::string found(std::string_view words) {
    const Document document = sentence_of(words);
    std::string out;
    for (const TimeExpression& expression : find_time_expressions(document, document.sentences[0])) {
        if (!out.empty()) out += '|';
        const auto& tokens = document.sentences[0].tokens;
        out += hull(tokens[expression.tokens.begin].span, tokens[expression.tokens.end - 1].span).of(document.article.text);
    }
    return out;
}

TimeExpression only(std::string_view words) {
    const Document document = sentence_of(words);
    const auto expressions = find_time_expressions(document, document.sentences[0]);
    REQUIRE(expressions.size() == 1);
    return expressions[0];
}

} // namespace

TEST_CASE("Short years, years that end names and ranges, and ends of periods are times") {
    CHECK(found("the class of '71") == "'71");
    CHECK(found("the World Cup 2018 in Russia") == "2018");
    CHECK(found("he ruled from 1715 - 1774 .") == "1715|1774");
    CHECK(found("they will leave by year 's end") == "year 's end");
    CHECK(only("they will leave by month 's end").value.part == TimePart::end);
    CHECK(found("they met the week before .") == "the week before");
    CHECK(found("the week before the/DET vote/NOUN").empty());
    CHECK(found("three years prior , they met") == "three years prior");
    CHECK(found("they met earlier in the year .") == "earlier in the year");
    CHECK(found("a loss of 2018 euros/NOUN").find("euros") == std::string::npos);
}

TEST_CASE("Time expressions are found at their full length") {
    CHECK(found("they met on Wednesday , Sept. 13 , 2023 .") == "Wednesday , Sept. 13 , 2023");
    CHECK(found("they met on 13 September 2023 in Oslo") == "13 September 2023");
    CHECK(found("they met on the 13th of September") == "the 13th of September");
    CHECK(found("they met in September and in 2018 .") == "September|2018");
    CHECK(found("they met on Friday morning") == "Friday morning");
    CHECK(found("arms were sent in late 2022 .") == "late 2022");
    CHECK(found("the war of the 1990s and the 19th century") == "the 1990s|the 19th century");
    CHECK(found("they met last month , yesterday and two weeks ago") == "last month|yesterday|two weeks ago");
    CHECK(found("earlier this year and later this week") == "earlier this year|later this week");
    CHECK(found("in the past week , over the weekend , overnight") == "the past week|the weekend|overnight");
    CHECK(found("in the last two months and in recent days") == "the last two months|recent days");
    CHECK(found("the end of last year and the first half of 2019") == "the end of last year|the first half of 2019");
    CHECK(found("they left the next day , three days later") == "the next day|three days later");
    CHECK(found("on the 13th , he left") == "the 13th");
    CHECK(found("between 2014 and 2016") == "2014|2016");
    CHECK(found("on Christmas Day and next Tuesday") == "Christmas Day|next Tuesday");
    CHECK(found("the summer/NOUN of 2015") == "the summer of 2015");
    CHECK(found("mid-July and mid - 2018") == "mid-July|mid - 2018");
    CHECK(found("on 2023-09-13") == "2023-09-13");
}

TEST_CASE("Lengths of time, counts and words that only look like dates are none") {
    for (const char* words : {"they talked for five hours", "a three - day visit", "he may march on", "some 2,000 men",
                              "the second battalion", "the last day/NOUN of/ADP the talks", "he was 13 years old", "at 1100 hours",
                              "recently they met", "the sun and the sat phone", "in March/VERB"}) {
        CAPTURE(words);
        CHECK(found(words).empty());
    }
}

TEST_CASE("Prepositions bound an expression") {
    CHECK(only("since May").bound == TimeBound::since);
    CHECK(only("by Friday").bound == TimeBound::by);
    CHECK(only("until 2015").bound == TimeBound::until);
    CHECK(only("before the 1990s").bound == TimeBound::before);
    CHECK(only("on Friday").bound == TimeBound::unbounded);
}

TEST_CASE("Values hold what the words give and nothing more") {
    const TimeValue day = only("on Sept. 13").value;
    CHECK(day.form == TimeForm::calendar);
    CHECK(day.from == CalendarPoint{0, 9, 13, 0, TimeUnit::day});
    const TimeValue ago = only("two weeks ago").value;
    CHECK(ago.form == TimeForm::offset);
    CHECK(ago.unit == TimeUnit::week);
    CHECK(ago.count == -2);
    CHECK(only("early 2022").value.part == TimePart::early);
    const TimeValue range = only("May 3 - 5 , 2020").value;
    CHECK(range.range);
    CHECK(range.to.day == 5);
}
