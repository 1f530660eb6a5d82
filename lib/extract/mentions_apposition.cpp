// SPDX-License-Identifier: Apache-2.0
#include "extract/mentions_apposition.hpp"

#include <algorithm>
#include <string_view>

namespace entente {
namespace {

bool is_word(const Document& document, const Sentence& sentence, std::uint32_t i, std::string_view text) {
    return i < sentence.tokens.size() && text_of(document, sentence.tokens[i]) == text;
}

bool ends_phrase(const Document& document, const Sentence& sentence, std::uint32_t i) {
    return i >= sentence.tokens.size() || is_word(document, sentence, i, ",") || is_word(document, sentence, i, ".") ||
           sentence.tokens[i].xpos == Xpos::WP;
}

bool names_one_person(const Mention& mention) {
    return mention.form == MentionForm::name && mention.name_type == NameType::PER;
}

bool describes_one_person(const Sentence& sentence, const Mention& mention) {
    return mention.form == MentionForm::nominal && mention.kind == ActorKind::person && !mention.role.empty() &&
           sentence.tokens[mention.head].xpos != Xpos::NNS;
}

/// Whether the words from one place to another go on with the phrase before them.
bool goes_on(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t i = begin; i < end; ++i) {
        const Upos upos = sentence.tokens[i].upos;
        if (upos == Upos::PUNCT || upos == Upos::VERB || upos == Upos::AUX || upos == Upos::CCONJ) return false;
    }
    return true;
}

} // namespace

std::uint32_t beside_comma(const Document& document, const Sentence& sentence, const std::vector<Mention>& mentions,
                           std::uint32_t m) {
    const Mention& mention = mentions[m];
    const bool named = names_one_person(mention);
    if (!named && !describes_one_person(sentence, mention)) return none;
    const std::uint32_t begin = mention.tokens.begin;
    if (begin < 2 || !is_word(document, sentence, begin - 1, ",")) return none;
    if (!ends_phrase(document, sentence, std::max(mention.tokens.end, mention.head + 1))) return none;
    for (std::uint32_t c = m; c-- > 0;) {
        const Mention& other = mentions[c];
        if (named ? !describes_one_person(sentence, other) : !names_one_person(other)) continue;
        const std::uint32_t end = std::max(other.head + 1, other.name.end);
        if (other.apposition_of != none || other.conjunct_of != none || end >= begin) return none;
        // A description may go on ("envoy to the talks"), a name may not.
        return (named ? goes_on(sentence, end, begin - 1) : end == begin - 1) ? c : none;
    }
    return none;
}

} // namespace entente
