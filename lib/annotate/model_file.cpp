// SPDX-License-Identifier: Apache-2.0
#include "annotate/model_file.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

#include <fmt/format.h>

#include "text/error.hpp"

namespace entente {
namespace {

constexpr std::string_view magic = "ENTENTE1";
constexpr std::uint32_t format_version = 1;
constexpr std::size_t name_size = 32;
constexpr std::size_t entry_size = name_size + 16;
constexpr std::size_t header_size = 40;
constexpr std::size_t checksum_at = 24;
constexpr std::size_t checked_from = 32;
constexpr std::size_t alignment = 64;
constexpr std::size_t most_sections = 256;

template <class Integer>
void put(std::string& out, Integer value) {
    for (std::size_t i = 0; i < sizeof value; ++i)
        out += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

template <class Integer>
Integer get(std::string_view bytes, std::size_t at) {
    Integer value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
        value |= static_cast<Integer>(static_cast<Integer>(static_cast<unsigned char>(bytes[at + i])) << (8 * i));
    return value;
}

/// Covers version, section count and fingerprint as well as all that follows the checksum itself.
std::uint64_t file_checksum(std::string_view header, std::string_view rest) noexcept {
    return checksum(header.substr(magic.size(), checksum_at - magic.size())) * 31 + checksum(rest);
}

constexpr std::size_t aligned(std::size_t at) {
    return (at + alignment - 1) / alignment * alignment;
}

} // namespace

std::uint64_t checksum(std::string_view bytes) noexcept {
    constexpr std::uint64_t prime = 0x9E3779B97F4A7C15U;
    std::uint64_t hash = 0xCBF29CE484222325U ^ (bytes.size() * prime);
    const auto mix = [&](std::uint64_t word) {
        hash = (hash ^ word) * prime;
        hash ^= hash >> 29U;
    };
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8)
        mix(get<std::uint64_t>(bytes, at));
    std::uint64_t rest = 0;
    for (std::size_t i = 0; at + i < bytes.size(); ++i)
        rest |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    mix(rest);
    hash ^= hash >> 32U;
    hash *= prime;
    return hash ^ (hash >> 29U);
}

ModelFile ModelFile::open(std::string_view bytes, std::uint64_t feature_fingerprint, const std::string& file) {
    const auto fail = [&](std::string reason, std::string hint = "train it again with tools/train") {
        throw ResourceError{file, 0, std::move(reason), std::move(hint)};
    };
    if (bytes.size() < header_size || bytes.substr(0, magic.size()) != magic) fail("this is no Entente model", "");
    if (const auto version = get<std::uint32_t>(bytes, 8); version != format_version)
        fail(fmt::format("the model has format version {}; this program reads version {}", version, format_version));
    if (get<std::uint64_t>(bytes, checked_from) != bytes.size()) fail("the model file is cut short or has bytes after its end");
    if (get<std::uint64_t>(bytes, checksum_at) != file_checksum(bytes, bytes.substr(checked_from)))
        fail("the model file is damaged: its checksum differs");
    if (get<std::uint64_t>(bytes, 16) != feature_fingerprint)
        fail("the model was trained for other features than this program computes");
    const std::size_t count = get<std::uint32_t>(bytes, 12);
    if (count > most_sections || header_size + count * entry_size > bytes.size())
        fail("the model file's table of sections is damaged");
    ModelFile model;
    model.file_ = file;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = header_size + i * entry_size;
        std::string_view name = bytes.substr(at, name_size);
        name = name.substr(0, name.find('\0'));
        const auto offset = get<std::uint64_t>(bytes, at + name_size);
        const auto size = get<std::uint64_t>(bytes, at + name_size + 8);
        if (offset > bytes.size() || size > bytes.size() - offset || offset % alignment != 0)
            fail(fmt::format("section '{}' of the model file lies outside it", name));
        model.sections_.push_back({name, bytes.substr(offset, size)});
    }
    return model;
}

bool ModelFile::has(std::string_view name) const noexcept {
    return std::ranges::any_of(sections_, [&](const Entry& e) { return e.name == name; });
}

std::string_view ModelFile::section(std::string_view name) const {
    const auto found = std::ranges::find(sections_, name, &Entry::name);
    if (found == sections_.end())
        throw ResourceError{file_, 0, fmt::format("the model has no section '{}'", name), "train it again with tools/train"};
    return found->bytes;
}

ModelFileBuilder::ModelFileBuilder(std::uint64_t feature_fingerprint, std::string provenance)
    : feature_fingerprint_(feature_fingerprint) {
    add("provenance", std::move(provenance));
}

void ModelFileBuilder::add(std::string name, std::string bytes) {
    assert(name.size() < name_size);
    assert(std::ranges::find(sections_, name, &Section::name) == sections_.end());
    sections_.push_back({std::move(name), std::move(bytes)});
}

std::string ModelFileBuilder::finish() const {
    std::string table;
    std::size_t at = aligned(header_size + sections_.size() * entry_size);
    for (const Section& section : sections_) {
        std::string name = section.name;
        name.resize(name_size, '\0');
        table += name;
        put<std::uint64_t>(table, at);
        put<std::uint64_t>(table, section.bytes.size());
        at = aligned(at + section.bytes.size());
    }
    std::string checked;
    put<std::uint64_t>(checked, at);
    checked += table;
    for (const Section& section : sections_) {
        checked.resize(aligned(checked_from + checked.size()) - checked_from, '\0');
        checked += section.bytes;
    }
    checked.resize(at - checked_from, '\0');
    std::string file{magic};
    put<std::uint32_t>(file, format_version);
    put<std::uint32_t>(file, static_cast<std::uint32_t>(sections_.size()));
    put<std::uint64_t>(file, feature_fingerprint_);
    put<std::uint64_t>(file, file_checksum(file, checked));
    return file + checked;
}

} // namespace entente
