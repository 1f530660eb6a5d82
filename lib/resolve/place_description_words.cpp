// SPDX-License-Identifier: Apache-2.0
#include "resolve/place_description_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "resolve/words.hpp"

namespace entente {

PlaceNoun sort_of_place(std::string_view lemma) {
    using enum PlaceNoun;
    static constexpr auto nouns = std::to_array<std::pair<std::string_view, PlaceNoun>>({
        {"capital", capital},
        {"city", town},
        {"town", town},
        {"village", town},
        {"settlement", town},
        {"municipality", town},
        {"hamlet", town},
        {"metropolis", town},
        {"suburb", town},
        {"region", division},
        {"province", division},
        {"district", division},
        {"governorate", division},
        {"county", division},
        {"territory", division},
        {"enclave", division},
        {"valley", division},
        {"peninsula", division},
        {"archipelago", division},
        {"island", division},
        {"exclave", division},
        {"canton", division},
        {"strip", division},
        {"strait", water},
        {"gulf", water},
        {"sea", water},
        {"canal", water},
        {"waterway", water},
        {"channel", water},
        {"lake", water},
        {"bay", water},
        {"country", country},
        {"nation", country},
        {"kingdom", country},
        {"area", anywhere},
        {"scene", anywhere},
        {"spot", anywhere},
        {"location", anywhere},
        {"vicinity", anywhere},
        {"airport", site},
        {"base", site},
        {"port", site},
        {"camp", site},
        {"compound", site},
        {"hotel", site},
        {"hospital", site},
        {"crossing", site},
        {"bridge", site},
        {"square", site},
        {"stadium", site},
        {"prison", site},
        {"mosque", site},
        {"church", site},
        {"cathedral", site},
        {"temple", site},
        {"shrine", site},
        {"airfield", site},
        {"cosmodrome", site},
        {"barracks", site},
        {"university", site},
        {"monastery", site},
        {"plant", site},
        {"dam", site},
        {"refinery", site},
        {"palace", institution},
        {"parliament", institution},
        {"ministry", institution},
        {"senate", institution},
        {"congress", institution},
        {"presidency", institution},
        {"knesset", institution},
        {"embassy", mission},
        {"consulate", mission},
        {"mission", mission},
        {"building", house},
        {"complex", house},
        {"headquarters", house},
        {"office", house},
        {"residence", house},
        {"house", house},
        {"gate", house},
        {"ground", house},
        {"wall", house},
        {"court", house},
    });
    const auto found = std::find_if(nouns.begin(), nouns.end(), [&](const auto& entry) { return entry.first == lemma; });
    return found == nouns.end() ? other : found->second;
}

bool may_be(PlaceNoun noun, Feature feature) {
    switch (noun) {
    case PlaceNoun::town:
        return feature == Feature::city;
    case PlaceNoun::division:
        return feature == Feature::admin1 || feature == Feature::admin2 || feature == Feature::region;
    case PlaceNoun::water:
        return feature == Feature::water;
    case PlaceNoun::country:
        return feature == Feature::country;
    case PlaceNoun::anywhere:
        return true;
    default:
        return false;
    }
}

bool names_site(std::string_view folded) {
    static constexpr auto nouns = std::to_array<std::string_view>(
        {"hotel",         "tower",        "towers",    "square",     "plaza",    "place",      "bridge",   "palace",    "palais",
         "museum",        "airport",      "stadium",   "camp",       "base",     "university", "hospital", "prison",    "park",
         "street",        "avenue",       "boulevard", "road",       "market",   "mosque",     "church",   "cathedral", "temple",
         "synagogue",     "shrine",       "monastery", "barracks",   "garrison", "checkpoint", "crossing", "gate",      "hall",
         "centre",        "center",       "mall",      "station",    "terminal", "cemetery",   "theatre",  "theater",   "school",
         "college",       "arena",        "garden",    "gardens",    "castle",   "fort",       "fortress", "refinery",  "plant",
         "dam",           "mine",         "airfield",  "cosmodrome", "harbour",  "harbor",     "pier",     "district",  "quarter",
         "neighbourhood", "neighborhood", "memorial",  "monument",   "library",  "academy",    "villa",    "lodge",     "resort"});
    return is_one_of(folded, nouns);
}

bool is_place_preposition(std::string_view lemma) {
    static constexpr auto words =
        std::to_array<std::string_view>({"in", "at", "near", "outside", "inside", "around", "across", "into", "on", "within",
                                         "throughout", "off", "along", "through", "beside", "over", "towards", "toward"});
    return is_one_of(lemma, words);
}

bool is_direction(std::string_view lemma) {
    return lemma == "to" || lemma == "for";
}

bool is_motion(std::string_view lemma) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"go",    "come",    "travel",  "fly",      "arrive",    "return", "move",    "head",     "drive", "flee",
         "march", "send",    "deploy",  "visit",    "trip",      "flight", "journey", "escape",   "bring", "take",
         "sail",  "advance", "retreat", "transfer", "transport", "tour",   "rush",    "dispatch", "dash",  "airlift"});
    return is_one_of(lemma, words);
}

bool tells_another(std::string_view lemma) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"other",        "another",      "nearby",       "neighbouring", "neighboring", "adjacent",   "next",
         "second",       "third",        "different",    "home",         "native",      "provincial", "regional",
         "state",        "financial",    "commercial",   "former",       "economic",    "cultural",   "own",
         "new",          "twin",         "host",         "northern",     "southern",    "eastern",    "western",
         "northeastern", "northwestern", "southeastern", "southwestern", "central",     "coastal"});
    return is_one_of(lemma, words);
}

} // namespace entente
