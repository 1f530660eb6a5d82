// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "article/ascii.hpp"
#include "article/encoding.hpp"
#include "article/json_pieces.hpp"
#include "article/readers.hpp"
#include "article/record.hpp"
#include "article/written_date.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

using Json = rapidjson::Value;

std::string_view text_in(const Json& value) {
    return {value.GetString(), value.GetStringLength()};
}

std::string_view type_name(const Json& value) {
    switch (value.GetType()) {
    case rapidjson::kNullType:
        return "null";
    case rapidjson::kFalseType:
    case rapidjson::kTrueType:
        return "true or false";
    case rapidjson::kObjectType:
        return "an object";
    case rapidjson::kArrayType:
        return "an array";
    case rapidjson::kStringType:
        return "a string";
    case rapidjson::kNumberType:
        return "a number";
    }
    return "of no type";
}

std::string number_text(const Json& value) {
    if (value.IsInt64()) return fmt::format("{}", value.GetInt64());
    if (value.IsUint64()) return fmt::format("{}", value.GetUint64());
    return fmt::format("{}", value.GetDouble());
}

/// The string inside of {"name": …} (news services), {"rendered": …} (WordPress), {"main": …} (archives of newspapers), {"$oid": …} and
/// {"$date": …} (database exports).
const Json* inner_value(Field field, const Json& value) {
    const auto member = [&](const char* key) -> const Json* {
        const auto found = value.FindMember(key);
        return found != value.MemberEnd() && !found->value.IsNull() ? &found->value : nullptr;
    };
    switch (field) {
    case Field::id:
        return member("$oid");
    case Field::date:
        return member("$date");
    case Field::source: {
        for (const char* key : {"name", "title", "id"}) {
            if (const Json* found = member(key)) return found;
        }
        return nullptr;
    }
    case Field::title:
    case Field::text:
    case Field::html:
    case Field::summary: {
        for (const char* key : {"rendered", "main", "text", "value", "$t", "#text"}) {
            if (const Json* found = member(key); found != nullptr && found->IsString()) return found;
        }
        return nullptr;
    }
    default:
        return nullptr;
    }
}

std::string_view type_hint(Field field, const Json& value, std::string_view key) {
    if (key == "article" && value.IsObject()) return "this looks like an event record: 'entente merge' reads those";
    return field == Field::date ? "write it as a string such as \"2023-09-13\"" : "write it as a string";
}

/// ["First paragraph.", "Second paragraph."]
std::optional<std::string> paragraphs(const Json& array) {
    std::string text;
    for (const Json& paragraph : array.GetArray()) {
        if (!paragraph.IsString()) return std::nullopt;
        text += (text.empty() ? "" : "\n\n") + std::string(text_in(paragraph));
    }
    return text;
}

/// The value of a field as a string; absent for null. Throws InputError for a value of another type.
std::optional<std::string> field_value(Field field, std::string_view key, const Json& value, const Origin& origin,
                                       std::size_t line) {
    if (value.IsString()) return std::string(text_in(value));
    if (value.IsNull()) return std::nullopt;
    if (field == Field::date && value.IsNumber()) {
        const auto date = parse_epoch(value.GetDouble());
        return date ? format(*date) : number_text(value);
    }
    if (field == Field::id && value.IsNumber()) return number_text(value);
    if (value.IsObject()) {
        if (const Json* inner = inner_value(field, value)) return field_value(field, key, *inner, origin, line);
    }
    if (field == Field::text && value.IsArray() && !value.Empty()) {
        if (auto text = paragraphs(value)) return text;
    }
    if (field == Field::summary || field == Field::html) return std::nullopt;
    throw InputError{origin.file, line, fmt::format("the field '{}' is {}", key, type_name(value)),
                     std::string(type_hint(field, value, key))};
}

/// Keys under which search engines and services put the fields of a record.
bool holds_fields(std::string_view key) {
    return key == "_source" || key == "fields" || key == "attributes";
}

