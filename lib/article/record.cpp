// SPDX-License-Identifier: Apache-2.0
#include "article/record.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "article/ascii.hpp"
#include "article/blocks.hpp"
#include "article/clean.hpp"
#include "article/html.hpp"
#include "article/written_date.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

struct Alias {
    std::string_view key; ///< lower-case letters and digits
    Field field;
};

/// Best names first within each field.
constexpr std::array aliases{
    Alias{"id", Field::id},
    Alias{"articleid", Field::id},
    Alias{"docid", Field::id},
    Alias{"uuid", Field::id},
    Alias{"storyid", Field::id},
    Alias{"storiesid", Field::id},
    Alias{"documentid", Field::id},
    Alias{"dataid", Field::id},
    Alias{"eventidcnty", Field::id},
    Alias{"guid", Field::id},
    Alias{"title", Field::title},
    Alias{"headline", Field::title},
    Alias{"heading", Field::title},
    Alias{"webtitle", Field::title},
    Alias{"articletitle", Field::title},
    Alias{"newstitle", Field::title},
    Alias{"text", Field::text},
    Alias{"body", Field::text},
    Alias{"fulltext", Field::text},
    Alias{"maintext", Field::text},
    Alias{"articletext", Field::text},
    Alias{"articlebody", Field::text},
    Alias{"contenttext", Field::text},
    Alias{"bodytext", Field::text},
    Alias{"storytext", Field::text},
    Alias{"cleantext", Field::text},
    Alias{"plaintext", Field::text},
    Alias{"rawtext", Field::text},
    Alias{"articlecontent", Field::text},
    Alias{"content", Field::text},
    Alias{"eventtext", Field::text},
    Alias{"story", Field::text},
    Alias{"article", Field::text},
    Alias{"paragraphs", Field::text},
    Alias{"notes", Field::text}, // of event tables
    Alias{"contenthtml", Field::html},
    Alias{"bodyhtml", Field::html},
    Alias{"html", Field::html},
    Alias{"rawhtml", Field::html},
    Alias{"summary", Field::summary},
    Alias{"description", Field::summary},
    Alias{"abstract", Field::summary},
    Alias{"standfirst", Field::summary},
    Alias{"lead", Field::summary},
    Alias{"leadparagraph", Field::summary},
    Alias{"trailtext", Field::summary},
    Alias{"snippet", Field::summary},
    Alias{"excerpt", Field::summary},
    Alias{"date", Field::date},
    Alias{"pubdate", Field::date},
    Alias{"published", Field::date},
    Alias{"publishedat", Field::date},
    Alias{"publishdate", Field::date},
    Alias{"publicationdate", Field::date},
    Alias{"datepublished", Field::date},
    Alias{"datepublish", Field::date},
    Alias{"publisheddate", Field::date},
    Alias{"webpublicationdate", Field::date},
    Alias{"articledate", Field::date},
    Alias{"firstpublished", Field::date},
    Alias{"publishedtime", Field::date},
    Alias{"publishtime", Field::date},
    Alias{"publishedon", Field::date},
    Alias{"eventdate", Field::date},
    Alias{"datetimepub", Field::date},
    Alias{"seendate", Field::date},
    Alias{"datetime", Field::date},
    Alias{"timestamp", Field::date},
    Alias{"createdat", Field::date},
    Alias{"source", Field::source},
    Alias{"publisher", Field::source},
    Alias{"outlet", Field::source},
    Alias{"sourcename", Field::source},
    Alias{"medianame", Field::source},
    Alias{"publication", Field::source},
    Alias{"newspaper", Field::source},
    Alias{"sitename", Field::source},
    Alias{"site", Field::source},
    Alias{"sourcedomain", Field::source},
    Alias{"domain", Field::source},
    Alias{"url", Field::url},
    Alias{"link", Field::url},
    Alias{"weburl", Field::url},
    Alias{"articleurl", Field::url},
    Alias{"canonicalurl", Field::url},
    Alias{"sourceurl", Field::url},
    Alias{"permalink", Field::url},
    Alias{"uri", Field::url},
    Alias{"href", Field::url},
};

