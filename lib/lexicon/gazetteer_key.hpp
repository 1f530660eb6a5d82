// SPDX-License-Identifier: Apache-2.0
// The key under which place names are compared, stricter than fold(): punctuation and customary abbreviations make no difference.
//
//   place_key(fold("St. Louis"))          // "saint louis"
//   place_key(fold("Deir ez-Zor"))        // "deir ez zor"
//   place_key(fold("N'Djamena"))          // "ndjamena"
//   place_key(fold("Ill."))               // "ill."   (one abbreviated word keeps its stop: "ill" is another word)
//   place_key(fold("U.S."))               // "us."
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

std::string place_key(std::string_view folded);

/// What a hashed key stands for; kinds live in one table of the file and never meet.
enum class PlaceKeyKind : unsigned char { name = 0, first_word = 1, id = 2, country = 3, capital = 4 };

/// 64 bits are enough to do without the strings: among 40 million keys a wrong hit has odds of 1 to 400 billion a lookup.
std::uint64_t place_hash(std::string_view key, PlaceKeyKind kind) noexcept;

} // namespace entente
