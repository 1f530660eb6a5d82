// SPDX-License-Identifier: Apache-2.0
// Output that appears whole or not at all: written beside its place, then renamed. "-" is standard output.
//
//   OutputFile file{"week.graphml"};
//   file.stream() << …;
//   file.commit();      // throws OutputError if a byte could not be written
#pragma once

#include <fstream>
#include <iosfwd>
#include <string>

namespace entente::tools {

class OutputFile {
public:
    explicit OutputFile(std::string path);
    OutputFile(OutputFile&&) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    ~OutputFile(); ///< removes what was not committed

    std::ostream& stream();
    void commit();

private:
    std::string path_;
    std::string temporary_; ///< empty for standard output, and after commit
    std::ofstream file_;
};

} // namespace entente::tools
