// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "lexicon/gazetteer.hpp"
#include "lexicon/gazetteer_key.hpp"

namespace entente {
namespace {

/// A set of features as bits.
using Features = unsigned;
constexpr Features bit(Feature f) {
    return 1U << static_cast<unsigned>(f);
}
constexpr Features towns = bit(Feature::city);
constexpr Features divisions = bit(Feature::admin1) | bit(Feature::admin2) | bit(Feature::region);
constexpr Features countries = bit(Feature::country);
constexpr Features waters = bit(Feature::water);
constexpr Features sites = bit(Feature::site);
constexpr Features lands = bit(Feature::region);
constexpr Features any = ~0U;

struct Generic {
    std::string_view word;
    Features keeps; ///< what it can be the sort of
    bool required;  ///< no place of that sort: none at all
};

/// "Amur region": words after the name.
constexpr std::array after_name{Generic{"city", towns, true},
                                Generic{"town", towns, true},
                                Generic{"village", towns, true},
                                Generic{"borough", towns, true},
                                Generic{"suburb", towns, true},
                                Generic{"municipality", towns | divisions, true},
                                Generic{"city center", towns, true},
                                Generic{"city centre", towns, true},
                                Generic{"suburbs", towns, false},
                                Generic{"settlement", towns, true},
                                Generic{"metro area", towns, true},
                                Generic{"metropolitan area", towns, true},
                                Generic{"area", any, false},
                                Generic{"outskirts", towns, false},
                                Generic{"province", divisions, true},
                                Generic{"region", divisions | countries, true},
                                Generic{"oblast", divisions, true},
                                Generic{"krai", divisions, true},
                                Generic{"governorate", divisions, true},
                                Generic{"state", divisions, true},
                                Generic{"district", divisions | towns, true},
                                Generic{"prefecture", divisions, true},
                                Generic{"department", divisions, true},
                                Generic{"canton", divisions, true},
                                Generic{"county", divisions, true},
                                Generic{"co.", divisions, true},
                                Generic{"counties", divisions, true},
                                Generic{"parish", divisions, true},
                                Generic{"territory", divisions | countries, true},
                                Generic{"raion", divisions, true},
                                Generic{"autonomous region", divisions, true},
                                Generic{"autonomous republic", divisions, true},
                                Generic{"republic", divisions | countries, true},
                                Generic{"voivodeship", divisions, true},
                                Generic{"division", divisions, true},
                                Generic{"tribal district", divisions, true},
                                Generic{"agency", divisions, true},
                                Generic{"countryside", divisions | towns, false},
                                Generic{"enclave", any, false},
                                Generic{"peninsula", any, false},
                                Generic{"river", waters, true},
                                Generic{"valley", lands, true},
                                Generic{"lake", waters, true},
                                Generic{"island", any, false},
                                Generic{"islands", any, false},
                                Generic{"strait", waters, true},
                                Generic{"sea", waters, true},
                                Generic{"gulf", waters, true},
                                Generic{"port", towns | sites, false},
                                Generic{"airport", sites, true},
                                Generic{"airbase", sites, true},
                                Generic{"air base", sites, true},
                                Generic{"refugee camp", sites | towns, true},
                                Generic{"camp", sites, true},
                                Generic{"desert", lands, true},
                                Generic{"mountains", lands, true},
                                Generic{"basin", any, false},
                                Generic{"highlands", any, false},
                                Generic{"metropolitan region", towns, true}};

/// "city of Tsiolkovsky", "River Jordan": words before it.
constexpr std::array before_name{Generic{"city of", towns, true},
                                 Generic{"town of", towns, true},
                                 Generic{"village of", towns, true},
                                 Generic{"port of", towns | sites, false},
                                 Generic{"capital of", towns, true},
                                 Generic{"province of", divisions, true},
                                 Generic{"region of", any, false},
                                 Generic{"state of", divisions | countries, true},
                                 Generic{"republic of", divisions | countries, true},
                                 Generic{"kingdom of", countries, true},
                                 Generic{"emirate of", divisions | countries | towns, true},
                                 Generic{"commonwealth of", divisions | countries, true},
                                 Generic{"county of", divisions, true},
                                 Generic{"county", divisions, true},
                                 Generic{"district of", divisions, true},
                                 Generic{"department of", divisions, true},
                                 Generic{"governorate of", divisions, true},
                                 Generic{"island of", any, false},
                                 Generic{"islands of", any, false},
                                 Generic{"isle of", any, false},
                                 Generic{"valley of", any, false},
                                 Generic{"gulf of", waters, true},
                                 Generic{"strait of", waters, true},
                                 Generic{"bay of", waters, true},
                                 Generic{"river", waters, true},
                                 Generic{"lake", waters, true},
                                 Generic{"greater", any, false},
                                 Generic{"metropolitan", towns, false},
                                 Generic{"downtown", towns, true},
                                 Generic{"suburban", towns, false},
                                 Generic{"rural", any, false},
                                 Generic{"township of", towns, true},
                                 Generic{"mainland", any, false},
                                 Generic{"northern", any, false},
                                 Generic{"southern", any, false},
                                 Generic{"eastern", any, false},
                                 Generic{"western", any, false},
                                 Generic{"central", any, false},
                                 Generic{"north", any, false},
                                 Generic{"south", any, false},
                                 Generic{"east", any, false},
                                 Generic{"west", any, false},
                                 Generic{"northeastern", any, false},
                                 Generic{"northwestern", any, false},
                                 Generic{"southeastern", any, false},
                                 Generic{"southwestern", any, false},
                                 Generic{"northeast", any, false},
                                 Generic{"northwest", any, false},
                                 Generic{"southeast", any, false},
                                 Generic{"southwest", any, false},
                                 Generic{"north eastern", any, false},
                                 Generic{"north western", any, false},
                                 Generic{"south eastern", any, false},
                                 Generic{"south western", any, false},
                                 Generic{"north east", any, false},
                                 Generic{"north west", any, false},
                                 Generic{"south east", any, false},
                                 Generic{"south west", any, false},
                                 Generic{"upper", any, false},
                                 Generic{"lower", any, false},
                                 Generic{"outer", any, false},
                                 Generic{"coastal", any, false},
                                 Generic{"old", any, false},
                                 Generic{"modern day", any, false},
                                 Generic{"present day", any, false},
                                 Generic{"nearby", any, false},
                                 Generic{"neighboring", any, false},
                                 Generic{"neighbouring", any, false},
                                 Generic{"post war", any, false}};

std::vector<std::uint32_t> of_features(const Gazetteer& gazetteer, std::vector<std::uint32_t> found, Features keeps) {
    std::erase_if(found, [&](std::uint32_t p) { return (bit(gazetteer.place(p).feature) & keeps) == 0; });
    return found;
}

constexpr double least_known_city = 5.5;

/// Places of the name, only of the sort that the generic word allows where there are any.
std::vector<std::uint32_t> narrowed(const Gazetteer& gazetteer, std::string_view name, const Generic& generic) {
    std::vector<std::uint32_t> found = find_toponym(gazetteer, name);
    if (generic.keeps == any || found.empty()) return found;
    std::vector<std::uint32_t> kept = of_features(gazetteer, found, generic.keeps);
    if (generic.word == "city") // "Quebec City" adds a word to a name, "Harbor City" is a name
        std::erase_if(kept, [&](std::uint32_t p) { return gazetteer.place(p).prominence < least_known_city; });
    return kept.empty() && !generic.required ? found : kept;
}

/// "Maricopa County" where only "Maricopa, the town" is known and the like: a county or province is near the town it is called
/// after.
std::vector<std::uint32_t> near_namesake(const Gazetteer& gazetteer, std::string_view name, const Generic& generic) {
    return (generic.keeps & bit(Feature::admin1)) != 0 ? of_features(gazetteer, gazetteer.find(name), towns | countries)
                                                       : std::vector<std::uint32_t>{};
}

} // namespace

std::vector<std::uint32_t> find_toponym(const Gazetteer& gazetteer, std::string_view folded) {
    std::string_view name = folded;
    while (!name.empty() && name.back() == ' ')
        name.remove_suffix(1);
    if (std::vector<std::uint32_t> exact = gazetteer.find(name); !exact.empty()) return exact;
    const std::string key = place_key(name);
    name = key;
    if (name.starts_with("the ")) return find_toponym(gazetteer, name.substr(4));
    std::vector<std::uint32_t> fallback;
    for (const Generic& generic : after_name) {
        if (name.size() < generic.word.size() + 3 || !name.ends_with(generic.word) ||
            name[name.size() - generic.word.size() - 1] != ' ')
            continue;
        const std::string_view core = name.substr(0, name.size() - generic.word.size() - 1);
        if (generic.word == "counties" || generic.word == "co.") {
            if (std::vector<std::uint32_t> found = gazetteer.find(std::string{core} + " county"); !found.empty()) return found;
        }
        if (std::vector<std::uint32_t> found = narrowed(gazetteer, core, generic); !found.empty()) return found;
        if (fallback.empty()) fallback = near_namesake(gazetteer, core, generic);
    }
    for (const Generic& generic : before_name) {
        if (name.size() < generic.word.size() + 3 || !name.starts_with(generic.word) || name[generic.word.size()] != ' ') continue;
        const std::string_view core = name.substr(generic.word.size() + 1);
        if (generic.keeps == waters)
            for (const std::string& turned : {std::string{core} + " river", "lake " + std::string{core}})
                if (std::vector<std::uint32_t> found = of_features(gazetteer, gazetteer.find(turned), waters); !found.empty())
                    return found;
        if (std::vector<std::uint32_t> found = narrowed(gazetteer, core, generic); !found.empty()) return found;
        if (fallback.empty()) fallback = near_namesake(gazetteer, core, generic);
    }
    return fallback;
}

} // namespace entente
