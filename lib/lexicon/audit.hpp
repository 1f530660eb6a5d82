// SPDX-License-Identifier: Apache-2.0
// Checks the tables of actors against themselves: what is said twice, what can never be found, who held one office at one time,
// and codes that nobody knows.
//
//   const ActorAudit report = audit(ActorLexicon::builtin(), load_ontology());
//   if (!report.clean()) std::fputs(text(report).c_str(), stderr);
#pragma once

#include <string>
#include <vector>

#include "lexicon/actor_lexicon.hpp"

namespace entente {

/// What the audit found; each finding is one readable line.
struct ActorAudit {
    std::vector<std::string> duplicates;    ///< ids given twice, two entries of one kind and name
    std::vector<std::string> unreachable;   ///< entries without a form, forms that no lookup can match
    std::vector<std::string> overlaps;      ///< two holders of an office that only one person can hold
    std::vector<std::string> unknown_codes; ///< countries, sectors, offices and bodies that no table has
    std::size_t entries = 0;
    std::size_t persons = 0;
    std::size_t named = 0;         ///< entries that a table names (the rest are institutions made by pattern)
    std::size_t forms = 0;         ///< distinct surface forms
    std::size_t written_forms = 0; ///< … of them given in the tables

    bool clean() const noexcept { return duplicates.empty() && unreachable.empty() && overlaps.empty() && unknown_codes.empty(); }
};

ActorAudit audit(const ActorLexicon& lexicon, const Ontology& ontology);

/// The findings under headings, and the counts: what `entente lexicon` prints.
std::string text(const ActorAudit& report);

} // namespace entente
