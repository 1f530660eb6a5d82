// SPDX-License-Identifier: Apache-2.0
#include "export/write.hpp"

#include <array>
#include <ostream>

namespace entente {

namespace {

constexpr std::array<std::string_view, 5> formats{"graphml", "gexf", "dot", "csv", "json"};

std::string ascii_lower(std::string_view text) {
    std::string lower{text};
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string_view extension(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    const std::size_t slash = path.rfind('/');
    if (dot == std::string_view::npos || (slash != std::string_view::npos && dot < slash)) return {};
    return path.substr(dot + 1);
}

} // namespace

std::string_view name(Format format) noexcept { return formats[static_cast<std::size_t>(format)]; }

std::optional<Format> parse_format(std::string_view text) noexcept {
    if (text == "gv") return Format::dot;
    for (std::size_t i = 0; i < formats.size(); ++i) {
        if (formats[i] == text) return static_cast<Format>(i);
    }
    return std::nullopt;
}

std::optional<Format> format_of(std::string_view path) noexcept { return parse_format(ascii_lower(extension(path))); }

std::vector<GraphFile> graph_files(std::string_view path, Format format) {
    if (format != Format::csv || path == "-") return {{std::string{path}, Table::edges}};
    std::string_view stem = path;
    if (ascii_lower(extension(path)) == "csv") stem.remove_suffix(4);
    return {{std::string{stem}.append(".nodes.csv"), Table::nodes}, {std::string{stem}.append(".edges.csv"), Table::edges}};
}

void write_graph(std::ostream& out, const ProjectedGraph& graph, Format format, const WriteOptions& options) {
    switch (format) {
    case Format::graphml: return write_graphml(out, graph, options.strict);
    case Format::gexf: return write_gexf(out, graph);
    case Format::dot: return write_dot(out, graph);
    case Format::csv: return write_csv(out, graph, options.table);
    case Format::json: return write_json(out, graph);
    }
}

} // namespace entente
