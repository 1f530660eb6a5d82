// SPDX-License-Identifier: Apache-2.0
// Lemmas by learnt edit scripts ("cut three letters, append y"): a dictionary of forms with their tags where the suffix rules fail,
// then rules for the longest known suffix of the tagged form. Whether capitals stay is decided apart, in the same way.
//
//   const Lemmatiser lemmatiser = Lemmatiser::load(model.section("lemmatiser"));
//   lemmatiser.lemma({.form = "allies", .upos = Upos::NOUN, .xpos = Xpos::NNS});   // "ally"
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"

namespace entente {

inline constexpr std::uint32_t lemma_feature_version = 2;

/// A word as the lemmatiser sees it.
struct LemmaContext {
    std::string_view form;
    Upos upos = Upos::X;
    Xpos xpos = Xpos::none;
    Xpos next = Xpos::none;        ///< tag of the next word: "'s" before a participle is "have" more often than "be"
    bool sentence_initial = false; ///< a capital here says little
};

/// How the lower-case form becomes its lower-case lemma.
struct EditScript {
    std::uint8_t cut = 0; ///< bytes off the end
    std::string append;
    friend auto operator<=>(const EditScript&, const EditScript&) = default;
};

/// What becomes of the form's capitals in the lemma.
enum class LemmaCase : std::uint8_t { lower, keep, capitalise };

/// The shortest script that makes `lemma` of `form`, letters compared in lower case; absent if it would cut more than 255 bytes.
/// Typographic apostrophes count as plain ones.
std::optional<EditScript> edit_script(std::string_view form, std::string_view lemma);
/// Absent where the script does not fit the form or would leave nothing.
std::optional<std::string> apply_script(const EditScript& script, LemmaCase letters, std::string_view form);

/// The keys under which scripts and cases are looked up, the most specific first; the trainer counts under the same ones.
struct LemmaKeys {
    bool has_digit = false;              ///< then only the suffixes are looked up: digits stand for any digits
    std::uint64_t in_context = 0;        ///< form, tags, next tag
    std::uint64_t tagged = 0;            ///< form, tags
    std::uint64_t form = 0;              ///< form, Penn tag
    std::vector<std::uint64_t> suffixes; ///< longest first; the last is the empty suffix
    std::vector<std::uint64_t>
        cases; ///< form, then suffixes (all but the empty one only where the endings tell), with tags and capitals
};
LemmaKeys lemma_keys(const LemmaContext& context);

/// Scripts and cases by key, ready to be written.
struct LemmaRules {
    std::vector<EditScript> scripts;
    struct Entry {
        std::uint64_t key = 0;
        std::uint16_t value = 0; ///< a script's place, or a LemmaCase
    };
    std::vector<Entry> entries; ///< keys not repeated
};
std::string write_section(const LemmaRules& rules);

class Lemmatiser {
public:
    /// Throws ResourceError if the section is damaged or of another version.
    static Lemmatiser load(std::string_view section);
    /// Never empty for a form that is not empty.
    std::string lemma(const LemmaContext& context) const;

private:
    std::optional<std::uint16_t> find(std::uint64_t key) const noexcept;
    const EditScript* script(const LemmaKeys& keys) const noexcept;
    std::optional<LemmaCase> letters(const LemmaKeys& keys) const noexcept;

    std::vector<EditScript> scripts_;
    std::vector<std::uint32_t> tags_; ///< upper halves of keys in an open hash table; 0 is free
    std::vector<std::uint16_t> values_;
};

} // namespace entente
