// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: the record objects of a JSON file one by one, so that a file of any size is read in little memory.
// The file is an object, several in a row, an array of objects, or an object that holds such an array under "articles",
// "items", "docs", "results" or "news".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "article/bytes.hpp"

namespace entente {

/// The text of one value, from brace to brace; whether it is well-formed inside is for a JSON parser to say.
struct JsonPiece {
    std::string text;
    std::size_t line = 0; ///< of its first byte
    bool in_array = false;
};

class JsonPieces {
public:
    /// Values of more than `limit` bytes are errors.
    JsonPieces(ByteSource& source, std::size_t limit) : source_(source), limit_(limit) {}

    /// The next record; absent at the end. Throws InputError where the frame around the records is malformed.
    std::optional<JsonPiece> next();

    /// True if anything but white space follows.
    bool more();

private:
    enum class Place { outside, in_array, in_object };

    int peek();
    int get();
    void skip_space();
    bool open_top();
    std::optional<JsonPiece> next_in_array();
    std::optional<JsonPiece> next_in_object();
    bool opens_records();
    bool opens_frame();
    bool leave_object();
    std::string copy_string();
    std::string copy_value(std::string begun = {});
    void check_size(const std::string& text, std::size_t line) const;
    [[noreturn]] void malformed(const char* expected) const;

    ByteSource& source_;
    std::size_t limit_;
    std::string buffer_ = std::string(std::size_t{1} << 16, '\0');
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::size_t line_ = 1;
    bool started_ = false;
    Place place_ = Place::outside;
    bool first_in_array_ = false;
    bool array_in_object_ = false;
    /// An object at the top or in a frame: {"response": {"results": […]}}.
    struct Object {
        std::string text; ///< what was read of it, without the records that it holds
        std::size_t line = 0;
        std::string key; ///< the last key in it
        bool has_text = false; ///< it is an article itself
        bool has_records = false;
    };
    Object object_;
    std::vector<Object> around_; ///< the objects around it
};

} // namespace entente
