// SPDX-License-Identifier: Apache-2.0
#include "evaluate/spans.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string_view>

#include <fmt/format.h>

#include "extract/mentions_phrases.hpp"
#include "text/error.hpp"

namespace entente {
namespace {

struct PlacedWords {
    std::string text;
    std::vector<Span> spans;
};

/// The sentence as it was before it was cut into words, as far as signs tell.
PlacedWords written_together(const std::vector<std::string>& words) {
    static constexpr std::array<std::string_view, 14> cling{",", ".", ";", ":", "?", "!", ")", "'s", "n't", "'", "%", "''", "'re", "'ve"};
    PlacedWords placed;
    for (const std::string& word : words) {
        const bool after_opening = placed.text.ends_with('(') || placed.text.ends_with('$') || placed.text.ends_with("“");
        if (!placed.text.empty() && !after_opening && std::find(cling.begin(), cling.end(), word) == cling.end()) placed.text += ' ';
        const auto begin = static_cast<std::uint32_t>(placed.text.size());
        placed.text += word;
        placed.spans.push_back({begin, static_cast<std::uint32_t>(placed.text.size())});
    }
    return placed;
}

/// The event to compare: with both parties if there is one, then the surest, then the first.
const EventMention* main_event(const Extraction& extraction) {
    const EventMention* best = nullptr;
    const auto complete = [](const EventMention& event) { return event.reciprocal || (!event.sources.empty() && !event.targets.empty()); };
    for (const EventMention& event : extraction.events) {
        if (best == nullptr || (complete(event) && !complete(*best)) || (complete(event) == complete(*best) && event.score > best->score))
            best = &event;
    }
    return best;
}

std::vector<char> found_roles(const CodedArticle& coded, const std::vector<Span>& words) {
    std::vector<char> roles(words.size(), 'O');
    const EventMention* event = main_event(coded.extraction);
    if (event == nullptr) return roles;
    const auto mark = [&](const std::vector<std::uint32_t>& mentions, char role) {
        for (const std::uint32_t m : mentions) {
            const Mention& mention = coded.extraction.mentions[m];
            const Sentence& sentence = coded.document.sentences[mention.sentence];
            const TokenRange all = PhraseTree(sentence).argument(mention, event->trigger);
            const Span span{sentence.tokens[all.begin].span.begin, sentence.tokens[all.end - 1].span.end};
            for (std::size_t w = 0; w < words.size(); ++w)
                if (roles[w] == 'O' && span.overlaps(words[w])) roles[w] = event->reciprocal ? 'R' : role;
        }
    };
    mark(event->sources, 'S');
    mark(event->targets, 'T');
    return roles;
}

} // namespace

std::vector<RoleSpanSentence> read_role_spans(const std::string& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) throw InputError{file, 0, "cannot be read"};
    std::vector<RoleSpanSentence> sentences(1);
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        ++number;
        std::istringstream columns{line};
        std::string word;
        std::string tag;
        if (!(columns >> word)) {
            if (!sentences.back().words.empty()) sentences.emplace_back();
            continue;
        }
        const bool known = (columns >> tag) && (tag == "O" || (tag.size() == 3 && tag[1] == '-' && std::string_view{"STR"}.find(tag[2]) != std::string_view::npos));
        if (!known) throw InputError{file, number, "a word without a tag O, B-S, I-S, B-T, I-T, B-R or I-R"};
        sentences.back().words.push_back(word);
        sentences.back().roles.push_back(tag.back());
    }
    if (sentences.back().words.empty()) sentences.pop_back();
    return sentences;
}

std::string joined_words(const RoleSpanSentence& sentence) {
    return fmt::format("{}", fmt::join(sentence.words, " "));
}

RoleSpanScores evaluate_role_spans(std::span<const RoleSpanSentence> sentences, const Coder& coder) {
    RoleSpanScores scores;
    for (const RoleSpanSentence& sentence : sentences) {
        const PlacedWords placed = written_together(sentence.words);
        const std::vector<char> found = found_roles(coder(sentence_article(fmt::format("s{:04}", scores.sentences), placed.text)), placed.spans);
        ++scores.sentences;
        for (std::size_t w = 0; w < found.size(); ++w) {
            const char gold = sentence.roles[w];
            scores.gold += gold != 'O' ? 1U : 0U;
            scores.found += found[w] != 'O' ? 1U : 0U;
            if (gold == 'O' || found[w] == 'O') continue;
            scores.strict += gold == found[w] ? 1U : 0U;
            scores.right += gold == found[w] || gold == 'R' || found[w] == 'R' ? 1U : 0U;
        }
    }
    return scores;
}

std::string format(const RoleSpanScores& scores) {
    const auto share = [](std::size_t part, std::size_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); };
    return fmt::format("sentences {} | words of source and target: precision {:.3f} recall {:.3f} F1 {:.3f} | acts on each other told apart: F1 {:.3f}\n",
                       scores.sentences, share(scores.right, scores.found), share(scores.right, scores.gold), scores.f1(), scores.strict_f1());
}

} // namespace entente
