// SPDX-License-Identifier: Apache-2.0
#include "train/lemma.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "annotate/conllu.hpp"
#include "annotate/lemmatiser.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

/// A form seen with a lemma, and how often.
struct Observation {
    std::string form;
    Upos upos = Upos::X;
    Xpos xpos = Xpos::none;
    Xpos next = Xpos::none;
    bool sentence_initial = false;
    EditScript script;
    LemmaContext context() const { return {form, upos, xpos, next, sentence_initial}; }
    friend auto operator<=>(const Observation&, const Observation&) = default;
};
using Observations = std::map<Observation, int>;

std::string read_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw InputError{path, 0, "cannot be opened"};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void observe(const std::vector<ConlluSentence>& sentences, Observations& observations) {
    for (const ConlluSentence& sentence : sentences) {
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            const ConlluWord& word = sentence.words[i];
            if (word.lemma.empty() || word.upos == Upos::X) continue;
            const auto script = edit_script(word.form, word.lemma);
            if (!script || script->append.size() > 40) continue;
            const Xpos next = i + 1 < sentence.words.size() ? sentence.words[i + 1].xpos : Xpos::none;
            ++observations[{word.form, word.upos, word.xpos, next, i == 0, *script}];
        }
    }
}

/// Votes for scripts under one key; the winner is the most frequent, the first in order among equals.
class Votes {
public:
    void add(const EditScript& script, int count) { counts_[script] += count; }
    int total() const {
        int sum = 0;
        for (const auto& [script, count] : counts_)
            sum += count;
        return sum;
    }
    std::pair<EditScript, int> winner() const {
        const auto best = std::ranges::max_element(counts_, {}, [](const auto& entry) { return entry.second; });
        return *best;
    }

private:
    std::map<EditScript, int> counts_;
};

/// Rules while they are made: looked up as the lemmatiser does.
class RuleMaker {
public:
    void set(std::uint64_t key, const EditScript& script) { rules_[key] = script; }

    /// The script that the rules give now, from the suffixes alone or from `tagged` or `cased` on.
    enum class From { cased, tagged, suffixes };
    std::optional<EditScript> script(const LemmaKeys& keys, From from) const {
        std::vector<std::uint64_t> order;
        if (from == From::cased) order.push_back(keys.cased);
        if (from != From::suffixes) order.push_back(keys.tagged);
        order.insert(order.end(), keys.suffixes.begin(), keys.suffixes.end());
        for (const std::uint64_t key : order)
            if (const auto found = rules_.find(key); found != rules_.end()) return found->second;
        return std::nullopt;
    }
    bool has(std::uint64_t key) const { return rules_.contains(key); }

    LemmaRules finish() const {
        std::map<EditScript, int> uses;
        for (const auto& [key, script] : rules_)
            ++uses[script];
        LemmaRules out;
        std::map<EditScript, std::uint16_t> places;
        for (const auto& [script, count] : uses) {
            places[script] = static_cast<std::uint16_t>(out.scripts.size());
            out.scripts.push_back(script);
        }
        for (const auto& [key, script] : rules_)
            out.entries.push_back({key, places[script]});
        return out;
    }

private:
    std::map<std::uint64_t, EditScript> rules_;
};

/// Suffix rules: a vote for each different form (not each occurrence), so that frequent irregular words do not set the rule.
/// A rule is kept where it says other than the next shorter suffix.
void make_suffix_rules(const Observations& observations, RuleMaker& rules) {
    std::map<std::uint64_t, Votes> votes;
    std::map<std::uint64_t, std::uint64_t> shorter;
    std::map<std::uint64_t, std::size_t> lengths;
    std::set<std::pair<std::uint64_t, std::pair<std::string, EditScript>>> seen;
    for (const auto& [observation, count] : observations) {
        const LemmaKeys keys = lemma_keys(observation.context());
        for (std::size_t i = 0; i < keys.suffixes.size(); ++i) {
            if (!seen.insert({keys.suffixes[i], {lower(observation.form), observation.script}}).second) continue;
            votes[keys.suffixes[i]].add(observation.script, 1);
            lengths[keys.suffixes[i]] = keys.suffixes.size() - 1 - i;
            if (i + 1 < keys.suffixes.size()) shorter[keys.suffixes[i]] = keys.suffixes[i + 1];
        }
    }
    std::vector<std::pair<std::size_t, std::uint64_t>> order;
    for (const auto& [key, length] : lengths)
        order.emplace_back(length, key);
    std::ranges::sort(order);
    std::map<std::uint64_t, EditScript> inherited;
    for (const auto& [length, key] : order) {
        const auto [script, count] = votes[key].winner();
        const bool trusted = length == 0 || (count >= 2 && 2 * count > votes[key].total());
        const auto above = length == 0 ? inherited.end() : inherited.find(shorter[key]);
        const bool same = above != inherited.end() && above->second == script;
        if (trusted && !same) rules.set(key, script);
        inherited[key] = trusted || above == inherited.end() ? script : above->second;
    }
}

