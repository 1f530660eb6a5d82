// SPDX-License-Identifier: Apache-2.0
#include "evaluate/coreference.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "annotate/annotate.hpp"
#include "extract/mentions.hpp"
#include "extract/mentions_names.hpp"
#include "resolve/link.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view misc_value(std::string_view misc, std::string_view key) {
    for (std::size_t at = 0; at < misc.size();) {
        const std::size_t end = std::min(misc.find('|', at), misc.size());
        const std::string_view field = misc.substr(at, end - at);
        if (field.size() > key.size() && field.starts_with(key) && field[key.size()] == '=') return field.substr(key.size() + 1);
        at = end + 1;
    }
    return {};
}

std::vector<std::string_view> split(std::string_view text, char by) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(by, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

std::uint32_t number(std::string_view text) {
    std::uint32_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') break;
        value = value * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return value;
}

bool is_type_scored(std::string_view type) {
    static constexpr std::array<std::string_view, 3> types{"person", "organization", "place"};
    return is_one_of(type, types);
}

/// Text and byte spans of the words, as raw_text writes them.
struct PlacedText {
    std::string text;
    std::vector<std::vector<Span>> words;
    std::vector<Span> sentences;
    std::vector<std::uint32_t> blocks;
};

PlacedText placed(std::span<const ConlluSentence> sentences) {
    PlacedText out;
    std::uint32_t block = 0;
    for (const ConlluSentence& sentence : sentences) {
        if (!out.text.empty()) {
            out.text += sentence.new_paragraph || sentence.new_document ? "\n\n" : " ";
            block += sentence.new_paragraph || sentence.new_document ? 1U : 0U;
        }
        const std::uint32_t begin = static_cast<std::uint32_t>(out.text.size());
        std::vector<Span> words;
        std::size_t at = 0;
        for (const ConlluWord& word : sentence.words) {
            const std::size_t found = sentence.text.find(word.form, at);
            const std::size_t start = found == std::string::npos ? at : found;
            const std::size_t end = std::min(start + word.form.size(), sentence.text.size());
            words.push_back({begin + static_cast<std::uint32_t>(start), begin + static_cast<std::uint32_t>(end)});
            at = end;
        }
        out.text += sentence.text;
        out.words.push_back(std::move(words));
        out.sentences.push_back({begin, static_cast<std::uint32_t>(out.text.size())});
        out.blocks.push_back(block);
    }
    out.text += '\n';
    return out;
}

/// Groups a file by document.
std::vector<std::span<const ConlluSentence>> documents(std::span<const ConlluSentence> sentences) {
    std::vector<std::span<const ConlluSentence>> result;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (i == 0 || sentences[i].new_document) {
            result.push_back(sentences.subspan(i, 1));
        } else {
            result.back() = std::span(result.back().data(), result.back().size() + 1);
        }
    }
    return result;
}

enum class Person3 : std::uint8_t { no, animate, one, several };

Person3 third_person(std::string_view word) {
    static constexpr std::array<std::string_view, 8> animate{"he", "him", "his", "himself", "she", "her", "hers", "herself"};
    static constexpr std::array<std::string_view, 3> one{"it", "its", "itself"};
    static constexpr std::array<std::string_view, 5> several{"they", "them", "their", "theirs", "themselves"};
    if (is_one_of(word, animate)) return Person3::animate;
    if (is_one_of(word, one)) return Person3::one;
    return is_one_of(word, several) ? Person3::several : Person3::no;
}

std::uint32_t distance(std::uint32_t a, std::uint32_t b) {
    return a > b ? a - b : b - a;
}

Span span_of(const std::vector<std::vector<Span>>& words, const GoldMention& mention) {
    return {words[mention.sentence][mention.tokens.begin].begin, words[mention.sentence][mention.tokens.end - 1].end};
}

