// SPDX-License-Identifier: Apache-2.0
#include "evidence.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "export/read.hpp"
#include "text/error.hpp"

namespace entente::tools {

std::string read_bytes(const std::string& path) {
    if (path == "-") return {std::istreambuf_iterator<char>{std::cin}, {}};
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) throw InputError{path, 0, "is a folder", "name the files in it"};
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    if (!file && errno == ENOENT) throw InputError{path, 0, "no such file", "check the name"};
    if (!file) throw InputError{path, 0, fmt::format("cannot be opened: {}", errno != 0 ? std::strerror(errno) : "unknown reason")};
    std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    if (file.bad()) throw InputError{path, 0, "could not be read to its end"};
    return bytes;
}

std::vector<EventRecord> read_evidence_files(const std::vector<std::string>& paths) {
    std::vector<EventRecord> records;
    for (const std::string& path : paths) {
        std::vector<EventRecord> more = read_evidence(read_bytes(path), path);
        std::move(more.begin(), more.end(), std::back_inserter(records));
    }
    return records;
}

} // namespace entente::tools
