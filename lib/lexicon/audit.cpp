// SPDX-License-Identifier: Apache-2.0
#include "lexicon/audit.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "lexicon/actor_lexicon_text.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

/// Offices of which a country or body has one holder at a time.
constexpr std::array<std::string_view, 14> single_offices{
    "president",         "prime minister",       "monarch", "foreign minister", "defence minister", "secretary general",
    "high commissioner", "commission president", "pope",    "supreme leader",   "chief executive",  "director general",
    "managing director", "high representative"};

struct Term {
    std::uint32_t entry = 0;
    Date from;
    Date to;
};

constexpr Date end_of_time{std::chrono::year{9999}, std::chrono::December, std::chrono::day{31}};

int days_between(Date from, Date to) {
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

bool begins_year(Date date) {
    return date.month() == std::chrono::January && date.day() == std::chrono::day{1};
}
bool ends_year(Date date) {
    return date.month() == std::chrono::December && date.day() == std::chrono::day{31};
}
bool begins_month(Date date) {
    return date.day() == std::chrono::day{1};
}
bool ends_month(Date date) {
    return plus_days(date, 1).day() == std::chrono::day{1};
}

/// Days by which two terms may overlap for no other reason than that a table knows the year or the month alone.
int tolerance(const Term& earlier, const Term& later) {
    if (ends_year(earlier.to) || begins_year(later.from)) return 366;
    if (ends_month(earlier.to) || begins_month(later.from)) return 62;
    return 1;
}

void find_duplicates(const ActorLexicon& lexicon, ActorAudit& report) {
    for (const std::string& id : lexicon.repeated_ids())
        report.duplicates.push_back(fmt::format("{} is given twice", id));
    std::map<std::string, std::string> by_name;
    for (const ActorEntry& entry : lexicon.entries()) {
        const auto [at, fresh] =
            by_name.emplace(fmt::format("{}|{}|{}", name(entry.kind), entry.country, fold(entry.name)), entry.id);
        if (!fresh) report.duplicates.push_back(fmt::format("{} and {} have one name, '{}'", at->second, entry.id, entry.name));
    }
}

void find_unreachable(const ActorLexicon& lexicon, ActorAudit& report) {
    constexpr std::size_t longest_key = 160;
    std::vector<bool> reached(lexicon.size(), false);
    const ActorFormTable& forms = lexicon.forms();
    for (std::size_t i = 0; i < forms.size(); ++i) {
        const std::string_view key = forms.key(i);
        const bool capitals = std::any_of(key.begin(), key.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        if (key.size() < 2 || key.size() > longest_key) {
            report.unreachable.push_back(
                fmt::format("form '{}' of {}: too short or too long", key, lexicon.entry(forms.at(i).front().entry).id));
        } else if (capitals && !is_acronym(key)) {
            report.unreachable.push_back(fmt::format("form '{}' of {}: an acronym that is not in capitals", key,
                                                     lexicon.entry(forms.at(i).front().entry).id));
        } else {
            for (const ActorForm& form : forms.at(i))
                reached[form.entry] = true;
        }
    }
    for (std::uint32_t i = 0; i < reached.size(); ++i) {
        if (!reached[i]) report.unreachable.push_back(fmt::format("{} has no form of its own", lexicon.entry(i).id));
    }
}

void find_overlaps(const ActorLexicon& lexicon, ActorAudit& report) {
    std::map<std::string, std::vector<Term>> terms;
    for (std::uint32_t i = 0; i < lexicon.size(); ++i) {
        for (const Office& office : lexicon.entry(i).offices) {
            const bool single = std::find(single_offices.begin(), single_offices.end(), office.title) != single_offices.end();
            if (!single || !office.from) continue;
            terms[fmt::format("{} of {}", office.title, office.of)].push_back({i, *office.from, office.to.value_or(end_of_time)});
        }
    }
    for (auto& [office, held] : terms) {
        std::stable_sort(held.begin(), held.end(), [](const Term& a, const Term& b) { return a.from < b.from; });
        for (std::size_t i = 0; i < held.size(); ++i) {
            for (std::size_t j = i + 1; j < held.size() && held[j].from <= held[i].to; ++j) {
                const int overlap = days_between(held[j].from, std::min(held[i].to, held[j].to)) + 1;
                if (overlap <= tolerance(held[i], held[j])) continue;
                report.overlaps.push_back(fmt::format("{}: {} and {} overlap by {} days from {}", office,
                                                      lexicon.entry(held[i].entry).name, lexicon.entry(held[j].entry).name, overlap,
                                                      format(held[j].from)));
            }
        }
    }
}

void find_unknown_codes(const ActorLexicon& lexicon, const Ontology& ontology, ActorAudit& report) {
    const std::set<std::string, std::less<>> offices = lexicon.office_titles();
    const auto check_sector = [&](std::string_view who, const std::string& sector) {
        if (!sector.empty() && !ontology.sectors.contains(sector))
            report.unknown_codes.push_back(fmt::format("{}: sector '{}'", who, sector));
    };
    for (const ActorEntry& entry : lexicon.entries()) {
        if (!entry.country.empty() && !lexicon.country(entry.country)) {
            report.unknown_codes.push_back(fmt::format("{}: country '{}'", entry.id, entry.country));
        }
        check_sector(entry.id, entry.sector);
        for (const Office& office : entry.offices) {
            if (!offices.contains(office.title))
                report.unknown_codes.push_back(fmt::format("{}: office '{}'", entry.id, office.title));
            const bool known =
                office.of.empty() || office.of.starts_with("place:") || lexicon.country(office.of) || lexicon.by_id(office.of);
            if (!known) report.unknown_codes.push_back(fmt::format("{}: '{}' of '{}'", entry.id, office.title, office.of));
        }
    }
    for (const auto& [word, sector] : lexicon.word_sectors())
        check_sector(word, sector);
}

void add_section(std::string& out, std::string_view heading, const std::vector<std::string>& lines) {
    fmt::format_to(std::back_inserter(out), "{}: {}\n", heading, lines.size());
    for (const std::string& line : lines)
        fmt::format_to(std::back_inserter(out), "  {}\n", line);
}

} // namespace

ActorAudit audit(const ActorLexicon& lexicon, const Ontology& ontology) {
    ActorAudit report;
    report.entries = lexicon.size();
    report.named = lexicon.named_count();
    report.forms = lexicon.form_count();
    report.written_forms = lexicon.written_form_count();
    for (const ActorEntry& entry : lexicon.entries())
        report.persons += entry.kind == ActorKind::person ? 1 : 0;
    find_duplicates(lexicon, report);
    find_unreachable(lexicon, report);
    find_overlaps(lexicon, report);
    find_unknown_codes(lexicon, ontology, report);
    return report;
}

std::string text(const ActorAudit& report) {
    std::string out = fmt::format("entries: {} ({} persons; {} named in tables, {} institutions made by pattern)\n"
                                  "surface forms: {} ({} given in tables, {} made by rule and pattern)\n",
                                  report.entries, report.persons, report.named, report.entries - report.named, report.forms,
                                  report.written_forms, report.forms - report.written_forms);
    add_section(out, "duplicates", report.duplicates);
    add_section(out, "unreachable forms", report.unreachable);
    add_section(out, "overlapping terms", report.overlaps);
    add_section(out, "unknown codes", report.unknown_codes);
    return out;
}

} // namespace entente
