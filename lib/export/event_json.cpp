// SPDX-License-Identifier: Apache-2.0
#include "export/event_json.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <istream>

#include "export/event_fields.hpp"
#include "export/json_reader.hpp"
#include "export/number.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string_view quad_of(EventType type) {
    switch (type) {
    case EventType::AGREE:
    case EventType::CONSULT:
    case EventType::SUPPORT:
    case EventType::CONCEDE: return name(Quad::verbal_cooperation);
    case EventType::COOPERATE:
    case EventType::AID:
    case EventType::RETREAT: return name(Quad::material_cooperation);
    case EventType::REQUEST:
    case EventType::ACCUSE:
    case EventType::REJECT:
    case EventType::THREATEN: return name(Quad::verbal_conflict);
    case EventType::PROTEST:
    case EventType::SANCTION:
    case EventType::MOBILIZE:
    case EventType::COERCE:
    case EventType::ASSAULT: break;
    }
    return name(Quad::material_conflict);
}

void key(Writer& out, std::string_view name) { out.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

void put(Writer& out, std::string_view text) {
    if (is_valid_utf8(text)) {
        out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    } else {
        const std::string repaired = replace_invalid_utf8(text);
        out.String(repaired.data(), static_cast<rapidjson::SizeType>(repaired.size()));
    }
}

void put(Writer& out, double value) {
    const std::string text = real(std::isfinite(value) ? value : 0);
    out.RawValue(text.data(), text.size(), rapidjson::kNumberType);
}

void put(Writer& out, Span span) {
    out.StartArray();
    out.Uint(span.begin);
    out.Uint(span.end);
    out.EndArray();
}

void put(Writer& out, const ArticleRef& article);
void put(Writer& out, const ActorRef& actor);
void put(Writer& out, const PlaceRef& place);
void put(Writer& out, const DateRef& date);

void field(Writer& out, std::string_view name, std::string_view text) {
    key(out, name);
    put(out, text);
}

void field_or_null(Writer& out, std::string_view name, std::string_view text) {
    key(out, name);
    if (text.empty()) {
        out.Null();
    } else {
        put(out, text);
    }
}

template <typename Value>
void field_or_null(Writer& out, std::string_view name, const std::optional<Value>& value) {
    key(out, name);
    if (value) {
        put(out, *value);
    } else {
        out.Null();
    }
}

void put(Writer& out, const ArticleRef& article) {
    out.StartObject();
    field(out, "id", article.id);
    field(out, "title", article.title);
    field_or_null(out, "date", article.date ? format(*article.date) : "");
    field(out, "url", article.url);
    field(out, "source", article.source);
    out.EndObject();
}

void put(Writer& out, const ActorRef& actor) {
    out.StartObject();
    field(out, "id", actor.id);
    field(out, "name", actor.name);
    field(out, "kind", name(actor.kind));
    field_or_null(out, "country", actor.country);
    field_or_null(out, "sector", actor.sector);
    field(out, "text", actor.text);
    key(out, "span");
    put(out, actor.span);
    out.EndObject();
}

void put(Writer& out, const PlaceRef& place) {
    out.StartObject();
    field(out, "id", place.id);
    field(out, "name", place.name);
    field_or_null(out, "country", place.country);
    field_or_null(out, "admin1", place.admin1);
    field_or_null(out, "lat", place.latitude);
    field_or_null(out, "lon", place.longitude);
    field(out, "feature", name(place.feature));
    field(out, "text", place.text);
    field_or_null(out, "span", place.span);
    out.EndObject();
}

void put(Writer& out, const DateRef& date) {
    out.StartObject();
    field(out, "start", format(date.interval.start));
    field(out, "end", format(date.interval.end));
    field(out, "text", date.text);
    field(out, "basis", name(date.basis));
    out.EndObject();
}

void put(Writer& out, const std::vector<ActorRef>& actors) {
    out.StartArray();
    for (const ActorRef& actor : actors) put(out, actor);
    out.EndArray();
}

ArticleRef read_article(const JsonReader& json) {
    ArticleRef article;
    article.id = json.required("id").identifier();
    article.title = json.optional("title").text_or_empty();
    if (const JsonReader date = json.optional("date"); !date.is_null()) article.date = date.date();
    article.url = json.optional("url").text_or_empty();
    article.source = json.optional("source").text_or_empty();
    return article;
}

ActorRef read_actor(const JsonReader& json) {
    ActorRef actor;
    actor.id = json.required("id").identifier();
    actor.name = json.required("name").text();
    actor.kind = json.required("kind").code(parse_actor_kind, "an actor kind such as person or country");
    actor.country = json.optional("country").country_or_empty();
    actor.sector = json.optional("sector").text_or_empty();
    actor.text = json.required("text").text();
    actor.span = json.required("span").span();
    return actor;
}

std::vector<ActorRef> read_actors(const JsonReader& json) {
    std::vector<ActorRef> actors;
    for (std::size_t i = 0; i < json.size(); ++i) actors.push_back(read_actor(json.at(i)));
    return actors;
}

PlaceRef read_place(const JsonReader& json) {
    PlaceRef place;
    place.id = json.required("id").identifier();
    place.name = json.required("name").text();
    place.country = json.optional("country").country_or_empty();
    place.admin1 = json.optional("admin1").text_or_empty();
    if (const JsonReader value = json.optional("lat"); !value.is_null()) place.latitude = value.real_within(-90, 90);
    if (const JsonReader value = json.optional("lon"); !value.is_null()) place.longitude = value.real_within(-180, 180);
    place.feature = json.required("feature").code(parse_feature, "a place feature such as country or city");
    place.text = json.optional("text").text_or_empty();
    if (const JsonReader value = json.optional("span"); !value.is_null()) place.span = value.span();
    return place;
}

DateRef read_date(const JsonReader& json) {
    DateRef date;
    date.interval = {json.required("start").date(), json.required("end").date()};
    if (date.interval.end < date.interval.start) json.fail("ends before it starts");
    date.text = json.optional("text").text_or_empty();
    date.basis = json.required("basis").code(parse_date_basis, "text, context or article");
    return date;
}

} // namespace

