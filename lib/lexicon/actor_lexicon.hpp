// SPDX-License-Identifier: Apache-2.0
// Actors by name: countries with their adjectives, demonyms and seats; persons with offices and terms; organisations; armed groups;
// and the nouns that make actors (roles: "troops") and titles ("foreign minister"). Tables: lib/lexicon/data/, compiled in.
//
//   const ActorLexicon lexicon = ActorLexicon::builtin();
//   for (const ActorForm& form : lexicon.match("Kremlin")) lexicon.entry(form.entry).name;   // "Kremlin"
//   lexicon.entry(*lexicon.holder("president", "USA", parse_date("2013-05-01"))).name;       // "Barack Obama"
//
// Spelling variants that differ in blanks, hyphens, points and apostrophes alone are one form: "Kim Jong-un", "Kim Jong Un";
// "U.S.", "US".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/actor_lexicon_forms.hpp"
#include "ontology/ontology.hpp"
#include "text/date.hpp"

namespace entente {

/// An office a person held: "president" of "USA" (alpha-3) or of an organisation (entry id).
struct Office {
    std::string title; ///< canonical, folded: "president", "prime minister", "foreign minister", "defence minister", "leader",
                       ///< "secretary general", "spokesman"
    std::string of;    ///< alpha-3 country code or organisation id
    std::optional<Date> from;
    std::optional<Date> to; ///< absent: still in office when the table was made
};

/// Grammatical gender for pronouns: persons only, and titles such as "queen" or "mrs".
enum class Gender : std::uint8_t { unknown, female, male };

struct ActorEntry {
    std::string id;   ///< "person:vladimir-putin", "country:RUS", "igo:nato", "armed_group:wagner-group", "government:kremlin"
    std::string name; ///< canonical: "Vladimir Putin", "Russia", "United States"
    ActorKind kind = ActorKind::organization;
    std::string country; ///< ISO 3166-1 alpha-3, or ""
    std::string sector;  ///< PLOVER sector code, or ""
    std::vector<Office> offices;
    std::optional<Date> from; ///< existed or active from … to
    std::optional<Date> to;
    bool reports_news = false; ///< news agencies and outlets: sources of text, not actors, unless something is done to them
    Gender gender = Gender::unknown;
    std::string adjective; ///< countries: "Russian", "United States", for names such as "United States officials"; or ""
};

/// A noun that makes an actor: "troops" MIL military, "protesters" CVL group. Keyed by folded lemma ("troop") or plural form.
struct Role {
    std::string word;
    ActorKind kind = ActorKind::group;
    std::string sector;
    std::string plural; ///< display form: "Protesters" in "Protesters (Greece)"
    Gender gender = Gender::unknown;
};

/// A title before a name or alone: "president", "foreign minister", "pope", "brig. gen.".
struct Title {
    std::string word;   ///< folded, may hold several words
    std::string office; ///< canonical office title as in Office::title, or "" for ranks and forms of address
    std::string sector; ///< sector of its holder, or ""
    Gender gender = Gender::unknown;
    std::string abbreviation; ///< of the office, as the tables of actors write it: "PM"; or ""
};

class ActorLexicon {
public:
    static ActorLexicon builtin();
    /// Adds or overrides entries from a user's table (format: lib/lexicon/data/README.md). Throws InputError with file and line.
    void add(const std::string& path);

    /// Entries of a folded form, highest prior first; acronyms are keyed as written, see ActorForm::kind. Empty if unknown. A
    /// leading "the " is passed over.
    std::span<const ActorForm> find(std::string_view folded) const;
    /// Entries of a name as the text has it: find(fold(written)) and, if it is in capitals, its acronyms. Nothing if it has no
    /// capital ("may", "us").
    std::vector<ActorForm> match(std::string_view written) const;
    /// The longest run of words[0..] (folded, as tokenised, possessive 's excluded) that is a known form: its length in words, 0 if
    /// none. Acronyms are not looked at: one word, see match().
    std::size_t longest(std::span<const std::string> words) const;

    const ActorEntry& entry(std::uint32_t index) const { return entries_[index]; }
    std::size_t size() const noexcept { return entries_.size(); }
    std::optional<std::uint32_t> by_id(std::string_view id) const;
    /// The country entry of an alpha-3 code.
    std::optional<std::uint32_t> country(std::string_view alpha3) const;

    /// Who held the office at that date; without a date, the latest holder. `title` is canonical or any word of titles.tsv, `of` is
    /// alpha-3 or an organisation id. "leader" of a country is its explicit leader, else the holder of the office that leads it.
    std::optional<std::uint32_t> holder(std::string_view title, std::string_view of, std::optional<Date> at) const;

    const Role* role(std::string_view folded_lemma) const;
    const Title* title(std::string_view folded) const;

    /// Number of distinct surface forms, and how many of them the tables give as written (the rest is made by rule and pattern).
    std::size_t form_count() const noexcept { return forms_.size(); }
    std::size_t written_form_count() const noexcept { return written_forms_; }
    /// Entries and forms for a check of the tables (audit.hpp).
    const ActorFormTable& forms() const noexcept { return forms_; }
    std::span<const ActorEntry> entries() const noexcept { return entries_; }
    /// Entries that tables name; those after them are institutions made by pattern.
    std::size_t named_count() const noexcept { return named_; }
    /// Ids that the built-in tables give more than once.
    std::span<const std::string> repeated_ids() const noexcept { return repeated_; }
    /// Canonical offices of titles.tsv; the sector of every role and title.
    std::set<std::string, std::less<>> office_titles() const;
    std::map<std::string, std::string> word_sectors() const;

private:
    friend class ActorLexiconBuilder;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    template <class V>
    using Table = std::unordered_map<std::string, V, Hash, std::equal_to<>>;
    /// Office `office` of entry `entry`, under the hash of "title|of".
    struct Holding {
        std::uint64_t key = 0;
        std::uint32_t entry = 0;
        std::uint32_t office = 0;
    };

    void settle_holdings();
    std::optional<std::uint32_t> holder_of(std::string_view office, std::string_view of, std::optional<Date> at) const;

    std::vector<ActorEntry> entries_;
    ActorFormTable forms_;
    std::size_t written_forms_ = 0;
    std::size_t named_ = 0;
    std::vector<std::string> repeated_;
    ActorIdTable ids_;
    std::vector<Holding> holdings_; ///< by key, then entry and office
    Table<std::string> leading_;    ///< alpha-3 -> office that leads the country
    Table<Role> roles_;
    Table<Title> titles_;
};

} // namespace entente
