// SPDX-License-Identifier: Apache-2.0
#include "annotate/model_file.hpp"

#include <cstdint>

#include <doctest/doctest.h>

#include "text/error.hpp"

using namespace entente;

namespace {

std::string small_file() {
    ModelFileBuilder builder{42, "trained on two sentences"};
    builder.add("first", std::string(100, 'a'));
    builder.add("empty", "");
    builder.add("last", "z");
    return builder.finish();
}

} // namespace

TEST_CASE("sections are read back without copying, each aligned to 64 bytes") {
    const std::string file = small_file();
    const ModelFile model = ModelFile::open(file, 42);
    CHECK(model.section("first") == std::string(100, 'a'));
    CHECK(model.section("empty").empty());
    CHECK(model.section("last") == "z");
    CHECK(model.provenance() == "trained on two sentences");
    CHECK(model.sections().size() == 4);
    CHECK((model.section("last").data() - file.data()) % 64 == 0);
    CHECK(model.has("last"));
    CHECK_FALSE(model.has("other"));
    CHECK_THROWS_AS(static_cast<void>(model.section("other")), ResourceError);
}

TEST_CASE("a model for other features is refused") {
    CHECK_THROWS_AS(static_cast<void>(ModelFile::open(small_file(), 43)), ResourceError);
}

TEST_CASE("a model with any byte changed is refused") {
    const std::string file = small_file();
    for (std::size_t i = 0; i < file.size(); ++i) {
        std::string damaged = file;
        damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
        CHECK_THROWS_AS(static_cast<void>(ModelFile::open(damaged, 42)), ResourceError);
    }
}

TEST_CASE("a model cut short or grown is refused") {
    const std::string file = small_file();
    for (std::size_t size = 0; size < file.size(); ++size)
        CHECK_THROWS_AS(static_cast<void>(ModelFile::open(std::string_view{file}.substr(0, size), 42)), ResourceError);
    CHECK_THROWS_AS(static_cast<void>(ModelFile::open(file + "x", 42)), ResourceError);
}
