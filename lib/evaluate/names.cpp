// SPDX-License-Identifier: Apache-2.0
#include "evaluate/names.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "annotate/annotate.hpp"
#include "text/error.hpp"

namespace entente {
namespace {

struct TypedSpan {
    Span span;
    NameType type = NameType::none;
    friend constexpr auto operator<=>(const TypedSpan&, const TypedSpan&) = default;
};

/// One sentence: its text and the names in it.
struct NamedText {
    std::string text;
    std::vector<TypedSpan> names;
};

std::optional<NameType> parse_name_type(std::string_view text) {
    for (const NameType type : {NameType::PER, NameType::ORG, NameType::LOC, NameType::MISC})
        if (name(type) == text) return type;
    return std::nullopt;
}

/// Writes contractions together, as the text had them before it was cut into words: "ca n't" is "can't" again.
std::string without_gaps(std::string text) {
    for (const std::string_view clitic : {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "’s", "n’t"}) {
        const std::string spaced = ' ' + std::string{clitic};
        for (std::size_t at = text.find(spaced); at != std::string::npos; at = text.find(spaced, at + 1)) {
            const std::size_t end = at + spaced.size();
            if (at > 0 && text[at - 1] != ' ' && (end == text.size() || text[end] == ' ' || text[end] == '.' || text[end] == ','))
                text.erase(at, 1);
        }
    }
    return text;
}

class IobReader {
public:
    explicit IobReader(const std::string& path) : path_(path) {}

    std::vector<NamedText> read() {
        std::ifstream file{path_, std::ios::binary};
        if (!file) throw InputError{path_, 0, "cannot be opened"};
        for (std::string line; std::getline(file, line);) {
            ++line_;
            if (!line.empty() && line.back() == '\r') line.pop_back();
            if (line.find_first_not_of(" \t") == std::string::npos) {
                finish();
            } else if (line.starts_with("# ") && line.find('\t') == std::string::npos) {
                if (line.starts_with("# text = ")) text_ = line.substr(9);
            } else {
                read_word(line);
            }
        }
        if (file.bad()) throw InputError{path_, line_, "cannot be read"};
        finish();
        return std::move(sentences_);
    }

private:
    void read_word(const std::string& line) {
        const char separator = line.find('\t') == std::string::npos ? ' ' : '\t';
        std::vector<std::string> columns;
        std::istringstream in{line};
        for (std::string column; std::getline(in, column, separator);)
            columns.push_back(column);
        if (columns.size() < 2) throw InputError{path_, line_, "a word line has a form and a tag"};
        const bool numbered = columns.size() > 2 && separator == '\t';
        const std::string& form = numbered ? columns[1] : columns[0];
        const std::string& tag = numbered ? columns[2] : columns.back();
        words_.emplace_back(form, tag);
    }

    void finish() {
        if (words_.empty() || words_.front().first == "-DOCSTART-") {
            words_.clear();
            return;
        }
        NamedText sentence{.text = without_gaps(text_.empty() ? joined() : text_), .names = {}};
        std::size_t at = 0;
        std::string previous = "O";
        for (const auto& [form, tag] : words_) {
            const std::size_t found = sentence.text.find(form, at);
            if (found == std::string::npos)
                throw InputError{path_, line_, fmt::format("the word '{}' is not in the sentence's text", form)};
            const Span span{static_cast<std::uint32_t>(found), static_cast<std::uint32_t>(found + form.size())};
            at = span.end;
            add(sentence, span, tag, previous);
            previous = tag;
        }
        sentences_.push_back(std::move(sentence));
        words_.clear();
        text_.clear();
    }

    void add(NamedText& sentence, Span span, const std::string& tag, const std::string& previous) const {
        if (tag == "O") return;
        const auto type = tag.size() > 2 && tag[1] == '-' ? parse_name_type(std::string_view{tag}.substr(2)) : std::nullopt;
        if (!type) {
            if (tag.size() > 2 && tag.substr(2) == "OTH") return; // Universal NER's mark for what is none of the three
            throw InputError{path_, line_, fmt::format("'{}' is no tag of a name", tag)};
        }
        const bool continues =
            tag[0] == 'I' && previous.size() > 2 && previous.substr(2) == tag.substr(2) && !sentence.names.empty();
        if (continues) {
            sentence.names.back().span.end = span.end;
        } else {
            sentence.names.push_back({span, *type});
        }
    }

    std::string joined() const {
        std::string out;
        for (const auto& [form, tag] : words_)
            out += (out.empty() ? "" : " ") + form;
        return out;
    }

