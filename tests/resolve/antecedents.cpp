// SPDX-License-Identifier: Apache-2.0
#include "resolve/antecedents.hpp"

#include <string>

#include <doctest/doctest.h>

#include "resolve/antecedent_network.hpp"
#include "resolve/quotes.hpp"
#include "resolve/referent.hpp"
#include "text/error.hpp"

namespace entente {

TEST_CASE("The network of antecedents is written and read again without loss") {
    const AntecedentNetwork& network = AntecedentNetwork::builtin();
    const std::string text = network.format();
    const AntecedentNetwork again = AntecedentNetwork::parse(text);
    CHECK(again.format() == text);
    const AntecedentFeatures features{0, 5, antecedent_feature_count() - 1};
    for (std::uint32_t output = 0; output < AntecedentNetwork::outputs; ++output)
        CHECK(again.score(features, output) == network.score(features, output));
}

TEST_CASE("The score of antecedents is a sum of weights and of units that are above zero") {
    AntecedentNetwork network;
    const AntecedentFeatures features{2, 3};
    CHECK(network.score(features, 0) == 0.0);
    network.weights[2 * AntecedentNetwork::row] = 0.5;
    network.weights[3 * AntecedentNetwork::row + AntecedentNetwork::outputs] = 2.0;      // the first unit
    network.weights[3 * AntecedentNetwork::row + AntecedentNetwork::outputs + 1] = -1.0; // the second stays below
    network.from_units[0] = 3.0;
    network.from_units[1] = 100.0;
    CHECK(network.score(features, 0) == 6.5);
    CHECK(network.score(features, 1) == 0.0);
}

TEST_CASE("A table of antecedent weights with an unknown feature or a short row is refused") {
    CHECK_THROWS_AS(AntecedentNetwork::parse("no such feature=1\t0.5\n"), ResourceError);
    CHECK_THROWS_AS(AntecedentNetwork::parse(antecedent_feature_name(0) + "\t0.5\n"), ResourceError);
}

TEST_CASE("Every antecedent feature has a name of its own, and each kind of pronoun its output") {
    for (std::uint32_t f = 1; f < antecedent_feature_count(); ++f)
        CHECK(antecedent_feature_name(f) != antecedent_feature_name(f - 1));
    CHECK(antecedent_output(PronounClass::he) == antecedent_output(PronounClass::she));
    CHECK(antecedent_output(PronounClass::it) != antecedent_output(PronounClass::they));
}

TEST_CASE("Words for kin, rank and trade tell the gender of who bears them") {
    const ActorLexicon lexicon = ActorLexicon::builtin();
    CHECK(gender_of_word(lexicon, "stepmother") == Gender::female);
    CHECK(gender_of_word(lexicon, "policewoman") == Gender::female);
    CHECK(gender_of_word(lexicon, "boyfriend") == Gender::male);
    CHECK(gender_of_word(lexicon, "teacher") == Gender::unknown);
    CHECK(is_saying("warn"));
    CHECK(!is_saying("build"));
}

} // namespace entente
