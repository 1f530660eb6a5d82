// SPDX-License-Identifier: Apache-2.0
#include "resolve/dates_of_events.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "article/ascii.hpp"

namespace entente {
namespace {

using Index = std::uint32_t;

/// How closely an expression belongs to a trigger; higher is closer, 0 not at all.
enum Closeness : int {
    apart = 0,
    nearby = 1,
    speech = 2,
    shared_clause = 3,
    governing_noun = 4,
    light_verb = 5,
    within = 6,
    own = 7
};

/// The tree of one sentence as the questions here need it.
class Clause {
public:
    Clause(const Document& document, const Sentence& sentence) : document_(document), sentence_(sentence) {}

    Index size() const { return static_cast<Index>(sentence_.tokens.size()); }
    const Token& token(Index i) const { return sentence_.tokens[i]; }
    Index head(Index i) const { return token(i).head < 0 ? none : static_cast<Index>(token(i).head); }
    bool is_verb(Index i) const { return token(i).upos == Upos::VERB || token(i).upos == Upos::AUX; }
    std::string lemma(Index i) const {
        return ascii_lower(token(i).lemma.empty() ? text_of(document_, token(i)) : std::string_view(token(i).lemma));
    }

    template <class Test>
    bool has_child(Index parent, Test test) const {
        for (Index i = 0; i < size(); ++i) {
            if (head(i) == parent && test(i)) return true;
        }
        return false;
    }

    bool has_auxiliary(Index verb, std::string_view form) const {
        return has_child(verb, [&](Index i) {
            const bool aux =
                token(i).relation == Relation::aux || token(i).relation == Relation::aux_pass || token(i).relation == Relation::cop;
            return aux && equal_ascii(text_of(document_, token(i)), form);
        });
    }
    bool has_modal(Index verb) const {
        return has_child(verb, [&](Index i) { return token(i).relation == Relation::aux && token(i).xpos == Xpos::MD; });
    }
    std::string marker(Index clause) const {
        for (Index i = 0; i < size(); ++i) {
            if (head(i) == clause &&
                (token(i).relation == Relation::mark || (token(i).relation == Relation::advmod && token(i).xpos == Xpos::WRB)))
                return lemma(i);
        }
        return {};
    }

    bool is_past_perfect(Index verb) const { return has_auxiliary(verb, "had") && token(verb).xpos == Xpos::VBN; }
    bool is_present_perfect(Index verb) const {
        return (has_auxiliary(verb, "has") || has_auxiliary(verb, "have") || has_auxiliary(verb, "'s") ||
                has_auxiliary(verb, "’s") || has_auxiliary(verb, "'ve")) &&
               token(verb).xpos == Xpos::VBN;
    }
    bool is_past(Index verb) const {
        if (token(verb).xpos == Xpos::VBD) return true;
        return token(verb).xpos == Xpos::VBN && (has_auxiliary(verb, "was") || has_auxiliary(verb, "were"));
    }
    bool is_present(Index verb) const {
        return token(verb).xpos == Xpos::VBZ || token(verb).xpos == Xpos::VBP ||
               (token(verb).xpos == Xpos::VBG && (has_auxiliary(verb, "is") || has_auxiliary(verb, "are")));
    }

private:
    const Document& document_;
    const Sentence& sentence_;
};

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Verbs whose object or subject is the event itself: "held talks", "the attack took place".
bool is_light(const std::string& lemma) {
    constexpr std::array<std::string_view, 52> verbs{
        "hold",   "take",     "make", "have",     "give",     "launch",  "begin",    "start",    "conduct",   "carry",   "stage",
        "mount",  "open",     "sign", "host",     "attend",   "face",    "reach",    "see",      "pay",       "place",   "issue",
        "impose", "deliver",  "end",  "suspend",  "resume",   "break",   "erupt",    "occur",    "happen",    "come",    "stop",
        "agree",  "join",     "lead", "announce", "continue", "convene", "organize", "organise", "undertake", "perform", "commit",
        "suffer", "schedule", "plan", "set",      "follow",   "enter",   "declare",  "unleash"};
    return is_one_of(lemma, verbs);
}

bool is_speech(const std::string& lemma) {
    constexpr std::array<std::string_view, 42> verbs{
        "say",   "tell",    "announce", "report",  "state",       "add",     "claim",   "warn",     "write",  "declare", "insist",
        "argue", "note",    "believe",  "confirm", "deny",        "accuse",  "call",    "describe", "allege", "suggest", "admit",
        "think", "promise", "vow",      "pledge",  "reiterate",   "explain", "reveal",  "tweet",    "quote",  "comment", "respond",
        "reply", "urge",    "ask",      "demand",  "acknowledge", "stress",  "predict", "maintain", "hope"};
    return is_one_of(lemma, verbs);
}

/// Verbs whose object happened, or is to happen, at another time than they: "condemned the attack on Monday".
bool judges(const std::string& lemma) {
    constexpr std::array<std::string_view, 42> verbs{
        "condemn",  "criticise",   "criticize", "denounce", "praise",   "welcome",   "investigate", "discuss",  "remember",
        "mark",     "commemorate", "blame",     "support",  "back",     "oppose",    "reject",      "protest",  "mourn",
        "fear",     "expect",      "want",      "seek",     "consider", "propose",   "delay",       "postpone", "cancel",
        "prepare",  "threaten",    "defend",    "justify",  "regret",   "celebrate", "recall",      "watch",    "avenge",
        "remember", "approve",     "call",      "order",    "review",   "prompt"};
    return is_one_of(lemma, verbs);
}

bool is_nominal_link(Relation relation) {
    switch (relation) {
    case Relation::obj:
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::nmod_unmarked:
    case Relation::compound:
    case Relation::appos:
    case Relation::amod:
    case Relation::obl_unmarked:
    case Relation::iobj:
    case Relation::nmod_desc:
        return true;
    default:
        return false;
    }
}

/// Governors from the trigger upwards for as long as the links stay within one clause.
class Attachment {
public:
    Attachment(const Clause& clause, Index trigger, bool planned) : clause_(clause), trigger_(trigger), planned_(planned) {}

