// SPDX-License-Identifier: Apache-2.0
// The whole flow, in one place: inputs → articles → documents → extractions → resolutions → event records.
// Threads live here and nowhere else; results reach the sink in the order of the articles, whatever the number of threads.
//
//   const Resources resources = load_resources({});
//   run(inputs, resources, options, {.on_analysis = [&](Analysis analysis) { … }});
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "annotate/document.hpp"
#include "annotate/model.hpp"
#include "article/read.hpp"
#include "extract/extraction.hpp"
#include "lexicon/actor_lexicon.hpp"
#include "lexicon/gazetteer.hpp"
#include "lexicon/predicates.hpp"
#include "ontology/ontology.hpp"
#include "resolve/event_record.hpp"
#include "resolve/resolution.hpp"

namespace entente {

/// Everything that is loaded once and shared, read-only, by all threads.
struct Resources {
    Model model;
    Ontology ontology;
    ActorLexicon lexicon;
    Gazetteer gazetteer;
    Predicates predicates;
};

/// Files of the user's own that add to or override the compiled-in tables.
struct ResourceFiles {
    std::vector<std::string> lexicons;
    std::vector<std::string> gazetteers;
};
Resources load_resources(const ResourceFiles& files);

/// One article with everything found in it.
struct Analysis {
    Document document;
    Extraction extraction;
    Resolution resolution;
    std::vector<EventRecord> records;
    std::vector<Refusal> refused_records; ///< event mentions that made no record, and why
};
Analysis analyse(Article article, const Resources& resources);

struct RunOptions {
    unsigned jobs = 0;                ///< threads; 0: one a core
    std::optional<Date> date;         ///< publication date of articles that have none
    bool annotate_only = false;       ///< stop after resolution, no records; and take every article, though its text came before
};

/// Where results and troubles go. Called from one thread at a time, articles in ascending order of their ids within an input.
struct RunEvents {
    std::function<void(Analysis)> on_analysis;
    /// An input that cannot be read; true goes on with the next. Absent: the error is thrown.
    std::function<bool(const InputError&)> on_error;
    std::function<void(const ReadWarning&)> on_warning;
    /// Articles done, and all articles (known after the first pass over the inputs).
    std::function<void(std::size_t done, std::size_t all)> on_progress;
};

/// Analyses every article once (the same text under another name is not analysed again). The inputs are taken in the order of
/// their names, so that the order in which they are given changes nothing. Returns the number of articles.
std::size_t run(std::vector<Input> inputs, const Resources& resources, const RunOptions& options, const RunEvents& events);

} // namespace entente
