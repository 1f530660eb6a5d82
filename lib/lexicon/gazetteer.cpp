// SPDX-License-Identifier: Apache-2.0
#include "lexicon/gazetteer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <span>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lexicon/gazetteer_format.hpp"
#include "lexicon/gazetteer_key.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"

ENTENTE_EMBEDDED(places)

namespace entente {
namespace {

/// A read-only mapping of a whole file, gone with its last user.
class MappedFile {
public:
    explicit MappedFile(const std::string& path) {
        const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (fd < 0) throw InputError{path, 0, std::string{"cannot open: "} + std::strerror(errno)};
        struct stat status {};
        if (::fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
            size_ = static_cast<std::size_t>(status.st_size);
            void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, fd, 0);
            bytes_ = mapped == MAP_FAILED ? nullptr : static_cast<const char*>(mapped);
        }
        ::close(fd);
        if (bytes_ == nullptr)
            throw InputError{path, 0, "cannot be read as a places file", "compile it with `entente gazetteer FILE -o PLACES`"};
    }
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile() { ::munmap(const_cast<char*>(bytes_), size_); }
    std::string_view bytes() const noexcept { return {bytes_, size_}; }

private:
    const char* bytes_ = nullptr;
    std::size_t size_ = 0;
};

/// One places file. Sections are checked against its size when opened, offsets within them at each use, so that a damaged file
/// may answer wrongly but never reads outside itself.
class Layer {
public:
    Layer(std::string_view bytes, std::shared_ptr<const MappedFile> owner, const std::string& path)
        : bytes_(bytes), owner_(std::move(owner)) {
        const auto damaged = [&](const char* why) {
            return InputError{path, 0, why, "compile it again with `entente gazetteer FILE -o PLACES`"};
        };
        if (bytes.size() < sizeof(PlacesHeader) || bytes.substr(0, 8) != "ENTPLACE") throw damaged("not a places file");
        PlacesHeader header;
        std::memcpy(&header, bytes.data(), sizeof header);
        if (header.version != PlacesHeader{}.version) throw damaged("a places file of another version");
        if (header.checksum != place_hash(bytes.substr(0, sizeof header - sizeof header.checksum), PlaceKeyKind::name))
            throw damaged("the header of the places file is damaged");
        if (header.size != bytes.size()) throw damaged("the places file is cut short or has something after its end");
        bucket_bits_ = header.bucket_bits;
        text_ = section<char>(header.text);
        divisions_ = section<DivisionRecord>(header.divisions);
        places_ = section<PlaceRecord>(header.places);
        buckets_ = section<std::uint32_t>(header.buckets);
        keys_ = section<PlaceKey>(header.keys);
        postings_ = section<std::uint32_t>(header.postings);
        if (text_.empty() || divisions_.empty() || bucket_bits_ > 30 || buckets_.size() != (std::size_t{1} << bucket_bits_) + 1)
            throw damaged("the header of the places file contradicts itself");
    }

    std::size_t size() const noexcept { return places_.size(); }

    const PlaceKey* key(std::uint64_t hash) const {
        const std::size_t bucket = bucket_bits_ == 0 ? 0 : static_cast<std::size_t>(hash >> (64 - bucket_bits_));
        const std::size_t begin = std::min<std::size_t>(buckets_[bucket], keys_.size());
        const std::size_t end = std::min<std::size_t>(buckets_[bucket + 1], keys_.size());
        for (std::size_t i = begin; i < end; ++i)
            if (keys_[i].hash == hash) return &keys_[i];
        return nullptr;
    }

    std::optional<std::uint32_t> single(std::string_view text, PlaceKeyKind kind) const {
        const PlaceKey* found = key(place_hash(text, kind));
        return found != nullptr && found->first < places_.size() ? std::optional{found->first} : std::nullopt;
    }

    std::size_t longest_from(std::string_view word) const {
        const PlaceKey* found = key(place_hash(word, PlaceKeyKind::first_word));
        return found == nullptr ? 0 : found->first;
    }

    std::span<const std::uint32_t> postings(std::string_view name) const {
        const PlaceKey* found = key(place_hash(name, PlaceKeyKind::name));
        if (found == nullptr || found->first > postings_.size() || found->count > postings_.size() - found->first) return {};
        return postings_.subspan(found->first, found->count);
    }

