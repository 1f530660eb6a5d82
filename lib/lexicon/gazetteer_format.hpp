// SPDX-License-Identifier: Apache-2.0
// The places file: written once by compile_gazetteer, then only mapped and read. Little-endian, all sections 8-byte aligned.
//
//   PlacesHeader   magic "ENTPLACE", version, size of the file, sections {offset in bytes, number of elements}, checksum of the
//   header text           byte strings with a length byte before each: id, name of a place (one after the other), names of
//   divisions divisions      DivisionRecord: country and the names of its first- and second-order division, shared by the places in
//   it places         PlaceRecord, most prominent first: an index is also a rank buckets        uint32: bucket b of the
//   2^bucket_bits holds keys [buckets[b], buckets[b + 1]); a hash's high bits are its bucket keys           PlaceKey, sorted by
//   hash. By kind (gazetteer_key.hpp): a name's range of postings; the longest name, in words, that
//                  begins with a word (count 0, first = words); the place of an id or of a country's code (count 0, first = place)
//   postings       uint32: places of a name, most prominent first; the top bit marks another than the place's main name
//
// A name is found by its hash alone: one bucket, two keys on average, one run of postings; some three cache misses whatever the
// size.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace entente {

struct PlacesSection {
    std::uint64_t offset = 0;
    std::uint64_t count = 0;
};

struct PlacesHeader {
    std::array<char, 8> magic{'E', 'N', 'T', 'P', 'L', 'A', 'C', 'E'};
    std::uint32_t version = 1;
    std::uint32_t bucket_bits = 0;
    std::uint64_t size = 0;
    PlacesSection text;
    PlacesSection divisions;
    PlacesSection places;
    PlacesSection buckets;
    PlacesSection keys;
    PlacesSection postings;
    std::uint64_t checksum = 0; ///< place_hash of the bytes before it
};

struct DivisionRecord {
    std::array<char, 4> country{}; ///< alpha-3 and a zero
    std::uint32_t admin1 = 0;      ///< offset in text; 0 is the empty string
    std::uint32_t admin2 = 0;
};

struct PlaceRecord {
    std::uint32_t text = 0; ///< offset of the id, which the name follows
    std::uint32_t division = 0;
    std::int32_t latitude = 0; ///< 1e-5 degrees
    std::int32_t longitude = 0;
    std::uint32_t population = 0;
    std::uint16_t prominence = 0; ///< thousandths of place_prominence
    std::uint8_t feature = 0;     ///< Feature
    std::uint8_t rank = 0;        ///< PlaceRank
};

struct PlaceKey {
    std::uint64_t hash = 0;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

static_assert(sizeof(PlacesHeader) == 128 && sizeof(DivisionRecord) == 12 && sizeof(PlaceRecord) == 24 && sizeof(PlaceKey) == 16);

inline constexpr std::uint32_t other_name_bit = 0x80000000U;
inline constexpr std::uint16_t other_name_penalty = 700; ///< thousandths: a namesake of a fifth of the population still comes first

} // namespace entente
