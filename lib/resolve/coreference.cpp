// SPDX-License-Identifier: Apache-2.0
#include "resolve/coreference.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "resolve/antecedents.hpp"
#include "resolve/descriptions.hpp"
#include "resolve/quotes.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::uint32_t pronoun_window = 9;  ///< sentences back
constexpr std::uint32_t hypernym_window = 6; ///< "the group", "the city"
constexpr std::uint32_t farthest = 250;      ///< mentions back, whatever the sentences
constexpr std::uint32_t set_window = 5;      ///< "the two leaders"

/// One pass over an article.
class Corefer {
public:
    Corefer(const Document& document, const std::vector<Mention>& mentions, const NameLinks& names, const ActorLexicon& lexicon,
            const AntecedentObserver& observe, const AntecedentWeights& weights)
        : document_(document), mentions_(mentions), lexicon_(lexicon), observe_(observe), weights_(weights),
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
        named_.assign(result_.referents.size(), false);
        heads_.resize(result_.referents.size());
        for (std::uint32_t r = 0; r < result_.referents.size(); ++r) {
            note_name_heads(r);
            note_title(r);
        }
        resolved_.assign(mentions.size(), false);
        named_by_.assign(mentions.size(), none);
        for (std::uint32_t m = 0; m < mentions.size(); ++m) {
            if (mentions[m].apposition_of != none && mentions[m].form == MentionForm::name)
                named_by_[mentions[m].apposition_of] = m;
        }
    }

    Coreference run() {
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

private:
    const Token& token_of(const Mention& mention) const { return document_.sentences[mention.sentence].tokens[mention.head]; }

    /// Resolves a mention, unless that was done; owners that follow ("rebels of the group") come before what they own.
    std::uint32_t ensure(std::uint32_t m) {
        if (resolved_[m]) return result_.of_mention[m];
        resolved_[m] = true;
        std::uint32_t referent = result_.of_mention[m];
        if (referent == none && !adjectival(mentions_[m])) referent = resolve_one(m);
        result_.of_mention[m] = referent;
        if (referent != none) note(m, referent);
        return referent;
    }

    static bool adjectival(const Mention& mention) { return mention.form == MentionForm::name; }

    std::uint32_t add_referent(Referent referent) {
        result_.referents.push_back(std::move(referent));
        before_.push_back(0);
        last_.push_back(none);
        named_.push_back(false);
        heads_.emplace_back();
        return static_cast<std::uint32_t>(result_.referents.size() - 1);
    }

    std::uint32_t referent_of_entry(std::uint32_t entry) {
        const auto found = by_entry_.find(entry);
        if (found != by_entry_.end()) return found->second;
        const std::uint32_t r = add_referent(known_referent(lexicon_, entry));
        by_entry_.emplace(entry, r);
        return r;
    }

    std::optional<std::uint32_t> referent_of_country(const std::string& alpha3) {
        if (alpha3.empty()) return std::nullopt;
        const std::optional<std::uint32_t> entry = lexicon_.country(alpha3);
        if (!entry) return std::nullopt;
        return referent_of_entry(*entry);
    }

    void note_title(std::uint32_t r) {
        const Referent& referent = result_.referents[r];
        if (referent.sort == ReferentSort::person && (referent.entry || !referent.roles.empty())) titled_.insert(r);
    }

    void note(std::uint32_t m, std::uint32_t r) {
        note_title(r);
        ++before_[r];
        last_[r] = m;
        named_[r] = named_[r] || mentions_[m].form == MentionForm::name;
        std::uint32_t& most = most_[static_cast<std::size_t>(result_.referents[r].sort)];
        most = std::max(most, before_[r]);
        if (mentions_[m].form == MentionForm::nominal) add_head(r, fold(token_of(mentions_[m]).lemma));
        if (!mentions_[m].role.empty()) add_head(r, mentions_[m].role);
        const PronounClass what = mentions_[m].form == MentionForm::pronoun ? class_of(m) : PronounClass::other;
        Referent& referent = result_.referents[r];
        if (referent.sort == ReferentSort::person && referent.gender == Gender::unknown) {
            if (what == PronounClass::he) referent.gender = Gender::male;
            if (what == PronounClass::she) referent.gender = Gender::female;
        }
    }

    void note_name_heads(std::uint32_t r) {
        const Referent& referent = result_.referents[r];
        if (referent.sort != ReferentSort::body) return;
        const std::vector<std::string> words = name_words(fold(referent.name));
        if (words.size() > 1) add_head(r, words.back());
        if (words.size() > 2 && fold(referent.name).find(" of ") != std::string::npos) add_head(r, words.front());
    }

    PronounClass class_of(std::uint32_t m) const { return pronoun_class(lower(text_of(document_, token_of(mentions_[m])))); }

    std::uint32_t resolve_one(std::uint32_t m) {
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

    /// Whether a description can rename the referent: a person's role renames no place.
    bool apposes(const Mention& mention, const Referent& referent) const {
        if (!mention.kind) return referent.sort != ReferentSort::person;
        if (*mention.kind == ActorKind::person) return referent.sort == ReferentSort::person;
        return referent.sort != ReferentSort::person && referent.sort != ReferentSort::place;
    }

    void describe_by(std::uint32_t r, const Mention& mention) {
        Referent& referent = result_.referents[r];
        if (referent.sort == ReferentSort::place || referent.sort == ReferentSort::country) return;
        if (!mention.role.empty() &&
            std::find(referent.roles.begin(), referent.roles.end(), mention.role) == referent.roles.end()) {
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

    // --- pronouns ------------------------------------------------------------------------------------------------------------

    std::uint32_t resolve_pronoun(std::uint32_t m) {
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

    /// Somebody of whom the text says no more; later pronouns may go on from there.
    std::uint32_t new_unnamed(PronounClass what) {
        Referent referent;
        referent.plural = what == PronounClass::they;
        referent.sort = referent.plural ? ReferentSort::group : ReferentSort::person;
        referent.kind = referent.plural ? ActorKind::group : ActorKind::person;
        if (what == PronounClass::he) referent.gender = Gender::male;
        if (what == PronounClass::she) referent.gender = Gender::female;
        return add_referent(std::move(referent));
    }

    std::uint32_t mention_at_token(std::uint32_t s, std::uint32_t head) const {
        const auto at = std::lower_bound(mentions_.begin(), mentions_.end(), std::pair{s, head},
                                         [](const Mention& a, std::pair<std::uint32_t, std::uint32_t> key) {
                                             return std::pair{a.sentence, a.head} < key;
                                         });
        if (at == mentions_.end() || at->sentence != s || at->head != head) return none;
        return static_cast<std::uint32_t>(at - mentions_.begin());
    }

    /// "who" in "Peskov, who said": the noun that the clause modifies.
    std::uint32_t resolve_relative(std::uint32_t m) const {
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

    std::uint32_t resolve_speech(std::uint32_t m, PronounClass what) {
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

    /// A coordination whose members are all resolved and stand before the mention.
    std::optional<std::uint32_t> coordination_at(std::uint32_t first, std::uint32_t before) {
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

    std::uint32_t set_of(std::vector<std::uint32_t> members) {
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

    std::uint32_t most_before(ReferentSort sort) const { return most_[static_cast<std::size_t>(sort)]; }

    /// "The duo … They met": several who were the subject of the sentence before, and stay so.
    std::optional<std::uint32_t> set_in_subject(std::uint32_t m) const {
        const Mention& pronoun = mentions_[m];
        if (token_of(pronoun).relation != Relation::nsubj && token_of(pronoun).relation != Relation::nsubj_pass)
            return std::nullopt;
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

    /// "Putin welcomed Kim. They met …": two who have to do with each other, by a verb that takes two.
    std::optional<std::uint32_t> pair_of_clause(std::uint32_t m) {
        static constexpr std::array<std::string_view, 22> mutual{"meet",    "talk",      "discuss", "agree",   "negotiate", "shake",  "embrace", "hug",
                                                                 "confer",  "exchange",  "sign",    "speak",   "clash",     "dine",   "marry",   "sit",
                                                                 "pledge",  "reconcile", "quarrel", "chat",    "converse",  "argue"};
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

    /// The referent of the subject's sort among the other arguments of its verb.
    std::uint32_t other_party(std::uint32_t subject, std::uint32_t before) const {
        const std::uint32_t own = result_.of_mention[subject];
        const ReferentSort sort = result_.referents[own].sort;
        if (sort != ReferentSort::person && sort != ReferentSort::country) return none;
        for (std::uint32_t c = subject + 1; c < before && mentions_[c].sentence == mentions_[subject].sentence; ++c) {
            const std::uint32_t r = result_.of_mention[c];
            const Token& token = token_of(mentions_[c]);
            const bool argument = token.relation == Relation::obj || token.relation == Relation::obl || token.relation == Relation::iobj;
            if (r == none || r == own || !argument || token.head != token_of(mentions_[subject]).head) continue;
            if (result_.referents[r].sort == sort && !result_.referents[r].plural && !mentions_[c].place_reading) return r;
        }
        return none;
    }

    /// Who cannot be meant by a pronoun that is no reflexive, under whatever other mention: "his father, Johann, told him".
    std::set<std::uint32_t> referents_beside(std::uint32_t m) const {
        std::set<std::uint32_t> referents;
        const std::string_view word = text_of(document_, token_of(mentions_[m]));
        if (word.ends_with("self") || word.ends_with("selves")) return referents;
        for (std::uint32_t c = m; c-- > 0 && mentions_[c].sentence == mentions_[m].sentence;) {
            if (result_.of_mention[c] != none && is_bound_off(document_, mentions_[m], mentions_[c]))
                referents.insert(result_.of_mention[c]);
        }
        return referents;
    }

    std::optional<std::uint32_t> best_antecedent(std::uint32_t m, PronounClass what) {
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
            if (pronoun.sentence - mentions_[c].sentence > pronoun_window || m - c > farthest) break;
            const std::uint32_t r = result_.of_mention[c];
            if (r != none) offer(c, r, false);
            if (what == PronounClass::they) {
                if (const std::optional<std::uint32_t> set = coordination_at(c, m)) offer(c, *set, true);
            }
        }
        if (observe_) observe_(choice);
        return best;
    }

    // --- descriptions ----------------------------------------------------------------------------------------------------------

    std::uint32_t resolve_nominal(std::uint32_t m) {
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

    /// "its troops", "the bloc's leaders", "rebels of the group": whom the possessor means, where the words name none themselves.
    void add_owner(std::uint32_t m, Description& d) {
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

    /// The country of a possessor: "his country", "our nation", "their government".
    std::optional<std::uint32_t> resolve_own_country(std::uint32_t m, const Description& d) {
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

    std::optional<std::uint32_t> countries_of(const std::vector<std::uint32_t>& members) {
        std::vector<std::uint32_t> countries;
        for (const std::uint32_t member : members) {
            const std::string country = result_.referents[member].country;
            const std::optional<std::uint32_t> r = referent_of_country(country);
            if (r && std::find(countries.begin(), countries.end(), *r) == countries.end()) countries.push_back(*r);
        }
        if (countries.size() < 2) return std::nullopt;
        return set_of(std::move(countries));
    }

    /// "the duo", "the two leaders", "both sides", "the leaders of Turkey and Russia".
    std::optional<std::uint32_t> resolve_set(std::uint32_t m, const Description& d) {
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

    std::optional<std::uint32_t> recent_set(std::uint32_t m, ReferentSort wanted, std::size_t count) {
        const auto fits = [&](const Referent& member) {
            return member.sort == wanted || (wanted == ReferentSort::country && member.sort == ReferentSort::body);
        };
        std::optional<std::uint32_t> persons;
        for (std::uint32_t c = m; c-- > 0;) {
            if (mentions_[m].sentence - mentions_[c].sentence > set_window || m - c > farthest) break;
            std::optional<std::uint32_t> set = coordination_at(c, m);
            const std::uint32_t r = result_.of_mention[c];
            if (!set && r != none && result_.referents[r].sort == ReferentSort::set) set = r;
            if (!set) continue;
            const std::vector<std::uint32_t> members = result_.referents[*set].members;
            if (members.size() != count) continue;
            if (std::all_of(members.begin(), members.end(), [&](std::uint32_t x) { return fits(result_.referents[x]); }))
                return set;
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

    static bool leads(std::string_view office) {
        return office == "president" || office == "prime minister" || office == "supreme leader" || office == "monarch";
    }

    bool holds_office(const Referent& referent, const std::string& office, const std::string& of) const {
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

    bool described_as(const Referent& referent, const std::string& role, const std::string& office) const {
        return std::any_of(referent.roles.begin(), referent.roles.end(), [&](const std::string& own) {
            const std::string own_office = office_of(lexicon_, own);
            return own == role || (!office.empty() && own_office == office) || (office == "leader" && leads(own_office));
        });
    }

    /// "the Russian president", "its foreign minister", "the president": a person of the article, else the holder at its date.
    std::optional<std::uint32_t> resolve_title(std::uint32_t m, const Description& d) {
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
            const bool fits =
                described_as(referent, mention.role, office) || (!office.empty() && holds_office(referent, office, of));
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

    /// "the Turkish army", "Syria's government", "Taliban fighters".
    std::optional<std::uint32_t> resolve_institution(std::uint32_t m, const Description& d) {
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

    /// "the Assad regime", "Orban's government": the government of the country that he leads.
    std::optional<std::uint32_t> government_of_leader(const Description& d) {
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

    bool owners_agree(const Referent& referent, const Description& d) const {
        for (const std::uint32_t owner : d.country_owners) {
            const std::string& country = lexicon_.entry(owner).country;
            if (!referent.country.empty() && !country.empty() && referent.country != country) return false;
            if (referent.country.empty() && referent.sort != ReferentSort::thing) return false;
        }
        for (const std::uint32_t owner : d.other_owners) {
            if (!referent.owners.empty() &&
                std::find(referent.owners.begin(), referent.owners.end(), owner) == referent.owners.end())
                return false;
        }
        return true;
    }

    void add_head(std::uint32_t r, const std::string& word) {
        if (heads_[r].insert(word).second) of_head_[word].push_back(r);
    }

    /// The referents described last by a word or role, latest first.
    std::vector<std::uint32_t> described_by(const std::string& lemma, std::string_view role) const {
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

    /// "the gunman" after "a gunman", "officials" after "U.S. officials": the same head, nothing against it.
    std::optional<std::uint32_t> same_head(std::uint32_t m, const Description& d) const {
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

    /// The new description has words that the old lacks: "armed protesters" after "protesters".
    static bool extra_words(const Referent& referent, const Description& d) {
        const std::vector<std::string> known = name_words(fold(referent.name));
        for (const std::string& word : name_words(fold(d.words))) {
            if (std::find(known.begin(), known.end(), word) == known.end()) return true;
        }
        return false;
    }

    /// "the group" for the Wagner Group, "the country", "the city": the last one named that is of that sort.
    std::optional<std::uint32_t> by_hypernym(std::uint32_t m, const Description& d) const {
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

    /// " of the Syrian Kurds": what a single person is head of belongs to the name, if no lexicon entry says it.
    std::string of_phrase(const Mention& mention, const Description& d) const {
        if (d.plural || mention.kind != ActorKind::person || !d.other_owners.empty() || !d.country_owners.empty()) return {};
        if (mention.tokens.end <= mention.head + 1 || mention.tokens.end > mention.head + 8) return {};
        const Sentence& sentence = document_.sentences[mention.sentence];
        if (text_of(document_, sentence.tokens[mention.head + 1]) != "of") return {};
        const Span span{sentence.tokens[mention.head].span.end, sentence.tokens[mention.tokens.end - 1].span.end};
        return std::string(span.of(document_.article.text));
    }

    std::uint32_t new_nominal(std::uint32_t m, const Description& d) {
        const Mention& mention = mentions_[m];
        Referent referent;
        referent.sort = d.sort == ReferentSort::country ? ReferentSort::place : d.sort;
        referent.kind = mention.kind;
        if (!mention.kind && acts(referent))
            referent.kind = d.sort == ReferentSort::person ? ActorKind::person
                            : d.sort == ReferentSort::body ? ActorKind::organization
                                                           : ActorKind::group;
        if (d.plural && referent.kind == ActorKind::person) referent.kind = ActorKind::group;
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

    const Document& document_;
    const std::vector<Mention>& mentions_;
    const ActorLexicon& lexicon_;
    const AntecedentObserver& observe_;
    const AntecedentWeights& weights_;
    Quotes quotes_;
    Coreference result_;
    std::map<std::uint32_t, std::uint32_t> by_entry_;
    std::map<std::string, std::uint32_t> by_key_;
    std::map<std::vector<std::uint32_t>, std::uint32_t> sets_;
    std::vector<std::uint32_t> before_;                         ///< mentions of a referent so far
    std::vector<bool> named_;                                   ///< it had a name so far
    std::array<std::uint32_t, 7> most_{};                       ///< per sort: the most mentions that one had so far
    std::vector<std::uint32_t> last_;                           ///< its last mention so far, or none
    std::set<std::uint32_t> titled_;                            ///< persons who may be meant by a title
    std::map<std::string, std::vector<std::uint32_t>> of_head_; ///< the inverse of heads_
    std::vector<std::set<std::string>> heads_;                  ///< words it is described by
    std::vector<bool> resolved_;                                ///< per mention
    std::vector<std::uint32_t> named_by_;                       ///< per mention: the name that renames it by apposition, or none
    std::vector<std::uint32_t> stands_for_;
};

} // namespace

Coreference corefer(const Document& document, const std::vector<Mention>& mentions, const NameLinks& names,
                    const ActorLexicon& lexicon, const AntecedentObserver& observe, const AntecedentWeights& weights) {
    return Corefer(document, mentions, names, lexicon, observe, weights).run();
}

bool in_chain(const Document& document, const Mention& mention, const Referent& referent) {
    const Token& head = document.sentences[mention.sentence].tokens[mention.head];
    if (mention.form == MentionForm::name && head.upos == Upos::ADJ) return false;
    return referent.sort != ReferentSort::thing;
}

} // namespace entente
