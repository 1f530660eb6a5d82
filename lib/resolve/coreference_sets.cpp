// SPDX-License-Identifier: Apache-2.0
// Several at once: "the duo", "both sides", "they" of two who met.
#include <algorithm>
#include <array>

#include "resolve/coreference_pass.hpp"
#include "resolve/words.hpp"

namespace entente {
namespace {

constexpr std::uint32_t set_window = 5; ///< sentences back

} // namespace

std::optional<std::uint32_t> CoreferencePass::coordination_at(std::uint32_t first, std::uint32_t before) {
    if (mentions_[first].conjunct_of != none) return std::nullopt;
    std::vector<std::uint32_t> members;
    const auto add = [&](std::uint32_t m) {
        const std::uint32_t r = result_.of_mention[m];
        if (r != none && acts(result_.referents[r]) && result_.referents[r].sort != ReferentSort::set &&
            std::find(members.begin(), members.end(), r) == members.end()) {
            members.push_back(r);
        }
    };
    bool coordinated = false;
    for (std::uint32_t m = first + 1; m < before && m < first + 60 && mentions_[m].sentence == mentions_[first].sentence; ++m) {
        if (mentions_[m].conjunct_of != first) continue;
        if (!coordinated) add(first);
        coordinated = true;
        add(m);
    }
    if (members.size() < 2) return std::nullopt;
    return set_of(std::move(members));
}

std::uint32_t CoreferencePass::set_of(std::vector<std::uint32_t> members) {
    std::vector<std::uint32_t> key = members;
    std::sort(key.begin(), key.end());
    const auto found = sets_.find(key);
    if (found != sets_.end()) return found->second;
    Referent referent;
    referent.sort = ReferentSort::set;
    referent.plural = true;
    referent.kind = ActorKind::group;
    referent.members = std::move(members);
    const std::uint32_t r = add_referent(std::move(referent));
    sets_.emplace(std::move(key), r);
    return r;
}

std::optional<std::uint32_t> CoreferencePass::set_in_subject(std::uint32_t m) const {
    const Mention& pronoun = mentions_[m];
    if (token_of(pronoun).relation != Relation::nsubj && token_of(pronoun).relation != Relation::nsubj_pass) return std::nullopt;
    for (std::uint32_t c = m; c-- > 0;) {
        if (pronoun.sentence - mentions_[c].sentence > 1) break;
        const std::uint32_t r = result_.of_mention[c];
        const Relation relation = token_of(mentions_[c]).relation;
        const bool subject = relation == Relation::nsubj || relation == Relation::nsubj_pass;
        if (r != none && subject && mentions_[c].sentence < pronoun.sentence && result_.referents[r].sort == ReferentSort::set)
            return r;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> CoreferencePass::pair_of_clause(std::uint32_t m) {
    static constexpr std::array<std::string_view, 22> mutual{
        "meet",  "talk",  "discuss", "agree", "negotiate", "shake",  "embrace",   "hug",     "confer", "exchange", "sign",
        "speak", "clash", "dine",    "marry", "sit",       "pledge", "reconcile", "quarrel", "chat",   "converse", "argue"};
    const Token& token = token_of(mentions_[m]);
    if (token.relation != Relation::nsubj || token.head < 0) return std::nullopt;
    const Sentence& sentence = document_.sentences[mentions_[m].sentence];
    if (!is_one_of(std::string_view(sentence.tokens[static_cast<std::size_t>(token.head)].lemma), mutual)) return std::nullopt;
    for (std::uint32_t c = m; c-- > 0 && mentions_[m].sentence - mentions_[c].sentence <= 2;) {
        const std::uint32_t subject = result_.of_mention[c];
        if (subject == none || token_of(mentions_[c]).relation != Relation::nsubj) continue;
        if (mentions_[c].sentence == mentions_[m].sentence) continue;
        if (result_.referents[subject].plural || result_.referents[subject].sort == ReferentSort::set) return std::nullopt;
        if (const std::uint32_t other = other_party(c, m); other != none) return set_of({subject, other});
    }
    return std::nullopt;
}

std::uint32_t CoreferencePass::other_party(std::uint32_t subject, std::uint32_t before) const {
    const std::uint32_t own = result_.of_mention[subject];
    const ReferentSort sort = result_.referents[own].sort;
    if (sort != ReferentSort::person && sort != ReferentSort::country) return none;
    for (std::uint32_t c = subject + 1; c < before && mentions_[c].sentence == mentions_[subject].sentence; ++c) {
        const std::uint32_t r = result_.of_mention[c];
        const Token& token = token_of(mentions_[c]);
        const bool argument =
            token.relation == Relation::obj || token.relation == Relation::obl || token.relation == Relation::iobj;
        if (r == none || r == own || !argument || token.head != token_of(mentions_[subject]).head) continue;
        if (result_.referents[r].sort == sort && !result_.referents[r].plural && !mentions_[c].place_reading) return r;
    }
    return none;
}

std::optional<std::uint32_t> CoreferencePass::countries_of(const std::vector<std::uint32_t>& members) {
    std::vector<std::uint32_t> countries;
    for (const std::uint32_t member : members) {
        const std::string country = result_.referents[member].country;
        const std::optional<std::uint32_t> r = referent_of_country(country);
        if (r && std::find(countries.begin(), countries.end(), *r) == countries.end()) countries.push_back(*r);
    }
    if (countries.size() < 2) return std::nullopt;
    return set_of(std::move(countries));
}

std::optional<std::uint32_t> CoreferencePass::resolve_set(std::uint32_t m, const Description& d) {
    static constexpr std::array<std::string_view, 4> few{"duo", "pair", "trio", "couple"};
    static constexpr std::array<std::string_view, 9> parties{"side", "party", "government", "neighbour", "neighbor",
                                                             "ally", "power", "capital",    "rival"};
    const bool few_people = is_one_of(d.lemma, few) && d.definite;
    const std::string office = office_of(lexicon_, mentions_[m].role);
    if (d.plural && d.country_owners.size() > 1 && !office.empty()) {
        std::vector<std::uint32_t> holders;
        for (const std::uint32_t country : d.country_owners) {
            const auto holder = lexicon_.holder(office, lexicon_.entry(country).country, document_.article.published);
            if (holder) holders.push_back(referent_of_entry(*holder));
        }
        if (holders.size() == d.country_owners.size()) return set_of(std::move(holders));
    }
    const bool sides = d.plural && d.definite && is_one_of(d.lemma, parties) && (d.count > 1 || d.lemma == "side");
    const bool counted = d.plural && d.definite && d.count > 1;
    if (!few_people && !sides && !counted) return std::nullopt;
    ReferentSort wanted = ReferentSort::person;
    if (place_noun(d.lemma) == ReferentSort::country || is_one_of(d.lemma, parties))
        wanted = ReferentSort::country;
    else if (!few_people && (!mentions_[m].kind || d.sort == ReferentSort::place))
        return std::nullopt;
    return recent_set(m, wanted, std::max(2U, d.count));
}

std::optional<std::uint32_t> CoreferencePass::recent_set(std::uint32_t m, ReferentSort wanted, std::size_t count) {
    const auto fits = [&](const Referent& member) {
        return member.sort == wanted || (wanted == ReferentSort::country && member.sort == ReferentSort::body);
    };
    std::optional<std::uint32_t> persons;
    for (std::uint32_t c = m; c-- > 0;) {
        if (mentions_[m].sentence - mentions_[c].sentence > set_window || m - c > farthest_antecedent) break;
        std::optional<std::uint32_t> set = coordination_at(c, m);
        const std::uint32_t r = result_.of_mention[c];
        if (!set && r != none && result_.referents[r].sort == ReferentSort::set) set = r;
        if (!set) continue;
        const std::vector<std::uint32_t> members = result_.referents[*set].members;
        if (members.size() != count) continue;
        if (std::all_of(members.begin(), members.end(), [&](std::uint32_t x) { return fits(result_.referents[x]); })) return set;
        if (!persons && std::all_of(members.begin(), members.end(),
                                    [&](std::uint32_t x) { return result_.referents[x].sort == ReferentSort::person; })) {
            persons = set;
        }
    }
    if (wanted == ReferentSort::country && persons) {
        const std::vector<std::uint32_t> members = result_.referents[*persons].members;
        if (const auto countries = countries_of(members)) return countries;
    }
    // No coordination: the last ones named, if they were named close together.
    std::vector<std::uint32_t> recent;
    for (std::uint32_t c = m; c-- > 0 && recent.size() < count;) {
        if (mentions_[m].sentence - mentions_[c].sentence > 3) break;
        const std::uint32_t r = result_.of_mention[c];
        if (r == none || result_.referents[r].sort != wanted || mentions_[c].form == MentionForm::nominal) continue;
        const Relation relation = token_of(mentions_[c]).relation;
        if (relation == Relation::amod || relation == Relation::compound) continue;
        if (std::find(recent.begin(), recent.end(), r) == recent.end()) recent.push_back(r);
    }
    if (recent.size() != count) return std::nullopt;
    std::reverse(recent.begin(), recent.end());
    return set_of(std::move(recent));
}

} // namespace entente
