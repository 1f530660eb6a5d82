// SPDX-License-Identifier: Apache-2.0
#include "resolve/coreference.hpp"

#include <algorithm>
#include <utility>

#include "resolve/coreference_pass.hpp"

namespace entente {

CoreferencePass::CoreferencePass(const Document& document, const std::vector<Mention>& mentions, const NameLinks& names,
                                 const ActorLexicon& lexicon, const AntecedentObserver& observe, const AntecedentNetwork& network)
    : document_(document), mentions_(mentions), lexicon_(lexicon), observe_(observe), network_(network),
      quotes_(find_quotes(document, mentions)) {
    result_.referents = names.referents;
    result_.of_mention = names.of_mention;
    result_.actor_of = names.actor_of;
    for (std::uint32_t r = 0; r < result_.referents.size(); ++r) {
        if (result_.referents[r].entry) by_entry_.emplace(*result_.referents[r].entry, r);
        if (!result_.referents[r].key.empty()) by_key_.emplace(result_.referents[r].key, r);
    }
    before_.assign(result_.referents.size(), 0);
    last_.assign(result_.referents.size(), none);
    last_full_.assign(result_.referents.size(), none);
    count_names();
    named_.assign(result_.referents.size(), false);
    heads_.resize(result_.referents.size());
    for (std::uint32_t r = 0; r < result_.referents.size(); ++r) {
        note_name_heads(r);
        note_title(r);
    }
    resolved_.assign(mentions.size(), false);
    named_by_.assign(mentions.size(), none);
    for (std::uint32_t m = 0; m < mentions.size(); ++m) {
        if (mentions[m].apposition_of != none && mentions[m].form == MentionForm::name) named_by_[mentions[m].apposition_of] = m;
    }
}

void CoreferencePass::count_names() {
    names_.assign(result_.referents.size(), 0);
    first_named_.fill(none);
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
        const std::uint32_t r = result_.of_mention[m];
        if (r == none || mentions_[m].form != MentionForm::name) continue;
        const std::size_t sort = static_cast<std::size_t>(result_.referents[r].sort);
        if (first_named_[sort] == none) first_named_[sort] = r;
        most_names_[sort] = std::max(most_names_[sort], ++names_[r]);
    }
}

Coreference CoreferencePass::run() {
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
        ensure(m);
    }
    for (Referent& referent : result_.referents)
        referent.mentions.clear();
    for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
        if (result_.of_mention[m] != none) result_.referents[result_.of_mention[m]].mentions.push_back(m);
    }
    result_.stands_for = stands_for_;
    result_.stands_for.resize(result_.referents.size(), none);
    return std::move(result_);
}

std::uint32_t CoreferencePass::ensure(std::uint32_t m) {
    if (resolved_[m]) return result_.of_mention[m];
    resolved_[m] = true;
    std::uint32_t referent = result_.of_mention[m];
    if (referent == none && !adjectival(mentions_[m])) referent = resolve_one(m);
    result_.of_mention[m] = referent;
    if (referent != none) note(m, referent);
    return referent;
}

std::uint32_t CoreferencePass::add_referent(Referent referent) {
    result_.referents.push_back(std::move(referent));
    before_.push_back(0);
    last_.push_back(none);
    last_full_.push_back(none);
    names_.push_back(0);
    named_.push_back(false);
    heads_.emplace_back();
    return static_cast<std::uint32_t>(result_.referents.size() - 1);
}

std::uint32_t CoreferencePass::referent_of_entry(std::uint32_t entry) {
    const auto found = by_entry_.find(entry);
    if (found != by_entry_.end()) return found->second;
    const std::uint32_t r = add_referent(known_referent(lexicon_, entry));
    by_entry_.emplace(entry, r);
    return r;
}

std::optional<std::uint32_t> CoreferencePass::referent_of_country(const std::string& alpha3) {
    if (alpha3.empty()) return std::nullopt;
    const std::optional<std::uint32_t> entry = lexicon_.country(alpha3);
    if (!entry) return std::nullopt;
    return referent_of_entry(*entry);
}

void CoreferencePass::note_title(std::uint32_t r) {
    const Referent& referent = result_.referents[r];
    if (referent.sort == ReferentSort::person && (referent.entry || !referent.roles.empty())) titled_.insert(r);
}

