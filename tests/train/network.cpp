// SPDX-License-Identifier: Apache-2.0
// The network learns a small made-up treebank, the same whatever the threads; in eight bits it says what it says in floats.
#include "annotate/network.hpp"

#include <set>

#include <doctest/doctest.h>

#include "annotate/conllu.hpp"
#include "text/error.hpp"
#include "train/network_trainer.hpp"

using namespace entente;
using namespace entente::train;

namespace {

constexpr const char* treebank = R"(# text = Ministers met Anna Berg in Oslo .
1	Ministers	minister	NOUN	NNS	_	2	nsubj	_	_
2	met	meet	VERB	VBD	_	0	root	_	_
3	Anna	Anna	PROPN	NNP	_	2	obj	_	Entity=(1-person-new-n-cf1-1,2-sgl
4	Berg	Berg	PROPN	NNP	_	3	flat	_	Entity=1)
5	in	in	ADP	IN	_	6	case	_	_
6	Oslo	Oslo	PROPN	NNP	_	2	obl	_	Entity=(2-place-new-n-cf2-1-sgl)
7	.	.	PUNCT	.	_	2	punct	_	_

# text = Rebels shelled the Bank of Norway today .
1	Rebels	rebel	NOUN	NNS	_	2	nsubj	_	_
2	shelled	shell	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	4	det	_	Entity=(3-organization-new-n-cf1-2-sgl
4	Bank	Bank	PROPN	NNP	_	2	obj	_	_
5	of	of	ADP	IN	_	6	case	_	_
6	Norway	Norway	PROPN	NNP	_	4	nmod	_	Entity=(4-place-new-n-cf2-1-sgl)3)
7	today	today	NOUN	NN	_	2	obl:unmarked	_	_
8	.	.	PUNCT	.	_	2	punct	_	_

# text = President Lund left
1	President	president	NOUN	NN	_	2	nmod:desc	_	Entity=(5-person-new-n-cf1-2-sgl
2	Lund	Lund	PROPN	NNP	_	3	nsubj	_	Entity=5)
3	left	leave	VERB	VBD	_	0	root	_	_

)";

std::vector<Example> examples() {
    const auto sentences = read_conllu(treebank, "made-up");
    std::vector<Example> out = treebank_examples(sentences);
    label_gum_names(sentences, out);
    return out;
}

NetworkModel small_model() {
    FeatureTables tables;
    std::set<std::uint32_t> hashes;
    for (const char* word : {"met", "the", "in", "of", "."})
        hashes.insert(word_hash(word));
    tables.words = HashIndex{{hashes.begin(), hashes.end()}};
    tables.vectors = HashIndex{std::vector<std::uint32_t>{}};
    tables.lexicon = HashIndex{std::vector<std::uint32_t>{}};
    NetworkShape shape;
    shape.word = 16, shape.parts = 32, shape.part_rows = 2048, shape.hidden = 16, shape.arc = 16, shape.label = 16, shape.pair = 8;
    return NetworkModel{shape, tables, {}, 0, 4};
}

std::string trained(unsigned threads) {
    NetworkModel model = small_model();
    TrainingOptions options;
    options.epochs = 250;
    options.batch_words = 12;
    options.rate = 1e-2F;
    options.threads = threads;
    options.dropout = {0, 0, 0, 0, 0};
    train_network(model, examples(), Variation{examples(), {0, 0, 0}}, {}, options, [](const std::string&) {});
    const Scores scores = score(model, examples(), threads);
    CHECK(scores.upos == 100.0);
    CHECK(scores.las == 100.0);
    CHECK(scores.names == 100.0);
    return model.quantised();
}

} // namespace

TEST_CASE("names come from GUM's entities: heads with titles and determiners left out, nested places in an organization's name") {
    const auto e = examples();
    const auto set = [](NameType type, bool begin) { return 1U << name_label(type, begin); };
    CHECK(e[0].names[2] == set(NameType::PER, true));
    CHECK(e[0].names[3] == set(NameType::PER, false));
    CHECK(e[0].names[5] == set(NameType::LOC, true));
    CHECK(e[1].names[2] == 1U);
    CHECK(e[1].names[3] == set(NameType::ORG, true));
    CHECK(e[1].names[4] == set(NameType::ORG, false));
    CHECK(e[1].names[5] == set(NameType::ORG, false));
    CHECK((e[2].names[0] & 1U) != 0);
    CHECK(e[2].names[1] == set(NameType::PER, true));
}

TEST_CASE("a trained network in eight bits gives the labels of its training sentences, and training does not depend on threads") {
    const std::string section = trained(1);
    CHECK(trained(2) == section);

    const Network network = Network::load(section);
    std::vector<std::vector<std::string_view>> sentences;
    const auto e = examples();
    for (const Example& example : e)
        sentences.emplace_back(example.forms.begin(), example.forms.end());
    const auto analyses = network.analyse(sentences);
    for (std::size_t s = 0; s < e.size(); ++s)
        for (std::size_t i = 0; i < e[s].forms.size(); ++i) {
            CAPTURE(e[s].forms[i]);
            CHECK(static_cast<std::int32_t>(analyses[s][i].upos) == e[s].upos[i]);
            CHECK(static_cast<std::int32_t>(analyses[s][i].xpos) == e[s].xpos[i]);
            CHECK(analyses[s][i].head == e[s].heads[i]);
            CHECK(static_cast<std::int32_t>(analyses[s][i].relation) == e[s].relations[i]);
            CHECK(((e[s].names[i] >> name_label(analyses[s][i].name_type, analyses[s][i].name_begin)) & 1U) == 1U);
        }
}

TEST_CASE("a section cut short anywhere, or with a broken header, is refused") {
    NetworkModel model = small_model();
    const std::string section = model.quantised();
    CHECK_NOTHROW(Network::load(section));
    for (std::size_t size = 0; size < section.size(); size += 997)
        CHECK_THROWS_AS(Network::load(std::string_view{section}.substr(0, size)), ResourceError);
    for (std::size_t at = 0; at < 40; ++at) {
        std::string damaged = section;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
        CHECK_THROWS_AS(Network::load(damaged), ResourceError);
    }
}
