// SPDX-License-Identifier: Apache-2.0
#include "article/line_forms.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "article/ascii.hpp"
#include "article/boilerplate.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t not_found = std::string_view::npos;

/// "Georgia protests:" before "Police detain opposition leader": what the story is about, in two or three words of which the last is a
/// common noun.
std::size_t topic_size(std::string_view title) {
    constexpr std::size_t longest = 40;
    const std::size_t colon = title.find(": ");
    if (colon == not_found || colon > longest) return 0;
    const std::string_view topic = title.substr(0, colon);
    const auto blanks = std::count(topic.begin(), topic.end(), ' ');
    const std::string_view last = topic.substr(topic.rfind(' ') + 1);
    const bool common = std::all_of(last.begin(), last.end(), is_ascii_lower) && last.size() > 2;
    const std::string_view rest = title.substr(colon + 2);
    const bool headline = std::count(rest.begin(), rest.end(), ' ') >= 3 && is_upper(code_point_at(rest, 0).value);
    return (blanks == 1 || blanks == 2) && common && headline && is_ascii_upper(topic.front()) ? colon + 1 : 0;
}

} // namespace

bool is_byline(std::string_view text) {
    constexpr std::size_t longest = 120;
    if (text.size() > longest || text.size() < 6 || text.ends_with('.') || !equal_ascii(text.substr(0, 3), "by ")) return false;
    constexpr std::array<std::string_view, 12> small{"and", "for", "of",  "the", "in", "via",
                                                     "at",  "de",  "van", "bin", "al", "with"};
    bool name = false;
    for (std::string_view rest = text.substr(3); !rest.empty();) {
        const std::size_t blank = std::min(rest.find(' '), rest.size());
        const std::string_view word = rest.substr(0, blank);
        rest.remove_prefix(std::min(blank + 1, rest.size()));
        if (word.empty() || std::find(small.begin(), small.end(), word) != small.end()) continue;
        const char32_t first = code_point_at(word, 0).value;
        if (is_lower(first)) return false;
        if (is_digit(first)) return false;
        name = name || is_upper(first);
    }
    return name;
}

bool is_copyright(std::string_view text) {
    if (text.size() > 300) return false;
    if (text.starts_with("©") || text.starts_with("(c) ") || text.starts_with("(C) ")) return true;
    const std::string key = words_key(text);
    return key.starts_with("copyright ") && key.size() > 10 &&
           (is_ascii_digit(key[10]) || text.find("©") != not_found || key.find(" c ") == 9);
}

bool is_syndication_note(std::string_view text) {
    return text.size() < 400 && text.starts_with("The post ") && text.find(" appeared first on ") != not_found;
}

bool is_address(std::string_view text) {
    const std::string_view scheme = text.substr(0, 5);
    if (text.starts_with("http: / /")) return true;
    return (scheme == "http:" || scheme == "https" || text.starts_with("www.")) && text.find(' ') == not_found;
}

bool is_page_number(std::string_view text) {
    constexpr std::size_t longest = 20;
    if (text.size() > longest) return false;
    const std::string key = words_key(text);
    const std::string_view number = std::string_view(key).substr(key.starts_with("page ") ? 5 : 0);
    const std::size_t of = number.find(" of ");
    const auto digits = [](std::string_view part) { return !part.empty() && part.size() <= 4 && std::all_of(part.begin(), part.end(), is_ascii_digit); };
    return of == not_found ? digits(number) : digits(number.substr(0, of)) && digits(number.substr(of + 4));
}

bool is_slug(std::string_view text) {
    if (text.find('(') != not_found && text.find(')') + 1 != text.size()) return false;
    const std::string_view name = trim_ascii(text.substr(0, text.find('(')));
    if (name.find(' ') != not_found || name.find_first_of("-/") == not_found) return false;
    std::size_t part = 0;
    std::size_t parts = 1;
    for (const char c : name) {
        if (c == '-' || c == '/') {
            if (part < 2) return false;
            part = 0;
            ++parts;
        } else if (is_ascii_upper(c)) {
            ++part;
        } else {
            return false;
        }
    }
    return part >= 2 && parts >= 2;
}

bool is_desk_note(std::string_view text) {
    if (text.starts_with("((")) return text.size() < 200;
    if (!text.starts_with('(') || !text.ends_with(')')) return false;
    constexpr std::array<std::string_view, 22> verbs{"adds",     "updates", "recasts",  "corrects", "refiles",   "repeats",  "releads", "rewrites",
                                                     "changes",  "removes", "clarifies", "fixes",    "edits",     "restores", "inserts", "drops",
                                                     "deletes",  "writes",  "updating", "adding",   "correcting", "tops"};
    const std::string key = words_key(text);
    const std::string_view first = std::string_view(key).substr(0, key.find(' '));
    return std::find(verbs.begin(), verbs.end(), first) != verbs.end();
}

std::size_t desk_label_size(std::string_view title) {
    constexpr std::array<std::string_view, 14> labels{"UPDATE",   "WRAPUP",    "RPT",     "REFILE",   "CORRECTED", "FACTBOX", "ANALYSIS",
                                                      "EXCLUSIVE", "INTERVIEW", "FEATURE", "TIMELINE", "INSIGHT",   "POLL",    "REPEAT"};
    for (const std::string_view label : labels) {
        if (!title.starts_with(label)) continue;
        std::size_t at = label.size();
        if (at < title.size() && title[at] == ' ') ++at;
        while (at < title.size() && is_ascii_digit(title[at]))
            ++at;
        if (at + 1 < title.size() && title[at] == '-' && title[at + 1] != ' ') return at + 1;
    }
    return topic_size(title);
}

} // namespace entente
