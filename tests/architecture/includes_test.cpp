// SPDX-License-Identifier: Apache-2.0
// Dependencies go left: the #include lines of every room of lib/ are held against the order of the rooms.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 9> rooms{"text", "ontology", "article", "annotate", "lexicon", "extract", "resolve", "graph", "export"};

std::ptrdiff_t position(std::string_view room) { return std::find(rooms.begin(), rooms.end(), room) - rooms.begin(); }
bool is_room(std::string_view name) { return position(name) < static_cast<std::ptrdiff_t>(rooms.size()); }

struct Include {
    fs::path file;
    std::string header;
};

std::vector<Include> includes(const fs::path& folder) {
    static const std::regex line_pattern{R"re(^\s*#\s*include\s*["<]([^">]+)[">])re"};
    std::vector<Include> found;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
        std::ifstream in{entry.path()};
        for (std::string line; std::getline(in, line);) {
            std::smatch match;
            if (std::regex_search(line, match, line_pattern)) found.push_back({entry.path(), match[1]});
        }
    }
    return found;
}

const fs::path lib = fs::path{ENTENTE_SOURCE_DIR} / "lib";

/// `export` sees the graph and the records it is made of, the ontology and text; nothing of how records came about.
bool export_may_see(std::string_view header) {
    const std::string_view room = header.substr(0, header.find('/'));
    return room == "export" || room == "graph" || room == "ontology" || room == "text" || header == "resolve/event_record.hpp";
}

} // namespace

TEST_CASE("a room includes itself and rooms to its left") {
    for (const std::string_view room : rooms) {
        for (const Include& include : includes(lib / room)) {
            const std::string target = include.header.substr(0, include.header.find('/'));
            if (!include.header.ends_with(".hpp") || !fs::exists(lib / include.header)) continue;
            INFO(include.file.string(), " includes ", include.header);
            CHECK(is_room(target));
            CHECK(position(target) <= position(room));
            if (room == "export") CHECK(export_may_see(include.header));
        }
    }
}

TEST_CASE("RapidJSON, Gumbo, pugixml, zlib and zstd stay inside the room that needs them") {
    static const std::regex third_party{R"(^(rapidjson/|gumbo|pugixml|zlib|zstd|utf8proc))"};
    const std::vector<Include> all = includes(lib);
    std::set<std::string> private_headers; // "export/xml.hpp": those that show such a library
    for (const Include& include : all) {
        if (include.file.extension() == ".hpp" && std::regex_search(include.header, third_party))
            private_headers.insert(fs::relative(include.file, lib).string());
    }
    for (const Include& include : all) {
        if (!private_headers.contains(include.header)) continue;
        INFO(include.file.string(), " includes ", include.header);
        CHECK(fs::relative(include.file, lib).begin()->string() == fs::path{include.header}.begin()->string());
    }
}

TEST_CASE("Boost.Graph stays in the rooms that walk the graph") {
    for (const Include& include : includes(lib)) {
        if (!include.header.starts_with("boost/graph/")) continue;
        const std::string room = fs::relative(include.file, lib).begin()->string();
        INFO(include.file.string());
        CHECK((room == "graph" || room == "export"));
    }
}

TEST_CASE("the library never prints and never exits") {
    static const std::regex forbidden{R"(\b(std::cout|std::cerr|printf|fprintf|fmt::print|std::exit|std::abort)\b)"};
    for (const std::string_view room : rooms) {
        for (const auto& entry : fs::directory_iterator{lib / room}) { // not the build's own tools in folders below
            if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
            std::ifstream in{entry.path()};
            std::size_t number = 0;
            for (std::string line; std::getline(in, line);) {
                ++number;
                if (const std::size_t comment = line.find("//"); comment != std::string::npos) line.resize(comment);
                INFO(entry.path().string(), ":", number, ": ", line);
                CHECK_FALSE(std::regex_search(line, forbidden));
            }
        }
    }
}

TEST_CASE("no two headers define a type of one name: programs would mix them up") {
    static const std::regex definition{R"re(^(?:class|struct|enum class|enum)\s+(\w+)[^;]*$)re"};
    std::map<std::string, fs::path> defined_in;
    for (const auto& entry : fs::recursive_directory_iterator{lib}) {
        if (entry.path().extension() != ".hpp") continue;
        std::ifstream in{entry.path()};
        std::string space; // the namespace that lines of the file stand in
        for (std::string line; std::getline(in, line);) {
            std::smatch match;
            if (line.starts_with("namespace ")) space = line.substr(10, line.find('{') - 10);
            if (!std::regex_search(line, match, definition)) continue;
            const auto [first, is_first] = defined_in.try_emplace(space + "::" + match[1].str(), entry.path());
            INFO(match[1].str(), " in ", first->second.string(), " and ", entry.path().string());
            CHECK((is_first || first->second == entry.path()));
        }
    }
    CHECK(defined_in.size() > 100);
}
