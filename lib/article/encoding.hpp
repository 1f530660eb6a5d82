// SPDX-License-Identifier: Apache-2.0
// What files hold into UTF-8: byte order marks, UTF-16, Windows-1252, ill-formed sequences.
//
//   decode(bytes).text
#pragma once

#include <string>
#include <string_view>

namespace entente {

struct Decoded {
    std::string text;      ///< valid UTF-8
    bool repaired = false; ///< ill-formed sequences were replaced by U+FFFD
};

/// UTF-16 by its byte order mark, else UTF-8, repaired where ill-formed. A UTF-8 byte order mark stays where it is, so that
/// offsets into the text are offsets into the file.
Decoded decode(std::string bytes);

/// Windows-1252, which web pages that call themselves ISO 8859-1 use.
std::string from_windows_1252(std::string_view bytes);

/// The text without a UTF-8 byte order mark at its begin.
std::string_view without_mark(std::string_view text) noexcept;

/// True for what is not text in UTF-8, UTF-16 with a mark, or an eight-bit character set: NUL bytes, many control characters,
/// mostly ill-formed sequences.
bool looks_binary(std::string_view bytes);

} // namespace entente
