// SPDX-License-Identifier: Apache-2.0
#include "evaluate/coded_article.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <sstream>

#include <fmt/format.h>

#include "article/read.hpp"

namespace entente {
namespace {

std::string json_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20U) out += fmt::format("\\u{:04x}", byte);
        else if (c == '"' || c == '\\') (out += '\\') += c;
        else out += c;
    }
    return out + '"';
}

/// The state of MD5 (RFC 1321).
class Md5 {
public:
    /// 64 bytes.
    void block(std::string_view bytes) {
        static constexpr std::array<int, 16> turns{7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
        std::array<std::uint32_t, 16> words{};
        for (std::size_t i = 0; i < bytes.size(); ++i)
            words[i / 4] |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * (i % 4));
        auto [a, b, c, d] = state_;
        for (std::uint32_t i = 0; i < 64; ++i) {
            const std::uint32_t round = i / 16;
            const std::uint32_t mixed = round == 0 ? ((b & c) | (~b & d)) : round == 1 ? ((d & b) | (~d & c)) : round == 2 ? (b ^ c ^ d) : (c ^ (b | ~d));
            const std::uint32_t at = round == 0 ? i : round == 1 ? (5 * i + 1) % 16 : round == 2 ? (3 * i + 5) % 16 : (7 * i) % 16;
            const std::uint32_t sum = a + mixed + sine(i) + words[at];
            a = d;
            d = c;
            c = b;
            b += std::rotl(sum, turns[4 * round + i % 4]);
        }
        state_ = {state_[0] + a, state_[1] + b, state_[2] + c, state_[3] + d};
    }
    std::uint8_t first_byte() const { return static_cast<std::uint8_t>(state_[0] & 0xFFU); }

private:
    static std::uint32_t sine(std::uint32_t i) {
        return static_cast<std::uint32_t>(static_cast<std::uint64_t>(std::floor(std::fabs(std::sin(i + 1.0)) * 4294967296.0)));
    }
    std::array<std::uint32_t, 4> state_{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U};
};

} // namespace

Article text_article(const std::string& id, std::string_view text, std::string_view date) {
    const std::string dated = date.empty() ? std::string{} : fmt::format("\"date\": {}, ", json_text(date));
    std::istringstream json{fmt::format("{{\"id\": {}, {}\"text\": {}}}\n", json_text(id), dated, json_text(text))};
    Article read;
    ReadEvents events;
    events.on_article = [&](Article article) {
        read = std::move(article);
        return true;
    };
    read_articles_from(json, id + ".jsonl", events);
    return read;
}

Article sentence_article(const std::string& id, std::string_view sentence) {
    return text_article(id, sentence, "2000-01-01");
}

Span span_of(const CodedArticle& coded, const Mention& mention) {
    const std::vector<Token>& tokens = coded.document.sentences[mention.sentence].tokens;
    return {tokens[mention.tokens.begin].span.begin, tokens[mention.tokens.end - 1].span.end};
}

Half half_of(std::string_view text) {
    std::string padded{text};
    padded += '\x80';
    padded.resize((padded.size() + 8 + 63) / 64 * 64, '\0');
    std::uint64_t bits = 8 * static_cast<std::uint64_t>(text.size());
    for (std::size_t i = 0; i < 8; ++i, bits >>= 8U)
        padded[padded.size() - 8 + i] = static_cast<char>(bits & 0xFFU);
    Md5 digest;
    for (std::size_t at = 0; at < padded.size(); at += 64)
        digest.block(std::string_view{padded}.substr(at, 64));
    return digest.first_byte() % 2 == 0 ? Half::tuned : Half::unseen;
}

} // namespace entente
