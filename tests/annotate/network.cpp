// SPDX-License-Identifier: Apache-2.0
#include "annotate/network.hpp"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "annotate/kernel_product.hpp"
#include "annotate/model.hpp"
#include "annotate/network_tree.hpp"

using namespace entente;

namespace {

/// The sum of a tree's scores.
double value_of(const std::vector<float>& scores, const std::vector<std::int32_t>& heads) {
    double sum = 0;
    for (std::size_t i = 0; i < heads.size(); ++i)
        sum += static_cast<double>(scores[i * (heads.size() + 1) + static_cast<std::size_t>(heads[i] + 1)]);
    return sum;
}

/// The best value over all assignments of heads that form a tree.
double best_by_trying_all(const std::vector<float>& scores, std::size_t n) {
    double best = -1e30;
    std::vector<std::int32_t> heads(n, -1);
    while (true) {
        if (is_tree(heads)) best = std::max(best, value_of(scores, heads));
        std::size_t i = 0;
        while (i < n && ++heads[i] == static_cast<std::int32_t>(n))
            heads[i++] = -1;
        if (i == n) return best;
    }
}

std::vector<std::int32_t> heads_of(const std::vector<WordAnalysis>& words) {
    std::vector<std::int32_t> heads;
    for (const WordAnalysis& word : words)
        heads.push_back(word.head);
    return heads;
}

} // namespace

TEST_CASE("the tree is the best of all trees with one root") {
    std::mt19937 random{1};
    std::uniform_real_distribution<float> score{-5.0F, 5.0F};
    for (std::size_t n = 1; n <= 5; ++n)
        for (int round = 0; round < 60; ++round) {
            std::vector<float> scores(n * (n + 1));
            for (float& s : scores)
                s = score(random);
            const auto heads = best_tree(scores, n);
            REQUIRE(is_tree(heads));
            CHECK(value_of(scores, heads) == doctest::Approx(best_by_trying_all(scores, n)));
        }
}

TEST_CASE("scores of any size give a tree with one root") {
    std::mt19937 random{2};
    std::normal_distribution<float> score{0.0F, 20.0F};
    for (std::size_t n = 1; n <= 200; n = n * 3 / 2 + 1)
        for (int round = 0; round < 5; ++round) {
            std::vector<float> scores(n * (n + 1));
            for (float& s : scores)
                s = round == 0 ? 0.0F : score(random);
            CHECK(is_tree(best_tree(scores, n)));
        }
}

TEST_CASE("what is no tree is told from what is one") {
    using Heads = std::vector<std::int32_t>;
    CHECK(is_tree(Heads{1, -1, 1}));
    CHECK_FALSE(is_tree(Heads{-1, -1}));
    CHECK_FALSE(is_tree(Heads{1, 0, -1}));
    CHECK_FALSE(is_tree(Heads{0, -1}));
    CHECK_FALSE(is_tree(Heads{5, -1}));
}

TEST_CASE("products of integers equal the plain sums for every instruction set") {
    std::mt19937 random{3};
    std::uniform_int_distribution<int> weight{-127, 127};
    std::uniform_int_distribution<int> activation{-32767, 32767};
    for (const std::size_t inputs : {1, 2, 37, 320, 512})
        for (const std::size_t outputs : {1, 16, 51, 77}) {
            std::vector<std::int8_t> weights(inputs * outputs);
            for (std::int8_t& w : weights)
                w = static_cast<std::int8_t>(weight(random));
            const PackedWeights packed = PackedWeights::pack(weights, inputs, outputs);
            constexpr std::size_t n = 23;
            std::vector<std::int16_t> rows(n * packed.padded_inputs());
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t k = 0; k < inputs; ++k)
                    rows[i * packed.padded_inputs() + k] = static_cast<std::int16_t>(activation(random));
            for (const Instructions set : {Instructions::baseline, Instructions::avx2, Instructions::avx512_vnni}) {
                if (!has(set)) continue;
                std::vector<std::int32_t> sums(n * packed.padded_outputs());
                multiply(rows.data(), n, packed, sums.data(), set);
                for (std::size_t i = 0; i < n; ++i)
                    for (std::size_t j = 0; j < outputs; ++j) {
                        std::int64_t sum = 0;
                        for (std::size_t k = 0; k < inputs; ++k)
                            sum += rows[i * packed.padded_inputs() + k] * weights[k * outputs + j];
                        CHECK(sums[i * packed.padded_outputs() + j] == sum);
                    }
            }
        }
}

TEST_CASE("the network reads a sentence alike alone and among others, and any words give a tree and well-formed names") {
    const Model model = Model::builtin();
    const Network& network = model.network();
    std::mt19937 random{4};
    const std::vector<std::string> forms{"The",
                                         "minister",
                                         "of",
                                         "Norway",
                                         "met",
                                         "Kim",
                                         "Jong",
                                         "-",
                                         "un",
                                         ",",
                                         "\xF0\x9F\x99\x82",
                                         "2023",
                                         "U.S.",
                                         "\xC3\x85sne",
                                         "",
                                         "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                                         "said",
                                         "."};
    std::vector<std::vector<std::string_view>> sentences(60);
    for (std::size_t s = 0; s < sentences.size(); ++s)
        for (std::size_t i = 0; i < s; ++i)
            sentences[s].emplace_back(forms[random() % forms.size()]);
    const auto together = network.analyse(sentences);
    REQUIRE(together.size() == sentences.size());
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        REQUIRE(together[s].size() == sentences[s].size());
        CHECK(network.analyse({&sentences[s], 1})[0] == together[s]);
        if (!sentences[s].empty()) CHECK(is_tree(heads_of(together[s])));
        NameType last = NameType::none;
        for (const WordAnalysis& word : together[s]) {
            CHECK((word.relation == Relation::root) == (word.head < 0));
            if (word.name_type != NameType::none && !word.name_begin) CHECK(last == word.name_type);
            last = word.name_type;
        }
    }
}

TEST_CASE("a sentence of fifty thousand words is one tree") {
    const Model model = Model::builtin();
    std::vector<std::vector<std::string_view>> sentence(1, std::vector<std::string_view>(50'000, "word"));
    for (std::size_t i = 10; i < sentence[0].size(); i += 12)
        sentence[0][i] = ",";
    const auto analysis = model.network().analyse(sentence);
    CHECK(is_tree(heads_of(analysis[0])));
}
