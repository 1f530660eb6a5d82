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
        {"academy",  "alliance", "assembly",  "baptist",   "bishop",   "board",     "bureau",     "capitol",    "captain",    "center",
         "central",  "century",  "chief",     "christian", "christmas", "church",   "circuit",    "city",       "coast",      "college",
         "commerce", "congress", "constable", "council",   "court",    "day",       "delta",      "democrat",   "eagle",      "east",
         "easter",   "eastern",  "energy",    "equality",  "express",  "federal",   "force",      "freedom",    "friendship", "globe",
         "guard",    "gulf",     "halloween", "herald",    "highway",  "hospital",  "human",      "hydro",      "independence",
         "industry", "junior",   "justice",   "king",      "lake",     "lakes",     "landmark",   "law",        "liberal",    "liberty",
         "light",    "lord",     "mayor",     "media",     "memorial", "metro",     "mill",       "mission",    "muslim",     "north",
         "northeast", "northern", "northwest", "officer",  "park",     "parliament", "pastor",    "peace",      "plantation", "police",
         "pope",     "power",    "president", "prince",    "princess", "progress",  "queen",      "ramadan",    "reform",     "republic",
         "reserve",  "school",   "secretary", "security",  "senate",   "senior",    "sheriff",    "south",      "southeast",  "southern",
         "southwest", "speaker", "star",      "state",     "street",   "summit",    "sun",        "superior",   "supreme",    "temple",
         "thanksgiving", "triangle", "union", "unity",     "universal", "university", "valley",   "vice",       "victory",    "villa",
         "village",  "war",      "west",      "western",   "white",    "black",     "green",      "brown",      "gold",       "golden",
         "silver",   "red",      "blue",      "young",     "long",     "best",      "grand",      "royal",      "imperial",   "national"});
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
        for (const Sentence& sentence : document.sentences)
            times_.push_back(find_time_expressions(document, sentence));
    }

    bool may_name_place(const Mention& mention) const {
        if (mention.places.empty()) return false;
        const TokenRange name = name_of(mention);
        const Sentence& sentence = document_.sentences[mention.sentence];
        const bool of_time = std::any_of(times_[mention.sentence].begin(), times_[mention.sentence].end(),
                                         [&](const TimeExpression& time) { return time.tokens.contains(name.begin); });
        if (of_time) return false;
        const std::string text = text_of(document_, sentence, name);
        const std::vector<ActorForm> forms = actor_forms(lexicon_, text);
        if (!forms.empty()) return may_name_seat(forms.front(), mention);
        if (name.size() > 1 || mention.place_reading || has_container(sentence, name)) return true;
        const std::string folded = fold(text);
        return !is_common(folded) && !surnames_.contains(folded);
    }

private:
    static TokenRange name_of(const Mention& mention) { return mention.name.size() > 0 ? mention.name : mention.tokens; }

    bool may_name_seat(const ActorForm& form, const Mention& mention) const {
        if (form.kind == FormKind::demonym) return false;
        if (form.kind == FormKind::adjective) return true;
        return lexicon_.entry(form.entry).kind == ActorKind::country || form.kind == FormKind::seat || mention.place_reading;
    }

    /// "Washington, Pa.": a comma and another capital.
    bool has_container(const Sentence& sentence, TokenRange name) const {
        if (name.end + 1 >= sentence.tokens.size() || text_of(document_, sentence.tokens[name.end]) != ",") return false;
        const Token& next = sentence.tokens[name.end + 1];
        return next.upos == Upos::PROPN && next.head >= 0 && name.contains(static_cast<std::uint32_t>(next.head));
    }

    const Document& document_;
    const std::vector<Mention>& mentions_;
    const ActorLexicon& lexicon_;
    std::set<std::string> surnames_;
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
