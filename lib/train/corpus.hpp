// SPDX-License-Identifier: Apache-2.0
// Training and tuning examples of the network: words with the labels that a corpus gives, and masks where it gives none.
//
//   std::vector<Example> examples = read_treebank(path);
//   add_gum_names(examples, sentences);
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "annotate/conllu.hpp"
#include "annotate/document.hpp"

namespace entente::train {

/// The label of a word of a name, as annotate/network_names.hpp orders them.
constexpr std::uint32_t name_label(NameType type, bool begin) {
    return type == NameType::none ? 0 : static_cast<std::uint32_t>(type) * 2 - (begin ? 1 : 0);
}

/// Whose habits the names of a sentence follow: those of EWT with Universal NER, which the program shall have, or others.
enum class NameHabits : std::uint8_t { EWT, GUM, WikiGold };

/// One sentence. A word's `names` is the set of labels it may have (a bit each), 0 if the corpus says nothing.
struct Example {
    std::vector<std::string> forms;
    std::vector<std::int32_t> upos, xpos, relations, heads; ///< empty if the corpus has no trees; heads -1 for the root
    std::vector<std::uint32_t> names;
    NameHabits habits = NameHabits::EWT;
    bool has_tree() const { return !heads.empty(); }
};

std::string read_file(const std::filesystem::path& path);

/// Trees and tags of a treebank; names all unknown.
std::vector<Example> treebank_examples(const std::vector<ConlluSentence>& sentences);

/// Names from GUM's entities with a proper head (`Entity=` in MISC): person, organization and place.
void label_gum_names(const std::vector<ConlluSentence>& sentences, std::vector<Example>& examples);

/// Names of a Universal NER file (IOB2) over the same sentences in any order; it leaves nationalities and the like outside.
/// Sentences whose words differ stay unknown.
void label_uner_names(std::string_view iob2, const std::vector<ConlluSentence>& sentences, std::vector<Example>& examples);

/// Sentences of a file in CoNLL columns "word label" (IOB), with names only.
std::vector<Example> read_wikigold(std::string_view text);

} // namespace entente::train
