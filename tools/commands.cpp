// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <CLI/CLI.hpp>

#include "command.hpp"

namespace entente::tools {

std::span<const Command> commands() {
    static const std::array table{build_command(), extract_command(),  merge_command(),     annotate_command(), explain_command(),
                                  stats_command(), validate_command(), gazetteer_command(), lexicon_command(), evaluate_command()};
    return table;
}

} // namespace entente::tools
