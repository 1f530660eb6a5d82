// SPDX-License-Identifier: Apache-2.0
#include "article/headers.hpp"

#include <array>

#include "article/ascii.hpp"
#include "article/encoding.hpp"
#include "article/written_date.hpp"

namespace entente {
namespace {

enum class Label { title, date, source, url, id, other };
struct LabelName {
    std::string_view text;
    Label label;
};
constexpr std::array label_names{
    LabelName{"title", Label::title},    LabelName{"headline", Label::title}, LabelName{"date", Label::date},
    LabelName{"published", Label::date}, LabelName{"source", Label::source},  LabelName{"publisher", Label::source},
    LabelName{"url", Label::url},        LabelName{"link", Label::url},       LabelName{"id", Label::id},
    LabelName{"author", Label::other},   LabelName{"authors", Label::other},  LabelName{"byline", Label::other},
};

std::optional<Label> label_named(std::string_view text) {
    for (const LabelName& name : label_names) {
        if (equal_ascii(name.text, text)) return name.label;
    }
    return std::nullopt;
}

Span span_in(std::string_view text, std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(part.data() - text.data());
    return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

void set_date(HeaderLines& headers, std::string_view value, std::size_t line) {
    headers.date = parse_written_date(value);
    if (headers.date || value.empty()) return;
    headers.bad_date = std::string(value.substr(0, 40));
    headers.bad_date_line = line;
}

} // namespace

HeaderLines read_header_lines(std::string_view text) {
    HeaderLines headers;
    std::size_t at = text.size() - without_mark(text).size();
    headers.end = at;
    for (std::size_t number = 1; at < text.size(); ++number) {
        const std::size_t newline = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim_ascii(text.substr(at, newline - at));
        const std::size_t colon = line.find(':');
        if (line.empty() || colon == std::string_view::npos) break;
        const auto label = label_named(trim_ascii(line.substr(0, colon)));
        if (!label) break;
        const std::string_view value = trim_ascii(line.substr(colon + 1));
        switch (*label) {
        case Label::title:
            headers.title = std::string(value);
            break;
        case Label::date:
            set_date(headers, value, number);
            break;
        case Label::source:
            headers.source = std::string(value);
            break;
        case Label::url:
            headers.url = std::string(value);
            break;
        case Label::id:
            headers.id = std::string(value);
            break;
        case Label::other:
            break;
        }
        if (*label == Label::title && !value.empty()) {
            headers.blocks.push_back({span_in(text, line.substr(0, colon + 1)), BlockKind::header});
            headers.blocks.push_back({span_in(text, value), BlockKind::title});
        } else {
            headers.blocks.push_back({span_in(text, line), BlockKind::header});
        }
        at = newline + (newline < text.size() ? 1 : 0);
        headers.end = at;
    }
    return headers;
}

} // namespace entente
