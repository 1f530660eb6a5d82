// SPDX-License-Identifier: Apache-2.0
#include "output_file.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <set>
#include <system_error>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "text/error.hpp"

namespace entente::tools {
namespace {

namespace fs = std::filesystem;

std::string reason(const char* what) { return errno ? fmt::format("{}: {}", what, std::strerror(errno)) : std::string(what); }

/// Names of files that are not in their place yet. A signal handler can reach nothing but static data.
std::array<std::atomic<const char*>, 64> unfinished{};

/// Removes them and lets the signal do what it does.
void remove_unfinished(int signal) {
    for (const auto& slot : unfinished) {
        const char* path = slot.load();
        if (path != nullptr) ::unlink(path);
    }
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

void watch_signals() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) {
        if (std::signal(signal, remove_unfinished) == SIG_IGN) std::signal(signal, SIG_IGN); // nohup
    }
}

/// Keeps the name where the handler finds it. Beyond the last place files are removed by destructors alone.
void remember(const char* path) {
    static const bool watching = (watch_signals(), true);
    static_cast<void>(watching);
    for (auto& slot : unfinished) {
        const char* none = nullptr;
        if (slot.compare_exchange_strong(none, path)) return;
    }
}

void forget(const char* path) {
    for (auto& slot : unfinished) {
        const char* same = path;
        if (slot.compare_exchange_strong(same, nullptr)) return;
    }
}

/// "news/.week.gexf.4711.part": hidden, so that reading the folder passes it over.
std::string name_beside(const std::string& path) {
    const fs::path place{path};
    return (place.parent_path() / fmt::format(".{}.{}.part", place.filename().string(), ::getpid())).string();
}

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code ignored;
    return fs::equivalent(a, b, ignored) || fs::path{a}.lexically_normal() == fs::path{b}.lexically_normal();
}

} // namespace

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
    if (path_ == "-") return;
    std::error_code ignored;
    if (fs::is_directory(path_, ignored)) throw OutputError{path_, 0, "is a folder", "name a file in it"};
    // A device or pipe cannot be replaced by renaming; it is written straight. A link stays and what it leads to is replaced.
    const bool special = fs::exists(path_, ignored) && !fs::is_regular_file(path_, ignored);
    if (fs::is_symlink(path_, ignored) && !special) {
        const fs::path target = fs::weakly_canonical(path_, ignored);
        if (!ignored) path_ = target.string();
    }
    if (!special) {
        temporary_ = std::make_unique<const std::string>(name_beside(path_));
        remember(temporary_->c_str());
    }
    errno = 0;
    file_.open(special ? path_ : *temporary_, std::ios::binary | std::ios::trunc);
    if (!file_) {
        const std::string what = reason("cannot be written");
        if (temporary_) forget(temporary_->c_str());
        throw OutputError{path_, 0, what, "does its folder exist, and may you write there?"};
    }
}

OutputFile::OutputFile(OutputFile&& other) noexcept = default;

OutputFile::~OutputFile() {
    if (!temporary_) return;
    file_.close();
    std::remove(temporary_->c_str());
    forget(temporary_->c_str());
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
    if (!temporary_) return;
    std::error_code error;
    fs::rename(*temporary_, path_, error);
    if (error) throw OutputError{path_, 0, "cannot be put in place: " + error.message(), ""};
    forget(temporary_->c_str());
    temporary_.reset();
}

void check_outputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs) {
    std::set<std::string> seen;
    for (const std::string& output : outputs) {
        const std::string plain = output == "-" ? output : fs::path{output}.lexically_normal().string();
        if (!seen.insert(plain).second) throw CLI::ValidationError("--output", fmt::format("'{}' is named twice", output));
        const bool reads = output != "-" && std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) {
            return input != "-" && is_same_file(input, output);
        });
        if (reads) throw CLI::ValidationError("--output", fmt::format("'{}' is an input, too, and would be overwritten", output));
    }
}

} // namespace entente::tools
