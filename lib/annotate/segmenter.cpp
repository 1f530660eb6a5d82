// SPDX-License-Identifier: Apache-2.0
#include "annotate/segmenter.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <limits>

#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t header_words = 8;
/// In thousandths of a logit: nine in ten.
constexpr std::int32_t least_score_at_colon = 2200;

void put32(std::string& out, std::uint32_t value) {
    for (unsigned shift = 0; shift < 32; shift += 8)
        out += static_cast<char>((value >> shift) & 0xFFU);
}

void put16(std::string& out, std::int16_t value) {
    const auto bits = static_cast<std::uint16_t>(value);
    out += static_cast<char>(bits & 0xFFU);
    out += static_cast<char>(bits >> 8U);
}

std::uint32_t get32(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

std::vector<std::int16_t> read_weights(std::string_view bytes) {
    std::vector<std::int16_t> weights(bytes.size() / 2);
    for (std::size_t i = 0; i < weights.size(); ++i)
        weights[i] = static_cast<std::int16_t>(static_cast<unsigned char>(bytes[2 * i]) |
                                               (static_cast<unsigned char>(bytes[2 * i + 1]) << 8));
    return weights;
}

bool begins_with(const BlockText& block, std::size_t at, std::size_t end, std::u32string_view text) {
    if (end - at < text.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (block.characters[at + i].plain != text[i]) return false;
    return true;
}

bool is_iso_date(const BlockText& block, std::size_t begin, std::size_t end) {
    return end - begin == 10 && begins_with(block, begin, end, U"0000-00-00");
}

/// Characters of an address, of a page ("https://…", "www.…") or of a person ("a.b@example.org"), or of a date ("2023-09-13"),
/// without the punctuation around it. Empty where there is none.
struct CharacterRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};
CharacterRange uncut_part(const BlockText& block, const Chunk& chunk) {
    if (chunk.core_end - chunk.core_begin < 6) return {};
    const std::uint32_t begin = chunk.core_begin;
    std::uint32_t end = chunk.core_end;
    const bool page = begins_with(block, begin, end, U"http://") || begins_with(block, begin, end, U"https://") ||
                      begins_with(block, begin, end, U"www.");
    if (page) {
        if (end < chunk.end && block.characters[end].kind == CharKind::slash) ++end;
        return {begin, end};
    }
    if (is_iso_date(block, begin, end)) return {begin, end};
    bool at_sign = false;
    bool full_stop = false;
    for (std::uint32_t i = begin; i < end; ++i) {
        const CharKind kind = block.characters[i].kind;
        if (kind == CharKind::at) {
            if (at_sign || i == begin) return {};
            at_sign = true;
        } else if (kind == CharKind::period) {
            full_stop = full_stop || at_sign;
        } else if (!is_word(kind) && kind != CharKind::hyphen && kind != CharKind::underscore) {
            return {};
        }
    }
    return at_sign && full_stop ? CharacterRange{begin, end} : CharacterRange{};
}

/// Cuts one chunk into tokens and appends them.
class ChunkCutter {
public:
    ChunkCutter(const Segmenter& segmenter, const BlockText& block, std::string_view text,
                std::span<const LetterSplit> letter_splits)
        : segmenter_(segmenter), block_(block), text_(text), letter_splits_(letter_splits) {}

    void cut(std::size_t index, bool sentence_end, std::vector<SegmentedToken>& tokens) const {
        const Chunk& chunk = block_.chunks[index];
        std::size_t begin = chunk.begin;
        TokenPart part = TokenPart::whole;
        for (const std::uint32_t gap : candidate_gaps(block_, chunk, letter_splits_)) {
            const GapLabel label = segmenter_.gap_label(gap_features(block_, {index, gap, begin, sentence_end}));
            if (label == GapLabel::join) continue;
            const bool multiword = label == GapLabel::split_multiword;
            if (multiword && part == TokenPart::whole) part = TokenPart::first;
            tokens.push_back({span(begin, gap), part});
            part = multiword ? TokenPart::rest : TokenPart::whole;
            begin = gap;
        }
        tokens.push_back({span(begin, chunk.end), part});
    }

private:
    Span span(std::size_t begin, std::size_t end) const { return {block_.characters[begin].begin, block_.end_before(end, text_)}; }

    const Segmenter& segmenter_;
    const BlockText& block_;
    std::string_view text_;
    std::span<const LetterSplit> letter_splits_;
};

} // namespace

std::vector<std::uint32_t> candidate_gaps(const BlockText& block, const Chunk& chunk, std::span<const LetterSplit> letter_splits) {
    std::vector<std::uint32_t> gaps;
    const CharacterRange whole = uncut_part(block, chunk);
    for (std::uint32_t i = chunk.begin + 1; i < chunk.end; ++i)
        if (may_split(block, chunk, i) && !(whole.begin < i && i < whole.end)) gaps.push_back(i);
    auto found = std::ranges::lower_bound(letter_splits, chunk.word, {}, &LetterSplit::word);
    for (; found != letter_splits.end() && found->word == chunk.word; ++found) {
        const std::uint32_t gap = chunk.core_begin + found->offset;
        if (found->offset == 0 || gap >= chunk.core_end || block.characters[gap].kind == CharKind::mark) continue;
        const auto place = std::ranges::lower_bound(gaps, gap);
        if (place == gaps.end() || *place != gap) gaps.insert(place, gap);
    }
    return gaps;
}