Record record_of(const Json& object, const Origin& origin, std::size_t line) {
    Record record(line);
    const auto add = [&](const Json& fields) {
        for (const auto& member : fields.GetObject()) {
            const std::string_view key = text_in(member.name);
            const auto name = field_named(key);
            if (!name) continue;
            if (auto value = field_value(name->field, key, member.value, origin, line)) record.set(*name, std::move(*value));
        }
    };
    add(object);
    for (const auto& member : object.GetObject()) {
        if (member.value.IsObject() && holds_fields(text_in(member.name))) add(member.value);
    }
    return record;
}

/// Parses the text of one record and passes the article on; errors are reported. Returns whether to go on.
bool pass_json(std::string text, std::size_t line, const std::string& id, const Origin& origin, Reporter& reporter) {
    Decoded decoded = decode(std::move(text));
    if (decoded.repaired) reporter.warn(origin.file, line, "invalid UTF-8 was replaced by U+FFFD");
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNanAndInfFlag;
    rapidjson::Document document;
    document.Parse<flags>(decoded.text.data(), decoded.text.size());
    if (document.HasParseError()) {
        const std::string_view before = std::string_view(decoded.text).substr(0, document.GetErrorOffset());
        const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
        const std::size_t column = before.size() - (before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1) + 1;
        std::string_view what = rapidjson::GetParseError_En(document.GetParseError());
        if (what.ends_with('.')) what.remove_suffix(1);
        return reporter.error(
            {origin.file, line + lines, fmt::format("malformed JSON at byte {}: {}", column, what),
             "mend or remove this record"});
    }
    if (!document.IsObject()) {
        return reporter.error(
            {origin.file, line, fmt::format("a record is {}", type_name(document)), "each record must be a JSON object"});
    }
    if (document.HasMember("nodes") && (document.HasMember("links") || document.HasMember("edges"))) {
        return reporter.error(
            {origin.file, line, "a graph, not articles", "'entente merge' reads graphs that Entente wrote (.json, .graphml)"});
    }
    try {
        return pass_record(record_of(document, origin, line), id, origin, reporter);
    } catch (const InputError& error) {
        return reporter.error(error);
    }
}

void require_records(const Reporter& reporter, std::size_t before, const Origin& origin) {
    if (reporter.articles() + reporter.errors() == before) throw InputError{origin.file, 0, "no articles in this file"};
}

} // namespace

bool read_json_lines(ByteSource& source, const Origin& origin, Reporter& reporter) {
    const std::size_t before = reporter.articles() + reporter.errors();
    LineIds ids(origin.stem);
    LineReader lines(source, reporter.options().max_record);
    while (auto line = lines.next()) {
        if (line->too_long) {
            const InputError error{origin.file, line->number,
                                   fmt::format("the line is longer than {} MiB", reporter.options().max_record >> 20)};
            if (!reporter.error(error)) return false;
            continue;
        }
        std::string_view text = trim_ascii(line->number == 1 ? without_mark(line->text) : std::string_view(line->text));
        if (text.empty()) continue;
        if (!pass_json(std::string(text), line->number, ids.next(line->number), origin, reporter)) return false;
    }
    require_records(reporter, before, origin);
    return true;
}

bool read_json(ByteSource& source, const Origin& origin, Reporter& reporter) {
    const std::size_t before = reporter.articles() + reporter.errors();
    LineIds ids(origin.stem);
    JsonPieces pieces(source, reporter.options().max_record);
    for (bool first = true; auto piece = pieces.next(); first = false) {
        const bool alone = first && !piece->in_array && !pieces.more(); // the file's only article has its name
        const std::string id = alone ? origin.stem : ids.next(piece->line);
        if (!pass_json(std::move(piece->text), piece->line, id, origin, reporter)) return false;
    }
    require_records(reporter, before, origin);
    return true;
}

} // namespace entente
