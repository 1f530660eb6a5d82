// SPDX-License-Identifier: Apache-2.0
#include "resolve/antecedents.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "resolve/animacy.hpp"
#include "resolve/descriptions.hpp"
#include "resolve/words.hpp"
#include "text/utf8.hpp"

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

// --- the feature space: a run of templates, each with its number of values -------------------------------------------------------

enum Template : std::uint32_t {
    word_class,
    own_role_is,
    own_says,
    candidate_count,
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
    full_distance,
    full_form,
    subject_distance,
    same_distance,
    same_last,
    in_own,
    in_last,
    share_before,
    names,
    names_share,
    first_name,
    candidate_says,
    nothing,
    nothing_animate,
    nothing_count,
    template_count
};
constexpr std::array<std::pair<std::string_view, std::uint32_t>, template_count> templates{{{"class", 4},
                                                                                            {"own-role", 5},
                                                                                            {"own-says", 1},
                                                                                            {"candidates", 5},
                                                                                            {"sentences", 7},
                                                                                            {"sentences+form", 21},
                                                                                            {"role+sentences", 24},
                                                                                            {"roles", 32},
                                                                                            {"sort+form", 21},
                                                                                            {"gender", 4},
                                                                                            {"salience", 6},
                                                                                            {"recency", 6},
                                                                                            {"number", 4},
                                                                                            {"definiteness", 5},
                                                                                            {"quotation", 5},
                                                                                            {"speaker", 1},
                                                                                            {"dominance", 12},
                                                                                            {"word", 3},
                                                                                            {"paragraph", 6},
                                                                                            {"sentence-first", 4},
                                                                                            {"mentions", 7},
                                                                                            {"noun", 15},
                                                                                            {"prominence", 12},
                                                                                            {"animacy", 40},
                                                                                            {"full", 7},
                                                                                            {"full-form", 5},
                                                                                            {"subject", 6},
                                                                                            {"same", 6},
                                                                                            {"last-same", 6},
                                                                                            {"in-own", 3},
                                                                                            {"in-last", 3},
                                                                                            {"share", 5},
                                                                                            {"names", 6},
                                                                                            {"names-share", 6},
                                                                                            {"first-named", 2},
                                                                                            {"says", 4},
                                                                                            {"nothing", 8},
                                                                                            {"nothing+animacy", 8},
                                                                                            {"nothing+candidates", 5}}};