/// Each predicted mention gets the gold mention that has its head or a word of its name among its own heads and whose span is
/// nearest.
void align(AlignedDocument& aligned) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> gold_at; // byte where a head word begins -> gold mentions
    for (std::uint32_t g = 0; g < aligned.gold.size(); ++g) {
        for (const std::uint32_t head : aligned.gold[g].heads)
            gold_at[aligned.words[aligned.gold[g].sentence][head].begin].push_back(g);
    }
    aligned.gold_of.assign(aligned.mentions.size(), none);
    aligned.predicted_of.assign(aligned.gold.size(), none);
    for (std::uint32_t m = 0; m < aligned.mentions.size(); ++m) {
        const Mention& mention = aligned.mentions[m];
        const Sentence& sentence = aligned.document.sentences[mention.sentence];
        const Span whole{sentence.tokens[mention.tokens.begin].span.begin, sentence.tokens[mention.tokens.end - 1].span.end};
        std::uint32_t best = none;
        std::uint32_t best_difference = UINT32_MAX;
        const TokenRange words = mention.name.size() > 0 ? mention.name : TokenRange{mention.head, mention.head + 1};
        for (std::uint32_t i = words.begin; i < words.end; ++i) {
            const auto found = gold_at.find(sentence.tokens[i].span.begin);
            if (found == gold_at.end()) continue;
            for (const std::uint32_t g : found->second) {
                if (aligned.predicted_of[g] != none) continue;
                const Span span = span_of(aligned.words, aligned.gold[g]);
                const std::uint32_t difference = distance(span.begin, whole.begin) + distance(span.end, whole.end);
                if (difference < best_difference) {
                    best = g;
                    best_difference = difference;
                }
            }
        }
        if (best == none) continue;
        aligned.gold_of[m] = best;
        aligned.predicted_of[best] = m;
    }
}

std::vector<std::uint32_t> chains_of(const AlignedDocument& aligned, const Coreference& coreference) {
    std::vector<std::uint32_t> chains = coreference.of_mention;
    for (std::size_t m = 0; m < chains.size(); ++m) {
        if (chains[m] != none && !in_chain(aligned.document, aligned.mentions[m], coreference.referents[chains[m]]))
            chains[m] = none;
    }
    return chains;
}

/// Comparison of one document.
class DocumentScorer {
public:
    DocumentScorer(const AlignedDocument& aligned, const Coreference& coreference)
        : aligned_(aligned), gold_(aligned.gold), mentions_(aligned.mentions), coreference_(coreference),
          chains_(chains_of(aligned, coreference)) {}

    void add_to(CoreferenceScore& score) const {
        const Chains gold = gold_chains();
        const Chains predicted = predicted_chains();
        add(score.muc, muc(gold, predicted));
        add(score.b_cubed, b_cubed(gold, predicted));
        add(score.ceaf_e, ceaf_e(gold, predicted));
        std::set<std::uint32_t> g;
        std::set<std::uint32_t> p;
        for (const auto& chain : gold)
            g.insert(chain.begin(), chain.end());
        for (const auto& chain : predicted)
            p.insert(chain.begin(), chain.end());
        std::vector<std::uint32_t> both;
        std::set_intersection(g.begin(), g.end(), p.begin(), p.end(), std::back_inserter(both));
        const double shared = static_cast<double>(both.size());
        add(score.mentions, {{shared, static_cast<double>(p.size())}, {shared, static_cast<double>(g.size())}});
        add_pronouns(score);
        ++score.documents;
    }

