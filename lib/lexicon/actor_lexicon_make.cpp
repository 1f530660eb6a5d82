// SPDX-License-Identifier: Apache-2.0
// The forms that a table gives or rules make: spellings, surnames, demonyms, institutions of every country.
#include <charconv>

#include <fmt/format.h>

#include "lexicon/actor_lexicon_build.hpp"
#include "lexicon/actor_lexicon_text.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr float surname_prior = 0.1F;         ///< of a surname that the table does not call prominent
constexpr float initial_dropped_prior = 0.5F; ///< "George Bush" for "George H. W. Bush"
constexpr std::size_t most_spellings = 8;     ///< of one name

/// Words that belong to the surname they stand before: "bin Salman", "de Gaulle", "van der Bellen".
bool is_particle(std::string_view word) {
    constexpr std::array<std::string_view, 30> particles{"de", "da",  "do",  "dos", "das", "del", "della", "di",   "du",  "la",
                                                         "le", "van", "von", "der", "den", "ter", "ten",   "bin",  "ibn", "al",
                                                         "el", "ben", "abu", "ul",  "ud",  "af",  "st.",   "ould", "ag",  "zu"};
    return std::find(particles.begin(), particles.end(), word) != particles.end();
}

bool is_name_suffix(std::string_view word) {
    return word == "Jr." || word == "Jr" || word == "Sr." || word == "II" || word == "III";
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for_each_part(text, ' ', [&](std::string_view word) { words.push_back(word); });
    return words;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i) {
        if (!text.empty()) text += ' ';
        text += words[i];
    }
    return text;
}

/// "al-Sisi" for "el-Sisi" and back; empty if the name has no Arabic article.
std::string other_article(std::string_view folded) {
    std::string text{folded};
    bool changed = false;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const bool begins = i == 0 || text[i - 1] == ' ';
        if (!begins || text[i + 2] != '-' || text[i + 1] != 'l') continue;
        if (text[i] != 'a' && text[i] != 'e') continue;
        text[i] = text[i] == 'a' ? 'e' : 'a';
        changed = true;
    }
    return changed ? text : std::string{};
}

/// "Russians" of "Russian"; empty where the plural is no word of its own ("Chinese", "Swiss").
std::string plural_of(std::string_view demonym) {
    const auto ends = [&](std::string_view end) { return demonym.size() > end.size() && demonym.ends_with(end); };
    if (ends("ese") || ends("ss") || ends("sh") || ends("ch") || ends("ois")) return {};
    return fmt::format("{}s", demonym);
}

/// Splits "Congo*0.25" and "?Victoria" into text, prior and condition.
struct Marked {
    std::string_view text;
    float prior = 1.0F;
    bool conditional = false;
    bool surname = false;
    bool acronym = false;
};

std::optional<Marked> marked(std::string_view form) {
    Marked result;
    while (!form.empty() && (form.front() == '?' || form.front() == '=' || form.front() == '^')) {
        result.conditional = result.conditional || form.front() == '?';
        result.surname = result.surname || form.front() == '=';
        result.acronym = result.acronym || form.front() == '^';
        form.remove_prefix(1);
    }
    const std::size_t star = form.rfind('*');
    if (star != std::string_view::npos) {
        const std::string_view number = form.substr(star + 1);
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), result.prior);
        if (error != std::errc{} || end != number.data() + number.size() || !(result.prior > 0)) return std::nullopt;
        form = form.substr(0, star);
    } else if (result.conditional) {
        result.prior = surname_prior;
    }
    result.text = trim(form);
    return result;
}

std::string filled(std::string_view pattern, std::string_view adjective, std::string_view name) {
    std::string text{pattern};
    for (const auto& [slot, value] :
         {std::pair{std::string_view{"{adj}"}, adjective}, std::pair{std::string_view{"{name}"}, name}}) {
        const std::size_t at = text.find(slot);
        if (at != std::string::npos) text.replace(at, slot.size(), value);
    }
    return text;
}

} // namespace

