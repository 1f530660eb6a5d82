// SPDX-License-Identifier: Apache-2.0
#include "manual.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ostream.h>

#include "command.hpp"
#include "help.hpp"
#include "output_file.hpp"
#include "text/error.hpp"

namespace entente::tools {
namespace {

/// Text for roff: hyphens that are typed, backslashes, and lines that would read as requests.
std::string roff(std::string_view text) {
    std::string out;
    bool line_start = true;
    for (const char c : text) {
        if (line_start && (c == '.' || c == '\'')) out += "\\&";
        line_start = c == '\n';
        if (c == '-') {
            out += "\\-";
        } else if (c == '\\') {
            out += "\\e";
        } else {
            out += c;
        }
    }
    return out;
}

std::string with_paragraphs(std::string_view text) {
    std::string out = roff(text);
    for (std::size_t at = out.find("\n\n"); at != std::string::npos; at = out.find("\n\n", at + 5)) out.replace(at, 2, "\n.PP\n");
    return out;
}

std::string header(std::string_view page, std::string_view summary) {
    return fmt::format(".TH {} 1 \"\" \"entente {}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n", page, ENTENTE_VERSION, page, roff(summary));
}

std::string options_section(const CLI::App& app) {
    std::string out = ".SH OPTIONS\n";
    for (const CLI::Option* option : app.get_options()) {
        std::string names;
        for (const std::string& s : option->get_snames()) names += fmt::format("{}\\fB\\-{}\\fR", names.empty() ? "" : ", ", s);
        for (const std::string& l : option->get_lnames()) names += fmt::format("{}\\fB{}\\fR", names.empty() ? "" : ", ", roff("--" + l));
        if (names.empty()) names = fmt::format("\\fI{}\\fR", option->get_name());
        else if (!value_name(*option).empty()) names += fmt::format(" \\fI{}\\fR", roff(value_name(*option)));
        out += fmt::format(".TP\n{}\n{}\n", names, roff(described(*option)));
    }
    return out;
}

std::string command_page(const Command& command, const CLI::App& app) {
    const std::string name{command.name};
    std::string out = header("entente-" + name, command.summary);
    out += fmt::format(".SH SYNOPSIS\n.B entente {}\n{}\n", name, roff(usage(app)));
    out += fmt::format(".SH DESCRIPTION\n{}\n", with_paragraphs(command.details));
    out += options_section(app);
    out += fmt::format(".SH EXAMPLES\n.nf\n{}\n.fi\n", roff(command.examples));
    out += ".SH EXIT STATUS\n0 done; 1 an error in the data or the work; 2 wrong usage.\n.SH SEE ALSO\n.BR entente (1)\n";
    return out;
}

std::string program_page() {
    std::string out = header("entente", "news articles to a geopolitical event knowledge graph");
    out += ".SH SYNOPSIS\n.B entente\n\\fICOMMAND\\fR [\\fIOPTION\\fR]... \\fIARGUMENT\\fR...\n.SH COMMANDS\n";
    for (const Command& command : commands()) out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", command.name, roff(command.summary));
    out += ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nif set and not empty, no colours are written\n";
    out += ".SH SEE ALSO\n";
    for (const Command& command : commands()) out += fmt::format(".BR entente\\-{} (1)\n", command.name);
    return out;
}

std::string completion(const CLI::App& app) {
    std::string names;
    std::string cases;
    std::string choices;
    for (const Command& command : commands()) {
        names += fmt::format("{}{}", names.empty() ? "" : " ", command.name);
        std::string options;
        for (const CLI::Option* option : app.get_subcommand(std::string{command.name})->get_options()) {
            for (const std::string& l : option->get_lnames()) {
                options += fmt::format("{}--{}", options.empty() ? "" : " ", l);
                std::string list;
                for (const std::string& value : values(*option)) list += (list.empty() ? "" : " ") + value;
                if (!list.empty()) choices += fmt::format("    {}/--{}) COMPREPLY=($(compgen -W \"{}\" -- \"$word\")); return ;;\n", command.name, l, list);
            }
        }
        cases += fmt::format("    {}) options=\"{}\" ;;\n", command.name, options);
    }
    return fmt::format(R"(# bash completion for entente
_entente() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} options=
  if [[ $COMP_CWORD -eq 1 ]]; then COMPREPLY=($(compgen -W "{} help manual --help --version" -- "$word")); return; fi
  case ${{COMP_WORDS[1]}} in
    help) COMPREPLY=($(compgen -W "{}" -- "$word")); return ;;
{}  esac
  case ${{COMP_WORDS[1]}}/${{COMP_WORDS[COMP_CWORD-1]}} in
{}  esac
  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W "$options" -- "$word")); else COMPREPLY=($(compgen -f -- "$word")); fi
}}
complete -o filenames -F _entente entente
)",
                       names, names, cases, choices);
}

void write(const std::filesystem::path& path, std::string_view text) {
    OutputFile file{path.string()};
    file.stream() << text;
    file.commit();
}

} // namespace

void add_manual_command(CLI::App& app, std::map<const CLI::App*, std::function<int()>>& work) {
    CLI::App* sub = app.add_subcommand("manual", "write manual pages and bash completion to a folder");
    auto folder = std::make_shared<std::string>();
    sub->add_option("DIR", *folder, "where entente.1, entente-COMMAND.1 and entente.bash go")->required();
    work[sub] = [&app, folder] {
        const std::filesystem::path path{*folder};
        std::error_code error;
        std::filesystem::create_directories(path, error);
        if (error) throw OutputError{*folder, 0, "the folder cannot be made: " + error.message()};
        write(path / "entente.1", program_page());
        for (const Command& command : commands()) {
            const std::string name{command.name};
            write(path / fmt::format("entente-{}.1", name), command_page(command, *app.get_subcommand(name)));
        }
        write(path / "entente.bash", completion(app));
        return 0;
    };
}

} // namespace entente::tools