    Closeness of(const TimeExpression& expression) const {
        if (expression.tokens.contains(trigger_)) return apart;
        const Index governor = governor_of(expression);
        if (governor == trigger_) return own;
        if (governor == none && !clause_.is_verb(trigger_)) return is_nearby(expression) ? nearby : apart;
        if (under_expression(expression)) return own; // "last July, when its fighters emerged"
        if (governor != none) {
            if (const Closeness closeness = below(expression, governor); closeness != apart) return closeness;
            if (const Closeness closeness = above(expression, governor); closeness != apart) return closeness;
        }
        return is_nearby(expression) ? nearby : apart;
    }

private:
    /// The trigger stands in a relative clause of the time expression.
    bool under_expression(const TimeExpression& expression) const {
        Index i = trigger_;
        for (int steps = 0; i != none && steps < 6; ++steps) {
            const Index up = clause_.head(i);
            const Relation relation = clause_.token(i).relation;
            if (up != none && expression.tokens.contains(up))
                return relation == Relation::acl_relcl || relation == Relation::acl || relation == Relation::advcl ||
                       relation == Relation::advcl_relcl;
            if (relation == Relation::ccomp || relation == Relation::parataxis) return false;
            i = up;
        }
        return false;
    }

    /// The word that the expression hangs from; of "as recently as January" the verb.
    Index governor_of(const TimeExpression& expression) const {
        Index governor = clause_.head(expression.head);
        while (governor != none && (clause_.token(governor).upos == Upos::ADV || clause_.token(governor).upos == Upos::ADP))
            governor = clause_.head(governor);
        return governor;
    }

    /// "Monday's vote", "the 2014 protests": a date before a noun is that noun's.
    bool is_before_noun(const TimeExpression& expression, Index governor) const {
        return !clause_.is_verb(governor) && expression.tokens.end <= governor;
    }

    /// The expression hangs from an argument of the trigger: "held talks in Moscow on Tuesday".
    Closeness below(const TimeExpression& expression, Index governor) const {
        if (is_before_noun(expression, governor) && clause_.is_verb(trigger_)) {
            return clause_.head(governor) == trigger_ && is_light(clause_.lemma(trigger_)) ? within : apart;
        }
        return argument_of(governor, trigger_) ? within : apart;
    }

    /// A chain of nominal links leads from the word up to `top`.
    bool argument_of(Index word, Index top) const {
        Index i = word;
        for (int steps = 0; steps < 5 && i != none; ++steps) {
            const Relation relation = clause_.token(i).relation;
            // "the group known as … in 2022": the participle is part of the name
            const bool naming = relation == Relation::acl &&
                                is_one_of(clause_.lemma(i), std::array<std::string_view, 4>{"know", "call", "name", "dub"});
            if (!is_nominal_link(relation) && !naming && !(relation == Relation::conj && !clause_.is_verb(i))) return false;
            i = clause_.head(i);
            if (i == top) return true;
        }
        return false;
    }

