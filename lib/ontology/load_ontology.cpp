// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <set>
#include <vector>

#include "ontology/ontology.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"

ENTENTE_EMBEDDED(ontology_event_types)
ENTENTE_EMBEDDED(ontology_cameo)
ENTENTE_EMBEDDED(ontology_modes)
ENTENTE_EMBEDDED(ontology_sectors)
ENTENTE_EMBEDDED(ontology_countries)

namespace entente {

namespace {

struct Row {
    std::string_view file;
    std::size_t line = 0;
    std::vector<std::string> fields;

    [[noreturn]] void fail(const std::string& reason) const { throw ResourceError{std::string{file}, line, reason}; }
};

std::vector<std::string> split(std::string_view line) {
    std::vector<std::string> fields;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find('\t', begin), line.size());
        fields.emplace_back(line.substr(begin, end - begin));
        begin = end + 1;
    }
    return fields;
}

/// The rows of a table of tab-separated values; lines that begin with '#' are comments.
std::vector<Row> rows(std::string_view file, std::string_view table, std::size_t columns) {
    std::vector<Row> result;
    std::size_t number = 0;
    while (!table.empty()) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        const std::string_view line = table.substr(0, end);
        table.remove_prefix(std::min(end + 1, table.size()));
        ++number;
        if (line.empty() || line.front() == '#') continue;
        result.push_back({file, number, split(line)});
        if (result.back().fields.size() != columns) result.back().fail("expected " + std::to_string(columns) + " columns");
    }
    return result;
}

EventType type_of(const Row& row, const std::string& text) {
    const auto type = parse_event_type(text);
    if (!type) row.fail("unknown event type '" + text + "'");
    return *type;
}

double number_of(const Row& row, const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) row.fail("'" + text + "' is not a number");
    return value;
}

bool is_colour(std::string_view text) {
    return text.size() == 7 && text.front() == '#' && text.find_first_not_of("0123456789abcdef", 1) == std::string_view::npos;
}

void read_types(Ontology& ontology) {
    std::set<EventType> seen;
    for (const Row& row : rows("event_types.tsv", embedded_ontology_event_types(), 7)) {
        const auto& f = row.fields;
        const EventType type = type_of(row, f[0]);
        const auto quad = parse_quad(f[1]);
        if (!quad) row.fail("unknown quad class '" + f[1] + "'");
        if (!is_colour(f[5])) row.fail("'" + f[5] + "' is not a colour");
        if (!seen.insert(type).second) row.fail("the type " + f[0] + " is listed twice");
        ontology.types[static_cast<std::size_t>(type)] = {type, *quad, f[2], f[3], f[4], f[5], f[6]};
    }
    if (seen.size() != event_type_count) throw ResourceError{"event_types.tsv", 0, "an event type is missing"};
}

void read_modes(Ontology& ontology) {
    for (const Row& row : rows("modes.tsv", embedded_ontology_modes(), 3)) {
        if (!ontology.modes[type_of(row, row.fields[0])].insert(row.fields[1]).second) row.fail("the mode is listed twice");
    }
}

void read_cameo(Ontology& ontology) {
    for (const Row& row : rows("cameo.tsv", embedded_ontology_cameo(), 7)) {
        const auto& f = row.fields;
        const bool digits = f[0].size() >= 2 && f[0].size() <= 4 && f[0].find_first_not_of("0123456789") == std::string::npos;
        if (!digits) row.fail("'" + f[0] + "' is not a CAMEO code");
        const EventType type = type_of(row, f[1]);
        if (!f[2].empty() && !ontology.has_mode(type, f[2])) row.fail("the type " + f[1] + " has no mode '" + f[2] + "'");
        const double goldstein = number_of(row, f[3]);
        if (goldstein < -10 || goldstein > 10) row.fail("the Goldstein score lies outside -10 to 10");
        const bool added = ontology.cameo_codes.emplace(f[0], CameoCode{f[0], type, f[2], goldstein, f[6], f[4], f[5]}).second;
        if (!added) row.fail("the code " + f[0] + " is listed twice");
    }
}

void read_sectors(Ontology& ontology) {
    for (const Row& row : rows("sectors.tsv", embedded_ontology_sectors(), 2)) {
        if (!ontology.sectors.emplace(row.fields[0], Sector{row.fields[0], row.fields[1]}).second) {
            row.fail("the sector " + row.fields[0] + " is listed twice");
        }
    }
}

void read_countries(Ontology& ontology) {
    for (const Row& row : rows("countries.tsv", embedded_ontology_countries(), 3)) {
        if (!ontology.countries.emplace(row.fields[0], CountryName{row.fields[0], row.fields[1], row.fields[2]}).second) {
            row.fail("the country " + row.fields[0] + " is listed twice");
        }
    }
}

} // namespace

Ontology load_ontology() {
    Ontology ontology;
    read_types(ontology);
    read_modes(ontology);
    read_cameo(ontology);
    read_sectors(ontology);
    read_countries(ontology);
    for (const EventTypeInfo& info : ontology.types) {
        const auto code = ontology.cameo_codes.find(info.cameo);
        if (code == ontology.cameo_codes.end() || code->second.type != info.type) {
            throw ResourceError{"event_types.tsv", 0, "the code " + info.cameo + " does not stand for " + std::string{name(info.type)}};
        }
    }
    return ontology;
}

bool Ontology::has_mode(EventType t, std::string_view mode) const {
    const auto found = modes.find(t);
    return found != modes.end() && found->second.contains(mode);
}

const CameoCode* Ontology::cameo(std::string_view code) const {
    for (; code.size() >= 2; code.remove_suffix(1)) {
        if (const auto found = cameo_codes.find(code); found != cameo_codes.end()) return &found->second;
    }
    return nullptr;
}

} // namespace entente
