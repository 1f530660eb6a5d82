// SPDX-License-Identifier: Apache-2.0
// Names of everything that is no person: states and their seats, organisations, peoples, places.
#include <algorithm>
#include <array>

#include "extract/mentions_names.hpp"
#include "resolve/link_pass.hpp"
#include "text/utf8.hpp"

namespace entente {

bool NameLinker::seat_acts(const Mention& mention) const {
    if (mention.place_reading) return false;
    const Token& head = document_.sentences[mention.sentence].tokens[mention.head];
    switch (head.relation) {
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::obl_agent:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl:
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::conj:
        return true;
    default:
        return false;
    }
}

void NameLinker::link_bodies() {
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
        const Mention& mention = mentions_[m];
        const Surface& surface = surfaces_[m];
        if (links_.of_mention[m] != none || surface.words.empty()) continue;
        const std::optional<ActorForm> form = best_form(
            m, [](const ActorForm& f, const ActorEntry& e) { return e.kind != ActorKind::person && f.kind != FormKind::surname; });
        const bool single_person = is_person_like(m) && surface.words.size() == 1 &&
                                   (!form || !is_description(form->kind) || person_by_word(surface.words.back(), m).has_value());
        if (single_person) continue;
        if (form) {
            const std::optional<ActorForm> rival = best_form(m, [](const ActorForm&, const ActorEntry&) { return true; });
            if (rival && entry_of(*rival).kind == ActorKind::person) continue;
            link_known(m, *form);
            continue;
        }
        if (is_person_like(m)) continue;
        if (const std::optional<std::uint32_t> korea = part_of_korea(m)) {
            assign(m, referent_of_entry(*korea));
            continue;
        }
        if (!mention.places.empty() && mention.name_type != NameType::ORG) {
            assign(m, place_referent(surface));
            continue;
        }
        if (mention.name_type == NameType::LOC) {
            assign(m, place_referent(surface));
            continue;
        }
        if (mention.name_type == NameType::none && !mention.kind) continue;
        if (mention.name_type == NameType::MISC && !mention.kind) {
            assign(m, body_referent(ReferentSort::thing, std::nullopt, surface));
            continue;
        }
        if (surface.words.size() == 1 && person_by_word(surface.words.back(), m)) continue;
        const ActorKind kind = mention.kind.value_or(ActorKind::organization);
        assign(m, body_referent(ReferentSort::body, kind == ActorKind::person ? ActorKind::organization : kind, surface));
    }
}

std::optional<std::uint32_t> NameLinker::part_of_korea(std::size_t m) const {
    const std::string& word = surfaces_[m].folded;
    const char* country = word == "north" ? "PRK" : word == "south" ? "KOR" : nullptr;
    const Mention& mention = mentions_[m];
    if (country == nullptr || mention.name.begin == 0 || !countries_.contains(country)) return std::nullopt;
    const Token& before = document_.sentences[mention.sentence].tokens[mention.name.begin - 1];
    return before.relation == Relation::det ? lexicon_.country(country) : std::nullopt;
}

void NameLinker::link_known(std::size_t m, const ActorForm& form) {
    const Mention& mention = mentions_[m];
    const ActorEntry& entry = entry_of(form);
    if (form.kind == FormKind::seat) {
        const std::uint32_t actor = referent_of_entry(form.entry);
        if (seat_acts(mention)) {
            assign(m, actor);
        } else {
            links_.actor_of[m] = actor;
            assign(m, place_referent(surfaces_[m]));
        }
        return;
    }
    if (form.kind == FormKind::demonym && mention.kind == ActorKind::group) {
        assign(m, people_referent(entry, form.entry, surfaces_[m].text));
        return;
    }
    assign(m, referent_of_entry(form.entry));
}

std::uint32_t NameLinker::people_referent(const ActorEntry& country, std::uint32_t entry, const std::string& text) {
    const auto [at, fresh] = people_.try_emplace(entry, 0U);
    if (fresh) {
        at->second = new_referent(ReferentSort::group, ActorKind::group, text);
        Referent& referent = links_.referents[at->second];
        referent.country = country.country;
        referent.sector = "CVL";
        referent.plural = true;
        referent.owners = {entry};
        referent.key = "people|" + country.country;
    }
    return at->second;
}

std::uint32_t NameLinker::place_referent(const Surface& surface) {
    const auto [at, fresh] = places_.try_emplace(surface.folded, 0U);
    if (fresh) at->second = new_referent(ReferentSort::place, std::nullopt, surface.text);
    return at->second;
}

bool NameLinker::is_prefix_or_suffix(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
    if (part.empty() || part.size() >= whole.size()) return false;
    return std::equal(part.begin(), part.end(), whole.begin()) || std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

void NameLinker::add_body(Body body) {
    bodies_of_word_[body.words.front()].push_back(bodies_.size());
    if (body.words.back() != body.words.front()) bodies_of_word_[body.words.back()].push_back(bodies_.size());
    bodies_.push_back(std::move(body));
}

std::uint32_t NameLinker::body_referent(ReferentSort sort, std::optional<ActorKind> kind, const Surface& surface) {
    std::vector<std::size_t> like; // bodies that share the first or last word
    for (const std::string& word : {surface.words.front(), surface.words.back()}) {
        const auto found = bodies_of_word_.find(word);
        if (found != bodies_of_word_.end()) like.insert(like.end(), found->second.begin(), found->second.end());
    }
    std::sort(like.begin(), like.end());
    for (const std::size_t k : like) {
        if (bodies_[k].words == surface.words) return bodies_[k].referent;
    }
    // "Wagner" for "Wagner Group", "Democratic Party" for "Hong Kong Democratic Party"
    for (const std::size_t k : like) {
        const Body body = bodies_[k];
        const bool part = is_prefix_or_suffix(surface.words, body.words);
        if (!part && !is_prefix_or_suffix(body.words, surface.words)) continue;
        const std::vector<std::string>& shorter = part ? surface.words : body.words;
        if (shorter.size() == 1 && is_generic(shorter.front()) && !(part && links_.referents[body.referent].kind == kind)) continue;
        Referent& referent = links_.referents[body.referent];
        if (!part && !referent.entry) referent.name = surface.text;
        add_body({body.referent, surface.words});
        return body.referent;
    }
    const std::uint32_t referent = new_referent(sort, kind, surface.text);
    add_body({referent, surface.words});
    return referent;
}

bool NameLinker::is_generic(const std::string& word) const {
    static constexpr std::array<std::string_view, 12> words{"national", "international", "council",    "party",
                                                            "ministry", "democratic",    "university", "new",
                                                            "united",   "great",         "army",       "south"};
    return std::find(words.begin(), words.end(), word) != words.end() || lexicon_.role(word) != nullptr ||
           !lexicon_.find(word).empty();
}

} // namespace entente
