// SPDX-License-Identifier: Apache-2.0
#include "pipeline.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "annotate/annotate.hpp"
#include "article/duplicates.hpp"
#include "extract/extract.hpp"
#include "extract/mentions.hpp"
#include "graph/make_records.hpp"
#include "resolve/resolve.hpp"

namespace entente {
namespace {

/// Articles handed to the threads at once, for each thread: enough to even out their lengths, few enough to hold in memory.
constexpr std::size_t articles_per_thread = 32;

std::vector<Input> in_order_of_names(std::vector<Input> inputs) {
    std::sort(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.path < b.path; });
    inputs.erase(std::unique(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) { return a.path == b.path; }), inputs.end());
    return inputs;
}

/// Standard input, a pipe, a process substitution: what can be read but once.
bool is_stream(const std::string& path) {
    std::error_code unknown;
    const std::filesystem::file_status status = std::filesystem::status(path, unknown);
    return path == "-" || (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status));
}

/// Reads articles one by one, twice over: those of streams are held.
class ArticleSource {
public:
    ArticleSource(std::vector<Input> inputs, const RunEvents& events) : inputs_(std::move(inputs)), events_(events) {}

    /// First pass: hears of every article, reports every trouble.
    bool survey(const std::function<void(const Article&)>& hear) {
        ReadEvents events;
        events.on_error = events_.on_error;
        events.on_warning = events_.on_warning;
        for (const Input& input : inputs_) {
            const bool stream = is_stream(input.path);
            events.on_article = [&](Article article) {
                hear(article);
                if (stream) held_[input.path].push_back(std::move(article));
                return true;
            };
            if (!read_articles(input, events)) return false;
        }
        return true;
    }

    /// Second pass: troubles were reported already.
    void deliver(const std::function<void(Article)>& take) {
        ReadEvents events;
        events.on_article = [&](Article article) {
            take(std::move(article));
            return true;
        };
        events.on_error = [](const InputError&) { return true; };
        for (const Input& input : inputs_) {
            if (is_stream(input.path)) {
                for (Article& article : held_[input.path]) take(std::move(article));
            } else {
                read_articles(input, events);
            }
        }
    }

private:
    std::vector<Input> inputs_;
    const RunEvents& events_;
    std::map<std::string, std::vector<Article>> held_; ///< by the path of their stream
};

Analysis analyse_until(Article article, const Resources& resources, bool with_records) {
    Analysis analysis;
    analysis.document = annotate(std::move(article), resources.model);
    analysis.extraction = extract(analysis.document, find_mentions(analysis.document, resources.lexicon, resources.gazetteer),
                                  resources.predicates, resources.ontology);
    analysis.resolution = resolve(analysis.document, analysis.extraction, resources.lexicon, resources.gazetteer);
    if (with_records) {
        analysis.records = make_records(analysis.document, analysis.extraction, analysis.resolution, resources.ontology, resources.lexicon,
                                        resources.gazetteer);
        analysis.refused_records = refused_records(analysis.document, analysis.extraction, analysis.resolution, resources.lexicon);
    }
    return analysis;
}

} // namespace

Resources load_resources(const ResourceFiles& files) {
    Resources resources{Model::builtin(), load_ontology(), ActorLexicon::builtin(), Gazetteer::builtin(), Predicates::builtin()};
    for (const std::string& file : files.lexicons) resources.lexicon.add(file);
    for (const std::string& file : files.gazetteers) resources.gazetteer.add(file);
    return resources;
}

Analysis analyse(Article article, const Resources& resources) { return analyse_until(std::move(article), resources, true); }

std::size_t run(std::vector<Input> inputs, const Resources& resources, const RunOptions& options, const RunEvents& events) {
    ArticleSource source{in_order_of_names(std::move(inputs)), events};
    Deduplicator doubles;
    std::size_t all = 0;
    if (!source.survey([&](const Article& article) {
            doubles.add(article);
            ++all;
        })) {
        return 0;
    }

    const int jobs = options.jobs > 0 ? static_cast<int>(options.jobs) : tbb::task_arena::automatic;
    tbb::task_arena arena{jobs};
    const std::size_t batch_size = articles_per_thread * static_cast<std::size_t>(std::max(1, arena.max_concurrency()));
    std::size_t done = 0;
    std::size_t analysed = 0;
    std::vector<Article> batch;
    const auto work_off = [&] {
        std::vector<Analysis> results(batch.size());
        arena.execute([&] {
            tbb::parallel_for(std::size_t{0}, batch.size(), [&](std::size_t i) {
                results[i] = analyse_until(std::move(batch[i]), resources, !options.annotate_only);
            });
        });
        for (Analysis& result : results) events.on_analysis(std::move(result));
        analysed += batch.size();
        if (events.on_progress) events.on_progress(done, all);
        batch.clear();
    };
    source.deliver([&](Article article) {
        ++done;
        if (!options.annotate_only && !doubles.keep(article)) return;
        if (!article.published) article.published = options.date;
        batch.push_back(std::move(article));
        if (batch.size() >= batch_size) work_off();
    });
    if (!batch.empty()) work_off();
    return analysed;
}

} // namespace entente
