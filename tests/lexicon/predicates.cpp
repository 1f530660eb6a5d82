// SPDX-License-Identifier: Apache-2.0
#include "lexicon/predicates.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "text/error.hpp"

using namespace entente;

TEST_CASE("the built-in predicate tables agree with the ontology and with themselves") {
    const PredicateAudit report = audit(Predicates::builtin(), load_ontology());
    CHECK(report.senses >= 1500);
    CHECK(report.conflicts.empty());
    CHECK(report.unknown_codes.empty());
    for (std::size_t type = 0; type < event_type_count; ++type) {
        const auto entry = report.by_type.find(std::string{name(static_cast<EventType>(type))});
        REQUIRE(entry != report.by_type.end());
        CHECK(entry->second >= 30);
    }
}

TEST_CASE("every word of a line is a sense with the frame of the line") {
    Predicates predicates;
    predicates.add("set\tdeals\tdeal pact\nSUPPORT\t057\tv\tsign ink_up\tobj=@deals t=with recip\n", "mine.tsv");
    const auto senses = predicates.find(PredicateClass::verb, "sign");
    REQUIRE(senses.size() == 1);
    CHECK(senses[0].type == EventType::SUPPORT);
    CHECK(senses[0].reciprocal);
    REQUIRE(senses[0].constraints.size() == 1);
    CHECK(senses[0].constraints[0].lemmas == std::vector<std::string>{"deal", "pact"});
    REQUIRE(predicates.find(PredicateClass::verb, "ink").size() == 1);
    CHECK(predicates.find(PredicateClass::verb, "ink")[0].particle == "up");
    CHECK(predicates.find(PredicateClass::noun, "sign").empty());
}

TEST_CASE("a malformed predicate table is refused with file and line") {
    const auto line_of = [](std::string_view table) {
        try {
            Predicates predicates;
            predicates.add(table, "mine.tsv");
        } catch (const InputError& error) {
            return error.line();
        }
        return std::size_t{0};
    };
    CHECK(line_of("# a comment\nWAGE\t190\tv\tfight\n") == 2);
    CHECK(line_of("ASSAULT\t190\tx\tfight\n") == 1);
    CHECK(line_of("ASSAULT\t190\tv\tfight\tt=obj sideways\n") == 1);
    CHECK(line_of("ASSAULT\t190\tv\tfight\tobj=@nobody\n") == 1);
    CHECK(line_of("ASSAULT\t190\tv\tfight t=obj\n") == 1);
    CHECK(line_of("ASSAULT\t190\n") == 1);
    CHECK(line_of("ASSAULT\t190\tv\tfight\tscore=2\n") == 1);
}

TEST_CASE("audit sees a word with two types and one frame") {
    Predicates predicates;
    predicates.add("ASSAULT\t190\tv\tfight\tt=obj\nPROTEST\t141\tv\tfight\tt=against\nASSAULT\t19999x\tv\tstorm\tt=obj\n", "mine.tsv");
    const PredicateAudit report = audit(predicates, load_ontology());
    CHECK(report.conflicts.size() == 1);
    CHECK(report.unknown_codes.size() == 1);
}
