// SPDX-License-Identifier: Apache-2.0
#include "export/number.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace entente {

std::string real(double value) {
    assert(std::isfinite(value));
    if (value == 0) return "0.0"; // no negative zero
    std::array<char, 32> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    assert(error == std::errc{});
    std::string text(digits.data(), end);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
}

std::string fixed(double value, int digits) {
    assert(std::isfinite(value));
    std::array<char, 400> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, digits);
    assert(error == std::errc{});
    std::string text(buffer.data(), end);
    const std::size_t point = text.find('.');
    if (point == std::string::npos) return text == "-0" ? "0.0" : text + ".0";
    text.erase(std::max(text.find_last_not_of('0') + 1, point + 2));
    return text == "-0.0" ? "0.0" : text;
}

} // namespace entente