    const std::string& path_;
    std::size_t line_ = 0;
    std::string text_;
    std::vector<std::pair<std::string, std::string>> words_;
    std::vector<NamedText> sentences_;
};

std::vector<TypedSpan> found_names(const Document& document) {
    std::vector<TypedSpan> out;
    for (const Sentence& sentence : document.sentences)
        for (const Name& found : names(sentence))
            out.push_back({hull(sentence.tokens[found.tokens.begin].span, sentence.tokens[found.tokens.end - 1].span), found.type});
    return out;
}

std::size_t index(NameType type) {
    return static_cast<std::size_t>(type);
}

using Confusion = std::array<std::array<std::size_t, name_type_count>, name_type_count>;

void compare(const std::vector<TypedSpan>& gold, const std::vector<TypedSpan>& found, NameScores::Line& line,
             Confusion& confusion) {
    for (const TypedSpan& name : gold) {
        const auto same = std::ranges::find(found, name.span, &TypedSpan::span);
        const NameType as = same == found.end() ? NameType::none : same->type;
        ++confusion[index(name.type)][index(as)];
        ++line.by_type[index(name.type)].gold;
        if (as == name.type) ++line.by_type[index(as)].right;
        if (as != NameType::none) ++line.untyped.right;
    }
    for (const TypedSpan& name : found) {
        ++line.by_type[index(name.type)].found;
        if (std::ranges::find(gold, name.span, &TypedSpan::span) == gold.end())
            ++confusion[index(NameType::none)][index(name.type)];
    }
    line.untyped.gold += gold.size();
    line.untyped.found += found.size();
}

void sum_types(NameScores::Line& line) {
    for (const NameTally& tally : line.by_type) {
        line.typed.gold += tally.gold;
        line.typed.found += tally.found;
        line.typed.right += tally.right;
    }
}

std::string row(std::string_view title, std::string_view type, const NameTally& tally) {
    return fmt::format("{:<26} {:<8} {:>6} {:>6} {:>9.2f} {:>7.2f} {:>7.2f}\n", title, type, tally.gold, tally.found,
                       tally.precision(), tally.recall(), tally.f1());
}

} // namespace

double NameTally::precision() const noexcept {
    return found == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(found);
}
double NameTally::recall() const noexcept {
    return gold == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold);
}
double NameTally::f1() const noexcept {
    return gold + found == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + found);
}

NameScores evaluate_names(std::span<const std::string> files, const Model& model) {
    NameScores scores;
    std::size_t words = 0;
    std::chrono::duration<double> time{0};
    for (const std::string& file : files) {
        const std::vector<NamedText> sentences = IobReader{file}.read();
        if (sentences.empty()) throw InputError{file, 0, "no sentence in it"};
        std::array<bool, name_type_count> has{};
        for (const NamedText& sentence : sentences)
            for (const TypedSpan& name : sentence.names)
                has[index(name.type)] = true;
        NameScores::Line line;
        line.name = std::filesystem::path{file}.filename().string();
        for (const NamedText& sentence : sentences) {
            Article article;
            article.text = sentence.text;
            const auto start = std::chrono::steady_clock::now();
            const Document document = annotate(std::move(article), model);
            time += std::chrono::steady_clock::now() - start;
            for (const Sentence& found : document.sentences)
                words += found.tokens.size();
            std::vector<TypedSpan> found = found_names(document);
            std::erase_if(found, [&](const TypedSpan& name) { return !has[index(name.type)]; });
            compare(sentence.names, found, line, scores.confusion);
        }
        sum_types(line);
        scores.lines.push_back(std::move(line));
    }
    scores.words_per_second = time.count() > 0 ? static_cast<double>(words) / time.count() : 0;
    return scores;
}

std::string format(const NameScores& scores, bool errors) {
    std::string out = fmt::format("{:<26} {:<8} {:>6} {:>6} {:>9} {:>7} {:>7}\n", "names from raw text", "type", "gold", "found",
                                  "precision", "recall", "F1");
    for (const NameScores::Line& line : scores.lines) {
        for (const NameType type : {NameType::PER, NameType::ORG, NameType::LOC, NameType::MISC})
            if (line.by_type[index(type)].gold > 0) out += row(line.name, name(type), line.by_type[index(type)]);
        out += row(line.name, "all", line.typed);
        out += row(line.name, "untyped", line.untyped);
    }
    out += fmt::format("\n{:.0f} words a second, one sentence at a time\n", scores.words_per_second);
    if (!errors) return out;
    out += fmt::format("\n{:<12} {:>8} {:>8} {:>8} {:>8} {:>8}\n", "gold, found", "PER", "ORG", "LOC", "MISC", "missed");
    for (const NameType gold : {NameType::PER, NameType::ORG, NameType::LOC, NameType::MISC, NameType::none}) {
        const auto& cells = scores.confusion[index(gold)];
        out += fmt::format("{:<12} {:>8} {:>8} {:>8} {:>8} {:>8}\n",
                           gold == NameType::none ? std::string_view{"(no name)"} : name(gold), cells[index(NameType::PER)],
                           cells[index(NameType::ORG)], cells[index(NameType::LOC)], cells[index(NameType::MISC)],
                           gold == NameType::none ? 0 : cells[index(NameType::none)]);
    }
    return out;
}

} // namespace entente
