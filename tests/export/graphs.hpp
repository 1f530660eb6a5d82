// SPDX-License-Identifier: Apache-2.0
// Graphs for the tests of the writers, hostile ones among them.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "../graph/records.hpp"
#include "export/write.hpp"
#include "graph/build.hpp"
#include "graph/project.hpp"
#include "ontology/ontology.hpp"

namespace entente::test {

inline ProjectedGraph view_of(std::vector<EventRecord> records, View view, bool roll_up = false) {
    return project(build_graph(std::move(records)), {view, roll_up}, load_ontology());
}

inline std::string text_of(const ProjectedGraph& graph, Format format, WriteOptions options = {}) {
    std::ostringstream out;
    write_graph(out, graph, format, options);
    return out.str();
}

/// Names that have broken a format somewhere.
inline std::vector<std::string> hostile_names() {
    return {"O'Brien \"Bob\" & <Sons>", "]]>", "line\nbreak\rand\ttab", "bell\x07 and \x01 and \x1F", "\xFF\xFE not UTF-8 \xC3", "שלום עולם",
            "\xE2\x80\xAErtl override", "node", "edge", "graph", "subgraph", "digraph", "strict", "INF", "null", "NaN", "true", "0", "-1", "=1+1",
            "back\\slash", "back\\", "\\\"", "a;b,c", "<b>bold</b>", "&amp;", "&#1;", "--", "->", "{x|y}", "[list]", "\xEF\xBF\xBF\xEF\xBF\xBE",
            "\xED\xA0\x80 surrogate", "\xF0\x9F\x92\xA5 boom", " padded ", "\xC2\x85next line", "\xE2\x80\xA8separator", "\xEF\xBB\xBF" "bom", "''", "",
            "<!-- comment -->", "<?pi?>", "<![CDATA[x]]>", "%s%n", "$(rm -rf /)", "a/b\\c:d", std::string(3000, 'x')};
}

inline std::vector<EventRecord> hostile_records() {
    std::vector<EventRecord> records;
    const std::vector<std::string> names = hostile_names();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& name = names[i];
        EventRecord r = record(name, "2023-09-13", i % 2 == 0 ? EventType::CONSULT : EventType::ACCUSE, {actor(name, name, ActorKind::person, "RUS")},
                               {actor("other:" + name, name, ActorKind::group, name)});
        r.place = PlaceRef{name, name, name, name, 10, 20, Feature::city, name, Span{1, 2}};
        r.text = name;
        r.article.title = name;
        r.article.url = name;
        r.date = day("2023-09-13");
        r.mode = name;
        r.cameo = name;
        r.sentence = static_cast<std::uint32_t>(i);
        r.id = record_id(r);
        records.push_back(std::move(r));
    }
    return records;
}

} // namespace entente::test
