// SPDX-License-Identifier: Apache-2.0
#include "extract/mentions.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/mentions_apposition.hpp"
#include "extract/mentions_names.hpp"
#include "extract/mentions_phrases.hpp"
#include "extract/place_names.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 25> place_prepositions{
    "in",     "at",      "near", "outside", "inside", "into", "across", "around", "throughout", "within", "through", "along", "off",
    "beyond", "between", "over", "under",   "via",    "onto", "above",  "beside", "towards",    "toward", "amid",    "on"};
constexpr std::array<std::string_view, 3> direction_prepositions{"to", "from", "for"};
constexpr std::array<std::string_view, 48> motion_words{
    "go",      "come",     "travel",   "fly",       "arrive",   "return",     "leave",     "move",      "head",    "drive",
    "flee",    "withdraw", "march",    "send",      "deploy",   "visit",      "trip",      "flight",    "journey", "escape",
    "bring",   "take",     "transfer", "transport", "evacuate", "fled",       "sail",      "advance",   "retreat", "way",
    "road",    "route",    "depart",   "convoy",    "migrate",  "deport",     "expel",     "pull",      "airlift", "exile",
    "smuggle", "export",   "import",   "ship",      "enter",    "withdrawal", "departure", "deployment"};
constexpr std::array<std::string_view, 30> place_nouns{
    "city",      "town",  "village", "region",     "province",     "district",     "state",   "county",
    "island",    "area",  "border",  "capital",    "port",         "airport",      "base",    "river",
    "valley",    "coast", "strait",  "sea",        "peninsula",    "suburb",       "enclave", "republic",
    "territory", "camp",  "oblast",  "cosmodrome", "neighborhood", "neighbourhood"};

/// What a name without lexicon entry is, by its last word.
std::optional<ActorKind> kind_of_word(std::string_view word) {
    static constexpr std::array<std::string_view, 20> government{
        "ministry",   "government", "parliament", "senate",         "congress", "court",  "embassy",
        "consulate",  "department", "council",    "assembly",       "agency",   "bureau", "office",
        "commission", "authority",  "cabinet",    "administration", "police",   "house"};
    static constexpr std::array<std::string_view, 9> military{"army",      "navy",  "forces",  "force", "brigade",
                                                              "battalion", "corps", "marines", "guard"};
    static constexpr std::array<std::string_view, 8> armed{"militia",    "front",    "brigades", "movement",
                                                           "resistance", "fighters", "rebels",   "jihad"};
    static constexpr std::array<std::string_view, 13> company{"inc", "inc.", "corp",  "corp.", "ltd",      "ltd.",   "co",
                                                              "co.", "plc",  "group", "bank",  "airlines", "airways"};
    static constexpr std::array<std::string_view, 9> media{"times",   "post", "news",  "gazette",   "journal",
                                                           "tribune", "tv",   "radio", "television"};
    if (is_one_of(word, government)) return ActorKind::government;
    if (is_one_of(word, military)) return ActorKind::military;
    if (is_one_of(word, armed)) return ActorKind::armed_group;
    if (is_one_of(word, company)) return ActorKind::company;
    if (is_one_of(word, media)) return ActorKind::media;
    return std::nullopt;
}

/// All mentions of one sentence.
class SentenceMentions {
public:
    SentenceMentions(const Document& document, std::uint32_t index, std::vector<FoundName> names, const ActorLexicon& lexicon,
                     const Gazetteer& gazetteer)
        : document_(document), sentence_(document.sentences[index]), index_(index), lexicon_(lexicon), gazetteer_(gazetteer),
          tree_(sentence_), names_(std::move(names)), name_used_(names_.size(), false) {}

    std::vector<Mention> run() {
        for (std::uint32_t i = 0; i < sentence_.tokens.size(); ++i) {
            if (tree_.heads_phrase(i)) add_phrase(i);
        }
        for (std::size_t k = 0; k < names_.size(); ++k) {
            if (!name_used_[k]) add_inner_name(k);
        }
        std::stable_sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) { return a.head < b.head; });
        link_structure();
        return std::move(mentions_);
    }

