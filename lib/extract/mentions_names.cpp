// SPDX-License-Identifier: Apache-2.0
#include "extract/mentions_names.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::uint32_t longest_name = 9;

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words that stand uncapitalised inside names.
bool joins_names(std::string_view word) {
    static constexpr std::array<std::string_view, 24> words{"of", "the", "and", "for", "de",  "la",  "del", "al",
                                                            "el", "bin", "ibn", "van", "von", "der", "du",  "-",
                                                            "–",  "'",   "’",   "da",  "dos", "ul",  "in",  "on"};
    return is_one_of(word, words);
}

bool begins_upper(std::string_view word) {
    if (word.empty()) return false;
    const char32_t c = code_point_at(word, 0).value;
    return is_upper(c) || (is_letter(c) && !is_lower(c) && !is_upper(c));
}

std::size_t count_upper(std::string_view word) {
    std::size_t upper = 0;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = code_point_at(word, at);
        upper += is_upper(c.value) ? 1U : 0U;
        at += c.length;
    }
    return upper;
}

bool has_lower(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = code_point_at(word, at);
        if (is_lower(c.value)) return true;
        at += c.length;
    }
    return false;
}

/// Towns that have the names of months are hardly ever meant.
bool is_month(std::string_view word) {
    static constexpr std::array<std::string_view, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                                             "July",    "August",   "September", "October", "November", "December"};
    return is_one_of(word, months);
}

/// "U.S.", "NATO", "YPG": as written, an acronym.
bool may_be_acronym(std::string_view word) {
    return count_upper(word) >= 2 && word.size() <= 12 && word.find(' ') == std::string_view::npos;
}

/// One sentence being searched.
class NameSearch {
public:
    NameSearch(const Document& document, const Sentence& sentence, const ActorLexicon& lexicon, const Gazetteer& gazetteer)
        : document_(document), sentence_(sentence), lexicon_(lexicon), gazetteer_(gazetteer) {
        std::size_t letters = 0;
        std::size_t capitalised = 0;
        for (const Token& token : sentence.tokens) {
            const std::string_view word = text_of(document, token);
            if (word.empty() || !is_letter(code_point_at(word, 0).value)) continue;
            ++letters;
            capitalised += begins_upper(word) ? 1U : 0U;
            all_capitals_ = all_capitals_ && !has_lower(word);
        }
        title_case_ = letters > 3 && capitalised * 10 >= letters * 8;
    }

    std::vector<FoundName> run() {
        for (const Name& name : names(sentence_))
            add_tagged(name);
        add_known();
        add_vessels();
        std::sort(found_.begin(), found_.end(), [](const FoundName& a, const FoundName& b) {
            if (a.tokens.begin != b.tokens.begin) return a.tokens.begin < b.tokens.begin;
            return a.tokens.end > b.tokens.end;
        });
        std::vector<FoundName> result;
        for (FoundName& name : found_) {
            std::optional<FoundName> inner = nested_place(name);
            result.push_back(std::move(name));
            if (inner) result.push_back(std::move(*inner));
        }
        return result;
    }

private:
    std::string_view word(std::uint32_t i) const { return text_of(document_, sentence_.tokens[i]); }
    std::string surface(TokenRange range) const { return text_of(document_, sentence_, range); }
    bool is_possessive(std::uint32_t i) const {
        return sentence_.tokens[i].xpos == Xpos::POS || word(i) == "'s" || word(i) == "’s";
    }

    /// "US Secretary of State Antony Blinken" taken for an organisation: nationality, title, and at least two words of a name.
    bool hides_person(TokenRange range) const {
        static constexpr std::array<std::string_view, 14> of_bodies{"of",       "and",      "for",      "office", "ministry", "department", "council",
                                                                    "guard",    "party",    "committee", "court", "house",    "union",      "bank"};
        for (std::uint32_t at = range.begin; at + 2 < range.end; ++at) {
            const std::uint32_t length = title_length(document_, sentence_, at, range.end, lexicon_);
            if (length == 0 || at + length + 2 > range.end || (at > range.begin && !is_adjective({range.begin, at}))) continue;
            return std::none_of(sentence_.tokens.begin() + at + length, sentence_.tokens.begin() + range.end, [&](const Token& token) {
                return token.upos != Upos::PROPN || is_one_of(fold(text_of(document_, token)), of_bodies);
            });
        }
        return false;
    }

