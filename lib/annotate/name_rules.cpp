// SPDX-License-Identifier: Apache-2.0
#include "annotate/name_rules.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr auto titles = std::to_array<std::string_view>({
    "adm",     "amb",       "ambassador", "brig",        "capt",          "captain", "chairman", "chancellor",
    "cmdr",    "col",       "colonel",    "congressman", "congresswoman", "cpl",     "dr",       "gen",
    "general", "gov",       "governor",   "hon",         "justice",       "king",    "lt",       "maj",
    "major",   "messrs",    "minister",   "mr",          "mrs",           "ms",      "pres",     "president",
    "prof",    "professor", "queen",      "rep",         "reps",          "rev",     "sec",      "secretary",
    "sen",     "senator",   "sens",       "sgt",         "sheikh",        "sir",
});
constexpr auto calendar = std::to_array<std::string_view>({
    "april",  "august",   "december", "february", "friday",    "january", "july",     "june",    "march",     "may",
    "monday", "november", "october",  "saturday", "september", "sunday",  "thursday", "tuesday", "wednesday",
});
constexpr auto company_endings = std::to_array<std::string_view>(
    {"co", "corp", "corporation", "gmbh", "inc", "incorporated", "limited", "llc", "llp", "ltd", "plc"});
static_assert(std::ranges::is_sorted(titles) && std::ranges::is_sorted(calendar) && std::ranges::is_sorted(company_endings));

template <class Words>
bool holds(const Words& words, std::string_view word) {
    return std::ranges::binary_search(words, word);
}

class NameRules {
public:
    NameRules(Sentence sentence, std::string_view text) : sentence_(std::move(sentence)), text_(text) {}

    Sentence apply() {
        for (const Name& name : names(sentence_)) {
            Name kept = name;
            if (name.type == NameType::PER) kept = without_titles(name);
            if (is_no_name(kept)) kept.tokens.end = kept.tokens.begin;
            if (kept.tokens.size() > 0 && is_people(kept)) kept.type = NameType::MISC;
            write(name.tokens, kept);
        }
        for (const Name& name : names(sentence_))
            take_company_ending(name);
        return std::move(sentence_);
    }

private:
    const Token& token(std::uint32_t i) const { return sentence_.tokens[i]; }

    /// Lower case, without a full stop at the end.
    std::string word(std::uint32_t i) const {
        std::string out = lower(token(i).span.of(text_));
        if (out.size() > 1 && out.back() == '.') out.pop_back();
        return out;
    }

    Name without_titles(Name name) const {
        while (name.tokens.size() > 0 && holds(titles, word(name.tokens.begin)) &&
               !(name.tokens.size() == 1 && is_called(name.tokens.begin)))
            ++name.tokens.begin;
        return name;
    }

    /// A surname that looks like a title: "Mr. King".
    bool is_called(std::uint32_t i) const { return token(i).xpos == Xpos::NNP && i > 0 && holds(titles, word(i - 1)); }

    bool is_no_name(const Name& name) const {
        if (name.tokens.size() == 0) return true;
        return name.tokens.size() == 1 && name.type != NameType::PER && name.type != NameType::MISC &&
               (holds(calendar, word(name.tokens.begin)) || holds(titles, word(name.tokens.begin)));
    }

    /// "Americans", "Shiites": plural, alone, not a family ("the Obamas" keeps its type where the network says LOC or ORG).
    bool is_people(const Name& name) const {
        return name.type == NameType::PER && name.tokens.size() == 1 && token(name.tokens.begin).xpos == Xpos::NNPS;
    }

    void write(TokenRange range, const Name& kept) {
        for (std::uint32_t i = range.begin; i < range.end; ++i) {
            const bool inside = kept.tokens.contains(i);
            sentence_.tokens[i].name_type = inside ? kept.type : NameType::none;
            sentence_.tokens[i].name_begin = inside && i == kept.tokens.begin;
        }
    }

    /// "Acme Tools" + ", Inc.": one organization.
    void take_company_ending(const Name& name) {
        const auto size = static_cast<std::uint32_t>(sentence_.tokens.size());
        std::uint32_t at = name.tokens.end;
        if (at + 1 < size && token(at).xpos == Xpos::COMMA) ++at;
        if (at >= size || !holds(company_endings, word(at)) || name.type == NameType::none) return;
        const bool capital = is_upper(code_point_at(text_, token(at).span.begin).value);
        if (!capital || holds(company_endings, word(name.tokens.begin))) return;
        const TokenRange range{name.tokens.begin, at + 1};
        write(range, {range, NameType::ORG});
        if (at + 1 < size && token(at + 1).name_type == NameType::ORG && !token(at + 1).name_begin)
            sentence_.tokens[at + 1].name_begin = true;
    }

    Sentence sentence_;
    std::string_view text_;
};

} // namespace

Sentence with_name_rules(Sentence sentence, std::string_view text) {
    return NameRules{std::move(sentence), text}.apply();
}

} // namespace entente
