// SPDX-License-Identifier: Apache-2.0
#include "output_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "text/error.hpp"

namespace entente::tools {
namespace {

std::string reason(const char* what) { return errno ? fmt::format("{}: {}", what, std::strerror(errno)) : std::string(what); }

} // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
    if (path_ == "-") return;
    std::error_code ignored;
    if (std::filesystem::is_directory(path_, ignored)) throw OutputError{path_, 0, "is a folder", "name a file in it"};
    // A device or pipe cannot be replaced by renaming; it is written straight.
    const bool special = std::filesystem::exists(path_, ignored) && !std::filesystem::is_regular_file(path_, ignored);
    temporary_ = special ? path_ : fmt::format("{}.{}.part", path_, ::getpid());
    errno = 0;
    file_.open(temporary_, std::ios::binary | std::ios::trunc);
    if (!file_) {
        temporary_.clear();
        throw OutputError{path_, 0, reason("cannot be written"), "does its folder exist, and may you write there?"};
    }
    if (special) temporary_.clear();
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)), temporary_(std::move(other.temporary_)), file_(std::move(other.file_)) {
    other.temporary_.clear();
}

OutputFile::~OutputFile() {
    if (temporary_.empty()) return;
    file_.close();
    std::remove(temporary_.c_str());
}

std::ostream& OutputFile::stream() { return path_ == "-" ? std::cout : file_; }

void OutputFile::commit() {
    errno = 0;
    if (path_ == "-") {
        std::cout.flush();
        if (!std::cout) throw OutputError{"standard output", 0, reason("could not be written whole"), "is the disk full or the reader gone?"};
        return;
    }
    file_.close();
    if (!file_) throw OutputError{path_, 0, reason("could not be written whole"), "is the disk full?"};
    if (temporary_.empty()) return;
    std::error_code error;
    std::filesystem::rename(temporary_, path_, error);
    if (error) throw OutputError{path_, 0, "cannot be put in place: " + error.message(), ""};
    temporary_.clear();
}

} // namespace entente::tools
