// SPDX-License-Identifier: Apache-2.0
#include "extract/time_expression_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "article/ascii.hpp"

namespace entente {
namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    if (text.empty() || text.size() > 6 || !std::all_of(text.begin(), text.end(), is_ascii_digit)) return std::nullopt;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

constexpr std::array<std::string_view, 32> ordinals{"",
                                                    "first",
                                                    "second",
                                                    "third",
                                                    "fourth",
                                                    "fifth",
                                                    "sixth",
                                                    "seventh",
                                                    "eighth",
                                                    "ninth",
                                                    "tenth",
                                                    "eleventh",
                                                    "twelfth",
                                                    "thirteenth",
                                                    "fourteenth",
                                                    "fifteenth",
                                                    "sixteenth",
                                                    "seventeenth",
                                                    "eighteenth",
                                                    "nineteenth",
                                                    "twentieth",
                                                    "twenty-first",
                                                    "twenty-second",
                                                    "twenty-third",
                                                    "twenty-fourth",
                                                    "twenty-fifth",
                                                    "twenty-sixth",
                                                    "twenty-seventh",
                                                    "twenty-eighth",
                                                    "twenty-ninth",
                                                    "thirtieth",
                                                    "thirty-first"};

} // namespace

std::optional<UnitWord> unit_word(std::string_view lower) {
    struct Row {
        std::string_view word;
        UnitWord unit;
    };
    static constexpr std::array rows{
        Row{"day", {TimeUnit::day, 1, false}},         Row{"days", {TimeUnit::day, 1, true}},
        Row{"night", {TimeUnit::day, 1, false}},       Row{"nights", {TimeUnit::day, 1, true}},
        Row{"evening", {TimeUnit::day, 1, false}},     Row{"morning", {TimeUnit::day, 1, false}},
        Row{"afternoon", {TimeUnit::day, 1, false}},   Row{"weekend", {TimeUnit::weekend, 1, false}},
        Row{"weekends", {TimeUnit::weekend, 1, true}}, Row{"week", {TimeUnit::week, 1, false}},
        Row{"weeks", {TimeUnit::week, 1, true}},       Row{"fortnight", {TimeUnit::week, 2, false}},
        Row{"month", {TimeUnit::month, 1, false}},     Row{"months", {TimeUnit::month, 1, true}},
        Row{"quarter", {TimeUnit::quarter, 1, false}}, Row{"quarters", {TimeUnit::quarter, 1, true}},
        Row{"year", {TimeUnit::year, 1, false}},       Row{"years", {TimeUnit::year, 1, true}},
        Row{"decade", {TimeUnit::decade, 1, false}},   Row{"decades", {TimeUnit::decade, 1, true}},
        Row{"century", {TimeUnit::century, 1, false}}, Row{"centuries", {TimeUnit::century, 1, true}},
    };
    const auto* found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.word == lower; });
    if (found == rows.end()) return std::nullopt;
    return found->unit;
}

std::optional<int> number_word(std::string_view lower) {
    constexpr std::array<std::string_view, 21> words{
        "zero",   "one",    "two",      "three",    "four",    "five",    "six",       "seven",    "eight",    "nine",  "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    const auto* found = std::find(words.begin() + 1, words.end(), lower);
    if (found != words.end()) return static_cast<int>(found - words.begin());
    if (lower == "a" || lower == "an") return 1;
    if (lower == "couple") return 2;
    constexpr std::array<std::string_view, 6> tens{"thirty", "forty", "fifty", "sixty", "seventy", "eighty"};
    const auto* ten = std::find(tens.begin(), tens.end(), lower);
    if (ten != tens.end()) return 30 + 10 * static_cast<int>(ten - tens.begin());
    const auto value = digits(lower);
    return value && *value > 0 && *value <= 1000 ? value : std::nullopt;
}

std::uint8_t season_word(std::string_view lower) {
    if (lower == "winter") return 1;
    if (lower == "spring") return 2;
    if (lower == "summer") return 3;
    if (lower == "autumn" || lower == "fall") return 4;
    return 0;
}

std::optional<int> ordinal_day(std::string_view lower) {
    const auto* named = std::find(ordinals.begin() + 1, ordinals.end(), lower);
    if (named != ordinals.end()) return static_cast<int>(named - ordinals.begin());
    if (lower.size() < 3) return std::nullopt;
    const std::string_view suffix = lower.substr(lower.size() - 2);
    if (suffix != "st" && suffix != "nd" && suffix != "rd" && suffix != "th") return std::nullopt;
    const auto value = digits(lower.substr(0, lower.size() - 2));
    return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
}

std::optional<int> ordinal_century(std::string_view lower) {
    const auto value = ordinal_day(lower);
    return value && *value >= 10 && *value <= 22 ? value : std::nullopt;
}

std::optional<Holiday> holiday_word(std::string_view lower) {
    if (lower == "christmas" || lower == "xmas") return Holiday{12, 25};
    if (lower == "halloween") return Holiday{10, 31};
    if (lower == "epiphany") return Holiday{1, 6};
    return std::nullopt;
}

std::optional<int> decade_word(std::string_view lower) {
    while (!lower.empty() && !is_ascii_letter(lower.front()) && !is_ascii_digit(lower.front()))
        lower.remove_prefix(1); // ’90s
    constexpr std::array<std::string_view, 8> names{"twenties", "thirties",  "forties",  "fifties",
                                                    "sixties",  "seventies", "eighties", "nineties"};
    const auto* named = std::find(names.begin(), names.end(), lower);
    if (named != names.end()) return 1920 + 10 * static_cast<int>(named - names.begin());
    if (!lower.ends_with('s')) return std::nullopt;
    lower.remove_suffix(1);
    if (lower.ends_with('\'')) lower.remove_suffix(1);
    const auto value = digits(lower);
    if (!value || *value % 10 != 0) return std::nullopt;
    if (lower.size() == 4 && *value >= 1000 && *value <= 2190) return value;
    if (lower.size() == 2 && *value >= 20) return 1900 + *value;
    return std::nullopt;
}

} // namespace entente
