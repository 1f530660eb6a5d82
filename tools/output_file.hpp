// SPDX-License-Identifier: Apache-2.0
// Output that appears whole or not at all: written beside its place, then renamed. "-" is standard output. What is not in its place
// when the program is interrupted (Ctrl-C, a closed terminal) is removed.
//
//   OutputFile file{"week.graphml"};
//   file.stream() << …;
//   file.commit();      // throws OutputError if a byte could not be written
#pragma once

#include <fstream>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

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
    std::unique_ptr<const std::string> temporary_; ///< none for standard output and devices, and after commit
    std::ofstream file_;
};

/// Throws CLI::ValidationError if a path is among the outputs twice, or is one of the inputs.
void check_outputs(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs);

} // namespace entente::tools
