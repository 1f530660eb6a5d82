// SPDX-License-Identifier: Apache-2.0
#include "article/language.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "article/boilerplate.hpp"

namespace entente {
namespace {

bool is_small_word(std::string_view word) {
    // Words that other languages in Latin letters do not have.
    constexpr std::array<std::string_view, 14> words{"the", "of", "and", "to", "that", "with", "from", "by", "which", "have", "has", "for", "been", "they"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

bool may_be_english(const Article& article) {
    constexpr std::size_t fewest = 60; // words; a table of results or a list of names is shorter
    constexpr std::size_t enough = 400;
    std::size_t words = 0;
    std::size_t small = 0;
    for (const Block& block : article.blocks) {
        if (block.kind != BlockKind::paragraph || words >= enough) continue;
        const std::string_view text = block.span.of(article.text);
        std::size_t letters = 0; // of other scripts, which make no words below
        for (const char c : text)
            letters += static_cast<unsigned char>(c) >= 0xC0 ? 1U : 0U;
        const std::string key = words_key(text);
        for (std::string_view rest = key; !rest.empty();) {
            const std::string_view word = rest.substr(0, rest.find(' '));
            ++words;
            small += is_small_word(word) ? 1U : 0U;
            rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        }
        words += letters / 5;
    }
    return words < fewest || small * 30 >= words; // news in English has about one in five
}

} // namespace entente
