// SPDX-License-Identifier: Apache-2.0
#include "annotate/conllu.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t column_count = 10;
using Columns = std::array<std::string_view, column_count>;

std::optional<std::int32_t> number(std::string_view digits) {
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || value < 0) return std::nullopt;
    return value;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::string_view unless_blank(std::string_view column) {
    return column == "_" ? std::string_view{} : column;
}

bool has_item(std::string_view misc, std::string_view item) {
    for (std::size_t at = misc.find(item); at != std::string_view::npos; at = misc.find(item, at + 1)) {
        const std::size_t end = at + item.size();
        if ((at == 0 || misc[at - 1] == '|') && (end == misc.size() || misc[end] == '|')) return true;
    }
    return false;
}

class Reader {
public:
    Reader(std::string_view bytes, const std::string& file) : bytes_(bytes), file_(file) {}

    std::vector<ConlluSentence> read() {
        for (std::size_t at = 0; at < bytes_.size();) {
            const std::size_t end = std::min(bytes_.find('\n', at), bytes_.size());
            ++line_;
            read_line(bytes_.substr(at, end - at));
            at = end + 1;
        }
        finish();
        return std::move(sentences_);
    }

private:
    [[noreturn]] void fail(std::string reason) const { throw InputError{file_, line_, std::move(reason)}; }

    void read_line(std::string_view text) {
        if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
        if (text.empty()) return finish();
        if (sentence_.line == 0) sentence_.line = line_;
        if (text.front() == '#') return read_comment(text.substr(1));
        const Columns columns = split(text);
        if (columns[0].find('.') != std::string_view::npos) return;
        if (const std::size_t dash = columns[0].find('-'); dash != std::string_view::npos) {
            begin_multiword(columns, dash);
        } else {
            add_word(columns);
        }
    }

    Columns split(std::string_view text) const {
        Columns columns;
        std::size_t count = 0;
        for (std::size_t at = 0; at <= text.size(); ++count) {
            const std::size_t end = std::min(text.find('\t', at), text.size());
            if (count < column_count) columns[count] = text.substr(at, end - at);
            at = end + 1;
        }
        if (count != column_count) fail(fmt::format("a word line has ten columns; this one has {}", count));
        return columns;
    }

    void read_comment(std::string_view text) {
        const std::size_t equals = text.find('=');
        const std::string_view key = trimmed(text.substr(0, equals));
        const std::string_view value = equals == std::string_view::npos ? std::string_view{} : trimmed(text.substr(equals + 1));
        if (key == "sent_id") sentence_.id = value;
        if (key == "text") sentence_.text = value;
        if (key == "newpar" || key == "newpar id") sentence_.new_paragraph = true;
        if (key == "newdoc" || key == "newdoc id") {
            sentence_.new_document = sentence_.new_paragraph = true;
            document_ = value;
        }
    }

    void begin_multiword(const Columns& columns, std::size_t dash) {
        const auto first = number(columns[0].substr(0, dash));
        const auto last = number(columns[0].substr(dash + 1));
        const auto next = static_cast<std::int32_t>(sentence_.words.size()) + 1;
        if (!first || !last || *first != next || *last <= *first || multiword_end_ >= next)
            fail(fmt::format("'{}' is no range of the words that follow", columns[0]));
        multiword_end_ = *last;
        multiword_form_ = columns[1];
        multiword_space_ = !has_item(columns[9], "SpaceAfter=No");
        multiword_words_.clear();
    }

    void add_word(const Columns& columns) {
        const auto position = static_cast<std::int32_t>(sentence_.words.size()) + 1;
        if (number(columns[0]) != position) fail(fmt::format("expected word {}, found '{}'", position, columns[0]));
        ConlluWord word;
        word.form = columns[1];
        if (columns[2] != "_" || columns[1] == "_") word.lemma = columns[2];
        word.upos = tag(parse_upos(columns[3]), columns[3], "universal part of speech", Upos::X);
        word.xpos = tag(parse_xpos(columns[4]), columns[4], "Penn Treebank tag", Xpos::none);
        if (columns[6] != "_") {
            const auto head = number(columns[6]);
            if (!head) fail(fmt::format("'{}' is no head", columns[6]));
            word.head = *head - 1;
        }
        word.relation = tag(parse_relation(columns[7]), columns[7], "dependency relation", Relation::dep);
        word.misc = unless_blank(columns[9]);
        word.space_after = !has_item(columns[9], "SpaceAfter=No");
        if (position <= multiword_end_) place_in_multiword(word, position);
        sentence_.words.push_back(std::move(word));
    }

    template <class Tag>
    Tag tag(std::optional<Tag> parsed, std::string_view column, std::string_view what, Tag absent) const {
        if (parsed) return *parsed;
        if (column != "_") fail(fmt::format("'{}' is no {}", column, what));
        return absent;
    }

    void place_in_multiword(ConlluWord& word, std::int32_t position) {
        word.part = multiword_words_.empty() ? TokenPart::first : TokenPart::rest;
        multiword_words_ += word.form;
        word.space_after = position == multiword_end_ && multiword_space_;
        if (position == multiword_end_ && multiword_words_ != multiword_form_)
            fail(fmt::format("the words of '{}' are not its letters", multiword_form_));
    }

