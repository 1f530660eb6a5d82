// SPDX-License-Identifier: Apache-2.0
#include "resolve/antecedents.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "text/utf8.hpp"

namespace entente {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_subject(Relation relation) {
    return relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::nsubj_outer;
}

bool is_core(Relation relation) {
    return is_subject(relation) || relation == Relation::obj || relation == Relation::iobj || relation == Relation::obl_agent;
}

/// Conjuncts have the role of the first of them.
const Token& role_bearer(const Sentence& sentence, std::uint32_t head) {
    const Token* token = &sentence.tokens[head];
    for (int steps = 0; token->relation == Relation::conj && token->head >= 0 && steps < 8; ++steps) {
        token = &sentence.tokens[static_cast<std::size_t>(token->head)];
    }
    return *token;
}

double role_score(Relation relation) {
    if (is_subject(relation)) return 1.0;
    switch (relation) {
    case Relation::obj:
    case Relation::iobj:
        return 0.35;
    case Relation::obl_agent:
        return 0.4;
    case Relation::nmod_poss:
        return 0.1;
    case Relation::obl:
        return 0.0;
    case Relation::appos:
        return -0.2;
    case Relation::compound:
    case Relation::amod:
        return -1.2;
    default:
        return -0.35;
    }
}

bool is_reflexive(std::string_view word) {
    return word.ends_with("self") || word.ends_with("selves");
}

bool number_agrees(PronounClass what, const Candidate& candidate) {
    const Referent& referent = candidate.referent;
    const bool several = referent.plural || referent.sort == ReferentSort::set;
    switch (what) {
    case PronounClass::he:
    case PronounClass::she:
    case PronounClass::i:
        return referent.sort == ReferentSort::person && !several;
    case PronounClass::it:
        return referent.sort != ReferentSort::person && referent.sort != ReferentSort::set && !several &&
               referent.sort != ReferentSort::group;
    case PronounClass::they:
        return several || referent.sort == ReferentSort::group || referent.sort == ReferentSort::body;
    default:
        return true;
    }
}

} // namespace

PronounClass pronoun_class(std::string_view word) noexcept {
    static constexpr std::array<std::string_view, 4> he{"he", "him", "his", "himself"};
    static constexpr std::array<std::string_view, 4> she{"she", "her", "hers", "herself"};
    static constexpr std::array<std::string_view, 3> it{"it", "its", "itself"};
    static constexpr std::array<std::string_view, 6> they{"they", "them", "their", "theirs", "themselves", "em"};
    static constexpr std::array<std::string_view, 5> i{"i", "me", "my", "mine", "myself"};
    static constexpr std::array<std::string_view, 5> we{"we", "us", "our", "ours", "ourselves"};
    static constexpr std::array<std::string_view, 5> you{"you", "your", "yours", "yourself", "yourselves"};
    static constexpr std::array<std::string_view, 4> relative{"who", "whom", "whose", "which"};
    static constexpr std::array<std::string_view, 4> demonstrative{"this", "that", "these", "those"};
    if (is_one_of(word, he)) return PronounClass::he;
    if (is_one_of(word, she)) return PronounClass::she;
    if (is_one_of(word, it)) return PronounClass::it;
    if (is_one_of(word, they)) return PronounClass::they;
    if (is_one_of(word, i)) return PronounClass::i;
    if (is_one_of(word, we)) return PronounClass::we;
    if (is_one_of(word, you)) return PronounClass::you;
    if (is_one_of(word, relative)) return PronounClass::relative;
    if (is_one_of(word, demonstrative)) return PronounClass::demonstrative;
    return PronounClass::other;
}

std::optional<double> antecedent_score(const Document& document, const Mention& pronoun, PronounClass what,
                                       const Candidate& candidate) {
    const Referent& referent = candidate.referent;
    const Mention& antecedent = candidate.mention;
    if (!number_agrees(what, candidate)) return std::nullopt;
    if (what == PronounClass::he && referent.gender == Gender::female) return std::nullopt;
    if (what == PronounClass::she && referent.gender == Gender::male) return std::nullopt;
    const std::uint32_t sentences = pronoun.sentence - antecedent.sentence;
    const Sentence& own = document.sentences[pronoun.sentence];
    const Sentence& other = document.sentences[antecedent.sentence];
    const Token& token = own.tokens[pronoun.head];
    const Token& bearer = role_bearer(other, antecedent.head);
    const std::string word = lower(text_of(document, token));
    if (sentences == 0) {
        if (antecedent.tokens.contains(pronoun.head)) return std::nullopt; // no phrase is named by a pronoun within it
        const bool same_governor = token.head >= 0 && bearer.head == token.head;
        const bool arguments = is_core(token.relation) || token.relation == Relation::obl;
        const bool other_argument = is_core(bearer.relation) || bearer.relation == Relation::obl;
        if (same_governor && arguments && other_argument && !is_reflexive(word)) return std::nullopt;
        if (is_reflexive(word) && !same_governor) return std::nullopt;
    } else if (is_reflexive(word)) {
        return std::nullopt;
    }
    static constexpr std::array<double, 6> by_sentence{2.2, 1.6, 0.5, -0.2, -0.8, -1.3};
    double score = by_sentence[std::min<std::uint32_t>(sentences, 5)];
    score += role_score(bearer.relation);
    if (is_subject(token.relation) && is_subject(bearer.relation)) score += 0.3;
    score -= 0.04 * std::min(candidate.distance, 25U);
    score += 0.25 * std::log2(1.0 + candidate.mentions_before);
    if (antecedent.form == MentionForm::pronoun) score += 0.3;
    if (antecedent.form == MentionForm::name) score += 0.3;
    const bool known_gender = referent.gender != Gender::unknown;
    if ((what == PronounClass::he || what == PronounClass::she) && known_gender) score += 0.6;
    if (what == PronounClass::they) {
        if (referent.sort == ReferentSort::set || referent.sort == ReferentSort::group)
            score += 0.6;
        else if (referent.sort == ReferentSort::body && !referent.plural)
            score -= 0.8;
        else if (referent.sort == ReferentSort::thing)
            score -= 0.2;
    }
    if (what == PronounClass::it) {
        if (referent.sort == ReferentSort::place) score -= 0.8;
        if (referent.sort == ReferentSort::country || referent.sort == ReferentSort::body) score += 0.4;
        if (referent.sort == ReferentSort::thing && antecedent.form == MentionForm::nominal) score -= 0.1;
    }
    if (own.block != other.block) score -= 0.3;
    return score;
}

} // namespace entente
