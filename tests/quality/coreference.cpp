// SPDX-License-Identifier: Apache-2.0
// Floors under the figures of coreference, where the annotated material is at hand; just below what was measured.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <doctest/doctest.h>

#include "annotate/conllu.hpp"
#include "evaluate/coreference.hpp"
#include "pipeline.hpp"

using namespace entente;

TEST_CASE("Chains and pronouns of GUM's test part are resolved no worse than was measured") {
    const std::filesystem::path file =
        std::filesystem::path{ENTENTE_SOURCE_DIR} / ".." / "shared" / "data" / "treebank" / "gum-test.conllu";
    if (!std::filesystem::exists(file)) {
        MESSAGE("skipped: no file " << file.string());
        return;
    }
    std::ifstream in{file, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    const Resources resources = load_resources({});
    const auto sentences = read_conllu(bytes, file.string());
    const CoreferenceScore score = evaluate_coreference(sentences, resources.lexicon, resources.gazetteer, &resources.model);
    CHECK(score.conll() >= 0.60);
    CHECK(score.third_person.value() >= 0.70);
}
