// SPDX-License-Identifier: Apache-2.0
#include "lexicon/gazetteer_compile.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <numeric>
#include <span>
#include <unordered_map>

#include "lexicon/gazetteer_format.hpp"
#include "lexicon/gazetteer_key.hpp"
#include "lexicon/gazetteer_rows.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

ENTENTE_EMBEDDED(place_admin1)

namespace entente {
namespace {

/// A name before sorting: place by order of reading.
struct Entry {
    std::uint64_t hash = 0;
    std::uint32_t place = 0; ///< with other_name_bit
};

double prominence(const PlaceRow& row) {
    double p = row.importance > 0 ? row.importance : std::log10(static_cast<double>(row.population) + 10);
    switch (row.feature) {
    case Feature::country:
        p += 3;
        break;
    case Feature::admin1:
        p -= 0.2;
        break; // a province called after its chief town comes after it
    case Feature::admin2:
        p -= 0.4;
        break; // a county's people are counted in its towns too
    default:
        break;
    }
    switch (row.rank) {
    case PlaceRank::capital:
        p += 1.5;
        break;
    case PlaceRank::seat:
        p += 0.5;
        break;
    case PlaceRank::section:
        p -= 0.8;
        break;
    case PlaceRank::ordinary:
        break;
    }
    return std::clamp(p, 0.0, 60.0);
}

std::string full_id(std::string_view id) {
    const bool digits = id.find_first_not_of("0123456789") == std::string_view::npos;
    return (digits ? "geonames:" : "") + std::string{id};
}

/// Divisions go without their generic word too ("Amur Oblast", "Amur"; "Clarke and Oconee counties"): the name without it, if it
/// has one.
std::string_view without_generic(std::string_view key) {
    static constexpr std::string_view words[] = {" oblast", " krai",       " kray",        " province",    " governorate",
                                                 " region", " republic",   " state",       " department",  " canton",
                                                 " county", " prefecture", " voivodeship", " district",    " parish",
                                                 " raion",  " rayon",      " borough",     " sub district"};
    for (const std::string_view word : words)
        if (key.size() > word.size() + 2 && key.ends_with(word)) return key.substr(0, key.size() - word.size());
    return {};
}

bool is_division(Feature f) {
    return f == Feature::admin1 || f == Feature::admin2;
}

/// Arabic names go with and without their article: "Al Anbar", "Anbar".
std::string_view without_article(std::string_view key, std::string_view country) {
    static constexpr std::string_view countries = "IRQ SYR JOR LBN PSE ISR EGY SAU YEM OMN ARE QAT BHR KWT LBY TUN DZA MAR SDN";
    static constexpr std::string_view articles[] = {"al ", "ad ", "an ", "ar ", "as ", "ash ", "at ",
                                                    "az ", "el ", "ed ", "er ", "es ", "et ",  "ez "};
    if (country.empty() || countries.find(country) == std::string_view::npos) return {};
    for (const std::string_view article : articles)
        if (key.starts_with(article) && key.size() > article.size() + 3) return key.substr(article.size());
    return {};
}

class Compiler {
public:
    Compiler() : text_(1, '\0'), alpha3_(country_codes()) { division({}, {}, {}); }

    void add_default_division_names() {
        for_each_place_row_of(embedded_place_admin1(), "built-in divisions", alpha3_,
                              [&](const PlaceRow& row) { name_division(row); });
    }
    void add_file(const std::string& path) {
        for_each_place_row(path, alpha3_, [&](const PlaceRow& row) { add(row, path); });
    }
    GazetteerTotals write(const std::string& output);

private:
    void add(const PlaceRow& row, const std::string& path);
    void add_name(std::string_view name, std::uint32_t place, bool other);
    void name_division(const PlaceRow& row);
    std::uint32_t division(std::string_view country, std::string_view admin1, std::string_view admin2);
    std::uint32_t put_text(std::string_view s);
    void resolve_divisions();
    void drop_overridden();
    void order_places();
    std::vector<PlaceKey> build_keys(std::vector<std::uint32_t>& postings);