/// Dictionary entries for one kind of key, most general kind first, where what is known so far goes wrong.
template <class KeyOf>
void make_entries(const Observations& observations, RuleMaker& rules, RuleMaker::From from, int least, KeyOf key_of) {
    struct Group {
        Votes votes;
        LemmaKeys keys;
    };
    std::map<std::uint64_t, Group> groups;
    for (const auto& [observation, count] : observations) {
        const LemmaKeys keys = lemma_keys(observation.context());
        Group& group = groups[key_of(keys)];
        group.votes.add(observation.script, count);
        group.keys = keys;
    }
    for (const auto& [key, group] : groups) {
        const auto [script, count] = group.votes.winner();
        if (count >= least && 2 * count >= group.votes.total() && rules.script(group.keys, from) != script) rules.set(key, script);
    }
}

bool is_plain_word(std::string_view word) {
    return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<std::string> index_words(const std::string& path) {
    std::istringstream lines{read_file(path)};
    std::vector<std::string> words;
    for (std::string line; std::getline(lines, line);)
        if (const std::string word = line.substr(0, line.find(' ')); is_plain_word(word)) words.push_back(word);
    return words;
}

std::multimap<std::string, std::string> irregular_forms(const std::string& path) {
    std::istringstream lines{read_file(path)};
    std::multimap<std::string, std::string> forms; // base to form
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words{line};
        std::string form;
        std::string base;
        if (words >> form >> base && is_plain_word(form) && is_plain_word(base)) forms.emplace(base, form);
    }
    return forms;
}

bool ends(std::string_view word, std::string_view ending) {
    return word.ends_with(ending);
}
bool is_vowel(char c) {
    return std::string_view{"aeiou"}.find(c) != std::string_view::npos;
}
bool ends_in_consonant_y(std::string_view word) {
    return word.size() > 1 && word.back() == 'y' && !is_vowel(word[word.size() - 2]);
}

std::string with_s(const std::string& base) {
    if (ends_in_consonant_y(base)) return base.substr(0, base.size() - 1) + "ies";
    if (ends(base, "s") || ends(base, "x") || ends(base, "z") || ends(base, "ch") || ends(base, "sh")) return base + "es";
    return base + "s";
}

std::string with_ed(const std::string& base) {
    if (ends_in_consonant_y(base)) return base.substr(0, base.size() - 1) + "ied";
    return base + (base.back() == 'e' ? "d" : "ed");
}

std::string with_ing(const std::string& base) {
    const bool drops = base.back() == 'e' && !ends(base, "ee") && !ends(base, "ye") && !ends(base, "oe") && !ends(base, "ie");
    return (drops ? base.substr(0, base.size() - 1) : base) + "ing";
}

