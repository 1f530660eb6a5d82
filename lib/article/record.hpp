// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: one record of named fields (JSON object, table row, feed item) on its way to an Article.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "article/article.hpp"
#include "article/readers.hpp"

namespace entente {

enum class Field { id, title, text, html, summary, date, source, url };
constexpr std::size_t field_count = 8;

/// A field and how well the name that was used for it fits: of "text" and "content" in one record the former is the text.
struct FieldName {
    Field field;
    std::size_t rank;
};

/// What a column or key means ("pub_date", "pubDate", "Pub Date" are all the date); absent if nothing to us.
std::optional<FieldName> field_named(std::string_view key);

class Record {
public:
    explicit Record(std::size_t line) : line_(line) {}

    std::size_t line() const noexcept { return line_; }
    /// Keeps the value unless a better named one is there; blank values do not count.
    void set(FieldName name, std::string value);
    std::string take(Field field);
    /// Makes all values valid UTF-8, with a warning if one was not.
    void repair(const Origin& origin, Reporter& reporter);
    bool has(Field field) const { return !values_[static_cast<std::size_t>(field)].empty(); }

private:
    std::size_t line_;
    std::array<std::string, field_count> values_;
    std::array<std::size_t, field_count> ranks_{};
};

/// Ids for records that have none: the stem and the line, and a further number where a line holds several records.
class LineIds {
public:
    explicit LineIds(std::string stem) : stem_(std::move(stem)) {}
    std::string next(std::size_t line);

private:
    std::string stem_;
    std::size_t last_line_ = 0;
    std::size_t in_line_ = 0;
};

/// Makes the article and passes it on; a record without text and title is an error that is reported. Returns whether to go on.
bool pass_record(Record record, const std::string& id, const Origin& origin, Reporter& reporter);

} // namespace entente
