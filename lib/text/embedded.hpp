// SPDX-License-Identifier: Apache-2.0
// Files compiled into the program by `entente_embed(TARGET NAME FILE)` in CMake.
//
//   ENTENTE_EMBEDDED(countries)              // at namespace scope: declares the symbols
//   std::string_view table = embedded_countries();
#pragma once

#include <string_view>

#define ENTENTE_EMBEDDED(name)                                                                                                 \
    extern "C" const char entente_##name##_begin[];                                                                            \
    extern "C" const char entente_##name##_end[];                                                                              \
    inline std::string_view embedded_##name() {                                                                                \
        return {entente_##name##_begin, static_cast<std::size_t>(entente_##name##_end - entente_##name##_begin)};              \
    }
