// SPDX-License-Identifier: Apache-2.0
// The pass that corefer makes over an article, from the first mention to the last. Part of corefer: its own files only include it.
// coreference.cpp keeps the account of referents; coreference_pronouns.cpp, coreference_sets.cpp, coreference_offices.cpp and
// coreference_nominals.cpp resolve pronouns, sets, holders of offices and other descriptions.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/coreference.hpp"
#include "resolve/descriptions.hpp"
#include "resolve/quotes.hpp"
#include "text/utf8.hpp"

namespace entente {

inline constexpr std::uint32_t farthest_antecedent = 250; ///< mentions back, whatever the sentences

/// One pass over an article.
class CoreferencePass {
public:
    CoreferencePass(const Document& document, const std::vector<Mention>& mentions, const NameLinks& names,
                    const ActorLexicon& lexicon, const AntecedentObserver& observe, const AntecedentNetwork& network);
    Coreference run();

private:
    const Token& token_of(const Mention& mention) const { return document_.sentences[mention.sentence].tokens[mention.head]; }
    /// Resolves a mention, unless that was done; owners that follow ("rebels of the group") come before what they own.
    std::uint32_t ensure(std::uint32_t m);
    static bool adjectival(const Mention& mention) { return mention.form == MentionForm::name; }
    std::uint32_t add_referent(Referent referent);
    std::uint32_t referent_of_entry(std::uint32_t entry);
    std::optional<std::uint32_t> referent_of_country(const std::string& alpha3);
    void note_title(std::uint32_t r);
    void note(std::uint32_t m, std::uint32_t r);
    void note_name_heads(std::uint32_t r);
    PronounClass class_of(std::uint32_t m) const { return pronoun_class(lower(text_of(document_, token_of(mentions_[m])))); }
    std::uint32_t resolve_one(std::uint32_t m);
    /// Whether a description can rename the referent: a person's role renames no place.
    bool apposes(const Mention& mention, const Referent& referent) const;
    void describe_by(std::uint32_t r, const Mention& mention);
    std::uint32_t resolve_pronoun(std::uint32_t m);
    /// Somebody of whom the text says no more; later pronouns may go on from there.
    std::uint32_t new_unnamed(PronounClass what);
    std::uint32_t mention_at_token(std::uint32_t s, std::uint32_t head) const;
    /// "who" in "Peskov, who said": the noun that the clause modifies.
    std::uint32_t resolve_relative(std::uint32_t m) const;
    std::uint32_t resolve_speech(std::uint32_t m, PronounClass what);
    /// A coordination whose members are all resolved and stand before the mention.
    std::optional<std::uint32_t> coordination_at(std::uint32_t first, std::uint32_t before);
    std::uint32_t set_of(std::vector<std::uint32_t> members);
    /// "The duo … They met": several who were the subject of the sentence before, and stay so.
    std::optional<std::uint32_t> set_in_subject(std::uint32_t m) const;
    /// "Putin welcomed Kim. They met …": two who have to do with each other, by a verb that takes two.
    std::optional<std::uint32_t> pair_of_clause(std::uint32_t m);
    /// The referent of the subject's sort among the other arguments of its verb.
    std::uint32_t other_party(std::uint32_t subject, std::uint32_t before) const;
    /// Who cannot be meant by a pronoun that is no reflexive, under whatever other mention: "his father, Johann, told him".
    std::set<std::uint32_t> referents_beside(std::uint32_t m) const;
    std::optional<std::uint32_t> best_antecedent(std::uint32_t m, PronounClass what);
    /// The referents that a pronoun may mean, the one mentioned last first.
    std::vector<AntecedentCandidate> candidates_for(const PronounSituation& situation);
    void count_mention(AntecedentCandidate& candidate, const PronounSituation& situation, std::uint32_t c) const;
    AntecedentCandidate new_candidate(std::uint32_t r, std::uint32_t c, std::uint32_t speaking) const;
    void count_names();
    std::uint32_t resolve_nominal(std::uint32_t m);
    /// "its troops", "the bloc's leaders", "rebels of the group": whom the possessor means, where the words name none themselves.
    void add_owner(std::uint32_t m, Description& d);
    /// The country of a possessor: "his country", "our nation", "their government".
    std::optional<std::uint32_t> resolve_own_country(std::uint32_t m, const Description& d);
    std::optional<std::uint32_t> countries_of(const std::vector<std::uint32_t>& members);
    /// "the duo", "the two leaders", "both sides", "the leaders of Turkey and Russia".
    std::optional<std::uint32_t> resolve_set(std::uint32_t m, const Description& d);
    std::optional<std::uint32_t> recent_set(std::uint32_t m, ReferentSort wanted, std::size_t count);
    static bool leads(std::string_view office);
    bool holds_office(const Referent& referent, const std::string& office, const std::string& of) const;
    bool described_as(const Referent& referent, const std::string& role, const std::string& office) const;
    /// "the Russian president", "its foreign minister", "the president": a person of the article, else the holder at its date.
    std::optional<std::uint32_t> resolve_title(std::uint32_t m, const Description& d);
    /// "the Turkish army", "Syria's government", "Taliban fighters".
    std::optional<std::uint32_t> resolve_institution(std::uint32_t m, const Description& d);
    /// "the Assad regime", "Orban's government": the government of the country that he leads.
    std::optional<std::uint32_t> government_of_leader(const Description& d);
    bool owners_agree(const Referent& referent, const Description& d) const;
    void add_head(std::uint32_t r, const std::string& word);
    /// The referents described last by a word or role, latest first.
    std::vector<std::uint32_t> described_by(const std::string& lemma, std::string_view role) const;
    /// "the gunman" after "a gunman", "officials" after "U.S. officials": the same head, nothing against it.
    std::optional<std::uint32_t> same_head(std::uint32_t m, const Description& d) const;
    /// The new description has words that the old lacks: "armed protesters" after "protesters".
    static bool extra_words(const Referent& referent, const Description& d);
    /// "the group" for the Wagner Group, "the country", "the city": the last one named that is of that sort.
    std::optional<std::uint32_t> by_hypernym(std::uint32_t m, const Description& d) const;
    /// " of the Syrian Kurds": what a single person is head of belongs to the name, if no lexicon entry says it.
    std::string of_phrase(const Mention& mention, const Description& d) const;
    std::uint32_t new_nominal(std::uint32_t m, const Description& d);

