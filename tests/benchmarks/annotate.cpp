// SPDX-License-Identifier: Apache-2.0
// Words a second of annotation on one thread, model loaded, on news of our own writing; and the time to load the model.
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "annotate/annotate.hpp"
#include "annotate/lemmatiser.hpp"
#include "annotate/network.hpp"
#include "annotate/segmenter.hpp"

namespace {

using namespace entente;

const Model& model() {
    static const Model loaded = Model::builtin();
    return loaded;
}

/// About four hundred words in six paragraphs, as an agency writes.
Article news_article() {
    Article article;
    article.id = "benchmark";
    article.text =
        "Norway and Chile sign fisheries accord after years of talks\n\n"
        "OSLO (NW) — Norway’s foreign minister, Ingrid Halvorsen, and her Chilean counterpart, Tomás Echeverría, signed an "
        "agreement on Tuesday "
        "that ends a nine-year dispute over fishing rights in the southern Pacific, officials from both countries said.\n\n"
        "“This is a good day for our fishermen and for the ocean,” Halvorsen told reporters at a joint news conference in the "
        "Norwegian capital. "
        "“We didn’t get everything we wanted, but neither side lost.” Under the accord, which must still be ratified by both "
        "parliaments, Norwegian "
        "trawlers will leave the disputed zone by Dec. 31 and Santiago will drop a complaint that it lodged with the World Trade "
        "Organization in "
        "2019. Neither government published the text.\n\n"
        "The talks nearly collapsed in March, when the Chilean navy boarded the trawler Havørn some 40 miles off Valparaíso and "
        "detained its "
        "14-member crew for two weeks. Oslo recalled its ambassador, summoned the Chilean chargé d’affaires and threatened to "
        "impose tariffs worth "
        "$220 million on salmon and copper. Brig. Gen. Rodrigo Fuenzalida, who commanded the operation, was later dismissed by "
        "President Elena "
        "Vidal. The crew was freed after the U.N. secretary-general offered to mediate.\n\n"
        "Opposition lawmakers in Santiago criticized the deal. “The government has surrendered our sea,” said Sen. Marcos "
        "Iturriaga, whose National "
        "Union party organized a protest that drew about 3,000 people on Monday evening. Police fired tear gas and arrested 27 "
        "demonstrators, "
        "according to the Interior Ministry. A spokesman for the fishermen’s federation, which had called a strike for next week, "
        "said it would wait "
        "for the vote in the Senate.\n\n"
        "The European Union and Peru, which had backed Chile at the WTO, welcomed the accord. Russia, whose fleet also works in "
        "the area, accused "
        "the two countries of dividing up international waters “behind closed doors.” Moscow’s deputy foreign minister, Sergei "
        "Malinin, will visit "
        "Santiago on Friday to discuss the matter, the RIA news agency reported. Analysts say that the Kremlin is unlikely to send "
        "its navy, but it "
        "could refuse to sign the fisheries convention that is to be adopted in Geneva in October.\n\n"
        "Halvorsen and Echeverría are due to meet again in Lima on Sept. 4, before the convention’s 38 members vote. Asked whether "
        "she trusted her "
        "counterpart, the minister smiled. “Ask me in a year,” she said.\n";
    return article;
}

std::size_t words_of(const Document& document) {
    std::size_t words = 0;
    for (const Sentence& sentence : document.sentences)
        words += sentence.tokens.size();
    return words;
}

void count_words(benchmark::State& state, std::size_t words) {
    state.counters["words/s"] = benchmark::Counter(static_cast<double>(words * state.iterations()), benchmark::Counter::kIsRate);
}

void annotate_article(benchmark::State& state) {
    const Article article = news_article();
    const std::size_t words = words_of(annotate(article, model()));
    for (auto _ : state)
        benchmark::DoNotOptimize(annotate(article, model()));
    count_words(state, words);
}
BENCHMARK(annotate_article)->Unit(benchmark::kMicrosecond);

void segment_article(benchmark::State& state) {
    const Article article = news_article();
    const std::size_t words = words_of(segment(article, model()));
    for (auto _ : state)
        benchmark::DoNotOptimize(segment(article, model()));
    count_words(state, words);
}
BENCHMARK(segment_article)->Unit(benchmark::kMicrosecond);

/// Tags, trees and names alone.
void analyse_words(benchmark::State& state) {
    const Document document = segment(news_article(), model());
    std::vector<std::vector<std::string_view>> sentences;
    for (const Sentence& sentence : document.sentences) {
        sentences.emplace_back();
        for (const Token& token : sentence.tokens)
            sentences.back().push_back(text_of(document, token));
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(model().network().analyse(sentences));
    count_words(state, words_of(document));
}
BENCHMARK(analyse_words)->Unit(benchmark::kMicrosecond);

void load_model(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(Model::builtin());
}
BENCHMARK(load_model)->Unit(benchmark::kMillisecond);

} // namespace
