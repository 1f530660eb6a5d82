// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "annotate/conllu.hpp"
#include "command.hpp"
#include "evaluate/coded_article.hpp"
#include "evaluate/coreference.hpp"
#include "evaluate/dates.hpp"
#include "evaluate/gold.hpp"
#include "evaluate/names.hpp"
#include "evaluate/relations.hpp"
#include "evaluate/spans.hpp"
#include "evaluate/treebank.hpp"
#include "evaluate/type_choice.hpp"
#include "pipeline.hpp"

namespace entente::tools {
namespace {

struct Options {
    std::string what;
    std::vector<std::string> files;
    std::string half = "both";
    bool errors = false;
};

std::string contents(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw InputError{path, 0, "cannot be opened"};
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

bool wanted(const Options& options, std::string_view text) {
    return options.half == "both" || (options.half == "tuned") == (half_of(text) == Half::tuned);
}

/// What a file is called where there are several.
std::string title(const Options& options, const std::string& file) {
    return options.files.size() == 1 ? std::string{} : std::filesystem::path{file}.filename().string() + '\n';
}

CodedArticle code(Article article, const Resources& resources) {
    Analysis analysis = analyse(std::move(article), resources);
    return {std::move(analysis.document), std::move(analysis.extraction), std::move(analysis.resolution), std::move(analysis.records)};
}

std::string treebank(const Options& options) { return format(evaluate_treebank(options.files, Model::builtin()), options.errors); }
std::string names(const Options& options) { return format(evaluate_names(options.files, Model::builtin()), options.errors); }

std::string dates(const Options& options) {
    std::string out;
    for (const std::string& file : options.files) out += title(options, file) + format(evaluate_dates(contents(file), file), options.errors);
    return out;
}

std::string coreference(const Options& options) {
    const Resources resources = load_resources({});
    std::string out;
    for (const std::string& file : options.files) {
        const auto sentences = read_conllu(contents(file), file);
        const CoreferenceScore score = evaluate_coreference(sentences, resources.lexicon, resources.gazetteer, &resources.model);
        out += title(options, file) +
               fmt::format("documents {} | MUC {:.3f} B3 {:.3f} CEAF-e {:.3f} CoNLL {:.3f} | mentions {:.3f} | third person {:.3f} ({:.0f}), he and she {:.3f}\n",
                           score.documents, score.muc.f1(), score.b_cubed.f1(), score.ceaf_e.f1(), score.conll(), score.mentions.f1(),
                           score.third_person.value(), score.third_person.all, score.third_person_animate.value());
        if (!options.errors) continue;
        for (const std::string& error : score.pronoun_errors) out += error + '\n';
    }
    return out;
}

std::string relations(const Options& options) {
    const Resources resources = load_resources({});
    const Coder coder = [&](Article article) { return code(std::move(article), resources); };
    std::string out;
    for (const std::string& file : options.files) {
        std::vector<RelationRow> rows = read_relations(file);
        std::erase_if(rows, [&](const RelationRow& row) { return !wanted(options, row.sentence); });
        out += title(options, file) + format(evaluate_relations(rows, coder)) + format(evaluate_type_choice(rows, coder, resources.predicates), options.errors);
    }
    return out;
}

std::string spans(const Options& options) {
    const Resources resources = load_resources({});
    const Coder coder = [&](Article article) { return code(std::move(article), resources); };
    std::string out;
    for (const std::string& file : options.files) {
        std::vector<RoleSpanSentence> sentences = read_role_spans(file);
        std::erase_if(sentences, [&](const RoleSpanSentence& sentence) { return !wanted(options, joined_words(sentence)); });
        out += title(options, file) + format(evaluate_role_spans(sentences, coder));
    }
    return out;
}

/// Records of the articles that a gold folder keeps in articles/.
std::vector<EventRecord> records_beside(const std::string& folder, const Resources& resources) {
    std::vector<EventRecord> records;
    RunEvents events;
    events.on_analysis = [&](const Analysis& analysis) { records.insert(records.end(), analysis.records.begin(), analysis.records.end()); };
    run({{(std::filesystem::path{folder} / "articles").string()}}, resources, {}, events);
    return records;
}

std::string gold(const Options& options) {
    const Resources resources = load_resources({});
    std::string out;
    for (const std::string& folder : options.files) {
        std::vector<GoldArticle> articles = read_gold(folder);
        std::erase_if(articles, [&](const GoldArticle& article) { return !wanted(options, article.id); });
        out += title(options, folder) + format(evaluate_gold(articles, records_beside(folder, resources)), options.errors);
    }
    return out;
}

using Evaluation = std::string (*)(const Options&);
const std::map<std::string, Evaluation>& evaluations() {
    static const std::map<std::string, Evaluation> table{{"coreference", coreference}, {"dates", dates},     {"gold", gold},        {"names", names},
                                                         {"relations", relations},     {"spans", spans}, {"treebank", treebank}};
    return table;
}

std::vector<std::string> evaluation_names() {
    std::vector<std::string> all;
    for (const auto& [name, run] : evaluations()) all.push_back(name);
    return all;
}

} // namespace

Command evaluate_command() {
    return {"evaluate", "for maintainers: accuracy against annotated corpora",
            "Measures the program against gold annotation.\n\n"
            "treebank: CoNLL-U files; sentences, words, UPOS, lemma, UAS, LAS with gold tokens and from raw text, aligned by characters as in the CoNLL "
            "2018 shared task; a line a genre where the documents tell it.\n\n"
            "names: IOB2 files; precision, recall and F1 by type.\n\n"
            "coreference, dates: CoNLL-U files of GUM with entities and normalised dates in their last column.\n\n"
            "gold: folders of an analyst's events, with the articles in articles/; precision of records, recall of core events, places, status, dates, "
            "actors.\n\n"
            "relations: tables of sentences with source, target and event type; type, roles and both, found end to end, and the type chosen when "
            "source and target are given.\n\n"
            "spans: words tagged as source, target or both.",
            "entente evaluate treebank ewt-test.conllu gum-test.conllu\n"
            "entente evaluate names --errors uner-ewt-test.iob2\n"
            "entente evaluate relations --half unseen relations.tsv\n"
            "entente evaluate gold gold/ --errors",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                app.add_option("WHAT", options->what, "what to measure")->required()->check(CLI::IsMember(evaluation_names()));
                app.add_option("FILE", options->files, "files with gold annotation")->required();
                app.add_flag("--errors", options->errors, "list confusions and errors, too");
                app.add_option("--half", options->half,
                               "of relations, spans, gold: sentences or articles that rules were tuned on, or those never looked at (by the parity of their MD5)")
                    ->type_name("HALF")
                    ->capture_default_str()
                    ->check(CLI::IsMember({"both", "tuned", "unseen"}));
                return [options] {
                    fmt::print("{}", evaluations().at(options->what)(*options));
                    return 0;
                };
            }};
}

} // namespace entente::tools
