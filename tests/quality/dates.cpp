// SPDX-License-Identifier: Apache-2.0
// A floor under the resolution of dates on held-out documents, where those are at hand.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "evaluate/dates.hpp"

using namespace entente;

TEST_CASE("Four in five dates of the GUM test documents are found and mean the right days") {
    const std::filesystem::path file = std::filesystem::path{ENTENTE_SOURCE_DIR} / ".." / "shared" / "data" / "treebank" / "gum-test.conllu";
    if (!std::filesystem::exists(file)) {
        MESSAGE("skipped: no file " << file.string());
        return;
    }
    std::ifstream in(file);
    std::stringstream bytes;
    bytes << in.rdbuf();
    const DateScores scores = evaluate_dates(bytes.str(), file.string());
    CHECK(scores.all.gold > 150);
    CHECK(static_cast<double>(scores.all.right) >= 0.80 * static_cast<double>(scores.all.gold));
}
