// SPDX-License-Identifier: Apache-2.0
#include "evaluate/relation_table.hpp"

#include <algorithm>
#include <cstdint>
#include <fstream>

#include "text/error.hpp"

namespace entente {
namespace {

/// Fields of a line; one in double quotes may hold doubled quotes.
std::vector<std::string> fields_of(std::string_view line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            fields.back() += '"';
            ++i;
        } else if (quoted && c == '"') {
            quoted = false;
        } else if (!quoted && c == '"' && fields.back().empty()) {
            quoted = true;
        } else if (!quoted && c == '\t') {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

} // namespace

std::vector<RelationRow> read_relations(const std::string& file) {
    std::ifstream stream{file, std::ios::binary};
    if (!stream) throw InputError{file, 0, "cannot be read"};
    std::string line;
    const auto next = [&] {
        if (!std::getline(stream, line)) return false;
        if (line.ends_with('\r')) line.pop_back();
        return true;
    };
    next();
    const std::vector<std::string> header = fields_of(line);
    const auto column = [&](std::string_view title) {
        const auto at = std::find(header.begin(), header.end(), title);
        if (at == header.end())
            throw InputError{file, 1, "no column '" + std::string{title} + "'", "type, source, target and sentence, separated by tabs"};
        return static_cast<std::size_t>(at - header.begin());
    };
    const std::size_t type = column("type");
    const std::size_t source = column("source");
    const std::size_t target = column("target");
    const std::size_t sentence = column("sentence");
    std::vector<RelationRow> rows;
    for (std::size_t number = 2; next(); ++number) {
        if (line.empty()) continue;
        const std::vector<std::string> fields = fields_of(line);
        if (fields.size() <= std::max({type, source, target, sentence})) throw InputError{file, number, "a row with too few columns"};
        rows.push_back({fields[type], fields[source], fields[target], fields[sentence]});
    }
    return rows;
}

std::vector<Span> occurrences(std::string_view words, std::string_view sentence) {
    std::vector<Span> spans;
    if (words.empty()) return spans;
    for (std::size_t at = sentence.find(words); at != std::string_view::npos; at = sentence.find(words, at + 1))
        spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
    return spans;
}

bool same_relation_type(std::string_view a, std::string_view b) {
    const auto yields = [](std::string_view type) { return type == "YIELD" || type == "CONCEDE" || type == "RETREAT"; };
    return a == b || (yields(a) && yields(b));
}

} // namespace entente
