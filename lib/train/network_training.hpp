// SPDX-License-Identifier: Apache-2.0
// From corpora to the section "network" of the model file.
//
//   const std::string section = train_network_section(sources, {}, log);
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "train/network_data.hpp"

namespace entente::train {

struct NetworkTraining {
    std::size_t epochs = 18;
    unsigned threads = 2;
    std::uint64_t seed = 1;
};

/// Trains on the sources and reports progress and tuning figures through `log`; the same sources give the same bytes.
std::string train_network_section(const NetworkSources& sources, const NetworkTraining& training,
                                  const std::function<void(std::string_view line)>& log);

/// What the model was trained on and how, for the model file.
std::string network_provenance(const NetworkTraining& training, bool with_dev);

} // namespace entente::train