EventRecord read_record(const JsonReader& json) {
    EventRecord record;
    record.id = json.required("id").identifier();
    record.article = read_article(json.required("article"));
    record.sentence = json.required("sentence").whole();
    record.text = json.required("text").text();
    const JsonReader trigger = json.required("trigger");
    record.trigger = trigger.required("text").text();
    record.trigger_span = trigger.required("span").span();
    record.type = json.required("type").code(parse_event_type, "one of the 16 event types, in capitals");
    record.mode = json.optional("mode").text_or_empty();
    record.cameo = json.required("cameo").text();
    record.goldstein = json.required("goldstein").real_within(-10, 10);
    record.source = read_actors(json.required("source"));
    record.target = read_actors(json.required("target"));
    record.reciprocal = json.required("reciprocal").truth();
    if (const JsonReader value = json.optional("place"); !value.is_null()) record.place = read_place(value);
    if (const JsonReader value = json.optional("date"); !value.is_null()) record.date = read_date(value);
    record.status = json.required("status").code(parse_status, "actual, planned, alleged, hypothetical or negated");
    if (const JsonReader value = json.optional("attribution"); !value.is_null()) record.attribution = read_actor(value);
    record.confidence = json.required("confidence").real_within(0, 1);
    return record;
}

std::string to_json(const EventRecord& record) {
    rapidjson::StringBuffer buffer;
    Writer out{buffer};
    out.StartObject();
    field(out, "id", record.id);
    key(out, "article");
    put(out, record.article);
    key(out, "sentence");
    out.Uint(record.sentence);
    field(out, "text", record.text);
    key(out, "trigger");
    out.StartObject();
    field(out, "text", record.trigger);
    key(out, "span");
    put(out, record.trigger_span);
    out.EndObject();
    field(out, "type", name(record.type));
    field_or_null(out, "mode", record.mode);
    field(out, "cameo", record.cameo);
    field(out, "quad", quad_of(record.type));
    key(out, "goldstein");
    put(out, record.goldstein);
    key(out, "source");
    put(out, record.source);
    key(out, "target");
    put(out, record.target);
    key(out, "reciprocal");
    out.Bool(record.reciprocal);
    field_or_null(out, "place", record.place);
    field_or_null(out, "date", record.date);
    field(out, "status", name(record.status));
    field_or_null(out, "attribution", record.attribution);
    key(out, "confidence");
    put(out, record.confidence);
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

EventRecord parse_event(std::string_view json, const std::string& file, std::size_t line) {
    const JsonText text{json, file, line};
    return read_record(text.root());
}

void read_events(std::istream& in, const std::string& file, const std::function<void(EventRecord)>& sink) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string text;
    for (std::size_t line = 1; std::getline(in, text); ++line) {
        std::string_view rest{text};
        if (line == 1 && rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
        if (rest.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        sink(parse_event(rest, file, line));
    }
    if (in.bad()) throw InputError{file, 0, "cannot be read to its end"};
}

} // namespace entente
