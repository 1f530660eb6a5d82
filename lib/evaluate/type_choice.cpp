// SPDX-License-Identifier: Apache-2.0
#include "evaluate/type_choice.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

#include <fmt/format.h>

namespace entente {
namespace {

bool meets(Span span, const std::vector<Span>& gold) {
    return std::any_of(gold.begin(), gold.end(), [&](Span g) { return g.overlaps(span); });
}

/// The parties of a row in a coded sentence.
struct Parties {
    std::vector<Span> source;
    std::vector<Span> target;
};

/// Tokens of one sentence on the way from the source's head to the target's through their lowest common governor.
class Way {
public:
    Way(const Sentence& sentence, const Parties& parties) : sentence_(sentence) {
        const std::vector<std::uint32_t> up = above(head_of(parties.source));
        const std::vector<std::uint32_t> down = above(head_of(parties.target));
        if (up.empty() || down.empty()) return;
        for (const std::uint32_t token : up) {
            on_.insert(token);
            if (std::find(down.begin(), down.end(), token) == down.end()) continue;
            for (const std::uint32_t other : down) {
                if (other == token) break;
                on_.insert(other);
            }
            return;
        }
    }
    bool leads_over(std::uint32_t token) const { return on_.contains(token); }

private:
    /// The token within the spans whose governor lies outside, or nothing.
    std::optional<std::uint32_t> head_of(const std::vector<Span>& spans) const {
        for (std::uint32_t i = 0; i < sentence_.tokens.size(); ++i) {
            const Token& token = sentence_.tokens[i];
            if (!meets(token.span, spans) || token.upos == Upos::PUNCT) continue;
            if (token.head < 0 || !meets(sentence_.tokens[static_cast<std::uint32_t>(token.head)].span, spans)) return i;
        }
        return std::nullopt;
    }

    /// A token and its governors.
    std::vector<std::uint32_t> above(std::optional<std::uint32_t> token) const {
        std::vector<std::uint32_t> chain;
        for (std::int32_t i = token ? static_cast<std::int32_t>(*token) : -1; i >= 0 && chain.size() <= sentence_.tokens.size();
             i = sentence_.tokens[static_cast<std::uint32_t>(i)].head)
            chain.push_back(static_cast<std::uint32_t>(i));
        return chain;
    }

    const Sentence& sentence_;
    std::set<std::uint32_t> on_;
};

class Chooser {
public:
    Chooser(const CodedArticle& coded, const Parties& parties, const Predicates& predicates)
        : coded_(coded), parties_(parties), predicates_(predicates) {
        for (const Sentence& sentence : coded.document.sentences)
            ways_.emplace_back(sentence, parties);
    }

    std::optional<EventType> choose() const {
        std::optional<EventType> best;
        double highest = 0;
        for (const EventMention& event : coded_.extraction.events) {
            const double fit = fitness(event);
            if (best && fit <= highest) continue;
            best = as_told(event);
            highest = fit;
        }
        // an event in which neither takes part tells less than the words between the two
        constexpr double one_party = 2;
        if (best && highest >= one_party) return best;
        const std::optional<EventType> between = sense_between();
        return between ? between : best;
    }

private:
    /// The type as sets of this kind have it: what a party will do is a promise or a threat of it ("will host", "would boycott"),
    /// what it decides is the act itself, what it calls or visits somebody for as well.
    EventType as_told(const EventMention& event) const {
        const Sentence& sentence = coded_.document.sentences[event.sentence];
        const std::string& lemma = sentence.tokens[event.head].lemma;
        if (event.type == EventType::AGREE && (lemma == "decide" || lemma == "choose" || lemma == "opt" || lemma == "resolve"))
            return content_of(event).value_or(event.type);
        if (event.type == EventType::CONSULT && event.status == Status::actual)
            if (const std::optional<EventType> aim = content_of(event);
                aim == EventType::SUPPORT || aim == EventType::ACCUSE || aim == EventType::REQUEST)
                return *aim;
        if (event.status != Status::planned) return event.type;
        return is_friendly(event.type) ? EventType::AGREE : is_harmful(event.type) ? EventType::THREATEN : event.type;
    }

