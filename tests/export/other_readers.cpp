// SPDX-License-Identifier: Apache-2.0
// Other programs read the files and find as many nodes and edges as were written; those not installed are passed over with a message.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <unistd.h>

#include "graphs.hpp"

using namespace entente;
using namespace entente::test;

namespace {

namespace fs = std::filesystem;

struct Folder {
    fs::path path = fs::temp_directory_path() / ("entente-readers-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

void write_file(const fs::path& path, const std::string& text) {
    std::ofstream out{path, std::ios::binary};
    out << text;
    REQUIRE(out.good());
}

void check_readers(const ProjectedGraph& graph) {
    const Folder folder;
    write_file(folder.path / "x.graphml", text_of(graph, Format::graphml));
    write_file(folder.path / "x.strict.graphml", text_of(graph, Format::graphml, {.strict = true}));
    write_file(folder.path / "x.gexf", text_of(graph, Format::gexf));
    write_file(folder.path / "x.dot", text_of(graph, Format::dot));
    write_file(folder.path / "x.json", text_of(graph, Format::json));
    const fs::path source = ENTENTE_SOURCE_DIR;
    const std::string command = "/usr/bin/python3 '" + (source / "tests/export/count.py").string() + "' '" + folder.path.string() + "' '" +
                                (source / "../shared/schemas/gexf.xsd").string() + "' > '" + (folder.path / "counts").string() + "' 2> '" +
                                (folder.path / "errors").string() + "'";
    const int status = std::system(command.c_str());
    std::ifstream errors{folder.path / "errors"};
    const std::string said{std::istreambuf_iterator<char>{errors}, {}};
    REQUIRE_MESSAGE(status == 0, said);

    std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const ProjectedEdge& edge : graph.edges) pairs.emplace(edge.source, edge.target);
    std::ifstream counts{folder.path / "counts"};
    std::string reader;
    std::string nodes;
    while (counts >> reader >> nodes) {
        if (nodes == "absent") {
            MESSAGE("not installed, passed over: " << reader);
            continue;
        }
        std::size_t edges = 0;
        counts >> edges;
        CHECK_MESSAGE(nodes == std::to_string(graph.nodes.size()), reader);
        CHECK_MESSAGE(edges == (reader == "networkx-strict" ? pairs.size() : graph.edges.size()), reader);
    }
}

} // namespace

TEST_CASE("networkx, igraph, Graphviz and xmllint find every node and edge") {
    if (!fs::exists("/usr/bin/python3")) {
        MESSAGE("python3 is not installed: passed over");
        return;
    }
    for (const View view : {View::events, View::actors, View::places}) {
        check_readers(view_of(summit(), view));
        check_readers(view_of(random_records(61, 150), view));
        check_readers(view_of(hostile_records(), view));
    }
}
