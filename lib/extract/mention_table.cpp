// SPDX-License-Identifier: Apache-2.0
#include "extract/mention_table.hpp"

namespace entente {

MentionTable::MentionTable(std::span<const Mention> mentions, std::uint32_t offset, const ClauseTree& tree)
    : mentions_(mentions), offset_(offset), by_head_(tree.size(), none) {
    const std::uint32_t tokens = tree.size();
    for (std::uint32_t k = 0; k < mentions.size(); ++k)
        if (mentions[k].head < tokens && by_head_[mentions[k].head] == none) by_head_[mentions[k].head] = offset + k;
    for (std::uint32_t t = 0; t < tokens; ++t)
        if (by_head_[t] == none)
            by_head_[t] = holder(t, tree);
        else if (const std::uint32_t better = known_name_within(by_head_[t], tree); better != none)
            by_head_[t] = better;
}

/// A phrase whose name was given another head than the tree's ("Foreign Minister Sergei Lavrov"): the widest that holds the token
/// and whose own head hangs below it.
std::uint32_t MentionTable::holder(std::uint32_t token, const ClauseTree& tree) const {
    std::uint32_t best = none;
    for (std::uint32_t k = 0; k < mentions_.size(); ++k) {
        const Mention& m = mentions_[k];
        if (!m.tokens.contains(token) || m.head >= tree.size()) continue;
        const Relation r = tree.relation(m.head);
        const bool below = tree.head(m.head) == token && (r == Relation::flat || r == Relation::compound ||
                                                          r == Relation::nmod_desc || r == Relation::appos || r == Relation::fixed);
        const bool inside = m.name.contains(token) && m.form == MentionForm::name && !is_clause_child(tree, m.head, token);
        if ((below || inside) && (best == none || m.tokens.size() > mentions_[best].tokens.size())) best = k;
    }
    return best == none ? none : offset_ + best;
}

/// "Mr Obama" that no table knows holds an "Obama" that one does.
std::uint32_t MentionTable::known_name_within(std::uint32_t index, const ClauseTree& tree) const {
    const Mention& outer = mention(index);
    if (outer.form != MentionForm::name || !outer.entries.empty()) return none;
    for (std::uint32_t k = 0; k < mentions_.size(); ++k) {
        const Mention& m = mentions_[k];
        if (m.entries.empty() || m.head >= tree.size() || tree.head(m.head) != outer.head ||
            tree.relation(m.head) != Relation::flat)
            continue;
        if (outer.tokens.contains(m.head) && m.tokens.end == outer.tokens.end) return offset_ + k;
    }
    return none;
}

/// True if one of the tokens hangs on the other by more than the make of a name.
bool MentionTable::is_clause_child(const ClauseTree& tree, std::uint32_t a, std::uint32_t b) {
    for (const auto& [child, parent] : {std::pair{a, b}, std::pair{b, a}})
        if (tree.head(child) == parent)
            return tree.relation(child) == Relation::conj || tree.relation(child) == Relation::nmod ||
                   tree.relation(child) == Relation::nmod_poss || tree.relation(child) == Relation::amod ||
                   tree.relation(child) == Relation::compound;
    return tree.head(a) != tree.head(b);
}

bool MentionTable::is_actor(std::uint32_t index) const {
    if (index == none) return false;
    const Mention& m = mention(index);
    if (m.kind.has_value() || !m.entries.empty()) return true;
    if (m.form != MentionForm::name) return false;
    return m.name_type == NameType::PER || m.name_type == NameType::ORG || (m.name_type != NameType::none && !m.place_reading);
}

bool MentionTable::is_place(std::uint32_t index) const {
    if (index == none) return false;
    const Mention& m = mention(index);
    return m.place_reading || !m.places.empty() || m.name_type == NameType::LOC;
}

} // namespace entente
