// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "annotate/conllu.hpp"
#include "article/read.hpp"
#include "command.hpp"
#include "evaluate/calibration.hpp"
#include "evaluate/coded_article.hpp"
#include "evaluate/coreference.hpp"
#include "evaluate/dates.hpp"
#include "evaluate/gold.hpp"
#include "evaluate/judgements.hpp"
#include "evaluate/names.hpp"
#include "evaluate/relations.hpp"
#include "evaluate/spans.hpp"
#include "evaluate/toponyms.hpp"
#include "evaluate/status.hpp"
#include "evaluate/treebank.hpp"
#include "evaluate/type_choice.hpp"
#include "graph/make_records.hpp"
#include "pipeline.hpp"

namespace entente::tools {
namespace {

struct Options {
    std::string what;
    std::vector<std::string> files;
    std::string half = "both";
    bool errors = false;
    std::string fit;      ///< file for weights of confidence
    std::vector<std::string> articles; ///< folders of the articles that gold folders annotate
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

std::string toponyms(const Options& options) {
    const Resources resources = load_resources({});
    const Coder coder = [&](Article article) { return code(std::move(article), resources); };
    std::string out;
    for (const std::string& file : options.files) {
        std::vector<ToponymArticle> articles = read_toponyms(file);
        std::erase_if(articles, [&](const ToponymArticle& article) {
            return options.half != "both" && (options.half == "tuned") != (article.half == Half::tuned);
        });
        out += title(options, file) + format(evaluate_toponyms(articles, coder), options.errors);
    }
    return out;
}

/// The articles that a gold folder annotates: beside it, or in its articles/.
std::vector<Input> articles_of(const Options& options, const std::string& folder) {
    const std::filesystem::path own = std::filesystem::path{folder} / "articles";
    if (options.articles.empty() || std::filesystem::exists(own)) return {{own.string()}};
    std::vector<Input> inputs;
    for (const std::string& articles : options.articles) inputs.push_back({articles});
    return inputs;
}

std::vector<EventRecord> records_of(std::vector<Input> articles, const Resources& resources) {
    std::vector<EventRecord> records;
    RunEvents events;
    events.on_analysis = [&](const Analysis& analysis) { records.insert(records.end(), analysis.records.begin(), analysis.records.end()); };
    run(std::move(articles), resources, {}, events);
    return records;
}

std::string gold(const Options& options) {
    const Resources resources = load_resources({});
    std::string out;
    for (const std::string& folder : options.files) {
        std::vector<GoldArticle> articles = read_gold(folder);
        std::erase_if(articles, [&](const GoldArticle& article) { return !wanted(options, article.id); });
        out += title(options, folder) + format(evaluate_gold(articles, records_of(articles_of(options, folder), resources)), options.errors);
    }
    return out;
}

/// A table of judgements and the folder of the corpora that it judges.
struct Judged {
    std::vector<Judgement> judgements;
    std::vector<CorpusArticle> articles;
};

Judged read_judged(const Options& options, const std::string& table, const std::string& corpora) {
    Judged judged;
    judged.judgements = read_judgements(contents(table), table);
    std::erase_if(judged.judgements, [&](const Judgement& j) { return options.half != "both" && (options.half == "tuned") != j.is_seen(); });
    judged.articles = corpus_articles(judged.judgements, corpora);
    return judged;
}

Analysis analyse(const CorpusArticle& article, const Resources& resources) {
    Analysis analysis;
    ReadEvents events;
    events.on_article = [&](Article read) {
        analysis = entente::analyse(std::move(read), resources);
        return true;
    };
    std::istringstream text{article.text};
    read_articles_from(text, article.id + ".txt", events);
    return analysis;
}

std::string status(const Options& options) {
    if (options.files.size() != 2) throw InputError{options.files.front(), 0, "a table of judgements and the folder of its corpora are asked for"};
    const Judged judged = read_judged(options, options.files[0], options.files[1]);
    const Resources resources = load_resources({});
    std::vector<EventRecord> records;
    for (const CorpusArticle& article : judged.articles) {
        const Analysis analysis = analyse(article, resources);
        records.insert(records.end(), analysis.records.begin(), analysis.records.end());
    }
    return format(evaluate_status(records, judged.judgements, judged.articles), options.errors);
}

void add_samples(const Analysis& analysis, const Resources& resources, const std::function<std::optional<bool>(const EventRecord&)>& is_right,
                 std::vector<ConfidenceSample>& samples) {
    const std::vector<ConfidenceFeatures> features = record_features(analysis.document, analysis.extraction, analysis.resolution, resources.lexicon);
    for (std::size_t i = 0; i < features.size(); ++i)
        if (const std::optional<bool> right = is_right(analysis.records[i])) samples.push_back({features[i], analysis.records[i].confidence, *right});
}

void add_gold_samples(const Options& options, const std::string& folder, const Resources& resources, std::vector<ConfidenceSample>& samples) {
    std::vector<GoldArticle> articles = read_gold(folder);
    std::erase_if(articles, [&](const GoldArticle& article) { return !wanted(options, article.id); });
    RunEvents events;
    events.on_analysis = [&](const Analysis& analysis) {
        const auto article = std::find_if(articles.begin(), articles.end(), [&](const GoldArticle& a) { return a.id == analysis.document.article.id; });
        if (article == articles.end()) return;
        add_samples(analysis, resources, [&](const EventRecord& record) { return std::optional{is_right(record, *article)}; }, samples);
    };
    run(articles_of(options, folder), resources, {}, events);
}

void add_judged_samples(const Options& options, const std::string& table, const std::string& corpora, const Resources& resources,
                        std::vector<ConfidenceSample>& samples) {
    const Judged all = read_judged(options, table, corpora);
    for (const CorpusArticle& article : all.articles) {
        const Analysis analysis = analyse(article, resources);
        const std::vector<const Judgement*> judgements = judged(analysis.records, all.judgements, all.articles, true);
        std::size_t at = 0;
        const auto verdict = [&](const EventRecord&) -> std::optional<bool> {
            const Judgement* judgement = judgements[at++];
            return judgement == nullptr ? std::nullopt : std::optional{judgement->verdict == Verdict::right};
        };
        add_samples(analysis, resources, verdict, samples);
    }
}

/// "+ 0.84 sense 1 source known 1": a record and what its confidence rests on.
std::string described(const ConfidenceSample& sample) {
    std::string line = fmt::format("{} {:.3f}", sample.right ? '+' : '-', sample.confidence);
    for (std::size_t i = 1; i < confidence_feature_count; ++i)
        if (sample.features[i] != 0) line += fmt::format("; {} {:.3f}", name(static_cast<ConfidenceFeature>(i)), sample.features[i]);
    return line + '\n';
}

std::string calibration(const Options& options) {
    const Resources resources = load_resources({});
    std::vector<ConfidenceSample> samples;
    for (std::size_t i = 0; i < options.files.size(); ++i) {
        if (!options.files[i].ends_with(".tsv")) {
            add_gold_samples(options, options.files[i], resources, samples);
            continue;
        }
        if (i + 1 == options.files.size()) throw InputError{options.files[i], 0, "the folder of its corpora must follow"};
        add_judged_samples(options, options.files[i], options.files[i + 1], resources, samples);
        ++i;
    }
    if (!options.fit.empty()) {
        std::ofstream out{options.fit, std::ios::binary};
        const ConfidenceWeights weights = fit_confidence(samples);
        out << fmt::format("# SPDX-License-Identifier: Apache-2.0\n"
                           "# Weights of confidence (graph/confidence.hpp), fitted by `entente evaluate calibration --fit` on {} records that our own\n"
                           "# annotation of news articles and our own judgements decide (tests/quality/data).\n"
                           "# feature\tweight\n",
                           samples.size())
            << weights.format();
        out.close();
        if (!out) throw OutputError{options.fit, 0, "the file cannot be written"};
        for (ConfidenceSample& sample : samples) sample.confidence = weights.confidence(sample.features);
    }
    std::string out = format(calibrate(samples));
    if (options.errors)
        for (const ConfidenceSample& sample : samples) out += described(sample);
    return out;
}

using Evaluation = std::string (*)(const Options&);
const std::map<std::string, Evaluation>& evaluations() {
    static const std::map<std::string, Evaluation> table{{"calibration", calibration}, {"coreference", coreference}, {"dates", dates}, {"gold", gold}, {"names", names},
                                                         {"relations", relations},     {"spans", spans}, {"status", status}, {"toponyms", toponyms}, {"treebank", treebank}};
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
            "calibration: folders of an analyst's events, or tables of judged records each followed by the folder of its corpora; expected calibration "
            "error over ten bins, and the reliability table.\n\n"
            "status: a table of judged records and the folder of its corpora; whether what is planned, alleged, imagined or denied is told as such.\n\n"
            "treebank: CoNLL-U files; sentences, words, UPOS, lemma, UAS, LAS with gold tokens and from raw text, aligned by characters as in the CoNLL "
            "2018 shared task; a line a genre where the documents tell it.\n\n"
            "names: IOB2 files; precision, recall and F1 by type.\n\n"
            "coreference, dates: CoNLL-U files of GUM with entities and normalised dates in their last column.\n\n"
            "gold: folders of an analyst's events, with the articles in articles/; precision of records, recall of core events, places, status, dates, "
            "and of the actors of core events found the country and the name: any by which the analyst knows them (part of one, or half of its words, will do), "
            "or the very one he gave.\n\n"
            "relations: tables of sentences with source, target and event type; type, roles and both, found end to end, and the type chosen when "
            "source and target are given.\n\n"
            "spans: words tagged as source, target or both.\n\n"
            "toponyms: articles in the XML of the LGL and TR-News corpora; place names found, and how far off they are resolved.",
            "entente evaluate treebank ewt-test.conllu gum-test.conllu\n"
            "entente evaluate names --errors uner-ewt-test.iob2\n"
            "entente evaluate relations --half unseen relations.tsv\n"
            "entente evaluate gold gold/ --errors\n"
            "entente evaluate calibration gold/",
            [](CLI::App& app) {
                auto options = std::make_shared<Options>();
                app.add_option("WHAT", options->what, "what to measure")->required()->check(CLI::IsMember(evaluation_names()));
                app.add_option("FILE", options->files, "files with gold annotation")->required();
                app.add_option("--articles", options->articles, "of gold, calibration: the articles that the folders annotate, where not in their articles/; may be repeated")
                    ->type_name("FOLDER")
                    ->allow_extra_args(false);
                app.add_option("--fit", options->fit, "of calibration: fit the weights of confidence on these records, and write them")->type_name("FILE");
                app.add_flag("--errors", options->errors, "list confusions and errors, too");
                app.add_option("--half", options->half,
                               "of calibration, gold, relations, spans, status, toponyms: sentences or articles that rules were tuned on, or those never looked at (by the parity of their MD5; of toponyms by turns)")
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
