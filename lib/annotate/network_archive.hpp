// SPDX-License-Identifier: Apache-2.0
// Named matrices in one string of bytes: the section "network" of the model file.
//
//   NetworkArchive archive{bytes};
//   const auto bias = archive.read<float>("tags_bias", 1, 77);
//
// Layout, integers little-endian: magic "ENN1" · count u32 · for each matrix {name char[20], element size u32, rows u32,
// columns u32, elements row by row, padded to 8 bytes}.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class NetworkArchive {
public:
    /// Throws ResourceError if the bytes are cut short or no archive. Holds views only: the bytes must outlive it.
    explicit NetworkArchive(std::string_view bytes);

    struct Extent {
        std::size_t rows;
        std::size_t columns;
    };
    /// Throws ResourceError if there is no such matrix.
    Extent extent(std::string_view name) const;
    /// The elements of a matrix of this type and shape; throws ResourceError if it has another.
    template <class T>
    std::vector<T> read(std::string_view name, std::size_t rows, std::size_t columns) const {
        const std::string_view bytes = find(name, sizeof(T), rows, columns);
        std::vector<T> out(rows * columns);
        copy(bytes, out.data());
        return out;
    }

private:
    struct Entry {
        std::size_t element;
        Extent extent;
        std::string_view bytes;
    };
    std::string_view find(std::string_view name, std::size_t element, std::size_t rows, std::size_t columns) const;
    static void copy(std::string_view bytes, void* to);
    std::map<std::string_view, Entry> entries_;
};

class NetworkArchiveWriter {
public:
    template <class T>
    void add(std::string_view name, std::size_t rows, std::size_t columns, const std::vector<T>& elements) {
        add_bytes(name, sizeof(T), rows, columns, {reinterpret_cast<const char*>(elements.data()), elements.size() * sizeof(T)});
    }
    std::string finish() const;

private:
    void add_bytes(std::string_view name, std::size_t element, std::size_t rows, std::size_t columns, std::string_view bytes);
    std::string bytes_;
    std::uint32_t count_ = 0;
};

} // namespace entente
