// SPDX-License-Identifier: Apache-2.0
#include "evaluate/treebank.hpp"

#include <algorithm>
#include <chrono>
#include <compare>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <fmt/format.h>

#include "annotate/annotate.hpp"
#include "annotate/conllu.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

/// Where a word stands: bytes of its token, and which word of a multiword token it is (from 1; 0 for a whole token).
struct Place {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t part = 0;
    friend constexpr auto operator<=>(const Place&, const Place&) = default;
};

struct PlacedWord {
    Place place;
    Place head; ///< all zero for the root
    const Token* token = nullptr;
    friend bool operator<(const PlacedWord& a, const PlacedWord& b) { return a.place < b.place; }
};

std::vector<Place> places(const Sentence& sentence) {
    std::vector<Place> out;
    for (std::size_t i = 0; i < sentence.tokens.size();) {
        std::size_t end = i + 1;
        if (sentence.tokens[i].part == TokenPart::first)
            while (end < sentence.tokens.size() && sentence.tokens[end].part == TokenPart::rest)
                ++end;
        const Span span = hull(sentence.tokens[i].span, sentence.tokens[end - 1].span);
        for (std::uint32_t part = 1; i < end; ++i, ++part)
            out.push_back({span.begin, span.end, span == sentence.tokens[i].span ? 0 : part});
    }
    return out;
}

std::vector<PlacedWord> placed_words(const Document& document) {
    std::vector<PlacedWord> out;
    for (const Sentence& sentence : document.sentences) {
        const std::vector<Place> at = places(sentence);
        for (std::size_t i = 0; i < at.size(); ++i) {
            const Token& token = sentence.tokens[i];
            out.push_back({at[i], token.head < 0 ? Place{} : at[static_cast<std::size_t>(token.head)], &token});
        }
    }
    std::ranges::sort(out, {}, &PlacedWord::place);
    return out;
}

std::string_view main_relation(Relation relation) {
    const std::string_view full = name(relation);
    return full.substr(0, full.find(':'));
}

std::string genre_of(std::string_view document) {
    if (document.starts_with("GUM_")) {
        document.remove_prefix(4);
        return std::string{document.substr(0, document.find('_'))};
    }
    return std::string{document.substr(0, document.find('-'))};
}

/// Where each genre's text lies, in the order of the text.
class GenreMap {
public:
    GenreMap(const Document& gold, const std::vector<ConlluSentence>& sentences) {
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            ends_.push_back(gold.sentences[i].span.end);
            genres_.push_back(genre_of(sentences[i].document));
        }
    }
    const std::string& at(std::uint32_t byte) const {
        const auto place = std::ranges::upper_bound(ends_, byte);
        return genres_[std::min<std::size_t>(static_cast<std::size_t>(place - ends_.begin()), genres_.size() - 1)];
    }

private:
    std::vector<std::uint32_t> ends_;
    std::vector<std::string> genres_;
};

/// One file's tallies: of all of it, and by genre.
struct Comparison {
    TreebankTally all;
    std::map<std::string, TreebankTally> genres;
};

class Comparer {
public:
    Comparer(const GenreMap& genres, Confusions* upos, Confusions* relations)
        : genres_(genres), upos_(upos), relations_(relations) {}

    Comparison compare(const Document& gold, const Document& found) {
        count_sentences(gold, found);
        const std::vector<PlacedWord> gold_words = placed_words(gold);
        const std::vector<PlacedWord> found_words = placed_words(found);
        for (const PlacedWord& word : gold_words)
            count(word.place.begin, &TreebankTally::gold_words);
        for (const PlacedWord& word : found_words)
            count(word.place.begin, &TreebankTally::found_words);
        for (auto g = gold_words.begin(), f = found_words.begin(); g != gold_words.end() && f != found_words.end();) {
            if (g->place < f->place) {
                ++g;
            } else if (f->place < g->place) {
                ++f;
            } else {
                compare(*g++, *f++);
            }
        }
        return std::move(comparison_);
    }

private:
    void count(std::uint32_t byte, std::size_t TreebankTally::*member) {
        ++(comparison_.all.*member);
        ++(comparison_.genres[genres_.at(byte)].*member);
    }

    void count_sentences(const Document& gold, const Document& found) {
        for (const Sentence& sentence : gold.sentences)
            count(sentence.span.begin, &TreebankTally::gold_sentences);
        for (const Sentence& sentence : found.sentences) {
            count(sentence.span.begin, &TreebankTally::found_sentences);
            const auto same = std::ranges::lower_bound(gold.sentences, sentence.span, {}, &Sentence::span);
            if (same != gold.sentences.end() && same->span == sentence.span)
                count(sentence.span.begin, &TreebankTally::right_sentences);
        }
    }

