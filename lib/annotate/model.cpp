// SPDX-License-Identifier: Apache-2.0
#include "annotate/model.hpp"

#include <cassert>
#include <string>

#include <fmt/format.h>

#include "annotate/annotate.hpp"
#include "annotate/conllu.hpp"
#include "annotate/lemmatiser.hpp"
#include "annotate/network.hpp"
#include "annotate/segmenter.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"

ENTENTE_EMBEDDED(model)

namespace entente {
namespace {

constexpr std::string_view self_test_section = "self-test";
constexpr std::string_view self_test_text =
    "The foreign ministers of Norway and Chile didn't sign the treaty in Geneva on Sept. 4.";

std::string self_test_analysis(const Model& model) {
    Article article;
    article.id = "self-test";
    article.text = self_test_text;
    return write_conllu(annotate(std::move(article), model));
}

} // namespace

struct Model::Parts {
    Segmenter segmenter;
    Network network;
    Lemmatiser lemmatiser;
    std::string provenance;
};

Model Model::untested(const ModelFile& model) {
    return Model{std::make_shared<const Parts>(Parts{.segmenter = Segmenter::load(model.section("segmenter")),
                                                     .network = Network::load(model.section("network")),
                                                     .lemmatiser = Lemmatiser::load(model.section("lemmatiser")),
                                                     .provenance = std::string{model.provenance()}})};
}

Model Model::load(std::string_view bytes, const std::string& file) {
    const ModelFile sections = ModelFile::open(bytes, feature_fingerprint(), file);
    Model model = untested(sections);
    if (self_test_analysis(model) != sections.section(self_test_section))
        throw ResourceError{
            file, 0,
            "the model does not pass its self-test: this program analyses the test sentence otherwise than its trainer did",
            "train it again with tools/train"};
    return model;
}

Model Model::builtin() {
    return load(embedded_model(), "the built-in model");
}

const Segmenter& Model::segmenter() const noexcept {
    return parts_->segmenter;
}
const Network& Model::network() const noexcept {
    return parts_->network;
}
const Lemmatiser& Model::lemmatiser() const noexcept {
    return parts_->lemmatiser;
}
std::string_view Model::provenance() const noexcept {
    return parts_->provenance;
}

std::uint64_t feature_fingerprint() noexcept {
    const std::uint64_t versions =
        segment_feature_version | (std::uint64_t{lemma_feature_version} << 16U) | (network_feature_version << 32U);
    return versions * 0x9E3779B97F4A7C15U;
}

std::string finish_model(ModelFileBuilder builder) {
    const std::string bytes = builder.finish();
    builder.add(std::string{self_test_section}, self_test_analysis(Model::untested(ModelFile::open(bytes, feature_fingerprint()))));
    return builder.finish();
}

} // namespace entente
