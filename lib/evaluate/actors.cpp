// SPDX-License-Identifier: Apache-2.0
#include "evaluate/actors.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "text/utf8.hpp"

namespace entente {
namespace {

using Words = std::set<std::string, std::less<>>;

bool is_word_character(char32_t c) {
    return is_letter(c) || is_digit(c) || c == U'_';
}

/// Folded, signs that no name needs made blanks, one blank between words, no "the" in front.
std::string plain(std::string_view name) {
    const std::string folded = fold(name);
    std::string out;
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint c = code_point_at(folded, at);
        const bool kept = is_word_character(c.value) || std::u32string_view{U".'()-"}.find(c.value) != std::u32string_view::npos;
        if (kept) out += folded.substr(at, c.length);
        else if (!out.empty() && out.back() != ' ') out += ' ';
        at += c.length;
    }
    if (out.ends_with(' ')) out.pop_back();
    if (out.starts_with("the ")) out.erase(0, 4);
    return out;
}

/// The words that tell names apart.
Words words(std::string_view plain_name) {
    static constexpr std::array<std::string_view, 16> not_telling{"the", "a", "an", "of", "and", "'s", "mr", "mrs", "ms", "gen", "general",
                                                                  "president", "minister", "prime", "leader", "spokesman"};
    Words found;
    std::string word;
    const auto finish = [&] {
        if (!word.empty() && std::find(not_telling.begin(), not_telling.end(), word) == not_telling.end()) found.insert(word);
        word.clear();
    };
    for (std::size_t at = 0; at < plain_name.size();) {
        const CodePoint c = code_point_at(plain_name, at);
        if (is_word_character(c.value) || c.value == U'.') word += plain_name.substr(at, c.length);
        else finish();
        at += c.length;
    }
    finish();
    return found;
}

/// Usual names of one government or group.
const std::vector<Words>& usual_names() {
    static const std::vector<Words> groups{
        {"united states", "us", "u.s.", "usa", "america", "washington", "united states government", "american government", "white house", "us government"},
        {"russia", "moscow", "kremlin", "russian federation", "government of russia", "russian government"},
        {"turkey", "ankara", "turkiye", "turkish government", "government of turkey"},
        {"united kingdom", "uk", "britain", "london", "british government", "uk government", "great britain"},
        {"north korea", "pyongyang", "democratic people's republic of korea", "dprk"},
        {"south korea", "seoul", "republic of korea"},
        {"china", "beijing"},
        {"israel", "tel aviv", "jerusalem", "israeli government"},
        {"syria", "damascus", "syrian government", "assad regime", "syrian regime", "government of syria"},
        {"islamic state", "isis", "isil", "daesh", "is", "islamic state group"},
        {"ypg", "people's protection units", "syrian kurdish fighters", "kurdish fighters"},
        {"sdf", "syrian democratic forces"},
        {"un", "united nations"},
        {"eu", "european union"},
    };
    return groups;
}

bool usually_one(std::string_view a, std::string_view b) {
    return std::any_of(usual_names().begin(), usual_names().end(), [&](const Words& group) { return group.contains(a) && group.contains(b); });
}

bool alike(const Words& a, const Words& b) {
    if (a.empty() || b.empty()) return false;
    const auto shared = static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
    if (shared == a.size() || shared == b.size()) return true;
    return 2 * shared >= a.size() + b.size() - shared;
}

} // namespace

bool same_name(std::string_view found, std::span<const std::string> names) {
    const std::string name = plain(found);
    const Words name_words = words(name);
    return std::any_of(names.begin(), names.end(), [&](const std::string& each) {
        if (each.empty()) return false;
        const std::string form = plain(each);
        return form == name || usually_one(name, form) || alike(name_words, words(form));
    });
}

bool same_canonical_name(std::string_view found, std::string_view gold) {
    const std::string a = plain(found);
    const std::string b = plain(gold);
    return a == b || usually_one(a, b) || (!words(a).empty() && words(a) == words(b));
}

} // namespace entente
