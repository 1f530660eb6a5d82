// SPDX-License-Identifier: Apache-2.0
// The program: finds the command in the table, lets it parse its options, runs it, and turns errors into one line and an exit
// code: 0 done, 1 an error in the data or the work, 2 wrong usage.
#include <algorithm>
#include <exception>
#include <map>
#include <new>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "command.hpp"
#include "help.hpp"
#include "manual.hpp"
#include "options.hpp"
#include "suggestion.hpp"
#include "text/error.hpp"

namespace {

using namespace entente::tools;

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrong_usage = 2;

/// "--view: actor not in {events,actors,places}" as a person would say it.
std::string explain_choice(const std::string& text) {
    const std::size_t colon = text.find(": ");
    const std::size_t list = text.find(" not in {");
    if (colon == std::string::npos || list == std::string::npos || list < colon || !text.ends_with('}')) return text;
    const std::string value = text.substr(colon + 2, list - colon - 2);
    std::vector<std::string> choices;
    std::string said;
    for (std::size_t at = list + 9; at < text.size();) {
        const std::size_t end = text.find_first_of(",}", at);
        choices.push_back(text.substr(at, end - at));
        said += (said.empty() ? "" : ", ") + choices.back();
        at = end + 1;
    }
    return fmt::format("{}: '{}' is none of {}{}", text.substr(0, colon), value, said, did_you_mean(value, choices));
}

/// What CLI11 says, on one line, with the nearest name where a word is unknown.
int explain_usage(const CLI::App& app, const CLI::App* command, const CLI::ParseError& error, const std::vector<std::string>& words) {
    std::string text = error.what();
    std::replace(text.begin(), text.end(), '\n', ' ');
    text = explain_choice(text);
    if (command == nullptr && !words.empty() && words.front().rfind('-', 0) != 0) {
        std::vector<std::string> names;
        for (const Command& known : commands()) names.emplace_back(known.name);
        text = fmt::format("there is no command '{}'{}", words.front(), did_you_mean(words.front(), names));
    } else if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const auto unknown = std::find_if(words.begin(), words.end(), [&](const std::string& word) {
            return word.size() > 1 && word.front() == '-' && text.find(word) != std::string::npos;
        });
        if (unknown != words.end()) {
            const std::string option = unknown->substr(0, unknown->find('='));
            text = fmt::format("there is no option '{}'{}", option, did_you_mean(option, option_names(command != nullptr ? *command : app)));
        }
    }
    if (command == nullptr && text == "A subcommand is required") text = "a command is wanted";
    const std::string name = command != nullptr ? "entente " + command->get_name() : "entente";
    fmt::print(stderr, "{}: {} (see '{} --help')\n", name, text, name);
    return wrong_usage;
}

int run_command(const CLI::App& command, const std::function<int()>& work) {
    try {
        return work();
    } catch (const CLI::ParseError& error) {
        return explain_usage(command, &command, error, {});
    } catch (const entente::Error& error) {
        report(error);
    } catch (const std::bad_alloc&) {
        fmt::print(stderr, "entente: not enough memory\n");
    } catch (const std::exception& error) {
        fmt::print(stderr, "entente: {}\n", error.what());
    }
    return failed;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app{"News articles in, a geopolitical event graph out."};
    app.name("entente");
    app.formatter(help_formatter());
    app.set_help_flag("-h,--help", "show this help");
    app.set_version_flag("--version", "entente " ENTENTE_VERSION, "say which version this is");
    app.require_subcommand(1);
    app.footer("'entente COMMAND --help' shows the options of a command, with examples.");

    std::map<const CLI::App*, std::function<int()>> work;
    for (const Command& command : commands()) {
        CLI::App* sub = app.add_subcommand(std::string{command.name}, std::string{command.summary});
        work[sub] = command.setup(*sub);
        sub->set_help_flag("-h,--help", "show this help");
    }
    add_manual_command(app, work);

    std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
    if (!words.empty() && words.front() == "help") { // "entente help build"
        words.erase(words.begin());
        const auto subcommands = app.get_subcommands({});
        const bool known = !words.empty() && std::any_of(subcommands.begin(), subcommands.end(), [&](const CLI::App* sub) { return sub->get_name() == words.front(); });
        if (known || words.empty()) words.emplace_back("--help");
    }
    if (words.empty()) {
        fmt::print("{}", app.help());
        return wrong_usage;
    }
    try {
        app.parse(std::vector<std::string>{words.rbegin(), words.rend()}); // CLI11 takes them from the end
    } catch (const CLI::Success& asked) { // --help, --version
        return app.exit(asked) == 0 ? done : wrong_usage;
    } catch (const CLI::ParseError& error) {
        const auto parsed = app.get_subcommands();
        return explain_usage(app, parsed.empty() ? nullptr : parsed.front(), error, words);
    }
    const CLI::App* command = app.get_subcommands().front();
    return run_command(*command, work.at(command));
}