    TokenRange trimmed(TokenRange range, NameType type) const {
        while (range.size() > 1 && (is_possessive(range.end - 1) || sentence_.tokens[range.end - 1].upos == Upos::PUNCT))
            --range.end;
        while (range.size() > 1 && sentence_.tokens[range.begin].upos == Upos::PUNCT)
            ++range.begin;
        if (range.size() > 1 && fold(word(range.begin)) == "the" && lexicon_.find(fold(surface(range))).empty()) ++range.begin;
        if (range.size() < 2 || (type != NameType::PER && !hides_person(range))) return range;
        // "Russian President Vladimir Putin" that the tagger took as one name: nationality and title go.
        for (std::uint32_t at = range.begin; at + 1 < range.end; ++at) {
            const std::uint32_t length = title_length(document_, sentence_, at, range.end, lexicon_);
            if (length > 0 && at + length < range.end && (at == range.begin || is_adjective({range.begin, at}))) {
                range.begin = at + length;
                break;
            }
        }
        return range;
    }

    bool is_adjective(TokenRange range) const {
        const std::vector<ActorForm> forms = actor_forms(lexicon_, surface(range));
        return !forms.empty() && forms.front().kind != FormKind::surname;
    }

    FoundName described(TokenRange range, NameType type) const {
        FoundName name;
        name.tokens = range;
        name.type = type;
        const std::string text = surface(range);
        name.forms = actor_forms(lexicon_, text);
        if (name.forms.empty() && text.starts_with("The ")) name.forms = actor_forms(lexicon_, std::string_view(text).substr(4));
        // A person's surname is no other actor's name ("Mr Jordan"), but the tagger may err on what a lone name is ("Kremlin
        // spokesman").
        if (type == NameType::PER) {
            const bool person_known = std::any_of(name.forms.begin(), name.forms.end(), [&](const ActorForm& form) {
                return lexicon_.entry(form.entry).kind == ActorKind::person;
            });
            const bool titled = range.begin > 0 && title_length(document_, sentence_, range.begin - 1, range.begin, lexicon_) > 0;
            if (range.size() == 1 && (person_known || titled) && !before_troops(range)) {
                std::erase_if(name.forms, [&](const ActorForm& form) {
                    return lexicon_.entry(form.entry).kind != ActorKind::person && form.kind != FormKind::adjective;
                });
            } else if (range.size() == 1 && before_troops(range)) {
                put_surnames_last(name.forms);
            } else if (range.size() == 1 && !name.forms.empty() && name.forms.front().kind != FormKind::demonym) {
                name.type = type_of(name);
                name.places = places_of(range, fold(text));
            }
        } else {
            put_surnames_last(name.forms);
            name.places = places_of(range, fold(text));
        }
        return name;
    }

    /// "Wagner" in "Wagner fighters": a group, if one has that name.
    bool before_troops(TokenRange range) const {
        if (range.end >= sentence_.tokens.size()) return false;
        const Role* role = lexicon_.role(fold(word(range.end)));
        return role != nullptr && (role->kind == ActorKind::armed_group || role->kind == ActorKind::military);
    }

    static void put_surnames_last(std::vector<ActorForm>& forms) {
        std::stable_partition(forms.begin(), forms.end(), [](const ActorForm& form) { return form.kind != FormKind::surname; });
    }

    /// "Amur" of "the Amur region" is the region, "Tsiolkovsky" of "the city of Tsiolkovsky" the city.
    std::vector<std::uint32_t> places_of(TokenRange range, const std::string& folded) const {
        static constexpr std::array<std::string_view, 14> sorts{"region", "province", "state",    "county",     "district",
                                                                "oblast", "city",     "province", "territory",  "island",
                                                                "river",  "valley",   "sea",      "governorate"};
        if (range.end < sentence_.tokens.size()) {
            const std::string next = fold(word(range.end));
            if (is_one_of(next, sorts)) {
                std::vector<std::uint32_t> places = find_toponym(gazetteer_, folded + ' ' + next);
                if (!places.empty()) return places;
            }
        }
        if (range.begin > 1 && fold(word(range.begin - 1)) == "of") {
            const std::string sort = fold(word(range.begin - 2));
            if (is_one_of(sort, sorts)) {
                std::vector<std::uint32_t> places = find_toponym(gazetteer_, sort + " of " + folded);
                if (!places.empty()) return places;
            }
        }
        std::vector<std::uint32_t> places = gazetteer_.find(folded);
        return places.empty() && range.size() > 1 ? find_toponym(gazetteer_, folded) : places;
    }

    void add_tagged(const Name& tagged) {
        const TokenRange range = trimmed(tagged.tokens, tagged.type);
        if (range.size() == 0 || title_length(document_, sentence_, range.begin, range.end, lexicon_) == range.size()) return;
        const bool person = tagged.type != NameType::PER && hides_person(tagged.tokens);
        FoundName name = described(range, person ? NameType::PER : tagged.type);
        if (is_thing(name)) {
            things_.push_back(range);
            return;
        }
        found_.push_back(std::move(name));
    }

    /// A product, a work, a law or a slip of the tagger: a name that the tables do not know and that names no person, body or place.
    static bool is_thing(const FoundName& name) { return name.type == NameType::MISC && name.forms.empty() && name.places.empty(); }

