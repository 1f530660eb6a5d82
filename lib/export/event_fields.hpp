// SPDX-License-Identifier: Apache-2.0
// An event record inside a larger JSON text.
#pragma once

#include "export/json_reader.hpp"
#include "graph/evidence.hpp"

namespace entente {

/// Throws InputError that names the field.
EventRecord read_record(const JsonReader& json);

} // namespace entente