    void add_pronouns(CoreferenceScore& score) const {
        for (std::uint32_t g = 0; g < gold_.size(); ++g) {
            if (!is_type_scored(gold_[g].type) || gold_[g].tokens.size() != 1) continue;
            const Person3 person = third_person(lower(form_of(g)));
            if (person == Person3::no) continue;
            const bool anaphoric = std::any_of(gold_.begin(), gold_.begin() + g,
                                               [&](const GoldMention& other) { return other.group == gold_[g].group; });
            if (!anaphoric) continue;
            const std::optional<std::uint32_t> taken = taken_for(g);
            const bool right =
                (taken && aligned_.gold_of[*taken] != none && gold_[aligned_.gold_of[*taken]].group == gold_[g].group) ||
                means_coordination(g, taken);
            if (!right) score.pronoun_errors.push_back(error(g, taken));
            add(score.third_person, {right ? 1.0 : 0.0, 1});
            if (person == Person3::animate) add(score.third_person_animate, {right ? 1.0 : 0.0, 1});
            if (person == Person3::several) add(score.third_person_plural, {right ? 1.0 : 0.0, 1});
        }
    }

private:
    static void add(Ratio& to, const Ratio& from) {
        to.right += from.right;
        to.all += from.all;
    }
    static void add(MetricScore& to, const MetricScore& from) {
        add(to.precision, from.precision);
        add(to.recall, from.recall);
    }

    /// The number of the gold mention that it is, or a number of its own.
    std::uint32_t number_of(std::uint32_t m) const {
        return aligned_.gold_of[m] != none ? aligned_.gold_of[m] : static_cast<std::uint32_t>(gold_.size()) + m;
    }

    Chains gold_chains() const {
        std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
        for (std::uint32_t g = 0; g < gold_.size(); ++g) {
            if (is_type_scored(gold_[g].type)) groups[gold_[g].group].push_back(g);
        }
        return of_two_or_more(groups);
    }

    Chains predicted_chains() const {
        std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            if (chains_[m] != none) groups[chains_[m]].push_back(number_of(m));
        }
        return of_two_or_more(groups);
    }

    static Chains of_two_or_more(const std::map<std::uint32_t, std::vector<std::uint32_t>>& groups) {
        Chains chains;
        for (const auto& [group, mentions] : groups) {
            if (mentions.size() > 1) chains.push_back(mentions);
        }
        return chains;
    }

    const std::string& form_of(std::uint32_t g) const {
        return aligned_.sentences[gold_[g].sentence].words[gold_[g].tokens.begin].form;
    }

    /// The nearest mention before the pronoun in its predicted chain that is no pronoun, or if all are, the nearest.
    std::optional<std::uint32_t> taken_for(std::uint32_t g) const {
        const std::uint32_t m = aligned_.predicted_of[g];
        if (m == none || chains_[m] == none) return std::nullopt;
        std::optional<std::uint32_t> nearest;
        for (std::uint32_t c = m; c-- > 0;) {
            if (chains_[c] != chains_[m]) continue;
            if (!nearest) nearest = c;
            if (mentions_[c].form != MentionForm::pronoun) return c;
        }
        return nearest;
    }

    /// "Ana and Ben … they": the set of the two has no mention of its own; what the corpus takes "they" for must be a phrase in
    /// which each of the set is mentioned, and that says nothing of others.
    bool means_coordination(std::uint32_t g, std::optional<std::uint32_t> taken) const {
        const std::uint32_t m = aligned_.predicted_of[g];
        if (m == none || chains_[m] == none || (taken && mentions_[*taken].form != MentionForm::pronoun)) return false;
        const Referent& referent = coreference_.referents[chains_[m]];
        if (referent.sort != ReferentSort::set) return false;
        const std::set<std::uint32_t> members(referent.members.begin(), referent.members.end());
        return std::any_of(gold_.begin(), gold_.begin() + g, [&](const GoldMention& other) {
            return other.group == gold_[g].group && other.tokens.size() > 2 && coordinated_in(other) == members;
        });
    }

    /// The referents that a coordination of gold names: the first conjunct and those joined to it.
    std::set<std::uint32_t> coordinated_in(const GoldMention& phrase) const {
        const Span span = span_of(aligned_.words, phrase);
        std::set<std::uint32_t> found;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            const std::uint32_t first = mentions_[m].conjunct_of;
            if (first == none || !holds_head(span, m) || !holds_head(span, first)) continue;
            found.insert({coreference_.of_mention[m], coreference_.of_mention[first]});
        }
        return found;
    }

    bool holds_head(Span span, std::uint32_t m) const {
        const Span head = aligned_.document.sentences[mentions_[m].sentence].tokens[mentions_[m].head].span;
        return span.begin <= head.begin && head.end <= span.end;
    }

    std::string error(std::uint32_t g, std::optional<std::uint32_t> taken) const {
        std::string line = form_of(g) + '\t';
        if (const std::uint32_t at = taken.value_or(none); at != none) {
            line += text_of(aligned_.document, aligned_.document.sentences[mentions_[at].sentence], mentions_[at].tokens);
        } else {
            const std::uint32_t m = aligned_.predicted_of[g];
            const std::uint32_t r = m == none ? none : coreference_.of_mention[m];
            line += '(';
            line += m == none ? "no mention" : r == none ? "nothing" : described(coreference_.referents[r]);
            line += ')';
        }
        line += '\t';
        for (std::uint32_t other = g; other-- > 0;) {
            if (gold_[other].group != gold_[g].group) continue;
            const std::string_view text = span_of(aligned_.words, gold_[other]).of(aligned_.document.article.text);
            line += std::string(text) + " | ";
            if (gold_[other].tokens.size() > 1 || third_person(lower(text)) == Person3::no) break;
        }
        return line + '\t' + gold_[g].type + '\t' + aligned_.sentences[gold_[g].sentence].text;
    }

    std::string described(const Referent& referent) const {
        if (referent.sort != ReferentSort::set) return referent.name.empty() ? "unnamed" : referent.name;
        std::string all;
        for (const std::uint32_t member : referent.members)
            all += (all.empty() ? "" : " + ") + described(coreference_.referents[member]);
        return all;
    }

    const AlignedDocument& aligned_;
    const std::vector<GoldMention>& gold_;
    const std::vector<Mention>& mentions_;
    const Coreference& coreference_;
    std::vector<std::uint32_t> chains_; ///< per mention: the referent, or none for what is of no interest
};

