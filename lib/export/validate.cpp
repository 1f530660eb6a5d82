// SPDX-License-Identifier: Apache-2.0
#include "export/validate.hpp"

#include <algorithm>

#include "export/problems.hpp"

namespace entente {

namespace {

bool ends_with(std::string_view file, std::string_view extension) {
    if (file.size() < extension.size()) return false;
    const std::string_view end = file.substr(file.size() - extension.size());
    return std::equal(end.begin(), end.end(), extension.begin(),
                      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
}

/// By what a file whose name does not tell begins with.
std::optional<Format> format_of_content(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    if (head.find("<gexf") != std::string_view::npos) return Format::gexf;
    if (head.find("<graphml") != std::string_view::npos) return Format::graphml;
    if (head.find("digraph") != std::string_view::npos) return Format::dot;
    if (head.starts_with("Id,") || head.starts_with("Source,")) return Format::csv;
    if (head.find("\"nodes\"") != std::string_view::npos || head.find("\"directed\"") != std::string_view::npos) return Format::json;
    return std::nullopt;
}

} // namespace

std::vector<Problem> validate_graph(std::string_view bytes, const std::string& file, Format format) {
    Problems problems{file};
    check_encoding(bytes, format != Format::json, problems);
    if (problems.any()) return problems.take(); // every reader stops there
    switch (format) {
    case Format::graphml: check_graphml(bytes, problems); break;
    case Format::gexf: check_gexf(bytes, problems); break;
    case Format::dot: check_dot(bytes, problems); break;
    case Format::csv: check_csv(bytes, problems); break;
    case Format::json: check_json(bytes, problems); break;
    }
    return problems.take();
}

std::vector<Problem> validate(std::string_view bytes, const std::string& file) {
    if (ends_with(file, ".jsonl") || ends_with(file, ".ndjson")) return validate_events(bytes, file);
    const std::optional<Format> content = format_of_content(bytes);
    std::optional<Format> format = format_of(file);
    // A .json file may hold one event record or several.
    if (!format || (*format == Format::json && bytes.find("\"article\"") != std::string_view::npos)) format = content;
    if (format) return validate_graph(bytes, file, *format);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first != std::string_view::npos && bytes[first] == '{') return validate_events(bytes, file);
    return {{file, 0, "neither event records nor a graph of a known format"}};
}

} // namespace entente
