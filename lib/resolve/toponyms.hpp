// SPDX-License-Identifier: Apache-2.0
// Toponym resolution: which Springfield. Each name of the article is scored against its places in the gazetteer by prominence, by
// what the text puts after or before it ("Paris, Texas", "in the Amur region"), by the countries and divisions named, and by
// nearness to what the other names probably mean; names are read together, in rounds, one sense for a name in an article.
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
    std::vector<std::pair<std::string, double>> countries = {};
    std::optional<std::uint32_t> dateline = std::nullopt; ///< place of the dateline or of the newspaper, where known
};

/// Weights of the linear score, in nats. Found by coordinate search for likelihood and accuracy on the even-numbered articles of
/// LGL (Lieberman, Samet and Sankaranarayanan 2010) and TR-News (Kamalloo and Rafiei 2018), the odd-numbered kept for measurement:
/// there, with the corpora's own spans and within 161 km, 0.89 of LGL's and 0.92 of TR-News' toponyms that have a candidate are
/// right.
struct ToponymWeights {
    double prominence = 0.93;
    double main_name = 3;
    double container = 15;
    double weak_container = 6;
    double country_named = 0.8;
    double within_40_km = 7.5;
    double within_160_km = 1.1;
    double within_500_km = 0.8;
    double same_country = 3.5;
    double same_division = 5;
    double country_holds = 8;
    double dateline = 1.0; ///< not tuned: neither corpus keeps its datelines
    double country = 0.3;
    double admin1 = 2.0;
    double chief_town = 2.5; ///< against a division called after its chief town
    double admin2 = -0.2;
    double site = 3;
    double region = 3;
    double water = 3;
};

/// For each mention the place it names, absent if it has no candidate. Mentions in order of the text.
std::vector<std::optional<std::uint32_t>> resolve_toponyms(std::span<const ToponymMention> mentions, const Gazetteer& gazetteer,
                                                           const ToponymContext& context, const ToponymWeights& weights = {});

} // namespace entente
