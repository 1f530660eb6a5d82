// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "article/ascii.hpp"
#include "article/encoding.hpp"
#include "article/readers.hpp"
#include "article/record.hpp"
#include "article/table_rows.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr int at_end = -1;

/// The separator that the header line holds most of.
char delimiter_of(std::string_view header) {
    const auto count = [&](char c) { return std::count(header.begin(), header.end(), c); };
    char best = ',';
    for (const char candidate : {'\t', ';', '|'}) {
        if (count(candidate) > count(best)) best = candidate;
    }
    return best;
}

std::vector<std::optional<FieldName>> columns_of(const std::vector<std::string>& names) {
    std::vector<std::optional<FieldName>> columns;
    for (const std::string& name : names)
        columns.push_back(field_named(trim_ascii(without_mark(name))));
    return columns;
}

bool has_text(const std::vector<std::optional<FieldName>>& columns) {
    return std::any_of(columns.begin(), columns.end(), [](const auto& column) {
        return column && (column->field == Field::text || column->field == Field::html || column->field == Field::summary ||
                          column->field == Field::title);
    });
}

bool pass_row(TableRow row, const std::vector<std::optional<FieldName>>& columns, const std::string& id, const Origin& origin,
              Reporter& reporter) {
    if (row.error.empty() && row.fields.size() > columns.size()) {
        row.error = fmt::format("the row has {} fields, the header {}", row.fields.size(), columns.size());
    }
    if (!row.error.empty())
        return reporter.error(
            {origin.file, row.line, row.error, "fields that hold the delimiter or quotation marks are written in quotation marks"});
    Record record(row.line);
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
        if (columns[i]) record.set(*columns[i], std::move(row.fields[i]));
    }
    return pass_record(std::move(record), id, origin, reporter);
}

bool read_rows(ByteSource& source, const Origin& origin, Reporter& reporter, char delimiter) {
    TableRows rows(source, delimiter, reporter.options().max_record);
    const auto header = rows.next();
    if (!header) throw InputError{origin.file, 0, "the table is empty"};
    if (!header->error.empty()) throw InputError{origin.file, header->line, header->error};
    const auto columns = columns_of(header->fields);
    if (!has_text(columns)) {
        throw InputError{origin.file, header->line, "no column of article text",
                         "the header line needs a column named text, body, content or title"};
    }
    LineIds ids(origin.stem);
    std::size_t count = 0;
    while (auto row = rows.next()) {
        ++count;
        const std::string id = ids.next(row->line);
        if (!pass_row(std::move(*row), columns, id, origin, reporter)) return false;
    }
    if (count == 0) throw InputError{origin.file, 0, "no articles in this file"};
    return true;
}

} // namespace

int TableRows::peek() {
    if (at_ == end_) {
        at_ = 0;
        end_ = source_.read(buffer_);
        if (end_ == 0) return at_end;
    }
    return static_cast<unsigned char>(buffer_[at_]);
}

int TableRows::get() {
    const int c = peek();
    if (c != at_end) ++at_;
    if (c == '\n') ++line_;
    return c;
}

void TableRows::grow(std::string& field, int c, TableRow& row) {
    if (++row_size_ > limit_) {
        row.error = fmt::format("the row is longer than {} MiB", limit_ >> 20);
        field.clear();
        return;
    }
    field += static_cast<char>(c);
}

/// After the opening quotation mark, up to the closing one.
std::string TableRows::quoted_field(TableRow& row) {
    std::string field;
    const std::size_t line = line_;
    while (true) {
        const int c = get();
        if (c == at_end) {
            row.error = fmt::format("the quotation mark of line {} is never closed", line);
            return field;
        }
        if (c == '"') {
            if (peek() != '"') return field;
            get();
        }
        grow(field, c, row);
    }
}

std::string TableRows::plain_field(TableRow& row) {
    std::string field;
    for (int c = peek(); c != at_end && c != delimiter_ && c != '\n' && c != '\r'; c = peek())
        grow(field, get(), row);
    return field;
}

std::optional<TableRow> TableRows::next() {
    if (!std::exchange(started_, true) && peek() == 0xEF && std::string_view(buffer_).substr(0, end_).starts_with("\xEF\xBB\xBF"))
        at_ = 3;
    while (peek() == '\n' || peek() == '\r')
        get();
    if (peek() == at_end) return std::nullopt;
    TableRow row;
    row.line = line_;
    row_size_ = 0;
    while (true) {
        if (peek() == '"') {
            get();
            std::string field = quoted_field(row);
            const int after = peek();
            if (after != at_end && after != delimiter_ && after != '\n' && after != '\r') {
                if (row.error.empty())
                    row.error = fmt::format("text after the closing quotation mark in field {}", row.fields.size() + 1);
                plain_field(row);
            }
            row.fields.push_back(std::move(field));
        } else {
            row.fields.push_back(plain_field(row));
        }
        const int sign = get();
        if (sign == '\r' && peek() == '\n') get();
        if (sign != delimiter_) return row;
    }
}

bool is_table_header(std::string_view line) {
    line = trim_ascii(without_mark(line));
    constexpr std::size_t longest = 2000;
    if (line.size() > longest) return false;
    const char delimiter = delimiter_of(line);
    std::size_t known = 0;
    bool text = false;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t end = std::min(line.find(delimiter, at), line.size());
        std::string_view name = trim_ascii(line.substr(at, end - at));
        if (name.size() > 1 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
        if (const auto field = field_named(name)) {
            ++known;
            text = text || field->field == Field::text;
        }
        at = end + 1;
    }
    return text && known >= 2;
}

bool read_table(ByteSource& source, const Origin& origin, Reporter& reporter, std::optional<char> delimiter) {
    // UTF-16, as spreadsheets write it, is converted as a whole; everything else streams.
    constexpr std::size_t enough = 4096;
    struct Borrowed final : ByteSource {
        explicit Borrowed(ByteSource& from) : inner(from) {}
        std::size_t read(std::span<char> buffer) override { return inner.read(buffer); }
        const std::string& name() const noexcept override { return inner.name(); }
        ByteSource& inner;
    };
    PeekedSource peeked(std::make_unique<Borrowed>(source), enough);
    const std::string_view head = peeked.peeked();
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
        std::istringstream text(decode(read_all(peeked, reporter.options().max_document)).text);
        const auto converted = open_bytes(text, source.name());
        return read_table(*converted, origin, reporter, delimiter);
    }
    if (looks_binary(head)) throw InputError{origin.file, 0, "not a text file"};
    return read_rows(peeked, origin, reporter, delimiter.value_or(delimiter_of(head.substr(0, head.find('\n')))));
}

} // namespace entente