void ActorLexiconBuilder::add_form(std::string_view form, std::uint32_t index, FormKind kind, float prior, bool conditional,
                                   bool written) {
    if (form.empty()) return;
    const ActorForm as{index, kind, prior, conditional};
    const std::string folded = kind == FormKind::acronym ? std::string{form} : fold(form);
    const bool added = lexicon_.forms_.add(folded, as);
    if (added && written) ++lexicon_.written_forms_;
    if (written && kind == FormKind::name) add_spellings(folded, as);
}

void ActorLexiconBuilder::add_spellings(std::string_view form, const ActorForm& as) {
    if (const std::string swapped = other_article(form); !swapped.empty()) lexicon_.forms_.add(swapped, as);
    bool hinted = false;
    for_each_part(form, ' ', [&](std::string_view word) { hinted = hinted || spelling_hints_[spelling_hint(word)]; });
    if (!hinted) return;
    std::vector<std::string> variants{std::string{}};
    bool varied = false;
    for_each_part(form, ' ', [&](std::string_view word) {
        const auto known = spellings_.find(word);
        const std::size_t before = variants.size();
        if (known != spellings_.end()) {
            for (const std::string& other : known->second) {
                for (std::size_t i = 0; i < before && variants.size() < most_spellings; ++i) {
                    variants.push_back(variants[i] + (variants[i].empty() ? "" : " ") + other);
                    varied = true;
                }
            }
        }
        for (std::size_t i = 0; i < before; ++i) {
            if (!variants[i].empty()) variants[i] += ' ';
            variants[i] += word;
        }
    });
    if (!varied) return;
    for (const std::string& variant : variants)
        lexicon_.forms_.add(variant, as);
}

bool ActorLexiconBuilder::add_forms(const Place& at, std::string_view list, std::uint32_t index, FormKind kind, bool family_first) {
    bool no_surname = false;
    for_each_part(list, ';', [&](std::string_view item) {
        if (item == "!") {
            no_surname = true;
            return;
        }
        const auto form = marked(item);
        if (!form) fail(at, fmt::format("cannot read the form '{}'", item), "a prior is written '*0.3' behind the form");
        if (form->surname) {
            const auto words = words_of(lexicon_.entries_[index].name);
            const std::string_view own = family_first ? words.front() : words.back();
            add_surname(form->text.empty() ? own : form->text, index, !form->conditional, form->prior);
            return;
        }
        const bool acronym = form->acronym || (kind == FormKind::name && is_acronym(form->text));
        add_form(form->text, index, acronym ? FormKind::acronym : kind, form->prior, form->conditional, true);
    });
    return no_surname;
}

void ActorLexiconBuilder::add_surname(std::string_view surname, std::uint32_t index, bool prominent, float prior) {
    add_form(surname, index, FormKind::surname, prior, !prominent, prominent);
    const std::string folded = fold(surname);
    const ActorForm as{index, FormKind::surname, prior, !prominent};
    if (const std::string swapped = other_article(folded); !swapped.empty()) {
        lexicon_.forms_.add(swapped, as);
        if (folded.size() > 6) lexicon_.forms_.add(std::string_view{folded}.substr(3), as); // "Assad" of "al-Assad"
    }
    if (!spelling_hints_[spelling_hint(folded)]) return;
    if (const auto known = spellings_.find(folded); known != spellings_.end()) {
        for (const std::string& other : known->second)
            lexicon_.forms_.add(other, as);
    }
}

