// SPDX-License-Identifier: Apache-2.0
// The network in floating point, as it is trained: word features, three layers of bidirectional simple recurrent units, tags and
// names from the second, arcs and relations (deep biaffine, Dozat and Manning 2017) from the third.
//
//   NetworkModel model{shape, std::move(tables), seed};
//   Tape tape{gradients};
//   double loss = model.loss(tape, batch, options, random, scale);
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "annotate/network_features.hpp"
#include "train/corpus.hpp"
#include "train/tape.hpp"

namespace entente::train {

struct NetworkShape {
    std::size_t word = 64;  ///< columns of the learned word table
    std::size_t parts = 96; ///< columns of the table of word parts
    std::size_t part_rows = 32768;
    std::size_t hidden = 160; ///< units a direction
    std::size_t arc = 160;
    std::size_t label = 128; ///< units of the relation scorer that add dependent and head
    std::size_t pair = 64;   ///< units that multiply them
};

struct Dropout {
    float word = 0.2F; ///< rows of the word table replaced by nothing
    float parts = 0.1F;
    float input = 0.2F;
    float layer = 0.3F;
    float head = 0.3F;
};

/// The sentences of a shard of a batch, flattened.
struct Batch {
    Segments segments{0};
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> vectors;
    Bag parts;
    bool trees = true; ///< all sentences have trees and tags, or none has
    std::vector<std::int32_t> upos, xpos, relations, heads;
    std::vector<std::uint32_t> names;
    std::vector<NameHabits> habits; ///< a word
    std::size_t size() const { return words.size(); }
};

Batch make_batch(const FeatureTables& tables, std::span<const Example* const> examples);

/// What the network says about a sentence.
struct Prediction {
    std::vector<std::int32_t> upos, xpos, heads, relations, names;
};

class NetworkModel {
public:
    /// `vectors` has a row for each hash of tables.vectors after the row of zeros; fixed in training.
    NetworkModel(NetworkShape shape, FeatureTables tables, std::vector<float> vectors, std::size_t vector_columns,
                 std::uint64_t seed);

    const FeatureTables& tables() const { return tables_; }
    const NetworkShape& shape() const { return shape_; }
    std::vector<Parameter*> parameters();
    std::vector<const Parameter*> parameters() const;

    struct Losses {
        double upos = 0, xpos = 0, names = 0, arcs = 0, relations = 0;
    };
    /// Runs forward, leaves the backward steps on the tape. `scale` is one over the words of the whole batch.
    Losses loss(Tape& tape, const Batch& batch, const Dropout& dropout, Random& random, float scale) const;

    std::vector<Prediction> predict(std::span<const Example* const> examples) const;

    /// The bytes of section "network" of the model file: weights in eight bits.
    std::string quantised() const;

private:
    struct Encoded {
        Node tags;
        Node names; ///< scores of name labels, from the second and third layer
        Node top;   ///< columns: arc dependent, arc head, label dependent, label head, pair dependent, pair head
    };
    Node relation_scores(Tape& tape, Node top, std::span<const std::int32_t> heads, const Segments& segments, float dropout,
                         Random& random) const;
    Encoded encode(Tape& tape, const Batch& batch, const Dropout& dropout, Random& random, bool top) const;
    Parameter& add(std::string_view name, std::size_t rows, std::size_t columns, float deviation, bool sparse = false);
    const Parameter& get(std::string_view name) const;

    NetworkShape shape_;
    FeatureTables tables_;
    std::vector<float> vectors_;
    std::size_t vector_columns_;
    std::vector<std::unique_ptr<Parameter>> parameters_;
    Random random_;
};

} // namespace entente::train
