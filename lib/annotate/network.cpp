// SPDX-License-Identifier: Apache-2.0
#include "annotate/network.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "annotate/network_archive.hpp"
#include "annotate/network_layers.hpp"
#include "annotate/network_names.hpp"
#include "annotate/network_tree.hpp"
#include "text/error.hpp"

namespace entente {
namespace {

constexpr std::size_t upos_count = static_cast<std::size_t>(Upos::X) + 1;
constexpr std::size_t xpos_count = static_cast<std::size_t>(Xpos::HASH) + 1;
constexpr std::size_t relation_count = static_cast<std::size_t>(Relation::xcomp) + 1;
constexpr std::size_t tag_count = upos_count + xpos_count + name_label_count;

constexpr std::size_t longest_piece = 200; // words of a sentence read at once
constexpr std::size_t chunk_words =
    192; // words whose layers are computed together: enough rows for the products, few enough for the cache

std::size_t best_column(const float* row, std::size_t from, std::size_t to) {
    return static_cast<std::size_t>(std::max_element(row + from, row + to) - (row + from));
}

bool ends_clause(std::string_view form) {
    static constexpr std::array<std::string_view, 6> marks{",", ";", ":", ".", "!", "?"};
    return std::find(marks.begin(), marks.end(), form) != marks.end();
}

/// Cuts a sentence into pieces of at most longest_piece words, after punctuation where there is some in the second half.
std::vector<std::span<const std::string_view>> pieces_of(std::span<const std::string_view> words) {
    std::vector<std::span<const std::string_view>> pieces;
    while (words.size() > longest_piece) {
        std::size_t cut = longest_piece;
        for (std::size_t k = longest_piece; k > longest_piece / 2; --k)
            if (ends_clause(words[k - 1])) {
                cut = k;
                break;
            }
        pieces.push_back(words.first(cut));
        words = words.subspan(cut);
    }
    pieces.push_back(words);
    return pieces;
}

/// Analyses of a sentence's pieces as one: the roots of later pieces hang on the first piece's root.
std::vector<WordAnalysis> join(std::span<std::vector<WordAnalysis>> pieces) {
    std::vector<WordAnalysis> whole;
    std::int32_t root = 0;
    for (std::vector<WordAnalysis>& piece : pieces) {
        const auto offset = static_cast<std::int32_t>(whole.size());
        for (std::int32_t i = 0; i < static_cast<std::int32_t>(piece.size()); ++i) {
            WordAnalysis word = piece[static_cast<std::size_t>(i)];
            if (word.head >= 0) {
                word.head += offset;
            } else if (offset == 0) {
                root = i;
            } else {
                word.head = root;
                word.relation = Relation::parataxis;
            }
            whole.push_back(word);
        }
    }
    return whole;
}

} // namespace

struct Network::Weights {
    FeatureTables tables;
    EmbeddingTable words, parts, vectors;
    LinearLayer skip1, gates1, gates2, gates3;
    RecurrentLayer layer1, layer2, layer3;
    LinearLayer tags, names, project, arc, label;
    Matrix arc_root, label_root, pair_root;
    std::vector<float> name_chain;
    std::size_t arc_size = 0;
    std::size_t label_size = 0;
    std::size_t pair_size = 0;

