// SPDX-License-Identifier: Apache-2.0
#include "resolve/link.hpp"

#include <algorithm>
#include <cmath>

#include "extract/mentions_names.hpp"
#include "resolve/link_pass.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

int days_between(Date a, Date b) {
    return static_cast<int>((std::chrono::sys_days{b} - std::chrono::sys_days{a}).count());
}

} // namespace

NameLinker::NameLinker(const Document& document, const std::vector<Mention>& mentions, const ActorLexicon& lexicon)
    : document_(document), mentions_(mentions), lexicon_(lexicon) {
    links_.of_mention.assign(mentions.size(), none);
    links_.actor_of.assign(mentions.size(), none);
}

NameLinks NameLinker::run() {
    read_surfaces();
    count_countries();
    link_full_persons();
    link_bodies();
    link_single_persons();
    link_acronyms();
    describe();
    return in_order();
}

void NameLinker::read_surfaces() {
    surfaces_.resize(mentions_.size());
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
        const Mention& mention = mentions_[m];
        if (mention.form != MentionForm::name || mention.name.size() == 0) continue;
        Surface& surface = surfaces_[m];
        surface.text = text_of(document_, document_.sentences[mention.sentence], mention.name);
        surface.folded = fold(surface.text);
        surface.words = name_words(surface.folded);
        surface.forms = actor_forms(lexicon_, surface.text);
        if (surface.forms.empty() && surface.text.starts_with("The "))
            surface.forms = actor_forms(lexicon_, surface.text.substr(4));
        std::erase_if(surface.forms, [&](const ActorForm& form) {
            return std::find(mention.entries.begin(), mention.entries.end(), form.entry) == mention.entries.end() &&
                   !mention.entries.empty();
        });
    }
}

void NameLinker::count_countries() {
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
        if (surfaces_[m].forms.empty()) continue;
        const ActorEntry& entry = entry_of(surfaces_[m].forms.front());
        if (entry.kind == ActorKind::country && !entry.country.empty()) ++countries_[entry.country];
    }
}

double NameLinker::fit(std::size_t m, const ActorForm& form) const {
    const Mention& mention = mentions_[m];
    const ActorEntry& entry = entry_of(form);
    double score = std::log(std::max(1e-6, static_cast<double>(form.prior)));
    const bool person = entry.kind == ActorKind::person;
    if (mention.name_type == NameType::PER) score += person ? 2 : -3;
    if (mention.name_type == NameType::LOC && person) score -= 3;
    if (mention.name_type == NameType::ORG && person) score -= 2;
    for (const std::uint32_t owner : mention.modifiers) {
        if (owner == form.entry) continue;
        const std::string& country = lexicon_.entry(owner).country;
        if (!country.empty() && !entry.country.empty()) score += country == entry.country ? 2.5 : -1.5;
    }
    const auto known = countries_.find(entry.country);
    if (known != countries_.end() && entry.kind != ActorKind::country) score += 0.5 + 0.25 * std::min(known->second, 4);
    if (!mention.role.empty()) {
        const Title* title = lexicon_.title(mention.role);
        const std::string& office = title != nullptr && !title->office.empty() ? title->office : mention.role;
        for (const Office& held : entry.offices) {
            if (held.title == office) {
                score += 1.5;
                break;
            }
        }
    }
    if (const std::optional<Date> at = document_.article.published) {
        if (entry.from && days_between(*at, *entry.from) > 0) score -= 3;
        if (entry.to && days_between(*entry.to, *at) > 3650) score -= 2;
        for (const Office& held : entry.offices) {
            const bool begun = !held.from || days_between(*held.from, *at) >= 0;
            const bool on = !held.to || days_between(*held.to, *at) <= 0;
            if (begun && on) {
                score += 1;
                break;
            }
        }
    }
    return score;
}

std::optional<ActorForm> NameLinker::best_form(std::size_t m, bool (*accept)(const ActorForm&, const ActorEntry&)) const {
    std::optional<ActorForm> best;
    double best_score = 0;
    for (const ActorForm& form : surfaces_[m].forms) {
        if (!accept(form, entry_of(form))) continue;
        const double score = fit(m, form);
        if (!best || score > best_score) {
            best = form;
            best_score = score;
        }
    }
    return best;
}

std::uint32_t NameLinker::referent_of_entry(std::uint32_t entry) {
    const auto [at, fresh] = by_entry_.try_emplace(entry, static_cast<std::uint32_t>(links_.referents.size()));
    if (fresh) {
        links_.referents.push_back(known_referent(lexicon_, entry));
    }
    return at->second;
}

std::uint32_t NameLinker::new_referent(ReferentSort sort, std::optional<ActorKind> kind, const std::string& name) {
    Referent referent;
    referent.sort = sort;
    referent.kind = kind;
    referent.name = display(name);
    links_.referents.push_back(std::move(referent));
    return static_cast<std::uint32_t>(links_.referents.size() - 1);
}

std::string NameLinker::display(const std::string& name) {
    if (name.find(' ') == std::string::npos) return name;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint c = code_point_at(name, at);
        if (is_lower(c.value)) return name;
        at += c.length;
    }
    std::string out;
    bool begins = true;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint c = code_point_at(name, at);
        const std::string letter = name.substr(at, c.length);
        out += begins ? letter : lower(letter);
        begins = !is_letter(c.value);
        at += c.length;
    }
    return out;
}

NameLinks NameLinker::in_order() {
    std::vector<std::uint32_t> renamed(links_.referents.size(), none);
    NameLinks result;
    const auto keep = [&](std::uint32_t& index) {
        if (index == none) return;
        if (renamed[index] == none) {
            renamed[index] = static_cast<std::uint32_t>(result.referents.size());
            result.referents.push_back(links_.referents[index]);
            result.referents.back().mentions.clear();
        }
        index = renamed[index];
    };
    for (std::size_t m = 0; m < mentions_.size(); ++m) {
        keep(links_.of_mention[m]);
        keep(links_.actor_of[m]);
        if (links_.of_mention[m] != none) result.referents[links_.of_mention[m]].mentions.push_back(static_cast<std::uint32_t>(m));
    }
    result.of_mention = std::move(links_.of_mention);
    result.actor_of = std::move(links_.actor_of);
    return result;
}

NameLinks link_names(const Document& document, const std::vector<Mention>& mentions, const ActorLexicon& lexicon) {
    return NameLinker(document, mentions, lexicon).run();
}

} // namespace entente
