// SPDX-License-Identifier: Apache-2.0
// Those who hold an office, and the institutions of a state: "the Russian president", "the Turkish army".
#include <algorithm>
#include <array>

#include "resolve/coreference_pass.hpp"
#include "resolve/words.hpp"

namespace entente {

bool CoreferencePass::leads(std::string_view office) {
    return office == "president" || office == "prime minister" || office == "supreme leader" || office == "monarch";
}

bool CoreferencePass::holds_office(const Referent& referent, const std::string& office, const std::string& of) const {
    if (!referent.entry) return false;
    for (const Office& held : lexicon_.entry(*referent.entry).offices) {
        if (!of.empty() && held.of != of) continue;
        const bool leading = office == "leader" && leads(held.title);
        if (held.title != office && !leading) continue;
        const std::optional<Date>& at = document_.article.published;
        if (!at || ((!held.from || *held.from <= *at) && (!held.to || *at <= *held.to))) return true;
    }
    return false;
}

bool CoreferencePass::described_as(const Referent& referent, const std::string& role, const std::string& office) const {
    return std::any_of(referent.roles.begin(), referent.roles.end(), [&](const std::string& own) {
        const std::string own_office = office_of(lexicon_, own);
        return own == role || (!office.empty() && own_office == office) || (office == "leader" && leads(own_office));
    });
}

std::optional<std::uint32_t> CoreferencePass::resolve_title(std::uint32_t m, const Description& d) {
    const Mention& mention = mentions_[m];
    const std::string office = office_of(lexicon_, mention.role);
    std::string of;
    std::string country;
    for (const std::uint32_t owner : d.other_owners) {
        of = lexicon_.entry(owner).id;
        country = lexicon_.entry(owner).country;
    }
    for (const std::uint32_t owner : d.country_owners) {
        of = lexicon_.entry(owner).country;
        country = of;
    }
    if (of.empty() && d.possessor != none) {
        const std::uint32_t owner = mention_at_token(mention.sentence, d.possessor);
        if (owner != none && result_.of_mention[owner] != none) {
            const Referent& referent = result_.referents[result_.of_mention[owner]];
            if (referent.sort == ReferentSort::country)
                country = of = referent.country;
            else if (referent.entry)
                of = lexicon_.entry(*referent.entry).id;
        }
    }
    if (d.indefinite || (!d.definite && of.empty())) return std::nullopt;
    std::optional<std::uint32_t> best;
    std::uint32_t best_last = 0;
    for (const std::uint32_t r : titled_) {
        const Referent& referent = result_.referents[r];
        if (referent.sort != ReferentSort::person || referent.plural || referent.name.empty()) continue;
        if (!country.empty() && !referent.country.empty() && referent.country != country) continue;
        const bool fits = described_as(referent, mention.role, office) || (!office.empty() && holds_office(referent, office, of));
        if (!fits) continue;
        if (d.possessor == none && of.empty() && last_[r] == none) continue;
        const std::uint32_t last = last_[r] == none ? 0 : last_[r] + 1;
        if (!best || last > best_last) {
            best = r;
            best_last = last;
        }
    }
    if (best) return best;
    if (office.empty() || of.empty()) return std::nullopt;
    if (const auto holder = lexicon_.holder(office, of, document_.article.published)) return referent_of_entry(*holder);
    return std::nullopt;
}

std::optional<std::uint32_t> CoreferencePass::resolve_institution(std::uint32_t m, const Description& d) {
    const Mention& mention = mentions_[m];
    if (!mention.kind || *mention.kind == ActorKind::person) return std::nullopt;
    if (is_ground(d.lemma) && d.country_owners.size() == 1) return referent_of_entry(d.country_owners.front());
    if (!d.other_owners.empty() && stands_for_its_owner(d.lemma)) {
        const ActorKind owner = lexicon_.entry(d.other_owners.front()).kind;
        if (owner == ActorKind::armed_group) return referent_of_entry(d.other_owners.front());
    }
    if (d.country_owners.size() != 1) return government_of_leader(d);
    const ActorEntry& country = lexicon_.entry(d.country_owners.front());
    for (const ActorForm& form : lexicon_.find(fold(d.words + " of " + country.name))) {
        if (lexicon_.entry(form.entry).kind != ActorKind::country) return referent_of_entry(form.entry);
    }
    return std::nullopt;
}

std::optional<std::uint32_t> CoreferencePass::government_of_leader(const Description& d) {
    static constexpr std::array<std::string_view, 5> governments{"government", "regime", "administration", "cabinet", "state"};
    if (!d.country_owners.empty() || d.other_owners.size() != 1 || !is_one_of(d.lemma, governments)) return std::nullopt;
    const ActorEntry& person = lexicon_.entry(d.other_owners.front());
    if (person.kind != ActorKind::person) return std::nullopt;
    const std::optional<Date>& at = document_.article.published;
    for (const Office& held : person.offices) {
        const bool then = !at || ((!held.from || *held.from <= *at) && (!held.to || *at <= *held.to));
        const std::optional<std::uint32_t> country = then && leads(held.title) ? lexicon_.country(held.of) : std::nullopt;
        if (!country) continue;
        for (const ActorForm& form : lexicon_.find(fold("government of " + lexicon_.entry(*country).name))) {
            if (lexicon_.entry(form.entry).kind != ActorKind::country) return referent_of_entry(form.entry);
        }
    }
    return std::nullopt;
}

} // namespace entente
