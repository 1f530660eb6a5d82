// SPDX-License-Identifier: Apache-2.0
#include "article/duplicates.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "article/clean.hpp"

using namespace entente;

namespace {

Article article(std::string id, std::string text, std::string url = {}) {
    Article made = make_article(std::move(id), std::move(text));
    made.url = std::move(url);
    return made;
}

} // namespace

TEST_CASE("The same text under other names counts once, and the names are kept") {
    Article dated = article("c", "The “envoys” met in Oslo.\n\nThey parted.", "https://c.example");
    dated.published = Date{std::chrono::year{2024} / 2 / 1};
    const std::vector<Article> kept =
        deduplicate({dated, article("a", "The \"envoys\" met in Oslo. They parted.", "https://a.example"),
                     article("b", "The envoys met in Rome.")});
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].id == "a");
    CHECK(kept[0].also_at == std::vector<std::string>{"c", "https://c.example"});
    CHECK(kept[0].published == dated.published);
    CHECK(kept[1].id == "b");
    CHECK(kept[1].also_at.empty());
}

TEST_CASE("Different texts under one id stay apart, each with an id of its own") {
    const std::vector<Article> kept =
        deduplicate({article("1", "The envoys met in Oslo."), article("1", "The envoys met in Rome.")});
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].id != kept[1].id);
    CHECK(kept[0].id.starts_with("1~"));
    CHECK(kept[1].id.starts_with("1~"));
}

TEST_CASE("The outcome does not depend on the order of the articles") {
    std::vector<Article> articles{article("1", "The envoys met in Oslo."),
                                  article("1", "The envoys met in Rome."),
                                  article("2", "The envoys met in Oslo.", "https://x.example"),
                                  article("3", "They parted."),
                                  article("3", "They parted."),
                                  article("0", "The envoys met in ROME!")};
    const std::vector<Article> expected = deduplicate(articles);
    CHECK(expected.size() == 3);
    std::vector<std::size_t> order{0, 1, 2, 3, 4, 5};
    do {
        std::vector<Article> shuffled;
        for (const std::size_t i : order)
            shuffled.push_back(articles[i]);
        REQUIRE(deduplicate(shuffled) == expected);
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("Headlines alone are compared by themselves") {
    Article one = make_article("1", "");
    one.title = "Envoys meet";
    Article two = make_article("2", "");
    two.title = "Envoys part";
    CHECK(deduplicate({clean(one), clean(two)}).size() == 2);
}
