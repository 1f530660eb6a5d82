// SPDX-License-Identifier: Apache-2.0
#include "article/bytes.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <istream>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include "text/error.hpp"

namespace entente {
namespace {

constexpr std::size_t chunk_size = std::size_t{1} << 16;

class FileSource final : public ByteSource {
public:
    explicit FileSource(std::string path) : path_(std::move(path)), file_(std::fopen(path_.c_str(), "rb")) {
        if (!file_) throw InputError{path_, 0, "cannot be opened: " + std::generic_category().message(errno)};
    }

    std::size_t read(std::span<char> buffer) override {
        const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), file_.get());
        if (size == 0 && std::ferror(file_.get()) != 0) {
            throw InputError{path_, 0, "cannot be read: " + std::generic_category().message(errno)};
        }
        return size;
    }

    const std::string& name() const noexcept override { return path_; }

private:
    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };
    std::string path_;
    std::unique_ptr<std::FILE, Close> file_;
};

class StreamSource final : public ByteSource {
public:
    StreamSource(std::istream& stream, std::string name) : stream_(stream), name_(std::move(name)) {}

    std::size_t read(std::span<char> buffer) override {
        if (!stream_.good()) return 0;
        stream_.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        if (stream_.bad()) throw InputError{name_, 0, "cannot be read"};
        return static_cast<std::size_t>(stream_.gcount());
    }

    const std::string& name() const noexcept override { return name_; }

private:
    std::istream& stream_;
    std::string name_;
};

constexpr std::string_view damage_hint = "copy or download the file again";

/// gzip, also of several members one after the other.
class GzipSource final : public ByteSource {
public:
    explicit GzipSource(std::unique_ptr<ByteSource> inner) : inner_(std::move(inner)) {
        constexpr int gzip_only = 16 + MAX_WBITS;
        if (inflateInit2(&stream_, gzip_only) != Z_OK) throw InputError{inner_->name(), 0, "no memory to decompress"};
    }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;
    ~GzipSource() override { inflateEnd(&stream_); }

    std::size_t read(std::span<char> buffer) override {
        stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(buffer.size(), std::size_t{1} << 30));
        const uInt wanted = stream_.avail_out;
        while (stream_.avail_out == wanted && !done_)
            step();
        return wanted - stream_.avail_out;
    }

    const std::string& name() const noexcept override { return inner_->name(); }

private:
    bool refill() {
        const std::size_t size = inner_->read(input_);
        stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
        stream_.avail_in = static_cast<uInt>(size);
        return size > 0;
    }

    void step() {
        if (stream_.avail_in == 0 && !refill()) {
            if (!between_members_) throw InputError{name(), 0, "the gzip data end in the middle", std::string(damage_hint)};
            done_ = true;
            return;
        }
        if (between_members_ && members_ > 0) {
            // Bytes after a member that are not another one (padding) end the file, as gzip itself has it.
            if (*stream_.next_in != 0x1F) {
                done_ = true;
                return;
            }
            if (inflateReset(&stream_) != Z_OK) throw InputError{name(), 0, "the gzip data are damaged", std::string(damage_hint)};
        }
        between_members_ = false;
        const int status = inflate(&stream_, Z_NO_FLUSH);
        if (status == Z_STREAM_END) {
            between_members_ = true;
            ++members_;
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            throw InputError{name(), 0, "the gzip data are damaged", std::string(damage_hint)};
        }
    }

    std::unique_ptr<ByteSource> inner_;
    z_stream stream_{};
    std::array<char, chunk_size> input_{};
    bool between_members_ = true;
    bool done_ = false;
    std::size_t members_ = 0;
};

class ZstdSource final : public ByteSource {
public:
    explicit ZstdSource(std::unique_ptr<ByteSource> inner) : inner_(std::move(inner)), stream_(ZSTD_createDStream()) {
        if (!stream_) throw InputError{inner_->name(), 0, "no memory to decompress"};
        // A frame may ask for gigabytes of window; 128 MiB is what the zstd program itself allows.
        ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, 27);
    }

    std::size_t read(std::span<char> buffer) override {
        ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
        while (out.pos == 0 && !done_)
            step(out);
        return out.pos;
    }

    const std::string& name() const noexcept override { return inner_->name(); }

