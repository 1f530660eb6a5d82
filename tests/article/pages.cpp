// SPDX-License-Identifier: Apache-2.0
// Pages and exports in the manner of many kinds of sites and archives (tests/article/pages/NAME) and what must be read from each
// (NAME.expected): title, date, source, address and every block with its kind. Written by hand; no outlet's words are in them.
// ENTENTE_UPDATE=1 in the environment writes the expected files anew, for the eye to check.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <doctest/doctest.h>

#include "reading.hpp"
#include "text/date.hpp"

using namespace entente;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string described(const testing::Reading& reading) {
    constexpr const char* kinds[] = {"title", "paragraph", "header", "caption", "junk"};
    std::string out;
    for (const Article& article : reading.articles) {
        out += "== " + article.id + "\n";
        out += "title: " + article.title + "\ndate: " + (article.published ? format(*article.published) : "none");
        out += "\nsource: " + article.source + "\nurl: " + article.url + "\ndateline: " + article.dateline + "\n";
        for (const Block& block : article.blocks) {
            out += std::string("[") + kinds[static_cast<std::size_t>(block.kind)] + "] ";
            for (const char c : block.span.of(article.text))
                out += c == '\n' || c == '\r' ? ' ' : c;
            out += '\n';
        }
    }
    for (const std::string& error : reading.errors)
        out += "error: " + error + "\n";
    for (const ReadWarning& warning : reading.warnings)
        out += "warning: " + std::to_string(warning.line) + ": " + warning.text + "\n";
    return out;
}

} // namespace

TEST_CASE("Pages of many kinds of sites and archives give their articles and nothing else") {
    std::set<std::filesystem::path> pages;
    for (const auto& entry : std::filesystem::directory_iterator{ENTENTE_SOURCE_DIR "/tests/article/pages"}) {
        if (entry.path().extension() != ".expected") pages.insert(entry.path());
    }
    REQUIRE(pages.size() >= 18);
    for (const std::filesystem::path& page : pages) {
        const std::string name = page.filename().string();
        const std::string found = described(testing::read(bytes_of(page), name));
        const std::string expected_path = page.string() + ".expected";
        if (std::getenv("ENTENTE_UPDATE") != nullptr) std::ofstream{expected_path, std::ios::binary} << found;
        CAPTURE(name);
        CHECK(found == bytes_of(expected_path));
    }
}
