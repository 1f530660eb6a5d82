// SPDX-License-Identifier: Apache-2.0
// Reverse-mode differentiation over matrices: every operation computes its value at once and leaves behind how to
// propagate the gradient; `backward` runs those in reverse.
//
//   Tape tape{gradients};
//   const Node y = tape.affine(x, weights, bias);
//   loss += tape.softmax_loss(y, targets, 1.0F / words);
//   tape.backward();                                        // adds to `gradients`
//
// A row is a word; the words of all sentences of a batch stand one below the other, `Segments` tells where sentences begin.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace entente::train {

/// A learned matrix. Sparse ones (embedding tables) get gradients for few rows of a batch and are updated only there.
struct Parameter {
    std::string name;
    std::size_t rows = 0;
    std::size_t columns = 0;
    bool sparse = false;
    std::vector<float> value;
    std::size_t index = 0; ///< place in Parameters
};

/// The gradient of one parameter: dense, with the rows that were touched if the parameter is sparse.
struct Gradient {
    std::vector<float> value;
    std::vector<std::uint32_t> touched;
    std::vector<std::uint8_t> seen;
    void touch(std::size_t row);
};
struct Gradients {
    std::vector<Gradient> of; ///< by Parameter::index
    void clear(std::span<const Parameter* const> parameters);
};

/// A small fast generator (SplitMix64): the same stream on every platform.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    float uniform(); ///< [0, 1)
    float normal();
    std::uint64_t below(std::uint64_t n) { return next() % n; }

private:
    std::uint64_t state_;
};

/// A matrix on the tape with its gradient; both live as long as the tape's next `clear`.
struct Node {
    float* value = nullptr;
    float* gradient = nullptr;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::size_t size() const { return rows * columns; }
};

/// Rows [offsets[s], offsets[s + 1]) are sentence s.
using Segments = std::vector<std::uint32_t>;

/// A weighted sum of rows of a table for each word: those of word i are [starts[i], starts[i + 1]).
struct Bag {
    std::vector<std::uint32_t> starts{0};
    std::vector<std::uint32_t> rows;
    std::vector<float> weights;
};

class Tape {
public:
    explicit Tape(Gradients& gradients) : gradients_(gradients) {}
    void clear();
    void backward();

    /// Zeros; its gradient is dropped if the caller fills in constants.
    Node matrix(std::size_t rows, std::size_t columns);
    Node bag(const Parameter& table, const Bag& bag);
    Node lookup(const Parameter& table, std::span<const std::uint32_t> rows);
    Node concat(std::span<const Node> parts);
    /// Columns [from, to).
    Node columns(Node x, std::size_t from, std::size_t to);
    /// x · weights + bias (no bias if null).
    Node affine(Node x, const Parameter& weights, const Parameter* bias);
    Node relu(Node x);
    Node add(Node a, Node b);
    Node multiply(Node a, Node b);
    Node softmax(Node x);
    /// Zeroes elements with the given probability and scales the rest; one mask a sentence.
    Node dropout(Node x, float probability, const Segments& segments, Random& random);
    /// Zeroes whole rows and scales the rest.
    Node drop_rows(Node x, float probability, Random& random);
    /// Bidirectional simple recurrent unit (Lei et al. 2018): `gates` holds for each direction candidate, forget and reset
    /// pre-activations (6·H columns), `skip` the highway input (2·H), `peephole` and `bias` are 1 × 4·H (direction, gate).
    Node recurrence(Node gates, Node skip, const Parameter& peephole, const Parameter& bias, const Segments& segments);
    /// Row i: a[i] + b[row of the head of i], b's row for the root being `root`. heads are in the sentence, -1 for the root.
    Node edges(Node a, Node b, const Parameter& root, std::span<const std::int32_t> heads, const Segments& segments, bool product);

    /// Σ scale · −log softmax(x)[target] over words with target >= 0.
    double softmax_loss(Node x, std::span<const std::int32_t> targets, float scale);
    /// Σ scale · −log Σ softmax(x)[targets in the mask] over words with a mask other than 0.
    double partial_loss(Node x, std::span<const std::uint32_t> masks, float scale);
    /// Σ scale · −log of the share that sequences of name labels in the masks have among all that are allowed: a chain whose words
    /// are scored by x and neighbours by `chain` (annotate/network_names.hpp). A mask of 0 allows all labels.
    double chain_loss(Node x, const Parameter& chain, std::span<const std::uint32_t> masks, const Segments& segments, float scale);
    /// Σ scale · −Σ p log softmax(x) for the rows' distributions p (teacher).
    double distribution_loss(Node x, std::span<const float> distributions, float scale);
    /// Head selection: the score of word j as head of i is query[i] · key[j], of the root query[i] · root.
    double arc_loss(Node query, Node key, const Parameter& root, std::span<const std::int32_t> heads, const Segments& segments,
                    float scale);
    /// Scores of arc_loss for one sentence: n × (n + 1), column 0 the root.
    static std::vector<float> arc_scores(Node query, Node key, const Parameter& root, std::size_t begin, std::size_t end);

private:
    float* allocate(std::size_t n);
    float* gradient(const Parameter& parameter) { return gradients_.of[parameter.index].value.data(); }

    Gradients& gradients_;
    std::vector<std::function<void()>> backward_;
    std::vector<std::vector<float>> blocks_;
    std::size_t block_ = 0;
    std::size_t used_ = 0;
};

} // namespace entente::train
