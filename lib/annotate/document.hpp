// SPDX-License-Identifier: Apache-2.0
// An annotated article: sentences of tokens with tags, lemmas, a dependency tree and names.
// Tags and relations follow Universal Dependencies 2 (English EWT and GUM conventions), xpos the Penn Treebank set of those corpora.
//
//   const Token& verb = sentence.tokens[4];
//   verb.span.of(document.article.text);   // "met"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "text/span.hpp"

namespace entente {

/// Universal part-of-speech tags.
enum class Upos : std::uint8_t { ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X };
std::string_view name(Upos tag) noexcept;
std::optional<Upos> parse_upos(std::string_view text) noexcept;

/// Penn Treebank tags as EWT and GUM use them. Punctuation tags carry words for names here and their signs in CoNLL-U.
enum class Xpos : std::uint8_t {
    none, ADD, AFX, CC, CD, DT, EX, FW, GW, HYPH, IN, JJ, JJR, JJS, LS, MD, NFP, NN, NNP, NNPS, NNS, PDT, POS, PRP, PRP_POSS, RB,
    RBR, RBS, RP, SYM, TO, UH, VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WP_POSS, WRB, COMMA, PERIOD, COLON, LRB, RRB, OPEN_QUOTE,
    CLOSE_QUOTE, DOLLAR, HASH,
};
std::string_view name(Xpos tag) noexcept;
std::optional<Xpos> parse_xpos(std::string_view text) noexcept;

/// Universal dependency relations with the subtypes of English EWT and GUM ("nsubj:pass" is nsubj_pass).
enum class Relation : std::uint8_t {
    root, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc, cc_preconj, ccomp, compound, compound_prt,
    conj, cop, csubj, csubj_outer, csubj_pass, dep, det, det_predet, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list,
    mark, nmod, nmod_desc, nmod_poss, nmod_unmarked, nsubj, nsubj_outer, nsubj_pass, nummod, obj, obl, obl_agent, obl_unmarked, orphan,
    parataxis, punct, reparandum, vocative, xcomp,
};
std::string_view name(Relation relation) noexcept;
/// Unknown subtypes fall back to the main relation; obl:tmod and obl:npmod are obl:unmarked, nmod:tmod and nmod:npmod nmod:unmarked.
std::optional<Relation> parse_relation(std::string_view text) noexcept;

/// What a name names. MISC holds nationalities, languages, faiths, named events and works.
enum class NameType : std::uint8_t { none, PER, ORG, LOC, MISC };
std::string_view name(NameType type) noexcept;

/// Where a word stands in a multiword token ("didn't" = did + n't): CoNLL-U writes those as a range line.
enum class TokenPart : std::uint8_t { whole, first, rest };

struct Token {
    Span span;
    std::string lemma;
    Upos upos = Upos::X;
    Xpos xpos = Xpos::none;
    std::int32_t head = -1; ///< index in the sentence; -1 for the root
    Relation relation = Relation::dep;
    NameType name_type = NameType::none;
    bool name_begin = false; ///< first token of a name
    TokenPart part = TokenPart::whole;
    friend bool operator==(const Token&, const Token&) = default;
};

struct Sentence {
    Span span;
    std::uint32_t block = 0; ///< index in Article::blocks
    std::vector<Token> tokens;
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

struct Document {
    Article article;
    std::vector<Sentence> sentences; ///< in the order of the text
    friend bool operator==(const Document&, const Document&) = default;
};

/// Tokens [begin, end) of a sentence.
struct TokenRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    constexpr std::uint32_t size() const noexcept { return end - begin; }
    constexpr bool contains(std::uint32_t i) const noexcept { return begin <= i && i < end; }
    friend constexpr auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

/// A name that the tagger found.
struct Name {
    TokenRange tokens;
    NameType type = NameType::none;
};
std::vector<Name> names(const Sentence& sentence);

/// The text of a token.
inline std::string_view text_of(const Document& document, const Token& token) { return token.span.of(document.article.text); }

/// True if sentences of this one's block may yield events (not a caption, credit, header or other junk).
inline bool yields_events(const Document& document, const Sentence& sentence) {
    return sentence.block >= document.article.blocks.size() || yields_events(document.article.blocks[sentence.block].kind);
}

} // namespace entente
