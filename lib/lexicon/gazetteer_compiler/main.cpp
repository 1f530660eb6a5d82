// SPDX-License-Identifier: Apache-2.0
// Build-time tool: gazetteer_compiler OUTPUT TABLE… makes the built-in places file.
#include <cstdio>
#include <string>
#include <vector>

#include "lexicon/gazetteer_compile.hpp"
#include "text/error.hpp"

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fputs("usage: gazetteer_compiler OUTPUT TABLE...\n", stderr);
        return 2;
    }
    try {
        const entente::GazetteerTotals totals =
            entente::compile_gazetteer(std::vector<std::string>(argv + 2, argv + argc), argv[1]);
        std::printf("%llu places, %llu names, %llu bytes\n", static_cast<unsigned long long>(totals.places),
                    static_cast<unsigned long long>(totals.names), static_cast<unsigned long long>(totals.bytes));
        return 0;
    } catch (const entente::Error& error) {
        std::fprintf(stderr, "gazetteer_compiler: %s\n", entente::message(error).c_str());
        return 1;
    }
}
