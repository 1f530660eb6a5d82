// SPDX-License-Identifier: Apache-2.0
#include "graph/record_times.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/mentions_names.hpp"
#include "resolve/dates.hpp"

namespace entente {
namespace {

constexpr std::size_t sentences_of_lead = 3;
constexpr std::size_t sentences_of_lead_in_words = 6; ///< for acts of speech, which reports tell as of the day

bool is_saying(std::string_view lemma) {
    static constexpr std::array<std::string_view, 14> verbs{"say",  "tell",    "add",   "announce", "report", "state",  "write",
                                                            "note", "declare", "claim", "confirm",  "quote",  "insist", "argue"};
    return std::find(verbs.begin(), verbs.end(), lemma) != verbs.end();
}

/// Acts that are done by speaking: the day of the words is the day of the act.
bool is_verbal(EventType type) {
    switch (type) {
    case EventType::AGREE:
    case EventType::SUPPORT:
    case EventType::REQUEST:
    case EventType::ACCUSE:
    case EventType::REJECT:
    case EventType::THREATEN:
        return true;
    default:
        return false;
    }
}

bool told_as_done(const EventMention& event) {
    return event.past && (event.status == Status::actual || event.status == Status::alleged);
}

Tense tense_of(const EventMention& event) {
    if (event.status == Status::planned || event.status == Status::hypothetical) return Tense::future;
    return event.past ? Tense::past : Tense::present;
}

/// The tense of the verb over the time ("will arrive on Wednesday", "said on Tuesday"), absent if its form does not tell.
std::optional<Tense> tense_over(const Sentence& sentence, std::uint32_t head) {
    std::int32_t verb = sentence.tokens[head].head;
    for (int steps = 0; verb >= 0 && steps < 6 && sentence.tokens[static_cast<std::size_t>(verb)].upos != Upos::VERB; ++steps) {
        verb = sentence.tokens[static_cast<std::size_t>(verb)].head;
    }
    if (verb < 0) return std::nullopt;
    if (sentence.tokens[static_cast<std::size_t>(verb)].xpos == Xpos::VBD) return Tense::past;
    const bool future = std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& token) {
        return token.head == verb && token.relation == Relation::aux && (token.lemma == "will" || token.lemma == "shall");
    });
    return future ? std::optional(Tense::future) : std::nullopt;
}

} // namespace

EventTimes::EventTimes(const Document& document, const Extraction& extraction) : document_(document), extraction_(extraction) {
    for (const Sentence& sentence : document.sentences) {
        times_.push_back(find_time_expressions(document, sentence));
        triggers_.emplace_back(sentence.tokens.size(), false);
    }
    for (const EventMention& event : extraction.events)
        triggers_[event.sentence][event.head] = true;
    std::size_t running = 0;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        const std::uint32_t block = document.sentences[s].block;
        const BlockKind kind = block < document.article.blocks.size() ? document.article.blocks[block].kind : BlockKind::paragraph;
        if (kind == BlockKind::title) leading_.push_back(s);
        if (kind == BlockKind::paragraph && running++ < sentences_of_lead_in_words) leading_.push_back(s);
        if (kind == BlockKind::paragraph && running == sentences_of_lead) end_of_lead_ = s;
    }
}

bool EventTimes::is_trigger(std::uint32_t sentence, std::uint32_t token) const {
    return triggers_[sentence][token];
}

