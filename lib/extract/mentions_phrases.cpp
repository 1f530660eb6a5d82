// SPDX-License-Identifier: Apache-2.0
#include "extract/mentions_phrases.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente {
namespace {

/// Relations whose dependents are parts of a larger phrase, not phrases.
bool inside_phrase(Relation relation) {
    switch (relation) {
    case Relation::compound:
    case Relation::compound_prt:
    case Relation::flat:
    case Relation::fixed:
    case Relation::goeswith:
    case Relation::det:
    case Relation::det_predet:
    case Relation::amod:
    case Relation::nummod:
    case Relation::nmod_desc:
    case Relation::case_:
    case Relation::cc:
    case Relation::cc_preconj:
    case Relation::mark:
    case Relation::aux:
    case Relation::aux_pass:
    case Relation::cop:
    case Relation::punct:
    case Relation::expl:
    case Relation::discourse:
    case Relation::reparandum:
        return true;
    default:
        return false;
    }
}

/// Relations whose dependents are nominal arguments whatever their part of speech ("the poor", "many of them", "both said").
bool is_nominal_slot(Relation relation) {
    switch (relation) {
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::nsubj_outer:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::nmod:
    case Relation::nmod_poss:
        return true;
    default:
        return false;
    }
}

} // namespace

PhraseTree::PhraseTree(const Sentence& sentence) : sentence_(sentence) {
    const std::size_t size = sentence.tokens.size();
    first_.assign(size + 2, 0);
    for (const Token& token : sentence.tokens) {
        if (token.head >= 0) ++first_[static_cast<std::size_t>(token.head) + 2];
    }
    for (std::size_t i = 2; i < first_.size(); ++i)
        first_[i] += first_[i - 1];
    children_.resize(first_.back());
    for (std::uint32_t i = 0; i < size; ++i) {
        const std::int32_t head = sentence.tokens[i].head;
        if (head >= 0) children_[first_[static_cast<std::size_t>(head) + 1]++] = i;
    }
    first_.pop_back();
}

std::uint32_t PhraseTree::head_of(TokenRange tokens) const {
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
        const std::int32_t head = sentence_.tokens[i].head;
        if (head < 0 || !tokens.contains(static_cast<std::uint32_t>(head))) return i;
    }
    return tokens.begin;
}

bool PhraseTree::heads_phrase(std::uint32_t index) const {
    const Token& token = sentence_.tokens[index];
    switch (token.upos) {
    case Upos::NOUN:
    case Upos::PROPN:
        return !inside_phrase(token.relation);
    case Upos::PRON:
        return token.relation != Relation::expl && token.relation != Relation::det && token.relation != Relation::fixed &&
               token.xpos != Xpos::EX;
    case Upos::NUM:
    case Upos::ADJ:
    case Upos::DET:
        return is_nominal_slot(token.relation);
    default:
        return false;
    }
}

void PhraseTree::extend(std::uint32_t token, TokenRange& range, std::uint32_t depth) const {
    range.begin = std::min(range.begin, token);
    range.end = std::max(range.end, token + 1);
    if (depth > 12) return;
    static constexpr std::array<std::string_view, 1> of{"of"};
    for (const std::uint32_t child : children(token)) {
        const Token& dependent = sentence_.tokens[child];
        switch (dependent.relation) {
        case Relation::det:
        case Relation::det_predet:
        case Relation::amod:
        case Relation::nummod:
        case Relation::compound:
        case Relation::flat:
        case Relation::fixed:
        case Relation::goeswith:
        case Relation::nmod_desc:
        case Relation::nmod_poss:
            extend(child, range, depth + 1);
            break;
        case Relation::nmod:
            if (depth > 0 || has_adposition(child, of)) extend(child, range, depth + 1);
            break;
        case Relation::advmod:
            if (child < token) extend(child, range, depth + 1);
            break;
        case Relation::case_:
        case Relation::cc:
        case Relation::conj:
            if (depth > 0) extend(child, range, depth + 1);
            break;
        default:
            break;
        }
    }
}

TokenRange PhraseTree::phrase(std::uint32_t head) const {
    TokenRange range{head, head + 1};
    extend(head, range, 0);
    // A tree that reaches over its own preposition, copula or comma at the left is a parser's slip.
    for (std::uint32_t i = head; i-- > range.begin;) {
        const Token& token = sentence_.tokens[i];
        const bool own = token.head == static_cast<std::int32_t>(head);
        if (own && (token.relation == Relation::case_ || token.relation == Relation::cop || token.relation == Relation::mark)) {
            range.begin = i + 1;
            break;
        }
    }
    while (range.end > head + 1 && sentence_.tokens[range.end - 1].upos == Upos::PUNCT)
        --range.end;
    while (range.begin < head && (sentence_.tokens[range.begin].upos == Upos::PUNCT))
        ++range.begin;
    return range;
}

