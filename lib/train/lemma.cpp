// SPDX-License-Identifier: Apache-2.0
#include "train/lemma.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <sstream>
#include <tuple>
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
    LemmaCase letters = LemmaCase::lower;
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

/// Which case makes this very lemma: lower unless another is needed.
std::optional<LemmaCase> letters_of(const EditScript& script, std::string_view form, std::string_view lemma) {
    for (const LemmaCase letters : {LemmaCase::lower, LemmaCase::keep, LemmaCase::capitalise})
        if (apply_script(script, letters, form) == lemma) return letters;
    return std::nullopt;
}

bool has_digit(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos;
}

void observe(const std::vector<ConlluSentence>& sentences, Observations& observations) {
    for (const ConlluSentence& sentence : sentences) {
        for (std::size_t i = 0; i < sentence.words.size(); ++i) {
            const ConlluWord& word = sentence.words[i];
            if (word.lemma.empty()) continue;
            const auto script = edit_script(word.form, word.lemma);
            if (!script || script->append.size() > 40 || word.xpos == Xpos::GW) continue;
            const auto letters = letters_of(*script, word.form, word.lemma);
            if (!letters) continue;
            const Xpos next = i + 1 < sentence.words.size() ? sentence.words[i + 1].xpos : Xpos::none;
            ++observations[{word.form, word.upos, word.xpos, next, i == 0, *script, *letters}];
        }
    }
}

/// Votes under one key; the winner is the most frequent, the first in order among equals.
template <class Choice>
class Votes {
public:
    void add(const Choice& choice, int count) { counts_[choice] += count; }
    int total() const {
        int sum = 0;
        for (const auto& [choice, count] : counts_)
            sum += count;
        return sum;
    }
    std::pair<Choice, int> winner() const {
        return *std::ranges::max_element(counts_, {}, [](const auto& entry) { return entry.second; });
    }

private:
    std::map<Choice, int> counts_;
};

/// Rules while they are made: looked up as the lemmatiser does, by a list of keys of which the first that has a rule counts.
template <class Choice>
class RuleMaker {
public:
    void set(std::uint64_t key, const Choice& choice) { rules_[key] = choice; }
    bool has(std::uint64_t key) const { return rules_.contains(key); }
    std::optional<Choice> choice(std::span<const std::uint64_t> keys) const {
        for (const std::uint64_t key : keys)
            if (const auto found = rules_.find(key); found != rules_.end()) return found->second;
        return std::nullopt;
    }
    const std::map<std::uint64_t, Choice>& rules() const { return rules_; }

private:
    std::map<std::uint64_t, Choice> rules_;
};

/// Rules for suffixes: a vote for each different form (not each occurrence), so that frequent irregular words do not set the rule.
/// A rule is kept where it says other than the next shorter suffix.
template <class Choice, class KeysOf, class ChoiceOf>
void make_suffix_rules(const Observations& observations, RuleMaker<Choice>& rules, KeysOf keys_of, ChoiceOf choice_of) {
    struct Group {
        Votes<Choice> votes;
        std::uint64_t shorter = 0;
        std::size_t length = 0;
    };
    std::map<std::uint64_t, Group> groups;
    std::set<std::tuple<std::uint64_t, std::string, Choice>> seen;
    for (const auto& [observation, count] : observations) {
        const std::vector<std::uint64_t> keys = keys_of(lemma_keys(observation.context()));
        const Choice choice = choice_of(observation);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (!seen.insert({keys[i], lower(observation.form), choice}).second) continue;
            Group& group = groups[keys[i]];
            group.votes.add(choice, 1);
            group.length = keys.size() - 1 - i;
            if (group.length > 0) group.shorter = keys[i + 1];
        }
    }
    std::vector<std::pair<std::size_t, std::uint64_t>> order;
    for (const auto& [key, group] : groups)
        order.emplace_back(group.length, key);
    std::ranges::sort(order);
    std::map<std::uint64_t, Choice> in_force;
    for (const auto& [length, key] : order) {
        const Group& group = groups[key];
        const auto [choice, count] = group.votes.winner();
        if (length == 0) {
            rules.set(key, choice);
            in_force[key] = choice;
            continue;
        }
        const Choice above = in_force[group.shorter];
        const bool trusted = count >= 2 && 2 * count > group.votes.total();
        if (trusted && choice != above) rules.set(key, choice);
        in_force[key] = trusted ? choice : above;
    }
}

/// Rules for one kind of key where the more general ones go wrong. `keys_of` gives that key and then the more general ones.
template <class Choice, class KeysOf, class ChoiceOf>
void make_entries(const Observations& observations, RuleMaker<Choice>& rules, int least, KeysOf keys_of, ChoiceOf choice_of) {
    struct Group {
        Votes<Choice> votes;
        std::vector<std::uint64_t> keys;
    };
    std::map<std::uint64_t, Group> groups;
    for (const auto& [observation, count] : observations) {
        const std::vector<std::uint64_t> keys = keys_of(lemma_keys(observation.context()));
        if (keys.empty()) continue;
        Group& group = groups[keys.front()];
        group.votes.add(choice_of(observation), count);
        group.keys = keys;
    }
    for (const auto& [key, group] : groups) {
        const auto [choice, count] = group.votes.winner();
        const bool trusted = count >= least && 2 * count >= group.votes.total();
        if (trusted && rules.choice(std::span{group.keys}.subspan(1)) != choice) rules.set(key, choice);
    }
}

