// SPDX-License-Identifier: Apache-2.0
// One hierarchy of exceptions for everything that can be wrong with a user's data or machine.
//
//   throw InputError{"news/a.jsonl", 17, "the field 'text' is a number", "write it as a string"};
//
// The library throws and never prints; the program prints `message(error)` as one line and exits with 1.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace entente {

/// What went wrong, where, and what the user can do about it.
class Error : public std::runtime_error {
public:
    /// file may be empty; line 0 means "no line"; hint may be empty.
    Error(std::string file, std::size_t line, std::string reason, std::string hint = {})
        : std::runtime_error(reason), file_(std::move(file)), line_(line), reason_(std::move(reason)), hint_(std::move(hint)) {}

    const std::string& file() const noexcept { return file_; }
    std::size_t line() const noexcept { return line_; }
    const std::string& reason() const noexcept { return reason_; }
    const std::string& hint() const noexcept { return hint_; }

private:
    std::string file_;
    std::size_t line_;
    std::string reason_;
    std::string hint_;
};

/// Input that cannot be read: a missing, malformed or damaged article, event or graph file.
class InputError : public Error {
public:
    using Error::Error;
};

/// Output that cannot be written: no permission, a full disk.
class OutputError : public Error {
public:
    using Error::Error;
};

/// A resource (model, lexicon, gazetteer) that is damaged or contradicts itself.
class ResourceError : public Error {
public:
    using Error::Error;
};

/// "file:line: reason (hint)" on one line, control characters escaped.
std::string message(const Error& error);

} // namespace entente
