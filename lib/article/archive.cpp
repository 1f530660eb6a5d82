// SPDX-License-Identifier: Apache-2.0
#include "article/archive.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "article/ascii.hpp"
#include "article/blocks.hpp"
#include "article/written_date.hpp"

namespace entente {
namespace {

/// A line that holds text, trimmed.
struct ArchiveLine {
    std::string_view text;
    std::size_t begin = 0; ///< in the article's part of the file
    std::size_t end() const { return begin + text.size(); }
};

std::vector<ArchiveLine> lines_of(std::string_view text) {
    std::vector<ArchiveLine> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t newline = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim_ascii(text.substr(at, newline - at));
        if (!line.empty()) lines.push_back({line, static_cast<std::size_t>(line.data() - text.data())});
        at = newline + 1;
    }
    return lines;
}

/// "3 of 17 DOCUMENTS"
bool counts_documents(std::string_view line) {
    if (!line.ends_with(" DOCUMENTS") && !line.ends_with(" DOCUMENT")) return false;
    const std::size_t of = line.find(" of ");
    const auto is_number = [](std::string_view part) { return !part.empty() && std::all_of(part.begin(), part.end(), is_ascii_digit); };
    if (of == std::string_view::npos || !is_number(line.substr(0, of))) return false;
    return is_number(line.substr(of + 4, line.rfind(' ') - of - 4));
}

/// "AN Document EXN0000020230924ej9o0012x", also without "AN"
bool names_document(std::string_view line) {
    if (line.starts_with("AN")) line = trim_ascii(line.substr(2));
    if (!line.starts_with("Document ")) return false;
    const std::string_view code = line.substr(9);
    const bool letters = code.size() >= 12 && is_ascii_upper(code[0]) && is_ascii_upper(code[1]);
    return letters && std::all_of(code.begin(), code.end(), [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); }) &&
           std::any_of(code.begin(), code.end(), is_ascii_digit);
}

/// The parts of the file, each one article.
std::vector<std::string_view> sections_of(std::string_view text) {
    std::vector<std::string_view> sections;
    std::size_t begin = 0;
    bool divided = false;
    const auto cut = [&](std::size_t end) {
        if (!trim_ascii(text.substr(begin, end - begin)).empty()) sections.push_back(text.substr(begin, end - begin));
        begin = end;
        divided = true;
    };
    for (const ArchiveLine& line : lines_of(text)) {
        if (counts_documents(line.text)) cut(line.begin);
        if (equal_ascii(line.text, "End of Document") || names_document(line.text)) cut(line.end());
    }
    if (!divided) return {};
    cut(text.size());
    return sections;
}

/// The word before the colon, if it is the name of a field.
std::optional<std::string> field_label(std::string_view line) {
    constexpr std::array<std::string_view, 33> labels{
        "byline",   "section",  "length",       "dateline", "headline", "highlight", "graphic",  "load-date", "language", "publication-type", "journal-code",
        "notes",    "series",   "correction",   "subject",  "company",  "ticker",    "industry", "person",    "city",     "country",          "geographic",
        "state",    "type",     "distribution", "acc-no",   "doc-type", "copyright", "url",      "category",  "body",     "organization",     "publication type"};
    const std::size_t colon = line.find(':');
    const std::string label = ascii_lower(line.substr(0, std::min(colon, line.size())));
    if (label == "body" && (colon == std::string_view::npos || colon + 1 == line.size())) return label;
    if (colon == std::string_view::npos) return std::nullopt;
    if (std::find(labels.begin(), labels.end(), label) == labels.end() || label == "body") return std::nullopt;
    return label;
}

std::string_view field_value(std::string_view line) {
    return trim_ascii(line.substr(std::min(line.find(':') + 1, line.size())));
}

/// What is known of one article: lines, by their place.
struct Parts {
    std::string_view title;
    std::string_view source;
    std::string_view dateline;
    std::optional<Date> date;
    std::vector<Span> bodies;
};

Span span_of(const std::vector<ArchiveLine>& lines, std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(lines[begin].begin), static_cast<std::uint32_t>(lines[end - 1].end())};
}

bool is_copyright_line(std::string_view line) {
    return equal_ascii(line.substr(0, 9), "copyright") || line.starts_with("(c)") || line.starts_with("©");
}

/// LexisNexis: source, date and headline (or headline, source and date) in lines of their own, then fields with labels, the text, and
/// more fields.
std::optional<Parts> parts_of_labelled(const std::vector<ArchiveLine>& lines) {
    std::size_t first = !lines.empty() && counts_documents(lines[0].text) ? 1 : 0;
    std::size_t label = first;
    while (label < lines.size() && !field_label(lines[label].text))
        ++label;
    if (label == lines.size()) return std::nullopt;
    Parts parts;
    std::size_t date = first;
    while (date < label && !parse_written_date(lines[date].text))
        ++date;
    if (date < label) {
        parts.date = parse_written_date(lines[date].text);
        if (date > first) parts.source = lines[date - 1].text;
        if (date > first + 1) parts.title = lines[first].text;
        for (std::size_t i = date + 1; i < label && date <= first + 1; ++i) {
            if (!is_copyright_line(lines[i].text)) parts.title = lines[i].text;
        }
    }
    std::size_t body = label;
    for (; body < lines.size(); ++body) { // fields follow each other up to the text
        const auto name = field_label(lines[body].text);
        if (!name) break;
        if (*name == "headline") parts.title = field_value(lines[body].text);
        if (*name == "dateline") parts.dateline = field_value(lines[body].text);
        if (*name == "body") {
            ++body;
            break;
        }
    }
    std::size_t end = body;
    while (end < lines.size() && !field_label(lines[end].text) && !equal_ascii(lines[end].text, "Classification") &&
           !equal_ascii(lines[end].text, "End of Document") && !(is_copyright_line(lines[end].text) && lines[end].text.size() < 120))
        ++end;
    if (end > body) parts.bodies.push_back(span_of(lines, body, end));
    return parts;
}

