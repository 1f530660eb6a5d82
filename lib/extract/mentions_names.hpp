// SPDX-License-Identifier: Apache-2.0
// Where names stand in a sentence: the tagger's names, corrected and completed by lexicon and gazetteer. Part of find_mentions.
//
//   for (const FoundName& name : find_names(document, sentence, lexicon, gazetteer)) …
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/gazetteer.hpp"

namespace entente {

/// A name: titles, "the" and possessive 's excluded.
struct FoundName {
    TokenRange tokens;
    NameType type = NameType::none;
    std::vector<ActorForm> forms;      ///< lexicon candidates, strongest first
    std::vector<std::uint32_t> places; ///< gazetteer candidates, most prominent first
    bool nested = false;               ///< stands inside another, longer name: "Mansfield" in "Mansfield Police Department"
};

/// Ascending by begin; a nested name follows the name that holds it.
std::vector<FoundName> find_names(const Document& document, const Sentence& sentence, const ActorLexicon& lexicon,
                                  const Gazetteer& gazetteer);

/// The text of a token range as it stands, white space runs as one blank.
std::string text_of(const Document& document, const Sentence& sentence, TokenRange tokens);

/// Lexicon candidates of a surface form: folded, and as written where it may be an acronym; strongest first.
std::vector<ActorForm> actor_forms(const ActorLexicon& lexicon, std::string_view surface);

/// How many words from `begin` are a title, as in "Brig. Gen. Patrick Ryder" (2) or "Foreign Minister Lavrov" (2).
std::uint32_t title_length(const Document& document, const Sentence& sentence, std::uint32_t begin, std::uint32_t end,
                           const ActorLexicon& lexicon);

} // namespace entente