    /// The type of the infinitive that the event's verb governs.
    std::optional<EventType> content_of(const EventMention& event) const {
        const Sentence& sentence = coded_.document.sentences[event.sentence];
        for (std::uint32_t i = event.head + 1; i < sentence.tokens.size(); ++i) {
            const Token& token = sentence.tokens[i];
            const bool governed = token.head == static_cast<std::int32_t>(event.head) &&
                                  (token.relation == Relation::xcomp || token.relation == Relation::advcl);
            const bool infinitive =
                governed && std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& t) {
                    return t.head == static_cast<std::int32_t>(i) && t.relation == Relation::mark && t.lemma == "to";
                });
            if (infinitive) return type_of(sentence, i);
        }
        return std::nullopt;
    }

    bool has(const std::vector<std::uint32_t>& mentions, const std::vector<Span>& gold) const {
        return std::any_of(mentions.begin(), mentions.end(),
                           [&](std::uint32_t m) { return meets(span_of(coded_, coded_.extraction.mentions[m]), gold); });
    }

    double fitness(const EventMention& event) const {
        const bool source = has(event.sources, parties_.source);
        const bool target = has(event.targets, parties_.target);
        const bool crossed = has(event.sources, parties_.target) || has(event.targets, parties_.source);
        double fit = static_cast<double>(event.score);
        if (event.reciprocal && crossed)
            fit +=
                (source || has(event.targets, parties_.source) ? 2 : 0) + (target || has(event.sources, parties_.target) ? 2 : 0);
        else
            fit += (source ? 2 : 0) + (target ? 2 : 0) - (crossed ? 1 : 0);
        if (ways_[event.sentence].leads_over(event.head)) fit += 1;
        const Span trigger = coded_.document.sentences[event.sentence].tokens[event.head].span;
        if (meets(trigger, parties_.source) || meets(trigger, parties_.target)) fit -= 1;
        return fit;
    }

    /// The first sense with a type of a word between the parties, those on the way first.
    std::optional<EventType> sense_between() const {
        std::optional<EventType> best;
        int highest = -1;
        for (std::size_t s = 0; s < coded_.document.sentences.size(); ++s) {
            const Sentence& sentence = coded_.document.sentences[s];
            for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
                const Token& token = sentence.tokens[i];
                if (predicates_.in_set("weak_promise", token.lemma)) continue;
                const std::optional<EventType> type = type_of(sentence, i);
                if (!type) continue;
                const bool inside = meets(token.span, parties_.source) || meets(token.span, parties_.target);
                const int rank = (ways_[s].leads_over(i) ? 4 : 0) + (inside ? 0 : 2) + (token.upos == Upos::VERB ? 1 : 0);
                if (rank <= highest) continue;
                best = as_governed(sentence, i, *type);
                highest = rank;
            }
        }
        return best;
    }

    /// "will free", "would bomb" and "will not free" where the word between the two is no event of its own.
    static EventType as_governed(const Sentence& sentence, std::uint32_t index, EventType type) {
        const auto has = [&](Relation relation, std::string_view a, std::string_view b) {
            return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& t) {
                return t.head == static_cast<std::int32_t>(index) && t.relation == relation && (t.lemma == a || t.lemma == b);
            });
        };
        const bool future = has(Relation::aux, "will", "would");
        const bool negated = has(Relation::advmod, "not", "never");
        const bool friendly = is_friendly(type);
        if (negated && friendly) return EventType::REJECT;
        if (!future) return type;
        return friendly ? EventType::AGREE : is_harmful(type) ? EventType::THREATEN : type;
    }
    static bool is_friendly(EventType type) {
        return type == EventType::CONSULT || type == EventType::SUPPORT || type == EventType::COOPERATE || type == EventType::AID ||
               type == EventType::CONCEDE || type == EventType::RETREAT;
    }
    static bool is_harmful(EventType type) {
        return type == EventType::PROTEST || type == EventType::SANCTION || type == EventType::MOBILIZE ||
               type == EventType::COERCE || type == EventType::ASSAULT;
    }

    /// The type on which most senses of a word agree, those whose noun the sentence has counting thrice and those that ask for one
    /// it lacks not at all where another is left; of several, the one with the plainest sense.
    std::optional<EventType> type_of(const Sentence& sentence, std::uint32_t index) const {
        const Token& token = sentence.tokens[index];
        const auto word_class = token.upos == Upos::VERB   ? PredicateClass::verb
                                : token.upos == Upos::NOUN ? PredicateClass::noun
                                                           : PredicateClass::adjective;
        if (token.upos != Upos::VERB && token.upos != Upos::NOUN && token.upos != Upos::ADJ) return std::nullopt;
        std::map<EventType, std::pair<int, int>> votes; // and minus the constraints of the plainest sense
        const auto senses = predicates_.find(word_class, token.lemma);
        const bool tells =
            std::any_of(senses.begin(), senses.end(), [](const Sense& sense) { return sense.speech && !sense.type; });
        for (const bool strict : {true, false}) {
            if (!strict && tells) break; // "said" is no act by what "said sorry" is
            for (const Sense& sense : senses) {
                if (!sense.type || sense.refusal || sense.negated_only || !sense.particle.empty()) continue;
                const bool named = names_its_noun(sense, sentence);
                if (strict && !named && asks_for_noun(sense)) continue;
                const int plain = -static_cast<int>(sense.constraints.size());
                const auto [at, fresh] = votes.try_emplace(*sense.type, 0, plain);
                at->second.first += named ? 3 : 1;
                at->second.second = std::max(at->second.second, plain);
            }
            if (!votes.empty()) break;
        }
        const auto best =
            std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        return best == votes.end() ? std::nullopt : std::optional{best->first};
    }

    static bool asks_for_noun(const Sense& sense) {
        return std::any_of(sense.constraints.begin(), sense.constraints.end(), [](const Constraint& c) {
            return c.kind == ConstraintKind::lemma_in || c.kind == ConstraintKind::lemma_seen;
        });
    }

    /// True if the sentence has one of the nouns that the sense asks for.
    static bool names_its_noun(const Sense& sense, const Sentence& sentence) {
        return std::any_of(sense.constraints.begin(), sense.constraints.end(), [&](const Constraint& c) {
            if (c.kind != ConstraintKind::lemma_in && c.kind != ConstraintKind::lemma_seen) return false;
            return std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                               [&](const Token& t) { return std::binary_search(c.lemmas.begin(), c.lemmas.end(), t.lemma); });
        });
    }

    const CodedArticle& coded_;
    const Parties& parties_;
    const Predicates& predicates_;
    std::vector<Way> ways_;
};

