// SPDX-License-Identifier: Apache-2.0
#include "lexicon/predicates.hpp"

#include <algorithm>
#include <charconv>

#include "text/embedded.hpp"
#include "text/error.hpp"

ENTENTE_EMBEDDED(predicates_sets)
ENTENTE_EMBEDDED(predicates_operators)
ENTENTE_EMBEDDED(predicates_refusals)
ENTENTE_EMBEDDED(predicates_verbal_cooperation)
ENTENTE_EMBEDDED(predicates_material_cooperation)
ENTENTE_EMBEDDED(predicates_verbal_conflict)
ENTENTE_EMBEDDED(predicates_material_conflict)

namespace entente {

namespace {

using Sets = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Line {
    const std::string& file;
    std::size_t number;

    [[noreturn]] void fail(const std::string& reason, const std::string& hint = {}) const { throw InputError{file, number, reason, hint}; }
};

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        if (const std::string_view part = text.substr(0, at); !part.empty() || separator == '\t')
            parts.push_back(part);
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

Slot parse_slot(std::string_view text) {
    if (text == "subj")
        return {SlotKind::subject, {}};
    if (text == "obj")
        return {SlotKind::object, {}};
    if (text == "iobj")
        return {SlotKind::indirect, {}};
    if (text == "poss")
        return {SlotKind::possessive, {}};
    if (text == "mod")
        return {SlotKind::modifier, {}};
    if (text == "comp")
        return {SlotKind::complement, {}};
    if (text == "above")
        return {SlotKind::above, {}};
    if (text == "csubj")
        return {SlotKind::complement_subject, {}};
    return {SlotKind::preposition, std::string{text}};
}

std::vector<Slot> parse_slots(std::string_view text) {
    std::vector<Slot> slots;
    if (text != "none")
        for (const std::string_view part : split(text, '|'))
            slots.push_back(parse_slot(part));
    return slots;
}

/// "talk|@leader" as sorted lemmas, sets expanded.
std::vector<std::string> parse_lemmas(std::string_view text, const Sets& sets, const Line& line) {
    std::vector<std::string> lemmas;
    for (const std::string_view part : split(text, '|')) {
        if (part.front() != '@') {
            lemmas.emplace_back(part);
            continue;
        }
        const auto set = sets.find(part.substr(1));
        if (set == sets.end())
            line.fail("unknown word set " + std::string{part}, "define it above its first use");
        lemmas.insert(lemmas.end(), set->second.begin(), set->second.end());
    }
    std::sort(lemmas.begin(), lemmas.end());
    lemmas.erase(std::unique(lemmas.begin(), lemmas.end()), lemmas.end());
    return lemmas;
}

/// `slot=…`, `slot~=…`, `slot!=…`, `slot~actor`, `+slot`, `-slot`
std::optional<Constraint> parse_constraint(std::string_view text, const Sets& sets, const Line& line) {
    if (text.front() == '+' || text.front() == '-')
        return Constraint{parse_slot(text.substr(1)), text.front() == '+' ? ConstraintKind::present : ConstraintKind::absent, {}};
    const std::size_t at = text.find_first_of("=~!");
    if (at == std::string_view::npos || at == 0)
        return std::nullopt;
    const Slot slot = parse_slot(text.substr(0, at));
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("~="))
        return Constraint{slot, ConstraintKind::lemma_seen, parse_lemmas(rest.substr(2), sets, line)};
    if (rest.starts_with("!="))
        return Constraint{slot, ConstraintKind::lemma_not_in, parse_lemmas(rest.substr(2), sets, line)};
    if (rest.front() == '=')
        return Constraint{slot, ConstraintKind::lemma_in, parse_lemmas(rest.substr(1), sets, line)};
    if (rest == "~actor")
        return Constraint{slot, ConstraintKind::is_actor, {}};
    if (rest == "~thing")
        return Constraint{slot, ConstraintKind::is_thing, {}};
    if (rest == "~inf")
        return Constraint{slot, ConstraintKind::is_infinitive, {}};
    if (rest == "~place")
        return Constraint{slot, ConstraintKind::is_place, {}};
    if (rest == "~event")
        return Constraint{slot, ConstraintKind::is_event, {}};
    return std::nullopt;
}

float parse_score(std::string_view text, const Line& line) {
    float value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0 || value > 1)
        line.fail("score=" + std::string{text} + " is not a number from 0 to 1");
    return value;
}

