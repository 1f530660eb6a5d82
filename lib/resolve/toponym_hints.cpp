// SPDX-License-Identifier: Apache-2.0
#include "resolve/toponym_hints.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include "resolve/toponyms.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_container = 4; // words

struct Word {
    std::string_view text;
    bool breaks_after = false; ///< a comma, bracket or end follows
};

bool is_word_end(char c) {
    return c == ' ' || c == ',' || c == ';' || c == ')' || c == '(' || c == '\n' || c == ':' || c == '"';
}

/// Up to four words of the text, each without the punctuation after it but with the stop of an abbreviation.
std::vector<Word> words_after(std::string_view text) {
    std::vector<Word> out;
    std::size_t at = 0;
    while (out.size() < longest_container && at < text.size()) {
        std::size_t end = at;
        while (end < text.size() && !is_word_end(text[end]))
            ++end;
        if (end == at) break;
        out.push_back({text.substr(at, end - at), end >= text.size() || text[end] != ' '});
        if (out.back().breaks_after) break;
        at = end + 1;
    }
    return out;
}

bool starts_capital(std::string_view word) {
    if (word.empty()) return false;
    const CodePoint c = code_point_at(word, 0);
    return is_upper(c.value);
}

bool is_container(Feature f) {
    return f == Feature::country || f == Feature::admin1 || f == Feature::admin2 || f == Feature::region;
}

std::vector<std::uint32_t> containers_named(const Gazetteer& gazetteer, std::string_view name) {
    std::vector<std::uint32_t> found;
    const bool postal = name.size() == 2 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (postal)
        for (const char* country : {"us-", "ca-", "au-"}) {
            found = gazetteer.find(country + fold(name));
            if (!found.empty()) return found;
        }
    return find_toponym(gazetteer, fold(name));
}

/// The longest run of capitalised words at the start of `text` (after "the") that names a country or division: those places.
std::vector<std::uint32_t> container_at(const Gazetteer& gazetteer, std::string_view text, bool with_towns) {
    if (text.starts_with("the ")) text.remove_prefix(4);
    std::vector<Word> words = words_after(text);
    while (!words.empty()) {
        const Word& last = words.back();
        std::string_view name = text.substr(0, static_cast<std::size_t>(last.text.data() - text.data()) + last.text.size());
        if (starts_capital(name) || name.starts_with("northern ") || name.starts_with("southern ") ||
            name.starts_with("eastern ") || name.starts_with("western ") || name.starts_with("central ")) {
            for (const bool without_stop : {false, true}) {
                std::string_view form = name;
                if (without_stop && (form.ends_with('.') || form.ends_with("'s")))
                    form.remove_suffix(form.ends_with('.') ? 1 : 2);
                else if (without_stop)
                    break;
                std::vector<std::uint32_t> found = containers_named(gazetteer, form);
                std::erase_if(found, [&](std::uint32_t p) {
                    const Feature f = gazetteer.place(p).feature;
                    return !is_container(f) && !(with_towns && f == Feature::city);
                });
                if (!found.empty()) return found;
            }
        }
        words.pop_back();
    }
    return {};
}

std::optional<std::size_t> after_any(std::string_view text, std::initializer_list<std::string_view> openings) {
    for (const std::string_view opening : openings)
        if (text.starts_with(opening)) return opening.size();
    return std::nullopt;
}

std::vector<std::uint32_t> those_inside(const ToponymMention& mention, const Gazetteer& gazetteer,
                                        const std::vector<std::uint32_t>& containers) {
    std::vector<std::uint32_t> inside;
    for (const std::uint32_t c : mention.candidates) {
        const GazetteerPlace place = gazetteer.place(c);
        const bool in = std::any_of(containers.begin(), containers.end(),
                                    [&](std::uint32_t k) { return k != c && lies_in(place, gazetteer.place(k)); });
        if (in) inside.push_back(c);
    }
    return inside;
}

} // namespace

bool lies_in(const GazetteerPlace& place, const GazetteerPlace& container) {
    switch (container.feature) {
    case Feature::country:
        return place.feature != Feature::country && !place.country.empty() && place.country == container.country;
    case Feature::admin1:
        return place.feature != Feature::country && place.feature != Feature::admin1 && place.country == container.country &&
               !place.admin1.empty() && place.admin1 == container.admin1;
    case Feature::admin2:
        return place.feature != Feature::country && place.feature != Feature::admin1 && place.feature != Feature::admin2 &&
               place.country == container.country && place.admin1 == container.admin1 && !place.admin2.empty() &&
               place.admin2 == container.admin2;
    default: {
        const double radians = std::numbers::pi / 180;
        const double reach = container.feature == Feature::region ? 400 : 60;
        const double a = place.latitude * radians;
        const double b = container.latitude * radians;
        const double cosine =
            std::sin(a) * std::sin(b) + std::cos(a) * std::cos(b) * std::cos((place.longitude - container.longitude) * radians);
        return place.feature != Feature::country && place.feature != Feature::admin1 &&
               6371 * std::acos(std::min(1.0, cosine)) < reach;
    }
    }
}

ContainerHint container_hint(const ToponymMention& mention, const Gazetteer& gazetteer, std::string_view text) {
    ContainerHint hint;
    if (mention.span.end > text.size() || mention.candidates.empty()) return hint;
    const std::string_view rest = text.substr(mention.span.end);
    if (const auto at = after_any(rest, {", ", " (", ",\n"})) {
        hint.inside = those_inside(mention, gazetteer, container_at(gazetteer, rest.substr(*at), false));
        hint.strong = !hint.inside.empty();
        if (hint.strong) return hint;
    }
    if (const auto at = after_any(rest, {" in ", ", in ", " region of ", " area of ", " province of ", ", a city in ",
                                         ", a town in ", ", a village in "}))
        hint.inside = those_inside(mention, gazetteer, container_at(gazetteer, rest.substr(*at), false));
    if (hint.inside.empty() && mention.span.begin > 3) { // "Syria's Aleppo", "the Syrian city of …" is the caller's to know
        std::string_view before = text.substr(0, mention.span.begin);
        for (const std::string_view possessive : {"'s ", "\xE2\x80\x99s "})
            if (before.ends_with(possessive)) {
                before.remove_suffix(possessive.size());
                const std::size_t space = before.find_last_of(" \n(\"");
                hint.inside =
                    those_inside(mention, gazetteer,
                                 container_at(gazetteer, before.substr(space == std::string_view::npos ? 0 : space + 1), false));
            }
    }
    return hint;
}

} // namespace entente