private:
    struct Free {
        void operator()(ZSTD_DStream* stream) const noexcept { ZSTD_freeDStream(stream); }
    };

    void step(ZSTD_outBuffer& out) {
        if (in_.pos == in_.size) {
            in_ = {input_.data(), inner_->read(input_), 0};
            if (in_.size == 0 && expected_ == 0) {
                done_ = true;
                return;
            }
            ended_ = in_.size == 0;
        }
        const std::size_t before = out.pos;
        expected_ = ZSTD_decompressStream(stream_.get(), &out, &in_);
        if (ZSTD_isError(expected_) != 0) {
            throw InputError{name(), 0, fmt::format("the zstd data are damaged: {}", ZSTD_getErrorName(expected_)),
                             std::string(damage_hint)};
        }
        if (ended_ && out.pos == before && expected_ != 0) {
            throw InputError{name(), 0, "the zstd data end in the middle", std::string(damage_hint)};
        }
    }

    std::unique_ptr<ByteSource> inner_;
    std::unique_ptr<ZSTD_DStream, Free> stream_;
    std::array<char, chunk_size> input_{};
    ZSTD_inBuffer in_{nullptr, 0, 0};
    std::size_t expected_ = 0;
    bool ended_ = false;
    bool done_ = false;
};

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> raw) {
    auto peeked = std::make_unique<PeekedSource>(std::move(raw), 4);
    const std::string_view head = peeked->peeked();
    if (head.starts_with("\x1F\x8B")) return std::make_unique<GzipSource>(std::move(peeked));
    if (head.starts_with("\x28\xB5\x2F\xFD")) return std::make_unique<ZstdSource>(std::move(peeked));
    return peeked;
}

} // namespace

std::unique_ptr<ByteSource> open_bytes(const std::string& path) {
    return decompressed(std::make_unique<FileSource>(path));
}

std::unique_ptr<ByteSource> open_bytes(std::istream& stream, std::string name) {
    return decompressed(std::make_unique<StreamSource>(stream, std::move(name)));
}

PeekedSource::PeekedSource(std::unique_ptr<ByteSource> inner, std::size_t size) : inner_(std::move(inner)), head_(size, '\0') {
    std::size_t filled = 0;
    while (filled < size) {
        const std::size_t got = inner_->read(std::span(head_).subspan(filled));
        if (got == 0) break;
        filled += got;
    }
    head_.resize(filled);
}

std::size_t PeekedSource::read(std::span<char> buffer) {
    if (used_ == head_.size()) return inner_->read(buffer);
    const std::size_t size = std::min(buffer.size(), head_.size() - used_);
    std::memcpy(buffer.data(), head_.data() + used_, size);
    used_ += size;
    return size;
}

std::string read_all(ByteSource& source, std::size_t limit) {
    std::string all;
    std::string chunk(chunk_size, '\0');
    while (const std::size_t size = source.read(chunk)) {
        if (all.size() + size > limit) {
            throw InputError{source.name(), 0, fmt::format("larger than {} MiB", limit >> 20), "split it into smaller files"};
        }
        all.append(chunk, 0, size);
    }
    return all;
}

bool LineReader::fill() {
    begin_ = 0;
    end_ = source_.read(buffer_);
    return end_ > 0;
}

std::optional<Line> LineReader::next() {
    if (begin_ == end_ && !fill()) return std::nullopt;
    Line line;
    line.number = ++number_;
    for (bool complete = false; !complete;) {
        if (begin_ == end_ && !fill()) break;
        const char* from = buffer_.data() + begin_;
        const auto* newline = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
        const std::size_t size = newline != nullptr ? static_cast<std::size_t>(newline - from) : end_ - begin_;
        if (line.text.size() + size > limit_) line.too_long = true;
        if (line.too_long) {
            line.text.clear();
        } else {
            line.text.append(from, size);
        }
        begin_ += size + (newline != nullptr ? 1 : 0);
        complete = newline != nullptr;
    }
    if (line.text.ends_with('\r')) line.text.pop_back();
    return line;
}

} // namespace entente
