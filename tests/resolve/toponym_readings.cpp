// SPDX-License-Identifier: Apache-2.0
#include "resolve/toponym_readings.hpp"

#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "annotate/annotate.hpp"
#include "extract/mentions.hpp"
#include "extract/mentions_names.hpp"

using namespace entente;

namespace {

/// The names that may be places, in order, joined by ", ".
std::string places_in(std::string text) {
    static const Model model = Model::builtin();
    static const ActorLexicon lexicon = ActorLexicon::builtin();
    static const Gazetteer gazetteer = Gazetteer::builtin();
    Article article;
    article.text = std::move(text);
    const Document document = annotate(std::move(article), model);
    const std::vector<Mention> mentions = find_mentions(document, lexicon, gazetteer);
    const std::vector<bool> may = may_name_places(document, mentions, lexicon);
    std::string out;
    for (std::size_t m = 0; m < mentions.size(); ++m) {
        if (!may[m]) continue;
        const TokenRange name = mentions[m].name.size() > 0 ? mentions[m].name : mentions[m].tokens;
        if (!out.empty()) out += ", ";
        out += text_of(document, document.sentences[mentions[m].sentence], name);
    }
    return out;
}

} // namespace

TEST_CASE("Words of time are no places") {
    CHECK(places_in("In March, rebels killed nine soldiers in Catatumbo.") == "Catatumbo");
    CHECK(places_in("Two helicopters crossed the border on August 1.").empty());
}

TEST_CASE("A surname is a place only where the text asks for one") {
    CHECK(places_in("Jessica McDonald spoke to reporters. McDonald said that the dam would be built.").empty());
    CHECK(places_in("Abraham Lincoln never saw the town. He was not born in Lincoln, Nebraska.") == "Lincoln, Nebraska");
}

TEST_CASE("Peoples and bodies are no places, countries and capitals are") {
    CHECK(places_in("Iranians and Cubans applauded.").empty());
    CHECK(places_in("NATO and the European Union condemned the attack on Kharkiv.") == "Kharkiv");
    CHECK(places_in("Beijing accused Manila of trespassing.") == "Beijing, Manila");
}

TEST_CASE("What is once said to be a place is one wherever it stands") {
    CHECK(places_in("Troops marched on the Kurdish enclave of Afrin. Afrin has been besieged for weeks.") == "Afrin, Afrin");
}
