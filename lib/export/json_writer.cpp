// SPDX-License-Identifier: Apache-2.0
#include "export/json_writer.hpp"

#include <cmath>

#include <fmt/format.h>

#include "export/number.hpp"
#include "text/utf8.hpp"

namespace entente {

namespace {

std::string quoted(std::string_view text) {
    std::string out{'"'};
    out.reserve(text.size() + 2);
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
            } else {
                out += c;
            }
        }
    }
    return out += '"';
}

} // namespace

/// A comma, unless the value is the first one or follows its key.
void JsonWriter::separate() {
    if (text_.empty()) return;
    const char last = text_.back();
    if (last != '{' && last != '[' && last != ':') text_ += ',';
}

void JsonWriter::begin(char bracket) {
    separate();
    text_ += bracket;
}

void JsonWriter::end(char bracket) { text_ += bracket; }

void JsonWriter::put(std::string_view value) {
    separate();
    text_ += value;
}

void JsonWriter::key(std::string_view name) {
    put(quoted(name));
    text_ += ':';
}

void JsonWriter::value(std::string_view text) { put(is_valid_utf8(text) ? quoted(text) : quoted(replace_invalid_utf8(text))); }

void JsonWriter::value(double number) { put(real(std::isfinite(number) ? number : 0)); }

void JsonWriter::value(Span span) { put(fmt::format("[{},{}]", span.begin, span.end)); }

void JsonWriter::value(Date date) { put(quoted(format(date))); }

void JsonWriter::value(const std::vector<std::string>& texts) {
    begin_array();
    for (const std::string& each : texts) value(std::string_view{each});
    end_array();
}

void JsonWriter::field_or_null(std::string_view name, std::string_view text) {
    key(name);
    if (text.empty()) {
        null();
    } else {
        value(text);
    }
}

} // namespace entente
