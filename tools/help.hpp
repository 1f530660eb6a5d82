// SPDX-License-Identifier: Apache-2.0
// The help of the program and its commands, and what manual pages and shell completion need to know of an option.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
class FormatterBase;
class Option;
} // namespace CLI

namespace entente::tools {

/// Lays out --help: usage, what the command does, its options, examples; as wide as the terminal, but not wider than is easy to read.
std::shared_ptr<CLI::FormatterBase> help_formatter();

/// "[OPTION]... INPUT... -o FILE"
std::string usage(const CLI::App& command);

/// What the option is, with its few values and its default where the sentence does not name them.
std::string described(const CLI::Option& option);

/// What stands for the option's value: "FILE", "YYYY-MM-DD"; empty if it takes none.
std::string value_name(const CLI::Option& option);

/// The values that an option takes if they are few: {"events", "actors", "places"}.
std::vector<std::string> values(const CLI::Option& option);

} // namespace entente::tools