    const Document& document_;
    const std::vector<Mention>& mentions_;
    const ActorLexicon& lexicon_;
    const AntecedentObserver& observe_;
    const AntecedentNetwork& network_;
    Quotes quotes_;
    Coreference result_;
    std::map<std::uint32_t, std::uint32_t> by_entry_;
    std::map<std::string, std::uint32_t> by_key_;
    std::map<std::vector<std::uint32_t>, std::uint32_t> sets_;
    std::vector<std::uint32_t> before_;                         ///< mentions of a referent so far
    std::vector<bool> named_;                                   ///< it had a name so far
    std::array<std::uint32_t, 7> most_{};                       ///< per sort: the most mentions that one had so far
    std::vector<std::uint32_t> last_;                           ///< its last mention so far, or none
    std::vector<std::uint32_t> last_full_;                      ///< its last that is no pronoun, or none
    std::vector<std::uint32_t> names_;                          ///< mentions by name in the whole article
    std::array<std::uint32_t, 7> most_names_{};                 ///< per sort: the most that one has
    std::array<std::uint32_t, 7> first_named_{};                ///< per sort: the referent that is named first, or none
    std::set<std::uint32_t> titled_;                            ///< persons who may be meant by a title
    std::map<std::string, std::vector<std::uint32_t>> of_head_; ///< the inverse of heads_
    std::vector<std::set<std::string>> heads_;                  ///< words it is described by
    std::vector<bool> resolved_;                                ///< per mention
    std::vector<std::uint32_t> named_by_;                       ///< per mention: the name that renames it by apposition, or none
    std::vector<std::uint32_t> stands_for_;
};

} // namespace entente
