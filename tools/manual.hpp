// SPDX-License-Identifier: Apache-2.0
// Manual pages and shell completion, written from the table of commands itself so that they cannot fall behind it.
#pragma once

#include <functional>
#include <map>

namespace CLI {
class App;
}

namespace entente::tools {

/// Adds the command `manual`: `entente manual DIR` writes entente.1, entente-COMMAND.1 … and entente.bash there.
void add_manual_command(CLI::App& app, std::map<const CLI::App*, std::function<int()>>& work);

} // namespace entente::tools
