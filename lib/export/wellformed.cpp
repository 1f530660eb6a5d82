// SPDX-License-Identifier: Apache-2.0
// What XML forbids and a lenient parser lets through: references to nothing, "<" in attributes, attributes given twice.
#include <algorithm>
#include <array>

#include "export/problems.hpp"

namespace entente {

namespace {

bool is_space_byte(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// "&amp;", "&#233;", "&#xE9;": what stands after the ampersand.
bool is_reference(std::string_view rest) {
    const std::size_t end = rest.substr(0, 12).find(';');
    if (end == std::string_view::npos || end == 0) return false;
    std::string_view name = rest.substr(0, end);
    constexpr std::array<std::string_view, 5> known{"amp", "lt", "gt", "quot", "apos"};
    if (std::find(known.begin(), known.end(), name) != known.end()) return true;
    if (!name.starts_with('#')) return false;
    name.remove_prefix(1);
    const bool hexadecimal = name.starts_with('x');
    if (hexadecimal) name.remove_prefix(1);
    return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
    });
}

class Scan {
public:
    Scan(std::string_view bytes, Problems& problems) : bytes_(bytes), lines_(bytes), problems_(problems) {}

    void run() {
        for (std::size_t at = 0; at < bytes_.size();) {
            const std::string_view rest = bytes_.substr(at);
            if (rest.starts_with("<!--")) {
                at = after(at, "-->");
            } else if (rest.starts_with("<![CDATA[")) {
                at = after(at, "]]>");
            } else if (rest.starts_with("<?")) {
                at = after(at, "?>");
            } else if (rest.starts_with("<!") || rest.starts_with("</")) {
                at = after(at, ">");
            } else if (rest.front() == '<') {
                at = tag(at + 1);
            } else {
                reference(at);
                ++at;
            }
        }
    }

private:
    std::size_t after(std::size_t at, std::string_view end) const {
        const std::size_t found = bytes_.find(end, at);
        return found == std::string_view::npos ? bytes_.size() : found + end.size();
    }

    void reference(std::size_t at) {
        if (bytes_[at] == '&' && !is_reference(bytes_.substr(at + 1)))
            problems_.add(lines_.at(at), "not well-formed XML: '&' stands for itself; it is written &amp;");
    }

    /// From behind "<" to behind ">".
    std::size_t tag(std::size_t at) {
        std::set<std::string_view> names;
        while (at < bytes_.size() && bytes_[at] != '>') {
            if (bytes_[at] != '"' && bytes_[at] != '\'') {
                ++at;
                continue;
            }
            const std::size_t end = std::min(bytes_.find(bytes_[at], at + 1), bytes_.size());
            if (!names.insert(name_before(at)).second) problems_.add(lines_.at(at), "not well-formed XML: an attribute is given twice");
            for (std::size_t i = at + 1; i < end; ++i) {
                if (bytes_[i] == '<') problems_.add(lines_.at(i), "not well-formed XML: '<' in an attribute; it is written &lt;");
                reference(i);
            }
            at = end + 1;
        }
        return at + 1;
    }

    /// The attribute's name before its opening quote.
    std::string_view name_before(std::size_t quote) const {
        std::size_t end = quote;
        while (end > 0 && (bytes_[end - 1] == '=' || is_space_byte(bytes_[end - 1]))) --end;
        std::size_t begin = end;
        while (begin > 0 && !is_space_byte(bytes_[begin - 1])) --begin;
        return bytes_.substr(begin, end - begin);
    }

    std::string_view bytes_;
    Lines lines_;
    Problems& problems_;
};

} // namespace

void check_wellformed(std::string_view bytes, Problems& problems) { Scan(bytes, problems).run(); }

} // namespace entente
