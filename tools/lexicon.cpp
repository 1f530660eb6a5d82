// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/audit.hpp"
#include "lexicon/predicates.hpp"
#include "ontology/ontology.hpp"

namespace entente::tools {
namespace {

std::size_t print_findings(std::string_view what, const std::vector<std::string>& findings) {
    for (const std::string& finding : findings) fmt::print("{}: {}\n", what, finding);
    return findings.size();
}

int audit_tables(const std::vector<std::string>& files) {
    const Ontology ontology = load_ontology();
    ActorLexicon lexicon = ActorLexicon::builtin();
    for (const std::string& file : files) lexicon.add(file);
    const ActorAudit actors = audit(lexicon, ontology);
    fmt::print("{}\n", text(actors));
    const PredicateAudit predicates = audit(Predicates::builtin(), ontology);
    fmt::print("{} predicate senses of {} words\n", predicates.senses, predicates.words);
    for (const auto& [type, count] : predicates.by_type) fmt::print("  {:<10} {:>5}\n", type, count);
    const std::size_t findings = print_findings("conflict", predicates.conflicts) + print_findings("repeat", predicates.repeats) +
                                 print_findings("unknown code", predicates.unknown_codes);
    return actors.clean() && findings == 0 ? 0 : 1;
}

} // namespace

Command lexicon_command() {
    return {"lexicon", "for maintainers: audit of the tables of actors and predicates",
            "Looks for duplicates, forms that can never be found, overlapping terms of one office, unknown codes, and predicates with one frame and two "
            "types; counts what the tables hold. With --lexicon, a table of your own is checked together with the built-in one. The exit code is 1 if "
            "anything is found.",
            "entente lexicon\n"
            "entente lexicon --lexicon my-actors.tsv",
            [](CLI::App& app) {
                auto files = std::make_shared<std::vector<std::string>>();
                app.add_option("--lexicon", *files, "table of actors to check with the built-in one")->type_name("FILE");
                return [files] { return audit_tables(*files); };
            }};
}

} // namespace entente::tools
