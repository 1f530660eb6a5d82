// SPDX-License-Identifier: Apache-2.0
#include "article/json_pieces.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "article/ascii.hpp"
#include "article/record.hpp"
#include "text/error.hpp"

namespace entente {
namespace {

constexpr int at_end = -1;

bool holds_records(std::string_view key) {
    constexpr std::array<std::string_view, 5> keys{"articles", "items", "docs", "results", "news"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

} // namespace

void JsonPieces::malformed(const char* expected) const {
    throw InputError{source_.name(), line_, fmt::format("malformed JSON: {} expected", expected)};
}

void JsonPieces::check_size(const std::string& text, std::size_t line) const {
    if (text.size() > limit_) throw InputError{source_.name(), line, fmt::format("a record is longer than {} MiB", limit_ >> 20)};
}

int JsonPieces::peek() {
    if (at_ == end_) {
        at_ = 0;
        end_ = source_.read(buffer_);
        if (end_ == 0) return at_end;
        if (!std::exchange(started_, true) && std::string_view(buffer_).substr(0, end_).starts_with("\xEF\xBB\xBF")) at_ = 3;
        if (at_ == end_) return peek(); // nothing but the mark
    }
    return static_cast<unsigned char>(buffer_[at_]);
}

int JsonPieces::get() {
    const int c = peek();
    if (c != at_end) ++at_;
    if (c == '\n') ++line_;
    return c;
}

void JsonPieces::skip_space() {
    while (peek() != at_end && is_ascii_space(static_cast<char>(peek())))
        get();
}

bool JsonPieces::more() {
    skip_space();
    return peek() != at_end;
}

std::string JsonPieces::copy_string() {
    const std::size_t line = line_;
    std::string text(1, static_cast<char>(get())); // the quotation mark
    while (true) {
        const int c = get();
        if (c == at_end) malformed("a closing quotation mark");
        text += static_cast<char>(c);
        if (c == '"') return text;
        if (c == '\\' && peek() != at_end) text += static_cast<char>(get());
        check_size(text, line);
    }
}

/// Copies a value up to where it ends; `begun` may hold the opening bracket that was read already.
std::string JsonPieces::copy_value(std::string begun) {
    const std::size_t line = line_;
    std::size_t depth = begun.size();
    std::string text = std::move(begun);
    while (true) {
        const int c = peek();
        if (c == at_end) malformed("a closing bracket");
        if (depth == 0 && (c == ',' || c == ']' || c == '}')) return text;
        if (c == '"') {
            text += copy_string();
        } else {
            if (c == '{' || c == '[') ++depth;
            if (c == '}' || c == ']') --depth;
            text += static_cast<char>(get());
        }
        check_size(text, line);
        if (depth == 0 && (c == '}' || c == ']' || c == '"')) return text;
    }
}

std::optional<JsonPiece> JsonPieces::next_in_array() {
    skip_space();
    if (peek() == ']') {
        get();
        return std::nullopt;
    }
    if (!std::exchange(first_in_array_, false)) {
        if (peek() != ',') malformed("',' or ']'");
        get();
        skip_space();
    }
    JsonPiece piece;
    piece.line = line_;
    piece.text = copy_value();
    piece.in_array = true;
    if (piece.text.empty()) malformed("a record");
    return piece;
}

/// True if the value that comes is an array of objects under a key for such.
bool JsonPieces::opens_records() {
    if (peek() != '[' || object_has_text_ || !holds_records(key_)) return false;
    get();
    skip_space();
    if (peek() == '{' || peek() == ']') return true;
    object_ += copy_value("[");
    return false;
}

/// Reads on in the object until an array of records begins or the object ends; the object itself, if it held none.
std::optional<JsonPiece> JsonPieces::next_in_object() {
    while (true) {
        check_size(object_, object_line_);
        skip_space();
        const int c = peek();
        if (c == at_end) malformed("'}'");
        if (c == '"') {
            const std::string text = copy_string();
            object_ += text;
            key_ = text.substr(1, text.size() - 2);
        } else if (c == ':') {
            object_ += static_cast<char>(get());
            skip_space();
            if (opens_records()) {
                object_ += "[]";
                object_has_records_ = first_in_array_ = array_in_object_ = true;
                place_ = Place::in_array;
                return std::nullopt;
            }
            const auto name = field_named(key_);
            if (peek() == '"' && name && name->field == Field::text) object_has_text_ = true;
            if (peek() != ',' && peek() != '}') object_ += copy_value();
        } else {
            object_ += static_cast<char>(get());
            if (c == '}') break;
            if (c != ',') malformed("',' or '}'");
        }
    }
    place_ = Place::outside;
    JsonPiece piece{std::exchange(object_, {}), object_line_, false};
    if (object_has_records_) return std::nullopt;
    return piece;
}

/// Enters the next array or object at the top of the file; false at the end.
bool JsonPieces::open_top() {
    if (!more()) return false;
    if (peek() == '[') {
        get();
        place_ = Place::in_array;
        array_in_object_ = false;
        first_in_array_ = true;
        return true;
    }
    if (peek() != '{') malformed("'{' or '['");
    place_ = Place::in_object;
    object_line_ = line_;
    object_ = std::string(1, static_cast<char>(get()));
    object_has_text_ = object_has_records_ = false;
    key_.clear();
    return true;
}

std::optional<JsonPiece> JsonPieces::next() {
    while (true) {
        if (place_ == Place::in_array) {
            if (auto piece = next_in_array()) return piece;
            place_ = array_in_object_ ? Place::in_object : Place::outside;
        } else if (place_ == Place::in_object) {
            if (auto piece = next_in_object()) return piece;
        } else if (!open_top()) {
            return std::nullopt;
        }
    }
}

} // namespace entente
