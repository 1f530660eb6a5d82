// SPDX-License-Identifier: Apache-2.0
// The model file: named sections of bytes behind a header that says whether they are whole and which program they fit.
//
//   ModelFileBuilder builder{feature_fingerprint, "trained on …"};
//   builder.add("segmenter", bytes);
//   const std::string file = builder.finish();
//   const ModelFile model = ModelFile::open(file, feature_fingerprint);
//   model.section("segmenter");        // a view into `file`, 64-byte aligned in it
//
// Layout, integers little-endian: magic "ENTENTE1" (8) · format version u32 · section count u32 · feature fingerprint u64 ·
// checksum u64 of everything else · total size u64 · table of {name char[32], offset u64, size u64} · sections, each beginning
// at a multiple of 64. A single hash tells damage from disuse; per-section hashes would only say where, which helps nobody.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// 64-bit hash for checksums and feature fingerprints: FNV-1a over 8-byte words with a final avalanche. Not for secrets.
std::uint64_t checksum(std::string_view bytes) noexcept;

/// A model file's bytes, checked. Holds views only: the bytes must outlive it.
class ModelFile {
public:
    /// Throws ResourceError if the bytes are no model file, another format version, cut short, damaged, or made for other
    /// features than `feature_fingerprint`.
    static ModelFile open(std::string_view bytes, std::uint64_t feature_fingerprint, const std::string& file = {});

    /// Throws ResourceError if there is no such section.
    std::string_view section(std::string_view name) const;
    bool has(std::string_view name) const noexcept;
    /// What it was trained on and how, in plain text (section "provenance").
    std::string_view provenance() const { return section("provenance"); }

    struct Entry {
        std::string_view name;
        std::string_view bytes;
    };
    const std::vector<Entry>& sections() const noexcept { return sections_; }

private:
    std::vector<Entry> sections_;
    std::string file_;
};

/// Puts a model file together. The order of sections is the order of the calls.
class ModelFileBuilder {
public:
    ModelFileBuilder(std::uint64_t feature_fingerprint, std::string provenance);
    /// Names have at most 31 bytes and are not used twice.
    void add(std::string name, std::string bytes);
    std::string finish() const;

private:
    struct Section {
        std::string name;
        std::string bytes;
    };
    std::uint64_t feature_fingerprint_;
    std::vector<Section> sections_;
};

} // namespace entente
