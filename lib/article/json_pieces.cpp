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
    constexpr std::array<std::string_view, 10> keys{"articles", "items",   "docs",    "results", "news",
                                                    "hits",     "entries", "stories", "posts",   "data"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Objects around the records of what services answer.
bool frames_records(std::string_view key) {
    return holds_records(key) || key == "response" || key == "result" || key == "payload" || key == "feed";
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
    if (peek() != '[' || object_.has_text || !holds_records(object_.key)) return false;
    get();
    skip_space();
    if (peek() == '{' || peek() == ']') return true;
    object_.text += copy_value("[");
    return false;
}

/// Enters an object that may hold records itself.
bool JsonPieces::opens_frame() {
    constexpr std::size_t deepest = 4;
    if (peek() != '{' || object_.has_text || !frames_records(object_.key) || around_.size() >= deepest) return false;
    around_.push_back(std::exchange(object_, {}));
    object_.line = line_;
    object_.text = static_cast<char>(get());
    return true;
}

/// At the end of an object: back into the one around it, which takes it as a value if there is no article in it. False if it is
/// the outermost one, or a record.
bool JsonPieces::leave_object() {
    if (around_.empty()) return false;
    const bool article = object_.has_text || object_.has_records;
    if (!article) around_.back().text += object_.text;
    if (article) {
        around_.back().text += "null";
        around_.back().has_records = true;
    }
    if (object_.has_text) return false;
    object_ = std::move(around_.back());
    around_.pop_back();
    return true;
}

/// Reads on in the object until an array of records begins or the object ends; the object itself, if it held none.
std::optional<JsonPiece> JsonPieces::next_in_object() {
    while (true) {
        check_size(object_.text, object_.line);
        skip_space();
        const int c = peek();
        if (c == at_end) malformed("'}'");
        if (c == '"') {
            const std::string text = copy_string();
            object_.text += text;
            object_.key = text.substr(1, text.size() - 2);
        } else if (c == ':') {
            object_.text += static_cast<char>(get());
            skip_space();
            if (opens_records()) {
                object_.text += "[]";
                object_.has_records = first_in_array_ = array_in_object_ = true;
                place_ = Place::in_array;
                return std::nullopt;
            }
            if (opens_frame()) continue;
            const auto name = field_named(object_.key);
            if (peek() == '"' && name && name->field == Field::text) object_.has_text = true;
            if (peek() != ',' && peek() != '}') object_.text += copy_value();
        } else {
            object_.text += static_cast<char>(get());
            if (c == '}' && !leave_object()) break;
            if (c != ',' && c != '}') malformed("',' or '}'");
        }
    }
    JsonPiece piece{object_.text, object_.line, !around_.empty()};
    const bool records = object_.has_records;
    place_ = around_.empty() ? Place::outside : Place::in_object;
    object_ = {};
    if (!around_.empty()) {
        object_ = std::move(around_.back());
        around_.pop_back();
    }
    if (records) return std::nullopt;
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
    object_ = {};
    object_.line = line_;
    object_.text = static_cast<char>(get());
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