    struct PendingDivision {
        std::string country, admin1, admin2;
    };
    std::string text_;
    std::unordered_map<std::string, std::string> alpha3_;
    std::vector<PlaceRecord> places_;
    std::vector<Entry> names_;   ///< of names
    std::vector<PlaceKey> keys_; ///< of ids and countries (count 0) and first words (count 0, first = words)
    std::vector<Entry> ids_;
    std::unordered_map<std::string, std::uint32_t> division_index_;
    std::vector<PendingDivision> pending_divisions_;
    std::vector<DivisionRecord> divisions_;
    std::unordered_map<std::string, std::string> division_names_; ///< "USA|TX" and "USA|TX|201"
    std::unordered_map<std::uint64_t, std::uint32_t> first_words_;
    std::vector<std::pair<std::uint32_t, std::string>> country_places_;
    std::vector<std::pair<std::uint32_t, std::string>> capitals_; ///< of several of one country the most prominent counts
    struct MoreNames {
        std::string id;
        std::vector<std::string> names;
    };
    std::vector<MoreNames> more_names_;
};

std::uint32_t Compiler::put_text(std::string_view s) {
    if (text_.size() + s.size() + 1 > UINT32_MAX) throw OutputError{"", 0, "more text than a places file can hold (4 GiB)"};
    const auto offset = static_cast<std::uint32_t>(text_.size());
    text_.push_back(static_cast<char>(static_cast<unsigned char>(s.size())));
    text_ += s;
    return offset;
}

std::uint32_t Compiler::division(std::string_view country, std::string_view admin1, std::string_view admin2) {
    std::string key;
    key.append(country).append("|").append(admin1).append("|").append(admin2);
    const auto [it, fresh] = division_index_.try_emplace(std::move(key), static_cast<std::uint32_t>(pending_divisions_.size()));
    if (fresh) pending_divisions_.push_back({std::string{country}, std::string{admin1}, std::string{admin2}});
    return it->second;
}

void Compiler::name_division(const PlaceRow& row) {
    if (row.admin1.empty() || !is_division(row.feature)) return;
    std::string key{row.country};
    key.append("|").append(row.admin1);
    if (row.feature == Feature::admin2) key.append("|").append(row.admin2);
    division_names_[std::move(key)] = row.name;
}

void Compiler::add_name(std::string_view name, std::uint32_t place, bool other) {
    const std::string key = place_key(fold(name));
    if (key.empty()) return;
    names_.push_back({place_hash(key, PlaceKeyKind::name), place | (other ? other_name_bit : 0U)});
    const std::string_view first = std::string_view{key}.substr(0, key.find(' '));
    std::uint32_t& longest = first_words_[place_hash(first, PlaceKeyKind::first_word)];
    longest = std::max(longest, static_cast<std::uint32_t>(std::count(key.begin(), key.end(), ' ')) + 1);
}

void Compiler::add(const PlaceRow& row, const std::string& path) {
    if (row.names_only) {
        MoreNames more{full_id(row.id), {}};
        more.names.assign(row.other_names.begin(), row.other_names.end());
        more_names_.push_back(std::move(more));
        return;
    }
    if (places_.size() >= other_name_bit - 1) throw InputError{path, 0, "more places than a places file can hold"};
    const auto index = static_cast<std::uint32_t>(places_.size());
    const std::string id = full_id(row.id);
    PlaceRecord record;
    record.text = put_text(id);
    put_text(row.name);
    record.division =
        row.feature == Feature::country ? division(row.country, {}, {}) : division(row.country, row.admin1, row.admin2);
    record.latitude = static_cast<std::int32_t>(std::lround(row.latitude * 1e5));
    record.longitude = static_cast<std::int32_t>(std::lround(row.longitude * 1e5));
    record.population = static_cast<std::uint32_t>(std::min<std::uint64_t>(row.population, UINT32_MAX));
    record.prominence = static_cast<std::uint16_t>(std::lround(prominence(row) * 1000));
    record.feature = static_cast<std::uint8_t>(row.feature);
    record.rank = static_cast<std::uint8_t>(row.rank);
    places_.push_back(record);
    ids_.push_back({place_hash(id, PlaceKeyKind::id), index});
    name_division(row);
    if (row.feature == Feature::country && !row.country.empty()) country_places_.emplace_back(index, row.country);
    if (row.rank == PlaceRank::capital && !row.country.empty()) capitals_.emplace_back(index, row.country);
    add_name(row.name, index, false);
    const bool as_good =
        row.feature == Feature::country || id.find("geonames:") != 0; // names we chose, not a list of all there are
    for (const std::string_view name : row.other_names)
        add_name(name, index, !as_good);
    const std::string key = place_key(fold(row.name));
    if (const std::string_view core = without_generic(key); is_division(row.feature) && !core.empty()) add_name(core, index, true);
    if (const std::string_view bare = without_article(key, row.country); !bare.empty()) add_name(bare, index, true);
}

/// Codes become names where a division's own row told its name; what is no code is a name already, unless it looks like a code.
void Compiler::resolve_divisions() {
    const auto named = [&](const std::string& key, const std::string& given) -> std::string {
        if (const auto it = division_names_.find(key); it != division_names_.end()) return it->second;
        const bool code = given.size() < 4 || given.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.") == std::string::npos;
        return code ? std::string{} : given;
    };
    std::unordered_map<std::string, std::uint32_t> offsets{{"", 0U}};
    const auto offset_of = [&](const std::string& name) {
        const auto [it, fresh] = offsets.try_emplace(name.substr(0, 250), 0U);
        if (fresh) it->second = put_text(it->first);
        return it->second;
    };
    for (const PendingDivision& d : pending_divisions_) {
        DivisionRecord record;
        d.country.copy(record.country.data(), 3);
        const std::string key = d.country + "|" + d.admin1;
        if (!d.admin1.empty()) record.admin1 = offset_of(named(key, d.admin1));
        if (!d.admin2.empty()) record.admin2 = offset_of(named(key + "|" + d.admin2, d.admin2));
        divisions_.push_back(record);
    }
}

/// Of places with one id the last read stays; more names find their place.
void Compiler::drop_overridden() {
    std::sort(ids_.begin(), ids_.end(), [](const Entry& a, const Entry& b) {
        return std::pair{a.hash, a.place} < std::pair{b.hash, b.place};
    });
    std::vector<bool> dropped;
    for (std::size_t i = 0; i + 1 < ids_.size(); ++i)
        if (ids_[i].hash == ids_[i + 1].hash) {
            dropped.resize(places_.size());
            dropped[ids_[i].place] = true;
        }
    if (!dropped.empty()) {
        const auto gone = [&](std::uint32_t place) { return dropped[place & ~other_name_bit]; };
        std::erase_if(names_, [&](const Entry& e) { return gone(e.place); });
        std::erase_if(ids_, [&](const Entry& e) { return gone(e.place); });
        std::erase_if(country_places_, [&](const auto& c) { return gone(c.first); });
        std::erase_if(capitals_, [&](const auto& c) { return gone(c.first); });
        std::vector<std::uint32_t> moved(places_.size());
        std::uint32_t next = 0;
        for (std::uint32_t i = 0; i < places_.size(); ++i) {
            moved[i] = next;
            if (!dropped[i]) places_[next++] = places_[i];
        }
        places_.resize(next);
        for (Entry& e : names_)
            e.place = moved[e.place & ~other_name_bit] | (e.place & other_name_bit);
        for (Entry& e : ids_)
            e.place = moved[e.place];
        for (auto& [place, code] : country_places_)
            place = moved[place];
        for (auto& [place, code] : capitals_)
            place = moved[place];
    }
    for (const MoreNames& more : more_names_) {
        const std::uint64_t hash = place_hash(more.id, PlaceKeyKind::id);
        const auto it =
            std::lower_bound(ids_.begin(), ids_.end(), hash, [](const Entry& e, std::uint64_t h) { return e.hash < h; });
        if (it == ids_.end() || it->hash != hash) throw InputError{more.id, 0, "more names for a place that no table has"};
        for (const std::string& name : more.names)
            add_name(name, it->place, false);
    }
}

/// Puts the most prominent place first everywhere.
void Compiler::order_places() {
    std::vector<std::uint32_t> order(places_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return places_[a].prominence > places_[b].prominence; });
    std::vector<PlaceRecord> sorted;
    sorted.reserve(places_.size());
    for (const std::uint32_t i : order)
        sorted.push_back(places_[i]);
    std::vector<std::uint32_t> moved(places_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        moved[order[i]] = i;
    places_ = std::move(sorted);
    for (Entry& e : names_)
        e.place = moved[e.place & ~other_name_bit] | (e.place & other_name_bit);
    for (Entry& e : ids_)
        e.place = moved[e.place];
    for (auto& [place, code] : country_places_)
        place = moved[place];
    for (auto& [place, code] : capitals_)
        place = moved[place];
}

std::vector<PlaceKey> Compiler::build_keys(std::vector<std::uint32_t>& postings) {
    const auto rank = [&](const Entry& e) {
        return places_[e.place & ~other_name_bit].prominence - ((e.place & other_name_bit) != 0 ? other_name_penalty : 0);
    };
    std::sort(names_.begin(), names_.end(), [](const Entry& a, const Entry& b) {
        return std::pair{a.hash, a.place} < std::pair{b.hash, b.place};
    });
    std::vector<PlaceKey> keys;
    keys.reserve(names_.size() / 2 + ids_.size() + first_words_.size());
    for (auto begin = names_.begin(); begin != names_.end();) {
        const auto end = std::find_if(begin, names_.end(), [&](const Entry& e) { return e.hash != begin->hash; });
        std::stable_sort(begin, end, [&](const Entry& a, const Entry& b) { return rank(a) > rank(b); });
        PlaceKey key{begin->hash, static_cast<std::uint32_t>(postings.size()), 0};
        for (auto it = begin; it != end; ++it) {
            const auto same = [&](std::uint32_t p) { return (p & ~other_name_bit) == (it->place & ~other_name_bit); };
            if (std::none_of(postings.begin() + key.first, postings.end(), same)) postings.push_back(it->place);
            if (postings.size() - key.first > 4000) // a bare generic name: nobody can mean the four-thousandth of them
                break;
        }
        key.count = static_cast<std::uint32_t>(postings.size()) - key.first;
        keys.push_back(key);
        begin = end;
    }
    for (const Entry& e : ids_)
        keys.push_back({e.hash, e.place, 0});
    for (const auto& [hash, words] : first_words_)
        keys.push_back({hash, words, 0});
    for (const auto& [place, code] : country_places_)
        keys.push_back({place_hash(code, PlaceKeyKind::country), place, 0});
    for (const auto& [place, code] : capitals_)
        keys.push_back({place_hash(code, PlaceKeyKind::capital), place, 0});
    std::sort(keys.begin(), keys.end(), [](const PlaceKey& a, const PlaceKey& b) {
        return std::pair{a.hash, a.first} < std::pair{b.hash, b.first};
    });
    keys.erase(std::unique(keys.begin(), keys.end(), [](const PlaceKey& a, const PlaceKey& b) { return a.hash == b.hash; }),
               keys.end());
    return keys;
}

std::vector<std::uint32_t> buckets_of(const std::vector<PlaceKey>& keys, std::uint32_t bits) {
    std::vector<std::uint32_t> buckets((std::size_t{1} << bits) + 1);
    std::size_t key = 0;
    for (std::size_t bucket = 0; bucket < buckets.size(); ++bucket) {
        while (key < keys.size() && (bits == 0 ? 0 : keys[key].hash >> (64 - bits)) < bucket)
            ++key;
        buckets[bucket] = static_cast<std::uint32_t>(key);
    }
    buckets.back() = static_cast<std::uint32_t>(keys.size());
    return buckets;
}

/// Writes beside the output and renames when all is there.
class AtomicFile {
public:
    explicit AtomicFile(const std::string& path)
        : path_(path), part_(path + ".part"), out_(part_, std::ios::binary | std::ios::trunc) {
        if (!out_) throw OutputError{path_, 0, std::string{"cannot write: "} + std::strerror(errno)};
    }
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile() {
        if (!done_) std::remove(part_.c_str());
    }
    template <class T>
    PlacesSection section(std::span<const T> items) {
        while (at_ % 8 != 0)
            bytes("\0", 1);
        const PlacesSection where{at_, items.size()};
        bytes(reinterpret_cast<const char*>(items.data()), items.size_bytes()); // NOLINT: records are trivial types
        return where;
    }
    void bytes(const char* data, std::size_t size) {
        out_.write(data, static_cast<std::streamsize>(size));
        at_ += size;
    }
    void header(const PlacesHeader& header) {
        out_.seekp(0);
        out_.write(reinterpret_cast<const char*>(&header), sizeof header); // NOLINT
    }
    std::uint64_t size() const { return at_; }
    void commit() {
        out_.close();
        if (!out_ || std::rename(part_.c_str(), path_.c_str()) != 0)
            throw OutputError{path_, 0, std::string{"cannot write: "} + std::strerror(errno)};
        done_ = true;
    }

private:
    std::string path_;
    std::string part_;
    std::ofstream out_;
    std::uint64_t at_ = 0;
    bool done_ = false;
};

GazetteerTotals Compiler::write(const std::string& output) {
    drop_overridden();
    order_places();
    resolve_divisions();
    std::vector<std::uint32_t> postings;
    const std::vector<PlaceKey> keys = build_keys(postings);
    PlacesHeader header;
    header.bucket_bits = static_cast<std::uint32_t>(std::bit_width(keys.size() / 2));
    const std::vector<std::uint32_t> buckets = buckets_of(keys, header.bucket_bits);
    AtomicFile file{output};
    file.bytes(reinterpret_cast<const char*>(&header), sizeof header); // NOLINT: filled in last
    header.text = file.section(std::span<const char>{text_});
    header.divisions = file.section(std::span<const DivisionRecord>{divisions_});
    header.places = file.section(std::span<const PlaceRecord>{places_});
    header.buckets = file.section(std::span<const std::uint32_t>{buckets});
    header.keys = file.section(std::span<const PlaceKey>{keys});
    header.postings = file.section(std::span<const std::uint32_t>{postings});
    header.size = file.size();
    header.checksum =
        place_hash({reinterpret_cast<const char*>(&header), sizeof header - sizeof header.checksum}, PlaceKeyKind::name); // NOLINT
    file.header(header);
    file.commit();
    const auto names = std::count_if(keys.begin(), keys.end(), [](const PlaceKey& k) { return k.count > 0; });
    return {places_.size(), static_cast<std::uint64_t>(names), header.size};
}

} // namespace

GazetteerTotals compile_gazetteer(const std::vector<std::string>& inputs, const std::string& output) {
    static_assert(std::endian::native == std::endian::little, "places files are little-endian");
    Compiler compiler;
    compiler.add_default_division_names();
    for (const std::string& input : inputs)
        compiler.add_file(input);
    return compiler.write(output);
}

} // namespace entente
