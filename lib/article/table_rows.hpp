// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: rows of comma- or tab-separated values by RFC 4180, streaming: quoted fields may hold the
// delimiter, line breaks and doubled quotation marks.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "article/bytes.hpp"

namespace entente {

struct TableRow {
    std::vector<std::string> fields;
    std::size_t line = 0; ///< of its first byte
    std::string error;    ///< why the row cannot be used; empty if it can
};

class TableRows {
public:
    /// Rows of more than `limit` bytes are errors of their own.
    TableRows(ByteSource& source, char delimiter, std::size_t limit) : source_(source), delimiter_(delimiter), limit_(limit) {}

    /// The next row that is not blank; absent at the end.
    std::optional<TableRow> next();

private:
    int peek();
    int get();
    std::string quoted_field(TableRow& row);
    std::string plain_field(TableRow& row);
    void grow(std::string& field, int c, TableRow& row);

    ByteSource& source_;
    char delimiter_;
    std::size_t limit_;
    std::string buffer_ = std::string(std::size_t{1} << 16, '\0');
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::size_t line_ = 1;
    std::size_t row_size_ = 0;
    bool started_ = false;
};

} // namespace entente
