// SPDX-License-Identifier: Apache-2.0
#include "train/network_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "annotate/network_names.hpp"
#include "annotate/network_tree.hpp"

namespace entente::train {
namespace {

constexpr std::size_t upos_count = static_cast<std::size_t>(Upos::X) + 1;
constexpr std::size_t xpos_count = static_cast<std::size_t>(Xpos::HASH) + 1;
constexpr std::size_t relation_count = static_cast<std::size_t>(Relation::xcomp) + 1;
constexpr float name_weight = 2.0F; ///< of the loss of names: few words are names
constexpr std::size_t tag_count = upos_count + xpos_count + name_label_count;

/// What a corpus of other habits adds to the scores of names is learned apart (after Daumé 2007) and not exported.
constexpr std::array<std::pair<NameHabits, std::string_view>, 2> other_habits{
    {{NameHabits::GUM, "names_of_gum"}, {NameHabits::WikiGold, "names_of_wikigold"}}};

/// Rows of ones for the words of these habits, of zeros for the others.
Node words_with(Tape& tape, const Batch& batch, NameHabits habits) {
    const Node rows = tape.matrix(batch.size(), name_label_count);
    for (std::size_t i = 0; i < batch.size(); ++i)
        std::fill_n(rows.value + i * name_label_count, name_label_count, batch.habits[i] == habits ? 1.0F : 0.0F);
    return rows;
}

std::int32_t best_column(const float* row, std::size_t from, std::size_t to) {
    return static_cast<std::int32_t>(std::max_element(row + from, row + to) - (row + from));
}

} // namespace

Batch make_batch(const FeatureTables& tables, std::span<const Example* const> examples) {
    Batch batch;
    std::vector<std::vector<std::string_view>> forms;
    std::vector<std::span<const std::string_view>> views;
    for (const Example* e : examples) {
        forms.emplace_back(e->forms.begin(), e->forms.end());
        batch.segments.push_back(batch.segments.back() + static_cast<std::uint32_t>(e->forms.size()));
        batch.trees = batch.trees && e->has_tree();
        batch.upos.insert(batch.upos.end(), e->upos.begin(), e->upos.end());
        batch.xpos.insert(batch.xpos.end(), e->xpos.begin(), e->xpos.end());
        batch.relations.insert(batch.relations.end(), e->relations.begin(), e->relations.end());
        batch.heads.insert(batch.heads.end(), e->heads.begin(), e->heads.end());
        batch.names.insert(batch.names.end(), e->names.begin(), e->names.end());
        batch.habits.insert(batch.habits.end(), e->forms.size(), e->habits);
    }
    for (const auto& f : forms)
        views.emplace_back(f);
    WordFeatures features = extract_features(tables, views);
    batch.words = std::move(features.words);
    batch.vectors = std::move(features.vectors);
    for (std::size_t i = 0; i < batch.words.size(); ++i) {
        for (std::uint32_t k = features.part_starts[i]; k < features.part_starts[i + 1]; ++k) {
            batch.parts.rows.push_back(features.parts[k]);
            batch.parts.weights.push_back(1.0F);
        }
        const std::uint32_t grams = features.gram_starts[i + 1] - features.gram_starts[i];
        for (std::uint32_t k = features.gram_starts[i]; k < features.gram_starts[i + 1]; ++k) {
            batch.parts.rows.push_back(features.grams[k]);
            batch.parts.weights.push_back(1.0F / std::sqrt(static_cast<float>(grams)));
        }
        batch.parts.starts.push_back(static_cast<std::uint32_t>(batch.parts.rows.size()));
    }
    return batch;
}

NetworkModel::NetworkModel(NetworkShape shape, FeatureTables tables, std::vector<float> vectors, std::size_t vector_columns,
                           std::uint64_t seed)
    : shape_(shape), tables_(std::move(tables)), vectors_(std::move(vectors)), vector_columns_(vector_columns), random_(seed) {
    tables_.parts = static_cast<std::uint32_t>(shape_.part_rows);
    const std::size_t H = shape_.hidden;
    const std::size_t input = shape_.word + shape_.parts + vector_columns_;
    const auto glorot = [](std::size_t in, std::size_t out) { return std::sqrt(2.0F / static_cast<float>(in + out)); };
    add("words", tables_.words.hashes().size() + 1, shape_.word, 0.1F, true);
    add("parts", shape_.part_rows, shape_.parts, 0.05F, true);
    for (int layer = 1; layer <= 3; ++layer) {
        const std::string n = std::to_string(layer);
        const std::size_t in = layer == 1 ? input : 2 * H;
        add("gates" + n, in, 6 * H, glorot(in, H));
        add("peephole" + n, 1, 4 * H, 0.1F);
        add("bias" + n, 1, 4 * H, 0.0F);
    }
    add("skip1", input, 2 * H, glorot(input, H));
    add("tags", 2 * H, tag_count, glorot(2 * H, tag_count));
    add("tags_bias", 1, tag_count, 0.0F);
    add("names", 2 * H, name_label_count, glorot(2 * H, name_label_count));
    for (const auto& [habits, name] : other_habits)
        add(name, 2 * H, name_label_count, 0.0F);
    add("name_chain", name_chain_rows, name_label_count, 0.0F);
    const std::size_t projected = 2 * (shape_.arc + shape_.label + shape_.pair);
    add("project", 2 * H, projected, glorot(2 * H, shape_.arc));
    add("project_bias", 1, projected, 0.0F);
    add("arc", shape_.arc, shape_.arc, glorot(shape_.arc, shape_.arc));
    add("arc_bias", 1, shape_.arc, 0.0F);
    add("arc_root", 1, shape_.arc, 0.1F);
    add("label_root", 1, shape_.label, 0.1F);
    add("pair_root", 1, shape_.pair, 0.1F);
    add("label", shape_.label + shape_.pair, relation_count, glorot(shape_.label + shape_.pair, relation_count));
    add("label_bias", 1, relation_count, 0.0F);
}

Parameter& NetworkModel::add(std::string_view name, std::size_t rows, std::size_t columns, float deviation, bool sparse) {
    auto p = std::make_unique<Parameter>();
    p->name = name;
    p->rows = rows;
    p->columns = columns;
    p->sparse = sparse;
    p->index = parameters_.size();
    p->value.resize(rows * columns);
    if (deviation > 0)
        for (float& v : p->value)
            v = deviation * random_.normal();
    parameters_.push_back(std::move(p));
    return *parameters_.back();
}

const Parameter& NetworkModel::get(std::string_view name) const {
    const auto found = std::find_if(parameters_.begin(), parameters_.end(), [&](const auto& p) { return p->name == name; });
    return **found;
}

std::vector<Parameter*> NetworkModel::parameters() {
    std::vector<Parameter*> out;
    for (const auto& p : parameters_)
        out.push_back(p.get());
    return out;
}

std::vector<const Parameter*> NetworkModel::parameters() const {
    std::vector<const Parameter*> out;
    for (const auto& p : parameters_)
        out.push_back(p.get());
    return out;
}

NetworkModel::Encoded NetworkModel::encode(Tape& tape, const Batch& batch, const Dropout& dropout, Random& random, bool top) const {
    std::vector<Node> inputs;
    inputs.push_back(tape.drop_rows(tape.lookup(get("words"), batch.words), dropout.word, random));
    inputs.push_back(tape.drop_rows(tape.bag(get("parts"), batch.parts), dropout.parts, random));
    if (vector_columns_ > 0) {
        const Node vectors = tape.matrix(batch.size(), vector_columns_);
        for (std::size_t i = 0; i < batch.size(); ++i)
            std::copy_n(vectors_.data() + batch.vectors[i] * vector_columns_, vector_columns_, vectors.value + i * vector_columns_);
        inputs.push_back(tape.drop_rows(vectors, dropout.word, random));
    }
    Node x = tape.dropout(tape.concat(inputs), dropout.input, batch.segments, random);
    Node h = tape.recurrence(tape.affine(x, get("gates1"), nullptr), tape.affine(x, get("skip1"), nullptr), get("peephole1"),
                             get("bias1"), batch.segments);
    x = tape.dropout(h, dropout.layer, batch.segments, random);
    h = tape.recurrence(tape.affine(x, get("gates2"), nullptr), x, get("peephole2"), get("bias2"), batch.segments);
    x = tape.dropout(h, dropout.layer, batch.segments, random);
    Encoded out;
    out.tags = tape.affine(x, get("tags"), &get("tags_bias"));
    h = tape.recurrence(tape.affine(x, get("gates3"), nullptr), x, get("peephole3"), get("bias3"), batch.segments);
    x = tape.dropout(h, dropout.layer, batch.segments, random);
    out.names = tape.add(tape.columns(out.tags, upos_count + xpos_count, tag_count), tape.affine(x, get("names"), nullptr));
    for (const auto& [habits, name] : other_habits)
        if (std::ranges::find(batch.habits, habits) != batch.habits.end())
            out.names = tape.add(out.names, tape.multiply(words_with(tape, batch, habits), tape.affine(x, get(name), nullptr)));
    if (top) out.top = tape.affine(x, get("project"), &get("project_bias"));
    return out;
}

NetworkModel::Losses NetworkModel::loss(Tape& tape, const Batch& batch, const Dropout& dropout, Random& random, float scale) const {
    Losses losses;
    const Encoded encoded = encode(tape, batch, dropout, random, batch.trees);
    losses.names = tape.chain_loss(encoded.names, get("name_chain"), batch.names, batch.segments, name_weight * scale);
    if (!batch.trees) return losses;
    const Node upos = tape.columns(encoded.tags, 0, upos_count);
    const Node xpos = tape.columns(encoded.tags, upos_count, upos_count + xpos_count);
    losses.upos = tape.softmax_loss(upos, batch.upos, scale);
    losses.xpos = tape.softmax_loss(xpos, batch.xpos, scale);
    const std::size_t A = shape_.arc;
    const auto arc_part = [&](std::size_t from) {
        return tape.dropout(tape.relu(tape.columns(encoded.top, from, from + A)), dropout.head, batch.segments, random);
    };
    const Node query = tape.affine(arc_part(0), get("arc"), &get("arc_bias"));
    losses.arcs = tape.arc_loss(query, arc_part(A), get("arc_root"), batch.heads, batch.segments, scale);
    const Node relations = relation_scores(tape, encoded.top, batch.heads, batch.segments, dropout.head, random);
    losses.relations = tape.softmax_loss(relations, batch.relations, scale);
    return losses;
}

Node NetworkModel::relation_scores(Tape& tape, Node top, std::span<const std::int32_t> heads, const Segments& segments,
                                   float dropout, Random& random) const {
    const std::size_t L = shape_.label;
    const std::size_t P = shape_.pair;
    std::size_t at = 2 * shape_.arc;
    const auto next = [&](std::size_t width) {
        at += width;
        return tape.columns(top, at - width, at);
    };
    const Node label_dependent = next(L);
    const Node label_head = next(L);
    const Node pair_dependent = next(P);
    const Node pair_head = next(P);
    const std::array<Node, 2> parts{tape.relu(tape.edges(label_dependent, label_head, get("label_root"), heads, segments, false)),
                                    tape.edges(pair_dependent, pair_head, get("pair_root"), heads, segments, true)};
    return tape.affine(tape.dropout(tape.concat(parts), dropout, segments, random), get("label"), &get("label_bias"));
}

std::vector<Prediction> NetworkModel::predict(std::span<const Example* const> examples) const {
    Gradients none;
    Tape tape{none};
    Random random{0};
    const Batch batch = make_batch(tables_, examples);
    const Dropout off{0, 0, 0, 0, 0};
    const Encoded encoded = encode(tape, batch, off, random, true);
    const std::size_t A = shape_.arc;
    const Node query = tape.affine(tape.relu(tape.columns(encoded.top, 0, A)), get("arc"), &get("arc_bias"));
    const Node key = tape.relu(tape.columns(encoded.top, A, 2 * A));
    std::vector<Prediction> out(examples.size());
    std::vector<std::int32_t> all_heads;
    for (std::size_t s = 0; s < out.size(); ++s) {
        Prediction& p = out[s];
        const std::size_t begin = batch.segments[s];
        const std::size_t end = batch.segments[s + 1];
        for (std::size_t i = begin; i < end; ++i) {
            const float* row = encoded.tags.value + i * tag_count;
            p.upos.push_back(best_column(row, 0, upos_count));
            p.xpos.push_back(best_column(row, upos_count, upos_count + xpos_count));
        }
        const float* names = encoded.names.value + begin * name_label_count;
        for (const std::size_t label : best_names(names, end - begin, name_label_count, get("name_chain").value))
            p.names.push_back(static_cast<std::int32_t>(label));
        p.heads = best_tree(Tape::arc_scores(query, key, get("arc_root"), begin, end), end - begin);
        all_heads.insert(all_heads.end(), p.heads.begin(), p.heads.end());
    }
    const Node relations = relation_scores(tape, encoded.top, all_heads, batch.segments, 0.0F, random);
    for (std::size_t s = 0; s < out.size(); ++s)
        for (std::size_t i = batch.segments[s]; i < batch.segments[s + 1]; ++i) {
            const float* row = relations.value + i * relation_count;
            const bool root = all_heads[i] < 0;
            // "root" is the first relation: the root has it, no other word does.
            out[s].relations.push_back(root ? 0 : best_column(row, 1, relation_count) + 1);
        }
    return out;
}

} // namespace entente::train
