// SPDX-License-Identifier: Apache-2.0
#include "options.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "terminal.hpp"
#include "text/date.hpp"

namespace entente::tools {
namespace {

/// A line that rewrites itself on a terminal once the work takes longer than a second; silent otherwise.
class Progress {
public:
    explicit Progress(const Voice& voice) : shown_(!voice.quiet && ::isatty(STDERR_FILENO) == 1) {}
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void at(std::size_t done, std::size_t all) {
        const auto now = std::chrono::steady_clock::now();
        if (!shown_ || now - start_ < std::chrono::seconds{1} || now - last_ < std::chrono::milliseconds{100}) return;
        last_ = now;
        constexpr std::size_t width = 30;
        const std::size_t filled = all > 0 ? width * done / all : 0;
        const double rate = static_cast<double>(done) / std::chrono::duration<double>(now - start_).count();
        fmt::print(stderr, "\r[{:#<{}}{:.<{}}] {}/{} articles, {:.0f}/s ", "", filled, "", width - filled, done, all, rate);
        std::fflush(stderr);
        visible_ = true;
    }

    void clear() {
        if (!visible_) return;
        fmt::print(stderr, "\r\033[K");
        std::fflush(stderr);
        visible_ = false;
    }

private:
    bool shown_;
    bool visible_ = false;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point last_ = start_;
};

} // namespace

std::string check_date(const std::string& text) { return parse_date(text) ? "" : "'" + text + "' is not a day like 2023-09-13"; }

void add_voice_options(CLI::App& app, Voice& voice) {
    app.add_flag("-q,--quiet", voice.quiet, "nothing on standard error but errors");
    app.add_flag("-v,--verbose", voice.verbose, "say what is done and how long it takes");
}

void add_reading_options(CLI::App& app, ReadingOptions& options) {
    app.add_option("INPUT", options.inputs, "files or folders of articles; - is standard input")->required();
    app.add_option("--lexicon", options.lexicons, "table of actors that adds to or overrides the built-in one")->type_name("FILE");
    app.add_option("--gazetteer", options.gazetteers, "places compiled by 'entente gazetteer', added to the built-in ones")->type_name("FILE");
    app.add_option("-j,--jobs", options.jobs, "threads (default: one a core); the output is the same whatever N")->type_name("N")->check(CLI::Range(1, 1024));
    app.add_option("--date", options.date, "publication date of articles that state none")->type_name("YYYY-MM-DD")->check(check_date);
    app.add_flag("--keep-going", options.keep_going, "go on after an input that cannot be read; the exit code is 1 at the end");
    add_voice_options(app, options.voice);
}

void report(const Error& error) { fmt::print(stderr, "entente: {}\n", message(error)); }

void report_warning(const std::string& text, const Voice& voice) {
    if (!voice.quiet) fmt::print(stderr, "entente: warning: {}\n", text);
}

Resources load_resources_for(const ReadingOptions& options) { return load_resources({options.lexicons, options.gazetteers}); }

ReadingResult run_reading(const ReadingOptions& options, const Resources& resources, bool annotate_only,
                const std::function<void(Analysis)>& on_analysis) {
    std::vector<Input> inputs;
    for (const std::string& path : options.inputs) inputs.push_back({path});
    Progress progress{options.voice};
    bool failed = false;
    std::size_t sentences = 0;
    std::size_t read = 0;
    RunEvents events;
    events.on_analysis = [&](Analysis analysis) {
        sentences += analysis.document.sentences.size();
        on_analysis(std::move(analysis));
    };
    events.on_progress = [&](std::size_t done, std::size_t all) {
        read = all;
        progress.at(done, all);
    };
    events.on_warning = [&](const ReadWarning& warning) {
        progress.clear();
        report_warning(message(Error{warning.file, warning.line, warning.text}), options.voice);
    };
    if (options.keep_going) {
        events.on_error = [&](const InputError& error) {
            progress.clear();
            report(error);
            failed = true;
            return true;
        };
    }
    RunOptions run_options;
    run_options.jobs = options.jobs;
    run_options.date = parse_date(options.date);
    run_options.annotate_only = annotate_only;
    const auto start = std::chrono::steady_clock::now();
    const std::size_t articles = run(std::move(inputs), resources, run_options, events);
    progress.clear();
    if (options.voice.verbose) {
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        fmt::print(stderr, "entente: {}, {} in {:.2f} s ({:.0f} articles/s, {:.0f} sentences/s)\n", counted(articles, "article"),
                   counted(sentences, "sentence"), seconds, static_cast<double>(articles) / seconds, static_cast<double>(sentences) / seconds);
    }
    return {failed ? 1 : 0, articles, read > articles ? read - articles : 0};
}

} // namespace entente::tools
