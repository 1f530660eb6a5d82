// SPDX-License-Identifier: Apache-2.0
// Toponym resolution: which Springfield. Each name of the article is scored against its places in the gazetteer by prominence, by what
// the text puts after or before it ("Paris, Texas", "in the Amur region"), by the countries and divisions named, and by nearness to
// what the other names probably mean; names are read together, in rounds, one sense for a name in an article.
//
//   std::vector<ToponymMention> mentions = …;                         // names with Gazetteer candidates
//   resolve_toponyms(mentions, gazetteer, {article.text})[0];         // index in the gazetteer
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/gazetteer.hpp"
#include "text/span.hpp"

namespace entente {

struct ToponymMention {
    std::string folded;                    ///< the name as written, folded
    std::vector<std::uint32_t> candidates; ///< find_toponym, most prominent first; may be empty
    Span span;                             ///< in ToponymContext::text
};

/// What the article says beside the names themselves.
struct ToponymContext {
    std::string_view text; ///< the article's text, into which the spans point
    /// Alpha-3 codes of countries that its nationalities and actors belong to, with how often.
    std::vector<std::pair<std::string, double>> countries;
    std::optional<std::uint32_t> dateline; ///< place of the dateline or of the newspaper, where known
};

/// Weights of the linear score; see toponyms.cpp for the features and how the weights were found.
struct ToponymWeights {
    double prominence = 0.3;
    double main_name = 0.633;
    double container = 6.0;
    double weak_container = 2.0;
    double country_named = 1.0;
    double within_40_km = 1.95;
    double within_160_km = 0.3;
    double within_500_km = -0.233;
    double same_country = 0.667;
    double same_division = 0.609;
    double country = 0.0;
    double admin1 = 0.0;
    double admin2 = 0.288;
    double site = 0.0;
    double region = 0.0;
    double water = 0.0;
};

/// For each mention the place it names, absent if it has no candidate. Mentions in order of the text.
std::vector<std::optional<std::uint32_t>> resolve_toponyms(std::span<const ToponymMention> mentions, const Gazetteer& gazetteer,
                                                           const ToponymContext& context, const ToponymWeights& weights = {});

} // namespace entente
