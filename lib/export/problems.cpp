// SPDX-License-Identifier: Apache-2.0
#include "export/problems.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "text/utf8.hpp"

namespace entente {

namespace {

std::optional<double> number(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

} // namespace

std::string in_quotes(std::string_view text) {
    std::string quoted{'\''};
    quoted += text.substr(0, 80);
    if (text.size() > 80) quoted += "…";
    quoted += '\'';
    return replace_invalid_utf8(quoted);
}

void GraphCheck::node(std::size_t line, const std::string& id) {
    if (id.empty()) return problems_.add(line, "a node has no id");
    if (id.find_first_of("\n\r\t") != std::string::npos) problems_.add(line, "the node id " + in_quotes(id) + " has a line break or tab");
    if (id.front() == ' ' || id.back() == ' ') problems_.add(line, "the node id " + in_quotes(id) + " begins or ends with a blank");
    if (!nodes_.insert(id).second) problems_.add(line, "the node id " + in_quotes(id) + " is given twice");
}

void GraphCheck::edge(std::size_t line, const std::string& id, const std::string& source, const std::string& target, const std::string& kind) {
    const std::string subject = id.empty() ? "an edge" : "the edge " + in_quotes(id);
    if (!id.empty() && !edges_.insert(id).second) problems_.add(line, "the edge id " + in_quotes(id) + " is given twice");
    if (source.empty() || target.empty()) return problems_.add(line, subject + " lacks its source or target");
    for (const std::string& end : {source, target}) {
        if (!nodes_.contains(end)) problems_.add(line, subject + " leads to the unknown node " + in_quotes(end));
    }
    if (!joins_.insert({source, target, kind}).second) {
        problems_.add(line, subject + " is a second one from " + in_quotes(source) + " to " + in_quotes(target) + " of the kind " + in_quotes(kind));
    }
}

void GraphCheck::weight(std::size_t line, const std::string& text) {
    const auto value = number(text);
    if (!value || *value <= 0) problems_.add(line, "the weight " + in_quotes(text) + " is not a number above 0");
}

void GraphCheck::real(std::size_t line, std::string_view name, const std::string& text, double low, double high) {
    const auto value = number(text);
    if (!value || *value < low || *value > high) problems_.add(line, std::string{name} + " " + in_quotes(text) + " is not a number in its range");
}

Lines::Lines(std::string_view bytes) {
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) breaks_.push_back(at);
}

std::size_t Lines::at(std::size_t offset) const {
    return 1 + static_cast<std::size_t>(std::lower_bound(breaks_.begin(), breaks_.end(), offset) - breaks_.begin());
}

void check_encoding(std::string_view bytes, bool as_xml, Problems& problems) {
    std::size_t line = 1;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view text = bytes.substr(0, end);
        if (!is_valid_utf8(text)) {
            problems.add(line, "not valid UTF-8");
        } else {
            const bool control = std::any_of(text.begin(), text.end(), [](char c) {
                return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r';
            });
            const bool noncharacter = text.find("\xEF\xBF\xBE") != std::string_view::npos || text.find("\xEF\xBF\xBF") != std::string_view::npos;
            if (control || (as_xml && noncharacter)) problems.add(line, "a character that no graph format allows");
        }
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        ++line;
    }
}

} // namespace entente