/// How surely the time is the event's: above 0 if it is.
double EventTimes::attachment(const EventMention& event, const TimeExpression& time) const {
    const std::vector<Token>& tokens = document_.sentences[event.sentence].tokens;
    if (time.tokens.contains(event.head)) return 0;
    // Up from the time to the first verb or event word: its governor.
    std::int32_t governor = tokens[time.head].head;
    for (int steps = 0; governor >= 0 && steps < 20; ++steps) {
        const std::uint32_t at = static_cast<std::uint32_t>(governor);
        if (at == event.head) return 3;
        if (is_trigger(event.sentence, at) || tokens[at].upos == Upos::VERB || tokens[at].upos == Upos::AUX) break;
        governor = tokens[at].head;
    }
    if (governor < 0) return 0;
    const Token& verb = tokens[static_cast<std::size_t>(governor)];
    // Up from the event: clauses and phrases over it that share its time.
    std::int32_t at = static_cast<std::int32_t>(event.head);
    for (int steps = 0; at >= 0 && steps < 12; ++steps) {
        const Token& token = tokens[static_cast<std::size_t>(at)];
        if (token.head == governor) {
            if (is_saying(verb.lemma)) return is_verbal(event.type) || token.relation == Relation::parataxis ? 1 : 0.3;
            switch (token.relation) {
            case Relation::acl_relcl:
            case Relation::advcl_relcl:
            case Relation::ccomp:
                return 0;
            default:
                return 2 - 0.2 * steps;
            }
        }
        at = token.head;
    }
    // “We call on them to stop,” he said on Tuesday: the saying hangs from what is said.
    if (is_saying(verb.lemma) && verb.relation == Relation::parataxis && is_verbal(event.type)) return 1;
    // A verb within the event's own clause that is no event: "providing the group known as Wagner with weapons in late 2022".
    if (!is_trigger(event.sentence, static_cast<std::uint32_t>(governor)) && !is_saying(verb.lemma)) {
        std::int32_t up = governor;
        for (int steps = 0; up >= 0 && steps < 6; ++steps) {
            const Token& token = tokens[static_cast<std::size_t>(up)];
            if (up == static_cast<std::int32_t>(event.head)) return 0.6;
            if (up != governor && is_trigger(event.sentence, static_cast<std::uint32_t>(up))) break;
            if (token.relation == Relation::ccomp || token.relation == Relation::parataxis) break;
            up = token.head;
        }
    }
    // "in a speech on Tuesday": the time of something within the event's own clause that is no event itself.
    if (!is_trigger(event.sentence, static_cast<std::uint32_t>(governor)) && verb.relation == Relation::conj &&
        verb.head == static_cast<std::int32_t>(event.head)) {
        return 0.4;
    }
    return 0;
}

std::optional<DateRef> EventTimes::resolved(std::uint32_t sentence, const TimeExpression& time, const EventMention& event) const {
    const std::optional<Date> published = document_.article.published;
    const Tense tense = tense_over(document_.sentences[sentence], time.head).value_or(tense_of(event));
    std::optional<DateInterval> interval = resolve_bounded_date(time, published, tense);
    if (!interval) return std::nullopt;
    DateRef ref;
    ref.interval = *interval;
    ref.text = text_of(document_, document_.sentences[sentence], time.tokens);
    ref.basis = DateBasis::text;
    return ref;
}

std::optional<DateRef> EventTimes::stated(const EventMention& event) const {
    std::optional<DateRef> best;
    double best_score = 0;
    for (const TimeExpression& time : times_[event.sentence]) {
        const double score = attachment(event, time);
        if (score <= best_score) continue;
        if (std::optional<DateRef> date = resolved(event.sentence, time, event)) {
            best = std::move(date);
            best_score = score;
        }
    }
    return best;
}

std::optional<DateRef> EventTimes::nearby(const EventMention& event) const {
    if (!told_as_done(event) || event.sentence == 0) return std::nullopt;
    const std::uint32_t before = event.sentence - 1;
    if (document_.sentences[before].block != document_.sentences[event.sentence].block) return std::nullopt;
    for (const EventMention& other : extraction_.events) {
        if (other.sentence != before || !told_as_done(other)) continue;
        if (std::optional<DateRef> date = stated(other)) {
            date->basis = DateBasis::context;
            return date;
        }
    }
    return std::nullopt;
}

std::optional<DateRef> EventTimes::of_report(const EventMention& event) const {
    if (!document_.article.published || (event.status != Status::actual && event.status != Status::alleged)) return std::nullopt;
    if (std::find(leading_.begin(), leading_.end(), event.sentence) == leading_.end()) return std::nullopt;
    if (event.sentence > end_of_lead_ && !is_verbal(event.type)) return std::nullopt;
    DateRef ref;
    ref.interval = {plus_days(*document_.article.published, -1), *document_.article.published};
    ref.basis = DateBasis::article;
    return ref;
}

std::optional<DateRef> EventTimes::of(const EventMention& event) const {
    if (std::optional<DateRef> date = stated(event)) return date;
    if (!times_[event.sentence].empty()) return std::nullopt; // the sentence speaks of another time
    if (std::optional<DateRef> date = nearby(event)) return date;
    return of_report(event);
}

} // namespace entente
