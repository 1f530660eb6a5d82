// SPDX-License-Identifier: Apache-2.0
// The table of annotated names is read with its faults named; every line of the one that ships is well formed.
#include "train/annotated_names.hpp"

#include <doctest/doctest.h>

#include "text/error.hpp"

using namespace entente;
using namespace entente::train;

namespace {

constexpr const char* treebank = R"(# sent_id = one
# text = Anna Berg joined Norsk Hydro in Oslo
1	Anna	Anna	PROPN	NNP	_	3	nsubj	_	_
2	Berg	Berg	PROPN	NNP	_	1	flat	_	_
3	joined	join	VERB	VBD	_	0	root	_	_
4	Norsk	Norsk	PROPN	NNP	_	5	compound	_	_
5	Hydro	Hydro	PROPN	NNP	_	3	obj	_	_
6	in	in	ADP	IN	_	7	case	_	_
7	Oslo	Oslo	PROPN	NNP	_	3	obl	_	_

# sent_id = two
# text = Norwegians cheered
1	Norwegians	Norwegian	PROPN	NNPS	_	2	nsubj	_	_
2	cheered	cheer	VERB	VBD	_	0	root	_	_

)";

std::vector<Example> labelled(std::string_view table) {
    const auto sentences = read_conllu(treebank, "made-up");
    std::vector<Example> out = treebank_examples(sentences);
    label_annotated_names(table, "names.tsv", sentences, out);
    return out;
}

std::string fault(std::string_view table) {
    try {
        labelled(table);
    } catch (const InputError& error) {
        return message(error);
    }
    return "none";
}

constexpr std::uint32_t set(NameType type, bool begin) {
    return 1U << name_label(type, begin);
}

} // namespace

TEST_CASE("annotated names become labels, all else is outside, and a sentence without a line has no name") {
    const auto e = labelled("# a comment\none\t1-2:P 4-5:O 7-7:L\n");
    CHECK(e[0].names == std::vector<std::uint32_t>{set(NameType::PER, true), set(NameType::PER, false), 1U,
                                                   set(NameType::ORG, true), set(NameType::ORG, false), 1U,
                                                   set(NameType::LOC, true)});
    CHECK(e[1].names == std::vector<std::uint32_t>{1U, 1U});
    CHECK(labelled("two\t1-1:N")[1].names == std::vector<std::uint32_t>{set(NameType::MISC, true), 1U});
}

TEST_CASE("faults of the table of names are told with their line") {
    CHECK(fault("three\t1-1:P\n").find("no sentence 'three'") != std::string::npos);
    CHECK(fault("one\t1-1:P\none\t2-2:P\n").find("has a line already") != std::string::npos);
    CHECK(fault("#\none\t7-8:L\n").find("'7-8:L' is not inside the sentence of 7 words") != std::string::npos);
    CHECK(fault("#\none\t7-8:L\n").find(":2") != std::string::npos);
    CHECK(fault("one\t1-2:P 2-3:O\n").find("'2-3:O' overlaps") != std::string::npos);
    for (const char* span : {"2-1:P", "0-1:P", "1-2:X", "1-2", "1:P", "a-2:P", "1-2x:P", "1--2:P"}) {
        CAPTURE(span);
        CHECK(fault(std::string{"one\t"} + span).find("is no span with a type") != std::string::npos);
    }
}

TEST_CASE("the table for EWT's training set holds spans and types only, in order and apart") {
    std::string_view table = annotated_ewt_names();
    std::size_t spans = 0;
    while (!table.empty()) {
        const std::string_view line = table.substr(0, table.find('\n'));
        table.remove_prefix(std::min(line.size() + 1, table.size()));
        if (line.starts_with('#')) continue;
        CAPTURE(line);
        const std::size_t tab = line.find('\t');
        REQUIRE(tab != std::string_view::npos);
        CHECK(line.find_first_not_of("0123456789-: PLOMN", tab + 1) == std::string_view::npos);
        CHECK(line.back() >= 'L');
        ++spans;
    }
    CHECK(spans > 1000);
}
