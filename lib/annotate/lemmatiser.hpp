// SPDX-License-Identifier: Apache-2.0
// Lemmas by learnt edit scripts ("cut two letters, append y"): a dictionary of forms with their tags where the suffix rules fail,
// then rules for the longest known suffix of the tagged form.
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

inline constexpr std::uint32_t lemma_feature_version = 1;

/// A word as the lemmatiser sees it.
struct LemmaContext {
    std::string_view form;
    Upos upos = Upos::X;
    Xpos xpos = Xpos::none;
    Xpos next = Xpos::none;        ///< tag of the next word: "'s" before a participle is "have" more often than "be"
    bool sentence_initial = false; ///< a capital here says little
};

/// How a form becomes its lemma.
struct EditScript {
    enum class Case : std::uint8_t { keep, lower, capitalise };
    Case letters = Case::lower;
    std::uint8_t cut = 0; ///< bytes off the end
    std::string append;
    friend auto operator<=>(const EditScript&, const EditScript&) = default;
};

/// The shortest script that makes `lemma` of `form`; absent if it would cut more than 255 bytes. Typographic apostrophes count
/// as plain ones.
std::optional<EditScript> edit_script(std::string_view form, std::string_view lemma);
/// Absent where the script does not fit the form.
std::optional<std::string> apply_script(const EditScript& script, std::string_view form);

/// The keys under which scripts are looked up, the most specific first; the trainer counts under the same ones.
struct LemmaKeys {
    std::uint64_t in_context = 0;        ///< form, tags, next tag
    std::uint64_t cased = 0;             ///< form, tags, how it is capitalised
    std::uint64_t tagged = 0;            ///< form, Penn tag
    std::vector<std::uint64_t> suffixes; ///< longest first; the last is the empty suffix
};
LemmaKeys lemma_keys(const LemmaContext& context);

/// Scripts by key, ready to be written.
struct LemmaRules {
    std::vector<EditScript> scripts;
    struct Entry {
        std::uint64_t key = 0;
        std::uint16_t script = 0;
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
    const EditScript* find(std::uint64_t key) const noexcept;

    std::vector<EditScript> scripts_;
    std::vector<std::uint32_t> tags_; ///< upper halves of keys in an open hash table; 0 is free
    std::vector<std::uint16_t> values_;
};

} // namespace entente
