// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <pugixml.hpp>
#include <set>

#include "export/read.hpp"
#include "export/validate.hpp"
#include "export/json_writer.hpp"
#include "graphs.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

using namespace entente;
using namespace entente::test;

namespace {

constexpr std::array<View, 3> views{View::events, View::actors, View::places};

std::size_t occurrences(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

void check_valid(const std::string& bytes, const std::string& file, Format format) {
    for (const Problem& problem : validate_graph(bytes, file, format)) {
        FAIL_CHECK(problem.file << ":" << problem.line << ": " << problem.reason);
    }
}

struct Loaded {
    pugi::xml_document document;
    pugi::xml_node root;
    explicit Loaded(const std::string& xml) {
        const auto result = document.load_buffer(xml.data(), xml.size());
        REQUIRE_MESSAGE(result, result.description());
        root = document.document_element();
    }
};

} // namespace

TEST_CASE("formats are known by name and by extension") {
    CHECK(format_of("a/week.GraphML") == Format::graphml);
    CHECK(format_of("week.gexf") == Format::gexf);
    CHECK(format_of("week.gv") == Format::dot);
    CHECK(format_of("week.csv") == Format::csv);
    CHECK_FALSE(format_of("week.txt").has_value());
    CHECK_FALSE(format_of("dir.gexf/week").has_value());
    CHECK(parse_format("json") == Format::json);
    CHECK(graph_files("week.csv", Format::csv)[0].path == "week.nodes.csv");
    CHECK(graph_files("week.csv", Format::csv)[1].path == "week.edges.csv");
    CHECK(graph_files("week.gexf", Format::gexf).size() == 1);
}

TEST_CASE("graphs of every view, hostile names among them, are valid in every format") {
    for (const std::vector<EventRecord>& records : {summit(), hostile_records(), random_records(11, 150), std::vector<EventRecord>{}}) {
        for (const View view : views) {
            for (const bool roll_up : {false, true}) {
                const ProjectedGraph graph = view_of(records, view, roll_up);
                check_valid(text_of(graph, Format::graphml), "x.graphml", Format::graphml);
                check_valid(text_of(graph, Format::graphml, {.strict = true}), "x.graphml", Format::graphml);
                check_valid(text_of(graph, Format::gexf), "x.gexf", Format::gexf);
                check_valid(text_of(graph, Format::dot), "x.dot", Format::dot);
                check_valid(text_of(graph, Format::json), "x.json", Format::json);
                for (const Problem& problem : validate_csv(text_of(graph, Format::csv, {.table = Table::nodes}), "n.csv",
                                                           text_of(graph, Format::csv, {.table = Table::edges}), "e.csv")) {
                    FAIL_CHECK(problem.file << ":" << problem.line << ": " << problem.reason);
                }
            }
        }
    }
}

TEST_CASE("evidence is read back from GraphML and JSON, and gives the same bytes again") {
    for (const std::vector<EventRecord>& records : {summit(), random_records(21, 120)}) {
        const KnowledgeGraph graph = build_graph(records);
        const ProjectedGraph events = project(graph, {View::events, false}, load_ontology());
        for (const Format format : {Format::graphml, Format::json}) {
            const KnowledgeGraph back = build_graph(read_evidence(text_of(events, format), "week"));
            CHECK(back == graph);
            CHECK(text_of(project(back, {View::events, false}, load_ontology()), format) == text_of(events, format));
        }
        CHECK(build_graph(read_evidence(text_of(events, Format::graphml, {.strict = true}), "week")) == graph);
        for (const View view : {View::actors, View::places}) {
            CHECK(build_graph(read_evidence(text_of(project(graph, {view, false}, load_ontology()), Format::json), "week")) == graph);
        }
    }
}

TEST_CASE("the actors view in GraphML keeps all evidence in which an actor is named") {
    const KnowledgeGraph graph = build_graph(random_records(22, 120));
    std::size_t named = 0;
    for (const EventNode* event : graph.events()) {
        if (!event->event.sources.empty() || !event->event.targets.empty()) named += event->event.records.size();
    }
    const auto back = as_evidence(read_evidence(text_of(project(graph, {View::actors, false}, load_ontology()), Format::graphml), "x"));
    CHECK(back.size() == named);
}

TEST_CASE("hostile evidence survives GraphML unharmed") {
    const KnowledgeGraph graph = build_graph(hostile_records());
    const auto back = build_graph(read_evidence(text_of(project(graph, {View::events, false}, load_ontology()), Format::graphml), "x"));
    REQUIRE(back.records().size() == graph.records().size());
    for (std::size_t i = 0; i < back.records().size(); ++i) CHECK(back.records()[i].text == replace_invalid_utf8(graph.records()[i].text));
}

TEST_CASE("files that hold no evidence are refused with a reason") {
    CHECK_THROWS_AS(read_evidence("", "x"), InputError);
    CHECK_THROWS_AS(read_evidence("hello", "x"), InputError);
    CHECK_THROWS_AS(read_evidence("{\"nodes\":[],\"links\":[]}", "x"), InputError);
    CHECK_THROWS_AS(read_evidence("<graphml><graph/></graphml>", "x"), InputError);
    CHECK_THROWS_AS(read_evidence("<graphml><graph>", "x"), InputError);
    CHECK_THROWS_AS(read_evidence("{\"article\": 7}", "x"), InputError);
}

TEST_CASE("GraphML has the keys that Gephi matches, every edge directed and with an id") {
    const Loaded xml{text_of(view_of(summit(), View::actors), Format::graphml)};
    std::map<std::string, std::pair<std::string, std::string>> keys;
    for (const pugi::xml_node key : xml.root.children("key")) {
        CHECK(std::string_view{key.attribute("id").value()} != "d3");
        CHECK(std::string_view{key.attribute("id").value()} != "d7");
        keys[key.attribute("id").value()] = {key.attribute("for").value(), key.attribute("attr.type").value()};
    }
    CHECK(keys["label"] == std::pair<std::string, std::string>{"node", "string"});
    CHECK(keys["size"].second == "double");
    CHECK(keys["r"].second == "int");
    CHECK(keys["latitude"] == std::pair<std::string, std::string>{"node", "double"});
    CHECK(keys["edgelabel"] == std::pair<std::string, std::string>{"edge", "string"});
    CHECK(keys["weight"].second == "double");
    CHECK(keys["color"] == std::pair<std::string, std::string>{"edge", "string"});
    const pugi::xml_node graph = xml.root.child("graph");
    CHECK(std::string_view{graph.attribute("edgedefault").value()} == "directed");
    for (const pugi::xml_node edge : graph.children("edge")) {
        CHECK(edge.attribute("id"));
        CHECK_FALSE(edge.attribute("directed"));
        CHECK(std::string_view{edge.attribute("label").value()} == "CONSULT");
    }
}

TEST_CASE("strict GraphML has one edge a pair and nothing that the schema lacks") {
    const ProjectedGraph graph = view_of(random_records(31, 200), View::actors);
    const Loaded xml{text_of(graph, Format::graphml, {.strict = true})};
    std::set<std::pair<std::string, std::string>> pairs;
    for (const pugi::xml_node edge : xml.root.child("graph").children("edge")) {
        CHECK_FALSE(edge.attribute("label"));
        CHECK(pairs.emplace(edge.attribute("source").value(), edge.attribute("target").value()).second);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> wanted;
    for (const ProjectedEdge& edge : graph.edges) wanted.emplace(edge.source, edge.target);
    CHECK(pairs.size() == wanted.size());
}

TEST_CASE("GEXF says what Gephi needs for kinds, time, colour, size and position") {
    const ProjectedGraph graph = view_of(summit(), View::events);
    const std::string text = text_of(graph, Format::gexf);
    CHECK(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    const Loaded xml{text};
    CHECK(std::string_view{xml.root.attribute("xmlns").value()} == "http://gexf.net/1.3");
    CHECK(std::string_view{xml.root.child("meta").attribute("lastmodifieddate").value()} == "2023-09-14");
    CHECK_FALSE(xml.root.child("meta").child("title"));
    const pugi::xml_node body = xml.root.child("graph");
    CHECK(std::string_view{body.attribute("defaultedgetype").value()} == "directed");
    CHECK(std::string_view{body.attribute("mode").value()} == "dynamic");
    CHECK(std::string_view{body.attribute("timeformat").value()} == "date");
    CHECK(std::string_view{body.attribute("timezone").value()} == "UTC");
    for (const pugi::xml_node columns : body.children("attributes")) {
        for (const pugi::xml_node column : columns.children("attribute")) {
            const std::string id = column.attribute("id").value();
            for (const char* reserved : {"id", "label", "timeset", "weight"}) CHECK(id != reserved);
            const std::string type = column.attribute("type").value();
            CHECK_MESSAGE((type == "string" || type == "integer" || type == "double" || type == "boolean" || type == "liststring"), type);
        }
    }
    for (const pugi::xml_node node : body.child("nodes").children("node")) {
        CHECK(node.attribute("label"));
        CHECK(node.child("viz:color").attribute("r"));
        CHECK_FALSE(node.child("viz:color").attribute("hex"));
        CHECK(std::string_view{node.child("viz:size").first_attribute().name()} == "value");
        CHECK(node.child("viz:position").attribute("x"));
        CHECK_FALSE(node.attribute("start"));
    }
    for (const pugi::xml_node edge : body.child("edges").children("edge")) {
        CHECK(edge.attribute("kind"));
        CHECK_FALSE(edge.attribute("type"));
        CHECK(edge.attribute("weight").as_double() > 0);
        const pugi::xml_node spell = edge.child("spells").child("spell");
        CHECK(std::string_view{spell.attribute("start").value()} == "2023-09-13");
    }
    CHECK(occurrences(text, "[\"alpha\", \"beta\", \"gamma\"]") == 0); // quotes are escaped in attributes
    CHECK(occurrences(text, "[&quot;alpha&quot;, &quot;beta&quot;, &quot;gamma&quot;]") > 0);
}

TEST_CASE("spells of one element never overlap") {
    for (const ProjectedNode& node : view_of(random_records(41, 300), View::actors).nodes) {
        for (std::size_t i = 0; i < node.spells.size(); ++i) {
            CHECK(node.spells[i].start <= node.spells[i].end);
            if (i > 0) CHECK(node.spells[i - 1].end < node.spells[i].start);
        }
    }
}

TEST_CASE("DOT keeps clear of what stops Gephi's reader") {
    const std::string text = text_of(view_of(hostile_records(), View::actors), Format::dot);
    CHECK(text.starts_with("// Encoding: UTF-8 (é)\n"));
    std::istringstream lines{text};
    std::string line;
    std::string last_statement;
    std::getline(lines, line);
    std::getline(lines, line);
    CHECK(line == "digraph entente {");
    while (std::getline(lines, line) && line != "}") {
        last_statement = line;
        CHECK(line.ends_with("];"));
        CHECK((line.starts_with("  \"n:") || line.starts_with("  graph [")));
        CHECK(line.find("#") == line.find("#1;")); // no "#RRGGBB"; the one '#' is in a name
    }
    CHECK(last_statement.starts_with("  graph ["));
    CHECK(occurrences(text, "\n  graph [") == 1);
    CHECK(occurrences(text, "\n  node ") == 0);
}

TEST_CASE("JSON is written value by value, with commas between and every text quoted") {
    JsonWriter out;
    out.begin_object();
    out.field("a:", "quote \" back\\ line\n tab\t bell\x07 bad\xFF{");
    out.field("b", std::vector<std::string>{"[", ""});
    out.field_or_null("c", "");
    out.field("d", 1.0);
    out.field("e", 7U);
    out.field("f", Span{1, 2});
    out.key("g");
    out.begin_array();
    out.begin_object();
    out.end_object();
    out.value(false);
    out.end_array();
    out.end_object();
    CHECK(out.text() == "{\"a:\":\"quote \\\" back\\\\ line\\n tab\\t bell\\u0007 bad\xEF\xBF\xBD{\",\"b\":[\"[\",\"\"],\"c\":null,\"d\":1.0,\"e\":7,\"f\":[1,2],"
                        "\"g\":[{},false]}");
}

TEST_CASE("DOT has no text that Graphviz takes for an unclosed one, which is what it says of long ones") {
    const std::string long_name = std::string(9000, '"') + std::string(9000, 'x');
    const auto records = std::vector{record("a", "2023-09-13", EventType::CONSULT, {actor("person:a", long_name, ActorKind::person, "RUS")},
                                            {actor("person:b", long_name, ActorKind::person, "PRK")})};
    const std::string dot = text_of(view_of(records, View::events), Format::dot);
    for (std::size_t at = dot.find('\n'), next = 0; at != std::string::npos; at = next) {
        next = dot.find('\n', at + 1);
        for (std::size_t quote = dot.find("\", ", at); quote < std::min(next, dot.size());) {
            const std::size_t after = dot.find("\", ", quote + 1);
            if (after >= std::min(next, dot.size())) break;
            CHECK(after - quote < 16384);
            quote = after;
        }
    }
    CHECK(dot.find("…") != std::string::npos);
}

TEST_CASE("colours in DOT are three decimals") {
    ProjectedGraph graph = view_of(summit(), View::actors);
    graph.nodes.front().colour = {0xd6, 0x27, 0x28};
    const std::string text = text_of(graph, Format::dot);
    CHECK(text.find("color=\"0.9990 0.8178 0.8392\"") != std::string::npos);
}

TEST_CASE("CSV writes days with slashes, time sets, reals with a point, and coordinates first") {
    const ProjectedGraph graph = view_of(summit(), View::events);
    const std::string nodes = text_of(graph, Format::csv, {.table = Table::nodes});
    const std::string edges = text_of(graph, Format::csv, {.table = Table::edges});
    CHECK(nodes.starts_with("Id,Label,kind,"));
    CHECK(edges.starts_with("Source,Target,Type,Kind,Id,Label,Weight,"));
    CHECK(nodes.find("Source") == std::string::npos);
    CHECK(nodes.find("2023/09/13") != std::string::npos);
    CHECK(nodes.find("\"<[2023-09-13, 2023-09-13]>\"") != std::string::npos);
    CHECK(edges.find(",timeset\n") != std::string::npos);
    CHECK(edges.find(",Directed,source,") != std::string::npos);
    CHECK(edges.find(",3.0,") != std::string::npos);
    const std::string second_line = nodes.substr(nodes.find('\n') + 1, nodes.find('\n', nodes.find('\n') + 1) - nodes.find('\n') - 1);
    CHECK(second_line.find("128.33") != std::string::npos);
    CHECK(nodes.substr(0, nodes.find('\n')).find(' ') == std::string::npos);
}

TEST_CASE("no two edges share source, target and kind; weights are above 0; ids are unique") {
    for (const View view : views) {
        const ProjectedGraph graph = view_of(random_records(51, 300), view);
        std::set<std::tuple<std::uint32_t, std::uint32_t, std::string>> keys;
        std::set<std::string> ids;
        for (const ProjectedEdge& edge : graph.edges) {
            CHECK(keys.emplace(edge.source, edge.target, edge.kind).second);
            CHECK(ids.insert(edge.id).second);
            CHECK(edge.weight > 0);
            CHECK_FALSE(edge.label.empty());
        }
        for (const ProjectedNode& node : graph.nodes) {
            CHECK(ids.insert(node.id).second);
            CHECK(node.colour != Colour{});
            CHECK(node.size >= 4);
            CHECK(node.size <= 100);
            CHECK(std::abs(node.x) <= 5000);
            CHECK(std::abs(node.y) <= 5000);
        }
    }
}

TEST_CASE("damaged graph files are told apart from good ones") {
    const ProjectedGraph graph = view_of(summit(), View::events);
    const auto broken = [&](Format format, const std::string& from, const std::string& to) {
        std::string text = text_of(graph, format, {.table = Table::nodes});
        const std::size_t at = text.find(from);
        REQUIRE_MESSAGE(at != std::string::npos, from);
        text.replace(at, from.size(), to);
        const auto problems = validate_graph(text, "x", format);
        return problems.empty() ? std::string{"no problem"} : problems.front().reason;
    };
    CHECK(broken(Format::graphml, "source=\"person:kim-jong-un\"", "source=\"person:nobody\"").find("leads to the unknown node 'person:nobody'") != std::string::npos);
    CHECK(broken(Format::graphml, "</graphml>", "").find("not well-formed XML") != std::string::npos);
    CHECK(broken(Format::graphml, "<data key=\"size\">", "<data key=\"girth\">") == "the key 'girth' is not declared");
    CHECK(broken(Format::graphml, "<node id=\"person:kim-jong-un\">", "<node id=\"person:vladimir-putin\">") == "the node id 'person:vladimir-putin' is given twice");
    CHECK(broken(Format::graphml, "Kim", "K\x01m") == "a character that no graph format allows");
    CHECK(broken(Format::graphml, "Kim", "K\xFFm") == "not valid UTF-8");
    CHECK(broken(Format::gexf, "start=\"2023-09-13\"", "start=\"2023-09-14\"") == "a spell ends before it starts");
    CHECK(broken(Format::gexf, "weight=\"", "weight=\"-").find("is not a number above 0") != std::string::npos);
    CHECK(broken(Format::gexf, "for=\"confidence\"", "for=\"confidents\"") == "the attribute 'confidents' is not declared");
    CHECK(broken(Format::gexf, "label=\"", "label=\"AT&T ").find("'&' stands for itself") != std::string::npos);
    CHECK(broken(Format::gexf, "label=\"", "label=\"<b> ").find("'<' in an attribute") != std::string::npos);
    CHECK(broken(Format::graphml, "<node id=", "<node id=\"a\" id=").find("an attribute is given twice") != std::string::npos);
    CHECK(broken(Format::csv, ",1.0,", ",one,") == "goldstein 'one' is not a number in its range");
    CHECK(broken(Format::dot, "digraph", "bigraph") == "a graph begins with 'digraph' or 'graph'");
    CHECK(broken(Format::dot, "}\n", "\n") == "the graph is not closed");
    CHECK(broken(Format::dot, " -> \"n:", " -> \"m:").find("leads to the unknown node") != std::string::npos);
    CHECK(broken(Format::csv, "Id,", "Name,") == "there is no column Id");
    CHECK(broken(Format::json, "\"target\":\"person:", "\"target\":\"robot:").find("leads to the unknown node") != std::string::npos);
    CHECK(broken(Format::json, "\"directed\":true", "\"directed\":1").find("breaks the rule") != std::string::npos);
    CHECK(broken(Format::json, "\"nodes\":[", "\"nodes\":[[").find("not valid JSON") != std::string::npos);
}

TEST_CASE("validation finds out by itself what a file is") {
    const ProjectedGraph graph = view_of(summit(), View::events);
    for (const Format format : {Format::graphml, Format::gexf, Format::dot, Format::json, Format::csv}) {
        CHECK(validate(text_of(graph, format), "unnamed").empty());
        CHECK(validate(text_of(graph, format), "x." + std::string{name(format)}).empty());
    }
    CHECK(validate("nonsense", "unnamed").size() == 1);
    CHECK_FALSE(validate("{}", "x.jsonl").empty());
}