/// These keys and then the suffixes; none for a form with digits, which only suffixes describe.
std::vector<std::uint64_t> before_suffixes(const LemmaKeys& keys, std::initializer_list<std::uint64_t> first) {
    if (keys.has_digit) return {};
    std::vector<std::uint64_t> out{first};
    out.insert(out.end(), keys.suffixes.begin(), keys.suffixes.end());
    return out;
}

RuleMaker<EditScript> make_scripts(const Observations& observations) {
    RuleMaker<EditScript> rules;
    const auto script_of = [](const Observation& observation) {
        // A correction of a number is no rule for other numbers.
        return has_digit(observation.script.append) ? EditScript{} : observation.script;
    };
    make_suffix_rules(
        observations, rules, [](const LemmaKeys& keys) { return keys.suffixes; }, script_of);
    make_entries(
        observations, rules, 1, [](const LemmaKeys& keys) { return before_suffixes(keys, {keys.form}); }, script_of);
    make_entries(
        observations, rules, 1,
        [](const LemmaKeys& keys) {
            return before_suffixes(keys, {keys.tagged, keys.form});
        },
        script_of);
    make_entries(
        observations, rules, 2,
        [](const LemmaKeys& keys) {
            return before_suffixes(keys, {keys.in_context, keys.tagged, keys.form});
        },
        script_of);
    return rules;
}

RuleMaker<LemmaCase> make_cases(const Observations& observations) {
    RuleMaker<LemmaCase> rules;
    const auto letters_of = [](const Observation& observation) { return observation.letters; };
    const auto suffixes = [](const LemmaKeys& keys) {
        return std::vector<std::uint64_t>{keys.cases.begin() + 1, keys.cases.end()};
    };
    // Shouted or an acronym? A word that no treebank has keeps its capitals.
    const auto cautious = [](const Observation& observation) {
        return observation.letters == LemmaCase::capitalise ? LemmaCase::keep : observation.letters;
    };
    make_suffix_rules(observations, rules, suffixes, cautious);
    make_entries(
        observations, rules, 1, [](const LemmaKeys& keys) { return keys.cases; }, letters_of);
    return rules;
}

LemmaRules finished_rules(const RuleMaker<EditScript>& scripts, const RuleMaker<LemmaCase>& cases) {
    LemmaRules out;
    std::map<EditScript, std::uint16_t> places;
    for (const auto& [key, script] : scripts.rules())
        places[script] = 0;
    for (auto& [script, place] : places) {
        place = static_cast<std::uint16_t>(out.scripts.size());
        out.scripts.push_back(script);
    }
    for (const auto& [key, script] : scripts.rules())
        out.entries.push_back({key, places[script]});
    for (const auto& [key, letters] : cases.rules())
        out.entries.push_back({key, static_cast<std::uint16_t>(letters)});
    return out;
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

/// Forms of WordNet's words with their tags, regular ones where WordNet lists no other, and the base forms they may have.
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
                past = past || ends(form, "ed"); // "smelt" leaves room for "smelled", "stopped" none for "stoped"
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
std::size_t add_wordnet(const std::string& folder, const std::map<std::string, int>& lemma_counts, RuleMaker<EditScript>& rules) {
    const auto frequency = [&](const std::string& base) {
        const auto found = lemma_counts.find(base);
        return found == lemma_counts.end() ? 0 : found->second;
    };
    const auto forms = wordnet_forms(folder);
    std::set<std::pair<Upos, std::string>> words;
    for (const auto& [tagged, bases] : forms)
        for (const std::string& base : bases)
            words.emplace(upos_of(tagged.second), base);
    std::size_t added = 0;
    for (const auto& [tagged, bases] : forms) {
        const auto& [form, xpos] = tagged;
        const LemmaKeys keys = lemma_keys({.form = form, .upos = upos_of(xpos), .xpos = xpos});
        const auto current = rules.choice(before_suffixes(keys, {keys.tagged, keys.form}));
        const auto current_lemma = current ? apply_script(*current, LemmaCase::lower, form) : std::nullopt;
        const auto best = std::ranges::max_element(bases, {}, frequency);
        if (current_lemma && bases.contains(*current_lemma) && frequency(*current_lemma) >= frequency(*best)) continue;
        // The treebanks have their slips ("fled" of "flead"), but a lemma that WordNet has as such a word is none.
        const bool seen = rules.has(keys.form) || rules.has(keys.tagged);
        if (seen && current_lemma && words.contains({upos_of(xpos), *current_lemma})) continue;
        if (const auto script = edit_script(form, *best)) {
            rules.set(seen ? keys.tagged : keys.form, *script);
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
        if (const auto lemma = apply_script(observation.script, observation.letters, observation.form))
            lemma_counts[*lemma] += count;
    RuleMaker<EditScript> scripts = make_scripts(observations);
    const std::size_t added = wordnet.empty() ? 0 : add_wordnet(wordnet, lemma_counts, scripts);
    const LemmaRules rules = finished_rules(scripts, make_cases(observations));
    log(fmt::format("lemmatiser: {} rules with {} scripts, {} of them from WordNet", rules.entries.size(), rules.scripts.size(),
                    added));
    return write_section(rules);
}

} // namespace entente
