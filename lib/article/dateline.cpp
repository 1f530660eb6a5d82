// SPDX-License-Identifier: Apache-2.0
#include "article/dateline.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "article/ascii.hpp"
#include "article/written_date.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_dateline = 140;
constexpr std::size_t shortest_report = 40; ///< bytes that must follow where only the form tells a dateline

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        parts.push_back(trim_ascii(text.substr(0, at)));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

struct LetterCount {
    std::size_t upper = 0;
    std::size_t lower = 0;
};

LetterCount count_letters(std::string_view text) {
    LetterCount count;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_upper(point.value)) ++count.upper;
        if (is_lower(point.value)) ++count.lower;
        at += point.length;
    }
    return count;
}

/// "MOSCOW", "McALESTER", "NEW DELHI".
bool is_in_capitals(std::string_view text) {
    const LetterCount count = count_letters(text);
    return count.upper >= 3 && count.upper > 4 * count.lower;
}

bool begins_upper(std::string_view word) {
    return !word.empty() && is_upper(code_point_at(word, 0).value);
}

/// Words of capitalised form that begin sentences or asides, and so no place.
bool is_no_place(std::string_view first_word) {
    constexpr std::array<std::string_view, 58> words{
        "the",   "a",         "an",        "in",       "on",    "at",      "but",       "and",       "if",       "he",
        "she",   "it",        "they",      "we",       "i",     "this",    "that",      "these",     "his",      "her",
        "their", "president", "mr",        "mrs",      "nato",  "eu",      "un",        "us",        "uk",       "uae",
        "imf",   "who",       "iaea",      "opec",     "isis",  "isil",    "asean",     "ecowas",    "brics",    "update",
        "watch", "breaking",  "exclusive", "analysis", "video", "live",    "factbox",   "explainer", "timeline", "correction",
        "file",  "photo",     "photos",    "read",     "more",  "opinion", "editorial", "question"};
    const std::string low = ascii_lower(first_word);
    return std::find(words.begin(), words.end(), low) != words.end();
}

