// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "annotate/network_archive.hpp"
#include "train/network_model.hpp"

namespace entente::train {
namespace {

/// Adds a matrix as int8 with one scale a column, NAME and NAME_scale.
void add_bytes(NetworkArchiveWriter& archive, const std::string& name, const std::vector<float>& values, std::size_t rows,
               std::size_t columns) {
    std::vector<float> scale(columns, 0.0F);
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t c = 0; c < columns; ++c)
            scale[c] = std::max(scale[c], std::abs(values[i * columns + c]) / 127.0F);
    std::vector<std::int8_t> bytes(values.size());
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t c = 0; c < columns; ++c)
            bytes[i * columns + c] =
                scale[c] > 0 ? static_cast<std::int8_t>(std::lround(values[i * columns + c] / scale[c])) : std::int8_t{0};
    archive.add(name, rows, columns, bytes);
    archive.add(name + "_scale", 1, columns, scale);
}

bool stays_float(const std::string& name) {
    return name.starts_with("peephole") || name.starts_with("bias") || name.ends_with("_bias") || name.ends_with("_root") ||
           name == "name_chain";
}

} // namespace

std::string NetworkModel::quantised() const {
    NetworkArchiveWriter archive;
    const auto add_hashes = [&](const char* name, const std::vector<std::uint32_t>& hashes) {
        archive.add(name, hashes.size(), 1, hashes);
    };
    add_hashes("word_hashes", tables_.words.hashes());
    add_hashes("vector_hashes", tables_.vectors.hashes());
    add_hashes("lexicon_hashes", tables_.lexicon.hashes());
    archive.add("lexicon_lists", tables_.lists.size(), 1, tables_.lists);
    add_hashes("phrase_hashes", tables_.phrases.hashes());
    archive.add("phrase_kinds", tables_.kinds.size(), 1, tables_.kinds);
    add_bytes(archive, "vectors", vectors_, tables_.vectors.hashes().size() + 1, vector_columns_);
    for (const auto& p : parameters_) {
        if (p->name.starts_with("names_of_")) continue; // what other corpora do otherwise
        if (stays_float(p->name)) {
            archive.add(p->name, p->rows, p->columns, p->value);
        } else {
            add_bytes(archive, p->name, p->value, p->rows, p->columns);
        }
    }
    return archive.finish();
}

} // namespace entente::train
