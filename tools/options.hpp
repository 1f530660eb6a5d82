// SPDX-License-Identifier: Apache-2.0
// Options that several commands share, each declared by one function and kept in one struct.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pipeline.hpp"

namespace CLI {
class App;
}

namespace entente::tools {

/// How chatty standard error is.
struct Voice {
    bool quiet = false;
    bool verbose = false;
};

/// What to read and how: the options of every command that reads articles.
struct ReadingOptions {
    std::vector<std::string> inputs;
    std::vector<std::string> lexicons;
    std::vector<std::string> gazetteers;
    unsigned jobs = 0;
    std::string date; ///< checked when options are parsed
    bool keep_going = false;
    Voice voice;
};
void add_reading_options(CLI::App& app, ReadingOptions& options);
void add_voice_options(CLI::App& app, Voice& voice);

struct ReadingResult {
    int code = 0; ///< of the program: 0, or 1 if an input failed
    std::size_t articles = 0;
    std::size_t copies = 0; ///< articles with the text of another one
};

/// Analyses what the options name; reports warnings, errors and progress on standard error. Without --keep-going the first failure
/// is thrown.
ReadingResult run_reading(const ReadingOptions& options, const Resources& resources, bool annotate_only,
                const std::function<void(Analysis)>& on_analysis);
Resources load_resources_for(const ReadingOptions& options);

/// "YYYY-MM-DD" or nothing; for CLI11's check().
std::string check_date(const std::string& text);

/// One line on standard error: "entente: file:line: reason (hint)".
void report(const Error& error);
void report_warning(const std::string& text, const Voice& voice);

} // namespace entente::tools
