// SPDX-License-Identifier: Apache-2.0
#include "article/headers.hpp"

#include <algorithm>
#include <array>

#include "article/ascii.hpp"
#include "article/encoding.hpp"
#include "article/written_date.hpp"

namespace entente {
namespace {

enum class Label { title, date, source, sender, url, id, other };
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

/// What electronic mail has besides.
constexpr std::array mail_names{
    LabelName{"subject", Label::title},          LabelName{"from", Label::sender},        LabelName{"sent", Label::date},
    LabelName{"to", Label::other},               LabelName{"cc", Label::other},           LabelName{"bcc", Label::other},
    LabelName{"reply-to", Label::other},         LabelName{"sender", Label::other},       LabelName{"message-id", Label::other},
    LabelName{"mime-version", Label::other},     LabelName{"content-type", Label::other}, LabelName{"content-transfer-encoding", Label::other},
    LabelName{"received", Label::other},         LabelName{"delivered-to", Label::other}, LabelName{"return-path", Label::other},
    LabelName{"list-unsubscribe", Label::other}, LabelName{"list-id", Label::other},      LabelName{"importance", Label::other},
};

std::optional<Label> label_named(std::string_view text, bool mail) {
    const auto is_it = [&](const LabelName& name) { return equal_ascii(name.text, text); };
    const auto* found = std::find_if(label_names.begin(), label_names.end(), is_it);
    if (found != label_names.end()) return found->label;
    const auto* of_mail = std::find_if(mail_names.begin(), mail_names.end(), is_it);
    if (mail && of_mail != mail_names.end()) return of_mail->label;
    if (mail && text.starts_with("X-")) return Label::other;
    return std::nullopt;
}

/// True for a message as mail programs save it: "From:" and "Subject:" in the lines before the first empty one.
bool is_mail(std::string_view text) {
    bool from = false;
    bool subject = false;
    while (!text.empty()) {
        const std::size_t newline = std::min(text.find('\n'), text.size());
        const std::string_view line = trim_ascii(text.substr(0, newline));
        if (line.empty() || (line.find(':') == std::string_view::npos && !is_ascii_space(text.front()))) break;
        from = from || equal_ascii(line.substr(0, 5), "from:");
        subject = subject || equal_ascii(line.substr(0, 8), "subject:");
        text.remove_prefix(std::min(newline + 1, text.size()));
    }
    return from && subject;
}

/// "The Morning Dispatch" of "\"The Morning Dispatch\" <dispatch@example.org>".
std::string_view sender_name(std::string_view value) {
    const std::string_view name = trim_ascii(value.substr(0, value.find('<')));
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') return name.substr(1, name.size() - 2);
    return name.find('@') == std::string_view::npos ? name : std::string_view();
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
    const bool mail = is_mail(text.substr(at));
    for (std::size_t number = 1; at < text.size(); ++number) {
        const std::size_t newline = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim_ascii(text.substr(at, newline - at));
        const std::size_t colon = line.find(':');
        if (mail && number > 1 && !line.empty() && is_ascii_space(text[at])) { // the last header goes on
            headers.blocks.push_back({span_in(text, line), BlockKind::header});
            at = newline + (newline < text.size() ? 1 : 0);
            headers.end = at;
            continue;
        }
        if (line.empty() || colon == std::string_view::npos) break;
        const auto label = label_named(trim_ascii(line.substr(0, colon)), mail);
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
        case Label::sender:
            headers.source = std::string(sender_name(value));
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