void ActorLexiconBuilder::add_person_forms(const ActorEntry& entry, std::uint32_t index, bool family_first, bool no_surname) {
    std::vector<std::string_view> words = words_of(entry.name);
    if (words.size() < 2) return;
    const std::size_t word_count = words.size();
    if (is_name_suffix(words.back())) words.pop_back();
    std::vector<std::string_view> plain;
    for (const std::string_view word : words) {
        if (word.size() != 2 || word[1] != '.') plain.push_back(word);
    }
    if (plain.size() >= 2 && plain.size() < word_count) {
        add_form(joined(plain, 0), index, FormKind::name, initial_dropped_prior, false, false);
    }
    if (no_surname || plain.size() < 2) return; // a surname that the table gives is stronger and stays
    if (family_first) {
        add_surname(plain.front(), index, false, surname_prior);
        return;
    }
    add_surname(plain.back(), index, false, surname_prior);
    std::size_t begin = plain.size() - 1;
    while (begin > 1 && is_particle(fold(plain[begin - 1])))
        --begin;
    if (begin + 1 < plain.size()) add_surname(joined(plain, begin), index, false, surname_prior);
}

void ActorLexiconBuilder::add_demonyms(std::string_view list, std::uint32_t index) {
    for_each_part(list, ';', [&](std::string_view item) {
        const auto form = marked(item);
        if (!form) return;
        const std::size_t slash = form->text.find('/');
        const std::string_view one = form->text.substr(0, slash);
        const std::string many = slash == std::string_view::npos ? plural_of(one) : std::string{form->text.substr(slash + 1)};
        add_form(one, index, FormKind::demonym, form->prior, form->conditional, true);
        if (!many.empty()) add_form(many, index, FormKind::demonym, form->prior, form->conditional, true);
    });
}

void ActorLexiconBuilder::countries(const ActorTable& table) {
    for_each_row(table.text, [&](std::size_t number, std::string_view line) { country({table.name, number}, line); });
}

void ActorLexiconBuilder::country(const Place& at, std::string_view line) {
    const auto f = fields<9>(line);
    if (!f) fail(at, "a country has nine columns", "see lib/lexicon/data/README.md");
    const auto& [code, alpha2, name, others, adjectives, demonyms, seats, office, flag_text] = *f;
    ActorEntry entry;
    entry.kind = ActorKind::country;
    entry.country = code;
    entry.sector = "GOV";
    const Flags flags = read_flags(at, flag_text, entry);
    entry.id = fmt::format("country:{}", flags.id.empty() ? std::string{code} : flags.id);
    const auto plain_name = marked(name);
    if (!plain_name) fail(at, fmt::format("cannot read the name '{}'", name), {});
    entry.name = plain_name->text;
    Country made;
    made.territory = flags.territory;
    for_each_part(adjectives, ';', [&](std::string_view item) {
        const auto form = marked(item);
        if (!form) fail(at, fmt::format("cannot read the adjective '{}'", item), {});
        made.adjectives.emplace_back(form->text);
        made.folded.push_back(fold(form->text));
    });
    if (!made.adjectives.empty()) entry.adjective = made.adjectives.front();
    made.folded_name = fold(entry.name);
    made.slug = actor_slug(made.adjectives.empty() ? std::string_view{entry.name} : std::string_view{made.adjectives.front()});
    const std::string id = entry.id;
    made.entry = put(std::move(entry));
    add_forms(at, name, made.entry, FormKind::name, false);
    add_forms(at, others, made.entry, FormKind::name, false);
    for_each_part(adjectives, ';', [&](std::string_view item) {
        const auto form = marked(item);
        if (!form) fail(at, fmt::format("cannot read the adjective '{}'", item), {});
        const bool acronym = is_acronym(form->text);
        add_form(form->text, made.entry, acronym ? FormKind::acronym : FormKind::adjective, form->prior, form->conditional, true);
    });
    add_demonyms(demonyms, made.entry);
    add_forms(at, seats, made.entry, FormKind::seat, false);
    if (!office.empty()) lexicon_.leading_.insert_or_assign(flags.id.empty() ? std::string{code} : id, std::string{office});
    countries_.push_back(std::move(made));
}

void ActorLexiconBuilder::institutions(const ActorTable& table) {
    for_each_row(table.text, [&](std::size_t number, std::string_view line) { institution({table.name, number}, line); });
}

