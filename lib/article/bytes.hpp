// SPDX-License-Identifier: Apache-2.0
// Bytes of a file or stream, decompressed on the way if they are gzip or zstd, and the same cut into lines.
//
//   auto bytes = open_bytes("news/a.jsonl.gz");
//   LineReader lines(*bytes, limit);
//   while (auto line = lines.next()) use(line->number, line->text);
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// A source of bytes that is read once, from begin to end. Errors: InputError for what is missing, unreadable or damaged.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Up to buffer.size() bytes; 0 only at the end.
    virtual std::size_t read(std::span<char> buffer) = 0;
    /// What to call it in errors.
    virtual const std::string& name() const noexcept = 0;
};

/// Opens a file, decompressed by its first bytes ("1F 8B": gzip, "28 B5 2F FD": zstd), whatever it is called.
std::unique_ptr<ByteSource> open_bytes(const std::string& path);

/// The same for a stream; `stream` must outlive the source.
std::unique_ptr<ByteSource> open_bytes(std::istream& stream, std::string name);

/// A source whose first bytes were read already.
class PeekedSource final : public ByteSource {
public:
    /// Reads up to `size` bytes of `inner` ahead.
    PeekedSource(std::unique_ptr<ByteSource> inner, std::size_t size);
    std::size_t read(std::span<char> buffer) override;
    const std::string& name() const noexcept override { return inner_->name(); }
    /// The bytes read ahead (all of them, whatever was read since).
    std::string_view peeked() const noexcept { return head_; }

private:
    std::unique_ptr<ByteSource> inner_;
    std::string head_;
    std::size_t used_ = 0;
};

/// All bytes of the source; InputError if there are more than `limit`.
std::string read_all(ByteSource& source, std::size_t limit);

struct Line {
    std::size_t number = 0; ///< from 1
    std::string text;       ///< without "\n" or "\r\n"
    bool too_long = false;  ///< longer than the limit: `text` is empty, the line was skipped
};

class LineReader {
public:
    LineReader(ByteSource& source, std::size_t limit) : source_(source), limit_(limit) {}
    std::optional<Line> next();

private:
    bool fill();

    ByteSource& source_;
    std::size_t limit_;
    std::string buffer_ = std::string(std::size_t{1} << 16, '\0');
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t number_ = 0;
};

} // namespace entente