/// One past the last token below, relative clauses and loose comments left out.
std::uint32_t PhraseTree::end_below(std::uint32_t token, std::uint32_t depth) const {
    std::uint32_t end = token + 1;
    if (depth > 12) return end;
    for (const std::uint32_t child : children(token)) {
        const Relation relation = sentence_.tokens[child].relation;
        if (relation == Relation::acl_relcl || relation == Relation::parataxis || relation == Relation::advcl || relation == Relation::punct) continue;
        end = std::max(end, end_below(child, depth + 1));
    }
    return end;
}

/// True if the token owns, counts or describes the noun above it, which is no part of the trigger.
bool PhraseTree::is_owned(std::uint32_t token, TokenRange trigger) const {
    const Token& owner = sentence_.tokens[token];
    if (owner.head < 0) return false;
    const auto above = static_cast<std::uint32_t>(owner.head);
    const Token& thing = sentence_.tokens[above];
    if (trigger.contains(above) || trigger.contains(token) || (thing.upos != Upos::NOUN && thing.upos != Upos::PROPN)) return false;
    static constexpr std::array<std::string_view, 5> owning{"of", "by", "from", "on", "against"};
    switch (owner.relation) {
    case Relation::nmod_poss:
    case Relation::compound:
    case Relation::amod:
    case Relation::nmod_desc: return above > token;
    case Relation::nmod: return has_adposition(token, owning);
    default: return false;
    }
}

/// "(NPA)", ", a militia leader", "in Istanbul" after the phrase.
TokenRange PhraseTree::with_names_and_scene(TokenRange tokens, std::uint32_t head, bool person) const {
    const auto is_word = [&](std::uint32_t i, std::string_view lemma) { return i < sentence_.tokens.size() && sentence_.tokens[i].lemma == lemma; };
    static constexpr std::array<std::string_view, 5> scene{"in", "near", "from", "at", "for"};
    for (const std::uint32_t child : children(head)) {
        if (child < tokens.end) continue;
        const Relation relation = sentence_.tokens[child].relation;
        const bool bracketed = is_word(tokens.end, "(");
        const std::uint32_t end = end_below(child, 0);
        if (relation == Relation::appos || (bracketed && child == tokens.end + 1 && relation != Relation::conj)) {
            tokens.end = end;
            if (bracketed && is_word(tokens.end, ")")) ++tokens.end;
        } else if (relation == Relation::nmod && !is_word(tokens.end, ",") && !person && has_adposition(child, scene)) {
            tokens.end = end;
        }
    }
    return tokens;
}

TokenRange PhraseTree::argument(const Mention& mention, TokenRange trigger) const {
    const auto is_loose = [&](std::uint32_t i) {
        const Upos upos = sentence_.tokens[i].upos;
        return upos == Upos::ADP || upos == Upos::CCONJ || upos == Upos::PUNCT;
    };
    TokenRange tokens = mention.tokens;
    if (mention.form == MentionForm::pronoun) return tokens;
    std::uint32_t head = mention.head;
    for (int depth = 0; depth < 4 && is_owned(head, trigger); ++depth) head = static_cast<std::uint32_t>(sentence_.tokens[head].head);
    if (head != mention.head) {
        const TokenRange wider = phrase(head);
        tokens = {std::min(tokens.begin, wider.begin), std::max(tokens.end, wider.end)};
    }
    tokens = with_names_and_scene(tokens, head, mention.kind == ActorKind::person && head == mention.head);
    while (tokens.begin + 1 < tokens.end && is_loose(tokens.begin)) ++tokens.begin;
    return tokens;
}

std::vector<std::uint32_t> PhraseTree::adpositions(std::uint32_t head) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t child : children(head)) {
        if (sentence_.tokens[child].relation == Relation::case_) found.push_back(child);
    }
    return found;
}

bool PhraseTree::has_adposition(std::uint32_t head, std::span<const std::string_view> lemmas) const {
    for (const std::uint32_t child : children(head)) {
        const Token& token = sentence_.tokens[child];
        if (token.relation == Relation::case_ && std::find(lemmas.begin(), lemmas.end(), token.lemma) != lemmas.end()) return true;
    }
    return false;
}

} // namespace entente