    GazetteerPlace place(std::uint32_t index) const {
        if (index >= places_.size()) return {};
        const PlaceRecord& record = places_[index];
        const DivisionRecord& division = divisions_[record.division < divisions_.size() ? record.division : 0];
        GazetteerPlace out;
        out.id = text_at(record.text);
        out.name = text_at(record.text + out.id.size() + 1);
        out.country = std::string_view{division.country.data(), division.country[0] == '\0' ? 0U : 3U};
        out.admin1 = text_at(division.admin1);
        out.admin2 = text_at(division.admin2);
        out.latitude = record.latitude / 1e5;
        out.longitude = record.longitude / 1e5;
        out.feature = static_cast<Feature>(std::min<std::uint8_t>(record.feature, static_cast<std::uint8_t>(Feature::water)));
        out.population = record.population;
        out.rank = static_cast<PlaceRank>(std::min<std::uint8_t>(record.rank, static_cast<std::uint8_t>(PlaceRank::capital)));
        out.prominence = record.prominence / 1000.0;
        return out;
    }

    int prominence(std::uint32_t posting) const {
        const std::uint32_t index = posting & ~other_name_bit;
        return index < places_.size() ? places_[index].prominence - ((posting & other_name_bit) != 0 ? other_name_penalty : 0) : 0;
    }

private:
    template <class T>
    std::span<const T> section(PlacesSection where) const {
        if (where.offset % 8 != 0 || where.offset > bytes_.size() || where.count > (bytes_.size() - where.offset) / sizeof(T))
            return {};
        return {reinterpret_cast<const T*>(bytes_.data() + where.offset), where.count}; // NOLINT: mapped records are trivial types
    }
    std::string_view text_at(std::size_t offset) const {
        if (offset >= text_.size()) return {};
        const std::size_t length = static_cast<unsigned char>(text_[offset]);
        return length > text_.size() - offset - 1 ? std::string_view{} : std::string_view{text_.data() + offset + 1, length};
    }

    std::string_view bytes_;
    std::shared_ptr<const MappedFile> owner_;
    std::uint32_t bucket_bits_ = 0;
    std::span<const char> text_;
    std::span<const DivisionRecord> divisions_;
    std::span<const PlaceRecord> places_;
    std::span<const std::uint32_t> buckets_;
    std::span<const PlaceKey> keys_;
    std::span<const std::uint32_t> postings_;
};

/// Words so common that they never begin or make a name here, whatever abbreviation or village has that name.
bool never_alone(std::string_view key) {
    static constexpr std::string_view words[] = {"us",  "a",  "an", "and", "at", "in", "of", "on", "or",
                                                 "the", "to", "me", "he",  "so", "i",  "it", "is", "no"};
    return std::find(std::begin(words), std::end(words), key) != std::end(words);
}

/// Of a name that thousands of hamlets bear, more than these are never meant.
constexpr std::size_t most_found = 100;

} // namespace

struct Gazetteer::Data {
    struct Part {
        Layer layer;
        std::uint32_t base; ///< index of its first place
    };
    std::vector<Part> parts; ///< built-in first; later ones override

    const Part& part_of(std::uint32_t index) const {
        auto it =
            std::upper_bound(parts.begin(), parts.end(), index, [](std::uint32_t i, const Part& part) { return i < part.base; });
        return *std::prev(it);
    }
    std::uint32_t end() const { return parts.back().base + static_cast<std::uint32_t>(parts.back().layer.size()); }

    std::vector<std::uint32_t> find(std::string_view key) const {
        std::vector<std::uint32_t> out;
        std::size_t answering = 0;
        for (const Part& part : parts) {
            const std::span<const std::uint32_t> postings = part.layer.postings(key);
            answering += postings.empty() ? 0U : 1U;
            for (const std::uint32_t posting : postings.first(std::min(postings.size(), most_found)))
                out.push_back(part.base + (posting & ~other_name_bit));
        }
        return answering > 1 ? merged(key) : out;
    }