private:
    const Token& token(std::uint32_t i) const { return sentence_.tokens[i]; }
    std::string_view word(std::uint32_t i) const { return text_of(document_, token(i)); }
    std::string folded(TokenRange range) const { return fold(text_of(document_, sentence_, range)); }

    std::optional<std::size_t> name_containing(std::uint32_t i) const {
        for (std::size_t k = 0; k < names_.size(); ++k) {
            if (names_[k].tokens.contains(i) && !names_[k].nested) return k;
        }
        return std::nullopt;
    }

    bool has_mention_at(std::uint32_t head) const {
        return std::any_of(mentions_.begin(), mentions_.end(), [&](const Mention& m) { return m.head == head; });
    }

    /// The words before a person's name that are its title.
    TokenRange title_before(const FoundName& name) const {
        if (name.type != NameType::PER) return {name.tokens.begin, name.tokens.begin};
        for (std::uint32_t begin = name.tokens.begin - std::min(name.tokens.begin, 5U); begin < name.tokens.begin; ++begin) {
            if (title_length(document_, sentence_, begin, name.tokens.begin, lexicon_) == name.tokens.begin - begin)
                return {begin, name.tokens.begin};
        }
        return {name.tokens.begin, name.tokens.begin};
    }

    /// Where a person's name begins with its title and whose it is: at "French" in "French Foreign Minister Anne Roux".
    std::uint32_t lead_in(const FoundName& name) const {
        const TokenRange title = title_before(name);
        if (title.size() == 0) return title.begin;
        for (const FoundName& owner : names_) {
            if (owner.tokens.end == title.begin && !owner.forms.empty() && owner.type != NameType::PER) return owner.tokens.begin;
        }
        return title.begin;
    }

    /// "President" beside "Amara Diallo" in a tree that makes two phrases of "President Amara Diallo".
    bool is_loose_title(std::uint32_t head) const {
        return std::any_of(names_.begin(), names_.end(), [&](const FoundName& name) {
            if (name.nested || !title_before(name).contains(head)) return false;
            const std::uint32_t own = tree_.head_of(name.tokens);
            return tree_.heads_phrase(own) && token(own).head != static_cast<std::int32_t>(head) &&
                   token(own).relation != Relation::appos;
        });
    }

    void add_phrase(std::uint32_t head) {
        if (has_mention_at(head) || is_loose_title(head)) return;
        Mention mention;
        mention.sentence = index_;
        mention.head = head;
        mention.tokens = {head, head + 1};
        if (token(head).upos == Upos::PRON) {
            mention.form = MentionForm::pronoun;
            describe_pronoun(mention);
            if (token(head).xpos != Xpos::PRP && token(head).xpos != Xpos::PRP_POSS) mention.tokens = tree_.phrase(head);
            mentions_.push_back(std::move(mention));
            return;
        }
        mention.tokens = tree_.phrase(head);
        std::optional<std::size_t> name = name_containing(head);
        if (name && name_used_[*name]) return; // a second head inside one name is the parser's slip
        if (name && tree_.head_of(names_[*name].tokens) != head && tree_.heads_phrase(tree_.head_of(names_[*name].tokens))) return;
        if (!name) name = name_after_role(head);
        if (name) {
            name_used_[*name] = true;
            mention.form = MentionForm::name;
            mention.name = names_[*name].tokens;
            mention.tokens.begin = std::min(mention.tokens.begin, mention.name.begin);
            mention.tokens.end = std::max(mention.tokens.end, mention.name.end);
            if (head >= mention.name.begin) mention.tokens.begin = std::min(mention.tokens.begin, lead_in(names_[*name]));
            describe_name(mention, names_[*name]);
        } else {
            describe_nominal(mention);
        }
        if (mention.form == MentionForm::name) add_role_before(mention);
        add_modifiers(mention);
        mention.place_reading = reads_as_place(mention);
        mentions_.push_back(std::move(mention));
    }

    /// "spokesman Dmitry Peskov" where the role heads the phrase: the name that follows it directly, as flat, apposition or
    /// compound.
    std::optional<std::size_t> name_after_role(std::uint32_t head) const {
        const bool is_title = lexicon_.title(fold(word(head))) != nullptr || lexicon_.role(token(head).lemma) != nullptr;
        for (const std::uint32_t child : tree_.children(head)) {
            if (child < head) continue;
            const Relation relation = token(child).relation;
            const std::optional<std::size_t> name = name_containing(child);
            if (!name || name_used_[*name]) continue;
            const bool after_title = title_before(names_[*name]).contains(head); // "Secretary of State Antony Blinken"
            if (names_[*name].tokens.begin != head + 1 && !after_title) continue;
            const bool person = names_[*name].type == NameType::PER;
            if (relation == Relation::flat && (person || is_title)) return name;
            if ((relation == Relation::appos || relation == Relation::compound || relation == Relation::dep ||
                 relation == Relation::nmod_desc || (relation == Relation::nmod && (after_title || tree_.adpositions(child).empty()))) &&
                person && (is_title || after_title))
                return name;
        }
        return std::nullopt;
    }

    /// A name within a phrase that has another head: "Kremlin" in "Kremlin spokesman", "Turkish" in "Turkish troops".
    void add_inner_name(std::size_t k) {
        const FoundName& name = names_[k];
        const std::uint32_t head = name.nested ? name.tokens.end - 1 : tree_.head_of(name.tokens);
        std::uint32_t at = head;
        if (has_mention_at(at)) {
            // A nested name must not take its holder's head; any other of its tokens does.
            at = name.tokens.begin;
            while (at < name.tokens.end && has_mention_at(at))
                ++at;
            if (at == name.tokens.end) return;
        }
        Mention mention;
        mention.sentence = index_;
        mention.head = at;
        mention.tokens = name.tokens;
        mention.name = name.tokens;
        mention.form = MentionForm::name;
        describe_name(mention, name);
        mention.place_reading = reads_as_place(mention);
        mentions_.push_back(std::move(mention));
    }

    void describe_pronoun(Mention& mention) const {
        static constexpr std::array<std::string_view, 16> persons{"he", "him", "his", "himself", "she",    "her", "hers", "herself",
                                                                  "i",  "me",  "my",  "mine",    "myself", "who", "whom", "whose"};
        static constexpr std::array<std::string_view, 19> groups{
            "they", "them", "their", "theirs",   "themselves", "we",   "us",   "our",   "ours", "ourselves",
            "you",  "your", "both",  "everyone", "others",     "some", "many", "those", "yours"};
        static constexpr std::array<std::string_view, 5> bodies{"it", "its", "itself", "which", "that"};
        const std::string text = lower(word(mention.head));
        if (is_one_of(text, persons))
            mention.kind = ActorKind::person;
        else if (is_one_of(text, groups))
            mention.kind = ActorKind::group;
        else if (is_one_of(text, bodies))
            mention.kind = ActorKind::organization;
    }

    void describe_name(Mention& mention, const FoundName& name) const {
        mention.name_type = name.type;
        for (const ActorForm& form : name.forms)
            mention.entries.push_back(form.entry);
        mention.places = name.places;
        if (!name.forms.empty()) {
            const ActorForm& best = name.forms.front();
            const ActorEntry& entry = lexicon_.entry(best.entry);
            mention.kind = entry.kind;
            mention.sector = entry.sector;
            const bool people = best.kind == FormKind::demonym && token(mention.head).upos != Upos::ADJ;
            if (people)
                mention.kind = token(mention.head).xpos == Xpos::NNPS || token(mention.head).xpos == Xpos::NNS ? ActorKind::group
                                                                                                               : ActorKind::person;
            if (entry.kind == ActorKind::country) {
                if (const std::optional<std::uint32_t> place = gazetteer_.country(entry.country)) {
                    const auto known = std::find(mention.places.begin(), mention.places.end(), *place);
                    if (best.kind != FormKind::seat && known == mention.places.end())
                        mention.places.insert(mention.places.begin(), *place);
                }
            }
            return;
        }
        if (name.type == NameType::PER) {
            mention.kind = ActorKind::person;
            return;
        }
        const std::string last = fold(word(name.tokens.end - 1));
        const std::string first = fold(word(name.tokens.begin));
        std::optional<ActorKind> kind = kind_of_word(last);
        if (!kind && name.tokens.size() > 2) kind = kind_of_word(first); // "Ministry of Defence"
        if (!kind && name.type == NameType::ORG) {
            if (const Role* role = lexicon_.role(last)) kind = role->kind;
        }
        if (name.type == NameType::ORG)
            mention.kind = kind.value_or(ActorKind::organization);
        else if (name.type == NameType::none && kind && mention.places.empty())
            mention.kind = kind;
    }

    void describe_nominal(Mention& mention) const {
        const std::uint32_t head = mention.head;
        const std::string lemma = fold(token(head).lemma);
        const std::string form = fold(word(head));
        const Role* role = lexicon_.role(form);
        if (role == nullptr) role = lexicon_.role(lemma);
        // The longest title that ends in the head: "deputy foreign minister".
        const Title* title = nullptr;
        std::string title_word;
        for (std::uint32_t begin = mention.tokens.begin; begin <= head && title == nullptr; ++begin) {
            title_word = folded({begin, head + 1});
            title = lexicon_.title(title_word);
        }
        if (title == nullptr) {
            title_word = lemma;
            title = lexicon_.title(lemma);
        }
        const bool plural = token(head).xpos == Xpos::NNS || token(head).xpos == Xpos::NNPS;
        if (title != nullptr && (role == nullptr || !plural)) {
            mention.kind = ActorKind::person;
            mention.role = title_word;
            mention.sector = title->sector;
            if (role != nullptr && mention.sector.empty()) mention.sector = role->sector;
            return;
        }
        if (role != nullptr) {
            // "European countries" are a group of them, "the country" is one
            mention.kind = role->kind == ActorKind::country && plural ? ActorKind::group : role->kind;
            mention.role = role->word;
            mention.sector = role->sector;
            return;
        }
        if (title != nullptr) {
            mention.kind = ActorKind::group;
            mention.role = title_word;
            mention.sector = title->sector;
        }
    }

    /// Title or role of a named phrase: "president" in "Russian President Vladimir Putin".
    void add_role_before(Mention& mention) const {
        for (std::uint32_t begin = mention.tokens.begin; begin < mention.name.begin; ++begin) {
            for (std::uint32_t end = mention.name.begin; end > begin; --end) {
                const std::string text = folded({begin, end});
                if (const Title* title = lexicon_.title(text)) {
                    if (mention.role.empty() || !title->office.empty()) {
                        mention.role = text;
                        if (mention.sector.empty()) mention.sector = title->sector;
                    }
                    if (!title->office.empty()) return;
                    begin = end - 1;
                    break;
                }
                if (end == begin + 1) {
                    const Role* role = lexicon_.role(text);
                    if (role == nullptr) role = lexicon_.role(fold(token(begin).lemma));
                    if (role != nullptr && mention.role.empty() && token(begin).upos != Upos::ADJ) {
                        mention.role = role->word;
                        if (mention.sector.empty()) mention.sector = role->sector;
                    }
                }
            }
        }
        if (!mention.role.empty() && !mention.kind && mention.places.empty()) mention.kind = ActorKind::person;
    }

    /// "US" in "US-led": joined by a hyphen to what follows.
    bool joined_by_hyphen(TokenRange name) const {
        return name.end + 1 < sentence_.tokens.size() &&
               sentence_.tokens[name.end].span.begin == sentence_.tokens[name.end - 1].span.end &&
               (word(name.end) == "-" || word(name.end) == "–" || word(name.end) == "‑") &&
               token(name.end + 1).span.begin == token(name.end).span.end && token(name.end + 1).upos != Upos::PROPN;
    }

    /// Actors that the phrase's own words say it belongs to.
    void add_modifiers(Mention& mention) const {
        static constexpr std::array<std::string_view, 2> origin{"of", "from"};
        static constexpr std::array<std::string_view, 1> inside{"in"};
        const auto belongs = [&](const FoundName& name) {
            if (name.forms.empty() || name.tokens == mention.name || joined_by_hyphen(name.tokens)) return false;
            if (mention.name.size() > 0 && name.tokens.begin >= mention.name.begin && name.tokens.end <= mention.name.end &&
                !name.nested)
                return false;
            const std::uint32_t head = name.nested ? name.tokens.begin : tree_.head_of(name.tokens);
            if (mention.tokens.contains(head) && head < mention.head) return true;
            if (mention.form == MentionForm::name && mention.tokens.contains(head) && head < mention.name.begin) return true;
            // "leaders of Turkey and Russia": a conjunct belongs where the first of them does.
            std::uint32_t first = head;
            for (int steps = 0; token(first).relation == Relation::conj && token(first).head >= 0 && steps < 8; ++steps) {
                first = static_cast<std::uint32_t>(token(first).head);
            }
            if (token(first).head != static_cast<std::int32_t>(mention.head)) return false;
            const Relation relation = token(first).relation;
            if (relation == Relation::nmod) {
                return tree_.has_adposition(first, origin) ||
                       (mention.kind && mention.form == MentionForm::nominal && tree_.has_adposition(first, inside));
            }
            return relation == Relation::amod || relation == Relation::compound || relation == Relation::nmod_poss;
        };
        for (const FoundName& name : names_) {
            if (!belongs(name)) continue;
            const std::uint32_t entry = name.forms.front().entry;
            if (std::find(mention.modifiers.begin(), mention.modifiers.end(), entry) == mention.modifiers.end())
                mention.modifiers.push_back(entry);
        }
    }

    bool in_dateline(const Mention& mention) const {
        if (!document_.article.dateline_span) return false;
        return document_.article.dateline_span->overlaps(token(mention.head).span);
    }

    bool reads_as_place(const Mention& mention) const {
        if (mention.form == MentionForm::pronoun) return false;
        if (in_dateline(mention)) return true;
        if (mention.name_type == NameType::PER) return false;
        const Token& head = token(mention.head);
        const std::string_view lemma =
            head.head >= 0 ? std::string_view(token(static_cast<std::uint32_t>(head.head)).lemma) : std::string_view{};
        // "the Amur region", "Manbij city"
        if (head.relation == Relation::compound && is_one_of(lemma, place_nouns)) return true;
        if (mention.form == MentionForm::nominal && !is_one_of(std::string_view(head.lemma), place_nouns) && mention.kind)
            return false;
        bool of = false;
        for (const std::uint32_t adposition : tree_.adpositions(mention.head)) {
            const std::string_view preposition = token(adposition).lemma;
            if (is_one_of(preposition, place_prepositions))
                return preposition != "on" && preposition != "over" && preposition != "between" && preposition != "under"
                           ? true
                           : !mention.kind || mention.kind != ActorKind::country;
            if (is_one_of(preposition, direction_prepositions) && is_one_of(lemma, motion_words)) return true;
            of = of || preposition == "of";
        }
        if (of && is_one_of(lemma, place_nouns)) return true;
        // "in Manbij, Syria": what follows a place by apposition or comma is the place it lies in.
        if (head.relation == Relation::appos || head.relation == Relation::conj || head.relation == Relation::nmod_unmarked ||
            head.relation == Relation::nmod || head.relation == Relation::list) {
            for (const Mention& other : mentions_) {
                if (static_cast<std::int32_t>(other.head) == head.head && other.place_reading &&
                    !tree_.adpositions(mention.head).size()) {
                    return !mention.places.empty();
                }
            }
        }
        return false;
    }

    std::uint32_t mention_headed(std::int32_t head) const {
        if (head < 0) return none;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            if (mentions_[m].head == static_cast<std::uint32_t>(head)) return m;
        }
        return none;
    }

    void link_structure() {
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            Mention& mention = mentions_[m];
            const Token& head = token(mention.head);
            if (const std::uint32_t beside = beside_comma(document_, sentence_, mentions_, m); beside != none) {
                mention.apposition_of = beside;
            } else if (head.relation == Relation::appos) {
                const std::uint32_t other = mention_headed(head.head);
                if (other != none && other != m && !mentions_[other].tokens.contains(mention.head)) mention.apposition_of = other;
            } else if (head.relation == Relation::conj) {
                const std::uint32_t other = mention_headed(head.head);
                if (other != none && other != m)
                    mention.conjunct_of = mentions_[other].conjunct_of == none ? other : mentions_[other].conjunct_of;
            } else if (mention.form == MentionForm::name) {
                if (const std::uint32_t other = renamed_by(m); other != none) mention.apposition_of = other;
            }
        }
    }

    /// "the organisation known as the Wagner Group", "a man named X": the mention that this name names.
    std::uint32_t renamed_by(std::uint32_t m) const {
        static constexpr std::array<std::string_view, 8> naming{"know", "call",  "name",     "identify",
                                                                "dub",  "style", "nickname", "title"};
        const Token& head = token(mentions_[m].head);
        if (head.head < 0) return none;
        const Token& verb = token(static_cast<std::uint32_t>(head.head));
        if (verb.relation != Relation::acl || !is_one_of(std::string_view(verb.lemma), naming)) return none;
        if (head.relation != Relation::obl && head.relation != Relation::xcomp && head.relation != Relation::obj) return none;
        const std::uint32_t other = mention_headed(verb.head);
        return other == m ? none : other;
    }

    const Document& document_;
    const Sentence& sentence_;
    std::uint32_t index_;
    const ActorLexicon& lexicon_;
    const Gazetteer& gazetteer_;
    PhraseTree tree_;
    std::vector<FoundName> names_;
    std::vector<bool> name_used_;
    std::vector<Mention> mentions_;
};

} // namespace

std::vector<Mention> find_mentions(const Document& document, const ActorLexicon& lexicon, const Gazetteer& gazetteer) {
    std::vector<Mention> all;
    std::vector<std::vector<FoundName>> names = find_all_names(document, lexicon, gazetteer);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        std::vector<Mention> mentions = SentenceMentions(document, s, std::move(names[s]), lexicon, gazetteer).run();
        const std::uint32_t base = static_cast<std::uint32_t>(all.size());
        for (Mention& mention : mentions) {
            if (mention.apposition_of != none) mention.apposition_of += base;
            if (mention.conjunct_of != none) mention.conjunct_of += base;
            all.push_back(std::move(mention));
        }
    }
    return all;
}

} // namespace entente
