// SPDX-License-Identifier: Apache-2.0
// For the writers of XML formats; included in .cpp files only.
#pragma once

#include <ostream>
#include <string>

#include <pugixml.hpp>

namespace entente {

inline void set(pugi::xml_node node, const char* attribute, const std::string& value) { node.append_attribute(attribute).set_value(value.c_str()); }

inline void set(pugi::xml_node node, const char* attribute, const char* value) { node.append_attribute(attribute).set_value(value); }

inline pugi::xml_node declared(pugi::xml_document& document) {
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    set(declaration, "version", "1.0");
    set(declaration, "encoding", "UTF-8");
    return declaration;
}

inline void save(const pugi::xml_document& document, std::ostream& out) {
    document.save(out, "  ", pugi::format_indent | pugi::format_no_declaration, pugi::encoding_utf8);
}

} // namespace entente
