// SPDX-License-Identifier: Apache-2.0
// Descriptions: "the gunman", "the group", "its troops".
#include <algorithm>
#include <array>

#include "resolve/coreference_pass.hpp"
#include "resolve/words.hpp"

namespace entente {
namespace {

constexpr std::uint32_t hypernym_window = 6; ///< sentences back: "the group", "the city"

} // namespace

std::uint32_t CoreferencePass::resolve_nominal(std::uint32_t m) {
    const Mention& mention = mentions_[m];
    Description d = describe(document_, mention, lexicon_);
    add_owner(m, d);
    if (const std::optional<std::uint32_t> set = resolve_set(m, d)) return *set;
    if (const std::optional<std::uint32_t> r = resolve_own_country(m, d)) return *r;
    if (!mention.role.empty() && !d.plural && mention.kind == ActorKind::person) {
        if (const std::optional<std::uint32_t> r = resolve_title(m, d)) return *r;
    }
    if (const std::optional<std::uint32_t> r = resolve_institution(m, d)) return *r;
    if (!d.indefinite) {
        if (const std::optional<std::uint32_t> r = same_head(m, d)) return *r;
    }
    if (d.definite) {
        if (const std::optional<std::uint32_t> r = by_hypernym(m, d)) return *r;
    }
    return new_nominal(m, d);
}

void CoreferencePass::add_owner(std::uint32_t m, Description& d) {
    if (!d.country_owners.empty() || !d.other_owners.empty() || !mentions_[m].kind) return;
    if (const std::uint32_t first = mentions_[m].conjunct_of; first != none && !d.definite && !d.indefinite) {
        if (mentions_[first].form != MentionForm::nominal || mentions_[first].kind != mentions_[m].kind) return;
        Description leading = describe(document_, mentions_[first], lexicon_); // "Turkey's president and foreign minister"
        d.country_owners = std::move(leading.country_owners);
        d.other_owners = std::move(leading.other_owners);
        return;
    }
    if (*mentions_[m].kind == ActorKind::person && !d.plural) return; // "his wife"; titles look for themselves
    const std::uint32_t possessor = d.possessor != none ? d.possessor : owner_of_phrase(document_, mentions_[m]);
    const std::uint32_t owner = possessor == none ? none : mention_at_token(mentions_[m].sentence, possessor);
    if (owner == none || owner == m || mentions_[owner].form == MentionForm::name) return;
    std::uint32_t r = ensure(owner);
    if (r == none) return;
    if (r < stands_for_.size() && stands_for_[r] != none) r = stands_for_[r];
    const Referent& referent = result_.referents[r];
    if (!acts(referent)) return;
    if (referent.entry)
        (referent.sort == ReferentSort::country ? d.country_owners : d.other_owners).push_back(*referent.entry);
    else if (const auto country = lexicon_.country(referent.country); country && !referent.country.empty())
        d.country_owners.push_back(*country);
}

std::optional<std::uint32_t> CoreferencePass::resolve_own_country(std::uint32_t m, const Description& d) {
    if (d.possessor == none || place_noun(d.lemma) != ReferentSort::country) return std::nullopt;
    const std::uint32_t owner = mention_at_token(mentions_[m].sentence, d.possessor);
    if (owner == none || result_.of_mention[owner] == none) return std::nullopt;
    std::uint32_t r = result_.of_mention[owner];
    if (r < stands_for_.size() && stands_for_[r] != none) r = stands_for_[r];
    const Referent& referent = result_.referents[r];
    if (referent.sort == ReferentSort::country) return std::nullopt;
    if (d.plural || referent.sort == ReferentSort::set) return countries_of(referent.members);
    return referent_of_country(referent.country);
}

bool CoreferencePass::owners_agree(const Referent& referent, const Description& d) const {
    for (const std::uint32_t owner : d.country_owners) {
        const std::string& country = lexicon_.entry(owner).country;
        if (!referent.country.empty() && !country.empty() && referent.country != country) return false;
        if (referent.country.empty() && referent.sort != ReferentSort::thing) return false;
    }
    for (const std::uint32_t owner : d.other_owners) {
        if (!referent.owners.empty() && std::find(referent.owners.begin(), referent.owners.end(), owner) == referent.owners.end())
            return false;
    }
    return true;
}

std::vector<std::uint32_t> CoreferencePass::described_by(const std::string& lemma, std::string_view role) const {
    static constexpr std::size_t most = 40; // of each: further back nobody remembers
    std::vector<std::uint32_t> found;
    for (const std::string& word : {lemma, std::string(role)}) {
        const auto at = of_head_.find(word);
        if (word.empty() || at == of_head_.end()) continue;
        const std::size_t count = std::min(most, at->second.size());
        found.insert(found.end(), at->second.rbegin(), at->second.rbegin() + static_cast<std::ptrdiff_t>(count));
    }
    return found;
}

std::optional<std::uint32_t> CoreferencePass::same_head(std::uint32_t m, const Description& d) const {
    std::optional<std::uint32_t> best;
    std::uint32_t best_last = 0;
    const std::string_view role = mentions_[m].role;
    for (const std::uint32_t r : described_by(d.lemma, role)) {
        const Referent& referent = result_.referents[r];
        if (last_[r] == none || referent.sort == ReferentSort::set || referent.plural != d.plural) continue;
        if (referent.sort != d.sort && !(d.sort == ReferentSort::thing && referent.sort == ReferentSort::body)) continue;
        if (!heads_[r].contains(d.lemma) && (role.empty() || !heads_[r].contains(std::string(role)))) continue;
        if (!owners_agree(referent, d)) continue;
        if (!d.definite && referent.key.empty()) continue;
        if (!d.definite && extra_words(referent, d)) continue;
        if (!best || last_[r] > best_last) {
            best = r;
            best_last = last_[r];
        }
    }
    return best;
}

bool CoreferencePass::extra_words(const Referent& referent, const Description& d) {
    const std::vector<std::string> known = name_words(fold(referent.name));
    for (const std::string& word : name_words(fold(d.words))) {
        if (std::find(known.begin(), known.end(), word) == known.end()) return true;
    }
    return false;
}

std::optional<std::uint32_t> CoreferencePass::by_hypernym(std::uint32_t m, const Description& d) const {
    static constexpr std::array<std::string_view, 5> groups{"group", "movement", "militia", "faction", "network"};
    static constexpr std::array<std::string_view, 3> organisations{"organisation", "organization", "agency"};
    static constexpr std::array<std::string_view, 5> unions{"alliance", "bloc", "union", "forum", "pact"};
    static constexpr std::array<std::string_view, 4> companies{"company", "firm", "manufacturer", "corporation"};
    static constexpr std::array<std::string_view, 4> men{"man", "boy", "politician", "suspect"};
    static constexpr std::array<std::string_view, 3> women{"woman", "girl", "lady"};
    if (d.plural || !d.country_owners.empty()) return std::nullopt;
    const std::optional<ReferentSort> place = place_noun(d.lemma);
    const auto fits = [&](const Referent& referent) {
        if (referent.name.empty() || !referent.key.empty()) return false;
        if (place == ReferentSort::country) return referent.sort == ReferentSort::country;
        if (place == ReferentSort::place) return referent.sort == ReferentSort::place;
        const bool state = referent.kind == ActorKind::government || referent.kind == ActorKind::company;
        if (is_one_of(d.lemma, groups)) return referent.sort == ReferentSort::body && !state && referent.kind != ActorKind::igo;
        if (is_one_of(d.lemma, organisations)) return referent.sort == ReferentSort::body && !state;
        if (is_one_of(d.lemma, unions)) return referent.kind == ActorKind::igo;
        if (is_one_of(d.lemma, companies)) return referent.kind == ActorKind::company;
        if (is_one_of(d.lemma, men)) return referent.sort == ReferentSort::person && referent.gender != Gender::female;
        if (is_one_of(d.lemma, women)) return referent.sort == ReferentSort::person && referent.gender == Gender::female;
        return false;
    };
    for (std::uint32_t c = m; c-- > 0;) {
        if (mentions_[m].sentence - mentions_[c].sentence > hypernym_window) break;
        const std::uint32_t r = result_.of_mention[c];
        if (r == none || !fits(result_.referents[r])) continue;
        if (mentions_[c].sentence == mentions_[m].sentence && mentions_[m].tokens.contains(mentions_[c].head)) continue;
        return r;
    }
    return std::nullopt;
}

std::string CoreferencePass::of_phrase(const Mention& mention, const Description& d) const {
    if (d.plural || mention.kind != ActorKind::person || !d.other_owners.empty() || !d.country_owners.empty()) return {};
    if (mention.tokens.end <= mention.head + 1 || mention.tokens.end > mention.head + 8) return {};
    const Sentence& sentence = document_.sentences[mention.sentence];
    if (text_of(document_, sentence.tokens[mention.head + 1]) != "of") return {};
    const Span span{sentence.tokens[mention.head].span.end, sentence.tokens[mention.tokens.end - 1].span.end};
    return std::string(span.of(document_.article.text));
}

std::uint32_t CoreferencePass::new_nominal(std::uint32_t m, const Description& d) {
    const Mention& mention = mentions_[m];
    Referent referent;
    referent.sort = d.sort == ReferentSort::country ? ReferentSort::place : d.sort;
    referent.kind = mention.kind;
    if (!mention.kind && acts(referent))
        referent.kind = d.sort == ReferentSort::person ? ActorKind::person
                        : d.sort == ReferentSort::body ? ActorKind::organization
                                                       : ActorKind::group;
    if (d.plural && referent.kind == ActorKind::person) referent.kind = ActorKind::group;
    if (d.sort == ReferentSort::person) referent.kind = ActorKind::person;
    referent.sector = mention.sector;
    referent.plural = d.plural;
    referent.name = d.words + of_phrase(mention, d);
    for (const std::uint32_t owner : d.country_owners) {
        referent.owners.push_back(owner);
        referent.country = lexicon_.entry(owner).country;
    }
    for (const std::uint32_t owner : d.other_owners) {
        referent.owners.push_back(owner);
        if (referent.country.empty()) referent.country = lexicon_.entry(owner).country;
    }
    if (!mention.role.empty()) referent.roles.push_back(mention.role);
    if (!mention.role.empty()) referent.gender = gender_of_word(lexicon_, mention.role);
    if (referent.gender == Gender::unknown) referent.gender = gender_of_word(lexicon_, d.lemma);
    if (acts(referent)) {
        referent.key = fold(d.words);
        for (const std::uint32_t owner : referent.owners)
            referent.key += '|' + lexicon_.entry(owner).id;
        // A bare plural names the same people again; a singular another one each time.
        if (d.plural && d.count == 0) {
            const auto [at, fresh] = by_key_.try_emplace(referent.key, 0U);
            if (fresh) at->second = add_referent(std::move(referent));
            return at->second;
        }
    }
    return add_referent(std::move(referent));
}

} // namespace entente