int parse_priority(std::string_view text, const Line& line) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        line.fail("prio=" + std::string{text} + " is not a whole number");
    return value;
}

Status parse_status(std::string_view text, const Line& line) {
    const std::optional<Status> status = entente::parse_status(text);
    if (!status)
        line.fail("unknown status " + std::string{text}, "actual, planned, alleged, hypothetical or negated");
    return *status;
}

/// One item of the frame column.
void apply(Sense& sense, std::string_view item, const Sets& sets, const Line& line) {
    const auto value = [&](std::string_view key) { return item.substr(key.size()); };
    if (item.starts_with("s="))
        sense.sources = parse_slots(value("s="));
    else if (item.starts_with("t="))
        sense.targets = parse_slots(value("t="));
    else if (item.starts_with("p="))
        sense.places = parse_slots(value("p="));
    else if (item.starts_with("mode="))
        sense.mode = value("mode=");
    else if (item.starts_with("prio="))
        sense.priority = parse_priority(value("prio="), line);
    else if (item.starts_with("score="))
        sense.score = parse_score(value("score="), line);
    else if (item.starts_with("content="))
        sense.content = parse_status(value("content="), line);
    else if (item.starts_with("status="))
        sense.status = parse_status(value("status="), line);
    else if (item.starts_with("ctrl="))
        sense.control = value("ctrl=") == "obj" ? Control::object : Control::subject;
    else if (item == "recip")
        sense.reciprocal = true;
    else if (item == "speech")
        sense.speech = true;
    else if (item == "neg")
        sense.negated_only = true;
    else if (item == "passive")
        sense.passive_only = true;
    else if (item == "active")
        sense.active_only = true;
    else if (auto constraint = parse_constraint(item, sets, line))
        sense.constraints.push_back(std::move(*constraint));
    else
        line.fail("unknown item '" + std::string{item} + "' in a frame", "see lib/lexicon/data/predicates/README.md");
}

PredicateClass parse_class(std::string_view text, const Line& line) {
    if (text == "v")
        return PredicateClass::verb;
    if (text == "n")
        return PredicateClass::noun;
    if (text == "a")
        return PredicateClass::adjective;
    line.fail("unknown word class '" + std::string{text} + "'", "v, n or a");
}

/// A line's sense without its word.
Sense parse_sense(const std::vector<std::string_view>& columns, const Sets& sets, const Line& line) {
    Sense sense;
    sense.word_class = parse_class(columns[2], line);
    if (columns[0] == "refuse") {
        sense.refusal = true;
        sense.reason = columns[1];
    } else if (columns[0] != "operator") {
        sense.type = parse_event_type(columns[0]);
        if (!sense.type)
            line.fail("unknown event type '" + std::string{columns[0]} + "'", "one of the sixteen, operator or refuse");
        sense.cameo = columns[1];
    }
    sense.sources = sense.word_class == PredicateClass::noun ? parse_slots("by|poss|mod") : parse_slots("subj");
    if (columns.size() > 4)
        for (const std::string_view item : split(columns[4], ' '))
            apply(sense, item, sets, line);
    sense.file = line.file;
    sense.line = line.number;
    return sense;
}

void set_word(Sense& sense, std::string_view word, std::string_view label) {
    const std::size_t at = word.find('_');
    sense.lemma = word.substr(0, at);
    sense.particle = at == std::string_view::npos ? std::string_view{} : word.substr(at + 1);
    constexpr std::string_view classes[] = {"verb:", "noun:", "adj:"};
    sense.id = std::string{classes[static_cast<std::size_t>(sense.word_class)]}.append(word).append(":").append(label);
    if (!sense.cameo.empty())
        sense.id.append(":").append(sense.cameo);
}

std::string frame_key(const Sense& sense) {
    std::string key;
    const auto slot = [&](const Slot& s) { key.append(std::to_string(static_cast<int>(s.kind))).append(s.preposition).append(","); };
    for (const Constraint& c : sense.constraints) {
        slot(c.slot);
        key.append(std::to_string(static_cast<int>(c.kind)));
        for (const std::string& lemma : c.lemmas)
            key.append(lemma).append("|");
    }
    key.append(sense.negated_only ? "n" : "").append(sense.passive_only ? "p" : "").append(sense.active_only ? "a" : "");
    return key.append(std::to_string(sense.priority));
}

} // namespace

