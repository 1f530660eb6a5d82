// SPDX-License-Identifier: Apache-2.0
#include "train/name_tables.hpp"

#include <algorithm>

#include "text/embedded.hpp"

ENTENTE_EMBEDDED(given_names)
ENTENTE_EMBEDDED(family_names)
ENTENTE_EMBEDDED(organizations)
ENTENTE_EMBEDDED(sites)

namespace entente::train {
namespace {

/// The entries of lines that are no comments, apart by ';'.
std::vector<std::string_view> entries(std::string_view table) {
    std::vector<std::string_view> out;
    while (!table.empty()) {
        const std::size_t size = std::min(table.find('\n'), table.size());
        std::string_view line = table.substr(0, size);
        table.remove_prefix(std::min(size + 1, table.size()));
        if (line.starts_with('#')) continue;
        while (!line.empty()) {
            const std::size_t end = std::min(line.find(';'), line.size());
            if (end > 0) out.push_back(line.substr(0, end));
            line.remove_prefix(std::min(end + 1, line.size()));
        }
    }
    return out;
}

} // namespace

std::vector<std::string_view> given_names() {
    return entries(embedded_given_names());
}

std::vector<std::string_view> family_names() {
    return entries(embedded_family_names());
}

std::vector<std::string_view> organizations() {
    return entries(embedded_organizations());
}

std::vector<std::string_view> sites() {
    return entries(embedded_sites());
}

} // namespace entente::train
