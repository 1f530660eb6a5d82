// SPDX-License-Identifier: Apache-2.0
// Every operation's gradient is held against the difference quotient of its value.
#include "train/tape.hpp"

#include <cmath>
#include <functional>

#include <doctest/doctest.h>

#include "annotate/network_names.hpp"
#include "train/matrix_product.hpp"

using namespace entente::train;

namespace {

Parameter parameter(std::size_t index, std::size_t rows, std::size_t columns, Random& random, bool sparse = false) {
    Parameter p{"p" + std::to_string(index), rows, columns, sparse, std::vector<float>(rows * columns), index};
    for (float& v : p.value)
        v = 0.5F * random.normal();
    return p;
}

/// A loss made of any node: a softmax over its columns with rotating targets.
double loss_of(Tape& tape, Node x) {
    std::vector<std::int32_t> targets;
    for (std::size_t i = 0; i < x.rows; ++i)
        targets.push_back(static_cast<std::int32_t>(i % x.columns));
    return tape.softmax_loss(x, targets, 1.0F);
}

/// `run` builds the loss from the parameters; all their gradients must agree with central differences.
void check_gradients(std::vector<Parameter>& parameters, const std::function<double(Tape&)>& run) {
    std::vector<const Parameter*> all;
    for (const Parameter& p : parameters)
        all.push_back(&p);
    Gradients gradients;
    gradients.clear(all);
    Tape tape{gradients};
    run(tape);
    tape.backward();
    Gradients other;
    other.clear(all);
    const auto value = [&] {
        Tape again{other};
        return run(again);
    };
    constexpr float step = 1e-2F;
    for (Parameter& p : parameters)
        for (std::size_t k = 0; k < p.value.size(); ++k) {
            const float kept = p.value[k];
            p.value[k] = kept + step;
            const double above = value();
            p.value[k] = kept - step;
            const double below = value();
            p.value[k] = kept;
            const double expected = (above - below) / (2.0 * static_cast<double>(step));
            const double found = static_cast<double>(gradients.of[p.index].value[k]);
            CAPTURE(p.name);
            CAPTURE(k);
            CHECK(std::abs(expected - found) < 2e-3 + 2e-2 * std::abs(expected));
        }
}

const Segments two_sentences{0, 3, 5};

} // namespace

TEST_CASE("the blocked product of matrices equals the plain one for odd sizes and transposed views") {
    Random random{3};
    constexpr std::size_t n = 13, depth = 301, m = 37;
    std::vector<float> a(n * depth), b(depth * m), at(n * depth), bt(depth * m);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = 0; k < depth; ++k)
            at[k * n + i] = a[i * depth + k] = random.normal();
    for (std::size_t k = 0; k < depth; ++k)
        for (std::size_t j = 0; j < m; ++j)
            bt[j * depth + k] = b[k * m + j] = random.normal();
    std::vector<float> plain(n * m, 1.0F), mixed(n * m, 1.0F);
    multiply_add(view(a.data(), n, depth), view(b.data(), depth, m), plain.data(), m);
    multiply_add(transposed(view(at.data(), depth, n)), transposed(view(bt.data(), m, depth)), mixed.data(), m);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < m; ++j) {
            double sum = 1.0;
            for (std::size_t k = 0; k < depth; ++k)
                sum += static_cast<double>(a[i * depth + k]) * static_cast<double>(b[k * m + j]);
            CHECK(static_cast<double>(plain[i * m + j]) == doctest::Approx(sum).epsilon(1e-3));
            CHECK(plain[i * m + j] == mixed[i * m + j]);
        }
}

TEST_CASE("gradients of lookups, bags, concatenation and linear layers agree with differences") {
    Random random{5};
    std::vector<Parameter> p;
    p.push_back(parameter(0, 6, 3, random, true));
    p.push_back(parameter(1, 7, 2, random, true));
    p.push_back(parameter(2, 5, 4, random));
    p.push_back(parameter(3, 1, 4, random));
    const std::vector<std::uint32_t> rows{0, 5, 2, 2, 1};
    const Bag bag{{0, 2, 2, 5, 6, 7}, {0, 3, 6, 6, 1, 2, 4}, {1.0F, 0.5F, 1.0F, 0.25F, 2.0F, 1.0F, 1.0F}};
    check_gradients(p, [&](Tape& tape) {
        const std::vector<Node> parts{tape.lookup(p[0], rows), tape.bag(p[1], bag)};
        return loss_of(tape, tape.affine(tape.concat(parts), p[2], &p[3]));
    });
}

TEST_CASE("gradients of the recurrent unit agree with differences, in both directions and across sentences") {
    Random random{7};
    std::vector<Parameter> p;
    p.push_back(parameter(0, 5, 6 * 4, random, true));
    p.push_back(parameter(1, 5, 2 * 4, random, true));
    p.push_back(parameter(2, 1, 4 * 4, random));
    p.push_back(parameter(3, 1, 4 * 4, random));
    const std::vector<std::uint32_t> rows{0, 1, 2, 3, 4};
    check_gradients(p, [&](Tape& tape) {
        return loss_of(tape, tape.recurrence(tape.lookup(p[0], rows), tape.lookup(p[1], rows), p[2], p[3], two_sentences));
    });
}

