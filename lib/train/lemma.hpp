// SPDX-License-Identifier: Apache-2.0
// Trains the lemmatiser on treebanks, with WordNet's irregular forms and base forms for words that the treebanks lack.
//
//   builder.add("lemmatiser", train_lemmatiser(train_files, "/usr/share/wordnet", log));
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// The section "lemmatiser" of the model file, from CoNLL-U files and the folder that holds WordNet's index.* and *.exc files
/// (empty for none; a folder without them is an InputError). Takes a few seconds; the same files give the same bytes.
std::string train_lemmatiser(std::span<const std::string> train_files, const std::string& wordnet,
                             const std::function<void(std::string_view line)>& log);

} // namespace entente