bool is_small_word(std::string_view word) {
    constexpr std::array<std::string_view, 14> words{"of", "and", "the", "de", "del",  "la", "el",
                                                     "al", "du",  "des", "on", "near", "am", "upon"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// One to `longest` capitalised words, with "of", "and" and the like between them.
bool is_place_segment(std::string_view segment, std::size_t longest) {
    const std::vector<std::string_view> words = split(segment, ' ');
    if (segment.empty() || words.size() > longest || !begins_upper(words.front())) return false;
    return std::all_of(words.begin(), words.end(), [](std::string_view word) {
        const bool plain = word.find_first_of("0123456789\"()[]!?;:") == std::string_view::npos;
        return plain && (begins_upper(word) || is_small_word(word));
    });
}

/// "Sept 13", "13 September", "Wednesday", "2023".
bool is_date_segment(std::string_view segment) {
    const std::vector<std::string_view> words = split(segment, ' ');
    if (segment.empty() || words.size() > 4) return false;
    bool names_day = false;
    for (std::string_view word : words) {
        while (!word.empty() && word.back() == '.')
            word.remove_suffix(1);
        const bool number = !word.empty() && std::all_of(word.begin(), word.end(), is_ascii_digit);
        const bool name = month_number(word) != 0 || weekday_number(word) != 0;
        if (!number && !name) return false;
        names_day = names_day || name || word.size() == 4;
    }
    return names_day;
}

/// What stands in the brackets: "Reuters", "AP", "Xinhua/AFP".
bool is_agency_bracket(std::string_view inside) {
    const std::vector<std::string_view> names = split(inside, '/');
    return !inside.empty() && inside.size() < 40 && std::all_of(names.begin(), names.end(), [](std::string_view name) {
        const LetterCount count = count_letters(name);
        const bool acronym = count.lower == 0 && count.upper >= 2 && name.size() <= 12;
        return is_agency(name) || acronym;
    });
}

struct Sign {
    std::size_t begin = std::string_view::npos;
    std::size_t end = 0;
    bool is_colon = false;
    bool is_bracket = false;
};

/// The first sign that may end a dateline: a dash, a colon, or an agency's closing bracket with no dash after it.
Sign find_sign(std::string_view head) {
    for (std::size_t at = 0; at < head.size(); ++at) {
        const std::string_view rest = head.substr(at);
        if (rest.starts_with("—") || rest.starts_with("–")) return {at, at + 3, false, false};
        if (rest.starts_with("--")) return {at, at + 2, false, false};
        const char before = at > 0 ? head[at - 1] : ' ';
        if (rest.starts_with("- ") && (before == ' ' || before == ')')) return {at, at + 1, false, false};
        // "(Reuters) -Israel …"
        if (rest.starts_with('-') && before == ' ' && trim_ascii(head.substr(0, at)).ends_with(')')) return {at, at + 1, false, false};
        if (rest.starts_with("/. ") && at > 0) return {at + 1, at + 2, false, false}; // "/TASS/."
        if (rest.starts_with(": ")) return {at, at + 1, true, false};
        if (rest.front() == ')') {
            const std::string_view after = trim_ascii(rest.substr(1));
            const bool dash = after.starts_with("—") || after.starts_with("–") || after.starts_with('-') || after.starts_with(':');
            if (!dash) return {at + 1, at + 1, false, true};
        }
    }
    return {};
}

/// "ISLAMABAD: The …", as against "MUST SEE: The …".
bool may_stand_before_colon(std::string_view place) {
    constexpr std::array<std::string_view, 34> first_words{
        "NEW",  "SAN",  "ABU",   "TEL",   "ADDIS", "UNITED", "KUALA",  "SRI",  "PORT",   "LOS",   "LAS",    "EL",
        "LA",   "ST",   "SAINT", "NAY",   "HONG",  "PHNOM",  "BUENOS", "CAPE", "MEXICO", "GAZA",  "KUWAIT", "GUATEMALA",
        "WEST", "EAST", "NORTH", "SOUTH", "DAR",   "RIO",    "SAO",    "HO",   "NAVI",   "QUEZON"};
    const std::vector<std::string_view> words = split(place, ' ');
    constexpr std::array<std::string_view, 20> no_places{
        "REPORT",  "REPORTS", "SEE",  "NOTE",    "ALERT",  "NEWS",   "REVIEW",  "PREVIEW",    "PROFILE", "INTERVIEW",
        "GRAPHIC", "MAP",     "POLL", "WARNING", "EDITOR", "SOURCE", "RELATED", "BACKGROUND", "SPECIAL", "COMMENT"};
    if (words.size() == 1) return std::find(no_places.begin(), no_places.end(), place) == no_places.end();
    return words.size() <= 3 && std::find(first_words.begin(), first_words.end(), words.front()) != first_words.end();
}

/// Takes "(Reuters)" or "/TASS/" off the end of what stands before the sign.
std::optional<std::string_view> agency_at_end(std::string_view before) {
    const bool slashes = before.ends_with('/');
    if (!before.ends_with(')') && !slashes) return std::nullopt;
    const std::size_t open = before.rfind(slashes ? '/' : '(', before.size() - 2);
    if (open == std::string_view::npos) return std::nullopt;
    return before.substr(open + 1, before.size() - open - 2);
}

struct Parts {
    std::vector<std::string_view> places;
    std::string dates;
    bool agency = false;
};

/// "MOSCOW Sept 13": agencies leave out the comma. Where the date begins in the segment; its size if there is none.
std::size_t trailing_date(std::string_view segment) {
    const std::vector<std::string_view> words = split(segment, ' ');
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto at = static_cast<std::size_t>(words[i].data() - segment.data());
        if (month_number(words[i]) != 0 && is_date_segment(segment.substr(at))) return at;
    }
    return segment.size();
}

/// "Harbour Wire": up to four words with capitals, the name of an outlet that no list has.
bool may_be_outlet(std::string_view bracket) {
    const std::vector<std::string_view> words = split(bracket, ' ');
    constexpr std::size_t longest = 40;
    return bracket.size() <= longest && words.size() <= 4 && std::all_of(words.begin(), words.end(), begins_upper);
}

/// What stands before the sign, taken apart; absent if anything in it fits nowhere.
std::optional<Parts> parts_of(std::string_view before) {
    Parts parts;
    before = trim_ascii(before);
    if (before.ends_with(')') || before.ends_with('/')) {
        const auto at_end = agency_at_end(before);
        if (!at_end) return std::nullopt;
        const std::string_view bracket = *at_end;
        parts.agency = is_agency_bracket(bracket) || before.ends_with('/');
        before = trim_ascii(before.substr(0, before.size() - bracket.size() - 2));
        if (!parts.agency && !(may_be_outlet(bracket) && is_in_capitals(before.substr(0, before.find(','))))) return std::nullopt;
    }
    while (before.ends_with(','))
        before = trim_ascii(before.substr(0, before.size() - 1));
    if (before.empty()) return parts;
    const auto add_date = [&](std::string_view date) { parts.dates += (parts.dates.empty() ? "" : ", ") + std::string(date); };
    for (const std::string_view whole : split(before, ',')) {
        const std::size_t date = is_date_segment(whole) ? 0 : trailing_date(whole);
        std::string_view segment = trim_ascii(whole.substr(0, date));
        const std::size_t bracket = segment.find(" ["); // "New Delhi [India]"
        std::string_view country;
        if (bracket != std::string_view::npos && segment.ends_with(']')) {
            country = segment.substr(bracket + 2, segment.size() - bracket - 3);
            segment = segment.substr(0, bracket);
        }
        if (!segment.empty() && !parts.places.empty() && is_agency(segment)) {
            parts.agency = true;
        } else if (!segment.empty() && parts.dates.empty() && is_place_segment(segment, 5)) {
            parts.places.push_back(segment);
            if (!country.empty()) parts.places.push_back(country);
        } else if (!segment.empty()) {
            return std::nullopt;
        }
        if (date < whole.size()) add_date(whole.substr(date));
    }
    const bool signed_day = parts.agency && !parts.dates.empty(); // "Sept. 13 (UPI) --"
    if ((parts.places.empty() && !signed_day) || parts.places.size() > 3) return std::nullopt;
    return parts;
}

bool accepted(const Parts& parts, const Sign& sign, std::string_view after) {
    if (parts.places.empty()) return parts.agency;
    const std::string_view place = parts.places.front();
    const std::string_view first_word = split(place, ' ').front();
    const bool marked = parts.agency || !parts.dates.empty();
    if (!marked && is_no_place(first_word)) return false;
    const bool capitals = is_in_capitals(place);
    if (sign.is_bracket) return (capitals || !parts.dates.empty()) && parts.agency;
    if (sign.is_colon && marked && (parts.agency || parts.places.size() > 1)) return true;
    if (sign.is_colon)
        return capitals && (marked || (after.size() >= shortest_report && begins_upper(after) && may_stand_before_colon(place)));
    if (marked || (capitals && after.size() >= shortest_report)) return true;
    // "Beijing – The ministry …": only the form tells
    const bool report = begins_upper(after) || after.starts_with('"') || after.starts_with("“") || after.starts_with("‘");
    const bool few_words = split(place, ' ').size() <= 3 && parts.places.size() <= 2;
    return report && few_words && after.size() >= shortest_report && sign.end - sign.begin > 1;
}

std::string place_text(const std::vector<std::string_view>& places) {
    std::string text;
    for (const std::string_view place : places)
        text += (text.empty() ? "" : ", ") + std::string(place);
    return text;
}

} // namespace