    bool in_thing(TokenRange range) const {
        return std::ranges::any_of(things_, [&](TokenRange thing) { return thing.begin <= range.begin && range.end <= thing.end; });
    }

    bool covered(TokenRange range) const {
        return std::any_of(found_.begin(), found_.end(),
                           [&](const FoundName& name) { return name.tokens.begin < range.end && range.begin < name.tokens.end; });
    }

    struct Known {
        TokenRange tokens;
        bool actor = false;
        bool adjective = false; ///< adjective or demonym
    };

    /// "i" of "Mazar-i-Sharif".
    bool is_hyphenated(std::uint32_t i) const {
        return i > 0 && i + 1 < sentence_.tokens.size() && word(i - 1) == "-" && word(i + 1) == "-" && word(i).size() <= 3;
    }

    /// The longest known name from `begin`.
    std::optional<Known> known_at(std::uint32_t begin) const {
        const std::uint32_t size = static_cast<std::uint32_t>(sentence_.tokens.size());
        std::uint32_t end = begin + 1;
        while (end < size && end - begin < longest_name &&
               (begins_upper(word(end)) || joins_names(word(end)) || is_possessive(end) || is_hyphenated(end)))
            ++end;
        for (; end > begin; --end) {
            const std::string_view last = word(end - 1);
            if (end - begin > 1 && !begins_upper(last)) continue;
            const TokenRange range{begin, end};
            const std::string text = surface(range);
            const std::vector<ActorForm> forms = actor_forms(lexicon_, text);
            if (!forms.empty()) {
                const FormKind kind = forms.front().kind;
                return Known{range, true, kind == FormKind::adjective || kind == FormKind::demonym};
            }
            if (text.size() > 2 && !gazetteer_.find(fold(text)).empty()) return Known{range, false, false};
        }
        return std::nullopt;
    }

    /// May these words, known to the tables, be a name here? A single word needs more than a capital where capitals mean little.
    bool plausible(const Known& known) const {
        const TokenRange range = known.tokens;
        const Token& token = sentence_.tokens[range.begin];
        if (range.size() > 1) {
            if (all_capitals_ || title_case_) {
                return std::any_of(sentence_.tokens.begin() + range.begin, sentence_.tokens.begin() + range.end,
                                   [](const Token& t) { return t.upos == Upos::PROPN; }) ||
                       known.actor;
            }
            return true;
        }
        const std::string_view text = word(range.begin);
        if (!known.actor && title_length(document_, sentence_, range.begin, range.end, lexicon_) > 0) return false; // "Secretary of State"
        const bool weak = all_capitals_ || title_case_ || range.begin == 0;
        if (known.adjective && (token.upos == Upos::ADJ || token.upos == Upos::NOUN || token.upos == Upos::PROPN)) return true;
        if (known.actor && may_be_acronym(text) && !all_capitals_) return token.upos == Upos::PROPN || token.upos == Upos::NOUN;
        if (token.upos != Upos::PROPN || is_month(text)) return false;
        return known.actor || !weak || token.relation != Relation::amod;
    }

    void add_known() {
        const std::uint32_t size = static_cast<std::uint32_t>(sentence_.tokens.size());
        for (std::uint32_t i = 0; i < size;) {
            std::optional<Known> known;
            if (begins_upper(word(i)) && sentence_.tokens[i].upos != Upos::PRON) known = known_at(i);
            if (!known || !plausible(*known) || (!known->actor && in_thing(known->tokens))) {
                ++i;
                continue;
            }
            take(*known);
            i = known->tokens.end;
        }
    }

    /// "INS Tabar", "MV Maersk Alabama", "USS Cole": the vessel, not a town or a person of that name.
    void add_vessels() {
        static constexpr std::array<std::string_view, 22> prefixes{"INS", "USS", "USNS", "USCGC", "HMS", "HMAS", "HMCS", "HMNZS", "HNLMS", "MV", "M/V",
                                                                   "MT",  "M/T", "SS",   "BRP",   "KRI", "ROKS", "PNS",  "TCG",   "SLNS",  "BNS", "RFA"};
        for (std::uint32_t i = 0; i + 1 < sentence_.tokens.size(); ++i) {
            if (!is_one_of(word(i), prefixes)) continue;
            TokenRange range{i, i + 1};
            while (range.end < sentence_.tokens.size() && range.size() < 3 && sentence_.tokens[range.end].upos == Upos::PROPN && begins_upper(word(range.end)))
                ++range.end;
            if (range.size() < 2) continue;
            std::erase_if(found_, [&](const FoundName& name) { return name.tokens.begin < range.end && range.begin < name.tokens.end; });
            FoundName vessel;
            vessel.tokens = range;
            vessel.type = NameType::ORG;
            found_.push_back(std::move(vessel));
        }
    }

