// SPDX-License-Identifier: Apache-2.0
#include "annotate/network_features.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::uint64_t fnv_basis = 0xCBF29CE484222325U;

std::uint64_t mix(std::uint64_t hash, std::string_view bytes) noexcept {
    for (const char c : bytes)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return hash;
}

std::uint32_t finish(std::uint64_t hash) noexcept {
    hash ^= hash >> 32;
    hash *= 0xD6E8FEB86659FD93U;
    return static_cast<std::uint32_t>(hash >> 32);
}

bool is_ascii(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// How a word is written. The order of the enumerators is part of the model.
enum class Shape : std::uint8_t { lower, capitalised, capitals, initial, mixed, digits, digits_letters, punctuation, other };
constexpr std::uint32_t shape_count = 9;

struct Characters {
    std::size_t upper = 0;
    std::size_t lower = 0;
    std::size_t letters = 0;
    std::size_t digits = 0;
    std::size_t all = 0;
    bool begins_upper = false;
};

Characters count(std::string_view form) {
    Characters n;
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint c = code_point_at(form, at);
        const bool upper = is_upper(c.value);
        if (upper && n.all == 0) n.begins_upper = true;
        n.upper += upper ? 1 : 0;
        n.lower += is_lower(c.value) ? 1 : 0;
        n.letters += is_letter(c.value) ? 1 : 0;
        n.digits += is_digit(c.value) ? 1 : 0;
        ++n.all;
        at += std::max<std::size_t>(c.length, 1);
    }
    return n;
}

Shape shape_of(const Characters& n) noexcept {
    if (n.digits > 0) return n.letters > 0 ? Shape::digits_letters : Shape::digits;
    if (n.letters == 0) return Shape::punctuation;
    if (n.upper == 0) return n.lower > 0 ? Shape::lower : Shape::other;
    if (n.lower == 0) return n.upper == 1 ? Shape::initial : Shape::capitals;
    return n.begins_upper && n.upper == 1 ? Shape::capitalised : Shape::mixed;
}

/// "McDonald's" is "XxXx'x": letters of a kind in a row count once.
std::uint64_t outline(std::string_view form) {
    std::uint64_t hash = mix(fnv_basis, "outline");
    char last = 0;
    for (std::size_t at = 0; at < form.size();) {
        const CodePoint c = code_point_at(form, at);
        const char kind = is_upper(c.value)    ? 'X'
                          : is_letter(c.value) ? 'x'
                          : is_digit(c.value)  ? '9'
                          : c.value < 0x80     ? static_cast<char>(c.value)
                                               : '?';
        if (kind != last) hash = mix(hash, {&kind, 1});
        last = kind;
        at += std::max<std::size_t>(c.length, 1);
    }
    return hash;
}

/// How a sentence uses capitals; headlines differ from running text.
enum class Case : std::uint8_t { running, all_capitals, title, no_capitals };
constexpr std::uint32_t case_count = 4;

Case case_of(std::span<const Shape> shapes) noexcept {
    std::size_t lower = 0;
    std::size_t capital = 0;
    std::size_t capitals = 0;
    for (const Shape s : shapes) {
        lower += s == Shape::lower ? 1 : 0;
        capital += s == Shape::capitalised || s == Shape::mixed ? 1 : 0;
        capitals += s == Shape::capitals || s == Shape::initial ? 1 : 0;
    }
    const std::size_t words = lower + capital + capitals;
    if (words >= 3 && capitals * 10 >= words * 8) return Case::all_capitals;
    if (words >= 4 && (capital + capitals) * 10 >= words * 7) return Case::title;
    if (words >= 2 && capital + capitals == 0) return Case::no_capitals;
    return Case::running;
}

constexpr std::uint32_t list_rows = 64;
constexpr std::uint32_t shape_rows = shape_count * case_count * 2;
constexpr std::uint32_t length_rows = 16;
constexpr std::uint32_t reserved_rows = list_rows + shape_rows + length_rows;

std::uint64_t mix_word(std::uint64_t hash, std::uint32_t word) noexcept {
    return (hash ^ word) * 0x100000001B3U;
}

/// The phrase that a word is part of.
struct Mark {
    std::uint8_t kinds = 0;
    bool first = false;
};

class Extractor {
public:
    Extractor(const FeatureTables& tables, WordFeatures& out) : tables_(tables), out_(out) {}