NameType name_type_of(std::string_view type) {
    if (type == "person") return NameType::PER;
    if (type == "organization") return NameType::ORG;
    return type == "place" ? NameType::LOC : NameType::MISC;
}

/// The corpus marks no names as such: a mention headed by proper nouns is taken for one.
void mark_name(Sentence& sentence, const GoldMention& mention) {
    std::uint32_t begin = mention.heads.front();
    std::uint32_t end = begin + 1;
    const auto proper = [&](std::uint32_t i) {
        return sentence.tokens[i].upos == Upos::PROPN && sentence.tokens[i].relation != Relation::nmod_desc;
    };
    if (!proper(begin)) return;
    while (begin > mention.tokens.begin && proper(begin - 1))
        --begin;
    while (end < mention.tokens.end && proper(end))
        ++end;
    if (std::any_of(sentence.tokens.begin() + begin, sentence.tokens.begin() + end,
                    [](const Token& t) { return t.name_type != NameType::none; }))
        return;
    for (std::uint32_t i = begin; i < end; ++i) {
        sentence.tokens[i].name_type = name_type_of(mention.type);
        sentence.tokens[i].name_begin = i == begin;
    }
}

} // namespace

std::vector<GoldMention> gold_mentions(std::span<const ConlluSentence> sentences) {
    std::vector<GoldMention> mentions;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        std::vector<std::size_t> open; // indices into mentions
        for (std::uint32_t i = 0; i < sentences[s].words.size(); ++i) {
            const std::string_view value = misc_value(sentences[s].words[i].misc, "Entity");
            for (std::size_t at = 0; at < value.size();) {
                if (value[at] == '(') {
                    const std::size_t end = std::min(value.find_first_of("()", at + 1), value.size());
                    const std::vector<std::string_view> fields = split(value.substr(at + 1, end - at - 1), '-');
                    GoldMention mention;
                    mention.sentence = s;
                    mention.tokens = {i, i + 1};
                    mention.group = number(fields[0]);
                    if (fields.size() > 1) mention.type = fields[1];
                    if (fields.size() > 5) {
                        for (const std::string_view head : split(fields[5], ',')) {
                            if (number(head) > 0) mention.heads.push_back(i + number(head) - 1);
                        }
                    }
                    mentions.push_back(std::move(mention));
                    at = end;
                    if (at < value.size() && value[at] == ')') {
                        ++at;
                    } else {
                        open.push_back(mentions.size() - 1);
                    }
                } else {
                    const std::size_t end = std::min(value.find_first_of("()", at), value.size());
                    const std::uint32_t group = number(value.substr(at, end - at));
                    for (auto k = open.rbegin(); k != open.rend(); ++k) {
                        if (mentions[*k].group != group) continue;
                        mentions[*k].tokens.end = i + 1;
                        open.erase(std::next(k).base());
                        break;
                    }
                    at = end + 1;
                }
            }
        }
    }
    for (GoldMention& mention : mentions) {
        std::erase_if(mention.heads, [&](std::uint32_t head) { return !mention.tokens.contains(head); });
        if (mention.heads.empty()) mention.heads.push_back(mention.tokens.begin);
    }
    return mentions;
}