    /// Adds a known name, or widens and splits what the tagger found there.
    void take(const Known& known) {
        const TokenRange range = known.tokens;
        const bool single_the = range.size() > 1 && fold(word(range.begin)) == "the";
        std::vector<std::size_t> overlapping;
        for (std::size_t k = 0; k < found_.size(); ++k) {
            const TokenRange other = found_[k].tokens;
            if (other.begin < range.end && range.begin < other.end) overlapping.push_back(k);
        }
        if (overlapping.empty()) {
            const TokenRange kept = single_the && lexicon_.find(fold(surface({range.begin + 1, range.end}))).size() > 0
                                        ? TokenRange{range.begin + 1, range.end}
                                        : range;
            FoundName name = described(kept, NameType::none);
            name.type = type_of(name);
            found_.push_back(std::move(name));
            return;
        }
        // A known name of several words that holds what the tagger found is the whole name.
        const bool holds_all = std::all_of(overlapping.begin(), overlapping.end(), [&](std::size_t k) {
            return range.begin <= found_[k].tokens.begin && found_[k].tokens.end <= range.end && found_[k].tokens != range;
        });
        if (!holds_all || single_the) return;
        FoundName name = described(range, NameType::none);
        name.type = type_of(name);
        for (auto k = overlapping.rbegin(); k != overlapping.rend(); ++k)
            found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(*k));
        found_.push_back(std::move(name));
    }

    NameType type_of(const FoundName& name) const {
        if (!name.forms.empty()) {
            const ActorForm& form = name.forms.front();
            const ActorKind kind = lexicon_.entry(form.entry).kind;
            if (form.kind == FormKind::adjective || form.kind == FormKind::demonym) return NameType::MISC;
            if (kind == ActorKind::person) return NameType::PER;
            if (kind == ActorKind::country) return NameType::LOC;
            return form.kind == FormKind::seat ? NameType::LOC : NameType::ORG;
        }
        return name.places.empty() ? NameType::none : NameType::LOC;
    }

    /// "Mansfield" in "Mansfield Police Department", "Russian" in "Russian Foreign Ministry": named places that begin a longer
    /// name.
    std::optional<FoundName> nested_place(const FoundName& outer) const {
        if (outer.tokens.size() < 2 || outer.type == NameType::PER || !outer.places.empty()) return std::nullopt;
        for (std::uint32_t end = outer.tokens.end - 1; end > outer.tokens.begin; --end) {
            const TokenRange range{outer.tokens.begin, end};
            if (!begins_upper(word(end - 1))) continue;
            FoundName inner = described(range, NameType::none);
            std::erase_if(inner.forms,
                          [&](const ActorForm& form) { return lexicon_.entry(form.entry).kind != ActorKind::country; });
            if (inner.places.empty() && inner.forms.empty()) continue;
            if (!outer.forms.empty() && inner.forms.empty()) continue; // "Oxford University" is one name
            inner.type = inner.forms.empty() ? NameType::LOC : type_of(inner);
            inner.nested = true;
            return inner;
        }
        return std::nullopt;
    }

    const Document& document_;
    const Sentence& sentence_;
    const ActorLexicon& lexicon_;
    const Gazetteer& gazetteer_;
    bool all_capitals_ = true;
    bool title_case_ = false;
    std::vector<FoundName> found_;
    std::vector<TokenRange> things_;
};

} // namespace

std::vector<FoundName> find_names(const Document& document, const Sentence& sentence, const ActorLexicon& lexicon,
                                  const Gazetteer& gazetteer) {
    return NameSearch(document, sentence, lexicon, gazetteer).run();
}

std::string text_of(const Document& document, const Sentence& sentence, TokenRange tokens) {
    if (tokens.size() == 0) return {};
    const Span span{sentence.tokens[tokens.begin].span.begin, sentence.tokens[tokens.end - 1].span.end};
    const std::string_view raw = span.of(document.article.text);
    std::string text;
    text.reserve(raw.size());
    bool blank = false;
    for (const char c : raw) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (space && blank) continue;
        text += space ? ' ' : c;
        blank = space;
    }
    return text;
}

std::vector<ActorForm> actor_forms(const ActorLexicon& lexicon, std::string_view surface) {
    return lexicon.match(surface);
}

std::uint32_t title_length(const Document& document, const Sentence& sentence, std::uint32_t begin, std::uint32_t end,
                           const ActorLexicon& lexicon) {
    std::uint32_t at = begin;
    while (at < end) {
        std::uint32_t step = 0;
        for (std::uint32_t length = std::min<std::uint32_t>(5, end - at); length > 0 && step == 0; --length) {
            if (lexicon.title(fold(text_of(document, sentence, {at, at + length}))) != nullptr) step = length;
        }
        if (step == 0) break;
        at += step;
    }
    return at - begin;
}

} // namespace entente
