// SPDX-License-Identifier: Apache-2.0
#include "resolve/link.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extract/mentions_names.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

bool is_description(FormKind kind) {
    return kind == FormKind::adjective || kind == FormKind::demonym;
}

/// Countries whose people write the family name first.
bool family_name_first(std::string_view country) {
    static constexpr std::array<std::string_view, 9> countries{"PRK", "KOR", "CHN", "TWN", "HKG", "VNM", "KHM", "MAC", "SGP"};
    return std::find(countries.begin(), countries.end(), country) != countries.end();
}

/// "International Committee of the Red Cross" -> "ICRC"; every capitalised word counts.
std::string initials(std::string_view name) {
    std::string letters;
    bool begins = true;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint c = code_point_at(name, at);
        if (begins && is_upper(c.value)) letters += name.substr(at, c.length);
        begins = c.value == ' ' || c.value == '-' || c.value == U'‑';
        at += c.length;
    }
    return letters;
}

std::string without_stops(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != '.') out += c;
    }
    return out;
}

int days_between(Date a, Date b) {
    return static_cast<int>((std::chrono::sys_days{b} - std::chrono::sys_days{a}).count());
}

/// Links all names of one article.
class Linker {
public:
    Linker(const Document& document, const std::vector<Mention>& mentions, const ActorLexicon& lexicon)
        : document_(document), mentions_(mentions), lexicon_(lexicon) {
        links_.of_mention.assign(mentions.size(), none);
        links_.actor_of.assign(mentions.size(), none);
    }

    NameLinks run() {
        read_surfaces();
        count_countries();
        link_full_persons();
        link_bodies();
        link_single_persons();
        link_acronyms();
        describe();
        return in_order();
    }

private:
    struct Surface {
        std::string text;
        std::string folded;
        std::vector<std::string> words;
        std::vector<ActorForm> forms;
    };

    const ActorEntry& entry_of(const ActorForm& form) const { return lexicon_.entry(form.entry); }

