// SPDX-License-Identifier: Apache-2.0
#include "train/network_data.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "text/utf8.hpp"
#include "train/annotated_names.hpp"
#include "train/name_tables.hpp"
#include "train/word_lists.hpp"

namespace entente::train {
namespace {

using Sentences = std::vector<std::vector<std::string>>;

std::string unescaped(std::string_view text) {
    static const std::vector<std::pair<std::string_view, char>> entities{
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        bool found = false;
        for (const auto& [entity, c] : entities)
            if (text.substr(i).starts_with(entity)) {
                out += c;
                i += entity.size();
                found = true;
                break;
            }
        if (!found) out += text[i++];
    }
    return out;
}

/// The sentences of an ECB+ file: <token … sentence="3" …>form</token>. The first of a plus file is the page's address.
void read_ecb_file(const std::filesystem::path& file, Sentences& out) {
    const std::string text = read_file(file);
    std::string current;
    std::vector<std::string> sentence;
    const auto flush = [&] {
        const bool address = sentence.size() > 3 && (sentence[0] == "http" || sentence[0].starts_with("http:"));
        if (sentence.size() > 2 && sentence.size() <= 120 && !address) out.push_back(sentence);
        sentence.clear();
    };
    for (std::size_t at = text.find("<token "); at != std::string::npos; at = text.find("<token ", at + 1)) {
        const std::size_t open = text.find('>', at);
        const std::size_t close = text.find("</token>", at);
        const std::size_t number = text.find("sentence=\"", at);
        if (open == std::string::npos || close == std::string::npos || number > open) continue;
        const std::string id = text.substr(number + 10, text.find('"', number + 10) - number - 10);
        if (id != current) flush();
        current = id;
        const std::string form = unescaped(std::string_view{text}.substr(open + 1, close - open - 1));
        if (!form.empty() && is_valid_utf8(form)) sentence.push_back(form);
    }
    flush();
}

Sentences read_ecb(const std::filesystem::path& folder) {
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
        if (entry.path().extension() == ".xml") files.insert(entry.path());
    Sentences out;
    for (const std::filesystem::path& file : files)
        read_ecb_file(file, out);
    return out;
}

/// Definitions and examples of WordNet's synsets, each as a sentence.
Sentences read_glosses(const std::filesystem::path& folder) {
    Sentences out;
    for (const char* part : {"noun", "verb", "adj", "adv"}) {
        const std::string text = read_file(folder / (std::string{"data."} + part));
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            const std::string_view line = std::string_view{text}.substr(at, end - at);
            at = end + 1;
            const std::size_t bar = line.find("| ");
            if (line.starts_with(' ') || bar == std::string_view::npos) continue;
            std::string_view gloss = line.substr(bar + 2);
            while (!gloss.empty()) {
                const std::size_t cut = gloss.find("; \"");
                std::vector<std::string> words = simple_words(gloss.substr(0, cut));
                if (words.size() > 2) out.push_back(std::move(words));
                gloss = cut == std::string_view::npos ? std::string_view{} : gloss.substr(cut + 2);
            }
        }
    }
    return out;
}

HashIndex vocabulary(const std::vector<Example>& examples) {
    std::map<std::string, std::size_t> counts;
    for (const Example& e : examples)
        for (const std::string& form : e.forms)
            ++counts[lower(form)];
    std::set<std::uint32_t> hashes;
    for (const auto& [word, n] : counts)
        if (n >= 2) hashes.insert(word_hash(word));
    return HashIndex{{hashes.begin(), hashes.end()}};
}

void append(std::vector<Example>& to, const std::vector<Example>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

/// From raw news, `labelled` text and WordNet's glosses.
WordVectors word_vectors(const NetworkSources& sources, const Sentences& raw, const std::vector<Example>& labelled) {
    if (!sources.vectors.empty() && std::filesystem::exists(sources.vectors)) return word_vectors_of(read_file(sources.vectors));
    Sentences text = raw;
    for (const Example& e : labelled)
        text.push_back(e.forms);
    const Sentences glosses = read_glosses(sources.wordnet);
    text.insert(text.end(), glosses.begin(), glosses.end());
    WordVectors vectors = train_word_vectors(text, {});
    if (!sources.vectors.empty()) {
        const std::string bytes = serialised(vectors);
        std::ofstream{sources.vectors, std::ios::binary}.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    return vectors;
}

std::string capitalised(std::string_view name) {
    std::string out{name};
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find(' '), name.size());
        words.emplace_back(name.substr(0, end));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return words;
}

/// Only capitalised words of letters: the treebanks would tag each of them as a proper noun and cut none.
bool is_plain(const std::vector<std::string>& words) {
    return !words.empty() && std::all_of(words.begin(), words.end(), [](const std::string& word) {
        return is_upper(code_point_at(word, 0).value) && word.find_first_of(".,'&/-*0123456789") == std::string::npos;
    });
}

/// Names for other names to give way to: given names alone and with a family name, organizations, large cities.
void add_names(Variation& variation, const std::filesystem::path& geonames) {
    const std::vector<std::string_view> families = family_names();
    std::size_t k = 0;
    for (const std::string_view given : given_names()) {
        k = (k + 7919) % families.size();
        variation.add(NameType::PER, {capitalised(given)});
        variation.add(NameType::PER, {capitalised(given), capitalised(families[k])});
    }
    for (const std::string_view name : organizations())
        if (std::vector<std::string> words = words_of(name); is_plain(words)) variation.add(NameType::ORG, std::move(words));
    constexpr std::size_t name_column = 1, population_column = 14;
    constexpr unsigned long large = 300'000;
    std::istringstream cities{read_file(geonames / "cities15000.txt")};
    for (std::string line; std::getline(cities, line);) {
        std::vector<std::string> columns;
        std::istringstream in{line};
        for (std::string column; std::getline(in, column, '\t');)
            columns.push_back(column);
        if (columns.size() <= population_column || std::strtoul(columns[population_column].c_str(), nullptr, 10) < large) continue;
        if (std::vector<std::string> words = words_of(columns[name_column]); is_plain(words))
            variation.add(NameType::LOC, std::move(words));
    }
}

} // namespace

NetworkData read_network_data(const NetworkSources& sources) {
    const auto treebank = [&](const char* name) {
        const std::filesystem::path file = sources.corpora / "treebank" / name;
        return read_conllu(read_file(file), file.string());
    };
    NetworkData data;
    const auto ewt_sentences = treebank("ewt-train.conllu");
    std::vector<Example> ewt = treebank_examples(ewt_sentences);
    label_annotated_names(annotated_ewt_names(), "ewt_train_names.tsv", ewt_sentences, ewt);
    const auto gum_sentences = treebank("gum-train.conllu");
    std::vector<Example> gum = treebank_examples(gum_sentences);
    label_gum_names(gum_sentences, gum);
    const auto ewt_dev_sentences = treebank("ewt-dev.conllu");
    data.ewt_dev = treebank_examples(ewt_dev_sentences);
    label_uner_names(read_file(sources.corpora / "ner/uner-ewt-dev.iob2"), ewt_dev_sentences, data.ewt_dev);
    const auto gum_dev_sentences = treebank("gum-dev.conllu");
    data.gum_dev = treebank_examples(gum_dev_sentences);
    label_gum_names(gum_dev_sentences, data.gum_dev);

    append(data.training, ewt);
    append(data.training, gum);
    append(data.training, read_wikigold(read_file(sources.corpora / "ner/wikigold.conll")));
    if (sources.with_dev) {
        append(data.training, data.ewt_dev);
        append(data.training, data.gum_dev);
    }
    data.raw = read_ecb(sources.corpora / "coreference/ecbplus");

    data.vectors = word_vectors(sources, data.raw, data.training);
    data.tables.words = vocabulary(data.training);
    data.tables.vectors = HashIndex{data.vectors.hashes};
    data.variation.emplace(data.training);
    add_names(*data.variation, sources.corpora / "geonames");
    WordLists lists;
    lists.add_wordnet(sources.wordnet);
    lists.add_geonames(sources.corpora / "geonames");
    lists.add_leaders(sources.corpora / "leaders/reign-leaders-to-2021-03.csv");
    lists.add_lexicon(sources.lexicon);
    lists.add_own_names();
    lists.fill(data.tables);
    return data;
}

} // namespace entente::train
