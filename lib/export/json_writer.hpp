// SPDX-License-Identifier: Apache-2.0
// JSON on one line, value by value.
//
//   JsonWriter out;
//   out.begin_object();
//   out.field("name", "Kim Jong Un");
//   out.field("confidence", 0.91);
//   out.end_object();
//   out.text();   // {"name":"Kim Jong Un","confidence":0.91}
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/date.hpp"
#include "text/span.hpp"

namespace entente {

class JsonWriter {
public:
    void begin_object() { begin('{'); }
    void end_object() { end('}'); }
    void begin_array() { begin('['); }
    void end_array() { end(']'); }
    void key(std::string_view name);

    void value(std::string_view text); ///< invalid UTF-8 becomes U+FFFD
    void value(const char* text) { value(std::string_view{text}); }
    void value(bool truth) { put(truth ? "true" : "false"); }
    void value(double real); ///< the shortest form that reads back as the same value; what is not finite is 0
    template <std::integral Whole>
    void value(Whole whole) {
        put(std::to_string(whole));
    }
    void value(Span span); ///< [begin, end]
    void value(Date date);
    void value(const std::vector<std::string>& texts);
    void null() { put("null"); }
    /// A number as it is to stand there.
    void digits(std::string_view number) { put(number); }

    template <typename Value>
    void field(std::string_view name, const Value& of) {
        key(name);
        value(of);
    }
    /// null for the empty text.
    void field_or_null(std::string_view name, std::string_view text);

    const std::string& text() const noexcept { return text_; }

private:
    void begin(char bracket);
    void end(char bracket);
    void put(std::string_view value);
    void separate();

    std::string text_;
};

} // namespace entente
