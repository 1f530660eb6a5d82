// SPDX-License-Identifier: Apache-2.0
#include "train/segment.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "annotate/conllu.hpp"
#include "annotate/segmenter.hpp"
#include "text/error.hpp"
#include "train/segment_augment.hpp"
#include "train/segment_weights.hpp"

namespace entente {
namespace {

constexpr std::size_t sentence_buckets = std::size_t{1} << 17U;
constexpr std::size_t gap_buckets = std::size_t{1} << 16U;

std::vector<ConlluSentence> read_treebank(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw InputError{path, 0, "cannot be opened"};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return read_conllu(bytes.str(), path);
}

/// A block of gold text with its sentence ends (as chunk counts) and token begins (as characters).
struct GoldBlock {
    BlockText text;
    std::vector<bool> sentence_ends;    ///< by chunk
    std::vector<GapLabel> label_before; ///< by character
};

std::vector<GoldBlock> gold_blocks(const Document& document) {
    std::vector<GoldBlock> blocks;
    for (const Block& block : document.article.blocks) {
        GoldBlock gold;
        gold.text = read_block(document.article.text, block.span);
        gold.sentence_ends.assign(gold.text.chunks.size(), false);
        gold.label_before.assign(gold.text.characters.size(), GapLabel::join);
        blocks.push_back(std::move(gold));
    }
    for (const Sentence& sentence : document.sentences) {
        GoldBlock& gold = blocks[sentence.block];
        const auto character_at = [&](std::uint32_t byte) {
            const auto found = std::ranges::lower_bound(gold.text.characters, byte, {}, &Character::begin);
            return static_cast<std::size_t>(found - gold.text.characters.begin());
        };
        for (const Token& token : sentence.tokens)
            gold.label_before[character_at(token.span.begin)] =
                token.part == TokenPart::rest ? GapLabel::split_multiword : GapLabel::split;
        const std::size_t end = character_at(sentence.span.end);
        const auto chunk = std::ranges::lower_bound(gold.text.chunks, end, {}, &Chunk::end);
        // A sentence that ends inside a chunk has no gap to decide at.
        if (chunk != gold.text.chunks.end() && chunk->end == end)
            gold.sentence_ends[static_cast<std::size_t>(chunk - gold.text.chunks.begin())] = true;
    }
    return blocks;
}

std::vector<LetterSplit> letter_splits(std::span<const GoldBlock> blocks) {
    std::map<LetterSplit, int> counts;
    for (const GoldBlock& block : blocks)
        for (const Chunk& chunk : block.text.chunks)
            for (std::uint32_t i = chunk.core_begin + 1; i < chunk.core_end; ++i)
                if (block.label_before[i] != GapLabel::join && !may_split(block.text, chunk, i))
                    ++counts[{chunk.word, i - chunk.core_begin}];
    std::vector<LetterSplit> splits;
    for (const auto& [split, count] : counts)
        splits.push_back(split);
    return splits;
}

std::vector<Instance> sentence_instances(std::span<const GoldBlock> blocks) {
    std::vector<Instance> instances;
    for (const GoldBlock& block : blocks) {
        SentenceState state;
        for (std::size_t i = 0; i + 1 < block.text.chunks.size(); ++i) {
            state = state.after(block.text, block.text.chunks[i]);
            instances.push_back(
                {sentence_features(block.text, i, state), block.sentence_ends[i] ? std::uint8_t{1} : std::uint8_t{0}});
            if (block.sentence_ends[i]) state = SentenceState{};
        }
    }
    return instances;
}

std::vector<Instance> gap_instances(std::span<const GoldBlock> blocks, std::span<const LetterSplit> splits) {
    std::vector<Instance> instances;
    for (const GoldBlock& block : blocks) {
        for (std::size_t i = 0; i < block.text.chunks.size(); ++i) {
            std::size_t token_begin = block.text.chunks[i].begin;
            const bool sentence_end = block.sentence_ends[i] || i + 1 == block.text.chunks.size();
            for (const std::uint32_t gap : candidate_gaps(block.text, block.text.chunks[i], splits)) {
                const GapLabel label = block.label_before[gap];
                instances.push_back(
                    {gap_features(block.text, {i, gap, token_begin, sentence_end}), static_cast<std::uint8_t>(label)});
                if (label != GapLabel::join) token_begin = gap;
            }
        }
    }
    return instances;
}

/// Sentences right with the threshold, counted as 2·right / (gold + found).
double sentence_f1(const Segmenter& segmenter, std::span<const GoldBlock> blocks, std::int32_t threshold) {
    std::size_t gold = 0;
    std::size_t found = 0;
    std::size_t right = 0;
    for (const GoldBlock& block : blocks) {
        SentenceState state;
        bool same_begin = true;
        for (std::size_t i = 0; i < block.text.chunks.size(); ++i) {
            state = state.after(block.text, block.text.chunks[i]);
            const bool last = i + 1 == block.text.chunks.size();
            const bool gold_end = last || block.sentence_ends[i];
            const bool end = last || segmenter.sentence_score(sentence_features(block.text, i, state)) > threshold;
            gold += gold_end ? 1U : 0U;
            found += end ? 1U : 0U;
            if (gold_end && end && same_begin) ++right;
            if (gold_end || end) same_begin = gold_end && end;
            if (end) state = SentenceState{};
        }
    }
    return 200.0 * static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, gold + found));
}

