// SPDX-License-Identifier: Apache-2.0
#include "lexicon/actor_lexicon_build.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "lexicon/actor_lexicon_text.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

/// Year, month and day where given, else 0.
std::optional<std::array<int, 3>> date_parts(std::string_view text) {
    std::array<int, 3> parts{};
    std::size_t i = 0;
    bool good = true;
    for_each_part(text, '-', [&](std::string_view part) {
        int value = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        good = good && i < 3 && error == std::errc{} && end == part.data() + part.size() && part.size() == (i == 0 ? 4U : 2U);
        if (good) parts[i++] = value;
    });
    if (!good || parts[0] == 0) return std::nullopt;
    return parts;
}

constexpr std::string_view no_office_hint = "an office is written 'title from..to', dates as 2001, 2001-05 or 2001-05-17";

} // namespace

std::optional<Date> earliest_date(std::string_view text) {
    const auto parts = date_parts(text);
    if (!parts) return std::nullopt;
    const auto [year, month, day] = *parts;
    const Date date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month == 0 ? 1 : month)},
                    std::chrono::day{static_cast<unsigned>(day == 0 ? 1 : day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<Date> latest_date(std::string_view text) {
    const auto parts = date_parts(text);
    if (!parts) return std::nullopt;
    const auto [year, month, day] = *parts;
    const std::chrono::year_month last{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month == 0 ? 12 : month)}};
    if (!last.ok()) return std::nullopt;
    if (day == 0) return Date{last / std::chrono::last};
    const Date date{last / std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::string actor_slug(std::string_view name) {
    std::string slug;
    slug.reserve(name.size());
    for (const char c : fold(name)) {
        if (c == '\'' || c == '.') continue;
        if (!is_form_separator(c)) {
            slug.push_back(c);
        } else if (!slug.empty() && slug.back() != '-') {
            slug.push_back('-');
        }
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug;
}

ActorLexiconBuilder::ActorLexiconBuilder(ActorLexicon& lexicon) : lexicon_(lexicon) {
    if (lexicon_.entries_.empty()) {
        lexicon_.entries_.reserve(20000);
        lexicon_.forms_.reserve(100000);
    }
    for (const auto& [word, title] : lexicon_.titles_) {
        if (!title.abbreviation.empty()) abbreviations_.emplace(title.abbreviation, title.office);
    }
}

void ActorLexiconBuilder::fail(const Place& at, const std::string& reason, const std::string& hint) const {
    throw ResourceError{std::string{at.file}, at.line, reason, hint};
}

void ActorLexiconBuilder::spellings(const ActorTable& table) {
    for_each_row(table.text, [&](std::size_t, std::string_view line) {
        std::vector<std::string> words;
        for_each_part(line, ';', [&](std::string_view word) { words.emplace_back(word); });
        for (const std::string& word : words) {
            spelling_hints_[spelling_hint(word)] = true;
            auto& others = spellings_[word];
            for (const std::string& other : words) {
                if (other != word) others.push_back(other);
            }
        }
    });
}

void ActorLexiconBuilder::titles(const ActorTable& table) {
    for_each_row(table.text, [&](std::size_t number, std::string_view line) {
        const auto f = fields<5>(line);
        if (!f) fail({table.name, number}, "a title has five columns", "word, office, sector, gender, abbreviation");
        Title title{std::string{(*f)[0]}, std::string{(*f)[1]}, std::string{(*f)[2]}, parse_gender((*f)[3]), std::string{(*f)[4]}};
        if (!title.abbreviation.empty()) abbreviations_.emplace(title.abbreviation, title.office);
        lexicon_.titles_.insert_or_assign(std::string{(*f)[0]}, std::move(title));
    });
}

void ActorLexiconBuilder::roles(const ActorTable& table) {
    for_each_row(table.text, [&](std::size_t number, std::string_view line) {
        const auto f = fields<5>(line);
        const auto kind = f ? parse_actor_kind((*f)[1]) : std::nullopt;
        if (!kind)
            fail({table.name, number}, "a role has five columns, the second an actor kind", "word, kind, sector, plural, gender");
        const Role role{std::string{(*f)[0]}, *kind, std::string{(*f)[2]}, std::string{(*f)[3]}, parse_gender((*f)[4])};
        lexicon_.roles_.insert_or_assign(fold(role.plural), role);
        lexicon_.roles_.insert_or_assign(role.word, role);
    });
}

void ActorLexiconBuilder::actors(const ActorTable& table) {
    Defaults defaults;
    Place at{table.name, 0};
    for_each_row(table.text, [&](std::size_t number, std::string_view line) {
        at.line = number;
        if (line.front() == '@') {
            defaults = directive(at, line);
        } else {
            actor(at, line, defaults);
        }
    });
}

ActorLexiconBuilder::Defaults ActorLexiconBuilder::directive(const Place& at, std::string_view line) const {
    const auto f = fields_up_to<4>(line.substr(1));
    const auto kind = parse_actor_kind(f[0]);
    if (!kind) fail(at, fmt::format("unknown actor kind '{}'", f[0]), "a directive is '@kind<TAB>country<TAB>sector<TAB>flags'");
    return {*kind, std::string{f[1]}, std::string{f[2]}, std::string{f[3]}};
}

void ActorLexiconBuilder::actor(const Place& at, std::string_view line, const Defaults& defaults) {
    const auto f = fields_up_to<4>(line);
    ActorEntry entry;
    entry.name = f[0];
    entry.kind = defaults.kind;
    entry.country = defaults.country;
    entry.sector = defaults.sector;
    if (entry.kind == ActorKind::person) entry.gender = Gender::male;
    Flags flags = read_flags(at, defaults.flags, entry);
    const Flags own = read_flags(at, f[3], entry);
    if (entry.kind != ActorKind::person) entry.gender = Gender::unknown;
    flags.family_first = flags.family_first != own.family_first;
    const bool person = entry.kind == ActorKind::person;
    entry.id = own.id.empty() ? fmt::format("{}:{}", name(entry.kind), actor_slug(entry.name))
                              : fmt::format("{}:{}", name(entry.kind), own.id);
    const std::string country = entry.country;
    const std::uint32_t index = put(std::move(entry));
    if (!own.slot.empty()) slots_[own.slot].insert_or_assign(country, index);
    bool no_surname = own.plain || flags.plain;
    if (!f[1].empty()) no_surname = add_forms(at, f[1], index, FormKind::name, flags.family_first) || no_surname;
    const ActorEntry& made = lexicon_.entries_[index];
    add_form(made.name, index, is_acronym(made.name) ? FormKind::acronym : FormKind::name, 1.0F, false, true);
    if (person) add_person_forms(made, index, flags.family_first, no_surname);
    if (!f[2].empty()) read_offices(at, f[2], index);
}

ActorLexiconBuilder::Flags ActorLexiconBuilder::read_flags(const Place& at, std::string_view text, ActorEntry& entry) const {
    Flags flags;
    for_each_part(text, ' ', [&](std::string_view flag) {
        const std::size_t equals = flag.find('=');
        const std::string_view key = flag.substr(0, equals);
        const std::string_view value = equals == std::string_view::npos ? std::string_view{} : flag.substr(equals + 1);
        if (key == "f")
            entry.gender = Gender::female;
        else if (key == "m")
            entry.gender = Gender::male;
        else if (key == "u")
            entry.gender = Gender::unknown;
        else if (key == "news")
            entry.reports_news = true;
        else if (key == "family-first")
            flags.family_first = true;
        else if (key == "territory")
            flags.territory = true;
        else if (key == "no-surname")
            flags.plain = true;
        else if (key == "id")
            flags.id = value;
        else if (key == "country")
            entry.country = value;
        else if (key == "sector")
            entry.sector = value;
        else if (key == "is") {
            flags.slot = value;
            std::replace(flags.slot.begin(), flags.slot.end(), '-', ' ');
        } else if (key == "from" && earliest_date(value))
            entry.from = earliest_date(value);
        else if (key == "to" && latest_date(value))
            entry.to = latest_date(value);
        else if (key == "kind" && parse_actor_kind(value))
            entry.kind = *parse_actor_kind(value);
        else
            fail(at, fmt::format("unknown flag '{}'", flag), "see the list of flags in lib/lexicon/data/README.md");
    });
    return flags;
}

std::uint32_t ActorLexiconBuilder::put(ActorEntry entry) {
    const auto [index, fresh] = lexicon_.ids_.add(entry.id, [&](std::uint32_t i) { return lexicon_.entries_[i].id == entry.id; });
    if (fresh) {
        lexicon_.entries_.push_back(std::move(entry));
        return index;
    }
    ActorEntry& old = lexicon_.entries_[index];
    lexicon_.repeated_.push_back(entry.id);
    if (entry.offices.empty()) entry.offices = std::move(old.offices);
    old = std::move(entry);
    return index;
}

void ActorLexiconBuilder::read_offices(const Place& at, std::string_view text, std::uint32_t index) {
    lexicon_.entries_[index].offices.clear(); // a later table overrides
    for_each_part(text, ';', [&](std::string_view item) { add_offices(at, item, index); });
}

void ActorLexiconBuilder::add_offices(const Place& at, std::string_view item, std::uint32_t index) {
    const std::size_t blank = item.rfind(' ');
    const bool dated = blank != std::string_view::npos && item.find("..", blank) != std::string_view::npos;
    std::string_view head = trim(dated ? item.substr(0, blank) : item);
    const std::string_view terms = dated ? item.substr(blank + 1) : std::string_view{};
    Office office;
    const std::size_t sign = head.find_first_of("@%");
    office.of = sign == std::string_view::npos ? lexicon_.entries_[index].country : std::string{head.substr(sign + 1)};
    if (sign != std::string_view::npos && head[sign] == '%') office.of = fmt::format("place:{}", actor_slug(office.of));
    head = head.substr(0, sign);
    const auto known = abbreviations_.find(head);
    office.title = known != abbreviations_.end() ? known->second : std::string{head};
    if (office.title.empty()) fail(at, fmt::format("no title in the office '{}'", item), std::string{no_office_hint});
    const auto append = [&] {
        auto& offices = lexicon_.entries_[index].offices;
        offices.push_back(office);
        pending_.push_back({index, static_cast<std::uint32_t>(offices.size() - 1)});
    };
    if (!dated) append();
    for_each_part(terms, ',', [&](std::string_view term) {
        const std::size_t dots = term.find("..");
        const std::string_view from = term.substr(0, dots);
        const std::string_view to = dots == std::string_view::npos ? std::string_view{} : term.substr(dots + 2);
        office.from = from.empty() ? std::nullopt : earliest_date(from);
        office.to = to.empty() ? std::nullopt : latest_date(to);
        const bool bad = dots == std::string_view::npos || (!from.empty() && !office.from) || (!to.empty() && !office.to) ||
                         (office.from && office.to && *office.to < *office.from);
        if (bad) fail(at, fmt::format("cannot read the term '{}'", term), std::string{no_office_hint});
        append();
    });
}

void ActorLexiconBuilder::finish() {
    lexicon_.forms_.settle();
    for (const PendingOffice& pending : pending_) {
        Office& office = lexicon_.entries_[pending.entry].offices[pending.office];
        if (office.of.empty() || office.of.starts_with("place:") || lexicon_.country(office.of) || lexicon_.by_id(office.of))
            continue;
        const auto found = lexicon_.match(office.of);
        const auto body = std::find_if(found.begin(), found.end(), [&](const ActorForm& form) {
            const ActorEntry& entry = lexicon_.entry(form.entry);
            return entry.kind != ActorKind::person && (form.kind == FormKind::name || form.kind == FormKind::acronym);
        });
        if (body == found.end()) continue; // left as written; the audit names it
        office.of = lexicon_.entry(body->entry).id;
    }
    pending_.clear();
    lexicon_.settle_holdings();
}

} // namespace entente