std::string merged(std::string_view type) {
    return same_relation_type(type, "YIELD") ? std::string{"YIELD"} : std::string{type};
}

} // namespace

double TypeChoiceScores::macro_f1() const noexcept {
    double sum = 0;
    std::size_t types = 0;
    for (const auto& [type, tally] : by_type) {
        if (tally.gold == 0) continue;
        sum += tally.f1();
        ++types;
    }
    return types == 0 ? 0 : sum / static_cast<double>(types);
}

double TypeChoiceScores::accuracy() const noexcept {
    std::size_t right = 0;
    std::size_t all = 0;
    for (const auto& [type, tally] : by_type) {
        right += tally.right;
        all += tally.gold;
    }
    return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
}

TypeChoiceScores evaluate_type_choice(std::span<const RelationRow> rows, const Coder& coder, const Predicates& predicates) {
    TypeChoiceScores scores;
    std::map<std::string, CodedArticle> coded;
    for (const RelationRow& row : rows) {
        const auto [at, fresh] = coded.try_emplace(row.sentence);
        if (fresh) at->second = coder(sentence_article(fmt::format("s{:04}", coded.size() - 1), row.sentence));
        const Parties parties{occurrences(row.source, row.sentence), occurrences(row.target, row.sentence)};
        const std::optional<EventType> type = Chooser{at->second, parties, predicates}.choose();
        const std::string gold = merged(row.type);
        const std::string chosen = type ? merged(name(*type)) : std::string{"nothing"};
        ++scores.by_type[gold].gold;
        ++scores.by_type[chosen].chosen;
        if (gold == chosen)
            ++scores.by_type[gold].right;
        else
            scores.errors.push_back(fmt::format("{}, {}: {} | {} | {}", gold, chosen, row.source, row.target, row.sentence));
    }
    return scores;
}

std::string format(const TypeChoiceScores& scores, bool errors) {
    std::string out =
        fmt::format("type with source and target given: macro F1 {:.3f} accuracy {:.3f}\n", scores.macro_f1(), scores.accuracy());
    for (const auto& [type, tally] : scores.by_type)
        out += fmt::format("   {:<10} gold {:>4} chosen {:>4} right {:>4} F1 {:.2f}\n", type, tally.gold, tally.chosen, tally.right,
                           tally.f1());
    if (!errors) return out;
    for (const std::string& error : scores.errors)
        out += error + '\n';
    return out;
}

} // namespace entente