TEST_CASE("gradients of elementwise operations agree with differences") {
    Random random{9};
    std::vector<Parameter> p;
    p.push_back(parameter(0, 5, 4, random, true));
    p.push_back(parameter(1, 5, 4, random, true));
    for (float& v : p[0].value)
        v += v > 0 ? 0.1F : -0.1F; // away from the kink of the rectifier
    const std::vector<std::uint32_t> rows{0, 1, 2, 3, 4};
    check_gradients(p, [&](Tape& tape) {
        const Node a = tape.lookup(p[0], rows);
        const Node b = tape.lookup(p[1], rows);
        return loss_of(tape, tape.add(tape.relu(a), tape.multiply(tape.softmax(b), tape.columns(a, 0, 4))));
    });
}

TEST_CASE("gradients of the arc scores, with the root, agree with differences") {
    Random random{11};
    std::vector<Parameter> p;
    p.push_back(parameter(0, 5, 4, random, true));
    p.push_back(parameter(1, 5, 4, random, true));
    p.push_back(parameter(2, 1, 4, random));
    const std::vector<std::uint32_t> rows{0, 1, 2, 3, 4};
    const std::vector<std::int32_t> heads{1, -1, 1, -1, 0};
    check_gradients(p, [&](Tape& tape) {
        return tape.arc_loss(tape.lookup(p[0], rows), tape.lookup(p[1], rows), p[2], heads, two_sentences, 1.0F);
    });
}

TEST_CASE("gradients of added and multiplied edges agree with differences") {
    Random random{13};
    std::vector<Parameter> p;
    p.push_back(parameter(0, 5, 4, random, true));
    p.push_back(parameter(1, 5, 4, random, true));
    p.push_back(parameter(2, 1, 4, random));
    const std::vector<std::uint32_t> rows{0, 1, 2, 3, 4};
    const std::vector<std::int32_t> heads{1, -1, 1, -1, 0};
    for (const bool product : {false, true})
        check_gradients(p, [&](Tape& tape) {
            return loss_of(tape, tape.edges(tape.lookup(p[0], rows), tape.lookup(p[1], rows), p[2], heads, two_sentences, product));
        });
}

TEST_CASE("gradients of losses with sets of labels and with distributions agree with differences") {
    Random random{15};
    std::vector<Parameter> p;
    p.push_back(parameter(0, 5, 4, random, true));
    const std::vector<std::uint32_t> rows{0, 1, 2, 3, 4};
    const std::vector<std::uint32_t> masks{1, 0, 6, 15, 9};
    const std::vector<float> wanted{0.1F, 0.2F, 0.3F,  0.4F,  1,     0,     0, 0, 0.5F, 0.5F,
                                    0,    0,    0.25F, 0.25F, 0.25F, 0.25F, 0, 0, 0.9F, 0.1F};
    check_gradients(p, [&](Tape& tape) { return tape.partial_loss(tape.lookup(p[0], rows), masks, 1.0F); });
    check_gradients(p, [&](Tape& tape) { return tape.distribution_loss(tape.lookup(p[0], rows), wanted, 1.0F); });
}

TEST_CASE("gradients of the loss of chains of name labels agree with differences, and impossible chains count for nothing") {
    Random random{19};
    std::vector<Parameter> p;
    p.push_back(parameter(0, 5, entente::name_label_count, random, true));
    p.push_back(parameter(1, entente::name_chain_rows, entente::name_label_count, random));
    const std::vector<std::uint32_t> rows{0, 1, 2, 3, 4};
    const auto loss = [&](const std::vector<std::uint32_t>& masks) {
        return [&, masks](Tape& tape) { return tape.chain_loss(tape.lookup(p[0], rows), p[1], masks, two_sentences, 1.0F); };
    };
    check_gradients(p, loss({2, 4, 1, 8, 17})); // PER PER outside; ORG, then outside or ORG
    check_gradients(p, loss({0, 4, 0, 0, 0}));  // a word inside a person's name, its neighbours open
    Gradients none;
    none.clear(std::vector<const Parameter*>{&p[0], &p[1]});
    Tape tape{none};
    CHECK(loss({0, 0, 0, 0, 0})(tape) == 0.0);
    CHECK(loss({1, 4, 1, 16, 1})(tape) == 0.0); // no name goes on that has not begun
    CHECK(loss({1, 2, 1, 8, 16})(tape) > 0.0);
}

TEST_CASE("dropout keeps one mask a sentence, and its gradient agrees with differences") {
    Random random{17};
    std::vector<Parameter> p;
    p.push_back(parameter(0, 5, 8, random, true));
    const std::vector<std::uint32_t> rows{0, 1, 2, 3, 4};
    check_gradients(p, [&](Tape& tape) {
        Random own{21};
        const Node x = tape.dropout(tape.lookup(p[0], rows), 0.5F, two_sentences, own);
        for (std::size_t c = 0; c < 8; ++c) {
            CHECK((x.value[c] == 0.0F) == (x.value[8 + c] == 0.0F));
            CHECK((x.value[3 * 8 + c] == 0.0F) == (x.value[4 * 8 + c] == 0.0F));
        }
        return loss_of(tape, tape.drop_rows(x, 0.3F, own));
    });
}
