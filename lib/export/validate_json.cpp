// SPDX-License-Identifier: Apache-2.0
// Event records against their contract, and node-link JSON.
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <memory>

#include "export/event_fields.hpp"
#include "export/event_json.hpp"
#include "export/json_reader.hpp"
#include "export/problems.hpp"
#include "ontology/ontology.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"

ENTENTE_EMBEDDED(event_schema)
ENTENTE_EMBEDDED(graph_schema)

namespace entente {

namespace {

/// A schema ready for use.
struct Compiled {
    explicit Compiled(std::string_view text) {
        rapidjson::Document source;
        source.Parse(text.data(), text.size());
        document = std::make_unique<rapidjson::SchemaDocument>(source);
    }
    std::string violation(const rapidjson::Value& value) const {
        rapidjson::SchemaValidator validator{*document};
        if (value.Accept(validator)) return {};
        rapidjson::StringBuffer pointer;
        validator.GetInvalidDocumentPointer().Stringify(pointer);
        const std::string rule = validator.GetInvalidSchemaKeyword();
        std::string path{pointer.GetString(), pointer.GetSize()};
        if (!path.empty()) path.erase(0, 1);
        return (path.empty() ? std::string{"the object"} : "the field " + in_quotes(path)) + " breaks the rule '" + rule + "' of the schema";
    }

    std::unique_ptr<rapidjson::SchemaDocument> document;
};

std::string_view schema_text(Schema schema) { return schema == Schema::event ? embedded_event_schema() : embedded_graph_schema(); }

/// What neither types nor the schema say.
std::vector<std::string> contradictions(const EventRecord& record, const Ontology& ontology) {
    std::vector<std::string> found;
    const CameoCode* code = ontology.cameo(record.cameo);
    if (code == nullptr) found.push_back("the CAMEO code " + in_quotes(record.cameo) + " is unknown");
    if (!record.mode.empty() && !ontology.has_mode(record.type, record.mode)) {
        found.push_back("the type " + std::string{name(record.type)} + " has no mode " + in_quotes(record.mode));
    }
    const auto check_actor = [&](const ActorRef& actor, const std::string& field) {
        if (!actor.sector.empty() && !ontology.sectors.contains(actor.sector)) {
            found.push_back("the field '" + field + "' has the unknown sector " + in_quotes(actor.sector));
        }
    };
    for (const ActorRef& actor : record.source) check_actor(actor, "source");
    for (const ActorRef& actor : record.target) check_actor(actor, "target");
    if (record.attribution) check_actor(*record.attribution, "attribution");
    if (record.trigger_span.empty()) found.push_back("the span of the trigger is empty");
    if (record.place && record.place->latitude.has_value() != record.place->longitude.has_value()) {
        found.push_back("the place has only one of latitude and longitude");
    }
    return found;
}

} // namespace

std::string schema_violation(std::string_view json, Schema schema) {
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (document.HasParseError()) return "not valid JSON";
    return Compiled{schema_text(schema)}.violation(document);
}

std::vector<Problem> validate_events(std::string_view bytes, const std::string& file) {
    const Ontology ontology = load_ontology();
    const Compiled schema{embedded_event_schema()};
    Problems problems{file};
    std::map<std::string, std::size_t> lines_of_ids;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    std::size_t records = 0;
    for (std::size_t line = 1; !bytes.empty(); ++line) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view text = bytes.substr(0, end);
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        ++records;
        try {
            const EventRecord record = parse_event(text, file, line);
            rapidjson::Document document;
            document.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
            if (const std::string violation = schema.violation(document); !violation.empty()) problems.add(line, violation);
            const std::string_view quad = name(ontology.type(record.type).quad);
            const auto stated = document.FindMember("quad");
            if (stated != document.MemberEnd() && stated->value.IsString() && stated->value.GetString() != quad) {
                problems.add(line, "the quad class of " + std::string{name(record.type)} + " is " + std::string{quad});
            }
            for (std::string& reason : contradictions(record, ontology)) problems.add(line, std::move(reason));
            const auto [known, added] = lines_of_ids.emplace(record.id, line);
            if (!added) problems.add(line, "the id " + in_quotes(record.id) + " is that of line " + std::to_string(known->second));
        } catch (const InputError& error) {
            problems.add(line, error.hint().empty() ? error.reason() : error.reason() + " (" + error.hint() + ")");
        }
    }
    if (records == 0) problems.add(0, "holds no event records");
    return problems.take();
}

void check_json(std::string_view bytes, Problems& problems) {
    try {
        const JsonText json{bytes, problems.file(), 0};
        const JsonReader root = json.root();
        if (const std::string violation = schema_violation(bytes, Schema::graph); !violation.empty()) problems.add(0, violation);
        GraphCheck graph{problems};
        const JsonReader nodes = root.required("nodes");
        for (std::size_t i = 0; i < nodes.size(); ++i) graph.node(0, nodes.at(i).required("id").text());
        const JsonReader links = root.required("links");
        for (std::size_t i = 0; i < links.size(); ++i) {
            const JsonReader link = links.at(i);
            graph.edge(0, link.required("id").text(), link.required("source").text(), link.required("target").text(), link.required("key").text());
        }
        const JsonReader evidence = root.required("evidence");
        std::set<std::string> ids;
        for (std::size_t i = 0; i < evidence.size(); ++i) {
            const EventRecord record = read_record(evidence.at(i));
            if (!ids.insert(record.id).second) problems.add(0, "the evidence " + in_quotes(record.id) + " is given twice");
        }
    } catch (const InputError& error) {
        problems.add(error.line(), error.hint().empty() ? error.reason() : error.reason() + " (" + error.hint() + ")");
    }
}

} // namespace entente