bool is_agency(std::string_view name) {
    constexpr std::array<std::string_view, 44> agencies{"AP",
                                                        "Associated Press",
                                                        "The Associated Press",
                                                        "Reuters",
                                                        "Thomson Reuters Foundation",
                                                        "AFP",
                                                        "Agence France-Presse",
                                                        "CNN",
                                                        "UPI",
                                                        "Xinhua",
                                                        "TASS",
                                                        "ITAR-TASS",
                                                        "Interfax",
                                                        "RIA Novosti",
                                                        "Sputnik",
                                                        "Kyodo",
                                                        "Kyodo News",
                                                        "Yonhap",
                                                        "dpa",
                                                        "EFE",
                                                        "ANSA",
                                                        "PTI",
                                                        "ANI",
                                                        "IANS",
                                                        "APP",
                                                        "Anadolu",
                                                        "Anadolu Agency",
                                                        "AA",
                                                        "KUNA",
                                                        "SPA",
                                                        "WAM",
                                                        "IRNA",
                                                        "Bloomberg",
                                                        "Al Jazeera",
                                                        "BBC",
                                                        "VOA",
                                                        "RFE/RL",
                                                        "PA",
                                                        "PA Media",
                                                        "CP",
                                                        "The Canadian Press",
                                                        "NYT",
                                                        "MENA",
                                                        "KCNA"};
    return std::any_of(agencies.begin(), agencies.end(), [&](std::string_view agency) { return equal_ascii(agency, name); });
}

std::optional<Dateline> find_lone_dateline(std::string_view block) {
    constexpr std::size_t longest = 80;
    if (block.size() > longest) return std::nullopt;
    std::string_view before = block;
    for (const std::string_view sign : {"—", "–", "--", "-"}) {
        if (before.ends_with(sign)) before = trim_ascii(before.substr(0, before.size() - sign.size()));
    }
    const std::size_t last_word = before.rfind(' ') + 1; // "Jerusalem CNN —"
    const bool signed_ = last_word > 0 && before.size() < block.size() && is_agency(before.substr(last_word));
    const auto parts = parts_of(signed_ ? before.substr(0, last_word) : before);
    if (!parts) return std::nullopt;
    Dateline dateline;
    dateline.span = {0, static_cast<std::uint32_t>(block.size())};
    dateline.place = place_text(parts->places);
    dateline.date = parse_written_date(parts->dates);
    const bool in_capitals = !parts->dates.empty() && is_in_capitals(parts->places.front());
    if (!parts->agency && !signed_ && !in_capitals && !dateline.date) return std::nullopt;
    return dateline;
}

std::optional<Dateline> find_dateline(std::string_view paragraph) {
    std::size_t head_size = std::min(longest_dateline, paragraph.size());
    while (!is_boundary(paragraph, head_size))
        --head_size;
    const std::string_view head = paragraph.substr(0, head_size);
    const Sign sign = find_sign(head);
    if (sign.begin == std::string_view::npos || sign.begin == 0) return std::nullopt;
    const auto parts = parts_of(head.substr(0, sign.begin));
    if (!parts) return std::nullopt;
    const std::string_view after = trim_ascii(paragraph.substr(sign.end));
    if (!accepted(*parts, sign, after)) return std::nullopt;
    Dateline dateline;
    dateline.span = {0, static_cast<std::uint32_t>(sign.end)};
    dateline.place = place_text(parts->places);
    dateline.date = parse_written_date(parts->dates);
    return dateline;
}

} // namespace entente
