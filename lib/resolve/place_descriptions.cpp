// SPDX-License-Identifier: Apache-2.0
#include "resolve/place_descriptions.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/mentions_names.hpp"
#include "resolve/place_description_words.hpp"
#include "resolve/place_reference.hpp"
#include "resolve/referent.hpp"
#include "resolve/words.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

class PlaceDescriber {
public:
    PlaceDescriber(const Document& document, const std::vector<Mention>& mentions, const Resolution& resolution,
                   const Gazetteer& gazetteer)
        : document_(document), mentions_(mentions), resolution_(resolution), gazetteer_(gazetteer), main_country_(main_country()) {}

    std::vector<DescribedPlace> run() {
        std::uint32_t m = 0;
        for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
            sentence_ = s;
            heads_.assign(tokens().size(), none);
            for (; m < mentions_.size() && mentions_[m].sentence == s; ++m)
                heads_[mentions_[m].head] = m;
            for (std::uint32_t i = 0; i < tokens().size(); ++i)
                read(i);
        }
        return std::move(described_);
    }

private:
    /// A place told of so far.
    struct Told {
        std::uint32_t sentence;
        std::uint32_t block;
        PlaceRef place;
        std::string words; ///< folded
        bool stands;       ///< as a place, not as a government
        bool dateline;
    };

    const std::vector<Token>& tokens() const { return document_.sentences[sentence_].tokens; }
    std::uint32_t block() const { return document_.sentences[sentence_].block; }
    std::string folded(TokenRange range) const { return fold(text_of(document_, document_.sentences[sentence_], range)); }

    void read(std::uint32_t i) {
        if (const std::optional<PlaceRef> named = named_at(i)) {
            const Mention& mention = mentions_[heads_[i]];
            const MentionResolution& resolved = resolution_.mentions[heads_[i]];
            const Token& head = tokens()[i];
            const bool modifies = head.relation == Relation::compound || head.relation == Relation::amod;
            const bool dateline = document_.article.dateline_span && document_.article.dateline_span->overlaps(head.span);
            const bool stands =
                !modifies && (resolved.reads_as_place || (stands_as_place(i) && named->feature != Feature::country) ||
                              (head.relation == Relation::obj && named->feature == Feature::city));
            told_.push_back({sentence_, block(), *named, folded(mention.tokens), stands, dateline});
            return;
        }
        std::optional<DescribedPlace> found = describe(i);
        if (!found) {
            remember_thing(i);
            return;
        }
        found->place.span = Span{tokens()[found->tokens.begin].span.begin, tokens()[found->tokens.end - 1].span.end};
        found->place.text = text_of(document_, document_.sentences[sentence_], found->tokens);
        told_.push_back({sentence_, block(), found->place, folded(found->tokens), true, false});
        described_.push_back(std::move(*found));
    }

    /// "a hotel in Bamako": where "the hotel" will be.
    void remember_thing(std::uint32_t i) {
        const Token& token = tokens()[i];
        if (token.upos != Upos::NOUN || !is_building(token.lemma)) return;
        std::optional<PlaceRef> where = place_below(i);
        for (std::uint32_t c = i + 1; !where && c < tokens().size();
             ++c) { // "attacked a hotel in Bamako": its place may hang from the verb
            if (tokens()[c].head == token.head && tokens()[c].relation == Relation::obl && stands_as_place(c)) where = named_at(c);
        }
        if (where && where->feature != Feature::country) things_[token.lemma] = *where;
    }

    static bool is_building(std::string_view lemma) {
        const PlaceNoun noun = sort_of_place(lemma);
        return names_site(lemma) || noun == PlaceNoun::site || noun == PlaceNoun::house || noun == PlaceNoun::institution;
    }

    /// The place that a name at that token names: no "Somali" of "Somali pirates".
    std::optional<PlaceRef> named_at(std::uint32_t i) const {
        if (heads_[i] == none || tokens()[i].upos == Upos::ADJ) return std::nullopt;
        const std::optional<std::uint32_t>& place = resolution_.mentions[heads_[i]].place;
        return place ? std::optional{reference(resolution_.places[*place])} : std::nullopt;
    }

    template <typename Test>
    std::uint32_t child(std::uint32_t i, const Test& test) const {
        for (std::uint32_t c = 0; c < tokens().size(); ++c) {
            if (tokens()[c].head == static_cast<std::int32_t>(i) && test(c)) return c;
        }
        return none;
    }

    bool has_child(std::uint32_t i, Relation relation, std::string_view lemma) const {
        return child(i, [&](std::uint32_t c) { return tokens()[c].relation == relation && tokens()[c].lemma == lemma; }) != none;
    }

    /// "at the palace", "flew to the capital"; a conjunct stands as the first does.
    bool stands_as_place(std::uint32_t i) const {
        const Token& token = tokens()[i];
        const std::uint32_t adposition = child(i, [&](std::uint32_t c) {
            const Token& word = tokens()[c];
            if (word.relation != Relation::case_) return false;
            if (is_place_preposition(word.lemma)) return true;
            if (word.lemma == "from") return is_withdrawal(i);
            return is_direction(word.lemma) && token.head >= 0 && is_motion(tokens()[static_cast<std::size_t>(token.head)].lemma);
        });
        if (adposition != none) return true;
        if (token.relation != Relation::conj || token.head < 0 || static_cast<std::uint32_t>(token.head) == i) return false;
        const bool bare = child(i, [&](std::uint32_t c) { return tokens()[c].relation == Relation::case_; }) == none;
        return bare && tokens()[static_cast<std::size_t>(token.head)].relation != Relation::conj &&
               stands_as_place(static_cast<std::uint32_t>(token.head));
    }

    /// "the withdrawal of troops from the area", "evacuated its citizens from the country": that is where it happens.
    bool is_withdrawal(std::uint32_t i) const {
        static constexpr auto words =
            std::to_array<std::string_view>({"withdraw", "withdrawal", "pull", "pullout", "retreat", "evacuate", "evacuation",
                                             "expel", "expulsion", "depart", "departure"});
        std::int32_t at = tokens()[i].head;
        for (int steps = 0; at >= 0 && steps < 2; ++steps) {
            const Token& above = tokens()[static_cast<std::size_t>(at)];
            if (is_one_of(std::string_view(above.lemma), words)) return true;
            if (above.upos == Upos::VERB) return false;
            at = above.head;
        }
        return false;
    }

    std::optional<DescribedPlace> describe(std::uint32_t i) const {
        const Token& token = tokens()[i];
        if (token.upos == Upos::ADV) return describe_adverb(i);
        if (token.upos != Upos::NOUN && token.upos != Upos::PROPN) return std::nullopt;
        const PlaceNoun noun = sort_of_place(fold(token.lemma));
        if (noun == PlaceNoun::institution || noun == PlaceNoun::mission || noun == PlaceNoun::house) {
            if (std::optional<DescribedPlace> seat = describe_seat(i, noun)) return seat;
        }
        if (std::optional<DescribedPlace> site = describe_unknown_name(i)) return site;
        const bool named = heads_[i] != none && mentions_[heads_[i]].name.contains(i);
        if (named || token.xpos != Xpos::NN) return std::nullopt;
        if (const auto thing = things_.find(token.lemma); thing != things_.end() && has_child(i, Relation::det, "the") &&
                                                          stands_as_place(i) && !is_named_beside(i) && !place_below(i))
            return make(i, {i, i + 1}, thing->second);
        if (noun == PlaceNoun::other || noun == PlaceNoun::house) return std::nullopt;
        return describe_noun(i, noun);
    }

    DescribedPlace make(std::uint32_t i, TokenRange range, PlaceRef place) const {
        place.text.clear();
        place.span.reset();
        return {sentence_, i, range, std::move(place), stands_as_place(i)};
    }

    // ---- "there", "where" ----

    std::optional<DescribedPlace> describe_adverb(std::uint32_t i) const {
        const Token& token = tokens()[i];
        const bool where = token.lemma == "where";
        if ((token.lemma != "there" && !where) || token.xpos == Xpos::EX || token.relation == Relation::expl) return std::nullopt;
        std::optional<PlaceRef> place = where ? antecedent_of_where(i) : last_told();
        if (!place) return std::nullopt;
        DescribedPlace found = make(i, {i, i + 1}, std::move(*place));
        found.stands = true;
        return found;
    }

    /// "a square in Tel Aviv, where …": the noun that the clause is about, else the place told last before it.
    std::optional<PlaceRef> antecedent_of_where(std::uint32_t i) const {
        const std::int32_t verb = tokens()[i].head;
        if (verb < 0) return std::nullopt;
        const Token& clause = tokens()[static_cast<std::size_t>(verb)];
        const bool relative = clause.relation == Relation::acl_relcl || clause.relation == Relation::advcl_relcl ||
                              clause.relation == Relation::acl || clause.relation == Relation::advcl;
        if (!relative || clause.head < 0) return std::nullopt;
        const std::uint32_t about = static_cast<std::uint32_t>(clause.head);
        if (std::optional<PlaceRef> place = place_at(about)) return place;
        if (told_.empty() || told_.back().sentence != sentence_) return std::nullopt;
        return told_.back().place;
    }

    std::optional<PlaceRef> place_at(std::uint32_t i) const {
        if (std::optional<PlaceRef> named = named_at(i)) return named;
        const auto known = std::find_if(described_.rbegin(), described_.rend(), [&](const DescribedPlace& place) {
            return place.sentence == sentence_ && place.head == i;
        });
        return known == described_.rend() ? std::nullopt : std::optional{known->place};
    }

    /// Of the last sentence that told places, as far as told: the finest one, of several the last.
    std::optional<PlaceRef> last_told() const {
        const Told* best = nullptr;
        for (auto told = told_.rbegin(); told != told_.rend(); ++told) {
            if (best != nullptr && told->sentence != best->sentence) break;
            if (!told->stands) continue;
            if (best == nullptr || fineness(told->place.feature) > fineness(best->place.feature)) best = &*told;
        }
        return best == nullptr ? std::nullopt : std::optional{best->place};
    }

    // ---- "the capital", "the city", "the airport" ----

    std::optional<DescribedPlace> describe_noun(std::uint32_t i, PlaceNoun noun) const {
        const std::uint32_t determiner = child(i, [&](std::uint32_t c) {
            const Token& word = tokens()[c];
            return word.relation == Relation::det && (word.lemma == "the" || word.lemma == "this" || word.lemma == "that");
        });
        const std::string owner = owner_country(i);
        if ((determiner == none && owner.empty()) || is_named_beside(i)) return std::nullopt;
        const bool another =
            child(i, [&](std::uint32_t c) {
                const Token& word = tokens()[c];
                return (word.relation == Relation::amod || word.relation == Relation::compound) && tells_another(word.lemma);
            }) != none;
        if (another) return std::nullopt;
        const std::uint32_t begin = determiner == none ? i : determiner;
        std::optional<PlaceRef> place = noun == PlaceNoun::capital   ? capital_of(owner.empty() ? country_here() : owner)
                                        : noun == PlaceNoun::country ? country_told(owner)
                                        : noun == PlaceNoun::site    ? site_told(tokens()[i].lemma)
                                                                     : told_as(noun, owner);
        if (!place) return std::nullopt;
        return make(i, {begin, i + 1}, std::move(*place));
    }

    /// "the city of Goma", "the capital, Bamako", "the Baltic port of Gdansk": it has a name.
    bool is_named_beside(std::uint32_t i) const {
        return child(i, [&](std::uint32_t c) {
                   const Relation relation = tokens()[c].relation;
                   const bool of = relation == Relation::nmod && has_child(c, Relation::case_, "of");
                   const bool renames = relation == Relation::appos || relation == Relation::flat ||
                                        relation == Relation::nmod_desc ||
                                        (relation == Relation::compound && named_at(c) && named_at(c)->feature != Feature::country);
                   if (of) return !named_at(c) || named_at(c)->feature != Feature::country;
                   return renames && (tokens()[c].upos == Upos::PROPN || named_at(c));
               }) != none;
    }

    /// "the Venezuelan capital", "Mali's capital", "the capital of Mali".
    std::string owner_country(std::uint32_t i) const {
        for (std::uint32_t c = 0; c < tokens().size(); ++c) {
            const Token& word = tokens()[c];
            if (word.head != static_cast<std::int32_t>(i) || heads_[c] == none) continue;
            const bool owns = word.relation == Relation::amod || word.relation == Relation::compound ||
                              word.relation == Relation::nmod_poss ||
                              (word.relation == Relation::nmod && has_child(c, Relation::case_, "of"));
            if (!owns) continue;
            if (std::string country = country_of(heads_[c]); !country.empty()) return country;
        }
        return {};
    }

    std::string country_of(std::uint32_t m) const {
        const MentionResolution& resolved = resolution_.mentions[m];
        if (resolved.place) return resolution_.places[*resolved.place].country;
        return resolved.entities.empty() ? std::string{} : resolution_.entities[resolved.entities.front()].country;
    }

    std::optional<PlaceRef> capital_of(const std::string& country) const {
        const std::optional<std::uint32_t> index = country.empty() ? std::nullopt : gazetteer_.capital(country);
        return index ? std::optional{reference(place_of(gazetteer_.place(*index)))} : std::nullopt;
    }

    std::optional<PlaceRef> country_ref(const std::string& country) const {
        const std::optional<std::uint32_t> index = country.empty() ? std::nullopt : gazetteer_.country(country);
        return index ? std::optional{reference(place_of(gazetteer_.place(*index)))} : std::nullopt;
    }

    /// The country that the passage is in: of the place told last in the paragraph, else the article's.
    std::string country_here() const {
        for (auto told = told_.rbegin(); told != told_.rend() && told->block == block(); ++told) {
            if (told->stands && !told->dateline && !told->place.country.empty()) return told->place.country;
        }
        return main_country_;
    }

    std::optional<PlaceRef> country_told(const std::string& owner) const {
        return owner.empty() ? country_ref(country_here()) : std::nullopt;
    }

    std::optional<PlaceRef> told_as(PlaceNoun noun, const std::string& owner) const {
        if (noun == PlaceNoun::anywhere) return last_told();
        const auto found = std::find_if(told_.rbegin(), told_.rend(), [&](const Told& told) {
            if (!owner.empty() && told.place.country != owner) return false;
            return may_be(noun, told.place.feature) && (told.stands || told.place.feature != Feature::country);
        });
        return found == told_.rend() ? std::nullopt : std::optional{found->place};
    }

    /// "the airport": one whose words had that noun.
    std::optional<PlaceRef> site_told(std::string_view lemma) const {
        const auto found = std::find_if(told_.rbegin(), told_.rend(), [&](const Told& told) {
            return told.place.feature == Feature::site &&
                   (told.words.find(lemma) != std::string::npos || fold(told.place.name).find(lemma) != std::string::npos);
        });
        return found == told_.rend() ? std::nullopt : std::optional{found->place};
    }

    // ---- "the presidential palace", "Kenya's parliament", "the US embassy", "the foreign ministry" ----

    std::optional<DescribedPlace> describe_seat(std::uint32_t i, PlaceNoun noun) const {
        const std::uint32_t core = noun == PlaceNoun::house ? institution_before(i) : i;
        if (core == none || has_child(i, Relation::det, "a")) return std::nullopt;
        const bool mission = sort_of_place(fold(tokens()[core].lemma)) == PlaceNoun::mission;
        std::string owner = owner_country(i);
        if (owner.empty() && core != i) owner = owner_country(core);
        if (mission && owner.empty() && tokens()[core].lemma == "mission") return std::nullopt; // "on a mission"
        if (!stands_as_place(i) && !is_acted_on(i)) return std::nullopt;
        const std::optional<PlaceRef> where = seat_of(i, owner, mission);
        if (!where) return std::nullopt;
        const TokenRange words = words_of_seat(i, mission);
        const std::string name = capitalised(text_of(document_, document_.sentences[sentence_], words));
        return make(i, words, site_in(name + " (" + where->name + ')', *where));
    }

    static PlaceRef site_in(std::string name, const PlaceRef& where) {
        PlaceRef site;
        site.id = "place:" + slug(name);
        site.name = std::move(name);
        site.country = where.country;
        site.admin1 = where.admin1;
        if (fineness(where.feature) >= fineness(Feature::city)) {
            site.latitude = where.latitude;
            site.longitude = where.longitude;
        }
        site.feature = Feature::site;
        return site;
    }

    /// "parliament" of "the parliament building", "supreme" of "the supreme court".
    std::uint32_t institution_before(std::uint32_t i) const {
        const bool court = tokens()[i].lemma == "court";
        return child(i, [&](std::uint32_t c) {
            const Token& word = tokens()[c];
            if (word.relation != Relation::compound && word.relation != Relation::amod && word.relation != Relation::nmod_poss)
                return false;
            const std::string lemma = fold(word.lemma);
            if (court) return lemma == "supreme" || lemma == "constitutional";
            const PlaceNoun noun = sort_of_place(lemma);
            return noun == PlaceNoun::institution || noun == PlaceNoun::mission || lemma == "government";
        });
    }

    /// "stormed the embassy", "demonstrators who broke into parliament"
    bool is_acted_on(std::uint32_t i) const {
        static constexpr auto verbs = std::to_array<std::string_view>(
            {"storm",  "attack",  "bomb",    "shell",   "occupy", "seize",  "besiege", "surround", "raid",
             "burn",   "torch",   "enter",   "ransack", "target", "hit",    "strike",  "damage",   "destroy",
             "invade", "overrun", "capture", "guard",   "break",  "picket", "leave"});
        const Token& token = tokens()[i];
        if (token.head < 0) return false;
        const Token& verb = tokens()[static_cast<std::size_t>(token.head)];
        const bool object =
            token.relation == Relation::obj || token.relation == Relation::nsubj_pass || token.relation == Relation::obl;
        return object && is_one_of(std::string_view(verb.lemma), verbs);
    }

    /// The town it is in.
    std::optional<PlaceRef> seat_of(std::uint32_t i, const std::string& owner, bool mission) const {
        if (std::optional<PlaceRef> below = place_below(i))
            return below->feature == Feature::country ? capital_of(below->country) : below;
        if (!owner.empty() && !mission) return capital_of(owner);
        if (std::optional<PlaceRef> beside = town_in_sentence(); beside && beside->country != owner) return beside;
        if (mission) {
            for (auto told = told_.rbegin(); told != told_.rend() && told->block == block(); ++told) {
                if (told->stands && told->place.feature == Feature::city && told->place.country != owner) return told->place;
            }
        }
        std::string country = mission ? std::string{} : country_of_parties(i);
        if (country.empty()) country = country_here();
        return country == owner ? std::nullopt : capital_of(country);
    }

    /// The country that all whom the sentence names belong to: "Soldiers detained the president at the palace."
    std::string country_of_parties(std::uint32_t i) const {
        std::string common;
        for (std::uint32_t c = 0; c < tokens().size(); ++c) {
            if (c == i || heads_[c] == none || resolution_.mentions[heads_[c]].entities.empty()) continue;
            const std::string country = country_of(heads_[c]);
            if (country.empty()) continue;
            if (!common.empty() && country != common) return {};
            common = country;
        }
        return common;
    }

    /// "the embassy in Tunis", "the embassy in the Iraqi capital"
    std::optional<PlaceRef> place_below(std::uint32_t i) const {
        for (std::uint32_t c = i + 1; c < tokens().size(); ++c) {
            const Token& word = tokens()[c];
            if (word.head != static_cast<std::int32_t>(i)) continue;
            if (word.relation != Relation::nmod && word.relation != Relation::obl && word.relation != Relation::appos) continue;
            if (std::optional<PlaceRef> named = named_at(c)) return named;
            const bool capital = sort_of_place(fold(word.lemma)) == PlaceNoun::capital;
            if (capital && !is_named_beside(c)) return capital_of(owner_country(c).empty() ? country_here() : owner_country(c));
        }
        return std::nullopt;
    }

    /// "In Khartoum, protesters attacked the German embassy."
    std::optional<PlaceRef> town_in_sentence() const {
        for (std::uint32_t c = 0; c < tokens().size(); ++c) {
            const std::optional<PlaceRef> named = named_at(c);
            if (named && named->feature == Feature::city && resolution_.mentions[heads_[c]].reads_as_place) return named;
        }
        return std::nullopt;
    }

    /// Without article and owner; with the sender of a mission: "presidential palace", "US embassy".
    TokenRange words_of_seat(std::uint32_t i, bool mission) const {
        std::uint32_t begin = i;
        while (begin > 0) {
            const Token& before = tokens()[begin - 1];
            const bool inside = before.relation == Relation::compound || before.relation == Relation::amod ||
                                (mission && before.relation == Relation::nmod_poss);
            const bool hangs = before.head >= static_cast<std::int32_t>(begin) && before.head <= static_cast<std::int32_t>(i);
            const bool owner = !mission && heads_[begin - 1] != none && !country_of(heads_[begin - 1]).empty();
            if (!inside || !hangs || owner) break;
            --begin;
        }
        return {begin, i + 1};
    }

    static std::string capitalised(std::string text) {
        if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
        return text;
    }

    // ---- "at the Splendid Hotel", "in Plaza Bolívar" ----

    /// A name with a word for a site in it, or before one ("the Simón Bolívar bridge"); else what the tagger takes for a place.
    std::optional<DescribedPlace> describe_unknown_name(std::uint32_t i) const {
        if (heads_[i] == none || mentions_[heads_[i]].name.size() == 0 || !stands_as_place(i)) return std::nullopt;
        const Mention& mention = mentions_[heads_[i]];
        const bool before_noun = !mention.name.contains(i);
        if (before_noun && (mention.name.end != i || !names_site(fold(tokens()[i].lemma)))) return std::nullopt;
        bool site = before_noun;
        for (std::uint32_t k = mention.name.begin; k < mention.name.end; ++k)
            site = site || (mention.name.size() > 1 && names_site(folded({k, k + 1})));
        if (!before_noun && (mention.name_type == NameType::PER || !mention.entries.empty())) return std::nullopt;
        if (!site && mention.name_type != NameType::LOC) return std::nullopt;
        if (before_noun && !country_of_adjective(mention).empty()) return std::nullopt; // "at a Turkish base"
        std::optional<PlaceRef> where = place_below(i);
        for (auto told = told_.rbegin(); !where && told != told_.rend() && told->block == block(); ++told) {
            if (told->stands && !told->dateline) where = told->place;
        }
        if (!where) where = country_ref(country_here());
        if (!where) return std::nullopt;
        const TokenRange words{mention.name.begin, std::max(mention.name.end, i + 1)};
        PlaceRef place = site_in(text_of(document_, document_.sentences[sentence_], words), *where);
        if (!site) {
            place.feature = Feature::city;
            place.latitude.reset();
            place.longitude.reset();
        }
        return make(i, words, std::move(place));
    }

    /// "Turkish" and "Turkey" before a noun say whose it is.
    std::string country_of_adjective(const Mention& mention) const {
        const MentionResolution& resolved = resolution_.mentions[heads_[mention.head]];
        if (resolved.place && resolution_.places[*resolved.place].feature == Feature::country)
            return resolution_.places[*resolved.place].country;
        return {};
    }

    /// The country that the article names most, by places and actors; where it is in doubt, that of its dateline.
    std::string main_country() const {
        std::map<std::string, std::uint32_t> count;
        std::string reported_from;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            if (mentions_[m].form == MentionForm::pronoun) continue;
            const std::string country = country_of(m);
            if (country.empty()) continue;
            count[country] += resolution_.mentions[m].reads_as_place ? 2U : 1U;
            const Token& head = document_.sentences[mentions_[m].sentence].tokens[mentions_[m].head];
            if (document_.article.dateline_span && document_.article.dateline_span->overlaps(head.span)) reported_from = country;
        }
        const auto most =
            std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most == count.end()) return {};
        return !reported_from.empty() && count[reported_from] * 2 > most->second ? reported_from : most->first;
    }

    const Document& document_;
    const std::vector<Mention>& mentions_;
    const Resolution& resolution_;
    const Gazetteer& gazetteer_;
    std::string main_country_;
    std::uint32_t sentence_ = 0;
    std::vector<std::uint32_t> heads_; ///< per token of the sentence: the mention that it heads
    std::vector<Told> told_;
    std::map<std::string, PlaceRef> things_; ///< by lemma
    std::vector<DescribedPlace> described_;
};

} // namespace

std::vector<DescribedPlace> describe_places(const Document& document, const std::vector<Mention>& mentions,
                                            const Resolution& resolution, const Gazetteer& gazetteer) {
    return PlaceDescriber(document, mentions, resolution, gazetteer).run();
}

} // namespace entente
