// SPDX-License-Identifier: Apache-2.0
// Sentences and tokens of raw text after the conventions of the English treebanks EWT and GUM: "didn't" is did + n't, "Kim's"
// Kim + 's, "Eye-Tracking" three tokens, "U.S." one. Blocks are hard boundaries. Two linear models decide where a sentence
// ends and where a chunk without white space is cut; time is linear in the text.
//
//   const Segmenter segmenter = Segmenter::load(model.section("segmenter"));
//   for (const SegmentedSentence& sentence : segmenter.segment(text, blocks)) …
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "annotate/segment_features.hpp"
#include "text/span.hpp"

namespace entente {

struct SegmentedToken {
    Span span;
    TokenPart part = TokenPart::whole;
    friend bool operator==(const SegmentedToken&, const SegmentedToken&) = default;
};

/// Never without a token; its span is that of its tokens.
struct SegmentedSentence {
    Span span;
    std::uint32_t block = 0; ///< index of its block
    std::vector<SegmentedToken> tokens;
    friend bool operator==(const SegmentedSentence&, const SegmentedSentence&) = default;
};

/// What becomes of the gap between two characters of a chunk.
enum class GapLabel : std::uint8_t { join, split, split_multiword };
inline constexpr std::size_t gap_label_count = 3;

/// A word that may be cut between letters: "cannot" after 3 letters.
struct LetterSplit {
    std::uint64_t word = 0; ///< Chunk::word
    std::uint32_t offset = 0;
    friend constexpr auto operator<=>(const LetterSplit&, const LetterSplit&) = default;
};

/// The gaps of a chunk at which a token may end, ascending; `letter_splits` sorted.
std::vector<std::uint32_t> candidate_gaps(const BlockText& block, const Chunk& chunk, std::span<const LetterSplit> letter_splits);

/// The learnt part: integer weights, so that every machine decides alike.
struct SegmenterWeights {
    std::vector<LetterSplit> letter_splits; ///< sorted
    std::vector<std::int16_t> sentence;     ///< a power of two of them
    std::vector<std::int16_t> gap;          ///< gap_label_count times a power of two
    std::int32_t sentence_threshold = 0;    ///< a sentence ends where the sum of weights is greater
};

/// The section of the model file.
std::string write_section(const SegmenterWeights& weights);

class Segmenter {
public:
    explicit Segmenter(SegmenterWeights weights);
    /// Throws ResourceError if the section is damaged or of another version.
    static Segmenter load(std::string_view section);

    /// Sentences of every block, in order. `text` is valid UTF-8; blocks are ascending, disjoint, on character boundaries.
    std::vector<SegmentedSentence> segment(std::string_view text, std::span<const Span> blocks) const;

    /// The sum of weights for "a sentence ends here" (for the trainer, which sets the threshold).
    std::int32_t sentence_score(const Features& features) const noexcept;
    GapLabel gap_label(const Features& features) const noexcept;

private:
    bool ends_sentence(const BlockText& block, std::size_t chunk, const SentenceState& state) const;
    std::vector<std::uint32_t> sentence_ends(const BlockText& block) const;

    SegmenterWeights weights_;
};

/// Stretches of text between blank lines, white space around them excluded: the blocks of an article that has none.
std::vector<Span> paragraphs(std::string_view text);

} // namespace entente
