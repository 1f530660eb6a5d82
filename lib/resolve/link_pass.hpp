// SPDX-License-Identifier: Apache-2.0
// Links all names of one article. Part of link_names: its own files only include it. link.cpp reads the names and chooses entries,
// link_persons.cpp links persons, link_bodies.cpp everything else, link_descriptions.cpp adds what the text says of them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "resolve/link.hpp"

namespace entente {

/// Adjectives and demonyms name nobody by themselves.
constexpr bool is_description(FormKind kind) noexcept {
    return kind == FormKind::adjective || kind == FormKind::demonym;
}

/// One pass over the names of an article.
class NameLinker {
public:
    NameLinker(const Document& document, const std::vector<Mention>& mentions, const ActorLexicon& lexicon);
    NameLinks run();

private:
    struct Surface {
        std::string text;
        std::string folded;
        std::vector<std::string> words;
        std::vector<ActorForm> forms;
    };
    const ActorEntry& entry_of(const ActorForm& form) const { return lexicon_.entry(form.entry); }
    void read_surfaces();
    void count_countries();
    bool is_person_like(std::size_t m) const { return mentions_[m].name_type == NameType::PER; }
    /// How well an entry fits a mention beyond its prior.
    double fit(std::size_t m, const ActorForm& form) const;
    std::optional<ActorForm> best_form(std::size_t m, bool (*accept)(const ActorForm&, const ActorEntry&)) const;
    std::uint32_t referent_of_entry(std::uint32_t entry);
    void assign(std::size_t m, std::uint32_t referent) { links_.of_mention[m] = referent; }
    /// A person's name words with initials and generational suffixes dropped.
    static std::vector<std::string> core_words(const std::vector<std::string>& words);
    /// "Tayyip Erdogan" and "Recep Tayyip Erdogan", "Dmitry Peskov" and "Dmitri Peskov", "J. Smith" and "John Smith".
    static bool same_person(const std::vector<std::string>& a, const std::vector<std::string>& b);
    /// One letter apart, or an initial.
    static bool close(std::string_view a, std::string_view b);
    struct Person {
        std::uint32_t referent = 0;
        std::vector<std::string> words;
        std::size_t first_mention = 0;
    };
    void add_person(Person person);
    std::optional<std::uint32_t> person_named(const std::vector<std::string>& words) const;
    void link_full_persons();
    std::uint32_t new_referent(ReferentSort sort, std::optional<ActorKind> kind, const std::string& name);
    /// A name in capitals is shown as one would write it ("KIM JONG UN"); acronyms stay.
    static std::string display(const std::string& name);
    /// The person of the article that one name word stands for: the one named last before, else the first named after.
    std::optional<std::uint32_t> person_by_word(const std::string& word, std::size_t m) const;
    static bool contradict(Gender a, Gender b) { return a != b && a != Gender::unknown && b != Gender::unknown; }
    /// By the words before the name: "Mr", "spokeswoman".
    Gender gender_said(std::size_t m) const;
    bool surname_of(std::uint32_t entry, const std::string& word) const;
    void link_single_persons();
    /// Whether a capital or palace stands for its government here: an agent, a possessor, one addressed; not a place one is in.
    bool seat_acts(const Mention& mention) const;
    void link_bodies();
    /// "the North", "the South" in an article that names the country in full.
    std::optional<std::uint32_t> part_of_korea(std::size_t m) const;
    void link_known(std::size_t m, const ActorForm& form);
    /// "Russians", "Syrians": the people of a country, not the state.
    std::uint32_t people_referent(const ActorEntry& country, std::uint32_t entry, const std::string& text);
    std::uint32_t place_referent(const Surface& surface);
    static bool is_prefix_or_suffix(const std::vector<std::string>& part, const std::vector<std::string>& whole);
    struct Body {
        std::uint32_t referent = 0;
        std::vector<std::string> words;
    };
    /// A name is looked for again by its first and last words only, and not said twice.
    void add_body(Body body);
    std::uint32_t body_referent(ReferentSort sort, std::optional<ActorKind> kind, const Surface& surface);
    bool is_generic(const std::string& word) const;
    /// "SDF" beside "Syrian Democratic Forces" of the same article, whichever comes first.
    void link_acronyms();
    /// The lexicon's acronym is this name's: NRC of the article's "Northern Relief Committee" is no "Nuclear Regulatory
    /// Commission".
    static bool shares_words(std::string_view a, std::string_view b);
    static std::string initials_only(std::string_view text);
    void describe();
    void add_description(Referent& referent, const Mention& mention) const;
    void add_gender(Referent& referent, std::size_t m) const;
    /// Referents that have mentions (or are named by a seat), renumbered by first mention.
    NameLinks in_order();

    const Document& document_;
    const std::vector<Mention>& mentions_;
    const ActorLexicon& lexicon_;
    std::vector<Surface> surfaces_;
    std::map<std::string, int, std::less<>> countries_; ///< alpha-3 -> mentions
    std::vector<Person> persons_;
    std::map<std::string, std::vector<std::size_t>> persons_of_word_;
    std::vector<Body> bodies_;
    std::map<std::string, std::vector<std::size_t>> bodies_of_word_; ///< by first and last word
    std::map<std::uint32_t, std::uint32_t> by_entry_;
    std::map<std::uint32_t, std::uint32_t> people_;
    std::map<std::string, std::uint32_t> places_;
    NameLinks links_;
};

} // namespace entente
