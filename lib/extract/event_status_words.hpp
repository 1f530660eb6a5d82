// SPDX-License-Identifier: Apache-2.0
// Families of words that tell how an event is told: adverbs, participles, subordinators, speakers. Part of modality_of().
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::status_words {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

inline constexpr std::array<std::string_view, 6> alleging{"allegedly",  "reportedly",  "apparently",
                                                          "supposedly", "purportedly", "ostensibly"};
inline constexpr std::array<std::string_view, 12> supposing{"possibly",    "perhaps",        "maybe",         "probably",
                                                            "potentially", "hypothetically", "theoretically", "hopefully",
                                                            "presumably",  "conceivably",    "ideally",       "likely"};
// Adjectives and participles before an event noun, by form: as participles their lemma is the verb's.
inline constexpr std::array<std::string_view, 8> alleged{"alleged",  "suspected", "reported", "purported",
                                                         "apparent", "supposed",  "presumed", "claimed"};
inline constexpr std::array<std::string_view, 18> planned{
    "promised", "pledged", "anticipated", "vowed",     "planned",  "upcoming",  "forthcoming", "scheduled", "future",
    "proposed", "next",    "imminent",    "impending", "intended", "projected", "plan",        "looming",   "expected"};
inline constexpr std::array<std::string_view, 12> possible{"possible",   "potential", "likely",   "hypothetical",
                                                           "threatened", "feared",    "eventual", "would-be",
                                                           "imagined",   "fictional", "averted",  "aborted"};
/// Subordinators of a clause that is not told as fact.
inline constexpr std::array<std::string_view, 18> conditional{
    "for_fear", "for_fear_of", "if",      "unless", "whether",   "lest",       "provided",   "providing",    "supposing",
    "suppose",  "assuming",    "in_case", "as_if",  "as_though", "as_long_as", "so_long_as", "on_condition", "even_if"};
/// Subordinators of a clause in time: told as fact only where the main clause is.
inline constexpr std::array<std::string_view, 10> temporal{"before", "after", "once",       "when",        "whenever",
                                                           "until",  "till",  "as_soon_as", "by_the_time", "prior_to"};
/// Prepositions with which a gerund completes its verb, noun or adjective: "think about leaving", "capable of attacking".
inline constexpr std::array<std::string_view, 10> completing{"in",      "of", "from", "on", "about",
                                                             "against", "at", "into", "to", "with"};
/// "without attacking", "instead of attacking".
inline constexpr std::array<std::string_view, 6> excluding{"without",  "instead_of", "rather_than",
                                                           "short_of", "let_alone",  "rather"};
/// Who accuses by office or as one side of a quarrel: what they tell of others is alleged.
inline constexpr std::array<std::string_view, 43> partisan{
    "prosecutor", "prosecution", "attorney",      "lawyer",    "plaintiff",    "accuser",    "defendant", "suspect",   "indictment",
    "lawsuit",    "complaint",   "charge",        "critic",    "opponent",     "opposition", "activist",  "dissident", "rebel",
    "insurgent",  "militant",    "protester",     "protestor", "demonstrator", "campaigner", "claimant",  "supporter", "rival",
    "separatist", "watchdog",    "whistleblower", "rumor",     "memo",         "document",   "posting",   "dossier",   "leak",
    "testimony",  "banner",      "placard",       "poster",    "slogan",       "graffito",   "sign"};
/// Prepositions whose phrase stands in time or circumstance to the verb and shares nothing of what the verb does to its complement.
inline constexpr std::array<std::string_view, 22> circumstance{
    "after", "before", "during", "in",    "at",      "by",         "since",  "amid", "amidst", "following", "despite",
    "near",  "until",  "within", "among", "because", "because_of", "due_to", "as",   "while",  "without",   "under"};
/// Subjects of "is to help them" that promise nothing.
inline constexpr std::array<std::string_view, 10> aims{"aim",  "goal",      "task", "mission", "purpose",
                                                       "idea", "objective", "job",  "point",   "intention"};

} // namespace entente::status_words
