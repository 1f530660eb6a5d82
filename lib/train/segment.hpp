// SPDX-License-Identifier: Apache-2.0
// Trains the segmenter (sentences and tokens) on treebanks.
//
//   builder.add("segmenter", train_segmenter(train_files, dev_files, [](std::string_view line) { std::cerr << line << '\n'; }));
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

using TrainLog = std::function<void(std::string_view line)>;

/// The section "segmenter" of the model file, from CoNLL-U files. The threshold of sentence ends is set on `dev_files`
/// (on the training files where there are none). Takes under a minute; the same files give the same bytes.
std::string train_segmenter(std::span<const std::string> train_files, std::span<const std::string> dev_files, const TrainLog& log);

} // namespace entente
