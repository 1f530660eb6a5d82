// SPDX-License-Identifier: Apache-2.0
#include "resolve/animacy.hpp"

#include <charconv>
#include <string>
#include <string_view>
#include <unordered_map>

#include "resolve/words.hpp"
#include "text/embedded.hpp"
#include "text/utf8.hpp"

ENTENTE_EMBEDDED(argument_animacy)

namespace entente {
namespace {

using Odds = std::unordered_map<std::string_view, float>; ///< by "lemma, tab, place"

Odds read_odds() {
    Odds odds;
    for_each_row(embedded_argument_animacy(), [&](std::string_view key, std::string_view value) {
        std::from_chars(value.data(), value.data() + value.size(), odds[key]);
    });
    return odds;
}

/// What an argument is when the word it belongs to tells nothing.
float usual_odds(std::string_view place) {
    if (place == "s") return 0.4F;
    if (place == "p") return -0.9F;
    if (place == "o") return -1.7F;
    if (place == "i") return 2.4F;
    if (place == "n") return 2.0F;
    return -1.9F;
}

std::string_view preposition_of(const Sentence& sentence, std::uint32_t token) {
    for (const Token& other : sentence.tokens) {
        if (other.head == static_cast<std::int32_t>(token) && other.relation == Relation::case_) return other.lemma;
    }
    return {};
}

std::string_view place_of(const Sentence& sentence, std::uint32_t token) {
    switch (sentence.tokens[token].relation) {
    case Relation::nsubj:
    case Relation::nsubj_outer:
        return "s";
    case Relation::nsubj_pass:
        return "p";
    case Relation::obj:
        return "o";
    case Relation::iobj:
        return "i";
    case Relation::nmod_poss:
        return "n";
    case Relation::obl:
    case Relation::obl_agent:
        return preposition_of(sentence, token);
    default:
        return {};
    }
}

} // namespace

float animacy_of_place(const Sentence& sentence, std::uint32_t token) {
    static const Odds odds = read_odds();
    for (int steps = 0; sentence.tokens[token].relation == Relation::conj && sentence.tokens[token].head >= 0 && steps < 8; ++steps)
        token = static_cast<std::uint32_t>(sentence.tokens[token].head);
    const std::int32_t governor = sentence.tokens[token].head;
    const std::string_view place = place_of(sentence, token);
    if (governor < 0 || place.empty()) return 0;
    std::string key = lower(sentence.tokens[static_cast<std::size_t>(governor)].lemma);
    key += '\t';
    key += place;
    const auto found = odds.find(key);
    return found == odds.end() ? usual_odds(place) : found->second;
}

} // namespace entente