Document gold_document(std::span<const ConlluSentence> sentences) {
    PlacedText text = placed(sentences);
    Document document;
    document.article.text = std::move(text.text);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        Sentence sentence;
        sentence.span = text.sentences[s];
        sentence.block = text.blocks[s];
        for (std::size_t i = 0; i < sentences[s].words.size(); ++i) {
            const ConlluWord& word = sentences[s].words[i];
            Token token;
            token.span = text.words[s][i];
            token.lemma = word.lemma.empty() ? word.form : word.lemma;
            token.upos = word.upos;
            token.xpos = word.xpos;
            token.head = word.head;
            token.relation = word.relation;
            token.part = word.part;
            sentence.tokens.push_back(std::move(token));
        }
        document.sentences.push_back(std::move(sentence));
    }
    for (const GoldMention& mention : gold_mentions(sentences))
        mark_name(document.sentences[mention.sentence], mention);
    return document;
}

std::vector<AlignedDocument> aligned_documents(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                               const Gazetteer& gazetteer, const Model* model) {
    std::vector<AlignedDocument> result;
    for (const std::span<const ConlluSentence> part : documents(sentences)) {
        AlignedDocument aligned;
        aligned.sentences = part;
        PlacedText text = placed(part);
        if (model == nullptr) {
            aligned.document = gold_document(part);
        } else {
            Article article;
            article.text = std::move(text.text);
            aligned.document = annotate(std::move(article), *model);
        }
        aligned.words = std::move(text.words);
        aligned.mentions = find_mentions(aligned.document, lexicon, gazetteer);
        aligned.gold = gold_mentions(part);
        align(aligned);
        result.push_back(std::move(aligned));
    }
    return result;
}

void add_third_person(CoreferenceScore& score, const AlignedDocument& aligned, const Coreference& coreference) {
    DocumentScorer(aligned, coreference).add_pronouns(score);
}

CoreferenceScore evaluate_coreference(std::span<const ConlluSentence> sentences, const ActorLexicon& lexicon,
                                      const Gazetteer& gazetteer, const Model* model) {
    CoreferenceScore score;
    for (const AlignedDocument& aligned : aligned_documents(sentences, lexicon, gazetteer, model)) {
        const NameLinks names = link_names(aligned.document, aligned.mentions, lexicon);
        DocumentScorer(aligned, corefer(aligned.document, aligned.mentions, names, lexicon)).add_to(score);
    }
    return score;
}

} // namespace entente