// SPDX-License-Identifier: Apache-2.0
#include "train/known_names.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "text/embedded.hpp"
#include "text/utf8.hpp"

ENTENTE_EMBEDDED(known_names)

namespace entente::train {
namespace {

constexpr auto titles = std::to_array<std::string_view>(
    {"Mr.",     "Mr",      "Mrs.",    "Mrs",   "Ms.",  "Ms",       "Dr.",    "Dr",        "President", "Gen.",
     "General", "Sen.",    "Senator", "Rep.",  "Gov.", "Governor", "Prof.",  "Professor", "Col.",      "Lt.",
     "Capt.",   "Captain", "Justice", "Judge", "King", "Queen",    "Prince", "Minister"});
constexpr auto organization_endings = std::to_array<std::string_view>(
    {"Inc",        "Inc.",     "Corp",       "Corp.",    "Corporation",  "LLC",       "Ltd",        "Ltd.",        "Co.",
     "Company",    "Group",    "University", "College",  "School",       "Institute", "Department", "Ministry",    "Committee",
     "Commission", "Council",  "Agency",     "Bureau",   "Party",        "Union",     "Bank",       "Association", "Foundation",
     "Federation", "Church",   "Court",      "Airlines", "Airways",      "Hospital",  "Clinic",     "Restaurant",  "Times",
     "Post",       "Partners", "Services",   "Systems",  "Technologies", "Industries"});
constexpr auto organization_beginnings =
    std::to_array<std::string_view>({"University", "Department", "Ministry", "Bank", "Institute", "Bureau", "Federation", "Union"});

template <class Words>
bool holds(const Words& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

struct KnownNames {
    std::map<std::string, NameType, std::less<>> types; ///< without blanks; `none` for what names nothing
    std::set<std::string, std::less<>> given;
};

std::string without_blanks(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ') out += c;
    return out;
}

void add_line(KnownNames& names, std::string_view line) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) return;
    const std::string_view kind = line.substr(0, tab);
    NameType type = NameType::none;
    for (const NameType each : {NameType::PER, NameType::ORG, NameType::LOC})
        if (name(each) == kind) type = each;
    std::string_view rest = line.substr(tab + 1);
    while (true) {
        const std::size_t end = rest.find(" ; ");
        if (kind == "GIVEN") {
            names.given.emplace(rest.substr(0, end));
        } else {
            names.types.emplace(without_blanks(rest.substr(0, end)), type);
        }
        if (end == std::string_view::npos) return;
        rest.remove_prefix(end + 3);
    }
}

KnownNames known_names() {
    KnownNames names;
    std::string_view table = embedded_known_names();
    while (!table.empty()) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        add_line(names, table.substr(0, end));
        table.remove_prefix(std::min(end + 1, table.size()));
    }
    return names;
}

bool is_proper(const Example& e, std::size_t i) {
    return i < e.forms.size() &&
           (e.xpos[i] == static_cast<std::int32_t>(Xpos::NNP) || e.xpos[i] == static_cast<std::int32_t>(Xpos::NNPS));
}

/// Where the run of proper nouns from `begin` ends; hyphens and "of" between two of them belong to it.
std::size_t run_end(const Example& e, std::size_t begin) {
    std::size_t end = begin + 1;
    while (true) {
        const bool joins = end < e.forms.size() && (e.xpos[end] == static_cast<std::int32_t>(Xpos::HYPH) || e.forms[end] == "of");
        if (is_proper(e, end)) {
            ++end;
        } else if (joins && is_proper(e, end + 1)) {
            end += 2;
        } else {
            return end;
        }
    }
}

std::optional<NameType> type_of(const KnownNames& names, const Example& e, std::size_t begin, std::size_t end) {
    std::string whole;
    for (std::size_t i = begin; i < end; ++i)
        whole += e.forms[i];
    if (const auto found = names.types.find(whole); found != names.types.end()) return found->second;
    if (end - begin > 1 && holds(organization_endings, e.forms[end - 1])) return NameType::ORG;
    if (end - begin > 2 && holds(organization_beginnings, e.forms[begin]) && e.forms[begin + 1] == "of") return NameType::ORG;
    if (!names.given.contains(e.forms[begin]) || end - begin > 4) return std::nullopt;
    for (std::size_t i = begin + 1; i < end; ++i)
        if (e.relations[i] != static_cast<std::int32_t>(Relation::flat)) return std::nullopt;
    return NameType::PER;
}

void label_run(Example& e, std::size_t begin, std::size_t end, NameType type) {
    constexpr std::uint32_t outside = 1U;
    constexpr std::uint32_t miscellaneous = (1U << name_label(NameType::MISC, true)) | (1U << name_label(NameType::MISC, false));
    for (std::size_t i = begin; i < end; ++i)
        e.names[i] = type == NameType::none ? outside | miscellaneous : 1U << name_label(type, i == begin);
    const auto close = [&](std::size_t i) {
        const bool open =
            i < e.forms.size() && e.names[i] == 0 && !is_proper(e, i) && !is_upper(code_point_at(e.forms[i], 0).value);
        if (open) e.names[i] = outside;
    };
    if (begin > 0) close(begin - 1);
    close(end);
}

} // namespace

void label_known_names(std::vector<Example>& examples) {
    const KnownNames names = known_names();
    for (Example& e : examples) {
        for (std::size_t begin = 0; begin < e.forms.size();) {
            if (!is_proper(e, begin)) {
                ++begin;
                continue;
            }
            const std::size_t end = run_end(e, begin);
            std::size_t first = begin;
            while (first + 1 < end && holds(titles, e.forms[first]))
                ++first;
            const auto type = type_of(names, e, first, end);
            if (type) {
                if (first > begin) label_run(e, begin, first, NameType::none);
                label_run(e, first, end, *type);
            }
            begin = end;
        }
    }
}

} // namespace entente::train