    explicit Weights(const NetworkArchive& archive);
    std::vector<std::vector<WordAnalysis>> analyse(std::span<const std::span<const std::string_view>> sentences) const;

private:
    Matrix embed(const WordFeatures& features) const;
    void edge(const float* dependent, const float* head, float* out) const;
    void attach(const Matrix& top, std::span<const std::uint32_t> segments, std::vector<std::vector<WordAnalysis>>& out) const;
};

Network::Weights::Weights(const NetworkArchive& archive) {
    const auto column = [&](const char* name) {
        const std::size_t n = archive.extent(name).rows;
        return HashIndex{archive.read<std::uint32_t>(name, n, 1)};
    };
    tables.words = column("word_hashes");
    tables.vectors = column("vector_hashes");
    tables.lexicon = column("lexicon_hashes");
    tables.lists = archive.read<std::uint64_t>("lexicon_lists", tables.lexicon.hashes().size(), 1);
    tables.phrases = column("phrase_hashes");
    tables.kinds = archive.read<std::uint8_t>("phrase_kinds", tables.phrases.hashes().size(), 1);
    tables.parts = static_cast<std::uint32_t>(archive.extent("parts").rows);
    const auto table = [&](const char* name, std::size_t rows) {
        return EmbeddingTable{archive, name, rows, archive.extent(name).columns};
    };
    words = table("words", tables.words.hashes().size() + 1);
    parts = table("parts", tables.parts);
    vectors = table("vectors", tables.vectors.hashes().size() + 1);
    const std::size_t input = words.columns() + parts.columns() + vectors.columns();
    const std::size_t hidden = archive.extent("skip1").columns / 2;
    arc_size = archive.extent("arc").rows;
    label_size = archive.extent("label_root").columns;
    pair_size = archive.extent("pair_root").columns;
    if (parts.columns() > 512 || tables.parts < 1024 || arc_size > 256 || hidden == 0 || hidden % 4 != 0)
        throw ResourceError{
            {}, 0, "the model's network has sizes that this program does not handle", "train or install the model again"};
    skip1 = LinearLayer{archive, "skip1", input, 2 * hidden, false};
    gates1 = LinearLayer{archive, "gates1", input, 6 * hidden, false};
    gates2 = LinearLayer{archive, "gates2", 2 * hidden, 6 * hidden, false};
    gates3 = LinearLayer{archive, "gates3", 2 * hidden, 6 * hidden, false};
    layer1 = RecurrentLayer{archive, "1", hidden};
    layer2 = RecurrentLayer{archive, "2", hidden};
    layer3 = RecurrentLayer{archive, "3", hidden};
    tags = LinearLayer{archive, "tags", 2 * hidden, tag_count, true};
    names = LinearLayer{archive, "names", 2 * hidden, name_label_count, false};
    project = LinearLayer{archive, "project", 2 * hidden, 2 * (arc_size + label_size + pair_size), true};
    arc = LinearLayer{archive, "arc", arc_size, arc_size, true};
    label = LinearLayer{archive, "label", label_size + pair_size, relation_count, true};
    const auto row = [&](const char* name, std::size_t columns) {
        Matrix m{1, columns};
        m.values = archive.read<float>(name, 1, columns);
        return m;
    };
    name_chain = archive.read<float>("name_chain", name_chain_rows, name_label_count);
    arc_root = row("arc_root", arc_size);
    label_root = row("label_root", label_size);
    pair_root = row("pair_root", pair_size);
}

Matrix Network::Weights::embed(const WordFeatures& features) const {
    Matrix x{features.words.size(), words.columns() + parts.columns() + vectors.columns()};
    for (std::size_t i = 0; i < x.rows; ++i) {
        float* row = x.row(i);
        words.look_up(features.words[i], row);
        const auto slice = [i](const std::vector<std::uint32_t>& rows, const std::vector<std::uint32_t>& starts) {
            return std::span{rows}.subspan(starts[i], starts[i + 1] - starts[i]);
        };
        const auto grams = slice(features.grams, features.gram_starts);
        const float weight = grams.empty() ? 0.0F : 1.0F / std::sqrt(static_cast<float>(grams.size()));
        parts.add_up(slice(features.parts, features.part_starts), grams, weight, row + words.columns());
        vectors.look_up(features.vectors[i], row + words.columns() + parts.columns());
    }
    return x;
}

std::vector<std::vector<WordAnalysis>>
Network::Weights::analyse(std::span<const std::span<const std::string_view>> sentences) const {
    std::vector<std::uint32_t> segments{0};
    std::vector<std::vector<WordAnalysis>> out;
    for (const auto& sentence : sentences) {
        segments.push_back(segments.back() + static_cast<std::uint32_t>(sentence.size()));
        out.emplace_back(sentence.size());
    }
    const Matrix x = embed(extract_features(tables, sentences));
    const QuantisedRows in{x};
    Matrix h = layer1.apply(gates1.apply(in), skip1.apply(in), segments);
    h = layer2.apply(gates2.apply(QuantisedRows{h}), h, segments);
    const QuantisedRows middle{h};
    const Matrix tag_scores = tags.apply(middle);
    h = layer3.apply(gates3.apply(middle), h, segments);
    const QuantisedRows upper{h};
    Matrix top = project.apply(upper);
    rectify(top, 2 * arc_size);
    Matrix name_scores = names.apply(upper);
    for (std::size_t i = 0; i < name_scores.rows; ++i)
        for (std::size_t l = 0; l < name_label_count; ++l)
            name_scores.row(i)[l] += tag_scores.row(i)[upos_count + xpos_count + l];
    for (std::size_t s = 0; s < out.size(); ++s) {
        const std::vector<std::size_t> labels =
            best_names(name_scores.row(segments[s]), out[s].size(), name_label_count, name_chain);
        for (std::size_t i = 0; i < out[s].size(); ++i) {
            WordAnalysis& word = out[s][i];
            const float* row = tag_scores.row(segments[s] + i);
            word.upos = static_cast<Upos>(best_column(row, 0, upos_count));
            word.xpos = static_cast<Xpos>(best_column(row, upos_count, upos_count + xpos_count));
            word.name_type = static_cast<NameType>((labels[i] + 1) / 2);
            word.name_begin = labels[i] % 2 == 1;
        }
    }
    attach(top, segments, out);
    return out;
}

/// What the relation is read from: units that add the dependent's and the head's columns, then units that multiply them.
void Network::Weights::edge(const float* dependent, const float* head, float* out) const {
    dependent += 2 * arc_size;
    const float* head_label = head == nullptr ? label_root.row(0) : head + 2 * arc_size + label_size;
    for (std::size_t c = 0; c < label_size; ++c) {
        const float sum = dependent[c] + head_label[c];
        out[c] = sum > 0 ? sum : 0;
    }
    dependent += 2 * label_size;
    const float* head_pair = head == nullptr ? pair_root.row(0) : head + 2 * arc_size + 2 * label_size + pair_size;
    for (std::size_t c = 0; c < pair_size; ++c)
        out[label_size + c] = dependent[c] * head_pair[c];
}

void Network::Weights::attach(const Matrix& top, std::span<const std::uint32_t> segments,
                              std::vector<std::vector<WordAnalysis>>& out) const {
    const Matrix queries = arc.apply(QuantisedRows{top, 0, arc_size});
    const QuantisedRows query{queries, 0, arc_size, arc_limit};
    const QuantisedRows key{top, arc_size, arc_size, arc_limit};
    const QuantisedRows root{arc_root, 0, arc_size, arc_limit};
    Matrix edges{top.rows, label_size + pair_size};
    for (std::size_t s = 0; s < out.size(); ++s) {
        const std::size_t begin = segments[s];
        const std::size_t n = out[s].size();
        const std::vector<std::int32_t> heads = best_tree(arc_scores(query, key, root, begin, begin + n), n);
        for (std::size_t i = 0; i < n; ++i) {
            out[s][i].head = heads[i];
            edge(top.row(begin + i), heads[i] < 0 ? nullptr : top.row(begin + static_cast<std::size_t>(heads[i])),
                 edges.row(begin + i));
        }
    }
    const Matrix relations = label.apply(QuantisedRows{edges});
    for (std::size_t s = 0; s < out.size(); ++s)
        for (std::size_t i = 0; i < out[s].size(); ++i) {
            WordAnalysis& word = out[s][i];
            // The root alone has the first relation, "root".
            const std::size_t best = 1 + best_column(relations.row(segments[s] + i), 1, relation_count);
            word.relation = word.head < 0 ? Relation::root : static_cast<Relation>(best);
        }
}

Network Network::load(std::string_view section_bytes) {
    return Network{std::make_shared<const Weights>(NetworkArchive{section_bytes})};
}

std::vector<std::vector<WordAnalysis>> Network::analyse(std::span<const std::vector<std::string_view>> sentences) const {
    std::vector<std::span<const std::string_view>> pieces;
    std::vector<std::size_t> counts; // pieces of each sentence
    for (const auto& sentence : sentences) {
        const auto cut = pieces_of(sentence);
        counts.push_back(cut.size());
        pieces.insert(pieces.end(), cut.begin(), cut.end());
    }
    std::vector<std::vector<WordAnalysis>> analyses;
    analyses.reserve(pieces.size());
    for (std::size_t at = 0; at < pieces.size();) {
        std::size_t end = at;
        for (std::size_t words = 0; end < pieces.size() && words < chunk_words; ++end)
            words += pieces[end].size();
        auto chunk = weights_->analyse(std::span{pieces}.subspan(at, end - at));
        std::move(chunk.begin(), chunk.end(), std::back_inserter(analyses));
        at = end;
    }
    std::vector<std::vector<WordAnalysis>> out;
    out.reserve(sentences.size());
    std::size_t at = 0;
    for (const std::size_t count : counts) {
        if (count == 1) {
            out.push_back(std::move(analyses[at]));
        } else {
            out.push_back(join(std::span{analyses}.subspan(at, count)));
        }
        at += count;
    }
    return out;
}

} // namespace entente
