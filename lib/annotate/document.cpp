// SPDX-License-Identifier: Apache-2.0
#include "annotate/document.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 17> upos_names{"ADJ",  "ADP",  "ADV",   "AUX",  "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                                      "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 51> xpos_names{
    "_",   "ADD", "AFX",  "CC",  "CD", "DT",  "EX",   "FW",  "GW", "HYPH", "IN",  "JJ",  "JJR", "JJS",   "LS",    "MD", "NFP",
    "NN",  "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP",  "SYM", "TO",    "UH",    "VB", "VBD",
    "VBG", "VBN", "VBP",  "VBZ", "WDT", "WP",  "WP$", "WRB", ",",  ".",    ":",   "-LRB-", "-RRB-", "``", "''", "$",  "#"};
constexpr std::array<std::string_view, 51> relation_names{
    "root",      "acl",        "acl:relcl",  "advcl",      "advcl:relcl",   "advmod",       "amod",         "appos",    "aux",
    "aux:pass",  "case",       "cc",         "cc:preconj", "ccomp",         "compound",     "compound:prt", "conj",     "cop",
    "csubj",     "csubj:outer", "csubj:pass", "dep",       "det",           "det:predet",   "discourse",    "dislocated", "expl",
    "fixed",     "flat",       "goeswith",   "iobj",       "list",          "mark",         "nmod",         "nmod:desc", "nmod:poss",
    "nmod:unmarked", "nsubj",  "nsubj:outer", "nsubj:pass", "nummod",       "obj",          "obl",          "obl:agent", "obl:unmarked",
    "orphan",    "parataxis",  "punct",      "reparandum", "vocative",      "xcomp"};
static_assert(relation_names.size() == static_cast<std::size_t>(Relation::xcomp) + 1);
static_assert(xpos_names.size() == static_cast<std::size_t>(Xpos::HASH) + 1);
static_assert(upos_names.size() == static_cast<std::size_t>(Upos::X) + 1);

template <class Enum, std::size_t N>
std::optional<Enum> parse(const std::array<std::string_view, N>& table, std::string_view text) noexcept {
    const auto found = std::find(table.begin(), table.end(), text);
    if (found == table.end()) return std::nullopt;
    return static_cast<Enum>(found - table.begin());
}

} // namespace

std::string_view name(Upos tag) noexcept { return upos_names[static_cast<std::size_t>(tag)]; }
std::string_view name(Xpos tag) noexcept { return xpos_names[static_cast<std::size_t>(tag)]; }
std::string_view name(Relation relation) noexcept { return relation_names[static_cast<std::size_t>(relation)]; }

std::string_view name(NameType type) noexcept {
    constexpr std::array<std::string_view, 5> table{"", "PER", "ORG", "LOC", "MISC"};
    return table[static_cast<std::size_t>(type)];
}

std::optional<Upos> parse_upos(std::string_view text) noexcept { return parse<Upos>(upos_names, text); }
std::optional<Xpos> parse_xpos(std::string_view text) noexcept { return parse<Xpos>(xpos_names, text); }

std::optional<Relation> parse_relation(std::string_view text) noexcept {
    if (const auto exact = parse<Relation>(relation_names, text)) return exact;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::string_view main = text.substr(0, colon);
    const std::string_view subtype = text.substr(colon + 1);
    if (subtype == "tmod" || subtype == "npmod") {
        if (main == "obl") return Relation::obl_unmarked;
        if (main == "nmod") return Relation::nmod_unmarked;
    }
    return parse<Relation>(relation_names, main);
}

std::vector<Name> names(const Sentence& sentence) {
    std::vector<Name> found;
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
        const Token& token = sentence.tokens[i];
        if (token.name_type == NameType::none) continue;
        const bool continues = !token.name_begin && !found.empty() && found.back().tokens.end == i && found.back().type == token.name_type;
        if (continues) {
            found.back().tokens.end = i + 1;
        } else {
            found.push_back({{i, i + 1}, token.name_type});
        }
    }
    return found;
}

} // namespace entente
