// SPDX-License-Identifier: Apache-2.0
// A floor under the status of records, on sentences that were judged by hand, where their corpora are at hand.
#include <filesystem>
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "article/read.hpp"
#include "evaluate/judgements.hpp"
#include "evaluate/status.hpp"
#include "pipeline.hpp"

using namespace entente;

TEST_CASE("hardly anything planned, alleged, imagined or denied is given as a fact") {
    const std::filesystem::path root{ENTENTE_SOURCE_DIR};
    const std::filesystem::path corpora = root / ".." / "shared" / "data";
    if (!std::filesystem::exists(corpora / "coreference" / "ecbplus")) {
        MESSAGE("skipped: no corpora in " << corpora.string());
        return;
    }
    std::ifstream in(root / "tests" / "quality" / "data" / "judgements.tsv");
    std::stringstream bytes;
    bytes << in.rdbuf();
    const std::vector<Judgement> judgements = read_judgements(bytes.str(), "judgements.tsv");
    const std::vector<CorpusArticle> articles = corpus_articles(judgements, corpora.string());
    const Resources resources = load_resources({});
    std::vector<EventRecord> records;
    ReadEvents events;
    events.on_article = [&](Article article) {
        const Analysis analysis = analyse(std::move(article), resources);
        records.insert(records.end(), analysis.records.begin(), analysis.records.end());
        return true;
    };
    for (const CorpusArticle& article : articles) {
        std::istringstream text(article.text);
        read_articles_from(text, article.id + ".txt", events);
    }
    const StatusScores scores = evaluate_status(records, judgements, articles);
    MESSAGE(format(scores, false));
    CHECK(static_cast<double>(scores.records) > 0.5 * static_cast<double>(judgements.size())); // many were judged in reports of crime and sport
    CHECK(static_cast<double>(scores.given_as_actual()) <= 0.05 * static_cast<double>(scores.records));
    CHECK(static_cast<double>(scores.right()) >= 0.88 * static_cast<double>(scores.records));
}
