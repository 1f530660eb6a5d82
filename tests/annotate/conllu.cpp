// SPDX-License-Identifier: Apache-2.0
#include "annotate/conllu.hpp"

#include <doctest/doctest.h>

#include "text/error.hpp"

using namespace entente;

namespace {

const std::string example = "# newdoc id = d1\n"
                            "# newpar\n"
                            "# sent_id = d1-1\n"
                            "# text = Kim didn't go.\n"
                            "1\tKim\tKim\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tSpan=0:3\n"
                            "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpan=4:10\n"
                            "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
                            "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
                            "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
                            "4.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n"
                            "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
                            "\n";

std::string message_of(const std::string& bytes) {
    try {
        static_cast<void>(read_conllu(bytes, "x.conllu"));
    } catch (const InputError& error) {
        return message(error);
    }
    return "no error";
}

} // namespace

TEST_CASE("a CoNLL-U sentence is read with its multiword token and without its empty node") {
    const auto sentences = read_conllu(example, "x");
    REQUIRE(sentences.size() == 1);
    const ConlluSentence& sentence = sentences[0];
    CHECK(sentence.id == "d1-1");
    CHECK(sentence.document == "d1");
    CHECK(sentence.new_document);
    CHECK(sentence.new_paragraph);
    REQUIRE(sentence.words.size() == 5);
    CHECK(sentence.words[0].part == TokenPart::whole);
    CHECK(sentence.words[0].misc == "Span=0:3");
    CHECK(sentence.words[1].part == TokenPart::first);
    CHECK_FALSE(sentence.words[1].space_after);
    CHECK(sentence.words[2].part == TokenPart::rest);
    CHECK(sentence.words[2].space_after);
    CHECK(sentence.words[2].lemma == "not");
    CHECK(sentence.words[3].head == -1);
    CHECK(sentence.words[4].xpos == Xpos::PERIOD);
}

TEST_CASE("what is written in CoNLL-U is read back the same") {
    Document document = document_of(read_conllu(example + example, "x"));
    document.article.id = "d1";
    CHECK(document.article.text == "Kim didn't go.\n\nKim didn't go.\n");
    const auto again = read_conllu(write_conllu(document), "y");
    Document copy = document_of(again);
    copy.article.id = "d1";
    CHECK(copy == document);
    CHECK(again[0].text == "Kim didn't go.");
    CHECK(again[1].document == "d1");
}

TEST_CASE("CoNLL-U shows byte spans, missing spaces, names and junk") {
    Document document = document_of(read_conllu(example, "x"));
    document.sentences[0].tokens[0].name_type = NameType::PER;
    document.sentences[0].tokens[0].name_begin = true;
    document.article.id = "d1";
    document.article.blocks[0].kind = BlockKind::caption;
    const std::string out = write_conllu(document);
    CHECK(out.find("# newdoc id = d1\n# newpar\n# sent_id = d1-1\n# text = Kim didn't go.\n# junk = yes\n") == 0);
    CHECK(out.find("\tName=B-PER|Span=0:3\n") != std::string::npos);
    CHECK(out.find("2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpan=4:10\n") != std::string::npos);
    CHECK(out.find("\tSpaceAfter=No|Span=11:13\n") != std::string::npos);
    CHECK(out.find("\tSpan=13:14\n") != std::string::npos);
}

TEST_CASE("damaged CoNLL-U is named with its file and line") {
    CHECK(message_of("1\ta\n\n") == "x.conllu:1: a word line has ten columns; this one has 2");
    CHECK(message_of("# c\n2\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n") == "x.conllu:2: expected word 1, found '2'");
    CHECK(message_of("1\ta\ta\tNOPE\t_\t_\t0\troot\t_\t_\n\n") == "x.conllu:1: 'NOPE' is no universal part of speech");
    CHECK(message_of("1\ta\ta\tX\t_\t_\t7\troot\t_\t_\n\n") == "x.conllu:2: word 1 has the head 7");
    CHECK(message_of("1\ta\ta\tX\t_\t_\t-1\troot\t_\t_\n\n") == "x.conllu:1: '-1' is no head");
    CHECK(message_of("1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n") ==
          "x.conllu:3: the sentence ends inside a multiword token");
    CHECK(message_of("1-2\tabc\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n2\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n\n") ==
          "x.conllu:3: the words of 'abc' are not its letters");
}

TEST_CASE("a file without a last line feed and with carriage returns is read") {
    std::string bytes;
    for (const char c : example)
        bytes += c == '\n' ? std::string{"\r\n"} : std::string{c};
    bytes.resize(bytes.size() - 4);
    CHECK(read_conllu(bytes, "x").at(0).words.size() == 5);
    CHECK(read_conllu("", "x").empty());
}
