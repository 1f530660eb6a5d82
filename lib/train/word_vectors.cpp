// SPDX-License-Identifier: Apache-2.0
#include "train/word_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "annotate/network_archive.hpp"
#include "annotate/network_features.hpp"
#include "annotate/network_math.hpp"
#include "text/utf8.hpp"
#include "train/tape.hpp"

namespace entente::train {
namespace {

constexpr std::size_t negatives = 5;

/// Context places: -2, -1, +1, +2 each with outputs of its own, then one for those up to five words away.
constexpr std::size_t places = 5;
constexpr std::ptrdiff_t reach = 5;
std::size_t place_of(std::ptrdiff_t offset) {
    switch (offset) {
    case -2:
        return 0;
    case -1:
        return 1;
    case 1:
        return 2;
    case 2:
        return 3;
    default:
        return 4;
    }
}

std::string normalised(std::string_view form) {
    std::string word = lower(form);
    for (char& c : word)
        if (c >= '0' && c <= '9') c = '0';
    return word;
}

class SkipGram {
public:
    SkipGram(std::size_t words, const std::vector<double>& counts, const WordVectorOptions& options)
        : width_(options.columns), random_(options.seed), input_(words * width_), output_(places * words * width_, 0.0F),
          words_(words) {
        for (float& v : input_)
            v = (random_.uniform() - 0.5F) / static_cast<float>(width_);
        double total = 0;
        for (const double c : counts)
            total += std::pow(c, 0.75);
        double sum = 0;
        std::size_t word = 0;
        lottery_.resize(std::size_t{1} << 20);
        for (std::size_t k = 0; k < lottery_.size(); ++k) {
            while (word + 1 < words &&
                   sum + std::pow(counts[word], 0.75) / total < static_cast<double>(k) / static_cast<double>(lottery_.size()))
                sum += std::pow(counts[word++], 0.75) / total;
            lottery_[k] = static_cast<std::uint32_t>(word);
        }
        change_.resize(width_);
    }

    void learn(std::uint32_t word, std::uint32_t context, std::size_t place, float rate) {
        float* in = input_.data() + word * width_;
        std::fill(change_.begin(), change_.end(), 0.0F);
        for (std::size_t k = 0; k <= negatives; ++k) {
            const std::uint32_t other = k == 0 ? context : lottery_[random_.next() >> 44];
            if (k > 0 && other == context) continue;
            float* out = output_.data() + (place * words_ + other) * width_;
            float lanes[8] = {};
            for (std::size_t c = 0; c + 8 <= width_; c += 8)
                for (std::size_t l = 0; l < 8; ++l)
                    lanes[l] += in[c + l] * out[c + l];
            float dot = 0;
            for (const float lane : lanes)
                dot += lane;
            const float g = rate * ((k == 0 ? 1.0F : 0.0F) - sigmoid(dot));
            for (std::size_t c = 0; c < width_; ++c) {
                change_[c] += g * out[c];
                out[c] += g * in[c];
            }
        }
        for (std::size_t c = 0; c < width_; ++c)
            in[c] += change_[c];
    }

