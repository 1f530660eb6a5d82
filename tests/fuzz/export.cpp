// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file of evidence: the reader reports errors and never crashes. What it accepts makes a graph whose files are valid
// in every format and give the same evidence back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>

#include "export/read.hpp"
#include "export/validate.hpp"
#include "export/write.hpp"
#include "graph/build.hpp"
#include "graph/project.hpp"
#include "text/error.hpp"

namespace {

using namespace entente;

void require(bool holds) {
    if (!holds) std::abort();
}

std::string text_of(const ProjectedGraph& graph, Format format) {
    std::ostringstream out;
    write_graph(out, graph, format);
    return out.str();
}

void check(const std::vector<EventRecord>& records) {
    static const Ontology ontology = load_ontology();
    const KnowledgeGraph graph = build_graph(records);
    require(merge(graph, graph) == graph);
    const ProjectedGraph view = project(graph, {View::events, false}, ontology);
    for (const Format format : {Format::graphml, Format::gexf, Format::dot, Format::json}) {
        require(validate_graph(text_of(view, format), "x", format).empty());
    }
    require(build_graph(read_evidence(text_of(view, Format::json), "x")) == graph);
    if (!records.empty()) require(build_graph(read_evidence(text_of(view, Format::graphml), "x")) == graph);
    project(graph, {View::actors, true}, ontology);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes(data, data + size);
    validate(bytes, "x");
    validate(bytes, "x.jsonl");
    for (const Format format : {Format::graphml, Format::gexf, Format::dot, Format::csv, Format::json}) validate_graph(bytes, "x", format);
    try {
        check(read_evidence(bytes, "x"));
    } catch (const InputError&) {
        return 0;
    }
    return 0;
}