std::size_t index(Field field) {
    return static_cast<std::size_t>(field);
}

bool is_blank(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_ascii_space);
}

/// A text field that holds a piece of a web page.
bool is_html(std::string_view text) {
    return trim_ascii(text).starts_with('<') &&
           (text.find("</p>") != std::string_view::npos || text.find("</div>") != std::string_view::npos);
}

/// "Ministers meet - The Daily" without the outlet that the record names itself.
std::string without_source(std::string title, std::string_view source) {
    for (const std::string_view sign : {" - ", " | ", " – ", " — "}) {
        const std::size_t at = title.rfind(sign);
        if (at == std::string::npos || at == 0 || source.empty()) continue;
        if (equal_ascii(std::string_view(title).substr(at + sign.size()), source)) return title.substr(0, at);
    }
    return title;
}

} // namespace

std::optional<FieldName> field_named(std::string_view key) {
    std::string plain;
    for (const char c : key) {
        if (is_ascii_letter(c) || is_ascii_digit(c)) plain += ascii_lower(c);
    }
    const auto found = std::find_if(aliases.begin(), aliases.end(), [&](const Alias& alias) { return alias.key == plain; });
    if (found == aliases.end()) return std::nullopt;
    return FieldName{found->field, static_cast<std::size_t>(found - aliases.begin())};
}

void Record::set(FieldName name, std::string value) {
    if (is_blank(value)) return;
    std::string& old = values_[index(name.field)];
    if (!old.empty() && ranks_[index(name.field)] <= name.rank) return;
    old = std::move(value);
    ranks_[index(name.field)] = name.rank;
}

std::string Record::take(Field field) {
    return std::exchange(values_[index(field)], {});
}

std::string LineIds::next(std::size_t line) {
    in_line_ = line == last_line_ ? in_line_ + 1 : 1;
    last_line_ = line;
    return in_line_ == 1 ? fmt::format("{}:{}", stem_, line) : fmt::format("{}:{}.{}", stem_, line, in_line_);
}

void Record::repair(const Origin& origin, Reporter& reporter) {
    bool repaired = false;
    for (std::string& value : values_) {
        if (is_valid_utf8(value)) continue;
        value = replace_invalid_utf8(value);
        repaired = true;
    }
    if (repaired) reporter.warn(origin.file, line_, "invalid UTF-8 was replaced by U+FFFD");
}

bool pass_record(Record record, const std::string& id, const Origin& origin, Reporter& reporter) {
    record.repair(origin, reporter);
    Article article;
    article.id = std::string(trim_ascii(record.take(Field::id)));
    if (article.id.empty()) article.id = id;
    article.title = std::string(trim_ascii(record.take(Field::title)));
    article.source = std::string(trim_ascii(record.take(Field::source)));
    article.title = without_source(std::move(article.title), article.source);
    article.url = std::string(trim_ascii(record.take(Field::url)));
    if (const std::string date = record.take(Field::date); !date.empty()) {
        article.published = parse_written_date(date);
        if (!article.published) {
            reporter.warn(origin.file, record.line(), fmt::format("the date '{}' is not understood", date.substr(0, 40)));
        }
    }
    article.text = record.take(Field::text);
    std::string html = record.take(Field::html);
    if (article.text.empty() && html.empty()) article.text = record.take(Field::summary);
    if (is_html(article.text)) html = std::exchange(article.text, {});
    if (!article.text.empty()) {
        article.blocks = split_blocks(article.text, 0);
    } else if (!html.empty()) {
        HtmlText page = text_of_fragment(html);
        article.text = std::move(page.text);
        article.blocks = std::move(page.blocks);
    }
    if (article.blocks.empty() && article.title.empty()) {
        return reporter.error(
            {origin.file, record.line(), "no article text", "a record needs text in a field such as 'text', 'body' or 'content'"});
    }
    return reporter.article(clean(std::move(article)));
}

} // namespace entente
