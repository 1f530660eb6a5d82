// SPDX-License-Identifier: Apache-2.0
#include "lexicon/audit.hpp"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("the built-in tables of actors pass their audit") {
    const ActorAudit report = audit(ActorLexicon::builtin(), load_ontology());
    INFO(text(report));
    CHECK(report.clean());
    CHECK(report.named >= 6000);
    CHECK(report.forms >= 25000);
}

TEST_CASE("the audit names duplicates, overlapping terms and unknown codes") {
    const auto path = std::filesystem::temp_directory_path() / "entente_actor_audit_test.tsv";
    std::ofstream{path} << "@person\tFRA\tGOV\nAda Marlow\t=\tP 2018-03-05..2019-06-04\tf\n"
                           "Ada Marlow\t\t\tid=ada-two f\n"
                           "Bob Elsewhere\t=\twizard 2001..2002;SG@Nowhere Union 2000..\tcountry=QQQ sector=ABC\n";
    ActorLexicon lexicon = ActorLexicon::builtin();
    lexicon.add(path.string());
    std::filesystem::remove(path);
    const ActorAudit report = audit(lexicon, load_ontology());
    CHECK_FALSE(report.clean());
    REQUIRE(report.duplicates.size() == 1);
    CHECK(report.duplicates.front().find("person:ada-two") != std::string::npos);
    REQUIRE(report.overlaps.size() == 1);
    CHECK(report.overlaps.front().find("Emmanuel Macron and Ada Marlow") != std::string::npos);
    CHECK(report.unknown_codes.size() == 5);
    CHECK(text(report).find("overlapping terms: 1") != std::string::npos);
}