    void read_surfaces() {
        surfaces_.resize(mentions_.size());
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            const Mention& mention = mentions_[m];
            if (mention.form != MentionForm::name || mention.name.size() == 0) continue;
            Surface& surface = surfaces_[m];
            surface.text = text_of(document_, document_.sentences[mention.sentence], mention.name);
            surface.folded = fold(surface.text);
            surface.words = name_words(surface.folded);
            surface.forms = actor_forms(lexicon_, surface.text);
            if (surface.forms.empty() && surface.text.starts_with("The "))
                surface.forms = actor_forms(lexicon_, surface.text.substr(4));
            std::erase_if(surface.forms, [&](const ActorForm& form) {
                return std::find(mention.entries.begin(), mention.entries.end(), form.entry) == mention.entries.end() &&
                       !mention.entries.empty();
            });
        }
    }

    void count_countries() {
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            if (surfaces_[m].forms.empty()) continue;
            const ActorEntry& entry = entry_of(surfaces_[m].forms.front());
            if (entry.kind == ActorKind::country && !entry.country.empty()) ++countries_[entry.country];
        }
    }

    bool is_person_like(std::size_t m) const { return mentions_[m].name_type == NameType::PER; }

    /// How well an entry fits a mention beyond its prior.
    double fit(std::size_t m, const ActorForm& form) const {
        const Mention& mention = mentions_[m];
        const ActorEntry& entry = entry_of(form);
        double score = std::log(std::max(1e-6, static_cast<double>(form.prior)));
        const bool person = entry.kind == ActorKind::person;
        if (mention.name_type == NameType::PER) score += person ? 2 : -3;
        if (mention.name_type == NameType::LOC && person) score -= 3;
        if (mention.name_type == NameType::ORG && person) score -= 2;
        for (const std::uint32_t owner : mention.modifiers) {
            if (owner == form.entry) continue;
            const std::string& country = lexicon_.entry(owner).country;
            if (!country.empty() && !entry.country.empty()) score += country == entry.country ? 2.5 : -1.5;
        }
        const auto known = countries_.find(entry.country);
        if (known != countries_.end() && entry.kind != ActorKind::country) score += 0.5 + 0.25 * std::min(known->second, 4);
        if (!mention.role.empty()) {
            const Title* title = lexicon_.title(mention.role);
            const std::string& office = title != nullptr && !title->office.empty() ? title->office : mention.role;
            for (const Office& held : entry.offices) {
                if (held.title == office) {
                    score += 1.5;
                    break;
                }
            }
        }
        if (const std::optional<Date> at = document_.article.published) {
            if (entry.from && days_between(*at, *entry.from) > 0) score -= 3;
            if (entry.to && days_between(*entry.to, *at) > 3650) score -= 2;
            for (const Office& held : entry.offices) {
                const bool begun = !held.from || days_between(*held.from, *at) >= 0;
                const bool on = !held.to || days_between(*held.to, *at) <= 0;
                if (begun && on) {
                    score += 1;
                    break;
                }
            }
        }
        return score;
    }

    std::optional<ActorForm> best_form(std::size_t m, bool (*accept)(const ActorForm&, const ActorEntry&)) const {
        std::optional<ActorForm> best;
        double best_score = 0;
        for (const ActorForm& form : surfaces_[m].forms) {
            if (!accept(form, entry_of(form))) continue;
            const double score = fit(m, form);
            if (!best || score > best_score) {
                best = form;
                best_score = score;
            }
        }
        return best;
    }

    std::uint32_t referent_of_entry(std::uint32_t entry) {
        const auto [at, fresh] = by_entry_.try_emplace(entry, static_cast<std::uint32_t>(links_.referents.size()));
        if (fresh) {
            links_.referents.push_back(known_referent(lexicon_, entry));
        }
        return at->second;
    }

    void assign(std::size_t m, std::uint32_t referent) { links_.of_mention[m] = referent; }

    // --- persons -------------------------------------------------------------------------------------------------------------

    /// A person's name words with initials and generational suffixes dropped.
    static std::vector<std::string> core_words(const std::vector<std::string>& words) {
        static constexpr std::array<std::string_view, 5> suffixes{"jr", "sr", "ii", "iii", "iv"};
        std::vector<std::string> core;
        for (const std::string& word : words) {
            if (word.size() > 1 && std::find(suffixes.begin(), suffixes.end(), word) == suffixes.end()) core.push_back(word);
        }
        return core.empty() ? words : core;
    }

    /// "Tayyip Erdogan" and "Recep Tayyip Erdogan", "Dmitry Peskov" and "Dmitri Peskov", "J. Smith" and "John Smith".
    static bool same_person(const std::vector<std::string>& a, const std::vector<std::string>& b) {
        if (a.empty() || b.empty()) return false;
        const std::vector<std::string>& small = a.size() <= b.size() ? a : b;
        const std::vector<std::string>& large = a.size() <= b.size() ? b : a;
        if (small.size() < 2) return false;
        if (std::all_of(small.begin(), small.end(),
                        [&](const std::string& word) { return std::find(large.begin(), large.end(), word) != large.end(); })) {
            return small.back() == large.back() || small.front() == large.front();
        }
        return small.back() == large.back() && small.size() == large.size() && close(small.front(), large.front());
    }

    /// One letter apart, or an initial.
    static bool close(std::string_view a, std::string_view b) {
        if (a.size() == 1 || b.size() == 1) return a.front() == b.front();
        if (a.size() < 4 || b.size() < 4) return false;
        const std::string_view small = a.size() <= b.size() ? a : b;
        const std::string_view large = a.size() <= b.size() ? b : a;
        if (large.size() - small.size() > 1) return false;
        std::size_t head = 0;
        while (head < small.size() && small[head] == large[head])
            ++head;
        std::size_t tail = 0;
        while (tail < small.size() - head && small[small.size() - 1 - tail] == large[large.size() - 1 - tail])
            ++tail;
        return head + tail + (small.size() == large.size() ? 1 : 0) >= small.size();
    }

    struct Person {
        std::uint32_t referent = 0;
        std::vector<std::string> words;
        std::size_t first_mention = 0;
    };

    void add_person(Person person) {
        for (const std::string& word : person.words) {
            std::vector<std::size_t>& of_word = persons_of_word_[word];
            if (of_word.empty() || of_word.back() != persons_.size()) of_word.push_back(persons_.size());
        }
        persons_.push_back(std::move(person));
    }

    std::optional<std::uint32_t> person_named(const std::vector<std::string>& words) const {
        for (const std::string& word : {words.back(), words.front()}) {
            const auto found = persons_of_word_.find(word);
            if (found == persons_of_word_.end()) continue;
            for (const std::size_t k : found->second) {
                if (same_person(persons_[k].words, words)) return persons_[k].referent;
            }
        }
        return std::nullopt;
    }

    void link_full_persons() {
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            const Surface& surface = surfaces_[m];
            if (surface.words.size() < 2) continue;
            const std::optional<ActorForm> form =
                best_form(m, [](const ActorForm& f, const ActorEntry&) { return !is_description(f.kind); });
            const bool known_person = form && entry_of(*form).kind == ActorKind::person;
            if (!known_person && !(is_person_like(m) && !form)) continue;
            std::vector<std::string> words = core_words(surface.words);
            if (known_person) {
                const std::uint32_t referent = referent_of_entry(form->entry);
                assign(m, referent);
                std::vector<std::string> canonical = core_words(name_words(fold(entry_of(*form).name)));
                if (canonical != words) add_person({referent, std::move(canonical), m});
                add_person({referent, std::move(words), m});
                continue;
            }
            if (const std::optional<std::uint32_t> same = person_named(words)) {
                assign(m, *same);
                Referent& referent = links_.referents[*same];
                if (!referent.entry && surface.text.size() > referent.name.size()) referent.name = surface.text;
                add_person({*same, std::move(words), m});
                continue;
            }
            add_person({new_referent(ReferentSort::person, ActorKind::person, surface.text), std::move(words), m});
            assign(m, persons_.back().referent);
        }
    }

    std::uint32_t new_referent(ReferentSort sort, std::optional<ActorKind> kind, const std::string& name) {
        Referent referent;
        referent.sort = sort;
        referent.kind = kind;
        referent.name = display(name);
        links_.referents.push_back(std::move(referent));
        return static_cast<std::uint32_t>(links_.referents.size() - 1);
    }

    /// A name in capitals is shown as one would write it ("KIM JONG UN"); acronyms stay.
    static std::string display(const std::string& name) {
        if (name.find(' ') == std::string::npos) return name;
        for (std::size_t at = 0; at < name.size();) {
            const CodePoint c = code_point_at(name, at);
            if (is_lower(c.value)) return name;
            at += c.length;
        }
        std::string out;
        bool begins = true;
        for (std::size_t at = 0; at < name.size();) {
            const CodePoint c = code_point_at(name, at);
            const std::string letter = name.substr(at, c.length);
            out += begins ? letter : lower(letter);
            begins = !is_letter(c.value);
            at += c.length;
        }
        return out;
    }

    /// The person of the article that one name word stands for: the one named last before, else the first named after.
    std::optional<std::uint32_t> person_by_word(const std::string& word, std::size_t m) const {
        std::optional<std::uint32_t> by_last;
        std::optional<std::uint32_t> by_first;
        const auto found = persons_of_word_.find(word);
        if (found == persons_of_word_.end()) return std::nullopt;
        const Gender said = gender_said(m);
        for (const std::size_t k : found->second) {
            const Person& person = persons_[k];
            if (person.first_mention > m && (by_last || by_first)) break;
            const Referent& referent = links_.referents[person.referent];
            if (contradict(said, gender_of_given_name(name_words(fold(referent.name)).front()))) continue; // "Mr Roth" is not Ana
            const bool family_first = family_name_first(referent.country) || (referent.entry && surname_of(*referent.entry, word));
            if (person.words.back() == word || (family_first && person.words.front() == word)) {
                by_last = person.referent;
            } else if (person.words.front() == word) {
                by_first = person.referent;
            } else if (person.words.size() > 2 && std::find(person.words.begin(), person.words.end(), word) != person.words.end() &&
                       !by_first) {
                by_first = person.referent;
            }
        }
        return by_last ? by_last : by_first;
    }

    static bool contradict(Gender a, Gender b) { return a != b && a != Gender::unknown && b != Gender::unknown; }

    /// By the words before the name: "Mr", "spokeswoman".
    Gender gender_said(std::size_t m) const {
        const Mention& mention = mentions_[m];
        const Sentence& sentence = document_.sentences[mention.sentence];
        for (std::uint32_t i = mention.tokens.begin; i < mention.name.begin; ++i) {
            const Gender gender = gender_of_word(lexicon_, fold(text_of(document_, sentence.tokens[i])));
            if (gender != Gender::unknown) return gender;
        }
        return Gender::unknown;
    }

    bool surname_of(std::uint32_t entry, const std::string& word) const {
        const auto forms = lexicon_.find(word);
        return std::any_of(forms.begin(), forms.end(),
                           [&](const ActorForm& form) { return form.entry == entry && form.kind == FormKind::surname; });
    }

    void link_single_persons() {
        std::map<std::string, std::uint32_t> unknown;
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            const Surface& surface = surfaces_[m];
            if (links_.of_mention[m] != none || surface.words.empty()) continue;
            const Mention& mention = mentions_[m];
            const bool titled = !mention.role.empty() && mention.form == MentionForm::name;
            const bool surname_form =
                !surface.forms.empty() && surface.forms.front().kind == FormKind::surname && mention.name_type != NameType::LOC;
            if (!is_person_like(m) && !surname_form &&
                !(mention.name_type != NameType::LOC && surface.forms.empty() && mention.places.empty()))
                continue;
            std::optional<std::uint32_t> person;
            if (surface.words.size() == 1 || is_person_like(m)) person = person_by_word(surface.words.back(), m);
            if (person) {
                assign(m, *person);
                continue;
            }
            if (!is_person_like(m) && !surname_form) continue;
            const std::optional<ActorForm> form = best_form(
                m, [](const ActorForm& f, const ActorEntry& e) { return e.kind == ActorKind::person && !is_description(f.kind); });
            if (form && (form->kind == FormKind::name || is_person_like(m) || titled)) {
                assign(m, referent_of_entry(form->entry));
                continue;
            }
            if (!is_person_like(m)) continue;
            const auto [at, fresh] = unknown.try_emplace(surface.words.back(), 0U);
            if (fresh) at->second = new_referent(ReferentSort::person, ActorKind::person, surface.text);
            assign(m, at->second);
        }
    }

    // --- everything that is no person ------------------------------------------------------------------------------------------

    /// Whether a capital or palace stands for its government here: an agent, a possessor, one addressed; not a place one is in.
    bool seat_acts(const Mention& mention) const {
        if (mention.place_reading) return false;
        const Token& head = document_.sentences[mention.sentence].tokens[mention.head];
        switch (head.relation) {
        case Relation::nsubj:
        case Relation::nsubj_pass:
        case Relation::obl_agent:
        case Relation::obj:
        case Relation::iobj:
        case Relation::obl:
        case Relation::nmod:
        case Relation::nmod_poss:
        case Relation::conj:
            return true;
        default:
            return false;
        }
    }

    void link_bodies() {
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            const Mention& mention = mentions_[m];
            const Surface& surface = surfaces_[m];
            if (links_.of_mention[m] != none || surface.words.empty()) continue;
            const std::optional<ActorForm> form = best_form(m, [](const ActorForm& f, const ActorEntry& e) {
                return e.kind != ActorKind::person && f.kind != FormKind::surname;
            });
            const bool single_person =
                is_person_like(m) && surface.words.size() == 1 &&
                (!form || !is_description(form->kind) || person_by_word(surface.words.back(), m).has_value());
            if (single_person) continue;
            if (form) {
                const std::optional<ActorForm> rival = best_form(m, [](const ActorForm&, const ActorEntry&) { return true; });
                if (rival && entry_of(*rival).kind == ActorKind::person) continue;
                link_known(m, *form);
                continue;
            }
            if (is_person_like(m)) continue;
            if (const std::optional<std::uint32_t> korea = part_of_korea(m)) {
                assign(m, referent_of_entry(*korea));
                continue;
            }
            if (!mention.places.empty() && mention.name_type != NameType::ORG) {
                assign(m, place_referent(surface));
                continue;
            }
            if (mention.name_type == NameType::LOC) {
                assign(m, place_referent(surface));
                continue;
            }
            if (mention.name_type == NameType::none && !mention.kind) continue;
            if (mention.name_type == NameType::MISC && !mention.kind) {
                assign(m, body_referent(ReferentSort::thing, std::nullopt, surface));
                continue;
            }
            if (surface.words.size() == 1 && person_by_word(surface.words.back(), m)) continue;
            const ActorKind kind = mention.kind.value_or(ActorKind::organization);
            assign(m, body_referent(ReferentSort::body, kind == ActorKind::person ? ActorKind::organization : kind, surface));
        }
    }

    /// "the North", "the South" in an article that names the country in full.
    std::optional<std::uint32_t> part_of_korea(std::size_t m) const {
        const std::string& word = surfaces_[m].folded;
        const char* country = word == "north" ? "PRK" : word == "south" ? "KOR" : nullptr;
        const Mention& mention = mentions_[m];
        if (country == nullptr || mention.name.begin == 0 || !countries_.contains(country)) return std::nullopt;
        const Token& before = document_.sentences[mention.sentence].tokens[mention.name.begin - 1];
        return before.relation == Relation::det ? lexicon_.country(country) : std::nullopt;
    }

    void link_known(std::size_t m, const ActorForm& form) {
        const Mention& mention = mentions_[m];
        const ActorEntry& entry = entry_of(form);
        if (form.kind == FormKind::seat) {
            const std::uint32_t actor = referent_of_entry(form.entry);
            if (seat_acts(mention)) {
                assign(m, actor);
            } else {
                links_.actor_of[m] = actor;
                assign(m, place_referent(surfaces_[m]));
            }
            return;
        }
        if (form.kind == FormKind::demonym && mention.kind == ActorKind::group) {
            assign(m, people_referent(entry, form.entry, surfaces_[m].text));
            return;
        }
        assign(m, referent_of_entry(form.entry));
    }

    /// "Russians", "Syrians": the people of a country, not the state.
    std::uint32_t people_referent(const ActorEntry& country, std::uint32_t entry, const std::string& text) {
        const auto [at, fresh] = people_.try_emplace(entry, 0U);
        if (fresh) {
            at->second = new_referent(ReferentSort::group, ActorKind::group, text);
            Referent& referent = links_.referents[at->second];
            referent.country = country.country;
            referent.sector = "CVL";
            referent.plural = true;
            referent.owners = {entry};
            referent.key = "people|" + country.country;
        }
        return at->second;
    }

    std::uint32_t place_referent(const Surface& surface) {
        const auto [at, fresh] = places_.try_emplace(surface.folded, 0U);
        if (fresh) at->second = new_referent(ReferentSort::place, std::nullopt, surface.text);
        return at->second;
    }

    static bool is_prefix_or_suffix(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
        if (part.empty() || part.size() >= whole.size()) return false;
        return std::equal(part.begin(), part.end(), whole.begin()) || std::equal(part.rbegin(), part.rend(), whole.rbegin());
    }

    struct Body {
        std::uint32_t referent = 0;
        std::vector<std::string> words;
    };

    /// A name is looked for again by its first and last words only, and not said twice.
    void add_body(Body body) {
        bodies_of_word_[body.words.front()].push_back(bodies_.size());
        if (body.words.back() != body.words.front()) bodies_of_word_[body.words.back()].push_back(bodies_.size());
        bodies_.push_back(std::move(body));
    }

    std::uint32_t body_referent(ReferentSort sort, std::optional<ActorKind> kind, const Surface& surface) {
        std::vector<std::size_t> like; // bodies that share the first or last word
        for (const std::string& word : {surface.words.front(), surface.words.back()}) {
            const auto found = bodies_of_word_.find(word);
            if (found != bodies_of_word_.end()) like.insert(like.end(), found->second.begin(), found->second.end());
        }
        std::sort(like.begin(), like.end());
        for (const std::size_t k : like) {
            if (bodies_[k].words == surface.words) return bodies_[k].referent;
        }
        // "Wagner" for "Wagner Group", "Democratic Party" for "Hong Kong Democratic Party"
        for (const std::size_t k : like) {
            const Body body = bodies_[k];
            const bool part = is_prefix_or_suffix(surface.words, body.words);
            if (!part && !is_prefix_or_suffix(body.words, surface.words)) continue;
            const std::vector<std::string>& shorter = part ? surface.words : body.words;
            if (shorter.size() == 1 && is_generic(shorter.front()) && !(part && links_.referents[body.referent].kind == kind))
                continue;
            Referent& referent = links_.referents[body.referent];
            if (!part && !referent.entry) referent.name = surface.text;
            add_body({body.referent, surface.words});
            return body.referent;
        }
        const std::uint32_t referent = new_referent(sort, kind, surface.text);
        add_body({referent, surface.words});
        return referent;
    }

    bool is_generic(const std::string& word) const {
        static constexpr std::array<std::string_view, 12> words{"national", "international", "council",    "party",
                                                                "ministry", "democratic",    "university", "new",
                                                                "united",   "great",         "army",       "south"};
        return std::find(words.begin(), words.end(), word) != words.end() || lexicon_.role(word) != nullptr ||
               !lexicon_.find(word).empty();
    }

    /// "SDF" beside "Syrian Democratic Forces" of the same article, whichever comes first.
    void link_acronyms() {
        std::map<std::string, std::uint32_t> expansions;
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            const std::uint32_t referent = links_.of_mention[m];
            if (referent == none || surfaces_[m].words.size() < 2) continue;
            const ReferentSort sort = links_.referents[referent].sort;
            if (sort == ReferentSort::person || sort == ReferentSort::place) continue;
            // "Kurdish-led Syrian Democratic Forces" is SDF, too.
            std::string_view rest = surfaces_[m].text;
            for (;;) {
                expansions.emplace(initials(rest), referent);
                const std::size_t blank = rest.find(' ');
                if (blank == std::string_view::npos) break;
                rest.remove_prefix(blank + 1);
            }
        }
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            const Surface& surface = surfaces_[m];
            const std::string letters = without_stops(surface.text);
            if (letters.size() < 2 || surface.words.size() != 1 || letters != initials_only(letters)) continue;
            const auto found = expansions.find(letters);
            const std::uint32_t own = links_.of_mention[m];
            std::uint32_t target = found == expansions.end() ? none : found->second;
            if (target == none && mentions_[m].apposition_of != none) {
                // "the Democratic Union party (PYD)": what stands in brackets after a name is its acronym.
                const std::uint32_t named = links_.of_mention[mentions_[m].apposition_of];
                if (named != none && links_.referents[named].sort == ReferentSort::body) target = named;
            }
            if (target == none || target == own) continue;
            if (own != none && links_.referents[own].entry && links_.referents[target].entry) continue;
            if (own != none) {
                Referent& kept = links_.referents[target];
                const Referent& merged = links_.referents[own];
                if (merged.sort == ReferentSort::person || merged.sort == ReferentSort::country) continue;
                if (!kept.entry && merged.entry && shares_words(kept.name, merged.name)) {
                    kept.entry = merged.entry;
                    kept.kind = merged.kind;
                    kept.name = merged.name;
                    kept.country = merged.country;
                    kept.sector = merged.sector;
                }
                for (std::uint32_t& other : links_.of_mention) {
                    if (other == own) other = target;
                }
            } else {
                links_.of_mention[m] = target;
            }
        }
    }

    /// The lexicon's acronym is this name's: NRC of the article's "Northern Relief Committee" is no "Nuclear Regulatory
    /// Commission".
    static bool shares_words(std::string_view a, std::string_view b) {
        const std::vector<std::string> words_a = name_words(fold(a));
        const std::vector<std::string> words_b = name_words(fold(b));
        const auto shared = std::count_if(words_a.begin(), words_a.end(), [&](const std::string& word) {
            return word.size() > 2 && std::find(words_b.begin(), words_b.end(), word) != words_b.end();
        });
        return static_cast<std::size_t>(shared) * 2 >= std::min(words_a.size(), words_b.size());
    }

    static std::string initials_only(std::string_view text) {
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const CodePoint c = code_point_at(text, at);
            if (is_upper(c.value)) out += text.substr(at, c.length);
            at += c.length;
        }
        return out;
    }

    // --- what the text says of them --------------------------------------------------------------------------------------------

    void describe() {
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            const std::uint32_t index = links_.of_mention[m];
            if (index == none) continue;
            const Mention& mention = mentions_[m];
            Referent& referent = links_.referents[index];
            add_description(referent, mention);
            if (referent.sort == ReferentSort::person) add_gender(referent, m);
            if (referent.sort == ReferentSort::body && mention.form == MentionForm::name) {
                const Token& head = document_.sentences[mention.sentence].tokens[mention.head];
                referent.plural = referent.plural || head.xpos == Xpos::NNPS || head.xpos == Xpos::NNS;
            }
        }
        for (std::size_t m = 0; m < mentions_.size(); ++m) { // "Peskov, the Kremlin's spokesman"
            const Mention& mention = mentions_[m];
            if (mention.apposition_of == none || mention.form == MentionForm::name) continue;
            const std::uint32_t index = links_.of_mention[mention.apposition_of];
            if (index != none) add_description(links_.referents[index], mention);
        }
    }

    void add_description(Referent& referent, const Mention& mention) const {
        if (referent.sort == ReferentSort::place || referent.sort == ReferentSort::country) return;
        if (!mention.role.empty() &&
            std::find(referent.roles.begin(), referent.roles.end(), mention.role) == referent.roles.end()) {
            referent.roles.push_back(mention.role);
        }
        if (referent.sector.empty()) referent.sector = mention.sector;
        for (const std::uint32_t owner : mention.modifiers) {
            if (referent.entry == owner) continue;
            if (std::find(referent.owners.begin(), referent.owners.end(), owner) == referent.owners.end())
                referent.owners.push_back(owner);
            const ActorEntry& entry = lexicon_.entry(owner);
            if (referent.country.empty()) referent.country = entry.country;
            if (referent.sector.empty() && entry.kind != ActorKind::country) referent.sector = entry.sector;
        }
    }

    void add_gender(Referent& referent, std::size_t m) const {
        if (referent.gender != Gender::unknown) return;
        referent.gender = gender_said(m);
        if (referent.gender == Gender::unknown) {
            for (const std::string& role : referent.roles) {
                if (referent.gender == Gender::unknown) referent.gender = gender_of_word(lexicon_, role);
            }
        }
        if (referent.gender == Gender::unknown) {
            const std::vector<std::string> words = name_words(fold(referent.name));
            if (!words.empty()) referent.gender = gender_of_given_name(words.front());
        }
    }

    /// Referents that have mentions (or are named by a seat), renumbered by first mention.
    NameLinks in_order() {
        std::vector<std::uint32_t> renamed(links_.referents.size(), none);
        NameLinks result;
        const auto keep = [&](std::uint32_t& index) {
            if (index == none) return;
            if (renamed[index] == none) {
                renamed[index] = static_cast<std::uint32_t>(result.referents.size());
                result.referents.push_back(links_.referents[index]);
                result.referents.back().mentions.clear();
            }
            index = renamed[index];
        };
        for (std::size_t m = 0; m < mentions_.size(); ++m) {
            keep(links_.of_mention[m]);
            keep(links_.actor_of[m]);
            if (links_.of_mention[m] != none)
                result.referents[links_.of_mention[m]].mentions.push_back(static_cast<std::uint32_t>(m));
        }
        result.of_mention = std::move(links_.of_mention);
        result.actor_of = std::move(links_.actor_of);
        return result;
    }

    const Document& document_;
    const std::vector<Mention>& mentions_;
    const ActorLexicon& lexicon_;
    std::vector<Surface> surfaces_;
    std::map<std::string, int, std::less<>> countries_; ///< alpha-3 -> mentions
    std::vector<Person> persons_;
    std::map<std::string, std::vector<std::size_t>> persons_of_word_;
    std::vector<Body> bodies_;
    std::map<std::string, std::vector<std::size_t>> bodies_of_word_; ///< by first and last word
    std::map<std::uint32_t, std::uint32_t> by_entry_;
    std::map<std::uint32_t, std::uint32_t> people_;
    std::map<std::string, std::uint32_t> places_;
    NameLinks links_;
};

} // namespace

NameLinks link_names(const Document& document, const std::vector<Mention>& mentions, const ActorLexicon& lexicon) {
    return Linker(document, mentions, lexicon).run();
}

} // namespace entente
