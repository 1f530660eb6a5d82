// SPDX-License-Identifier: Apache-2.0
#include "export/json_reader.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include <algorithm>

#include "text/error.hpp"

namespace entente {

struct JsonReader::State {
    rapidjson::Document document;
    std::string file;
    std::size_t line = 0;
};

namespace {

const rapidjson::Value& value_of(const void* value) { return *static_cast<const rapidjson::Value*>(value); }

std::string_view type_name(const rapidjson::Value& value) {
    switch (value.GetType()) {
    case rapidjson::kNullType: return "null";
    case rapidjson::kFalseType:
    case rapidjson::kTrueType: return "true or false";
    case rapidjson::kObjectType: return "an object";
    case rapidjson::kArrayType: return "an array";
    case rapidjson::kStringType: return "a string";
    case rapidjson::kNumberType: break;
    }
    return "a number";
}

} // namespace

JsonText::JsonText(std::string_view json, const std::string& file, std::size_t line)
    : state_(std::make_unique<JsonReader::State>()) {
    // Iterative: nesting as deep as a hostile file likes cannot overflow the stack.
    constexpr unsigned flags = rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
    state_->file = file;
    state_->line = line;
    state_->document.Parse<flags>(json.data(), json.size());
    if (!state_->document.HasParseError()) return;
    const std::size_t offset = std::min(state_->document.GetErrorOffset(), json.size());
    const auto at = static_cast<std::size_t>(std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    std::string reason = rapidjson::GetParseError_En(state_->document.GetParseError());
    if (!reason.empty() && reason.back() == '.') reason.pop_back();
    throw InputError{file, line == 0 ? at + 1 : line + at, "not valid JSON: " + reason + " (byte " + std::to_string(offset) + ")",
                     "one complete JSON value is expected"};
}

JsonText::~JsonText() = default;

JsonReader JsonText::root() const { return {state_.get(), &state_->document, ""}; }

void JsonReader::fail(const std::string& reason, const std::string& hint) const {
    const std::string subject = path_.empty() ? "the record" : "the field '" + path_ + "'";
    throw InputError{state_->file, state_->line, subject + " " + reason, hint};
}

bool JsonReader::is_null() const { return value_ == nullptr || value_of(value_).IsNull(); }
bool JsonReader::is_object() const { return value_ != nullptr && value_of(value_).IsObject(); }
bool JsonReader::is_text() const { return value_ != nullptr && value_of(value_).IsString(); }

JsonReader JsonReader::optional(std::string_view field) const {
    if (value_ == nullptr) fail("is missing");
    const rapidjson::Value& object = value_of(value_);
    if (!object.IsObject()) fail("is " + std::string{type_name(object)}, "an object is expected");
    const auto member = object.FindMember(rapidjson::Value{rapidjson::StringRef(field.data(), static_cast<rapidjson::SizeType>(field.size()))});
    const void* value = member == object.MemberEnd() ? nullptr : &member->value;
    return {state_, value, path_.empty() ? std::string{field} : path_ + "." + std::string{field}};
}

JsonReader JsonReader::required(std::string_view field) const {
    JsonReader value = optional(field);
    if (value.value_ == nullptr) value.fail("is missing");
    return value;
}

std::size_t JsonReader::size() const {
    if (!value_of(value_).IsArray()) fail("is " + std::string{type_name(value_of(value_))}, "an array is expected");
    return value_of(value_).Size();
}

JsonReader JsonReader::at(std::size_t index) const {
    return {state_, &value_of(value_)[static_cast<rapidjson::SizeType>(index)], path_ + "[" + std::to_string(index) + "]"};
}

std::string JsonReader::text() const {
    const rapidjson::Value& value = value_of(value_);
    if (!value.IsString()) fail("is " + std::string{type_name(value)}, "a string is expected");
    return {value.GetString(), value.GetStringLength()};
}

std::string JsonReader::text_or_empty() const { return is_null() ? std::string{} : text(); }

std::string JsonReader::identifier() const {
    std::string id = text();
    if (id.empty()) fail("is empty");
    if (std::any_of(id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) {
        fail("has a line break or another control character");
    }
    return id;
}

std::string JsonReader::country_or_empty() const {
    std::string code = text_or_empty();
    const bool capitals = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!code.empty() && (code.size() != 3 || !capitals)) fail("is '" + code + "'", "an ISO 3166-1 alpha-3 code is expected");
    return code;
}

bool JsonReader::truth() const {
    const rapidjson::Value& value = value_of(value_);
    if (!value.IsBool()) fail("is " + std::string{type_name(value)}, "true or false is expected");
    return value.GetBool();
}

std::uint32_t JsonReader::whole() const {
    const rapidjson::Value& value = value_of(value_);
    if (!value.IsUint()) fail(value.IsNumber() ? "is not a whole number from 0 on" : "is " + std::string{type_name(value)}, "a number is expected");
    return value.GetUint();
}

double JsonReader::real_within(double low, double high) const {
    const rapidjson::Value& value = value_of(value_);
    if (!value.IsNumber()) fail("is " + std::string{type_name(value)}, "a number is expected");
    const double number = value.GetDouble();
    if (!(number >= low && number <= high)) {
        fail("lies outside " + std::to_string(static_cast<int>(low)) + " to " + std::to_string(static_cast<int>(high)));
    }
    return number;
}

Date JsonReader::date() const {
    const std::string value = text();
    const std::optional<Date> date = value.size() == 10 ? parse_date(value) : std::nullopt;
    if (!date) fail("is '" + value + "'", "a day such as 2023-09-13 is expected");
    return *date;
}

Span JsonReader::span() const {
    if (size() != 2) fail("has " + std::to_string(size()) + " elements", "a span is [begin, end]");
    const Span span{at(0).whole(), at(1).whole()};
    if (span.end < span.begin) fail("ends before it begins");
    return span;
}

} // namespace entente
