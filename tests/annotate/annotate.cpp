// SPDX-License-Identifier: Apache-2.0
#include "annotate/annotate.hpp"

#include <future>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "annotate/conllu.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

ENTENTE_EMBEDDED(model)

using namespace entente;

namespace {

const Model& model() {
    static const Model loaded = Model::builtin();
    return loaded;
}

Document annotated(std::string text) {
    Article article;
    article.id = "a";
    article.text = std::move(text);
    return annotate(std::move(article), model());
}

/// Its sentences, tokens with a blank between them, "_" where a multiword token goes on.
std::vector<std::string> shown(const Document& document) {
    std::vector<std::string> out;
    for (const Sentence& sentence : document.sentences) {
        std::string& line = out.emplace_back();
        for (const Token& token : sentence.tokens) {
            if (!line.empty()) line += ' ';
            if (token.part == TokenPart::rest) line += '_';
            line += text_of(document, token);
        }
    }
    return out;
}

const Token* find(const Document& document, std::string_view form) {
    for (const Sentence& sentence : document.sentences)
        for (const Token& token : sentence.tokens)
            if (text_of(document, token) == form) return &token;
    return nullptr;
}

bool is_tree(const Sentence& sentence) {
    std::size_t roots = 0;
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const Token& token = sentence.tokens[i];
        if (token.head < 0) ++roots;
        if ((token.head < 0) != (token.relation == Relation::root)) return false;
        std::size_t steps = 0;
        for (std::int32_t at = token.head; at >= 0; at = sentence.tokens[static_cast<std::size_t>(at)].head)
            if (++steps > sentence.tokens.size()) return false;
    }
    return roots == 1;
}

void check_document(const Document& document) {
    const std::string_view text = document.article.text;
    std::uint32_t at = 0;
    const auto only_space = [&](std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t i = begin; i < end; i += code_point_at(text, i).length)
            if (!is_space(code_point_at(text, i).value)) return false;
        return true;
    };
    for (const Sentence& sentence : document.sentences) {
        REQUIRE_FALSE(sentence.tokens.empty());
        CHECK(sentence.block < document.article.blocks.size());
        CHECK(is_tree(sentence));
        for (const Token& token : sentence.tokens) {
            REQUIRE(at <= token.span.begin);
            REQUIRE(token.span.begin < token.span.end);
            REQUIRE(token.span.end <= text.size());
            CHECK(sentence.span.contains(token.span));
            CHECK(is_boundary(text, token.span.begin));
            CHECK(is_boundary(text, token.span.end));
            CHECK(only_space(at, token.span.begin));
            CHECK_FALSE(token.lemma.empty());
            CHECK(is_valid_utf8(token.lemma));
            CHECK((token.name_type != NameType::none || !token.name_begin));
            at = token.span.end;
        }
    }
    CHECK(only_space(at, static_cast<std::uint32_t>(text.size())));
}

std::uint64_t next_random(std::uint64_t& state) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    return state >> 11U;
}

} // namespace

TEST_CASE("sentences and tokens of news follow the treebanks") {
    CHECK(shown(annotated("The Pentagon’s spokesman, Brig. Gen. Luis Ortega, didn’t comment. U.S. officials met Mr. Haddad at 7 "
                          "a.m. Wednesday in "
                          "St. Petersburg.")) ==
          std::vector<std::string>{"The Pentagon _’s spokesman , Brig. Gen. Luis Ortega , did _n’t comment .",
                                   "U.S. officials met Mr. Haddad at 7 a.m. Wednesday in St. Petersburg ."});
    CHECK(shown(annotated("“We cannot wait,” she said. “The border is closed.” He paid $3.5 million, or 12%, on Sept. 4.")) ==
          std::vector<std::string>{"“ We can _not wait , ” she said .", "“ The border is closed . ”",
                                   "He paid $ 3.5 million , or 12 % , on Sept. 4 ."});
    CHECK(shown(annotated("Minister: ‘We will not yield’\n\nThe Israeli-occupied area is quiet... for now")) ==
          std::vector<std::string>{"Minister : ‘ We will not yield ’", "The Israeli - occupied area is quiet ... for now"});
}