/// The two or three capitals before a blank with which Factiva names a field.
std::string_view tag_of(std::string_view line) {
    constexpr std::array<std::string_view, 26> tags{"HD", "BY", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "LA", "CY", "LP",  "TD",
                                                    "CO", "IN", "NS", "RE", "AN", "CT", "RF", "SE", "VOL", "PUB", "IPD", "IPC", "CLM"};
    const std::string_view word = line.substr(0, line.find_first_of(" \t"));
    return std::find(tags.begin(), tags.end(), word) == tags.end() ? std::string_view() : word;
}

/// Factiva with tags: HD headline, PD day, SN source, LP and TD text.
std::optional<Parts> parts_of_tagged(const std::vector<ArchiveLine>& lines) {
    Parts parts;
    bool any = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view tag = tag_of(lines[i].text);
        if (tag.empty()) continue;
        any = any || tag == "HD";
        const std::string_view value = trim_ascii(lines[i].text.substr(tag.size()));
        std::size_t end = i + 1;
        while (end < lines.size() && tag_of(lines[end].text).empty())
            ++end;
        if (tag == "HD") parts.title = value.empty() && end > i + 1 ? lines[i + 1].text : value;
        if (tag == "PD") parts.date = parse_written_date(value);
        if (tag == "SN") parts.source = value;
        if ((tag == "LP" || tag == "TD") && (!value.empty() || end > i + 1)) {
            Span body = span_of(lines, value.empty() ? i + 1 : i, end);
            if (!value.empty()) body.begin = static_cast<std::uint32_t>(lines[i].end() - value.size());
            parts.bodies.push_back(body);
        }
    }
    if (!any) return std::nullopt;
    return parts;
}

/// Factiva as printed: headline, byline, "143 words", day, time, source, code, language, copyright, text.
std::optional<Parts> parts_of_printed(const std::vector<ArchiveLine>& lines) {
    if (lines.size() < 4 || !names_document(lines.back().text)) return std::nullopt;
    Parts parts;
    parts.title = lines.front().text;
    constexpr std::size_t longest_head = 14;
    std::size_t body = 1;
    for (std::size_t i = 1; i + 1 < lines.size() && i < longest_head; ++i) {
        if (is_date_line(lines[i].text) && !parts.date) {
            parts.date = parse_written_date(lines[i].text);
            const bool time = i + 1 < lines.size() && is_ascii_digit(lines[i + 1].text.front());
            parts.source = lines[std::min(i + (time ? 2 : 1), lines.size() - 1)].text;
        }
        if (equal_ascii(lines[i].text, "English") || is_copyright_line(lines[i].text)) body = i + 1;
    }
    if (!parts.date) return std::nullopt;
    if (body + 1 < lines.size()) parts.bodies.push_back(span_of(lines, body, lines.size() - 1));
    return parts;
}

Article article_of(std::string_view section, const std::vector<ArchiveLine>& lines, const Parts& parts) {
    Article article;
    article.text = std::string(section);
    article.title = std::string(parts.title);
    article.source = std::string(parts.source);
    article.published = parts.date;
    article.dateline = std::string(parts.dateline);
    const auto span = [&](std::string_view part) {
        const auto begin = static_cast<std::uint32_t>(part.data() - section.data());
        return Span{begin, begin + static_cast<std::uint32_t>(part.size())};
    };
    if (!parts.dateline.empty()) article.dateline_span = span(parts.dateline);
    const auto in_body = [&](const ArchiveLine& line) {
        return std::any_of(parts.bodies.begin(), parts.bodies.end(), [&](const Span& body) { return line.begin < body.end && line.end() > body.begin; });
    };
    for (const ArchiveLine& line : lines) {
        if (in_body(line)) continue;
        Block block{span(line.text), BlockKind::header};
        const bool title = !parts.title.empty() && parts.title.data() >= line.text.data() && parts.title.data() < line.text.data() + line.text.size();
        if (title) {
            const Span headline = span(parts.title);
            const std::string_view label = trim_ascii(section.substr(block.span.begin, headline.begin - block.span.begin));
            if (!label.empty()) article.blocks.push_back({span(label), BlockKind::header});
            block = {headline, BlockKind::title};
        }
        article.blocks.push_back(block);
    }
    for (const Span& body : parts.bodies) {
        for (const Block& block : split_blocks(section.substr(0, body.end), body.begin))
            article.blocks.push_back(block);
    }
    std::sort(article.blocks.begin(), article.blocks.end(), [](const Block& a, const Block& b) { return a.span < b.span; });
    return article;
}

} // namespace

std::vector<ArchivedArticle> split_archive(std::string_view text) {
    std::vector<ArchivedArticle> articles;
    std::size_t counted = 0;
    std::size_t line = 1;
    for (const std::string_view section : sections_of(text)) {
        const std::vector<ArchiveLine> lines = lines_of(section);
        auto parts = parts_of_tagged(lines);
        if (!parts) parts = parts_of_labelled(lines);
        if (!parts) parts = parts_of_printed(lines);
        if (!parts || (parts->bodies.empty() && parts->title.empty())) continue; // a summary of the search
        const auto at = static_cast<std::size_t>(section.data() - text.data()) + lines.front().begin;
        const std::string_view before = text.substr(counted, at - counted);
        line += static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
        counted = at;
        articles.push_back({line, article_of(section, lines, *parts)});
    }
    return articles;
}

} // namespace entente
