// SPDX-License-Identifier: Apache-2.0
#include "train/corpus.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <map>

#include "text/error.hpp"
#include "text/utf8.hpp"

namespace entente::train {
namespace {

constexpr std::uint32_t bit(std::uint32_t label) {
    return 1U << label;
}
constexpr std::uint32_t outside = bit(0);
constexpr std::uint32_t miscellaneous = bit(name_label(NameType::MISC, true)) | bit(name_label(NameType::MISC, false));

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

bool begins_upper(std::string_view form) {
    return !form.empty() && is_upper(code_point_at(form, 0).value);
}

bool is_proper(std::int32_t xpos) {
    return xpos == static_cast<std::int32_t>(Xpos::NNP) || xpos == static_cast<std::int32_t>(Xpos::NNPS);
}

/// An adjective with a capital ("Spanish") or a proper noun: other guidelines would call it MISC.
bool may_be_miscellaneous(const Example& e, std::size_t i) {
    return is_proper(e.xpos[i]) || (e.upos[i] == static_cast<std::int32_t>(Upos::ADJ) && begins_upper(e.forms[i]));
}

struct Entity {
    std::string id;
    std::string type;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The bracketed spans of GUM's Entity annotation: "(12-person-new-…(13-place-…)12)".
std::vector<Entity> entities_of(const ConlluSentence& sentence) {
    std::vector<Entity> open;
    std::vector<Entity> closed;
    const auto close = [&](std::string_view id, std::size_t end) {
        const auto found = std::find_if(open.rbegin(), open.rend(), [&](const Entity& e) { return e.id == id; });
        if (found == open.rend()) return;
        found->end = end;
        closed.push_back(*found);
        open.erase(std::next(found).base());
    };
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        for (const std::string_view field : split(sentence.words[i].misc, '|')) {
            if (!field.starts_with("Entity=")) continue;
            std::string_view rest = field.substr(7);
            while (!rest.empty()) {
                const bool opens = rest.front() == '(';
                if (opens) rest.remove_prefix(1);
                const std::size_t stop = rest.find_first_of("()");
                const std::string_view body = rest.substr(0, stop);
                const std::vector<std::string_view> parts = split(body, '-');
                if (opens && parts.size() > 1) open.push_back({std::string{parts[0]}, std::string{parts[1]}, i, i});
                rest.remove_prefix(std::min(stop, rest.size()));
                if (rest.starts_with(')')) {
                    close(parts[0], i + 1);
                    rest.remove_prefix(1);
                }
            }
        }
    }
    return closed;
}

NameType type_of(std::string_view entity) {
    if (entity == "person") return NameType::PER;
    if (entity == "organization") return NameType::ORG;
    if (entity == "place") return NameType::LOC;
    return NameType::MISC;
}

/// The words of a name within its entity's span: the proper words around the head without titles, determiners and clauses.
TokenRange name_within(const Example& e, const Entity& entity) {
    std::size_t head = entity.begin;
    for (std::size_t i = entity.begin; i < entity.end; ++i) {
        const std::int32_t h = e.heads[i];
        if (h < static_cast<std::int32_t>(entity.begin) || h >= static_cast<std::int32_t>(entity.end)) {
            head = i;
            break;
        }
    }
    if (!is_proper(e.xpos[head])) return {};
    const auto is_hyphen = [&](std::size_t i) { return e.xpos[i] == static_cast<std::int32_t>(Xpos::HYPH); };
    const auto is_title = [&](std::size_t i) { return e.relations[i] == static_cast<std::int32_t>(Relation::nmod_desc); };
    std::size_t begin = head;
    while (begin > entity.begin) {
        if (is_proper(e.xpos[begin - 1]) && !is_title(begin - 1)) {
            --begin;
        } else if (begin - 1 > entity.begin && is_hyphen(begin - 1) && is_proper(e.xpos[begin - 2])) {
            begin -= 2;
        } else {
            break;
        }
    }
    std::size_t end = head + 1;
    const bool may_have_of = entity.type != "person";
    while (end < entity.end) {
        const bool more = end + 1 < entity.end;
        if (is_proper(e.xpos[end])) {
            ++end;
        } else if (more && is_hyphen(end) && is_proper(e.xpos[end + 1])) {
            end += 2;
        } else if (more && may_have_of && (e.forms[end] == "of" || e.forms[end] == "de") && is_proper(e.xpos[end + 1])) {
            end += 2;
        } else if (end + 2 < entity.end && may_have_of && e.forms[end] == "of" && e.forms[end + 1] == "the" &&
                   is_proper(e.xpos[end + 2])) {
            end += 3;
        } else {
            break;
        }
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

} // namespace

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) throw InputError{path.string(), 0, "the file cannot be opened"};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<Example> treebank_examples(const std::vector<ConlluSentence>& sentences) {
    std::vector<Example> examples;
    for (const ConlluSentence& sentence : sentences) {
        Example e;
        for (const ConlluWord& word : sentence.words) {
            e.forms.push_back(word.form);
            e.upos.push_back(static_cast<std::int32_t>(word.upos));
            e.xpos.push_back(word.xpos == Xpos::none ? -1 : static_cast<std::int32_t>(word.xpos));
            e.relations.push_back(static_cast<std::int32_t>(word.relation));
            e.heads.push_back(word.head);
        }
        e.names.assign(e.forms.size(), 0);
        examples.push_back(std::move(e));
    }
    return examples;
}

void label_gum_names(const std::vector<ConlluSentence>& sentences, std::vector<Example>& examples) {
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        Example& e = examples[s];
        e.habits = NameHabits::GUM;
        for (std::size_t i = 0; i < e.forms.size(); ++i)
            e.names[i] = may_be_miscellaneous(e, i) ? outside | miscellaneous : outside;
        std::vector<Entity> entities = entities_of(sentences[s]);
        std::stable_sort(entities.begin(), entities.end(),
                         [](const Entity& a, const Entity& b) { return a.end - a.begin > b.end - b.begin; });
        std::vector<bool> taken(e.forms.size(), false);
        for (const Entity& entity : entities) {
            const NameType type = type_of(entity.type);
            const TokenRange name = name_within(e, entity);
            if (name.size() == 0 || std::any_of(taken.begin() + name.begin, taken.begin() + name.end, [](bool t) { return t; }))
                continue;
            for (std::uint32_t i = name.begin; i < name.end; ++i) {
                taken[i] = type != NameType::MISC;
                if (type != NameType::MISC) e.names[i] = bit(name_label(type, i == name.begin));
            }
        }
    }
}

void label_uner_names(std::string_view iob2, const std::vector<ConlluSentence>& sentences, std::vector<Example>& examples) {
    std::map<std::string, std::size_t, std::less<>> places;
    for (std::size_t s = 0; s < sentences.size(); ++s)
        places.emplace(sentences[s].id, s);
    std::vector<std::pair<std::string_view, std::string_view>> words;
    std::string_view id;
    const auto flush = [&] {
        const auto found = places.find(id);
        if (found == places.end()) return;
        Example& e = examples[found->second];
        if (words.size() != e.forms.size()) return; // edited since
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto& [form, label] = words[i];
            const std::string_view type = label.size() > 2 ? label.substr(2) : "";
            const NameType t = type == "PER"   ? NameType::PER
                               : type == "ORG" ? NameType::ORG
                               : type == "LOC" ? NameType::LOC
                                               : NameType::none;
            e.names[i] = form != e.forms[i]           ? 0
                         : t != NameType::none        ? bit(name_label(t, label.starts_with("B-")))
                         : may_be_miscellaneous(e, i) ? outside | miscellaneous
                                                      : outside;
        }
    };
    for (const std::string_view line : split(iob2, '\n')) {
        constexpr std::string_view id_line = "# sent_id = ";
        if (line.starts_with(id_line)) id = line.substr(id_line.size());
        if (line.empty()) {
            flush();
            words.clear();
        }
        if (line.empty() || line.starts_with('#')) continue;
        const std::vector<std::string_view> columns = split(line, '\t');
        if (columns.size() < 3) throw InputError{"names", 0, "a line of the file of names has fewer than three columns"};
        words.emplace_back(columns[1], columns[2]);
    }
}

std::vector<Example> read_wikigold(std::string_view text) {
    std::vector<Example> examples;
    Example e;
    NameType last = NameType::none;
    const auto flush = [&] {
        e.habits = NameHabits::WikiGold;
        if (!e.forms.empty()) examples.push_back(std::move(e));
        e = {};
        last = NameType::none;
    };
    for (const std::string_view line : split(text, '\n')) {
        const std::size_t blank = line.rfind(' ');
        if (line.empty() || blank == std::string_view::npos) {
            flush();
            continue;
        }
        const std::string_view label = line.substr(blank + 1);
        NameType type = NameType::none;
        for (const NameType t : {NameType::PER, NameType::ORG, NameType::LOC, NameType::MISC})
            if (label.size() > 2 && label.substr(2) == name(t)) type = t;
        const bool begin = type != NameType::none && (label.front() == 'B' || type != last);
        e.forms.emplace_back(line.substr(0, blank));
        e.names.push_back(bit(name_label(type, begin)));
        last = type;
    }
    flush();
    return examples;
}

} // namespace entente::train