    void sentence(std::span<const std::string_view> forms) {
        counts_.clear();
        shapes_.clear();
        hashes_.clear();
        if (lower_.size() < forms.size()) lower_.resize(forms.size());
        for (std::size_t i = 0; i < forms.size(); ++i) {
            counts_.push_back(count(forms[i]));
            shapes_.push_back(shape_of(counts_.back()));
            assign_lower(lower_[i], forms[i]);
            hashes_.push_back(word_hash(lower_[i]));
        }
        mark_phrases();
        const auto kind = static_cast<std::uint32_t>(case_of(shapes_));
        bool first = true;
        for (std::size_t i = 0; i < forms.size(); ++i) {
            word(i, forms[i]);
            const auto shape = static_cast<std::uint32_t>(shapes_[i]);
            add(list_rows + (shape * case_count + kind) * 2 + (first ? 1 : 0));
            if (shapes_[i] != Shape::punctuation) first = false;
            out_.part_starts.push_back(static_cast<std::uint32_t>(out_.parts.size()));
            out_.gram_starts.push_back(static_cast<std::uint32_t>(out_.grams.size()));
        }
    }

private:
    void add(std::uint32_t row) { out_.parts.push_back(row); }
    void add_hash(std::uint64_t hash) { add(hashed_row(hash)); }
    std::uint32_t hashed_row(std::uint64_t hash) const { return reserved_rows + finish(hash) % (tables_.parts - reserved_rows); }

    static void assign_lower(std::string& to, std::string_view form) {
        if (!is_ascii(form)) {
            to = lower(form);
            return;
        }
        to.assign(form);
        for (char& c : to)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }

    /// From left to right, the longest phrase of the tables that begins at a word.
    void mark_phrases() {
        marks_.assign(hashes_.size(), {});
        for (std::size_t i = 0; i < hashes_.size();) {
            std::uint64_t hash = fnv_basis;
            std::size_t length = 1;
            std::uint8_t kinds = 0;
            for (std::size_t n = 1; n <= longest_phrase && i + n <= hashes_.size(); ++n) {
                hash = mix_word(hash, hashes_[i + n - 1]);
                if (n == 1) continue;
                const std::uint32_t place = tables_.phrases.find(finish(hash));
                if (place == HashIndex::absent) continue;
                length = n;
                kinds = tables_.kinds[place];
            }
            for (std::size_t k = 0; kinds != 0 && k < length; ++k)
                marks_[i + k] = {kinds, k == 0};
            i += length;
        }
    }

    void word(std::size_t i, std::string_view form) {
        const Characters& n = counts_[i];
        digitless_ = lower_[i];
        const bool has_digits = n.digits > 0;
        for (char& c : digitless_)
            if (c >= '0' && c <= '9') c = '0';
        out_.words.push_back(row(tables_.words, hashes_[i], has_digits));
        out_.vectors.push_back(row(tables_.vectors, hashes_[i], has_digits));
        lists(i);
        phrases(marks_[i]);
        affixes();
        grams();
        add_hash(outline(form));
        add(list_rows + shape_rows + static_cast<std::uint32_t>(std::min<std::size_t>(n.all, length_rows) - (n.all > 0 ? 1 : 0)));
    }

    void phrases(const Mark& mark) {
        for (unsigned kinds = mark.kinds; kinds != 0; kinds &= kinds - 1) {
            const std::array<char, 2> feature{static_cast<char>('0' + std::countr_zero(kinds)), mark.first ? 'b' : 'i'};
            add_hash(mix(mix(fnv_basis, "phrase"), {feature.data(), feature.size()}));
        }
    }

    std::uint32_t row(const HashIndex& index, std::uint32_t hash, bool has_digits) const {
        std::uint32_t place = index.find(hash);
        if (place == HashIndex::absent && has_digits) place = index.find(word_hash(digitless_));
        return place == HashIndex::absent ? 0 : place + 1;
    }

    std::uint64_t lists_of(std::uint32_t hash) const {
        const std::uint32_t place = tables_.lexicon.find(hash);
        return place == HashIndex::absent ? 0 : tables_.lists[place];
    }

    void lists(std::size_t i) {
        constexpr std::uint64_t wordnet = (std::uint64_t{1} << first_name_list) - 1;
        std::uint64_t bits = lists_of(hashes_[i]);
        if ((bits & wordnet) == 0) bits |= inflected(lower_[i]) & wordnet;
        for (; bits != 0; bits &= bits - 1)
            add(static_cast<std::uint32_t>(std::countr_zero(bits)));
    }

