// SPDX-License-Identifier: Apache-2.0
// What the checks of the single formats share; not part of the interface.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "export/validate.hpp"

namespace entente {

/// Collects what is wrong with one file.
class Problems {
public:
    explicit Problems(std::string file) : file_(std::move(file)) {}
    void add(std::size_t line, std::string reason) { list_.push_back({file_, line, std::move(reason)}); }
    void add(Problem problem) { list_.push_back(std::move(problem)); }
    bool any() const noexcept { return !list_.empty(); }
    const std::string& file() const noexcept { return file_; }
    std::vector<Problem> take() { return std::move(list_); }

private:
    std::string file_;
    std::vector<Problem> list_;
};

/// Ids of a graph and who uses them; says what is missing, empty or double.
class GraphCheck {
public:
    explicit GraphCheck(Problems& problems) : problems_(problems) {}

    void node(std::size_t line, const std::string& id);
    /// kind tells parallel edges apart; an edge may lack an id.
    void edge(std::size_t line, const std::string& id, const std::string& source, const std::string& target, const std::string& kind);
    void weight(std::size_t line, const std::string& text);
    /// A real within limits, in a file's own text.
    void real(std::size_t line, std::string_view name, const std::string& text, double low, double high);
    std::size_t nodes() const noexcept { return nodes_.size(); }

private:
    Problems& problems_;
    std::set<std::string> nodes_;
    std::set<std::string> edges_;
    std::set<std::vector<std::string>> joins_;
};

std::string in_quotes(std::string_view text);

/// The line of a byte, from 1.
class Lines {
public:
    explicit Lines(std::string_view bytes);
    std::size_t at(std::size_t offset) const;

private:
    std::vector<std::size_t> breaks_;
};

/// as_xml: also what XML 1.0 forbids and JSON allows.
void check_encoding(std::string_view bytes, bool as_xml, Problems& problems);
/// Of a text that a lenient parser has read: what XML forbids all the same.
void check_wellformed(std::string_view bytes, Problems& problems);
void check_graphml(std::string_view bytes, Problems& problems);
void check_gexf(std::string_view bytes, Problems& problems);
void check_dot(std::string_view bytes, Problems& problems);
void check_csv(std::string_view bytes, Problems& problems);
void check_json(std::string_view bytes, Problems& problems);

/// Against a schema of schemas/: the first violation as "the field 'a/b' breaks the rule 'type'", or "".
enum class Schema : std::uint8_t { event, graph };
std::string schema_violation(std::string_view json, Schema schema);

} // namespace entente
