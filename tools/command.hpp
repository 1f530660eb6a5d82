// SPDX-License-Identifier: Apache-2.0
// One command of the program: a line in the table of commands (commands.cpp), a file of its own, a page of the manual.
// `setup` declares options and touches no file; the function it returns does the work and gives the exit code.
#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace entente::tools {

struct Command {
    std::string_view name;
    std::string_view summary;  ///< one line, lower case, no full stop
    std::string_view details;  ///< paragraphs for --help and the manual
    std::string_view examples; ///< lines "entente …", each may have an explanation after two blanks and '#'
    std::function<std::function<int()>(CLI::App&)> setup;
};

std::span<const Command> commands();

Command build_command();
Command extract_command();
Command merge_command();
Command annotate_command();
Command explain_command();
Command stats_command();
Command validate_command();
Command gazetteer_command();
Command lexicon_command();
Command evaluate_command();

} // namespace entente::tools
