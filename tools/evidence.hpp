// SPDX-License-Identifier: Apache-2.0
// Files of evidence (event records, graphs that Entente wrote) as records.
#pragma once

#include <string>
#include <vector>

#include "resolve/event_record.hpp"

namespace entente::tools {

/// The bytes of a file, or of standard input for "-". Throws InputError.
std::string read_bytes(const std::string& path);

/// All records of all files. Throws InputError with file and line.
std::vector<EventRecord> read_evidence_files(const std::vector<std::string>& paths);

} // namespace entente::tools