void ActorLexiconBuilder::institution(const Place& at, std::string_view line) {
    const auto f = fields<5>(line);
    const auto kind = f ? parse_actor_kind((*f)[1]) : std::nullopt;
    if (!kind) fail(at, "an institution has five columns, the second an actor kind", "slot, kind, sector, name, forms");
    std::vector<Pattern> patterns{pattern((*f)[3])};
    for_each_part((*f)[4], ';', [&](std::string_view text) { patterns.push_back(pattern(text)); });
    std::string_view slot = (*f)[0];
    Institution institution;
    institution.everywhere = slot.ends_with('*');
    institution.named_only = slot.ends_with('?');
    if (institution.everywhere || institution.named_only) slot.remove_suffix(1);
    institution.name = (*f)[3];
    institution.slug_tail = actor_slug(patterns.front().after);
    institution.kind = *kind;
    institution.sector = (*f)[2];
    if (const auto named = slots_.find(slot); named != slots_.end()) institution.named = &named->second;
    for (const Country& country : countries_) {
        const auto index = institution_of(country, institution);
        if (index) add_institution_forms(country, *index, patterns);
    }
}

ActorLexiconBuilder::Pattern ActorLexiconBuilder::pattern(std::string_view text) {
    const bool adjective = text.find("{adj}") != std::string_view::npos;
    const std::string_view hole = adjective ? "{adj}" : "{name}";
    const std::size_t at = std::min(text.find(hole), text.size());
    const std::string_view after = text.substr(std::min(at + hole.size(), text.size()));
    Pattern result{fold(text.substr(0, at)), fold(after), adjective};
    if (!result.before.empty()) result.before += ' ';
    if (after.starts_with(' ')) result.after.insert(result.after.begin(), ' ');
    return result;
}

/// The entry that fills a slot of a country: the one a table names, else a new one; absent if another entry has its id.
std::optional<std::uint32_t> ActorLexiconBuilder::institution_of(const Country& country, const Institution& institution) {
    const ActorEntry& state = lexicon_.entries_[country.entry];
    const bool has_code = state.id.size() == 11 && state.id.ends_with(state.country); // "country:FRA", not "country:abkhazia"
    if (institution.named != nullptr && has_code) {
        if (const auto named = institution.named->find(state.country); named != institution.named->end()) return named->second;
    }
    if (institution.named_only || (country.territory && !institution.everywhere)) return std::nullopt;
    ActorEntry entry;
    entry.id.append(name(institution.kind)).append(":").append(country.slug).append("-").append(institution.slug_tail);
    const auto [index, fresh] = lexicon_.ids_.add(entry.id, [&](std::uint32_t i) { return lexicon_.entries_[i].id == entry.id; });
    if (!fresh) return std::nullopt;
    entry.name = filled(institution.name, country.adjectives.empty() ? state.name : country.adjectives.front(), state.name);
    entry.kind = institution.kind;
    entry.country = state.country;
    entry.sector = institution.sector;
    entry.from = state.from;
    entry.to = state.to;
    lexicon_.entries_.push_back(std::move(entry));
    return index;
}

void ActorLexiconBuilder::add_institution_forms(const Country& country, std::uint32_t index, const std::vector<Pattern>& patterns) {
    const std::string& code = lexicon_.entries_[country.entry].country;
    std::string form;
    const auto add = [&](const Pattern& pattern, const std::string& value) {
        form.assign(pattern.before).append(value).append(pattern.after);
        lexicon_.forms_.add_unless(form, {index, FormKind::name, 1.0F, false},
                                   [&](const ActorForm& other) { return lexicon_.entries_[other.entry].country == code; });
    };
    for (const Pattern& pattern : patterns) {
        if (!pattern.adjective || country.folded.empty()) {
            add(pattern, country.folded_name);
        } else {
            for (const std::string& adjective : country.folded)
                add(pattern, adjective);
        }
    }
}

} // namespace entente