    /// The expression hangs from a word above the trigger, or from an argument of such a word.
    Closeness above(const TimeExpression& expression, Index governor) const {
        const bool before_noun = is_before_noun(expression, governor);
        // "…, he said on Tuesday" hangs below what is said
        const bool said_beside = is_speech(clause_.lemma(governor)) && clause_.token(governor).relation == Relation::parataxis;
        const Index speech_top = said_beside ? clause_.head(governor) : none;
        if (speech_top == trigger_) return speaks_now(trigger_) ? speech : apart;
        Index i = trigger_;
        Closeness best = own;
        for (int steps = 0; steps < 8; ++steps) {
            const Index up = clause_.head(i);
            if (up == none) break;
            const Closeness link = link_of(i, up);
            if (link == apart) break;
            best = std::min(best, link);
            if (up == governor) return best;
            if (up == speech_top) return speaks_now(up) ? speech : apart;
            if (!before_noun && clause_.is_verb(up) && argument_of(governor, up)) return std::min(best, shared_clause);
            i = up;
        }
        return conjunct_shares(governor) ? shared_clause : apart;
    }

    /// What is said in present tense or with "would" is done by saying it.
    bool speaks_now(Index clause) const {
        return clause_.is_present(clause) || clause_.has_modal(clause) || clause_.token(clause).xpos == Xpos::VBG;
    }

    /// How much a word shares the time of the word above it.
    Closeness link_of(Index i, Index up) const {
        const Relation relation = clause_.token(i).relation;
        if (!clause_.is_verb(i) && is_nominal_link(relation)) {
            if (!clause_.is_verb(up)) return governing_noun;
            const std::string verb = clause_.lemma(up);
            if (is_light(verb)) return light_verb;
            if ((relation == Relation::nsubj || relation == Relation::nsubj_pass) && !is_speech(verb)) return governing_noun;
            if (relation == Relation::obj && !is_speech(verb) && !judges(verb)) return shared_clause;
            if (relation == Relation::obl || relation == Relation::obl_agent) {
                return speaks_of(i) ? apart : shared_clause;
            }
            return apart;
        }
        switch (relation) {
        case Relation::conj:
            return shared_clause;
        case Relation::xcomp:
            return !planned_ || clause_.token(i).xpos == Xpos::VBG || is_light(clause_.lemma(up)) ? shared_clause : apart;
        case Relation::acl:
            return clause_.token(i).xpos == Xpos::VBG ? shared_clause : apart;
        case Relation::advcl: {
            const std::string marker = clause_.marker(i);
            if (marker.empty() || marker == "while" || marker == "when" || marker == "as") return shared_clause;
            if (marker == "to") return planned_ ? apart : shared_clause;
            return clause_.token(i).xpos == Xpos::VBG && marker == "by" ? shared_clause : apart;
        }
        case Relation::ccomp:
        case Relation::parataxis: // "we would call on them to stop, he said on Tuesday"
            return is_speech(clause_.lemma(up)) && speaks_now(i) ? speech : apart;
        default:
            return apart;
        }
    }

    /// The phrase names another event, before the verb's or what it is about.
    bool speaks_of(Index phrase) const {
        constexpr std::array<std::string_view, 11> words{"after", "before",  "since",     "against", "over", "of",
                                                         "about", "despite", "following", "until",   "from"};
        return clause_.has_child(
            phrase, [&](Index i) { return clause_.token(i).relation == Relation::case_ && is_one_of(clause_.lemma(i), words); });
    }

    /// "was released and returned in October": the date of one verb is that of the verb joined to it.
    bool conjunct_shares(Index governor) const {
        return clause_.token(governor).relation == Relation::conj && clause_.head(governor) == trigger_ && governor > trigger_;
    }

    /// Close by, with no other verb between: what is left where the tree errs.
    bool is_nearby(const TimeExpression& expression) const {
        constexpr Index furthest = 6;
        const Index from = expression.tokens.begin > trigger_ ? trigger_ + 1 : expression.tokens.end;
        const Index to = expression.tokens.begin > trigger_ ? expression.tokens.begin : trigger_;
        if (from > to || to - from > furthest) return false;
        for (Index i = from; i < to; ++i) {
            if (clause_.is_verb(i) || clause_.token(i).upos == Upos::PUNCT || clause_.token(i).upos == Upos::SCONJ) return false;
        }
        const Index governor = clause_.head(expression.head);
        return governor == none || !clause_.is_verb(governor) || governor == trigger_;
    }

