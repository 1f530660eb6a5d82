// SPDX-License-Identifier: Apache-2.0
// Time of a lookup in the built-in places, of the search for names in running words, and of loading.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "lexicon/gazetteer.hpp"
#include "text/utf8.hpp"

namespace {

using namespace entente;

/// Names of places spread over all ranks of prominence, folded.
std::vector<std::string> names(const Gazetteer& gazetteer) {
    std::vector<std::string> out;
    for (std::uint32_t i = 0; i < gazetteer.size(); i += 37)
        out.push_back(fold(gazetteer.place(i).name));
    return out;
}

void load_builtin(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(Gazetteer::builtin());
}
BENCHMARK(load_builtin);

void find_name(benchmark::State& state) {
    const Gazetteer gazetteer = Gazetteer::builtin();
    const std::vector<std::string> queries = names(gazetteer);
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(gazetteer.find(queries[i++ % queries.size()]));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(find_name);

void find_name_with_generic_words(benchmark::State& state) {
    const Gazetteer gazetteer = Gazetteer::builtin();
    const std::vector<std::string> queries{"amur region", "northern syria", "city of tsiolkovsky", "river jordan",
                                           "idlib countryside"};
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(find_toponym(gazetteer, queries[i++ % queries.size()]));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(find_name_with_generic_words);

void longest_name_in_words(benchmark::State& state) {
    const Gazetteer gazetteer = Gazetteer::builtin();
    const std::vector<std::string> words{"they", "met",         "at", "the", "vostochny", "cosmodrome", "near", "the",   "city",
                                         "of",   "tsiolkovsky", "in", "the", "amur",      "region",     "of",   "russia"};
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(gazetteer.longest(words, i++ % words.size()));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(longest_name_in_words);

} // namespace
