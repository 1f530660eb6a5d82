// SPDX-License-Identifier: Apache-2.0
#include "resolve/quotes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace entente {

bool is_saying(std::string_view lemma) {
    static constexpr std::array<std::string_view, 42> verbs{
        "say",     "tell",    "add",      "state",    "declare", "announce",  "write",       "tweet",   "reply",
        "answer",  "ask",     "argue",    "warn",     "insist",  "claim",     "explain",     "note",    "stress",
        "comment", "remark",  "continue", "conclude", "recall",  "admit",     "acknowledge", "suggest", "call",
        "vow",     "promise", "complain", "respond",  "observe", "emphasize", "emphasise",   "urge",    "read",
        "quote",   "cite",    "describe", "report",   "joke",    "post"};
    return std::find(verbs.begin(), verbs.end(), lemma) != verbs.end();
}

namespace {

/// The quotation marks of a document, paragraph by paragraph.
class QuoteSearch {
public:
    QuoteSearch(const Document& document, const std::vector<Mention>& mentions) : document_(document), mentions_(mentions) {}

    Quotes run() {
        mark();
        for (std::uint32_t q = 0; q < begins_.size(); ++q)
            quotes_.speakers.push_back(speaker_of(q));
        // A quotation with no speaker in its own paragraph's text goes on from the one before it there, or in the paragraph before.
        for (std::uint32_t q = 1; q < begins_.size(); ++q) {
            if (quotes_.speakers[q] != none) continue;
            const std::uint32_t gap =
                document_.sentences[begins_[q].sentence].block - document_.sentences[begins_[q - 1].sentence].block;
            if (gap <= 1) quotes_.speakers[q] = quotes_.speakers[q - 1];
        }
        return std::move(quotes_);
    }

private:
    struct Position {
        std::uint32_t sentence = 0;
        std::uint32_t token = 0;
    };

    void mark() {
        bool open = false;
        std::uint32_t block = UINT32_MAX;
        for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
            const Sentence& sentence = document_.sentences[s];
            if (sentence.block != block) open = false;
            block = sentence.block;
            std::vector<std::uint32_t> numbers(sentence.tokens.size(), none);
            for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
                const std::string_view word = text_of(document_, sentence.tokens[i]);
                const bool opens = word == "“" || word == "«" || (!open && (word == "\"" || word == "``" || word == "''"));
                const bool closes = open && (word == "”" || word == "»" || word == "\"" || word == "''");
                if (opens) {
                    if (!open) {
                        begins_.push_back({s, i});
                        ends_.push_back({s, i});
                    }
                    open = true;
                } else if (closes) {
                    ends_.back() = {s, i};
                    open = false;
                } else if (open) {
                    numbers[i] = static_cast<std::uint32_t>(begins_.size() - 1);
                    ends_.back() = {s, i};
                }
            }
            quotes_.quotation.push_back(std::move(numbers));
        }
    }

    /// The subject of a verb of saying outside quotation marks, the nearest to the position.
    std::uint32_t subject_of_saying(std::uint32_t s, std::uint32_t near) const {
        const Sentence& sentence = document_.sentences[s];
        std::uint32_t best = none;
        std::uint32_t best_distance = UINT32_MAX;
        for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
            const Token& verb = sentence.tokens[i];
            if (quotes_.quotation[s][i] != none || verb.upos != Upos::VERB || !is_saying(verb.lemma)) continue;
            for (std::uint32_t k = 0; k < sentence.tokens.size(); ++k) {
                if (sentence.tokens[k].head != static_cast<std::int32_t>(i) || sentence.tokens[k].relation != Relation::nsubj)
                    continue;
                const std::uint32_t mention = mention_headed(s, k);
                const std::uint32_t distance = i > near ? i - near : near - i;
                if (mention != none && distance < best_distance && quotes_.quotation[s][k] == none) {
                    best = mention;
                    best_distance = distance;
                }
            }
        }
        return best;
    }

    std::uint32_t mention_headed(std::uint32_t s, std::uint32_t head) const {
        const auto at = std::lower_bound(mentions_.begin(), mentions_.end(), std::pair{s, head},
                                         [](const Mention& m, std::pair<std::uint32_t, std::uint32_t> key) {
                                             return std::pair{m.sentence, m.head} < key;
                                         });
        if (at == mentions_.end() || at->sentence != s || at->head != head) return none;
        return static_cast<std::uint32_t>(at - mentions_.begin());
    }

    std::uint32_t speaker_of(std::uint32_t q) const {
        const Position begin = begins_[q];
        const Position end = ends_[q];
        if (const std::uint32_t mention = subject_of_saying(end.sentence, end.token); mention != none) return mention;
        if (begin.sentence != end.sentence) {
            if (const std::uint32_t mention = subject_of_saying(begin.sentence, begin.token); mention != none) return mention;
        }
        const std::uint32_t block = document_.sentences[begin.sentence].block;
        if (begin.sentence > 0 && document_.sentences[begin.sentence - 1].block == block) {
            if (const std::uint32_t mention = subject_of_saying(begin.sentence - 1, UINT32_MAX / 2); mention != none)
                return mention;
        }
        if (end.sentence + 1 < document_.sentences.size() && document_.sentences[end.sentence + 1].block == block) {
            return subject_of_saying(end.sentence + 1, 0);
        }
        return none;
    }

    const Document& document_;
    const std::vector<Mention>& mentions_;
    Quotes quotes_;
    std::vector<Position> begins_;
    std::vector<Position> ends_;
};

} // namespace

Quotes find_quotes(const Document& document, const std::vector<Mention>& mentions) {
    return QuoteSearch(document, mentions).run();
}

} // namespace entente