    Random& random() { return random_; }
    const float* row(std::size_t word) const { return input_.data() + word * width_; }

private:
    std::size_t width_;
    Random random_;
    std::vector<float> input_;
    std::vector<float> output_;
    std::size_t words_;
    std::vector<std::uint32_t> lottery_;
    std::vector<float> change_;
};

} // namespace

std::string serialised(const WordVectors& vectors) {
    NetworkArchiveWriter archive;
    archive.add("hashes", vectors.hashes.size(), 1, vectors.hashes);
    archive.add("rows", vectors.hashes.size() + 1, vectors.columns, vectors.rows);
    return archive.finish();
}

WordVectors word_vectors_of(std::string_view bytes) {
    const NetworkArchive archive{bytes};
    WordVectors out;
    const std::size_t n = archive.extent("hashes").rows;
    out.columns = archive.extent("rows").columns;
    out.hashes = archive.read<std::uint32_t>("hashes", n, 1);
    out.rows = archive.read<float>("rows", n + 1, out.columns);
    return out;
}

std::vector<std::string> simple_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    const auto flush = [&] {
        if (word.size() > 2 && (word.ends_with("'s") || word.ends_with("'m"))) {
            const std::string tail = word.substr(word.size() - 2);
            word.resize(word.size() - 2);
            words.push_back(word);
            words.push_back(tail);
        } else if (!word.empty()) {
            words.push_back(word);
        }
        word.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool inner = (c == '.' || c == ',') && i + 1 < text.size() && text[i + 1] != ' ';
        if (c == ' ') {
            flush();
        } else if (std::string_view{"\"();:,.!?-`"}.find(c) != std::string_view::npos && !inner) {
            flush();
            words.emplace_back(1, c);
        } else {
            word += c;
        }
    }
    flush();
    return words;
}

WordVectors train_word_vectors(const std::vector<std::vector<std::string>>& sentences, const WordVectorOptions& options) {
    std::map<std::string, std::size_t> counts;
    for (const auto& sentence : sentences)
        for (const std::string& form : sentence)
            ++counts[normalised(form)];
    std::map<std::uint32_t, std::uint32_t> ids; // by hash, so that ids ascend with hashes
    for (const auto& [word, n] : counts)
        if (n >= options.least) ids.emplace(word_hash(word), 0);
    WordVectors out;
    out.columns = options.columns;
    for (auto& [hash, id] : ids) {
        id = static_cast<std::uint32_t>(out.hashes.size());
        out.hashes.push_back(hash);
    }
    std::vector<std::vector<std::uint32_t>> text;
    std::vector<double> frequency(ids.size(), 0.0);
    double total = 0;
    for (const auto& sentence : sentences) {
        auto& line = text.emplace_back();
        for (const std::string& form : sentence) {
            const auto found = ids.find(word_hash(normalised(form)));
            if (found == ids.end()) continue;
            line.push_back(found->second);
            frequency[found->second] += 1;
            total += 1;
        }
    }
    SkipGram model{ids.size(), frequency, options};
    double seen = 0;
    const double all = total * static_cast<double>(options.epochs);
    for (std::size_t epoch = 0; epoch < options.epochs; ++epoch)
        for (const auto& line : text) {
            const float rate = 0.05F * std::max(0.01F, static_cast<float>(1.0 - seen / all));
            seen += static_cast<double>(line.size());
            for (std::size_t i = 0; i < line.size(); ++i) {
                const double share = frequency[line[i]] / total;
                // Frequent words are skipped now and then (Mikolov's subsampling).
                if (static_cast<double>(model.random().uniform()) > std::sqrt(3e-4 / share)) continue;
                for (std::ptrdiff_t offset = -reach; offset <= reach; ++offset) {
                    const std::ptrdiff_t j = static_cast<std::ptrdiff_t>(i) + offset;
                    if (offset == 0 || j < 0 || j >= static_cast<std::ptrdiff_t>(line.size())) continue;
                    model.learn(line[i], line[static_cast<std::size_t>(j)], place_of(offset), rate);
                }
            }
        }
    out.rows.assign((ids.size() + 1) * options.columns, 0.0F);
    double squares = 0;
    for (std::size_t w = 0; w < ids.size(); ++w)
        for (std::size_t c = 0; c < options.columns; ++c) {
            out.rows[(w + 1) * options.columns + c] = model.row(w)[c];
            squares += static_cast<double>(model.row(w)[c]) * static_cast<double>(model.row(w)[c]);
        }
    const auto scale =
        static_cast<float>(0.35 / std::sqrt(squares / std::max(1.0, static_cast<double>(ids.size() * options.columns))));
    for (float& v : out.rows)
        v = std::clamp(v * scale, -1.5F, 1.5F);
    return out;
}

} // namespace entente::train