    void finish() {
        if (!sentence_.words.empty()) {
            const auto count = static_cast<std::int32_t>(sentence_.words.size());
            if (multiword_end_ > count) fail("the sentence ends inside a multiword token");
            for (std::int32_t i = 0; i < count; ++i) {
                const std::int32_t head = sentence_.words[static_cast<std::size_t>(i)].head;
                if (head >= count || head == i) fail(fmt::format("word {} has the head {}", i + 1, head + 1));
            }
            sentence_.document = document_;
            sentences_.push_back(std::move(sentence_));
        } else if (sentence_.line != 0 && (sentence_.new_document || sentence_.new_paragraph)) {
            return; // comments of a document with a blank line after them belong to its first sentence
        }
        sentence_ = ConlluSentence{};
        multiword_end_ = 0;
    }

    std::string_view bytes_;
    const std::string& file_;
    std::size_t line_ = 0;
    std::string document_;
    ConlluSentence sentence_;
    std::int32_t multiword_end_ = 0;
    bool multiword_space_ = true;
    std::string multiword_form_;
    std::string multiword_words_;
    std::vector<ConlluSentence> sentences_;
};

/// One line of text: white space runs become one blank.
std::string on_one_line(std::string_view text) {
    std::string out;
    bool pending = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_space(point.value)) {
            pending = !out.empty();
        } else {
            if (pending) out += ' ';
            pending = false;
            out += text.substr(at, point.length);
        }
        at += point.length;
    }
    return out;
}

class Writer {
public:
    explicit Writer(const Document& document) : document_(document) {}

    std::string write() {
        fmt::format_to(to(), "# newdoc id = {}\n", on_one_line(document_.article.id));
        std::size_t number = 0;
        const Sentence* previous = nullptr;
        for (const Sentence& sentence : document_.sentences) {
            if (previous == nullptr || previous->block != sentence.block) out_ += "# newpar\n";
            write_sentence(sentence, ++number);
            previous = &sentence;
        }
        return std::move(out_);
    }

private:
    std::back_insert_iterator<std::string> to() { return std::back_inserter(out_); }

    void write_sentence(const Sentence& sentence, std::size_t number) {
        fmt::format_to(to(), "# sent_id = {}-{}\n", on_one_line(document_.article.id), number);
        fmt::format_to(to(), "# text = {}\n", on_one_line(sentence.span.of(document_.article.text)));
        if (!yields_events(document_, sentence)) out_ += "# junk = yes\n";
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            if (sentence.tokens[i].part == TokenPart::first) write_range(sentence, i);
            write_word(sentence, i);
        }
        out_ += '\n';
    }

    void write_range(const Sentence& sentence, std::size_t first) {
        std::size_t last = first;
        while (last + 1 < sentence.tokens.size() && sentence.tokens[last + 1].part == TokenPart::rest)
            ++last;
        if (last == first) return;
        const Span span = hull(sentence.tokens[first].span, sentence.tokens[last].span);
        fmt::format_to(to(), "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}Span={}:{}\n", first + 1, last + 1, span.of(document_.article.text),
                       space_follows(span) ? "" : "SpaceAfter=No|", span.begin, span.end);
    }

    void write_word(const Sentence& sentence, std::size_t i) {
        const Token& token = sentence.tokens[i];
        const std::string_view form = text_of(document_, token);
        fmt::format_to(to(), "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t", i + 1, form, token.lemma.empty() ? "_" : token.lemma,
                       name(token.upos), name(token.xpos), token.head + 1, name(token.relation));
        if (token.name_type != NameType::none)
            fmt::format_to(to(), "Name={}-{}|", token.name_begin ? 'B' : 'I', name(token.name_type));
        const bool inside = i + 1 < sentence.tokens.size() && sentence.tokens[i + 1].part == TokenPart::rest;
        const bool in_multiword = inside || token.part == TokenPart::rest;
        if (!in_multiword && !space_follows(token.span)) out_ += "SpaceAfter=No|";
        fmt::format_to(to(), "Span={}:{}\n", token.span.begin, token.span.end);
    }

    bool space_follows(Span span) const {
        const std::string_view text = document_.article.text;
        return span.end >= text.size() || is_space(code_point_at(text, span.end).value);
    }

    const Document& document_;
    std::string out_;
};

} // namespace

std::vector<ConlluSentence> read_conllu(std::string_view bytes, const std::string& file) {
    return Reader{bytes, file}.read();
}

Document document_of(std::span<const ConlluSentence> sentences) {
    Document document;
    std::string& text = document.article.text;
    std::vector<Block>& blocks = document.article.blocks;
    const auto here = [&] { return static_cast<std::uint32_t>(text.size()); };
    for (const ConlluSentence& from : sentences) {
        const bool new_block = blocks.empty() || from.new_paragraph;
        if (!text.empty()) text += new_block ? "\n\n" : " ";
        Sentence sentence{
            .span = {here(), here()}, .block = static_cast<std::uint32_t>(blocks.size() - (new_block ? 0 : 1)), .tokens = {}};
        for (const ConlluWord& word : from.words) {
            if (!sentence.tokens.empty() && (&word - 1)->space_after) text += ' ';
            Token token;
            token.span.begin = here();
            text += word.form;
            token.span.end = sentence.span.end = here();
            token.lemma = word.lemma;
            token.upos = word.upos;
            token.xpos = word.xpos;
            token.head = word.head;
            token.relation = word.relation;
            token.part = word.part;
            sentence.tokens.push_back(std::move(token));
        }
        if (new_block) blocks.push_back({sentence.span, BlockKind::paragraph});
        blocks.back().span.end = sentence.span.end;
        document.sentences.push_back(std::move(sentence));
    }
    text += '\n';
    return document;
}

std::string write_conllu(const Document& document) {
    return Writer{document}.write();
}

} // namespace entente
