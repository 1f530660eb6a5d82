// SPDX-License-Identifier: Apache-2.0
#include "export/read.hpp"

#include <algorithm>
#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "export/event_fields.hpp"
#include "export/event_json.hpp"
#include "export/json_reader.hpp"
#include "text/error.hpp"

namespace entente {

namespace {

std::size_t line_at(std::string_view bytes, std::size_t offset) {
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(offset, bytes.size()));
    return 1 + static_cast<std::size_t>(std::count(bytes.begin(), end, '\n'));
}

void read_array(const JsonReader& array, std::vector<EventRecord>& records) {
    for (std::size_t i = 0; i < array.size(); ++i) records.push_back(read_record(array.at(i)));
}

[[noreturn]] void fail_without_evidence(const std::string& file) {
    throw InputError{file, 0, "holds no evidence to merge", "merge event records (.jsonl), or .json and .graphml files that Entente wrote"};
}

std::vector<EventRecord> read_node_link(std::string_view bytes, const std::string& file) {
    const JsonText json{bytes, file, 0};
    if (!json.root().is_object() || json.root().optional("evidence").is_null()) fail_without_evidence(file);
    std::vector<EventRecord> records;
    read_array(json.root().required("evidence"), records);
    return records;
}

std::vector<EventRecord> read_graphml(std::string_view bytes, const std::string& file) {
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!result) {
        throw InputError{file, line_at(bytes, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, result.offset))),
                         std::string{"not well-formed XML: "} + result.description()};
    }
    const pugi::xml_node root = document.child("graphml");
    std::set<std::string> keys; // Gephi renames the ids of keys that it saves
    for (const pugi::xml_node key : root.children("key")) {
        if (std::string_view{key.attribute("attr.name").value()} == "evidence") keys.insert(key.attribute("id").value());
    }
    if (keys.empty()) fail_without_evidence(file);
    std::vector<EventRecord> records;
    for (const pugi::xml_node graph : root.children("graph")) {
        for (const pugi::xml_node element : graph.children()) {
            for (const pugi::xml_node data : element.children("data")) {
                if (!keys.contains(data.attribute("key").value())) continue;
                const JsonText json{data.text().get(), file, line_at(bytes, static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, data.offset_debug())))};
                read_array(json.root(), records);
            }
        }
    }
    return records;
}

/// True if the first line is a whole JSON object that is not a graph.
bool is_json_lines(std::string_view bytes, const std::string& file) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    try {
        const JsonText json{line, file, 1};
        return json.root().is_object() && json.root().optional("nodes").is_null();
    } catch (const InputError&) {
        // A graph over several lines, or a damaged record: told by what the line begins with.
        return line.find("\"article\"") != std::string_view::npos;
    }
}

} // namespace

std::vector<EventRecord> read_evidence(std::string_view bytes, const std::string& file) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) throw InputError{file, 0, "is empty", "event records or a graph are expected"};
    if (bytes[first] == '<') return read_graphml(bytes, file);
    if (bytes[first] != '{') {
        throw InputError{file, line_at(bytes, first), "is neither event records nor a graph", "JSON Lines, node-link JSON or GraphML is expected"};
    }
    if (!is_json_lines(bytes.substr(first), file)) return read_node_link(bytes, file);
    std::vector<EventRecord> records;
    std::istringstream in{std::string{bytes}};
    read_events(in, file, [&](EventRecord record) { records.push_back(std::move(record)); });
    return records;
}

} // namespace entente
