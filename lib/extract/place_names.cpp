// SPDX-License-Identifier: Apache-2.0
#include "extract/place_names.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace entente {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

class PlaceNames {
public:
    PlaceNames(const Document& document, const ActorLexicon& lexicon, const Gazetteer& gazetteer)
        : document_(document), lexicon_(lexicon), gazetteer_(gazetteer) {
        for (const Sentence& sentence : document.sentences)
            names_.push_back(find_names(document, sentence, lexicon, gazetteer));
    }

    std::vector<std::vector<FoundName>> run() {
        for (std::size_t s = 0; s < names_.size(); ++s) {
            for (const FoundName& name : names_[s])
                collect(document_.sentences[s], name);
        }
        for (std::size_t s = 0; s < names_.size(); ++s) {
            for (FoundName& name : names_[s])
                correct(document_.sentences[s], name);
        }
        return std::move(names_);
    }

private:
    std::string folded(const Sentence& sentence, TokenRange range) const { return fold(text_of(document_, sentence, range)); }

    /// "in Afrin", "near Afrin", "the Kurdish enclave of Afrin", "Afrin, Syria".
    bool stands_as_place(const Sentence& sentence, TokenRange name) const {
        static constexpr std::array<std::string_view, 9> prepositions{"in",     "near",    "outside", "inside", "into",
                                                                      "around", "towards", "toward",  "across"};
        static constexpr std::array<std::string_view, 22> sorts{
            "city",   "town",      "village", "region",    "province", "district", "state",  "county",
            "island", "enclave",   "capital", "port",      "suburb",   "area",     "canton", "border",
            "hamlet", "outskirts", "streets", "residents", "people",   "siege"};
        if (name.begin == 0) return false;
        const std::string before = fold(text_of(document_, sentence.tokens[name.begin - 1]));
        if (is_one_of(before, prepositions)) return true;
        return before == "of" && name.begin > 1 && is_one_of(fold(text_of(document_, sentence.tokens[name.begin - 2])), sorts);
    }

    bool is_titled(const Sentence& sentence, TokenRange name) const {
        return name.begin > 0 && title_length(document_, sentence, name.begin - 1, name.begin, lexicon_) > 0;
    }

    void collect(const Sentence& sentence, const FoundName& name) {
        if (name.nested) return;
        if (name.type == NameType::PER && name.tokens.size() > 1) {
            persons_.insert(folded(sentence, {name.tokens.begin, name.tokens.begin + 1}));
            persons_.insert(folded(sentence, {name.tokens.end - 1, name.tokens.end}));
        }
        if (is_titled(sentence, name.tokens)) persons_.insert(folded(sentence, name.tokens));
        const bool tagged = name.type == NameType::LOC && !name.places.empty();
        if (tagged || stands_as_place(sentence, name.tokens)) places_.insert(folded(sentence, name.tokens));
    }

    void correct(const Sentence& sentence, FoundName& name) const {
        if (name.type != NameType::PER || name.nested || !name.forms.empty() || !name.places.empty()) return;
        const std::string text = folded(sentence, name.tokens);
        if (!places_.contains(text) || persons_.contains(text)) return;
        name.places = gazetteer_.find(text);
        if (!name.places.empty()) name.type = NameType::LOC;
    }

    const Document& document_;
    const ActorLexicon& lexicon_;
    const Gazetteer& gazetteer_;
    std::vector<std::vector<FoundName>> names_; ///< by sentence
    std::set<std::string> places_;              ///< names that stand somewhere as a place
    std::set<std::string> persons_;             ///< first and last words of persons' full names, and names with a title
};

} // namespace

std::vector<std::vector<FoundName>> find_all_names(const Document& document, const ActorLexicon& lexicon,
                                                   const Gazetteer& gazetteer) {
    return PlaceNames(document, lexicon, gazetteer).run();
}

} // namespace entente
