// SPDX-License-Identifier: Apache-2.0
// Strict reading of JSON: every step that finds something else than expected throws an InputError that names file, line and field.
//
//   const JsonText text{R"({"confidence": 0.9})", "week.jsonl", 17};
//   text.root().required("confidence").real_within(0, 1);
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "text/date.hpp"
#include "text/span.hpp"

namespace entente {

/// A value inside a JsonText, which must outlive it, and the path that leads to it.
class JsonReader {
public:
    bool is_null() const;
    bool is_object() const;
    bool is_text() const;

    JsonReader required(std::string_view field) const;
    JsonReader optional(std::string_view field) const; ///< null if absent
    std::size_t size() const;                          ///< of an array
    JsonReader at(std::size_t index) const;

    std::string text() const;
    std::string text_or_empty() const;    ///< "" for null
    std::string identifier() const;       ///< not empty, no line break or other control character
    std::string country_or_empty() const; ///< three capital letters, or "" for null
    bool truth() const;
    std::uint32_t whole() const;
    double real_within(double low, double high) const;
    Date date() const;
    Span span() const; ///< [begin, end], begin <= end

    template <typename Enum>
    Enum code(std::optional<Enum> (*parse)(std::string_view) noexcept, std::string_view expected) const {
        const std::string value = text();
        const std::optional<Enum> parsed = parse(value);
        if (!parsed) fail("is '" + value + "'", "expected " + std::string{expected});
        return *parsed;
    }

    /// Throws InputError "the field 'a.b' REASON".
    [[noreturn]] void fail(const std::string& reason, const std::string& hint = {}) const;

private:
    friend class JsonText;
    struct State;
    JsonReader(const State* state, const void* value, std::string path) : state_(state), value_(value), path_(std::move(path)) {}

    const State* state_;
    const void* value_; ///< the library's value; null pointer: absent
    std::string path_;
};

/// One parsed text.
class JsonText {
public:
    /// Throws InputError if it is not JSON. `line` is where the text begins in the file; 0: count lines within the text.
    JsonText(std::string_view json, const std::string& file, std::size_t line);
    ~JsonText();
    JsonText(const JsonText&) = delete;
    JsonText& operator=(const JsonText&) = delete;

    JsonReader root() const;

private:
    std::unique_ptr<JsonReader::State> state_;
};

} // namespace entente
