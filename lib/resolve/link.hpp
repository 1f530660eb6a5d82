// SPDX-License-Identifier: Apache-2.0
// Names to referents: which names of an article are one, and which entry of the lexicon they are.
//
//   const NameLinks links = link_names(document, extraction.mentions, lexicon);
//   // "KIM JONG UN", "Kim" and "North Korean leader Kim Jong Un" share one referent, entry "person:kim-jong-un"
//
// By exact form, alias, acronym (before or after its expansion), surname of a person named in full anywhere in the article;
// a form that several entries share goes to the one that fits country, date and the words around it.
#pragma once

#include <cstdint>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "resolve/referent.hpp"

namespace entente {

struct NameLinks {
    std::vector<Referent> referents;       ///< in order of first mention
    std::vector<std::uint32_t> of_mention; ///< index of referent, or none: parallel to the mentions
    std::vector<std::uint32_t> actor_of;   ///< for a seat read as a place ("in Moscow"): the actor it would stand for, else none
};

NameLinks link_names(const Document& document, const std::vector<Mention>& mentions, const ActorLexicon& lexicon);

} // namespace entente