    void compare(const PlacedWord& gold, const PlacedWord& found) {
        const std::uint32_t byte = gold.place.begin;
        count(byte, &TreebankTally::right_words);
        if (gold.token->upos == found.token->upos) {
            count(byte, &TreebankTally::upos);
        } else if (upos_ != nullptr) {
            ++(*upos_)[{std::string{name(gold.token->upos)}, std::string{name(found.token->upos)}}];
        }
        if (gold.token->xpos == found.token->xpos) count(byte, &TreebankTally::xpos);
        if (lower(gold.token->lemma) == lower(found.token->lemma)) count(byte, &TreebankTally::lemma);
        if (gold.head != found.head) return;
        count(byte, &TreebankTally::unlabelled);
        const std::string_view gold_relation = main_relation(gold.token->relation);
        const std::string_view found_relation = main_relation(found.token->relation);
        if (gold_relation == found_relation) {
            count(byte, &TreebankTally::labelled);
        } else if (relations_ != nullptr) {
            ++(*relations_)[{std::string{gold_relation}, std::string{found_relation}}];
        }
    }

    const GenreMap& genres_;
    Confusions* upos_;
    Confusions* relations_;
    Comparison comparison_;
};

std::string read_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw InputError{path, 0, "cannot be opened"};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::string table_row(std::string_view title, const TreebankTally& t) {
    return fmt::format("{:<34} {:>7} {:>6.2f} {:>6.2f} {:>6.2f} {:>6.2f} {:>6.2f} {:>6.2f} {:>6.2f}\n", title, t.gold_words,
                       t.sentence_f1(), t.word_f1(), t.f1(t.upos), t.f1(t.xpos), t.f1(t.lemma), t.f1(t.unlabelled),
                       t.f1(t.labelled));
}

std::string most_frequent(const Confusions& confusions, std::string_view title) {
    constexpr std::size_t shown = 30;
    std::vector<std::pair<std::size_t, std::pair<std::string, std::string>>> rows;
    for (const auto& [pair, count] : confusions)
        rows.emplace_back(count, pair);
    std::ranges::stable_sort(rows, std::ranges::greater{}, [](const auto& row) { return row.first; });
    std::string out = fmt::format("\n{} (gold, found, times)\n", title);
    for (std::size_t i = 0; i < std::min(shown, rows.size()); ++i)
        out += fmt::format("{:<12} {:<12} {:>6}\n", rows[i].second.first, rows[i].second.second, rows[i].first);
    return out;
}

double percent(std::size_t right, std::size_t gold, std::size_t found) {
    return gold + found == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
}

} // namespace

double TreebankTally::sentence_f1() const noexcept {
    return percent(right_sentences, gold_sentences, found_sentences);
}
double TreebankTally::word_f1() const noexcept {
    return percent(right_words, gold_words, found_words);
}
double TreebankTally::f1(std::size_t right) const noexcept {
    return percent(right, gold_words, found_words);
}

TreebankScores evaluate_treebank(std::span<const std::string> files, const Model& model) {
    TreebankScores scores;
    std::size_t words = 0;
    std::chrono::duration<double> time{0};
    for (const std::string& file : files) {
        const std::vector<ConlluSentence> sentences = read_conllu(read_file(file), file);
        if (sentences.empty()) throw InputError{file, 0, "no sentence in it"};
        const Document gold = document_of(sentences);
        const GenreMap genres{gold, sentences};
        Article article = gold.article;
        const auto start = std::chrono::steady_clock::now();
        const Document from_raw = annotate(std::move(article), model);
        time += std::chrono::steady_clock::now() - start;
        const Comparison raw = Comparer{genres, nullptr, nullptr}.compare(gold, from_raw);
        words += raw.all.found_words;
        const Comparison tokens = Comparer{genres, &scores.upos, &scores.relations}.compare(gold, analyse(gold, model));
        const std::string title = std::filesystem::path{file}.filename().string();
        scores.lines.push_back({title, tokens.all, raw.all});
        for (const auto& [genre, tally] : tokens.genres)
            if (!genre.empty()) scores.lines.push_back({title + ' ' + genre, tally, raw.genres.at(genre)});
    }
    scores.words_per_second = time.count() > 0 ? static_cast<double>(words) / time.count() : 0;
    return scores;
}

std::string format(const TreebankScores& scores, bool errors) {
    constexpr std::string_view heads = "   words  sent.  words   UPOS   XPOS  lemma    UAS    LAS\n";
    std::string out = fmt::format("{:<34} {}", "from raw text (F1)", heads);
    for (const TreebankLine& line : scores.lines)
        out += table_row(line.name, line.raw_text);
    out += fmt::format("\n{:<34} {}", "with gold tokens (per cent)", heads);
    for (const TreebankLine& line : scores.lines)
        out += table_row(line.name, line.gold_tokens);
    out += fmt::format("\n{:.0f} words a second from raw text, one thread\n", scores.words_per_second);
    if (errors)
        out += most_frequent(scores.upos, "parts of speech") +
               most_frequent(scores.relations, "relations of words with the right head");
    return out;
}

} // namespace entente
