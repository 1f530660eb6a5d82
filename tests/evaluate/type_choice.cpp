// SPDX-License-Identifier: Apache-2.0
// The type chosen between given parties. Every sentence is our own.
#include "evaluate/type_choice.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "annotate/annotate.hpp"
#include "extract/extract.hpp"
#include "extract/mentions.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/gazetteer.hpp"

using namespace entente;

namespace {

CodedArticle coded(Article article) {
    static const Model model = Model::builtin();
    static const Ontology ontology = load_ontology();
    static const ActorLexicon lexicon = ActorLexicon::builtin();
    static const Gazetteer gazetteer = Gazetteer::builtin();
    static const Predicates predicates = Predicates::builtin();
    CodedArticle result;
    result.document = annotate(std::move(article), model);
    result.extraction = extract(result.document, find_mentions(result.document, lexicon, gazetteer), predicates, ontology);
    return result;
}

bool chooses(std::string source, std::string type, std::string target, std::string sentence) {
    const std::vector<RelationRow> rows{{std::move(type), std::move(source), std::move(target), std::move(sentence)}};
    const TypeChoiceScores scores = evaluate_type_choice(rows, coded, Predicates::builtin());
    const std::string wrong = scores.errors.empty() ? std::string{} : scores.errors.front();
    INFO(wrong);
    CHECK(scores.errors.empty());
    return scores.errors.empty();
}

} // namespace

TEST_CASE("what a party will do is promised or threatened, what it will not do refused") {
    chooses("Portugal", "AGREE", "the Polish minister", "Portugal will receive the Polish minister on Sunday.");
    chooses("The union", "THREATEN", "the ministry", "The union will boycott the ministry.");
    chooses("Chad", "REJECT", "the rebels", "Chad will not release the rebels.");
}

TEST_CASE("what is decided counts, and what somebody is called for") {
    chooses("Egypt", "YIELD", "the press", "Egypt decided to ease restrictions on the press.");
    chooses("The emir", "SUPPORT", "the king", "The emir called the king to express his support.");
}

TEST_CASE("attacks on computers are coercion, as our guidelines have it") {
    chooses("Hackers", "COERCE", "the Estonian ministry", "Hackers launched a cyberattack on the Estonian ministry.");
}

TEST_CASE("the macro average is over the types that the rows have") {
    TypeChoiceScores scores;
    scores.by_type["AID"] = {2, 2, 2};
    scores.by_type["YIELD"] = {2, 1, 0};
    scores.by_type["nothing"] = {0, 1, 0};
    CHECK(scores.macro_f1() == doctest::Approx(0.5));
    CHECK(scores.accuracy() == doctest::Approx(0.5));
}