std::uint32_t feature(Template which, std::uint32_t value) {
    std::uint32_t offset = 0;
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

std::uint32_t quotation_value(const PronounSituation& p, const Mention& candidate) {
    const std::uint32_t own = p.quotes.quotation[p.mention().sentence][p.mention().head];
    const std::uint32_t other = p.quotes.quotation[candidate.sentence][candidate.head];
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

namespace {

/// A name that the lexicon does not know may have been taken for one of another sort.
bool may_be_person(const Referent& referent, const Mention& candidate) {
    if (referent.sort == ReferentSort::person) return true;
    return !referent.entry && candidate.form == MentionForm::name && candidate.places.empty() && referent.owners.empty() &&
           (referent.sort == ReferentSort::body || referent.sort == ReferentSort::thing);
}

bool disagrees(PronounClass what, const Referent& referent) {
    return referent.gender == (what == PronounClass::he ? Gender::female : Gender::male);
}

} // namespace

bool may_be_antecedent(const PronounSituation& p, const Referent& referent, std::uint32_t earlier) {
    const Mention& candidate = p.mentions[earlier];
    if (referent.key.starts_with("speech|")) return false;
    const bool several = referent.plural || referent.sort == ReferentSort::set;
    switch (p.what) {
    case PronounClass::he:
    case PronounClass::she:
        if (several || !may_be_person(referent, candidate)) return false;
        if (disagrees(p.what, referent)) return false;
        break;
    case PronounClass::it:
        if (referent.sort == ReferentSort::person || referent.sort == ReferentSort::set) return false;
        if (referent.plural && (referent.sort != ReferentSort::body || candidate.form != MentionForm::name)) return false;
        break;
    case PronounClass::they:
        if (referent.sort == ReferentSort::person && (referent.gender != Gender::unknown || candidate.form == MentionForm::name))
            return false;
        break;
    default:
        return false;
    }
    return !is_bound_off(p.document, p.mention(), candidate);
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

namespace {

std::uint32_t sentences_between(const PronounSituation& p, std::uint32_t earlier) {
    return p.mention().sentence - p.mentions[earlier].sentence;
}

/// Of each: 1, more than two thirds, more than a third, more than a tenth, less.
std::uint32_t share(std::uint32_t part, std::uint32_t whole) {
    if (part >= whole) return 0;
    if (part * 3 > whole * 2) return 1;
    if (part * 3 > whole) return 2;
    return part * 10 > whole ? 3 : 4;
}

bool is_subject_of_saying(const Sentence& sentence, std::uint32_t token) {
    const Token& subject = sentence.tokens[token];
    if (subject.relation != Relation::nsubj || subject.head < 0) return false;
    return is_saying(sentence.tokens[static_cast<std::size_t>(subject.head)].lemma);
}

/// Features of what the article has told of the referent, whatever its latest mention.
void add_history(const PronounSituation& p, const AntecedentCandidate& c, AntecedentFeatures& on) {
    const auto add = [&](Template which, std::uint32_t value) { on.push_back(feature(which, value)); };
    if (c.latest_full != none) {
        add(full_distance, bucket(sentences_between(p, c.latest_full), {0, 1, 2, 3, 5, 9}));
        add(full_form, definiteness_of(p.document.sentences[p.mentions[c.latest_full].sentence], p.mentions[c.latest_full]));
    }
    add(subject_distance, c.latest_subject == none ? 5 : bucket(sentences_between(p, c.latest_subject), {0, 1, 2, 4}));
    add(same_distance, c.latest_same == none ? 5 : bucket(sentences_between(p, c.latest_same), {0, 1, 2, 4}));
    if (c.of_last_same) add(same_last, bucket(sentences_between(p, c.latest_same), {0, 1, 2, 3, 5}));
    add(in_own, c.in_own_sentence);
    add(in_last, c.in_last_sentence);
    add(share_before, share(c.before, c.most_before));
    add(names, bucket(c.names_in_document, {0, 1, 2, 4, 8}));
    add(names_share, c.names_in_document == 0 ? 5 : share(c.names_in_document, c.most_names));
    if (c.named) add(first_name, c.first_named ? 1 : 0);
    add(salience, bucket(c.before, {1, 2, 3, 5, 9}));
    add(recency, bucket(c.order, {0, 1, 2, 3, 6}));
    if (c.speaks) add(speaker, 0);
}

/// Features of the pronoun itself: with those of a candidate they make the units of the network see both.
void add_situation(const PronounSituation& p, AntecedentFeatures& on) {
    on.push_back(feature(word_class, static_cast<std::uint32_t>(p.what)));
    on.push_back(feature(own_role_is, is_reflexive(lower(text_of(p.document, p.token()))) ? 4 : pronoun_role(p.token().relation)));
    if (is_subject_of_saying(p.sentence(), p.mention().head)) on.push_back(feature(own_says, 0));
    on.push_back(feature(candidate_count, bucket(p.candidates, {1, 2, 4, 8})));
}

} // namespace

AntecedentFeatures antecedent_features(const PronounSituation& p, const AntecedentCandidate& c, const Referent& referent) {
    const Mention& candidate = p.mentions[c.latest];
    const Sentence& own = p.sentence();
    const Sentence& other = p.document.sentences[candidate.sentence];
    const Token& bearer = role_bearer(other, candidate.head);
    const std::uint32_t sentences = bucket(sentences_between(p, c.latest), {0, 1, 2, 3, 4, 6});
    const std::uint32_t near = std::min(sentences, 2U);
    const std::uint32_t form = static_cast<std::uint32_t>(candidate.form);
    const std::uint32_t role = role_value(bearer.relation);
    const std::uint32_t own_role = pronoun_role(p.token().relation);
    const bool animate = p.what == PronounClass::he || p.what == PronounClass::she;
    AntecedentFeatures on;
    on.reserve(48);
    add_situation(p, on);
    add_history(p, c, on);
    const auto add = [&](Template which, std::uint32_t value) { on.push_back(feature(which, value)); };
    add(distance_in_sentences, sentences);
    add(distance_and_form, sentences * 3 + form);
    add(role_and_distance, role * 3 + near);
    add(both_roles, own_role * 8 + role);
    add(sort_and_form, static_cast<std::uint32_t>(referent.sort) * 3 + form);
    if (animate) add(gender, referent.gender == Gender::unknown ? 0U : 1U);
    add(number, referent.sort == ReferentSort::set ? 3U : referent.sort == ReferentSort::group ? 2U : referent.plural ? 1U : 0U);
    add(definiteness, definiteness_of(other, candidate));
    add(quotation, quotation_value(p, candidate));
    add(dominance, (sentences > 0 ? 0U : dominates(own, bearer, p.mention().head) ? 1U : 2U) * 4 + own_role);
    const bool pronoun = candidate.form == MentionForm::pronoun;
    add(same_word, !pronoun ? 0U : pronoun_class(lower(text_of(p.document, other.tokens[candidate.head]))) == p.what ? 1U : 2U);
    add(paragraph, (own.block == other.block ? 0U : 3U) + near);
    const bool first = c.latest == 0 || p.mentions[c.latest - 1].sentence != candidate.sentence;
    add(sentence_first, (first ? 2U : 0U) + (sentences > 0 ? 1U : 0U));
    add(prominence, ((c.named ? 2U : 0U) + (c.before >= c.most_before ? 1U : 0U)) * 3 + near);
    add(distance_in_mentions, bucket(p.pronoun - c.latest, {1, 3, 6, 10, 15, 25}));
    if (candidate.form == MentionForm::nominal)
        add(noun_class, static_cast<std::uint32_t>(noun_class_of(fold(other.tokens[candidate.head].lemma))) * 3 + near);
    if (!animate) add(animacy, animacy_bucket(p.document, p.mention()) * 5 + animacy_of(referent));
    if (is_subject_of_saying(other, candidate.head))
        add(candidate_says, (is_subject_of_saying(own, p.mention().head) ? 2U : 0U) + (sentences > 0 ? 1U : 0U));
    return on;
}

AntecedentFeatures no_antecedent_features(const PronounSituation& p) {
    const bool quoted = p.quotes.quoted(p.mention().sentence, p.mention().head);
    AntecedentFeatures on;
    add_situation(p, on);
    on.push_back(feature(nothing, pronoun_role(p.token().relation) * 2 + (quoted ? 1U : 0U)));
    on.push_back(feature(nothing_count, bucket(p.candidates, {0, 1, 2, 4})));
    if (antecedent_output(p.what) > 0) on.push_back(feature(nothing_animate, animacy_bucket(p.document, p.mention())));
    return on;
}

std::uint32_t antecedent_feature_count() noexcept {
    std::uint32_t sum = 0;
    for (const auto& [name, values] : templates)
        sum += values;
    return sum;
}

std::string antecedent_feature_name(std::uint32_t index) {
    std::uint32_t t = 0;
    while (index >= templates[t].second)
        index -= templates[t++].second;
    return std::string(templates[t].first) + '=' + std::to_string(index);
}

std::uint32_t antecedent_output(PronounClass what) noexcept {
    if (what == PronounClass::it) return 1;
    return what == PronounClass::they ? 2 : 0;
}

} // namespace entente