/// Forms of WordNet's words with their tags, regular where WordNet lists none, and the base forms they may have.
std::map<std::pair<std::string, Xpos>, std::set<std::string>> wordnet_forms(const std::string& folder) {
    std::map<std::pair<std::string, Xpos>, std::set<std::string>> forms;
    const auto verbs = irregular_forms(folder + "/verb.exc");
    for (const std::string& base : index_words(folder + "/index.verb")) {
        bool past = false;
        bool present = false;
        const auto [first, last] = verbs.equal_range(base);
        for (auto at = first; at != last; ++at) {
            const std::string& form = at->second;
            if (ends(form, "ing")) {
                present = true;
                forms[{form, Xpos::VBG}].insert(base);
            } else if (!ends(form, "s")) {
                past = true;
                forms[{form, Xpos::VBD}].insert(base);
                forms[{form, Xpos::VBN}].insert(base);
            }
        }
        if (!past) {
            forms[{with_ed(base), Xpos::VBD}].insert(base);
            forms[{with_ed(base), Xpos::VBN}].insert(base);
        }
        if (!present) forms[{with_ing(base), Xpos::VBG}].insert(base);
        forms[{with_s(base), Xpos::VBZ}].insert(base);
    }
    const auto nouns = irregular_forms(folder + "/noun.exc");
    for (const std::string& base : index_words(folder + "/index.noun")) {
        const auto [first, last] = nouns.equal_range(base);
        for (auto at = first; at != last; ++at)
            forms[{at->second, Xpos::NNS}].insert(base);
        if (first == last && base.size() > 2) forms[{with_s(base), Xpos::NNS}].insert(base);
    }
    const auto adjectives = irregular_forms(folder + "/adj.exc");
    for (const auto& [base, form] : adjectives)
        if (ends(form, "er") || ends(form, "est")) forms[{form, ends(form, "er") ? Xpos::JJR : Xpos::JJS}].insert(base);
    return forms;
}

Upos upos_of(Xpos xpos) {
    if (xpos == Xpos::NNS) return Upos::NOUN;
    return xpos == Xpos::JJR || xpos == Xpos::JJS ? Upos::ADJ : Upos::VERB;
}

/// Entries for WordNet's forms that no treebank has and that the rules get wrong, where one base form stands out: the only one,
/// or the one the treebanks use most.
std::size_t add_wordnet(const std::string& folder, const std::map<std::string, int>& lemma_counts, RuleMaker& rules) {
    std::size_t added = 0;
    for (const auto& [tagged, bases] : wordnet_forms(folder)) {
        const auto& [form, xpos] = tagged;
        const LemmaKeys keys = lemma_keys({.form = form, .upos = upos_of(xpos), .xpos = xpos});
        if (rules.has(keys.tagged)) continue;
        const auto frequency = [&](const std::string& base) {
            const auto found = lemma_counts.find(base);
            return found == lemma_counts.end() ? 0 : found->second;
        };
        const auto current = rules.script(keys, RuleMaker::From::tagged);
        const auto current_lemma = current ? apply_script(*current, form) : std::nullopt;
        const auto best = std::ranges::max_element(bases, {}, frequency);
        if (current_lemma && bases.contains(*current_lemma) && frequency(*current_lemma) >= frequency(*best)) continue;
        if (const auto script = edit_script(form, *best)) {
            rules.set(keys.tagged, *script);
            ++added;
        }
    }
    return added;
}

} // namespace

std::string train_lemmatiser(std::span<const std::string> train_files, const std::string& wordnet,
                             const std::function<void(std::string_view line)>& log) {
    Observations observations;
    for (const std::string& path : train_files)
        observe(read_conllu(read_file(path), path), observations);
    std::map<std::string, int> lemma_counts;
    for (const auto& [observation, count] : observations)
        if (const auto lemma = apply_script(observation.script, observation.form)) lemma_counts[*lemma] += count;
    RuleMaker rules;
    make_suffix_rules(observations, rules);
    make_entries(observations, rules, RuleMaker::From::suffixes, 1, [](const LemmaKeys& keys) { return keys.tagged; });
    make_entries(observations, rules, RuleMaker::From::tagged, 1, [](const LemmaKeys& keys) { return keys.cased; });
    make_entries(observations, rules, RuleMaker::From::cased, 2, [](const LemmaKeys& keys) { return keys.in_context; });
    const std::size_t added = wordnet.empty() ? 0 : add_wordnet(wordnet, lemma_counts, rules);
    const LemmaRules finished = rules.finish();
    log(fmt::format("lemmatiser: {} rules with {} scripts, {} of them from WordNet", finished.entries.size(),
                    finished.scripts.size(), added));
    return write_section(finished);
}

} // namespace entente
