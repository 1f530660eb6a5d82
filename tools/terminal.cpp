// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "text/utf8.hpp"

namespace entente::tools {
namespace {

/// Characters of a text in which colours may be set.
std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    bool colour = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.length;
        if (point.value == 0x1B) {
            colour = true;
        } else if (colour) {
            colour = point.value != U'm';
        } else {
            ++width;
        }
    }
    return width;
}

} // namespace

bool may_colour(int descriptor) {
    const char* no_color = std::getenv("NO_COLOR");
    return (no_color == nullptr || *no_color == '\0') && ::isatty(descriptor) == 1;
}

std::size_t columns_of(int descriptor, std::size_t otherwise) {
    winsize size{};
    if (::isatty(descriptor) != 1 || ::ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return otherwise;
    return size.ws_col;
}

std::string printable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0);
        const bool turns = (point.value >= 0x202A && point.value <= 0x202E) || (point.value >= 0x2066 && point.value <= 0x2069);
        if (control) {
            out += ' ';
        } else if (!turns) {
            out.append(text, at, point.length);
        }
        at += point.length;
    }
    return out;
}

std::string shortened(std::string_view text, std::size_t width) {
    std::string out = printable(text);
    if (width_of(out) <= width) return out;
    std::size_t at = 0;
    for (std::size_t i = 0; i + 1 < width; ++i)
        at += code_point_at(out, at).length;
    return out.substr(0, at) + "…";
}

std::string wrapped(std::string_view line, std::size_t width, std::size_t indent) {
    if (width == 0 || width_of(line) <= width) return std::string{line};
    std::string out;
    std::size_t column = 0;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = line.find_first_not_of(' ', at); // a word with the blanks before it
        end = std::min(line.find(' ', std::min(end, line.size())), line.size());
        std::string_view word = line.substr(at, end - at);
        at = end;
        if (column > indent && column + width_of(word) > width) {
            out += '\n' + std::string(indent, ' ');
            column = indent;
            word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
        }
        out += word;
        column += width_of(word);
    }
    return out;
}

std::string counted(std::size_t count, std::string_view noun) { return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"); }

} // namespace entente::tools
