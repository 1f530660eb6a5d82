// SPDX-License-Identifier: Apache-2.0
#include "train/variation.hpp"

#include <algorithm>
#include <bit>
#include <set>

#include "text/utf8.hpp"

namespace entente::train {
namespace {

struct LabelledName {
    std::size_t begin = 0;
    std::size_t end = 0;
    NameType type = NameType::none;
};

/// Persons, organizations and places whose labels are certain.
std::vector<LabelledName> certain_names(const Example& e) {
    std::vector<LabelledName> names;
    for (std::size_t i = 0; i < e.names.size();) {
        const auto label = static_cast<std::uint32_t>(std::countr_zero(e.names[i]));
        const bool begins = std::has_single_bit(e.names[i]) && label % 2 == 1;
        std::size_t end = i + 1;
        if (begins) {
            while (end < e.names.size() && e.names[end] == 1U << (label + 1))
                ++end;
            const auto type = static_cast<NameType>((label + 1) / 2);
            if (type != NameType::MISC) names.push_back({i, end, type});
        }
        i = end;
    }
    return names;
}

std::string capitals(std::string_view word) {
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint c = code_point_at(word, at);
        const bool small = c.length == 1 && word[at] >= 'a' && word[at] <= 'z';
        if (small) {
            out += static_cast<char>(word[at] - 'a' + 'A');
        } else {
            out += word.substr(at, std::max<std::size_t>(c.length, 1));
        }
        at += std::max<std::size_t>(c.length, 1);
    }
    return out;
}

} // namespace

Variation::Variation(const std::vector<Example>& examples, VariationOptions options) : options_(options) {
    std::map<Key, std::set<std::vector<std::string>>> found;
    for (const Example& e : examples) {
        if (!e.has_tree()) continue;
        for (const LabelledName& name : certain_names(e)) {
            Key key{static_cast<std::int32_t>(name.type)};
            std::vector<std::string> words;
            for (std::size_t i = name.begin; i < name.end; ++i) {
                key.push_back(e.xpos[i]);
                words.push_back(e.forms[i]);
            }
            found[std::move(key)].insert(std::move(words));
        }
    }
    for (const auto& [key, names] : found)
        names_[key].assign(names.begin(), names.end());
}

void Variation::add(NameType type, std::vector<std::string> words) {
    Key key{static_cast<std::int32_t>(type)};
    key.resize(words.size() + 1, static_cast<std::int32_t>(Xpos::NNP));
    names_[std::move(key)].push_back(std::move(words));
}

Example Variation::of(const Example& example, Random& random) const {
    Example other = example;
    if (example.has_tree()) {
        for (const LabelledName& name : certain_names(example)) {
            if (random.uniform() >= options_.name) continue;
            Key key{static_cast<std::int32_t>(name.type)};
            key.insert(key.end(), example.xpos.begin() + static_cast<std::ptrdiff_t>(name.begin),
                       example.xpos.begin() + static_cast<std::ptrdiff_t>(name.end));
            const auto alike = names_.find(key);
            if (alike == names_.end()) continue;
            const auto& words = alike->second[random.below(alike->second.size())];
            std::copy(words.begin(), words.end(), other.forms.begin() + static_cast<std::ptrdiff_t>(name.begin));
        }
    }
    const float letters = random.uniform();
    if (letters < options_.small) {
        for (std::string& form : other.forms)
            form = lower(form);
    } else if (letters < options_.small + options_.capitals) {
        for (std::string& form : other.forms)
            form = capitals(form);
    }
    return other;
}

} // namespace entente::train