std::vector<GoldBlock> gold_of(std::span<const std::string> files, bool with_news_style) {
    std::vector<GoldBlock> blocks;
    const auto add = [&](const std::vector<ConlluSentence>& sentences) {
        std::ranges::move(gold_blocks(document_of(sentences)), std::back_inserter(blocks));
    };
    for (const std::string& file : files) {
        const std::vector<ConlluSentence> sentences = read_treebank(file);
        add(sentences);
        if (with_news_style) add(in_news_style(sentences));
    }
    return blocks;
}

} // namespace

std::string train_segmenter(std::span<const std::string> train_files, std::span<const std::string> dev_files, const TrainLog& log) {
    const std::vector<GoldBlock> blocks = gold_of(train_files, true);
    SegmenterWeights weights;
    weights.letter_splits = letter_splits(blocks);
    const auto sentence_data = sentence_instances(blocks);
    const auto gap_data = gap_instances(blocks, weights.letter_splits);
    log(fmt::format("segmenter: {} gaps between chunks, {} gaps inside them, {} words cut between letters", sentence_data.size(),
                    gap_data.size(), weights.letter_splits.size()));
    const LinearTraining sentence_training{.epochs = 12, .step = 0.02F, .dropout = 300, .decay = 1e-6F};
    const LinearTraining gap_training{.epochs = 8, .step = 0.02F, .dropout = 0, .decay = 1e-6F};
    const auto sentence_weights = train_linear(sentence_data, 2, sentence_buckets, sentence_training);
    for (std::size_t i = 0; i < sentence_buckets; ++i)
        weights.sentence.push_back(quantised(sentence_weights[2 * i + 1] - sentence_weights[2 * i]));
    for (const float weight : train_linear(gap_data, gap_label_count, gap_buckets, gap_training))
        weights.gap.push_back(quantised(weight));
    const Segmenter segmenter{weights};
    const std::vector<GoldBlock> dev = gold_of(dev_files.empty() ? train_files : dev_files, false);
    double best = -1;
    for (std::int32_t threshold = -1500; threshold <= 1500; threshold += 100) {
        const double f1 = sentence_f1(segmenter, dev, threshold);
        log(fmt::format("segmenter: threshold {} sentence F1 {:.2f}", threshold, f1));
        if (f1 > best) {
            best = f1;
            weights.sentence_threshold = threshold;
        }
    }
    return write_section(weights);
}

} // namespace entente
