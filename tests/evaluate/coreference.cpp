// SPDX-License-Identifier: Apache-2.0
#include "evaluate/coreference.hpp"

#include <doctest/doctest.h>

#include <array>

#include "annotate/conllu.hpp"

namespace entente {

TEST_CASE("Equal chains score one by every measure, disjoint ones nothing") {
    const Chains gold{{1, 2, 3}, {4, 5}};
    for (const auto& metric : {muc, b_cubed, ceaf_e}) {
        CHECK(metric(gold, gold).f1() == doctest::Approx(1));
        CHECK(metric(gold, {{6, 7}}).f1() == doctest::Approx(0));
        CHECK(metric(gold, {}).f1() == doctest::Approx(0));
    }
}

TEST_CASE("The measures agree with a case worked by hand") {
    const Chains gold{{1, 2, 3}, {4, 5}};
    const Chains predicted{{1, 2}, {3, 4, 5}};
    CHECK(muc(gold, predicted).recall.value() == doctest::Approx(2.0 / 3));
    CHECK(muc(gold, predicted).precision.value() == doctest::Approx(2.0 / 3));
    // B³ recall: (2·2/3 + 1/3 + 2·2/2) / 5; precision: (2·2/2 + 1/3 + 2·2/3) / 5
    CHECK(b_cubed(gold, predicted).recall.value() == doctest::Approx((4.0 / 3 + 1.0 / 3 + 2) / 5));
    CHECK(b_cubed(gold, predicted).precision.value() == doctest::Approx((2 + 1.0 / 3 + 4.0 / 3) / 5));
    // φ4: {1,2,3}–{1,2} 4/5, {4,5}–{3,4,5} 4/5
    CHECK(ceaf_e(gold, predicted).f1() == doctest::Approx(0.8));
}

TEST_CASE("CEAF aligns chains one to one for the greatest total") {
    const Chains gold{{1, 2, 3, 4}, {5, 6}};
    const Chains predicted{{1, 2}, {3, 4}, {5, 6}};
    CHECK(ceaf_e(gold, predicted).recall.right == doctest::Approx(2 * 2.0 / 6 + 1));
}

TEST_CASE("Gold mentions are read from the entity column, nested ones too") {
    constexpr const char* text = "# newdoc id = a\n# sent_id = a-1\n# text = The aide of Ana Roth left .\n"
                                 "1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-person-new-nnnnn-cf1-2-coref\n"
                                 "2\taide\taide\tNOUN\tNN\t_\t6\tnsubj\t_\t_\n"
                                 "3\tof\tof\tADP\tIN\t_\t4\tcase\t_\t_\n"
                                 "4\tAna\tAna\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(2-person-new-nnnnn-cf2-1,2-sgl\n"
                                 "5\tRoth\tRoth\tPROPN\tNNP\t_\t4\tflat\t_\tEntity=2)1)\n"
                                 "6\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n"
                                 "7\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_\n\n";
    const std::vector<ConlluSentence> sentences = read_conllu(text, "a.conllu");
    const std::vector<GoldMention> mentions = gold_mentions(sentences);
    REQUIRE(mentions.size() == 2);
    CHECK(mentions[0].tokens == TokenRange{0, 5});
    CHECK(mentions[0].heads == std::vector<std::uint32_t>{1});
    CHECK(mentions[0].type == "person");
    CHECK(mentions[1].tokens == TokenRange{3, 5});
    CHECK(mentions[1].heads == std::vector<std::uint32_t>{3, 4});
    const Document document = gold_document(sentences);
    CHECK(document.sentences[0].tokens[3].name_type == NameType::PER);
    CHECK(document.sentences[0].tokens[1].name_type == NameType::none);
}

} // namespace entente
