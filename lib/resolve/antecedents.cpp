// SPDX-License-Identifier: Apache-2.0
#include "resolve/antecedents.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>
#include <utility>

#include "resolve/animacy.hpp"
#include "resolve/descriptions.hpp"
#include "resolve/words.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

ENTENTE_EMBEDDED(antecedent_weights)

namespace entente {
namespace {

bool is_subject(Relation relation) {
    return relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::nsubj_outer;
}

bool is_argument(Relation relation) {
    return is_subject(relation) || relation == Relation::obj || relation == Relation::iobj || relation == Relation::obl_agent ||
           relation == Relation::obl;
}

/// Conjuncts have the role of the first of them.
const Token& role_bearer(const Sentence& sentence, std::uint32_t head) {
    const Token* token = &sentence.tokens[head];
    for (int steps = 0; token->relation == Relation::conj && token->head >= 0 && steps < 8; ++steps) {
        token = &sentence.tokens[static_cast<std::size_t>(token->head)];
    }
    return *token;
}

bool is_reflexive(std::string_view word) {
    return word.ends_with("self") || word.ends_with("selves");
}

// --- the feature space: for each of three classes of pronoun a run of templates, each with its number of values -----------------

enum Template : std::uint32_t {
    distance_in_sentences,
    distance_and_form,
    role_and_distance,
    both_roles,
    sort_and_form,
    gender,
    salience,
    recency,
    number,
    definiteness,
    quotation,
    speaker,
    dominance,
    same_word,
    paragraph,
    sentence_first,
    distance_in_mentions,
    noun_class,
    prominence,
    animacy,
    nothing,
    nothing_animate,
    template_count
};
constexpr std::array<std::pair<std::string_view, std::uint32_t>, template_count> templates{
    {{"sentences", 7},      {"sentences+form", 21}, {"role+sentences", 24}, {"roles", 32},      {"sort+form", 21},
     {"gender", 3},         {"salience", 6},        {"recency", 6},         {"number", 4},      {"definiteness", 5},
     {"quotation", 5},      {"speaker", 2},         {"dominance", 12},      {"word", 3},        {"paragraph", 6},
     {"sentence-first", 4}, {"mentions", 7},        {"noun", 15},           {"prominence", 12}, {"animacy", 40},
     {"nothing", 8},        {"nothing+animacy", 8}}};
constexpr std::array<std::string_view, 3> classes{"animate", "it", "they"};

constexpr std::uint32_t features_of_class() {
    std::uint32_t sum = 0;
    for (const auto& [name, values] : templates)
        sum += values;
    return sum;
}

std::uint32_t class_index(PronounClass what) {
    if (what == PronounClass::it) return 1;
    return what == PronounClass::they ? 2 : 0;
}

std::uint32_t feature(std::uint32_t pronoun, Template which, std::uint32_t value) {
    std::uint32_t offset = pronoun * features_of_class();
    for (std::uint32_t t = 0; t < which; ++t)
        offset += templates[t].second;
    return offset + std::min(value, templates[which].second - 1);
}

std::uint32_t role_value(Relation relation) {
    if (is_subject(relation)) return 0;
    switch (relation) {
    case Relation::obj:
    case Relation::iobj:
        return 1;
    case Relation::obl:
    case Relation::obl_agent:
        return 2;
    case Relation::nmod_poss:
        return 3;
    case Relation::nmod:
        return 4;
    case Relation::appos:
        return 5;
    case Relation::compound:
    case Relation::amod:
        return 6;
    default:
        return 7;
    }
}

std::uint32_t pronoun_role(Relation relation) {
    if (is_subject(relation)) return 0;
    if (relation == Relation::obj || relation == Relation::iobj) return 1;
    return relation == Relation::nmod_poss ? 2 : 3;
}

std::uint32_t bucket(std::uint32_t value, std::initializer_list<std::uint32_t> upper) {
    std::uint32_t index = 0;
    for (const std::uint32_t limit : upper) {
        if (value <= limit) return index;
        ++index;
    }
    return index;
}

std::uint32_t definiteness_of(const Sentence& sentence, const Mention& mention) {
    if (mention.form == MentionForm::name) return 0;
    if (mention.form == MentionForm::pronoun) return 1;
    for (std::uint32_t i = mention.tokens.begin; i < mention.head; ++i) {
        const Token& token = sentence.tokens[i];
        if (token.head != static_cast<std::int32_t>(mention.head)) continue;
        if (token.relation == Relation::nmod_poss) return 2;
        if (token.relation == Relation::det) return token.lemma == "a" || token.lemma == "an" || token.lemma == "some" ? 3 : 2;
    }
    return 4;
}

/// Whether the clause in which the candidate is an argument holds the pronoun.
bool dominates(const Sentence& sentence, const Token& bearer, std::uint32_t pronoun) {
    if (bearer.head < 0) return false;
    std::int32_t at = static_cast<std::int32_t>(pronoun);
    for (int steps = 0; at >= 0 && steps < 30; ++steps) {
        if (at == bearer.head) return true;
        at = sentence.tokens[static_cast<std::size_t>(at)].head;
    }
    return false;
}

std::uint32_t quotation_value(const Pairing& p) {
    const std::uint32_t own = p.quotes.quotation[p.pronoun.sentence][p.pronoun.head];
    const std::uint32_t other = p.quotes.quotation[p.candidate.sentence][p.candidate.head];
    if (own == none && other == none) return 0;
    if (own == none) return 1;
    if (other == none) return 2;
    return own == other ? 3 : 4;
}

std::uint32_t animacy_bucket(const Document& document, const Mention& pronoun) {
    const float odds = animacy_of_place(document.sentences[pronoun.sentence], pronoun.head);
    std::uint32_t index = 0;
    for (const float limit : {-2.5F, -1.4F, -0.5F, 0.2F, 0.9F, 1.7F, 2.6F}) {
        if (odds <= limit) return index;
        ++index;
    }
    return index;
}

/// thing, place, country, body, people.
std::uint32_t animacy_of(const Referent& referent) {
    switch (referent.sort) {
    case ReferentSort::thing:
        return 0;
    case ReferentSort::place:
        return 1;
    case ReferentSort::country:
        return 2;
    case ReferentSort::body:
        return 3;
    default:
        return 4;
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

bool may_be_antecedent(const Pairing& p) {
    const Referent& referent = p.referent;
    if (referent.key.starts_with("speech|")) return false;
    const bool several = referent.plural || referent.sort == ReferentSort::set;
    switch (p.what) {
    case PronounClass::he:
    case PronounClass::she:
        if (referent.sort != ReferentSort::person || several) return false;
        if (referent.gender == (p.what == PronounClass::he ? Gender::female : Gender::male)) return false;
        break;
    case PronounClass::it:
        if (referent.sort == ReferentSort::person || referent.sort == ReferentSort::set || several) return false;
        break;
    case PronounClass::they:
        if (referent.sort == ReferentSort::person && (referent.gender != Gender::unknown || p.candidate.form == MentionForm::name))
            return false;
        break;
    default:
        return false;
    }
    return !is_bound_off(p.document, p.pronoun, p.candidate);
}

bool is_bound_off(const Document& document, const Mention& pronoun, const Mention& candidate) {
    const Sentence& own = document.sentences[pronoun.sentence];
    const Token& token = own.tokens[pronoun.head];
    const bool reflexive = is_reflexive(lower(text_of(document, token)));
    if (pronoun.sentence != candidate.sentence) return reflexive;
    if (candidate.tokens.contains(pronoun.head)) return true; // no phrase is named by a pronoun within it
    const Token& bearer = role_bearer(own, candidate.head);
    const bool same_governor = token.head >= 0 && bearer.head == token.head;
    if (reflexive) return !is_argument(bearer.relation) && bearer.relation != Relation::nmod;
    return same_governor && is_argument(token.relation) && is_argument(bearer.relation);
}

std::vector<std::uint32_t> antecedent_features(const Pairing& p) {
    const std::uint32_t c = class_index(p.what);
    const Sentence& own = p.document.sentences[p.pronoun.sentence];
    const Sentence& other = p.document.sentences[p.candidate.sentence];
    const Token& token = own.tokens[p.pronoun.head];
    const Token& bearer = role_bearer(other, p.candidate.head);
    const std::uint32_t sentences = bucket(p.pronoun.sentence - p.candidate.sentence, {0, 1, 2, 3, 4, 6});
    const std::uint32_t form = static_cast<std::uint32_t>(p.candidate.form);
    const std::uint32_t role = role_value(bearer.relation);
    const std::uint32_t own_role = pronoun_role(token.relation);
    const std::uint32_t sort = static_cast<std::uint32_t>(p.referent.sort);
    std::vector<std::uint32_t> on;
    const auto add = [&](Template which, std::uint32_t value) { on.push_back(feature(c, which, value)); };
    add(distance_in_sentences, sentences);
    add(distance_and_form, sentences * 3 + form);
    add(role_and_distance, role * 3 + std::min(sentences, 2U));
    add(both_roles, own_role * 8 + role);
    add(sort_and_form, sort * 3 + form);
    if (p.what == PronounClass::he || p.what == PronounClass::she) add(gender, p.referent.gender == Gender::unknown ? 0 : 1);
    add(salience, bucket(p.mentions_before, {1, 2, 3, 5, 9}));
    add(recency, bucket(p.rank, {0, 1, 2, 3, 6}));
    add(number, p.referent.sort == ReferentSort::set     ? 3U
                : p.referent.sort == ReferentSort::group ? 2U
                : p.referent.plural                      ? 1U
                                                         : 0U);
    add(definiteness, definiteness_of(other, p.candidate));
    add(quotation, quotation_value(p));
    if (p.speaks) add(speaker, 1);
    const std::uint32_t dominance_value = sentences > 0 ? 0 : dominates(own, bearer, p.pronoun.head) ? 1 : 2;
    add(dominance, dominance_value * 4 + own_role);
    const bool pronoun = p.candidate.form == MentionForm::pronoun;
    add(same_word, !pronoun ? 0U : pronoun_class(lower(text_of(p.document, other.tokens[p.candidate.head]))) == p.what ? 1U : 2U);
    add(paragraph, (own.block == other.block ? 0U : 3U) + std::min(sentences, 2U));
    add(sentence_first, (p.first_of_sentence ? 2U : 0U) + (sentences > 0 ? 1U : 0U));
    add(prominence, ((p.named ? 2U : 0U) + (p.leading ? 1U : 0U)) * 3 + std::min(sentences, 2U));
    add(distance_in_mentions, bucket(p.distance, {1, 3, 6, 10, 15, 25}));
    if (p.candidate.form == MentionForm::nominal) {
        add(noun_class,
            static_cast<std::uint32_t>(noun_class_of(fold(other.tokens[p.candidate.head].lemma))) * 3 + std::min(sentences, 2U));
    }
    if (c > 0) add(animacy, animacy_bucket(p.document, p.pronoun) * 5 + animacy_of(p.referent));
    return on;
}

std::vector<std::uint32_t> no_antecedent_features(const Quotes& quotes, const Document& document, const Mention& pronoun,
                                                  PronounClass what) {
    const Token& token = document.sentences[pronoun.sentence].tokens[pronoun.head];
    const bool quoted = quotes.quoted(pronoun.sentence, pronoun.head);
    const std::uint32_t c = class_index(what);
    std::vector<std::uint32_t> on{feature(c, nothing, pronoun_role(token.relation) * 2 + (quoted ? 1U : 0U))};
    if (c > 0) on.push_back(feature(c, nothing_animate, animacy_bucket(document, pronoun)));
    return on;
}

std::uint32_t antecedent_feature_count() noexcept {
    return static_cast<std::uint32_t>(classes.size()) * features_of_class();
}

std::string antecedent_feature_name(std::uint32_t index) {
    const std::uint32_t pronoun = index / features_of_class();
    std::uint32_t rest = index % features_of_class();
    std::uint32_t t = 0;
    while (rest >= templates[t].second)
        rest -= templates[t++].second;
    return std::string(classes[pronoun]) + ' ' + std::string(templates[t].first) + '=' + std::to_string(rest);
}

const AntecedentWeights& AntecedentWeights::builtin() {
    static const AntecedentWeights weights = parse(embedded_antecedent_weights());
    return weights;
}

AntecedentWeights AntecedentWeights::parse(std::string_view text) {
    std::map<std::string, std::uint32_t, std::less<>> indices;
    for (std::uint32_t i = 0; i < antecedent_feature_count(); ++i)
        indices.emplace(antecedent_feature_name(i), i);
    std::vector<float> weights(antecedent_feature_count(), 0.0F);
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        const std::size_t tab = line.find('\t');
        if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
        const auto found = indices.find(line.substr(0, tab));
        if (found == indices.end())
            throw ResourceError{"antecedent_weights.tsv", number, "unknown feature '" + std::string(line.substr(0, tab)) + "'"};
        const std::string_view value = line.substr(tab + 1);
        std::from_chars(value.data(), value.data() + value.size(), weights[found->second]);
    }
    return AntecedentWeights{std::move(weights)};
}

std::string AntecedentWeights::format() const {
    std::string out;
    for (std::uint32_t i = 0; i < weights_.size(); ++i) {
        std::array<char, 32> number{};
        const auto end = std::to_chars(number.data(), number.data() + number.size(), weights_[i], std::chars_format::fixed, 3).ptr;
        const std::string_view text(number.data(), static_cast<std::size_t>(end - number.data()));
        if (text == "0.000" || text == "-0.000") continue;
        out += antecedent_feature_name(i) + '\t' + std::string(text) + '\n';
    }
    return out;
}

double AntecedentWeights::score(const std::vector<std::uint32_t>& features) const noexcept {
    double sum = 0;
    for (const std::uint32_t f : features)
        sum += static_cast<double>(weights_[f]);
    return sum;
}

} // namespace entente