void CoreferencePass::note(std::uint32_t m, std::uint32_t r) {
    note_title(r);
    ++before_[r];
    last_[r] = m;
    if (mentions_[m].form != MentionForm::pronoun) last_full_[r] = m;
    named_[r] = named_[r] || mentions_[m].form == MentionForm::name;
    std::uint32_t& most = most_[static_cast<std::size_t>(result_.referents[r].sort)];
    most = std::max(most, before_[r]);
    if (mentions_[m].form == MentionForm::nominal) add_head(r, fold(token_of(mentions_[m]).lemma));
    if (!mentions_[m].role.empty()) add_head(r, mentions_[m].role);
    const PronounClass what = mentions_[m].form == MentionForm::pronoun ? class_of(m) : PronounClass::other;
    Referent& referent = result_.referents[r];
    if (what != PronounClass::he && what != PronounClass::she) return;
    if (referent.sort == ReferentSort::body || referent.sort == ReferentSort::thing) { // a name taken for one of another sort
        referent.sort = ReferentSort::person;
        referent.kind = ActorKind::person;
    }
    if (referent.sort != ReferentSort::person) return;
    const Gender said = what == PronounClass::he ? Gender::male : Gender::female;
    if (referent.gender == Gender::unknown || (referent.gender_guessed && referent.gender != said)) referent.gender = said;
}

void CoreferencePass::note_name_heads(std::uint32_t r) {
    const Referent& referent = result_.referents[r];
    if (referent.sort != ReferentSort::body) return;
    const std::vector<std::string> words = name_words(fold(referent.name));
    if (words.size() > 1) add_head(r, words.back());
    if (words.size() > 2 && fold(referent.name).find(" of ") != std::string::npos) add_head(r, words.front());
}

std::uint32_t CoreferencePass::resolve_one(std::uint32_t m) {
    const Mention& mention = mentions_[m];
    if (mention.apposition_of != none && mention.form == MentionForm::nominal) {
        const std::uint32_t r = result_.of_mention[mention.apposition_of];
        if (r != none && apposes(mention, result_.referents[r])) return r;
    }
    if (named_by_[m] != none) {
        const std::uint32_t r = result_.of_mention[named_by_[m]];
        if (r != none && apposes(mention, result_.referents[r])) {
            describe_by(r, mention);
            return r;
        }
    }
    return mention.form == MentionForm::pronoun ? resolve_pronoun(m) : resolve_nominal(m);
}

bool CoreferencePass::apposes(const Mention& mention, const Referent& referent) const {
    if (!mention.kind) return referent.sort != ReferentSort::person;
    if (*mention.kind == ActorKind::person) return referent.sort == ReferentSort::person;
    return referent.sort != ReferentSort::person && referent.sort != ReferentSort::place;
}

void CoreferencePass::describe_by(std::uint32_t r, const Mention& mention) {
    Referent& referent = result_.referents[r];
    if (referent.sort == ReferentSort::place || referent.sort == ReferentSort::country) return;
    if (!mention.role.empty() && std::find(referent.roles.begin(), referent.roles.end(), mention.role) == referent.roles.end()) {
        referent.roles.push_back(mention.role);
    }
    if (referent.sector.empty()) referent.sector = mention.sector;
    for (const std::uint32_t owner : mention.modifiers) {
        if (referent.entry == owner) continue;
        if (std::find(referent.owners.begin(), referent.owners.end(), owner) == referent.owners.end())
            referent.owners.push_back(owner);
        if (referent.country.empty()) referent.country = lexicon_.entry(owner).country;
    }
}

std::uint32_t CoreferencePass::mention_at_token(std::uint32_t s, std::uint32_t head) const {
    const auto at = std::lower_bound(mentions_.begin(), mentions_.end(), std::pair{s, head},
                                     [](const Mention& a, std::pair<std::uint32_t, std::uint32_t> key) {
                                         return std::pair{a.sentence, a.head} < key;
                                     });
    if (at == mentions_.end() || at->sentence != s || at->head != head) return none;
    return static_cast<std::uint32_t>(at - mentions_.begin());
}

void CoreferencePass::add_head(std::uint32_t r, const std::string& word) {
    if (heads_[r].insert(word).second) of_head_[word].push_back(r);
}

Coreference corefer(const Document& document, const std::vector<Mention>& mentions, const NameLinks& names,
                    const ActorLexicon& lexicon, const AntecedentObserver& observe, const AntecedentNetwork& network) {
    return CoreferencePass(document, mentions, names, lexicon, observe, network).run();
}

bool in_chain(const Document& document, const Mention& mention, const Referent& referent) {
    const Token& head = document.sentences[mention.sentence].tokens[mention.head];
    if (mention.form == MentionForm::name && head.upos == Upos::ADJ) return false;
    return referent.sort != ReferentSort::thing;
}

} // namespace entente
