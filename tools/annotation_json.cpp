// SPDX-License-Identifier: Apache-2.0
#include "annotation_json.hpp"

#include "export/json_writer.hpp"

namespace entente::tools {
namespace {

Span span_of(const Sentence& sentence, TokenRange tokens) {
    return {sentence.tokens[tokens.begin].span.begin, sentence.tokens[tokens.end - 1].span.end};
}

void entity(JsonWriter& out, const Entity& value) {
    out.begin_object();
    out.field("id", value.id);
    out.field("name", value.name);
    out.field("kind", name(value.kind));
    out.field_or_null("country", value.country);
    out.field_or_null("sector", value.sector);
    out.end_object();
}

void place(JsonWriter& out, const Place& value) {
    out.begin_object();
    out.field("id", value.id);
    out.field("name", value.name);
    out.field_or_null("country", value.country);
    out.field_or_null("admin1", value.admin1);
    out.field("lat", value.latitude);
    out.field("lon", value.longitude);
    out.field("feature", name(value.feature));
    out.end_object();
}

void mention(JsonWriter& out, const Analysis& analysis, std::size_t index) {
    const Mention& m = analysis.extraction.mentions[index];
    const MentionResolution& resolved = analysis.resolution.mentions[index];
    const Sentence& sentence = analysis.document.sentences[m.sentence];
    const bool named = m.form == MentionForm::name && m.name.size() > 0;
    const Span where = span_of(sentence, named ? m.name : m.tokens);
    out.begin_object();
    out.field("span", where);
    out.field("text", where.of(analysis.document.article.text));
    out.field("form", name(m.form));
    if (named && m.name_type != NameType::none) out.field("ner", name(m.name_type));
    if (resolved.reads_as_place || (resolved.entities.empty() && resolved.place)) {
        out.field("kind", "place");
    } else if (!resolved.entities.empty()) {
        out.field("kind", name(analysis.resolution.entities[resolved.entities.front()].kind));
    } else if (m.kind) {
        out.field("kind", name(*m.kind));
    } else {
        out.field("kind", "other");
    }
    out.key("coref");
    if (resolved.chain == none) {
        out.null();
    } else {
        out.value(resolved.chain);
    }
    out.key("entity");
    if (resolved.entities.size() == 1) {
        entity(out, analysis.resolution.entities[resolved.entities.front()]);
    } else {
        out.null();
    }
    if (resolved.entities.size() > 1) {
        out.key("entities");
        out.begin_array();
        for (const std::uint32_t e : resolved.entities) entity(out, analysis.resolution.entities[e]);
        out.end_array();
    }
    out.key("place");
    if (resolved.place) {
        place(out, analysis.resolution.places[*resolved.place]);
    } else {
        out.null();
    }
    out.end_object();
}

} // namespace

std::string annotation_json(const Analysis& analysis) {
    const Article& article = analysis.document.article;
    JsonWriter out;
    out.begin_object();
    out.key("article");
    out.begin_object();
    out.field("id", article.id);
    out.field_or_null("date", article.published ? format(*article.published) : "");
    if (!article.title.empty()) out.field("title", article.title);
    if (!article.source.empty()) out.field("source", article.source);
    if (!article.url.empty()) out.field("url", article.url);
    out.end_object();
    out.key("sentences");
    out.begin_array();
    for (const Sentence& sentence : analysis.document.sentences) {
        out.begin_object();
        out.field("span", sentence.span);
        if (!yields_events(analysis.document, sentence)) out.field("junk", true);
        out.end_object();
    }
    out.end_array();
    out.key("mentions");
    out.begin_array();
    for (std::size_t i = 0; i < analysis.extraction.mentions.size(); ++i) mention(out, analysis, i);
    out.end_array();
    out.end_object();
    return out.text();
}

} // namespace entente::tools
