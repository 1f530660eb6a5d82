// SPDX-License-Identifier: Apache-2.0
#include "extract/domain.hpp"

#include <algorithm>
#include <array>

namespace entente {

namespace {

/// Courts and police are in every report of a crime and make no article political.
bool keeps_order(const Mention& mention) {
    return mention.sector == "COP" || mention.sector == "JUD";
}

/// An article is sport if one word in sixty is of that field and there are six of them; else every sentence is judged by itself.
bool is_sport(const Document& document, const Predicates& predicates) {
    std::size_t words = 0;
    std::size_t sport = 0;
    for (const Sentence& sentence : document.sentences) {
        words += sentence.tokens.size();
        sport += count_in(sentence, predicates, "sport_word");
    }
    return sport >= 6 && sport * 60 >= words;
}

/// Politics is named in every second sentence; an article of one or two sentences is given the benefit of the doubt.
bool is_politics(const Document& document, std::span<const Mention> mentions) {
    constexpr std::size_t too_few = 3;
    if (document.sentences.size() < too_few) return true;
    const auto named =
        std::count_if(mentions.begin(), mentions.end(), [](const Mention& m) { return is_political(m) && !keeps_order(m); });
    return static_cast<std::size_t>(named) * 2 >= document.sentences.size();
}

} // namespace

std::size_t count_in(const Sentence& sentence, const Predicates& predicates, std::string_view set) {
    return static_cast<std::size_t>(std::count_if(sentence.tokens.begin(), sentence.tokens.end(),
                                                  [&](const Token& t) { return predicates.in_set(set, t.lemma); }));
}

bool is_political(const Mention& mention) {
    if (mention.form == MentionForm::pronoun) return false;
    if (!mention.modifiers.empty()) return true;
    if (mention.kind) {
        switch (*mention.kind) {
        case ActorKind::country:
        case ActorKind::government:
        case ActorKind::igo:
        case ActorKind::military:
            return true;
        case ActorKind::armed_group:
            return mention.sector != "CRM";
        case ActorKind::company:
        case ActorKind::media:
            return false;
        case ActorKind::person:
        case ActorKind::organization:
        case ActorKind::ngo:
        case ActorKind::group:
            if (!mention.entries.empty()) return true;
            break;
        }
    }
    static constexpr std::array<std::string_view, 14> sectors{"GOV", "MIL", "OPP", "REB", "PTY", "LEG", "SPY",
                                                              "IGO", "UAF", "JUD", "COP", "HRI", "REF", "SET"};
    return std::find(sectors.begin(), sectors.end(), mention.sector) != sectors.end();
}

ArticleDomain domain_of(const Document& document, std::span<const Mention> mentions, const Predicates& predicates) {
    return {is_sport(document, predicates), is_politics(document, mentions)};
}

Domain domain_of(const Sentence& sentence, const Predicates& predicates, const ArticleDomain& article) {
    if (article.sport || count_in(sentence, predicates, "sport_word") >= 2) return Domain::sport;
    if (count_in(sentence, predicates, "business_word") >= 3) return Domain::business;
    return Domain::politics;
}

} // namespace entente
