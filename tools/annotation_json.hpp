// SPDX-License-Identifier: Apache-2.0
// The annotation record: one JSON object an article with its sentences and its mentions, resolved.
#pragma once

#include <string>

#include "pipeline.hpp"

namespace entente::tools {

/// One line of JSON, without line feed.
std::string annotation_json(const Analysis& analysis);

} // namespace entente::tools
