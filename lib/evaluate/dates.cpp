// SPDX-License-Identifier: Apache-2.0
#include "evaluate/dates.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "annotate/conllu.hpp"
#include "extract/time_expression.hpp"
#include "resolve/dates.hpp"
#include "resolve/dates_clause.hpp"
#include "text/date.hpp"

namespace entente {
namespace {

/// A date element of the corpus: words [begin, end) of its sentence.
struct GoldDate {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string when;
};

/// `# meta::dateCreated` of each document.
std::map<std::string, std::optional<Date>> writing_dates(std::string_view bytes) {
    constexpr std::string_view document_label = "# newdoc id = ";
    constexpr std::string_view date_label = "# meta::dateCreated = ";
    std::map<std::string, std::optional<Date>> dates;
    std::string document;
    while (!bytes.empty()) {
        const std::size_t newline = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = bytes.substr(0, newline);
        if (line.starts_with(document_label)) document = std::string(line.substr(document_label.size()));
        if (line.starts_with(date_label)) dates[document] = parse_date(line.substr(date_label.size()));
        bytes.remove_prefix(std::min(newline + 1, bytes.size()));
    }
    return dates;
}

/// The value of `when` in an opening tag ('=' is written ":::").
std::string when_in(std::string_view tag) {
    constexpr std::string_view label = "when:::\"";
    const std::size_t at = tag.find(label);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = tag.substr(at + label.size());
    return std::string(rest.substr(0, rest.find('"')));
}

std::vector<GoldDate> gold_dates(const ConlluSentence& sentence) {
    std::vector<GoldDate> found;
    std::vector<GoldDate> open;
    for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
        const std::string& misc = sentence.words[i].misc;
        const std::size_t xml = misc.find("XML=");
        if (xml == std::string::npos) continue;
        for (std::size_t at = misc.find('<', xml); at != std::string::npos; at = misc.find('<', at + 1)) {
            const std::string_view tag = std::string_view(misc).substr(at, misc.find('>', at) - at);
            if (tag.starts_with("<date")) {
                open.push_back({i, i + 1, when_in(tag)});
            } else if (tag.starts_with("</date") && !open.empty()) {
                open.back().end = i + 1;
                if (!open.back().when.empty()) found.push_back(open.back());
                open.pop_back();
            }
        }
    }
    return found;
}

/// "2013", "2013-09", "2013-09-13"; absent for years before Christ and dates without year.
std::optional<DateInterval> interval_of(std::string_view when) {
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = 0;
        const auto [end, error] = std::from_chars(when.data() + at, when.data() + at + size, value);
        return error == std::errc{} && end == when.data() + at + size ? std::optional(value) : std::nullopt;
    };
    if (when.size() == 10) {
        const auto day = parse_date(when);
        return day ? std::optional(DateInterval{*day, *day}) : std::nullopt;
    }
    const auto year = when.size() >= 4 ? number(0, 4) : std::nullopt;
    if (!year) return std::nullopt;
    if (when.size() == 4) return DateInterval{std::chrono::year{*year} / 1 / 1, std::chrono::year{*year} / 12 / 31};
    const auto month = when.size() == 7 && when[4] == '-' ? number(5, 2) : std::nullopt;
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    return DateInterval{std::chrono::year{*year} / *month / 1, Date{std::chrono::year{*year} / *month / std::chrono::last}};
}

void add(DateTally& tally, bool found, bool right) {
    ++tally.gold;
    tally.found += found ? 1U : 0U;
    tally.right += right ? 1U : 0U;
}

std::string text_of_words(const ConlluSentence& sentence, const GoldDate& gold) {
    std::string text;
    for (std::uint32_t i = gold.begin; i < gold.end; ++i)
        text += (text.empty() ? "" : " ") + sentence.words[i].form;
    return text;
}

bool is_newsy(std::string_view document) {
    return document.find("_news_") != std::string_view::npos || document.find("_interview_") != std::string_view::npos ||
           document.find("_speech_") != std::string_view::npos;
}

} // namespace

DateScores evaluate_dates(std::string_view bytes, const std::string& file) {
    const auto dates = writing_dates(bytes);
    DateScores scores;
    const std::vector<ConlluSentence> sentences = read_conllu(bytes, file);
    std::optional<DateInterval> anchor; // the last date that was spoken of
    std::optional<DateInterval> story;  // the last that the story was at
    for (const ConlluSentence& sentence : sentences) {
        if (sentence.new_document) anchor.reset(), story.reset();
        const std::vector<GoldDate> gold_of_sentence = gold_dates(sentence);
        const auto known = dates.find(sentence.document);
        const std::optional<Date> written = known == dates.end() ? std::nullopt : known->second;
        const Document document = document_of(std::span(&sentence, 1));
        const Sentence& tree = document.sentences.front();
        const SentenceTree clauses(document, tree);
        std::vector<TimeExpression> expressions = find_time_expressions(document, tree);
        for (TimeExpression& expression : expressions) {
            expression = within_story(expression, story, written);
            if (sets_story(expression, tree)) story = resolve_date(expression, written, Tense::past);
        }
        for (const GoldDate& gold : gold_of_sentence) {
            const auto wanted = interval_of(gold.when);
            if (!wanted) continue;
            const TimeExpression* match = nullptr;
            for (const TimeExpression& expression : expressions) {
                if (expression.tokens.begin < gold.end && gold.begin < expression.tokens.end) match = &expression;
            }
            const auto found =
                match == nullptr ? std::nullopt : resolve_date(*match, written, tense_over(clauses, match->head), anchor);
            // "November 20 to 22" may be two elements of the corpus and one range here
            const bool right = found && (*found == *wanted ||
                                         (match->value.range && (found->start == wanted->start || found->end == wanted->end)));
            const std::string words = text_of_words(sentence, gold);
            add(scores.all, match != nullptr, right);
            if (is_newsy(sentence.document)) add(scores.news, match != nullptr, right);
            if (words.find(gold.when.substr(0, 4)) == std::string::npos) add(scores.relative, match != nullptr, right);
            if (!right) {
                scores.errors.push_back(fmt::format("{}: {}: {}, {}", sentence.document, words, gold.when,
                                                    match == nullptr ? "not found"
                                                    : found          ? format(found->start) + "/" + format(found->end)
                                                                     : "not resolved"));
            }
        }
        for (const TimeExpression& expression : expressions) {
            if (expression.value.form == TimeForm::anchored) continue;
            if (const auto found = resolve_date(expression, written, tense_over(clauses, expression.head))) anchor = found;
        }
    }
    return scores;
}

std::string format(const DateScores& scores, bool errors) {
    std::string out = fmt::format("{:<10}{:>8}{:>8}{:>8}{:>10}\n", "dates", "gold", "found", "right", "accuracy");
    const auto line = [&](std::string_view name, const DateTally& tally) {
        const double share = tally.gold == 0 ? 0 : static_cast<double>(tally.right) / static_cast<double>(tally.gold);
        out += fmt::format("{:<10}{:>8}{:>8}{:>8}{:>10.3f}\n", name, tally.gold, tally.found, tally.right, share);
    };
    line("all", scores.all);
    line("news", scores.news);
    line("relative", scores.relative);
    if (errors) {
        for (const std::string& error : scores.errors)
            out += error + '\n';
    }
    return out;
}

} // namespace entente
