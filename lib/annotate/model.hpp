// SPDX-License-Identifier: Apache-2.0
// The loaded model: segmenter, network (tags, tree, names) and lemmatiser. Immutable; threads may share it.
//
//   const Model model = Model::builtin();
//   const Document document = annotate(article, model);
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "annotate/model_file.hpp"

namespace entente {

class Lemmatiser;
class Network;
class Segmenter;

class Model {
public:
    /// Reads a model file and annotates its self-test sentence, which must come out as the trainer wrote it. The bytes must
    /// outlive the model. Throws ResourceError naming `file`.
    static Model load(std::string_view bytes, const std::string& file = {});
    /// The model compiled into the program.
    static Model builtin();

    const Segmenter& segmenter() const noexcept;
    const Network& network() const noexcept;
    const Lemmatiser& lemmatiser() const noexcept;
    /// What it was trained on, and how.
    std::string_view provenance() const noexcept;

private:
    struct Parts;
    explicit Model(std::shared_ptr<const Parts> parts) : parts_(std::move(parts)) {}
    friend std::string finish_model(ModelFileBuilder builder);
    static Model untested(const ModelFile& model);

    std::shared_ptr<const Parts> parts_;
};

/// Stands for everything the program computes from text before a weight comes in; a model for other features is refused.
std::uint64_t feature_fingerprint() noexcept;

/// The model file of the builder's sections ("segmenter", "lemmatiser", "network"), with the analysis that the self-test at load
/// expects. Needs a builder made with feature_fingerprint().
std::string finish_model(ModelFileBuilder builder);

} // namespace entente
