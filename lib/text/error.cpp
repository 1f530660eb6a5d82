// SPDX-License-Identifier: Apache-2.0
#include "text/error.hpp"

#include <string_view>

#include <fmt/format.h>

namespace entente {
namespace {

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F) {
            out += fmt::format("\\x{:02X}", byte);
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

std::string message(const Error& error) {
    std::string out;
    if (!error.file().empty()) {
        out = one_line(error.file()) + ':';
        if (error.line() > 0) out += fmt::format("{}:", error.line());
        out += ' ';
    }
    out += one_line(error.reason());
    if (!error.hint().empty()) out += " (" + one_line(error.hint()) + ')';
    return out;
}

} // namespace entente
