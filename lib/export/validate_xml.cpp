// SPDX-License-Identifier: Apache-2.0
// GraphML and GEXF files: well-formed, and every reference leads somewhere.
#include <pugixml.hpp>

#include "export/problems.hpp"
#include "text/date.hpp"

namespace entente {

namespace {

struct Xml {
    pugi::xml_document document;
    Lines lines;
    bool good = false;

    Xml(std::string_view bytes, Problems& problems) : lines(bytes) {
        constexpr unsigned options = pugi::parse_default | pugi::parse_declaration;
        const pugi::xml_parse_result result = document.load_buffer(bytes.data(), bytes.size(), options, pugi::encoding_utf8);
        good = static_cast<bool>(result);
        if (good) check_wellformed(bytes, problems);
        if (!good) problems.add(lines.at(offset(result.offset)), std::string{"not well-formed XML: "} + result.description());
    }
    std::size_t line(pugi::xml_node node) const { return lines.at(offset(node.offset_debug())); }

private:
    static std::size_t offset(std::ptrdiff_t at) { return at < 0 ? 0 : static_cast<std::size_t>(at); }
};

std::string attribute(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

/// Children of that name at any depth below, in order of the document: GEXF allows nodes within nodes.
template <typename Visit>
void each(pugi::xml_node parent, std::string_view name, const Visit& visit) {
    struct Walker : pugi::xml_tree_walker {
        Walker(std::string_view n, const Visit& v) : wanted(n), seen(v) {}
        bool for_each(pugi::xml_node& node) override {
            if (wanted == node.name()) seen(node);
            return true;
        }
        std::string_view wanted;
        const Visit& seen;
    } walker{name, visit};
    parent.traverse(walker);
}

void check_root(const Xml& xml, const char* name, Problems& problems) {
    const std::string_view found = xml.document.document_element().name();
    if (found != name) problems.add(1, "the root element is " + in_quotes(found) + ", not '" + name + "'");
}

bool is_number_type(std::string_view type) { return type == "double" || type == "float" || type == "int" || type == "integer" || type == "long"; }

void check_value(GraphCheck& graph, Problems& problems, std::size_t line, const std::string& type, const std::string& name, const std::string& text) {
    constexpr double largest = 1e300;
    if (is_number_type(type)) graph.real(line, name, text, -largest, largest);
    if (type == "boolean" && text != "true" && text != "false") problems.add(line, name + " " + in_quotes(text) + " is neither true nor false");
}

struct Key {
    std::string type;
    std::string name;
    std::string element;
};

void check_spell(const Xml& xml, pugi::xml_node spell, Problems& problems) {
    const auto start = parse_date(attribute(spell, "start"));
    const auto end = parse_date(attribute(spell, "end"));
    if (!start || !end) return problems.add(xml.line(spell), "a spell without two days such as 2023-09-13");
    if (*end < *start) problems.add(xml.line(spell), "a spell ends before it starts");
}

} // namespace

void check_graphml(std::string_view bytes, Problems& problems) {
    const Xml xml{bytes, problems};
    if (!xml.good) return;
    check_root(xml, "graphml", problems);
    const pugi::xml_node root = xml.document.document_element();
    std::map<std::string, Key> keys;
    for (const pugi::xml_node key : root.children("key")) {
        Key known{attribute(key, "attr.type"), attribute(key, "attr.name"), attribute(key, "for")};
        if (!keys.emplace(attribute(key, "id"), std::move(known)).second) {
            problems.add(xml.line(key), "the key " + in_quotes(attribute(key, "id")) + " is given twice");
        }
    }
    GraphCheck graph{problems};
    const auto check_data = [&](pugi::xml_node element) {
        std::set<std::string> seen;
        for (const pugi::xml_node data : element.children("data")) {
            const std::string id = attribute(data, "key");
            const auto key = keys.find(id);
            if (key == keys.end()) {
                problems.add(xml.line(data), "the key " + in_quotes(id) + " is not declared");
                continue;
            }
            if (!seen.insert(id).second) problems.add(xml.line(data), "the key " + in_quotes(id) + " has two values");
            if (key->second.element != element.name() && key->second.element != "all") {
                problems.add(xml.line(data), "the key " + in_quotes(id) + " is not for a " + element.name());
            }
            check_value(graph, problems, xml.line(data), key->second.type, key->second.name, data.text().get());
            if (key->second.name == "weight") graph.weight(xml.line(data), data.text().get());
        }
    };
    if (!root.child("graph")) problems.add(0, "there is no graph");
    each(root, "node", [&](pugi::xml_node node) {
        graph.node(xml.line(node), attribute(node, "id"));
        check_data(node);
    });
    each(root, "edge", [&](pugi::xml_node edge) {
        graph.edge(xml.line(edge), attribute(edge, "id"), attribute(edge, "source"), attribute(edge, "target"), attribute(edge, "label"));
        check_data(edge);
    });
}

void check_gexf(std::string_view bytes, Problems& problems) {
    const Xml xml{bytes, problems};
    if (!xml.good) return;
    check_root(xml, "gexf", problems);
    const pugi::xml_node body = xml.document.document_element().child("graph");
    if (!body) return problems.add(0, "there is no graph");
    std::map<std::pair<std::string, std::string>, std::string> types; // class, id -> type
    for (const pugi::xml_node columns : body.children("attributes")) {
        for (const pugi::xml_node column : columns.children("attribute")) {
            const std::string id = attribute(column, "id");
            if (!types.emplace(std::pair{attribute(columns, "class"), id}, attribute(column, "type")).second) {
                problems.add(xml.line(column), "the attribute " + in_quotes(id) + " is given twice");
            }
        }
    }
    GraphCheck graph{problems};
    const auto check_values = [&](pugi::xml_node element) {
        for (const pugi::xml_node value : element.child("attvalues").children("attvalue")) {
            const std::string id = attribute(value, "for");
            const auto type = types.find({element.name(), id});
            if (type == types.end()) {
                problems.add(xml.line(value), "the attribute " + in_quotes(id) + " is not declared");
            } else {
                check_value(graph, problems, xml.line(value), type->second, id, attribute(value, "value"));
            }
        }
        for (const pugi::xml_node spell : element.child("spells").children("spell")) check_spell(xml, spell, problems);
    };
    each(body, "node", [&](pugi::xml_node node) {
        graph.node(xml.line(node), attribute(node, "id"));
        if (attribute(node, "label").empty()) problems.add(xml.line(node), "the node " + in_quotes(attribute(node, "id")) + " has no label");
        check_values(node);
    });
    each(body, "edge", [&](pugi::xml_node edge) {
        graph.edge(xml.line(edge), attribute(edge, "id"), attribute(edge, "source"), attribute(edge, "target"), attribute(edge, "kind"));
        if (edge.attribute("weight")) graph.weight(xml.line(edge), attribute(edge, "weight"));
        check_values(edge);
    });
}

} // namespace entente