TEST_CASE("who does what to whom is read off the tree") {
    const Document document = annotated("The French president met the Turkish foreign minister in Ankara on Tuesday.");
    REQUIRE(document.sentences.size() == 1);
    const Token* met = find(document, "met");
    const Token* president = find(document, "president");
    const Token* minister = find(document, "minister");
    REQUIRE(met != nullptr);
    CHECK(met->relation == Relation::root);
    CHECK(met->lemma == "meet");
    CHECK(met->upos == Upos::VERB);
    CHECK(met->xpos == Xpos::VBD);
    CHECK(president->relation == Relation::nsubj);
    CHECK(minister->relation == Relation::obj);
    CHECK(document.sentences[0].tokens[static_cast<std::size_t>(president->head)].span == met->span);
    CHECK(find(document, "Ankara")->name_type == NameType::LOC);
}

TEST_CASE("any bytes made valid are annotated: spans in order, trees, lemmas") {
    std::uint64_t state = 0x2545F4914F6CDD1DU;
    for (int i = 0; i < 150; ++i) {
        std::string bytes;
        const std::size_t length = next_random(state) % 200;
        const std::uint64_t kind = next_random(state) % 3;
        for (std::size_t j = 0; j < length; ++j) {
            const std::uint64_t roll = next_random(state);
            if (kind == 0) {
                bytes += static_cast<char>(roll & 0xFFU);
            } else if (kind == 1) {
                bytes += static_cast<char>(roll & 0x7FU);
            } else {
                bytes += encode_utf8(static_cast<char32_t>(roll % 0xD800));
            }
        }
        check_document(annotated(replace_invalid_utf8(bytes)));
    }
}

TEST_CASE("odd texts are annotated") {
    for (const std::string& text :
         {std::string{}, std::string{" \n\n\t "}, std::string(3, '\0'), std::string{"."}, std::string{"a"},
          std::string{"\xE2\x80\x8B"}, std::string{"שלום עולם"}, std::string{"👩‍👩‍👧‍👦 met 🇺🇦"},
          std::string{"e\xCC\x81\xCC\x81"}, std::string{"\xEF\xBB\xBFStart"}, std::string{"((((((((((((((("},
          std::string{"'''''\"\"\"\"''''"}})
        check_document(annotated(text));
}

