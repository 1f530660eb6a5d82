// SPDX-License-Identifier: Apache-2.0
#include "annotate/network_archive.hpp"

#include <bit>
#include <cstring>

#include "text/error.hpp"

namespace entente {
namespace {

static_assert(std::endian::native == std::endian::little, "matrices are stored as little-endian bytes and used as they are");

constexpr std::string_view magic = "ENN1";
constexpr std::size_t name_size = 20;
constexpr std::size_t header_size = name_size + 12;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

[[noreturn]] void fail(std::string_view reason, std::string_view matrix = {}) {
    std::string message{"the model's network "};
    message.append(reason).append(matrix);
    throw ResourceError{{}, 0, message, "train or install the model again"};
}

} // namespace

NetworkArchive::NetworkArchive(std::string_view bytes) {
    if (!bytes.starts_with(magic) || bytes.size() < 8) fail("is no network");
    const std::uint32_t count = number_at(bytes, 4);
    std::size_t at = 8;
    for (std::uint32_t k = 0; k < count; ++k) {
        if (bytes.size() - at < header_size) fail("is cut short");
        const std::string_view field = bytes.substr(at, name_size);
        const std::string_view name = field.substr(0, field.find('\0'));
        const std::uint64_t element = number_at(bytes, at + name_size);
        const std::uint64_t rows = number_at(bytes, at + name_size + 4);
        const std::uint64_t columns = number_at(bytes, at + name_size + 8);
        at += header_size;
        const bool padded_name = field.find_first_not_of('\0', name.size()) == std::string_view::npos;
        if (!padded_name || element > 8 || rows > (1U << 24) || columns > (1U << 16)) fail("is damaged");
        const std::uint64_t size = element * rows * columns;
        const std::uint64_t padded = (size + 7) / 8 * 8;
        if (bytes.size() - at < padded) fail("is cut short");
        if (!entries_.emplace(name, Entry{element, {rows, columns}, bytes.substr(at, size)}).second) fail("is damaged");
        at += padded;
    }
}

NetworkArchive::Extent NetworkArchive::extent(std::string_view name) const {
    const auto found = entries_.find(name);
    if (found == entries_.end()) fail("lacks the matrix ", name);
    return found->second.extent;
}

std::string_view NetworkArchive::find(std::string_view name, std::size_t element, std::size_t rows, std::size_t columns) const {
    const auto found = entries_.find(name);
    if (found == entries_.end()) fail("lacks the matrix ", name);
    const Entry& e = found->second;
    if (e.element != element || e.extent.rows != rows || e.extent.columns != columns) fail("has a matrix of another shape: ", name);
    return e.bytes;
}

void NetworkArchive::copy(std::string_view bytes, void* to) {
    if (!bytes.empty()) std::memcpy(to, bytes.data(), bytes.size());
}

void NetworkArchiveWriter::add_bytes(std::string_view name, std::size_t element, std::size_t rows, std::size_t columns,
                                     std::string_view bytes) {
    std::string header(header_size, '\0');
    name.copy(header.data(), name_size - 1);
    std::size_t at = name_size;
    for (const std::size_t value : {element, rows, columns}) {
        const auto number = static_cast<std::uint32_t>(value);
        std::memcpy(header.data() + at, &number, sizeof number);
        at += sizeof number;
    }
    bytes_ += header;
    bytes_ += bytes;
    bytes_.resize((bytes_.size() + 7) / 8 * 8, '\0');
    ++count_;
}

std::string NetworkArchiveWriter::finish() const {
    std::string out{magic};
    out.append(reinterpret_cast<const char*>(&count_), sizeof count_);
    return out + bytes_;
}

} // namespace entente