std::string write_section(const SegmenterWeights& weights) {
    std::string out;
    put32(out, segment_feature_version);
    put32(out, static_cast<std::uint32_t>(weights.letter_splits.size()));
    put32(out, static_cast<std::uint32_t>(weights.sentence.size()));
    put32(out, static_cast<std::uint32_t>(weights.gap.size()));
    put32(out, static_cast<std::uint32_t>(weights.sentence_threshold));
    for (std::size_t i = 5; i < header_words; ++i)
        put32(out, 0);
    for (const LetterSplit& split : weights.letter_splits) {
        put32(out, static_cast<std::uint32_t>(split.word));
        put32(out, static_cast<std::uint32_t>(split.word >> 32U));
        put32(out, split.offset);
    }
    for (const std::int16_t weight : weights.sentence)
        put16(out, weight);
    for (const std::int16_t weight : weights.gap)
        put16(out, weight);
    return out;
}

Segmenter::Segmenter(SegmenterWeights weights) : weights_(std::move(weights)) {
    assert(std::has_single_bit(weights_.sentence.size()) && weights_.gap.size() % gap_label_count == 0);
    assert(std::has_single_bit(weights_.gap.size() / gap_label_count) && std::ranges::is_sorted(weights_.letter_splits));
}

Segmenter Segmenter::load(std::string_view section) {
    const auto fail = [] {
        throw ResourceError{"", 0, "the model's section 'segmenter' is damaged", "train it again with tools/train"};
    };
    if (section.size() < header_words * 4 || get32(section, 0) != segment_feature_version) fail();
    const std::size_t splits = get32(section, 4);
    const std::size_t sentence = get32(section, 8);
    const std::size_t gap = get32(section, 12);
    const bool sizes_fit = std::has_single_bit(sentence) && gap % gap_label_count == 0 &&
                           std::has_single_bit(gap / gap_label_count) &&
                           section.size() == header_words * 4 + splits * 12 + (sentence + gap) * 2;
    if (!sizes_fit) fail();
    SegmenterWeights weights;
    weights.sentence_threshold = static_cast<std::int32_t>(get32(section, 16));
    std::size_t at = header_words * 4;
    for (std::size_t i = 0; i < splits; ++i, at += 12)
        weights.letter_splits.push_back(
            {get32(section, at) | (static_cast<std::uint64_t>(get32(section, at + 4)) << 32U), get32(section, at + 8)});
    if (!std::ranges::is_sorted(weights.letter_splits)) fail();
    weights.sentence = read_weights(section.substr(at, sentence * 2));
    weights.gap = read_weights(section.substr(at + sentence * 2));
    return Segmenter{std::move(weights)};
}

std::int32_t Segmenter::sentence_score(const Features& features) const noexcept {
    const std::size_t mask = weights_.sentence.size() - 1;
    std::int32_t sum = 0;
    for (const std::uint32_t hash : features)
        sum += weights_.sentence[hash & mask];
    return sum;
}

GapLabel Segmenter::gap_label(const Features& features) const noexcept {
    const std::size_t mask = weights_.gap.size() / gap_label_count - 1;
    std::array<std::int32_t, gap_label_count> sums{};
    for (const std::uint32_t hash : features) {
        const std::int16_t* row = &weights_.gap[(hash & mask) * gap_label_count];
        for (std::size_t label = 0; label < gap_label_count; ++label)
            sums[label] += row[label];
    }
    return static_cast<GapLabel>(std::ranges::max_element(sums) - sums.begin());
}

bool Segmenter::ends_sentence(const BlockText& block, std::size_t chunk, const SentenceState& state) const {
    const bool hour_and_day =
        block.chunks[chunk].word_class == WordClass::hour && block.chunks[chunk + 1].word_class == WordClass::calendar;
    if (hour_and_day) return false; // "at 7 a.m. Wednesday"
    const std::int32_t score = sentence_score(sentence_features(block, chunk, state));
    // The web text of the treebanks sets labels apart at a colon; in news who speaks stands before it: "Biden: 'We will not
    // yield'".
    const bool colon = block.characters[block.chunks[chunk].end - 1].plain == ':';
    return score > (colon ? std::max(weights_.sentence_threshold, least_score_at_colon) : weights_.sentence_threshold);
}

std::vector<std::uint32_t> Segmenter::sentence_ends(const BlockText& block) const {
    std::vector<std::uint32_t> ends;
    SentenceState state;
    for (std::uint32_t i = 0; i < block.chunks.size(); ++i) {
        state = state.after(block, block.chunks[i]);
        const bool last = i + 1 == block.chunks.size();
        if (!last && !ends_sentence(block, i, state)) continue;
        ends.push_back(i + 1);
        state = SentenceState{};
    }
    return ends;
}

std::vector<SegmentedSentence> Segmenter::segment(std::string_view text, std::span<const Span> blocks) const {
    std::vector<SegmentedSentence> sentences;
    for (std::uint32_t b = 0; b < blocks.size(); ++b) {
        const BlockText block = read_block(text, blocks[b]);
        const ChunkCutter cutter{*this, block, text, weights_.letter_splits};
        std::uint32_t chunk = 0;
        for (const std::uint32_t end : sentence_ends(block)) {
            SegmentedSentence sentence;
            sentence.block = b;
            for (; chunk < end; ++chunk)
                cutter.cut(chunk, chunk + 1 == end, sentence.tokens);
            sentence.span = hull(sentence.tokens.front().span, sentence.tokens.back().span);
            sentences.push_back(std::move(sentence));
        }
    }
    return sentences;
}

std::vector<Span> paragraphs(std::string_view text) {
    std::vector<Span> spans;
    std::uint32_t line_feeds = 2;
    for (std::uint32_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_space(point.value)) {
            if (point.value == '\n' || point.value == 0x2028) ++line_feeds;
            if (point.value == 0x2029) line_feeds = 2;
        } else {
            if (line_feeds >= 2) spans.push_back({at, at});
            line_feeds = 0;
            spans.back().end = at + point.length;
        }
        at += point.length;
    }
    return spans;
}

} // namespace entente