TEST_CASE("long tokens, long sentences and many paragraphs take time in proportion") {
    check_document(annotated(std::string(300'000, 'x')));
    std::string words;
    for (int i = 0; i < 4'000; ++i)
        words += "talks and ";
    const Document document = annotated(words);
    check_document(document);
}

TEST_CASE("a person is the head of name and office, whether the office has a body or not") {
    for (const char* text : {"US Secretary of State Linda Moreno called on Norway to help.", "Minister of Defence Linda Moreno called on Norway.",
                             "Israeli Prime Minister Linda Moreno called on Norway.", "Foreign Minister Linda Moreno called on Norway."}) {
        CAPTURE(text);
        const Document document = annotated(text);
        const std::vector<Token>& tokens = document.sentences.at(0).tokens;
        const Token* person = find(document, "Linda");
        REQUIRE(person != nullptr);
        CHECK(person->relation == Relation::nsubj);
        REQUIRE(person->head >= 0);
        CHECK(text_of(document, tokens[static_cast<std::size_t>(person->head)]) == "called");
        const Token* office = find(document, std::string_view{text}.find("Secretary") != std::string_view::npos ? "Secretary" : "Minister");
        REQUIRE(office != nullptr);
        CHECK(office->relation == Relation::nmod_desc);
        CHECK(&tokens[static_cast<std::size_t>(office->head)] == person);
    }
}

TEST_CASE("text that no block holds is annotated in blocks of its own") {
    Article article;
    article.text = "By Our Correspondent\n\nTalks began. They failed.\n\nShare this";
    article.blocks = {{{22, 47}, BlockKind::paragraph}};
    const Document document = annotate(std::move(article), model());
    REQUIRE(document.article.blocks.size() == 3);
    CHECK(document.article.blocks[0].span == Span{0, 20});
    CHECK(document.article.blocks[2].span.of(document.article.text) == "Share this");
    check_document(document);
}

TEST_CASE("the same article gives the same document, alone or beside others") {
    const std::string text =
        "Kenya recalled its ambassador from Oslo. Norway's government regretted the move.\n\nTALKS IN GENEVA COLLAPSE";
    const Document alone = annotated(text);
    std::vector<std::future<Document>> others;
    for (int i = 0; i < 4; ++i)
        others.push_back(std::async(std::launch::async, [&] { return annotated(text); }));
    for (auto& other : others)
        CHECK(other.get() == alone);
    // What stands in other paragraphs does not change a sentence.
    const Document longer = annotated(text + "\n\nThe minister resigned on Friday.");
    for (std::size_t i = 0; i < alone.sentences.size(); ++i)
        CHECK(longer.sentences[i] == alone.sentences[i]);
}

TEST_CASE("what goes on for more than four hundred words is cut into sentences, after punctuation and in no word") {
    std::string text;
    for (int i = 0; i < 500; ++i)
        text += "they can't stay, ";
    const Document document = annotated(text);
    REQUIRE(document.sentences.size() > 4);
    std::uint32_t end = 0;
    std::size_t cut_after_comma = 0;
    for (const Sentence& sentence : document.sentences) {
        CHECK(sentence.tokens.size() <= 400);
        CHECK(sentence.tokens.front().part != TokenPart::rest);
        CHECK(sentence.span.begin >= end);
        CHECK(sentence.span.begin == sentence.tokens.front().span.begin);
        CHECK(sentence.span.end == sentence.tokens.back().span.end);
        end = sentence.span.end;
        cut_after_comma += text_of(document, sentence.tokens.back()) == "," ? 1 : 0;
    }
    CHECK(cut_after_comma == document.sentences.size());
    std::string unbroken;
    for (int i = 0; i < 1000; ++i)
        unbroken += "didn't ";
    for (const Sentence& sentence : annotated(unbroken).sentences)
        CHECK(sentence.tokens.front().part != TokenPart::rest);
}

TEST_CASE("annotated articles survive CoNLL-U") {
    const Document document = annotated("She didn't sign it, Kim's aide said.\n\nNo deal");
    const auto sentences = read_conllu(write_conllu(document), "a");
    REQUIRE(sentences.size() == document.sentences.size());
    const Document copy = document_of(sentences);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        REQUIRE(copy.sentences[i].tokens.size() == document.sentences[i].tokens.size());
        for (std::size_t j = 0; j < copy.sentences[i].tokens.size(); ++j) {
            const Token& a = copy.sentences[i].tokens[j];
            const Token& b = document.sentences[i].tokens[j];
            CHECK(text_of(copy, a) == text_of(document, b));
            CHECK(a.lemma == b.lemma);
            CHECK(a.head == b.head);
            CHECK(a.relation == b.relation);
            CHECK(a.part == b.part);
        }
    }
}

TEST_CASE("a damaged model is refused") {
    const std::string_view whole = embedded_model();
    CHECK_NOTHROW(static_cast<void>(Model::load(whole)));
    CHECK_THROWS_AS(static_cast<void>(Model::load(whole.substr(0, whole.size() / 2))), ResourceError);
    std::string damaged{whole};
    damaged[damaged.size() / 3] = static_cast<char>(damaged[damaged.size() / 3] ^ 1);
    CHECK_THROWS_WITH_AS(static_cast<void>(Model::load(damaged, "x.model")), "the model file is damaged: its checksum differs",
                         ResourceError);
    CHECK_THROWS_AS(static_cast<void>(Model::load("")), ResourceError);
}
