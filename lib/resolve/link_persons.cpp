// SPDX-License-Identifier: Apache-2.0
// Names of persons: full ones first, then surnames and given names after them.
#include <algorithm>
#include <array>

#include "extract/mentions_names.hpp"
#include "resolve/link_pass.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

/// Countries whose people write the family name first.
bool family_name_first(std::string_view country) {
    static constexpr std::array<std::string_view, 9> countries{"PRK", "KOR", "CHN", "TWN", "HKG", "VNM", "KHM", "MAC", "SGP"};
    return std::find(countries.begin(), countries.end(), country) != countries.end();
}

} // namespace

std::vector<std::string> NameLinker::core_words(const std::vector<std::string>& words) {
    static constexpr std::array<std::string_view, 5> suffixes{"jr", "sr", "ii", "iii", "iv"};
    std::vector<std::string> core;
    for (const std::string& word : words) {
        if (word.size() > 1 && std::find(suffixes.begin(), suffixes.end(), word) == suffixes.end()) core.push_back(word);
    }
    return core.empty() ? words : core;
}

bool NameLinker::same_person(const std::vector<std::string>& a, const std::vector<std::string>& b) {
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

bool NameLinker::close(std::string_view a, std::string_view b) {
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

void NameLinker::add_person(Person person) {
    for (const std::string& word : person.words) {
        std::vector<std::size_t>& of_word = persons_of_word_[word];
        if (of_word.empty() || of_word.back() != persons_.size()) of_word.push_back(persons_.size());
    }
    persons_.push_back(std::move(person));
}

std::optional<std::uint32_t> NameLinker::person_named(const std::vector<std::string>& words) const {
    for (const std::string& word : {words.back(), words.front()}) {
        const auto found = persons_of_word_.find(word);
        if (found == persons_of_word_.end()) continue;
        for (const std::size_t k : found->second) {
            if (same_person(persons_[k].words, words)) return persons_[k].referent;
        }
    }
    return std::nullopt;
}

void NameLinker::link_full_persons() {
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

std::optional<std::uint32_t> NameLinker::person_by_word(const std::string& word, std::size_t m) const {
    std::optional<std::uint32_t> by_last;
    std::optional<std::uint32_t> by_first;
    const auto found = persons_of_word_.find(word);
    if (found == persons_of_word_.end()) return std::nullopt;
    const Gender said = gender_said(m);
    for (const std::size_t k : found->second) {
        const Person& person = persons_[k];
        if (person.first_mention > m && (by_last || by_first)) break;
        const Referent& referent = links_.referents[person.referent];
        const std::vector<std::string> own = name_words(fold(referent.name));
        if (!own.empty() && contradict(said, gender_of_given_name(own.front()))) continue; // "Mr Roth" is not Ana
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

Gender NameLinker::gender_said(std::size_t m) const {
    const Mention& mention = mentions_[m];
    const Sentence& sentence = document_.sentences[mention.sentence];
    for (std::uint32_t i = mention.tokens.begin; i < mention.name.begin; ++i) {
        const Gender gender = gender_of_word(lexicon_, fold(text_of(document_, sentence.tokens[i])));
        if (gender != Gender::unknown) return gender;
    }
    return Gender::unknown;
}

bool NameLinker::surname_of(std::uint32_t entry, const std::string& word) const {
    const auto forms = lexicon_.find(word);
    return std::any_of(forms.begin(), forms.end(),
                       [&](const ActorForm& form) { return form.entry == entry && form.kind == FormKind::surname; });
}

void NameLinker::link_single_persons() {
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

} // namespace entente
