// SPDX-License-Identifier: Apache-2.0
// Reads the tables of ActorLexicon (formats: lib/lexicon/data/README.md) and makes the forms that rules and patterns give.
//
//   ActorLexicon lexicon;
//   ActorLexiconBuilder builder{lexicon};
//   builder.titles({"titles.tsv", text});
//   builder.actors({"actors/europe.tsv", text});
//   builder.finish();
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/actor_lexicon.hpp"

namespace entente {

/// One table: what to call it in errors, and its bytes.
struct ActorTable {
    std::string_view name;
    std::string_view text;
};

/// A date that may lack day or month: the first or the last day that it can mean. Absent if malformed.
std::optional<Date> earliest_date(std::string_view text);
std::optional<Date> latest_date(std::string_view text);

/// "recep-tayyip-erdogan" of "Recep Tayyip Erdoğan".
std::string actor_slug(std::string_view name);

/// Reading order: spellings, titles, roles, countries, actors (any number), institutions, finish.
/// A malformed line throws ResourceError with the table's name and line.
class ActorLexiconBuilder {
public:
    explicit ActorLexiconBuilder(ActorLexicon& lexicon);
    void spellings(const ActorTable& table);
    void titles(const ActorTable& table);
    void roles(const ActorTable& table);
    void countries(const ActorTable& table);
    void actors(const ActorTable& table);
    void institutions(const ActorTable& table);
    /// Resolves the organisations that offices name, and settles the forms.
    void finish();

private:
    struct Place {
        std::string_view file;
        std::size_t line = 0;
    };
    /// What a directive line sets for the lines below it.
    struct Defaults {
        ActorKind kind = ActorKind::organization;
        std::string country;
        std::string sector;
        std::string flags;
    };
    struct Flags {
        std::string id;
        std::string slot;
        bool family_first = false;
        bool plain = false; ///< no surname form of its own
        bool territory = false;
    };
    struct Country {
        std::uint32_t entry = 0;
        std::vector<std::string> adjectives; ///< as written
        std::vector<std::string> folded;     ///< the same, folded
        std::string folded_name;
        std::string slug;       ///< of the first adjective, else of the name
        bool territory = false; ///< no army or ministries of its own
    };
    /// "{adj} navy", "navy of {name}": folded text around the hole.
    struct Pattern {
        std::string before;
        std::string after;
        bool adjective = false;
    };
    struct PendingOffice {
        std::uint32_t entry = 0;
        std::uint32_t office = 0;
    };

    [[noreturn]] void fail(const Place& at, const std::string& reason, const std::string& hint) const;
    Defaults directive(const Place& at, std::string_view line) const;
    void actor(const Place& at, std::string_view line, const Defaults& defaults);
    void country(const Place& at, std::string_view line);
    void institution(const Place& at, std::string_view line);
    Flags read_flags(const Place& at, std::string_view text, ActorEntry& entry) const;
    std::uint32_t put(ActorEntry entry);
    void read_offices(const Place& at, std::string_view text, std::uint32_t index);
    void add_offices(const Place& at, std::string_view item, std::uint32_t index);
    /// True if the list forbids a surname form ("!").
    bool add_forms(const Place& at, std::string_view list, std::uint32_t index, FormKind kind, bool family_first);
    void add_form(std::string_view form, std::uint32_t index, FormKind kind, float prior, bool conditional, bool written);
    void add_spellings(std::string_view form, const ActorForm& as);
    void add_person_forms(const ActorEntry& entry, std::uint32_t index, bool family_first, bool no_surname);
    void add_surname(std::string_view surname, std::uint32_t index, bool prominent, float prior);
    void add_demonyms(std::string_view list, std::uint32_t index);
    static Pattern pattern(std::string_view text);
    /// What institutions.tsv says of one slot.
    struct Institution {
        std::string_view name;
        std::string slug_tail; ///< of the name, the adjective before it left out
        ActorKind kind = ActorKind::government;
        std::string_view sector;
        bool named_only = false;
        bool everywhere = false;
        const ActorLexicon::Table<std::uint32_t>* named = nullptr; ///< entries of actors/*.tsv that fill the slot, by country
    };
    std::optional<std::uint32_t> institution_of(const Country& country, const Institution& institution);
    void add_institution_forms(const Country& country, std::uint32_t index, const std::vector<Pattern>& patterns);

    ActorLexicon& lexicon_;
    ActorLexicon::Table<std::vector<std::string>> spellings_;
    std::array<bool, 1024> spelling_hints_{};        ///< by spelling_hint(): false if no word of spellings_ looks like that
    ActorLexicon::Table<std::string> abbreviations_; ///< "PM" -> "prime minister"
    ActorLexicon::Table<ActorLexicon::Table<std::uint32_t>> slots_; ///< "foreign ministry" -> "USA" -> entry
    std::vector<Country> countries_;
    std::vector<PendingOffice> pending_;
};

} // namespace entente
