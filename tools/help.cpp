// SPDX-License-Identifier: Apache-2.0
#include "help.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "command.hpp"
#include "suggestion.hpp"
#include "terminal.hpp"

namespace entente::tools {
namespace {

const Command* command_named(const std::string& name) {
    const auto all = commands();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Command& command) { return command.name == name; });
    return found == all.end() ? nullptr : &*found;
}

/// Paragraphs between blank lines, each wrapped.
std::string paragraphs(std::string_view text, std::size_t width) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        out += wrapped(text.substr(0, end), width, 0) + '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

/// Two columns: names on the left, what they are on the right.
std::string option_row(const std::string& left, const std::string& right, std::size_t width) {
    constexpr std::size_t column = 26;
    const std::string head = "  " + left;
    const std::string gap(head.size() + 2 > column ? 0 : column - head.size(), ' ');
    const std::string first = gap.empty() ? head + '\n' : "";
    return first + wrapped((gap.empty() ? std::string(column, ' ') : head + gap) + right, width, column) + '\n';
}

std::string names(const CLI::Option& option) {
    std::string out;
    for (const std::string& s : option.get_snames()) out += "-" + s;
    for (const std::string& l : option.get_lnames()) out += (out.empty() ? "    --" : ", --") + l;
    if (out.empty()) out = option.get_name();
    const std::string value = value_name(option);
    if (!value.empty() && !option.get_positional()) out += ' ' + value;
    return out;
}

class HelpFormatter : public CLI::Formatter {
public:
    std::string make_help(const CLI::App* app, std::string, CLI::AppFormatMode) const override {
        constexpr std::size_t widest = 100;
        const std::size_t width = std::min(columns_of(STDOUT_FILENO, 80), widest);
        return app->get_parent() == nullptr ? program_help(*app, width) : command_help(*app, width);
    }

private:
    static std::string options_help(const CLI::App& app, std::size_t width) {
        std::string out;
        for (const std::string& group : app.get_groups()) {
            std::string rows;
            for (const CLI::Option* option : app.get_options([&](const CLI::Option* each) { return each->get_group() == group; }))
                rows += option_row(names(*option), described(*option), width);
            if (!rows.empty() && !group.empty()) out += fmt::format("\n{}:\n{}", group, rows);
        }
        return out;
    }

    static std::string command_help(const CLI::App& app, std::size_t width) {
        const Command* command = command_named(app.get_name());
        std::string out = wrapped(fmt::format("entente {}: {}", app.get_name(), app.get_description()), width, 2) + "\n\n";
        out += wrapped(fmt::format("Usage: entente {} {}", app.get_name(), usage(app)), width, 9) + '\n';
        if (command != nullptr) out += '\n' + paragraphs(command->details, width);
        out += options_help(app, width);
        if (command != nullptr && !command->examples.empty()) out += "\nExamples:\n" + indented(command->examples);
        return out;
    }

    static std::string program_help(const CLI::App& app, std::size_t width) {
        std::string out = app.get_description() + "\n\nUsage: entente COMMAND [OPTION]... ARGUMENT...\n\nCommands:\n";
        for (const CLI::App* command : app.get_subcommands({})) out += option_row(command->get_name(), command->get_description(), width);
        return out + options_help(app, width) + '\n' + app.get_footer() + '\n';
    }
};

} // namespace

std::shared_ptr<CLI::FormatterBase> help_formatter() { return std::make_shared<HelpFormatter>(); }

std::string usage(const CLI::App& command) {
    std::string out = "[OPTION]...";
    for (const CLI::Option* option : command.get_options()) {
        const bool many = option->get_expected_max() > 1;
        if (option->get_positional()) out += fmt::format(" {}{}", option->get_name(), many ? "..." : "");
    }
    for (const CLI::Option* option : command.get_options()) {
        if (!option->get_positional() && option->get_required()) out += fmt::format(" -{} {}", option->get_snames().front(), value_name(*option));
    }
    return out;
}

std::string described(const CLI::Option& option) {
    std::string out = option.get_description();
    const std::vector<std::string> choices = values(option);
    const bool told = choices.size() < 2 || std::all_of(choices.begin(), choices.end(), [&](const std::string& choice) { return out.find(choice) != std::string::npos; });
    if (!told) {
        std::string list;
        for (const std::string& choice : choices) list += (list.empty() ? "" : ", ") + choice;
        out += ": " + list;
    }
    const std::string standard = option.get_default_str();
    if (!standard.empty() && standard != "-") out += fmt::format(" (default: {})", standard);
    return out;
}

std::string value_name(const CLI::Option& option) {
    if (option.get_items_expected_max() == 0 || option.get_type_size() == 0) return "";
    const std::string type = option.get_type_name();
    return type.substr(0, type.find(':'));
}

std::vector<std::string> values(const CLI::Option& option) {
    std::vector<std::string> all;
    const std::string type = option.get_type_name();
    const std::size_t open = type.find('{');
    const std::size_t close = type.find('}', std::min(open, type.size()));
    if (open == std::string::npos || close == std::string::npos) return all;
    for (std::size_t at = open + 1; at < close;) {
        const std::size_t end = std::min(type.find(',', at), close);
        all.push_back(type.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

} // namespace entente::tools