    /// Of places with one id the last part's stays; prominence orders those of all parts together.
    std::vector<std::uint32_t> merged(std::string_view key) const {
        struct Found {
            int prominence;
            std::uint32_t index;
            std::string_view id;
        };
        std::vector<Found> found;
        for (const Part& part : parts) {
            const std::span<const std::uint32_t> postings = part.layer.postings(key);
            for (const std::uint32_t posting : postings.first(std::min(postings.size(), most_found))) {
                const std::uint32_t local = posting & ~other_name_bit;
                found.push_back({part.layer.prominence(posting), part.base + local, part.layer.place(local).id});
            }
        }
        std::sort(found.begin(), found.end(), [](const Found& x, const Found& y) {
            return std::pair{x.id, y.index} < std::pair{y.id, x.index};
        });
        found.erase(std::unique(found.begin(), found.end(), [](const Found& x, const Found& y) { return x.id == y.id; }),
                    found.end());
        std::sort(found.begin(), found.end(), [](const Found& x, const Found& y) {
            return std::pair{y.prominence, x.index} < std::pair{x.prominence, y.index};
        });
        std::vector<std::uint32_t> out;
        for (const Found& f : found)
            out.push_back(f.index);
        out.resize(std::min(out.size(), most_found));
        return out;
    }

    std::optional<std::uint32_t> single(std::string_view text, PlaceKeyKind kind) const {
        for (auto part = parts.rbegin(); part != parts.rend(); ++part)
            if (const auto index = part->layer.single(text, kind)) return part->base + *index;
        return std::nullopt;
    }
    bool known(std::string_view key) const {
        return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return !part.layer.postings(key).empty(); });
    }
};

Gazetteer Gazetteer::builtin() {
    auto data = std::make_shared<Data>();
    data->parts.push_back({Layer{embedded_places(), nullptr, "built-in places"}, 0});
    Gazetteer out;
    out.data_ = std::move(data);
    return out;
}

void Gazetteer::add(const std::string& path) {
    auto file = std::make_shared<const MappedFile>(path);
    Layer layer{file->bytes(), file, path};
    auto data = std::make_shared<Data>(*data_);
    data->parts.push_back({std::move(layer), data_->end()});
    data_ = std::move(data);
}

std::vector<std::uint32_t> Gazetteer::find(std::string_view folded) const {
    return data_->find(place_key(folded));
}

bool Gazetteer::is_main_name(std::uint32_t index, std::string_view folded) const {
    const Data::Part& part = data_->part_of(index);
    const std::span<const std::uint32_t> postings = part.layer.postings(place_key(folded));
    return std::find(postings.begin(), postings.end(), index - part.base) != postings.end();
}

std::size_t Gazetteer::longest(const std::vector<std::string>& words, std::size_t from) const {
    const std::string first = from < words.size() ? place_key(words[from]) : std::string{};
    if (first.empty()) return 0;
    std::string_view head = first;
    head = head.substr(0, head.find(' '));
    std::size_t limit = 0;
    for (const Data::Part& part : data_->parts) {
        limit = std::max(limit, part.layer.longest_from(head));
        if (head.ends_with('.')) // "St." begins "Saint Louis"
            limit = std::max(limit, part.layer.longest_from(head.substr(0, head.size() - 1)));
    }
    std::size_t best = 0;
    std::size_t key_words = 0;
    std::string key;
    for (std::size_t i = from; i < words.size() && limit > 0; ++i) {
        const std::string& word = words[i];
        if (word == "," || word == ";" || word == "(" || word == ")") break;
        const std::string next = i == from ? first : place_key(word);
        if (next.empty()) // a hyphen between two parts of a name
            continue;
        key_words += static_cast<std::size_t>(std::count(next.begin(), next.end(), ' ')) + 1;
        if (key_words > limit) break;
        if (key.ends_with('.')) // only a name of one word keeps its stop
            key.pop_back();
        key += (key.empty() ? "" : " ") + next;
        if (key_words > 1 && key.ends_with('.')) key.pop_back();
        if (!(i == from && never_alone(key)) && data_->known(key)) best = i - from + 1;
    }
    return best;
}

GazetteerPlace Gazetteer::place(std::uint32_t index) const {
    const Data::Part& part = data_->part_of(index);
    return part.layer.place(index - part.base);
}

std::optional<std::uint32_t> Gazetteer::by_id(std::string_view id) const {
    return data_->single(id, PlaceKeyKind::id);
}

std::optional<std::uint32_t> Gazetteer::country(std::string_view alpha3) const {
    return data_->single(alpha3, PlaceKeyKind::country);
}

std::optional<std::uint32_t> Gazetteer::capital(std::string_view alpha3) const {
    return data_->single(alpha3, PlaceKeyKind::capital);
}

std::size_t Gazetteer::size() const noexcept {
    return data_->end();
}

} // namespace entente
