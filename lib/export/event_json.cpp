// SPDX-License-Identifier: Apache-2.0
#include "export/event_json.hpp"

#include <algorithm>
#include <istream>

#include "export/event_fields.hpp"
#include "export/json_reader.hpp"
#include "export/json_writer.hpp"
#include "text/error.hpp"

namespace entente {

namespace {

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

void put(JsonWriter& out, const ArticleRef& article);
void put(JsonWriter& out, const ActorRef& actor);
void put(JsonWriter& out, const PlaceRef& place);
void put(JsonWriter& out, const DateRef& date);

void put(JsonWriter& out, double number) { out.value(number); }
void put(JsonWriter& out, Span span) { out.value(span); }

template <typename Value>
void field_or_null(JsonWriter& out, std::string_view name, const std::optional<Value>& value) {
    out.key(name);
    if (value) {
        put(out, *value);
    } else {
        out.null();
    }
}

void put(JsonWriter& out, const ArticleRef& article) {
    out.begin_object();
    out.field("id", article.id);
    out.field("title", article.title);
    out.field_or_null("date", article.date ? format(*article.date) : "");
    out.field("url", article.url);
    out.field("source", article.source);
    out.end_object();
}

void put(JsonWriter& out, const ActorRef& actor) {
    out.begin_object();
    out.field("id", actor.id);
    out.field("name", actor.name);
    out.field("kind", name(actor.kind));
    out.field_or_null("country", actor.country);
    out.field_or_null("sector", actor.sector);
    out.field("text", actor.text);
    out.field("span", actor.span);
    out.end_object();
}

void put(JsonWriter& out, const PlaceRef& place) {
    out.begin_object();
    out.field("id", place.id);
    out.field("name", place.name);
    out.field_or_null("country", place.country);
    out.field_or_null("admin1", place.admin1);
    field_or_null(out, "lat", place.latitude);
    field_or_null(out, "lon", place.longitude);
    out.field("feature", name(place.feature));
    out.field("text", place.text);
    field_or_null(out, "span", place.span);
    out.end_object();
}

void put(JsonWriter& out, const DateRef& date) {
    out.begin_object();
    out.field("start", format(date.interval.start));
    out.field("end", format(date.interval.end));
    out.field("text", date.text);
    out.field("basis", name(date.basis));
    out.end_object();
}

void put(JsonWriter& out, const std::vector<ActorRef>& actors) {
    out.begin_array();
    for (const ActorRef& actor : actors) put(out, actor);
    out.end_array();
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
    JsonWriter out;
    out.begin_object();
    out.field("id", record.id);
    out.key("article");
    put(out, record.article);
    out.field("sentence", record.sentence);
    out.field("text", record.text);
    out.key("trigger");
    out.begin_object();
    out.field("text", record.trigger);
    out.field("span", record.trigger_span);
    out.end_object();
    out.field("type", name(record.type));
    out.field_or_null("mode", record.mode);
    out.field("cameo", record.cameo);
    out.field("quad", quad_of(record.type));
    out.field("goldstein", record.goldstein);
    out.key("source");
    put(out, record.source);
    out.key("target");
    put(out, record.target);
    out.field("reciprocal", record.reciprocal);
    field_or_null(out, "place", record.place);
    field_or_null(out, "date", record.date);
    out.field("status", name(record.status));
    field_or_null(out, "attribution", record.attribution);
    out.field("confidence", record.confidence);
    out.end_object();
    return out.text();
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
