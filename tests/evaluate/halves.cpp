// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "evaluate/actors.hpp"
#include "evaluate/coded_article.hpp"
#include "evaluate/relation_table.hpp"

using namespace entente;

TEST_CASE("The half of a text is the parity of the first byte of its MD5") {
    CHECK(half_of("") == Half::tuned);     // d41d8cd9…
    CHECK(half_of("a") == Half::tuned);    // 0cc175b9…
    CHECK(half_of("abc") == Half::tuned);  // 90015098…
    CHECK(half_of("message digest") == Half::unseen); // f96b697d…
    CHECK(half_of(std::string(64, 'a')) == Half::unseen); // 014842d4…
}

TEST_CASE("Names are the same whatever the title, the case and the accents") {
    const std::vector<std::string> names{"Recep Tayyip Erdoğan", "the Turkish leader"};
    CHECK(same_name("Erdogan", names));
    CHECK(same_name("President RECEP TAYYIP ERDOGAN", names));
    CHECK_FALSE(same_name("Bashar al-Assad", names));
    CHECK(same_name("Kremlin", std::vector<std::string>{"Russia"}));
    CHECK(same_canonical_name("Moscow", "Russia"));
    CHECK_FALSE(same_canonical_name("Putin", "Vladimir Putin"));
}

TEST_CASE("Concessions and retreats are one type in relation tables") {
    CHECK(same_relation_type("YIELD", "RETREAT"));
    CHECK_FALSE(same_relation_type("YIELD", "AGREE"));
    CHECK(occurrences("an", "an ant ran").size() == 3);
}
