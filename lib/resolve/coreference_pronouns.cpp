// SPDX-License-Identifier: Apache-2.0
// Pronouns: personal, relative, of the speaker.
#include <algorithm>
#include <array>

#include "resolve/coreference_pass.hpp"
#include "resolve/words.hpp"

namespace entente {
namespace {

constexpr std::uint32_t pronoun_window = 9; ///< sentences back

bool is_somebody(std::string_view word) {
    static constexpr std::array<std::string_view, 9> words{"someone",   "somebody", "anyone", "anybody", "everyone",
                                                           "everybody", "nobody",   "one",    "whoever"};
    return is_one_of(word, words);
}

} // namespace

std::uint32_t CoreferencePass::resolve_pronoun(std::uint32_t m) {
    const Mention& mention = mentions_[m];
    const Token& token = token_of(mention);
    if (token.xpos == Xpos::WDT || token.xpos == Xpos::WP || token.xpos == Xpos::WP_POSS) return resolve_relative(m);
    const PronounClass what = class_of(m);
    switch (what) {
    case PronounClass::he:
    case PronounClass::she: {
        const std::optional<std::uint32_t> r = best_antecedent(m, what);
        return r ? *r : new_unnamed(what);
    }
    case PronounClass::it:
        return best_antecedent(m, what).value_or(none);
    case PronounClass::they: {
        if (const std::optional<std::uint32_t> set = set_in_subject(m)) return *set;
        if (const std::optional<std::uint32_t> pair = pair_of_clause(m)) return *pair;
        const std::optional<std::uint32_t> r = best_antecedent(m, what);
        return r ? *r : new_unnamed(what);
    }
    case PronounClass::i:
    case PronounClass::we:
    case PronounClass::you:
        return resolve_speech(m, what);
    default:
        return is_somebody(lower(text_of(document_, token))) ? new_unnamed(what) : none;
    }
}

std::uint32_t CoreferencePass::new_unnamed(PronounClass what) {
    Referent referent;
    referent.plural = what == PronounClass::they;
    referent.sort = referent.plural ? ReferentSort::group : ReferentSort::person;
    referent.kind = referent.plural ? ActorKind::group : ActorKind::person;
    if (what == PronounClass::he) referent.gender = Gender::male;
    if (what == PronounClass::she) referent.gender = Gender::female;
    return add_referent(std::move(referent));
}

std::uint32_t CoreferencePass::resolve_relative(std::uint32_t m) const {
    const Mention& mention = mentions_[m];
    const Sentence& sentence = document_.sentences[mention.sentence];
    std::uint32_t at = mention.head;
    for (int steps = 0; steps < 6; ++steps) {
        const Token& token = sentence.tokens[at];
        if (token.head < 0) return none;
        if (token.relation == Relation::acl_relcl) {
            const std::uint32_t noun = mention_at_token(mention.sentence, static_cast<std::uint32_t>(token.head));
            return noun != none && noun < m ? result_.of_mention[noun] : none;
        }
        at = static_cast<std::uint32_t>(token.head);
    }
    return none;
}

std::uint32_t CoreferencePass::resolve_speech(std::uint32_t m, PronounClass what) {
    const Mention& mention = mentions_[m];
    const std::uint32_t speaker = quotes_.speaker(mention.sentence, mention.head);
    const std::uint32_t who = speaker == none || speaker == m ? none : result_.of_mention[speaker];
    if (what == PronounClass::i && who != none && result_.referents[who].sort == ReferentSort::person) return who;
    // Outside quotations the author, or in an interview the one who speaks most.
    std::string key = what == PronounClass::i ? "speech|i" : what == PronounClass::we ? "speech|we" : "speech|you";
    if (who != none) key += '|' + std::to_string(who);
    const auto [at, fresh] = by_key_.try_emplace(key, 0U);
    if (fresh) {
        Referent referent;
        referent.sort = what == PronounClass::we ? ReferentSort::group : ReferentSort::person;
        referent.kind = what == PronounClass::we ? ActorKind::group : ActorKind::person;
        referent.plural = what == PronounClass::we;
        referent.key = key;
        at->second = add_referent(std::move(referent));
        if (what == PronounClass::we && who != none) {
            stands_for_.resize(result_.referents.size(), none);
            stands_for_[at->second] = who;
        }
    }
    return at->second;
}

std::set<std::uint32_t> CoreferencePass::referents_beside(std::uint32_t m) const {
    std::set<std::uint32_t> referents;
    const std::string_view word = text_of(document_, token_of(mentions_[m]));
    if (word.ends_with("self") || word.ends_with("selves")) return referents;
    for (std::uint32_t c = m; c-- > 0 && mentions_[c].sentence == mentions_[m].sentence;) {
        if (result_.of_mention[c] != none && is_bound_off(document_, mentions_[m], mentions_[c]))
            referents.insert(result_.of_mention[c]);
    }
    return referents;
}

AntecedentCandidate CoreferencePass::new_candidate(std::uint32_t r, std::uint32_t c, std::uint32_t speaking) const {
    const std::size_t sort = static_cast<std::size_t>(result_.referents[r].sort);
    AntecedentCandidate candidate;
    candidate.referent = r;
    candidate.latest = c;
    candidate.latest_full = last_full_[r];
    candidate.before = before_[r];
    candidate.most_before = most_[sort];
    candidate.names_in_document = names_[r];
    candidate.most_names = most_names_[sort];
    candidate.first_named = first_named_[sort] == r;
    candidate.named = named_[r];
    candidate.speaks = speaking == r;
    return candidate;
}

void CoreferencePass::count_mention(AntecedentCandidate& candidate, const PronounSituation& situation, std::uint32_t c) const {
    const std::uint32_t sentences = situation.mention().sentence - mentions_[c].sentence;
    const Relation relation = token_of(mentions_[c]).relation;
    const bool subject = relation == Relation::nsubj || relation == Relation::nsubj_pass;
    candidate.mentions.push_back(c);
    if (sentences == 0) ++candidate.in_own_sentence;
    if (sentences == 1) ++candidate.in_last_sentence;
    if (subject && candidate.latest_subject == none) candidate.latest_subject = c;
    if (mentions_[c].form == MentionForm::pronoun && candidate.latest_same == none && class_of(c) == situation.what)
        candidate.latest_same = c;
}

std::vector<AntecedentCandidate> CoreferencePass::candidates_for(const PronounSituation& situation) {
    const std::uint32_t m = situation.pronoun;
    const std::uint32_t speaker = quotes_.speaker(mentions_[m].sentence, mentions_[m].head);
    const std::uint32_t speaking = speaker == none || speaker >= m ? none : result_.of_mention[speaker];
    const std::set<std::uint32_t> excluded = referents_beside(m);
    std::vector<AntecedentCandidate> candidates;
    std::map<std::uint32_t, std::size_t> place;
    const auto offer = [&](std::uint32_t c, std::uint32_t r, bool set) {
        if (excluded.contains(r) || !may_be_antecedent(situation, result_.referents[r], c)) return;
        const auto [at, fresh] = place.try_emplace(r, candidates.size());
        if (fresh) {
            candidates.push_back(new_candidate(r, c, speaking));
            candidates.back().order = static_cast<std::uint32_t>(at->second);
            candidates.back().set = set;
        }
        count_mention(candidates[at->second], situation, c);
    };
    std::uint32_t last_same = none;
    for (std::uint32_t c = m; c-- > 0;) {
        if (mentions_[m].sentence - mentions_[c].sentence > pronoun_window || m - c > farthest_antecedent) break;
        if (const std::uint32_t r = result_.of_mention[c]; r != none) {
            offer(c, r, false);
            const bool same = last_same == none && mentions_[c].form == MentionForm::pronoun && class_of(c) == situation.what;
            if (same) last_same = r;
        }
        if (situation.what == PronounClass::they) {
            if (const std::optional<std::uint32_t> set = coordination_at(c, m)) offer(c, *set, true);
        }
    }
    for (AntecedentCandidate& candidate : candidates)
        candidate.of_last_same = candidate.referent == last_same && candidate.latest_same != none;
    return candidates;
}

std::optional<std::uint32_t> CoreferencePass::best_antecedent(std::uint32_t m, PronounClass what) {
    PronounSituation situation{document_, quotes_, mentions_, m, what, 0};
    AntecedentChoice choice{m, what, candidates_for(situation), {}};
    situation.candidates = static_cast<std::uint32_t>(choice.candidates.size());
    const std::uint32_t output = antecedent_output(what);
    choice.features.push_back(no_antecedent_features(situation));
    double best_score = network_.score(choice.features.front(), output);
    std::optional<std::uint32_t> best;
    for (const AntecedentCandidate& candidate : choice.candidates) {
        choice.features.push_back(antecedent_features(situation, candidate, result_.referents[candidate.referent]));
        const double score = network_.score(choice.features.back(), output);
        if (score > best_score) {
            best_score = score;
            best = candidate.referent;
        }
    }
    if (observe_) observe_(choice);
    return best;
}

} // namespace entente
