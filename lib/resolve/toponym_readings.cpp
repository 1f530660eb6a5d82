// SPDX-License-Identifier: Apache-2.0
#include "resolve/toponym_readings.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "extract/mentions_names.hpp"
#include "extract/time_expression.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

/// Words that English writes with a capital in titles, names of bodies and holidays, and after which towns are called, too.
bool is_common(std::string_view folded) {
    static constexpr std::array words = std::to_array<std::string_view>(
        {"academy",   "alliance",  "assembly",   "baptist",      "bishop",     "board",     "bureau",    "capitol",    "captain",
         "center",    "central",   "century",    "chief",        "christian",  "christmas", "church",    "circuit",    "city",
         "coast",     "college",   "commerce",   "congress",     "constable",  "council",   "court",     "day",        "delta",
         "democrat",  "eagle",     "east",       "easter",       "eastern",    "energy",    "equality",  "express",    "federal",
         "force",     "freedom",   "friendship", "globe",        "guard",      "gulf",      "halloween", "herald",     "highway",
         "hospital",  "human",     "hydro",      "independence", "industry",   "junior",    "justice",   "king",       "lake",
         "lakes",     "landmark",  "law",        "liberal",      "liberty",    "light",     "lord",      "marine",     "marines",
         "mayor",     "media",     "memorial",   "metro",        "mill",       "mission",   "muslim",    "north",      "northeast",
         "northern",  "northwest", "officer",    "park",         "parliament", "pastor",    "peace",     "plantation", "police",
         "pope",      "power",     "president",  "prince",       "princess",   "progress",  "queen",     "ramadan",    "reform",
         "republic",  "reserve",   "school",     "secretary",    "security",   "senate",    "senior",    "sheriff",    "south",
         "southeast", "southern",  "southwest",  "speaker",      "star",       "state",     "street",    "summit",     "sun",
         "superior",  "supreme",   "temple",     "thanksgiving", "triangle",   "union",     "unity",     "universal",  "university",
         "valley",    "vice",      "victory",    "villa",        "village",    "war",       "west",      "western",    "white",
         "black",     "green",     "brown",      "gold",         "golden",     "silver",    "red",       "blue",       "young",
         "long",      "best",      "grand",      "royal",        "imperial",   "national"});
    return std::find(words.begin(), words.end(), folded) != words.end();
}

class Readings {
public:
    Readings(const Document& document, const std::vector<Mention>& mentions, const ActorLexicon& lexicon)
        : document_(document), mentions_(mentions), lexicon_(lexicon) {
        for (const Mention& mention : mentions) {
            const TokenRange name = name_of(mention);
            if (mention.name_type == NameType::PER && name.size() > 1)
                surnames_.insert(fold(text_of(document, document.sentences[mention.sentence], {name.end - 1, name.end})));
        }
        for (const Mention& mention : mentions) {
            if (is_ship(mention)) ships_.insert(folded_name(mention));
        }
        for (const Sentence& sentence : document.sentences)
            times_.push_back(find_time_expressions(document, sentence));
    }

    bool may_name_place(const Mention& mention) const {
        if (mention.places.empty()) return false;
        const TokenRange name = name_of(mention);
        const Sentence& sentence = document_.sentences[mention.sentence];
        const bool of_time = std::any_of(times_[mention.sentence].begin(), times_[mention.sentence].end(),
                                         [&](const TimeExpression& time) { return time.tokens.contains(name.begin); });
        if (of_time || is_ship(mention)) return false;
        const std::string text = text_of(document_, sentence, name);
        const std::vector<ActorForm> forms = actor_forms(lexicon_, text);
        if (mention.place_reading || is_beside_place(mention.sentence, name)) return true;
        if (!forms.empty() && forms.front().kind != FormKind::surname) return may_name_seat(forms.front());
        if (name.size() > 1) return true;
        const std::string folded = fold(text);
        return !is_common(folded) && !surnames_.contains(folded) && !ships_.contains(folded);
    }

private:
    static TokenRange name_of(const Mention& mention) { return mention.name.size() > 0 ? mention.name : mention.tokens; }

    std::string folded_name(const Mention& mention) const {
        return fold(text_of(document_, document_.sentences[mention.sentence], name_of(mention)));
    }

    /// "INS Mysore", "the USS Ponce"
    bool is_ship(const Mention& mention) const {
        static constexpr std::array<std::string_view, 16> prefixes{"INS", "USS", "HMS", "HMAS", "HMCS", "HMNZS", "MV",  "MS",
                                                                   "M/V", "M/S", "SS",  "RMS",  "RFA",  "BRP",   "PNS", "USNS"};
        const TokenRange name = name_of(mention);
        const std::vector<Token>& tokens = document_.sentences[mention.sentence].tokens;
        const auto is_prefix = [&](std::uint32_t i) {
            return std::find(prefixes.begin(), prefixes.end(), text_of(document_, tokens[i])) != prefixes.end();
        };
        return name.begin > 0 && is_prefix(name.begin - 1);
    }

    bool may_name_seat(const ActorForm& form) const {
        if (form.kind == FormKind::adjective || form.kind == FormKind::seat) return true;
        return form.kind != FormKind::demonym && lexicon_.entry(form.entry).kind == ActorKind::country;
    }

    /// "Washington, Pa.": either has the other beside it, across a comma.
    bool is_beside_place(std::uint32_t sentence, TokenRange name) const {
        const std::vector<Token>& tokens = document_.sentences[sentence].tokens;
        const auto is_comma = [&](std::uint32_t i) { return i < tokens.size() && text_of(document_, tokens[i]) == ","; };
        const auto [first, last] = std::equal_range(mentions_.begin(), mentions_.end(), sentence, BySentence{});
        return std::any_of(first, last, [&](const Mention& other) {
            if (other.places.empty() || other.name_type == NameType::PER) return false;
            const TokenRange range = name_of(other);
            return (range.begin == name.end + 1 && is_comma(name.end)) || (range.end + 1 == name.begin && is_comma(range.end));
        });
    }

    struct BySentence {
        bool operator()(const Mention& mention, std::uint32_t sentence) const { return mention.sentence < sentence; }
        bool operator()(std::uint32_t sentence, const Mention& mention) const { return sentence < mention.sentence; }
    };

    const Document& document_;
    const std::vector<Mention>& mentions_;
    const ActorLexicon& lexicon_;
    std::set<std::string> surnames_;
    std::set<std::string> ships_; ///< names after "HMS" and the like
    std::vector<std::vector<TimeExpression>> times_;
};

} // namespace

std::vector<bool> may_name_places(const Document& document, const std::vector<Mention>& mentions, const ActorLexicon& lexicon) {
    const Readings readings(document, mentions, lexicon);
    std::vector<bool> may;
    for (const Mention& mention : mentions)
        may.push_back(readings.may_name_place(mention));
    return may;
}

} // namespace entente
