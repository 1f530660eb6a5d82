// SPDX-License-Identifier: Apache-2.0
#include "graph/label.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace entente {

namespace {

constexpr std::array<std::string_view, 6> first_name_is_used{"ETH", "ERI", "THA", "LAO", "BTN", "ISL"};
constexpr std::array<std::string_view, 2> full_name_is_used{"MMR", "KHM"};
constexpr std::array<std::string_view, 8> surname_may_come_first{"PRK", "KOR", "CHN", "TWN", "HKG", "MAC", "SGP", "JPN"};

/// Common Chinese and Korean surnames in their usual spellings; with these, and in the countries above, the surname comes first.
constexpr std::string_view east_asian_surnames =
    " ahn an bae baek bai ban bo cai cao cha chang chen cheng chi cho choe choi chong chu chun chung cui dai deng ding dong du fan fang feng fu "
    "gao ge geng go goh gong gu guo gwak ha hahm hahn ham han hao he heo hong hou hsieh hsu hu hua huang huh hur hwang hyon im jang jeon jeong jong "
    "ji jia jiang jin jo joo ju jun jung kang ke kim ko koh ku kwak kwon lai lam lan lau lee lei leung li liang liao lim lin ling liu lo loh lou "
    "low lu lung luo lyu ma mao meng min mo moon mu mun myong na nam ni nie no noh oh ong ou ouyang paek pae pak pan pang park peng qi qian qiao qin "
    "qiu qu ra ran ren rhee ri rim rong ryang ryu seo seong shao shen sheng shi shim shin si sim sin so sohn son song su suh sui sun sung tan tang "
    "tao teng teo tian tong tsai tung wan wang wei wen weng wong woo wu xi xia xiang xiao xie xing xiong xu xue yan yang yao ye yeh yi yim yin "
    "yong yoo yoon you yu yuan yue yun zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zong zou ";

constexpr std::array<std::string_view, 21> particles{"van", "von", "der", "den", "de", "da", "do", "dos", "das", "di", "del",
                                                     "della", "la", "le", "bin", "ibn", "ben", "bint", "ter", "zu", "du"};
constexpr std::array<std::string_view, 4> suffixes{"Jr.", "Jr", "Sr.", "Sr"};
constexpr std::array<std::string_view, 6> names_of_reign{"Pope", "King", "Queen", "Emperor", "Patriarch", "Saint"};
constexpr std::array<std::string_view, 7> sorts_of_place{"Cosmodrome", "Oblast", "Province", "Governorate", "Prefecture", "Krai", "Voivodeship"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& words, std::string_view word) {
    return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string_view> words_of(std::string_view name) {
    std::vector<std::string_view> words;
    for (std::size_t begin = name.find_first_not_of(' '); begin < name.size();) {
        const std::size_t end = std::min(name.find(' ', begin), name.size());
        words.push_back(name.substr(begin, end - begin));
        begin = end == name.size() ? end : name.find_first_not_of(' ', end);
    }
    return words;
}

std::string ascii_lower(std::string_view text) {
    std::string lower{text};
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

bool is_east_asian_surname(std::string_view word) {
    std::string padded{' '};
    padded += ascii_lower(word);
    padded += ' ';
    return east_asian_surnames.find(padded) != std::string_view::npos;
}

bool is_roman_numeral(std::string_view word) {
    return !word.empty() && word.find_first_not_of("IVX") == std::string_view::npos;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i) {
        if (!text.empty()) text += ' ';
        text += words[i];
    }
    return text;
}

/// "al-Assad" -> "Assad".
std::string_view without_article(std::string_view word) {
    for (const std::string_view article : {"al-", "Al-", "el-", "El-", "as-", "ad-", "ar-", "ash-", "an-", "az-"}) {
        if (word.size() > article.size() + 1 && word.starts_with(article)) return word.substr(article.size());
    }
    return word;
}

std::string surname(std::string_view name, std::string_view country) {
    std::vector<std::string_view> words = words_of(name);
    if (words.size() > 1 && is_one_of(suffixes, words.back())) words.pop_back();
    if (!words.empty() && words.back().ends_with(',')) words.back().remove_suffix(1);
    if (words.size() < 2) return joined(words, 0);
    if (is_one_of(full_name_is_used, country) || is_one_of(names_of_reign, words.front())) return joined(words, 0);
    if (is_roman_numeral(words.back())) return joined(words, words.size() - 2);
    if (is_one_of(surname_may_come_first, country) && is_east_asian_surname(words.front()) &&
        !(words.size() == 2 && country == "JPN")) {
        return std::string{words.front()};
    }
    if (is_one_of(first_name_is_used, country)) return std::string{words.front()};
    std::size_t first = words.size() - 1;
    words.back() = without_article(words.back());
    while (first > 1 && is_one_of(particles, words[first - 1])) --first;
    return joined(words, first);
}

std::string list(const std::vector<std::string>& names) {
    if (names.empty()) return {};
    if (names.size() == 1) return names.front();
    if (names.size() == 2) return names[0] + " and " + names[1];
    if (names.size() == 3) return names[0] + ", " + names[1] + " and " + names[2];
    return names[0] + ", " + names[1] + " and " + std::to_string(names.size() - 2) + " others";
}

bool reads_as_plural(const EntityNode& actor) {
    if (actor.kind != ActorKind::group && actor.kind != ActorKind::military && actor.kind != ActorKind::armed_group) return false;
    const std::string_view head = std::string_view{actor.name}.substr(0, actor.name.find(" ("));
    return head.ends_with('s') || head.ends_with("police") || head.ends_with("people") || head.ends_with("Police");
}

/// Short names; full ones where two would be the same.
std::vector<std::string> names_of(std::span<const EntityNode* const> actors, std::span<const EntityNode* const> others, const Ontology& ontology) {
    std::vector<std::string> names;
    for (const EntityNode* actor : actors) {
        const std::string name = short_name(*actor, ontology);
        const auto same = [&](const EntityNode* other) { return other != actor && short_name(*other, ontology) == name; };
        const bool ambiguous = std::any_of(actors.begin(), actors.end(), same) || std::any_of(others.begin(), others.end(), same);
        names.push_back(ambiguous ? actor->name : name);
    }
    return names;
}

std::string capitalised(EventType type) {
    std::string text = ascii_lower(name(type));
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

} // namespace

std::string short_name(const EntityNode& actor, const Ontology& ontology) {
    if (actor.kind == ActorKind::person) {
        const std::string short_form = surname(actor.name, actor.country);
        return short_form.empty() ? actor.name : short_form;
    }
    if (actor.kind == ActorKind::country) {
        const auto country = ontology.countries.find(actor.country);
        if (country != ontology.countries.end() && !country->second.abbreviation.empty()) return country->second.abbreviation;
    }
    return actor.name;
}

std::string short_name(const PlaceNode& place) {
    const std::size_t blank = place.name.rfind(' ');
    if (blank == std::string::npos || blank == 0) return place.name;
    return is_one_of(sorts_of_place, std::string_view{place.name}.substr(blank + 1)) ? place.name.substr(0, blank) : place.name;
}

std::string plural(std::string_view phrase) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    std::string verb{phrase.substr(0, end)};
    const std::string rest{phrase.substr(end)};
    const auto drop = [&](std::size_t letters) { verb.resize(verb.size() - letters); };
    if (verb == "is") {
        verb = "are";
    } else if (verb == "has") {
        verb = "have";
    } else if (verb.size() > 4 && verb.ends_with("ies")) {
        drop(3);
        verb += 'y';
    } else if (verb.ends_with("sses") || verb.ends_with("shes") || verb.ends_with("ches") || verb.ends_with("xes") || verb.ends_with("oes") ||
               verb.ends_with("zzes")) {
        drop(2);
    } else if (verb.ends_with('s') && !verb.ends_with("ss")) {
        drop(1);
    }
    return verb + rest;
}

VerbPhrase verb_phrase(EventType type, std::string_view cameo, const Ontology& ontology) {
    const CameoCode* code = ontology.cameo(cameo);
    if (code != nullptr && code->type == type) return {code->verb, code->preposition};
    const EventTypeInfo& info = ontology.type(type);
    return {info.verb, info.preposition};
}

std::string event_label(const IdentifiedEvent& event, std::span<const EntityNode* const> sources, std::span<const EntityNode* const> targets,
                        const PlaceNode* place, const Ontology& ontology) {
    const VerbPhrase phrase = verb_phrase(event.type, event.cameo, ontology);
    std::string label;
    if (sources.empty() && targets.empty()) {
        label = capitalised(event.type);
    } else {
        const bool many = sources.size() > 1 || (sources.size() == 1 && reads_as_plural(*sources.front()));
        label = sources.empty() ? "someone" : list(names_of(sources, targets, ontology));
        label += ' ';
        label += many ? plural(phrase.verb) : phrase.verb;
        if (!targets.empty()) {
            if (!phrase.preposition.empty()) label += " " + phrase.preposition;
            label += ' ';
            label += list(names_of(targets, sources, ontology));
        }
    }
    if (place != nullptr) {
        const auto is_place = [&](const EntityNode* actor) { return actor->name == place->name; };
        const bool named = std::any_of(sources.begin(), sources.end(), is_place) || std::any_of(targets.begin(), targets.end(), is_place);
        if (!named) label += " @ " + short_name(*place);
    }
    if (event.status != Status::actual) {
        label += " (";
        label += name(event.status);
        label += ')';
    }
    return label;
}

std::string edge_label(const VerbPhrase& phrase, std::size_t events) {
    std::string label = phrase.verb;
    if (!phrase.preposition.empty()) label += " " + phrase.preposition;
    if (events > 1) label += " (" + std::to_string(events) + ")";
    return label;
}

} // namespace entente
