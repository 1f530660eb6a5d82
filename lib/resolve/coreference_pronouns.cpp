// SPDX-License-Identifier: Apache-2.0
// Pronouns: personal, relative, of the speaker.
#include <algorithm>
#include <array>

#include "resolve/coreference_pass.hpp"
#include "resolve/words.hpp"

namespace entente {
namespace {

constexpr std::uint32_t pronoun_window = 9; ///< sentences back

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
        return none;
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

std::optional<std::uint32_t> CoreferencePass::best_antecedent(std::uint32_t m, PronounClass what) {
    const Mention& pronoun = mentions_[m];
    const std::uint32_t speaker = quotes_.speaker(pronoun.sentence, pronoun.head);
    const std::uint32_t speaking = speaker == none || speaker >= m ? none : result_.of_mention[speaker];
    AntecedentChoice choice;
    choice.pronoun = m;
    choice.features.push_back(no_antecedent_features(quotes_, document_, pronoun, what));
    double best_score = weights_.score(choice.features.front());
    std::optional<std::uint32_t> best;
    std::vector<std::uint32_t> seen; // referents met on the way back
    const std::set<std::uint32_t> excluded = referents_beside(m);
    const auto offer = [&](std::uint32_t c, std::uint32_t r, bool set) {
        const auto known = std::find(seen.begin(), seen.end(), r);
        const Pairing pairing{document_,
                              quotes_,
                              pronoun,
                              what,
                              mentions_[c],
                              result_.referents[r],
                              before_[r],
                              m - c,
                              static_cast<std::uint32_t>(known - seen.begin()),
                              speaking == r,
                              c == 0 || mentions_[c - 1].sentence != mentions_[c].sentence,
                              named_[r],
                              before_[r] >= most_before(result_.referents[r].sort)};
        if (excluded.contains(r) || !may_be_antecedent(pairing)) return;
        if (known == seen.end()) seen.push_back(r);
        std::vector<std::uint32_t> features = antecedent_features(pairing);
        const double score = weights_.score(features);
        if (score > best_score) {
            best_score = score;
            best = r;
        }
        if (observe_) {
            choice.candidates.push_back(c);
            choice.sets.push_back(set);
            choice.features.push_back(std::move(features));
        }
    };
    for (std::uint32_t c = m; c-- > 0;) {
        if (pronoun.sentence - mentions_[c].sentence > pronoun_window || m - c > farthest_antecedent) break;
        const std::uint32_t r = result_.of_mention[c];
        if (r != none) offer(c, r, false);
        if (what == PronounClass::they) {
            if (const std::optional<std::uint32_t> set = coordination_at(c, m)) offer(c, *set, true);
        }
    }
    if (observe_) observe_(choice);
    return best;
}

} // namespace entente