    /// The lists of the first base form that the ending allows and the lexicon holds (after WordNet's Morphy).
    std::uint64_t inflected(std::string_view word) {
        struct Rule {
            std::string_view ending;
            std::string_view replacement;
        };
        static constexpr std::array<Rule, 11> rules{{{"ies", "y"},
                                                     {"es", "e"},
                                                     {"es", ""},
                                                     {"s", ""},
                                                     {"ied", "y"},
                                                     {"ed", "e"},
                                                     {"ed", ""},
                                                     {"ing", "e"},
                                                     {"ing", ""},
                                                     {"est", ""},
                                                     {"er", ""}}};
        for (const Rule& rule : rules) {
            if (word.size() < rule.ending.size() + 2 || !word.ends_with(rule.ending)) continue;
            base_.assign(word, 0, word.size() - rule.ending.size());
            base_ += rule.replacement;
            if (const std::uint64_t bits = lists_of(word_hash(base_))) return bits;
            const std::size_t n = base_.size();
            if (rule.replacement.empty() && n >= 3 && base_[n - 1] == base_[n - 2]) {
                base_.pop_back(); // "running": run
                if (const std::uint64_t bits = lists_of(word_hash(base_))) return bits;
            }
        }
        return 0;
    }

    void affixes() {
        const std::string_view w = digitless_;
        for (std::size_t k = 1; k <= 5 && k <= w.size(); ++k) {
            const char kind = static_cast<char>('0' + k);
            add_hash(mix(mix(mix(fnv_basis, "suffix"), {&kind, 1}), w.substr(w.size() - k)));
            if (k < 5) add_hash(mix(mix(mix(fnv_basis, "prefix"), {&kind, 1}), w.substr(0, k)));
        }
    }

    void grams() {
        // Only the ends of very long words (addresses, junk) count: time stays linear and the sum small.
        constexpr std::size_t most = 24;
        bounded_ = "<";
        if (digitless_.size() <= most) {
            bounded_ += digitless_;
        } else {
            bounded_.append(digitless_, 0, most / 2);
            bounded_.append(digitless_, digitless_.size() - most / 2);
        }
        bounded_ += '>';
        const std::string_view w = bounded_;
        for (std::size_t n = 3; n <= 4; ++n)
            for (std::size_t at = 0; at + n <= w.size(); ++at)
                out_.grams.push_back(hashed_row(mix(mix(fnv_basis, "gram"), w.substr(at, n))));
    }

    const FeatureTables& tables_;
    WordFeatures& out_;
    std::vector<Characters> counts_;
    std::vector<Shape> shapes_;
    std::vector<std::string> lower_; ///< grows only, to keep its strings
    std::vector<std::uint32_t> hashes_;
    std::vector<Mark> marks_;
    std::string digitless_;
    std::string base_;
    std::string bounded_;
};

} // namespace

std::uint32_t word_hash(std::string_view form) noexcept {
    return finish(mix(fnv_basis, form));
}

std::uint32_t phrase_hash(std::span<const std::uint32_t> words) noexcept {
    std::uint64_t hash = fnv_basis;
    for (const std::uint32_t word : words)
        hash = mix_word(hash, word);
    return finish(hash);
}

HashIndex::HashIndex(std::vector<std::uint32_t> sorted) : hashes_(std::move(sorted)) {
    if (!std::is_sorted(hashes_.begin(), hashes_.end())) throw ResourceError{{}, 0, "a word table of the model is not in order"};
    const auto bits = static_cast<unsigned>(std::bit_width(std::max<std::size_t>(hashes_.size(), 2) - 1));
    shift_ = 32 - bits;
    buckets_.assign((std::size_t{1} << bits) + 1, 0);
    for (const std::uint32_t hash : hashes_)
        ++buckets_[(hash >> shift_) + 1];
    for (std::size_t b = 1; b < buckets_.size(); ++b)
        buckets_[b] += buckets_[b - 1];
}

std::uint32_t HashIndex::find(std::uint32_t hash) const noexcept {
    if (hashes_.empty()) return absent;
    const std::size_t bucket = hash >> shift_;
    for (std::uint32_t k = buckets_[bucket]; k < buckets_[bucket + 1]; ++k)
        if (hashes_[k] == hash) return k;
    return absent;
}

WordFeatures extract_features(const FeatureTables& tables, std::span<const std::span<const std::string_view>> sentences) {
    WordFeatures out;
    out.part_starts.push_back(0);
    out.gram_starts.push_back(0);
    Extractor extractor{tables, out};
    for (const auto& sentence : sentences)
        extractor.sentence(sentence);
    return out;
}

} // namespace entente