    const Clause& clause_;
    Index trigger_;
    bool planned_;
};

/// Words that put an event before the news of the day.
bool is_background(const std::string& lemma) {
    constexpr std::array<std::string_view, 17> words{"previously", "once",   "repeatedly",    "long",         "ever",   "never",
                                                     "formerly",   "since",  "already",       "often",        "always", "earlier",
                                                     "years",      "before", "traditionally", "historically", "usually"};
    return is_one_of(lemma, words);
}

/// The verb of the clause that the trigger is or is an argument of; `none` if no verb governs it closely.
Index clause_verb(const Clause& clause, Index trigger) {
    Index i = trigger;
    for (int steps = 0; steps < 6 && i != none; ++steps) {
        if (clause.is_verb(i)) return i;
        const Relation relation = clause.token(i).relation;
        if (!is_nominal_link(relation) && relation != Relation::conj) break;
        i = clause.head(i);
    }
    return none;
}

/// The clause is the sentence's main one, joined to it, or what someone in it says.
bool is_told(const Clause& clause, Index verb) {
    Index i = verb;
    for (int steps = 0; steps < 6; ++steps) {
        const Relation relation = clause.token(i).relation;
        const Index up = clause.head(i);
        if (up == none) return true;
        const bool said = (relation == Relation::ccomp || relation == Relation::parataxis) && !clause.is_past_perfect(i);
        const bool goes_along = relation == Relation::xcomp ||
                                (relation == Relation::advcl && clause.token(i).xpos == Xpos::VBG && clause.marker(i).empty());
        if (relation != Relation::conj && !said && !goes_along) return false;
        i = up;
    }
    return false;
}

} // namespace

EventDates::EventDates(const Document& document) : document_(document) {
    for (const Sentence& sentence : document.sentences) {
        std::vector<TimeExpression> found = find_time_expressions(document, sentence);
        // The dateline's date says when the report was sent.
        std::erase_if(found, [&](const TimeExpression& expression) {
            return document.article.dateline_span &&
                   sentence.tokens[expression.tokens.begin].span.overlaps(*document.article.dateline_span);
        });
        expressions_.push_back(std::move(found));
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
    const Clause clause(document_, document_.sentences[sentence]);
    const Attachment attachment(clause, trigger, status == Status::planned || status == Status::hypothetical);
    std::optional<Found> best;
    int best_closeness = apart;
    int best_length = 0;
    for (const TimeExpression& expression : expressions_[sentence]) {
        const Closeness closeness = attachment.of(expression);
        if (closeness == apart || closeness < best_closeness) continue;
        // "will arrive on Wednesday for talks": the verb over the expression tells which Wednesday
        const Index verb = clause_verb(clause, expression.head);
        const bool will = verb != none && !is_speech(clause.lemma(verb)) && clause.has_modal(verb);
        const bool future = will || (status == Status::planned && (verb == none || !clause.is_past(verb)));
        const Tense tense = future && closeness != speech ? Tense::future
                            : past || closeness == speech ? Tense::past
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
    const Clause clause(document_, here);
    const Index verb = clause_verb(clause, trigger);
    // Reports of what people say begin anew; a story of what happened goes on.
    if (verb == none || !clause.is_past(verb) || clause.head(verb) != none || is_speech(clause.lemma(verb))) return std::nullopt;
    const Clause before(document_, previous);
    for (const TimeExpression& expression : expressions_[sentence - 1]) {
        const Index governor = before.head(expression.head);
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
    const DateRef today{{*document_.article.published, *document_.article.published}, {}, DateBasis::article};
    const Sentence& here = document_.sentences[sentence];
    const Clause clause(document_, here);
    const Index verb = clause_verb(clause, trigger);
    const bool headline =
        here.block < document_.article.blocks.size() && document_.article.blocks[here.block].kind == BlockKind::title;
    if (verb == none) return headline && clause.head(trigger) == none ? std::optional(today) : std::nullopt;
    const Index up = clause.head(verb);
    const bool said_in_saying = status == Status::actual && up != none && clause.has_modal(verb) && is_speech(clause.lemma(up));
    if (clause.is_past_perfect(verb) || (clause.has_modal(verb) && !said_in_saying) || !is_told(clause, verb)) return std::nullopt;
    const bool told_now = said_in_saying || clause.is_past(verb) || clause.is_present_perfect(verb) ||
                          clause.token(verb).xpos == Xpos::VBG || headline || is_speech(clause.lemma(verb));
    if (!told_now) return std::nullopt;
    if (clause.has_child(verb,
                         [&](Index i) { return clause.token(i).relation == Relation::advmod && is_background(clause.lemma(i)); }))
        return std::nullopt;
    // "have been based there for years"
    const bool lasts = clause.has_child(verb, [&](Index i) {
        const std::string unit = clause.lemma(i);
        const bool long_time = unit == "year" || unit == "decade" || unit == "month" || unit == "century";
        return long_time && (clause.token(i).relation == Relation::obl || clause.token(i).relation == Relation::obl_unmarked);
    });
    if (lasts) return std::nullopt;
    // The sentence states another time for the same clause: "In 2014 the group took the town".
    for (const TimeExpression& expression : expressions_[sentence]) {
        const Index governor = clause.head(expression.head);
        if (governor == verb || (governor != none && clause.head(governor) == verb && !clause.is_verb(governor)))
            return std::nullopt;
    }
    return today;
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
