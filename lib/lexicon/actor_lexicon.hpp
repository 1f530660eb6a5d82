// SPDX-License-Identifier: Apache-2.0
// Actors by name: countries with their adjectives, demonyms and seats; persons with offices and terms; organisations; armed groups;
// and the nouns that make actors (roles: "troops") and titles ("foreign minister"). Tables: lib/lexicon/data/, compiled in.
//
//   const ActorLexicon lexicon = ActorLexicon::builtin();
//   for (const ActorForm& form : lexicon.find(fold("Kremlin"))) lexicon.entry(form.entry).name;   // "Kremlin"
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ontology/ontology.hpp"
#include "text/date.hpp"

namespace entente {

/// How a surface form stands for its actor.
enum class FormKind : std::uint8_t {
    name,      ///< full or usual name: "Vladimir Putin", "France", "Hamas"
    acronym,   ///< "NATO", "EU": matched only as written (capitals)
    surname,   ///< "Putin": a person's short name, usable without the full name before it (prominent persons only)
    adjective, ///< "French"
    demonym,   ///< "Frenchman", "Russians"
    seat,      ///< capital, palace or street that stands for a government: "Moscow", "the Kremlin", "Downing Street"
};

struct ActorForm {
    std::uint32_t entry = 0;
    FormKind kind = FormKind::name;
    float prior = 1.0F; ///< relative weight among entries that share the form, > 0
};

/// An office a person held: "president" of "USA" (alpha-3) or of an organisation (entry id).
struct Office {
    std::string title; ///< canonical, folded: "president", "prime minister", "foreign minister", "defence minister", "leader", "secretary general", "spokesman"
    std::string of;    ///< alpha-3 country code or organisation id
    std::optional<Date> from;
    std::optional<Date> to; ///< absent: still in office when the table was made
};

struct ActorEntry {
    std::string id;      ///< "person:vladimir-putin", "country:RUS", "igo:nato", "armed_group:wagner-group", "government:kremlin"
    std::string name;    ///< canonical: "Vladimir Putin", "Russia", "United States"
    ActorKind kind = ActorKind::organization;
    std::string country; ///< ISO 3166-1 alpha-3, or ""
    std::string sector;  ///< PLOVER sector code, or ""
    std::vector<Office> offices;
    std::optional<Date> from; ///< existed or active from … to
    std::optional<Date> to;
    bool reports_news = false; ///< news agencies and outlets: sources of text, not actors, unless something is done to them
};

/// A noun that makes an actor: "troops" MIL military, "protesters" CVL group. Keyed by folded lemma ("troop") or plural form.
struct Role {
    std::string word;
    ActorKind kind = ActorKind::group;
    std::string sector;
    std::string plural; ///< display form: "Protesters" in "Protesters (Greece)"
};

/// A title before a name or alone: "president", "foreign minister", "pope", "brig. gen.".
struct Title {
    std::string word;   ///< folded, may hold several words
    std::string office; ///< canonical office title as in Office::title, or "" for ranks and forms of address
    std::string sector; ///< sector of its holder, or ""
};

class ActorLexicon {
public:
    static ActorLexicon builtin();
    /// Adds or overrides entries from a user's table (format: lib/lexicon/data/README.md). Throws InputError with file and line.
    void add(const std::string& path);

    /// Entries of a folded form; acronyms are keyed as written, see ActorForm::kind. Empty if unknown.
    std::span<const ActorForm> find(std::string_view folded) const;
    /// The longest run of words[0..] (folded, as tokenised, possessive 's excluded) that is a known form: its length in words, 0 if none.
    std::size_t longest(std::span<const std::string> words) const;

    const ActorEntry& entry(std::uint32_t index) const { return entries_[index]; }
    std::size_t size() const noexcept { return entries_.size(); }
    std::optional<std::uint32_t> by_id(std::string_view id) const;
    /// The country entry of an alpha-3 code.
    std::optional<std::uint32_t> country(std::string_view alpha3) const;

    /// Who held the office at that date; without a date, the latest holder. `of` is alpha-3 or an organisation id.
    std::optional<std::uint32_t> holder(std::string_view title, std::string_view of, std::optional<Date> at) const;

    const Role* role(std::string_view folded_lemma) const;
    const Title* title(std::string_view folded) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    template <class V> using Table = std::unordered_map<std::string, V, Hash, std::equal_to<>>;

    std::vector<ActorEntry> entries_;
    Table<std::vector<ActorForm>> forms_;
    Table<std::uint32_t> ids_;
    Table<std::size_t> longest_by_first_word_; ///< first folded word -> words of the longest form that begins with it
    Table<std::vector<std::uint32_t>> holders_; ///< "title|of" -> entries
    Table<Role> roles_;
    Table<Title> titles_;
};

} // namespace entente