void Predicates::add(std::string_view bytes, const std::string& file) {
    std::size_t number = 0;
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        std::string_view text = bytes.substr(0, end);
        bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
        const Line line{file, ++number};
        if (text.ends_with('\r'))
            text.remove_suffix(1);
        if (text.empty() || text.front() == '#')
            continue;
        const std::vector<std::string_view> columns = split(text, '\t');
        if (columns[0] == "set") {
            if (columns.size() < 3)
                line.fail("a word set needs three columns: set, name, words");
            std::string words{columns[2]};
            std::replace(words.begin(), words.end(), ' ', '|');
            sets_[std::string{columns[1]}] = parse_lemmas(words, sets_, line);
            continue;
        }
        if (columns.size() < 4)
            line.fail("a sense needs four or five columns: type, code, class, words, frame");
        const Sense pattern = parse_sense(columns, sets_, line);
        for (const std::string_view word : split(columns[3], ' ')) {
            if (word.find('=') != std::string_view::npos)
                line.fail("'" + std::string{word} + "' stands among the words", "a tab separates words and frame");
            Sense sense = pattern;
            set_word(sense, word, sense.refusal ? std::string_view{"refuse"} : columns[0]);
            senses_[static_cast<std::size_t>(sense.word_class)][sense.lemma].push_back(std::move(sense));
        }
    }
}

Predicates Predicates::builtin() {
    Predicates predicates;
    try {
        predicates.add(embedded_predicates_sets(), "predicates/sets.tsv");
        predicates.add(embedded_predicates_refusals(), "predicates/refusals.tsv");
        predicates.add(embedded_predicates_verbal_cooperation(), "predicates/verbal-cooperation.tsv");
        predicates.add(embedded_predicates_material_cooperation(), "predicates/material-cooperation.tsv");
        predicates.add(embedded_predicates_verbal_conflict(), "predicates/verbal-conflict.tsv");
        predicates.add(embedded_predicates_material_conflict(), "predicates/material-conflict.tsv");
        predicates.add(embedded_predicates_operators(), "predicates/operators.tsv");
    } catch (const InputError& error) {
        throw ResourceError{error.file(), error.line(), error.reason(), error.hint()};
    }
    return predicates;
}

std::span<const Sense> Predicates::find(PredicateClass word_class, std::string_view lemma) const {
    const auto& table = senses_[static_cast<std::size_t>(word_class)];
    const auto entry = table.find(lemma);
    if (entry == table.end())
        return {};
    return entry->second;
}

bool Predicates::in_set(std::string_view set, std::string_view lemma) const {
    const auto entry = sets_.find(set);
    return entry != sets_.end() && std::binary_search(entry->second.begin(), entry->second.end(), lemma, std::less<>{});
}

std::vector<const Sense*> Predicates::all() const {
    std::vector<const Sense*> senses;
    for (const auto& table : senses_)
        for (const auto& [lemma, list] : table)
            for (const Sense& sense : list)
                senses.push_back(&sense);
    return senses;
}

PredicateAudit audit(const Predicates& predicates, const Ontology& ontology) {
    PredicateAudit result;
    std::map<std::string, const Sense*> frames;
    std::map<std::string, int> words;
    for (const Sense* sense : predicates.all()) {
        ++result.senses;
        ++result.by_type[sense->type ? std::string{name(*sense->type)} : sense->refusal ? "refusal" : "operator"];
        const std::string word = std::to_string(static_cast<int>(sense->word_class)) + sense->lemma + "_" + sense->particle;
        ++words[word];
        const std::string at = sense->file + ":" + std::to_string(sense->line) + ": " + sense->id;
        const auto [entry, fresh] = frames.emplace(word + "/" + frame_key(*sense), sense);
        if (!fresh) {
            const bool same = entry->second->type == sense->type && entry->second->refusal == sense->refusal;
            (same ? result.repeats : result.conflicts).push_back(at + " and " + entry->second->file + ":" + std::to_string(entry->second->line));
        }
        if (sense->type) {
            const CameoCode* code = ontology.cameo(sense->cameo);
            if (!code || code->code != sense->cameo)
                result.unknown_codes.push_back(at + ": unknown CAMEO code");
        }
    }
    result.words = words.size();
    return result;
}

} // namespace entente
