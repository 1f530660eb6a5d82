// SPDX-License-Identifier: Apache-2.0
#include "annotation_json.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace entente::tools {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void string(Writer& out, const char* key, std::string_view value) {
    out.Key(key);
    out.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void string_or_null(Writer& out, const char* key, std::string_view value) {
    if (!value.empty()) return string(out, key, value);
    out.Key(key);
    out.Null();
}

void span(Writer& out, Span value) {
    out.Key("span");
    out.StartArray();
    out.Uint(value.begin);
    out.Uint(value.end);
    out.EndArray();
}

Span span_of(const Sentence& sentence, TokenRange tokens) {
    return {sentence.tokens[tokens.begin].span.begin, sentence.tokens[tokens.end - 1].span.end};
}

void entity(Writer& out, const Entity& value) {
    out.StartObject();
    string(out, "id", value.id);
    string(out, "name", value.name);
    string(out, "kind", name(value.kind));
    string_or_null(out, "country", value.country);
    string_or_null(out, "sector", value.sector);
    out.EndObject();
}

void place(Writer& out, const Place& value) {
    out.StartObject();
    string(out, "id", value.id);
    string(out, "name", value.name);
    string_or_null(out, "country", value.country);
    string_or_null(out, "admin1", value.admin1);
    out.Key("lat");
    out.Double(value.latitude);
    out.Key("lon");
    out.Double(value.longitude);
    string(out, "feature", name(value.feature));
    out.EndObject();
}

void mention(Writer& out, const Analysis& analysis, std::size_t index) {
    const Mention& m = analysis.extraction.mentions[index];
    const MentionResolution& resolved = analysis.resolution.mentions[index];
    const Sentence& sentence = analysis.document.sentences[m.sentence];
    const bool named = m.form == MentionForm::name && m.name.size() > 0;
    const Span where = span_of(sentence, named ? m.name : m.tokens);
    out.StartObject();
    span(out, where);
    string(out, "text", where.of(analysis.document.article.text));
    string(out, "form", name(m.form));
    if (named && m.name_type != NameType::none) string(out, "ner", name(m.name_type));
    if (resolved.reads_as_place || (resolved.entities.empty() && resolved.place)) {
        string(out, "kind", "place");
    } else if (!resolved.entities.empty()) {
        string(out, "kind", name(analysis.resolution.entities[resolved.entities.front()].kind));
    } else if (m.kind) {
        string(out, "kind", name(*m.kind));
    } else {
        string(out, "kind", "other");
    }
    out.Key("coref");
    if (resolved.chain == none) {
        out.Null();
    } else {
        out.Uint(resolved.chain);
    }
    out.Key("entity");
    if (resolved.entities.size() == 1) {
        entity(out, analysis.resolution.entities[resolved.entities.front()]);
    } else {
        out.Null();
    }
    if (resolved.entities.size() > 1) {
        out.Key("entities");
        out.StartArray();
        for (const std::uint32_t e : resolved.entities) entity(out, analysis.resolution.entities[e]);
        out.EndArray();
    }
    out.Key("place");
    if (resolved.place) {
        place(out, analysis.resolution.places[*resolved.place]);
    } else {
        out.Null();
    }
    out.EndObject();
}

} // namespace

std::string annotation_json(const Analysis& analysis) {
    const Article& article = analysis.document.article;
    rapidjson::StringBuffer buffer;
    Writer out{buffer};
    out.StartObject();
    out.Key("article");
    out.StartObject();
    string(out, "id", article.id);
    string_or_null(out, "date", article.published ? format(*article.published) : "");
    if (!article.title.empty()) string(out, "title", article.title);
    if (!article.source.empty()) string(out, "source", article.source);
    if (!article.url.empty()) string(out, "url", article.url);
    out.EndObject();
    out.Key("sentences");
    out.StartArray();
    for (const Sentence& sentence : analysis.document.sentences) {
        out.StartObject();
        span(out, sentence.span);
        if (!yields_events(analysis.document, sentence)) {
            out.Key("junk");
            out.Bool(true);
        }
        out.EndObject();
    }
    out.EndArray();
    out.Key("mentions");
    out.StartArray();
    for (std::size_t i = 0; i < analysis.extraction.mentions.size(); ++i) mention(out, analysis, i);
    out.EndArray();
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

} // namespace entente::tools
