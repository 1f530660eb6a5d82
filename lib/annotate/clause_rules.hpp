// SPDX-License-Identifier: Apache-2.0
// What grammar says of clauses whatever the parser thinks: a sentence whose only verb stands between two nouns as attribute of the
// second ("Norway blocked imports") or as participle of the first ("A bomb wounded three officers") is a clause of subject, verb
// and object. Headlines and short leads are parsed so, their verbs taken for participles. A plural noun with subject and object is
// a verb of the present ("the army shells the town").
//
//   sentence = with_clause_rules(std::move(sentence), text);
#pragma once

#include <string_view>

#include "annotate/document.hpp"

namespace entente {

/// The sentence with such a tree made a clause; tags and tree must be there, lemmas not yet.
Sentence with_clause_rules(Sentence sentence, std::string_view text);

} // namespace entente
