// SPDX-License-Identifier: Apache-2.0
// Acronyms with their expansions, and what the text says of those it names.
#include <algorithm>
#include <array>

#include "extract/mentions_names.hpp"
#include "resolve/link_pass.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

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

} // namespace

void NameLinker::link_acronyms() {
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

bool NameLinker::shares_words(std::string_view a, std::string_view b) {
    const std::vector<std::string> words_a = name_words(fold(a));
    const std::vector<std::string> words_b = name_words(fold(b));
    const auto shared = std::count_if(words_a.begin(), words_a.end(), [&](const std::string& word) {
        return word.size() > 2 && std::find(words_b.begin(), words_b.end(), word) != words_b.end();
    });
    return static_cast<std::size_t>(shared) * 2 >= std::min(words_a.size(), words_b.size());
}

std::string NameLinker::initials_only(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint c = code_point_at(text, at);
        if (is_upper(c.value)) out += text.substr(at, c.length);
        at += c.length;
    }
    return out;
}

void NameLinker::describe() {
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

void NameLinker::add_description(Referent& referent, const Mention& mention) const {
    if (referent.sort == ReferentSort::place || referent.sort == ReferentSort::country) return;
    if (!mention.role.empty() && std::find(referent.roles.begin(), referent.roles.end(), mention.role) == referent.roles.end()) {
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

void NameLinker::add_gender(Referent& referent, std::size_t m) const {
    if (referent.gender != Gender::unknown && !referent.gender_guessed) return;
    Gender said = gender_said(m);
    if (said == Gender::unknown) {
        for (const std::string& role : referent.roles) {
            if (said == Gender::unknown) said = gender_of_word(lexicon_, role);
        }
    }
    if (said != Gender::unknown) {
        referent.gender = said;
        referent.gender_guessed = false;
    }
    if (referent.gender == Gender::unknown) {
        const std::vector<std::string> words = name_words(fold(referent.name));
        if (!words.empty()) referent.gender = gender_of_given_name(words.front());
        referent.gender_guessed = referent.gender != Gender::unknown;
    }
}

} // namespace entente
