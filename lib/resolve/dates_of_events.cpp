// SPDX-License-Identifier: Apache-2.0
#include "resolve/dates_of_events.hpp"

#include <algorithm>
#include <string>

#include "resolve/dates_attachment.hpp"
#include "resolve/dates_clause.hpp"
#include "resolve/dates_telling.hpp"

namespace entente {
namespace {

constexpr std::uint32_t sentences_of_head = 20; ///< where a report tells its news in the perfect; further down that is history

BlockKind kind_of(const Document& document, const Sentence& sentence) {
    return sentence.block < document.article.blocks.size() ? document.article.blocks[sentence.block].kind : BlockKind::paragraph;
}

} // namespace

EventDates::EventDates(const Document& document) : document_(document) {
    std::uint32_t running = 0;
    std::optional<DateInterval> story; // the days that the text was last at
    for (const Sentence& sentence : document.sentences) {
        std::vector<TimeExpression> found = find_time_expressions(document, sentence);
        // The dateline's date says when the report was sent.
        std::erase_if(found, [&](const TimeExpression& expression) {
            return document.article.dateline_span &&
                   sentence.tokens[expression.tokens.begin].span.overlaps(*document.article.dateline_span);
        });
        for (TimeExpression& expression : found) {
            expression = within_story(expression, story, document.article.published);
            if (sets_story(expression, sentence)) story = resolve_date(expression, document.article.published, Tense::past);
        }
        expressions_.push_back(std::move(found));
        const bool paragraph = kind_of(document, sentence) == BlockKind::paragraph;
        at_head_.push_back(paragraph ? running++ < sentences_of_head : kind_of(document, sentence) == BlockKind::title);
    }
}

DateRef EventDates::reference(std::uint32_t sentence, const Found& found, DateBasis basis) const {
    const std::vector<Token>& tokens = document_.sentences[sentence].tokens;
    const Span span = hull(tokens[found.expression->tokens.begin].span, tokens[found.expression->tokens.end - 1].span);
    return {found.interval, std::string(span.of(document_.article.text)), basis};
}

/// The last date that was spoken of before: what "the next day" counts from.
std::optional<DateInterval> EventDates::anchor_before(std::uint32_t sentence, std::uint32_t token) const {
    constexpr std::uint32_t furthest = 3;
    for (std::uint32_t back = 0; back <= furthest && back <= sentence; ++back) {
        const std::uint32_t s = sentence - back;
        if (document_.sentences[s].block != document_.sentences[sentence].block && back > 1) break;
        for (auto expression = expressions_[s].rbegin(); expression != expressions_[s].rend(); ++expression) {
            if (back == 0 && expression->tokens.end > token) continue;
            if (expression->value.form == TimeForm::anchored) continue;
            if (const auto interval = resolve_date(*expression, document_.article.published, Tense::past)) return interval;
        }
    }
    return std::nullopt;
}

std::optional<EventDates::Found> EventDates::resolved(std::uint32_t sentence, const TimeExpression& expression, Tense tense) const {
    std::optional<DateInterval> anchor;
    if (expression.value.form == TimeForm::anchored) anchor = anchor_before(sentence, expression.tokens.begin);
    const auto interval = resolve_bounded_date(expression, document_.article.published, tense, anchor);
    if (!interval) return std::nullopt;
    return Found{*interval, &expression};
}

std::optional<EventDates::Found> EventDates::from_text(std::uint32_t sentence, std::uint32_t trigger, bool past,
                                                       Status status) const {
    const SentenceTree clause(document_, document_.sentences[sentence]);
    const bool to_come = status == Status::planned || status == Status::hypothetical;
    std::optional<Found> best;
    Closeness best_closeness = Closeness::apart;
    int best_length = 0;
    for (const TimeExpression& expression : expressions_[sentence]) {
        const Closeness closeness = closeness_of(clause, trigger, to_come, expression);
        if (closeness == Closeness::apart || closeness < best_closeness) continue;
        // "will arrive on Wednesday for talks": the verb over the expression tells which Wednesday
        const std::uint32_t verb = clause_verb(clause, expression.head);
        const bool will = verb != none && !is_speech(clause.lemma(verb)) && clause.has_modal(verb);
        const bool future = will || (!past && tense_over(clause, expression.head) == Tense::future) ||
                            (status == Status::planned && (verb == none || !clause.is_past(verb)));
        const Tense tense = future && closeness != Closeness::speech ? Tense::future
                            : past || closeness == Closeness::speech ? Tense::past
                                                                     : Tense::present;
        const auto found = resolved(sentence, expression, tense);
        if (!found) continue;
        const int length =
            static_cast<int>((std::chrono::sys_days{found->interval.end} - std::chrono::sys_days{found->interval.start}).count());
        if (closeness == best_closeness && best && length >= best_length) continue; // of two the more precise, then the first
        best = found;
        best_closeness = closeness;
        best_length = length;
    }
    return best;
}

std::optional<DateRef> EventDates::from_context(std::uint32_t sentence, std::uint32_t trigger) const {
    if (sentence == 0 || !expressions_[sentence].empty()) return std::nullopt;
    const Sentence& here = document_.sentences[sentence];
    const Sentence& previous = document_.sentences[sentence - 1];
    if (previous.block != here.block) return std::nullopt;
    const SentenceTree clause(document_, here);
    const std::uint32_t verb = clause_verb(clause, trigger);
    // Reports of what people say begin anew; a story of what happened goes on.
    if (verb == none || !clause.is_past(verb) || clause.head(verb) != none || is_speech(clause.lemma(verb))) return std::nullopt;
    const SentenceTree before(document_, previous);
    for (const TimeExpression& expression : expressions_[sentence - 1]) {
        const std::uint32_t governor = before.head(expression.head);
        if (governor == none || before.head(governor) != none || !before.is_past(governor) || is_speech(before.lemma(governor)))
            continue;
        const auto found = resolved(sentence - 1, expression, Tense::past);
        if (!found ||
            std::chrono::sys_days{found->interval.end} - std::chrono::sys_days{found->interval.start} > std::chrono::days{2})
            continue;
        return reference(sentence - 1, *found, DateBasis::context);
    }
    return std::nullopt;
}

std::optional<DateRef> EventDates::from_article(std::uint32_t sentence, std::uint32_t trigger, Status status) const {
    if (!document_.article.published || status == Status::planned || status == Status::hypothetical) return std::nullopt;
    const SentenceTree clause(document_, document_.sentences[sentence]);
    const bool headline = kind_of(document_, document_.sentences[sentence]) == BlockKind::title;
    const Telling telling = telling_of(clause, trigger, status, headline);
    if (telling == Telling::not_as_news || (telling == Telling::at_the_head && !at_head_[sentence])) return std::nullopt;
    // The sentence states another time for the same clause: "In 2014 the group took the town".
    const std::uint32_t verb = clause_verb(clause, trigger);
    for (const TimeExpression& expression : expressions_[sentence]) {
        const std::uint32_t governor = clause.head(expression.head);
        if (governor == none || verb == none) continue;
        if (governor == verb || (governor != none && clause.head(governor) == verb && !clause.is_verb(governor)))
            return std::nullopt;
    }
    return DateRef{{plus_days(*document_.article.published, -1), *document_.article.published}, {}, DateBasis::article};
}

std::optional<DateRef> EventDates::date_of(std::uint32_t sentence, std::uint32_t trigger, bool past, Status status) const {
    if (sentence >= document_.sentences.size() || trigger >= document_.sentences[sentence].tokens.size()) return std::nullopt;
    if (const auto found = from_text(sentence, trigger, past, status)) return reference(sentence, *found, DateBasis::text);
    if (status == Status::actual || status == Status::alleged) {
        if (auto context = from_context(sentence, trigger)) return context;
    }
    return from_article(sentence, trigger, status);
}

} // namespace entente
