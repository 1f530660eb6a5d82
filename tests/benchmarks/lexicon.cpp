// SPDX-License-Identifier: Apache-2.0
// Speed of the actor lexicon: loading the built-in tables (to stay under 15 ms) and looking mentions up (a million in under 3 s).
#include <array>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "lexicon/actor_lexicon.hpp"
#include "text/utf8.hpp"

namespace {

const entente::ActorLexicon& lexicon() {
    static const entente::ActorLexicon loaded = entente::ActorLexicon::builtin();
    return loaded;
}

constexpr std::array<std::string_view, 10> mentions{
    "Vladimir Putin", "the Kremlin", "NATO", "Recep Tayyip Erdoğan", "Someone Unheard-Of", "U.S.", "Russian Defence Ministry",
    "Paris",          "Kim Jong-un", "Trump"};

void load_builtin(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(entente::ActorLexicon::builtin().size());
}
BENCHMARK(load_builtin)->Unit(benchmark::kMillisecond);

void match_mention(benchmark::State& state) {
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(lexicon().match(mentions[i++ % mentions.size()]));
}
BENCHMARK(match_mention);

void link_a_million_mentions(benchmark::State& state) {
    for (auto _ : state) {
        std::size_t known = 0;
        for (std::size_t i = 0; i < 1'000'000; ++i)
            known += lexicon().match(mentions[i % mentions.size()]).empty() ? 0U : 1U;
        benchmark::DoNotOptimize(known);
    }
}
BENCHMARK(link_a_million_mentions)->Unit(benchmark::kSecond)->Iterations(1);

void longest_in_running_text(benchmark::State& state) {
    const std::vector<std::string> words{"the",     "president", "of",   "the",     "united", "states", "met",
                                         "kim",     "jong",      "-",    "un",      "and",    "the",    "russian",
                                         "foreign", "ministry",  "said", "nothing", "more",   "."};
    for (auto _ : state) {
        for (std::size_t at = 0; at < words.size(); ++at) {
            benchmark::DoNotOptimize(lexicon().longest(std::span{words}.subspan(at)));
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(words.size()));
}
BENCHMARK(longest_in_running_text);

void find_holder(benchmark::State& state) {
    const auto at = entente::parse_date("2013-05-01");
    for (auto _ : state)
        benchmark::DoNotOptimize(lexicon().holder("president", "USA", at));
}
BENCHMARK(find_holder);

} // namespace
