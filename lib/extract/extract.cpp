// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.hpp"

#include <utility>

#include "extract/domain.hpp"
#include "extract/mention_index.hpp"
#include "extract/sentence_events.hpp"

namespace entente {

Extraction extract(const Document& document, std::vector<Mention> mentions, const Predicates& predicates,
                   const Ontology& ontology) {
    Extraction extraction;
    const ArticleDomain article = domain_of(document, mentions, predicates);
    std::uint32_t begin = 0;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        std::uint32_t end = begin;
        while (end < mentions.size() && mentions[end].sentence == s)
            ++end;
        if (yields_events(document, document.sentences[s])) {
            SentenceEvents sentence(document, s, std::span(mentions).subspan(begin, end - begin), begin, predicates, ontology,
                                    article);
            sentence.run();
            std::move(sentence.events.begin(), sentence.events.end(), std::back_inserter(extraction.events));
            std::move(sentence.refusals.begin(), sentence.refusals.end(), std::back_inserter(extraction.refusals));
        }
        begin = end;
    }
    MentionIndex index(document, mentions);
    for (const EventMention& event : extraction.events)
        index.add_heads(event);
    index.complete();
    for (EventMention& event : extraction.events) {
        index.resolve(event);
        for (const std::uint32_t m : event.sources)
            read_as_party(mentions[m], true);
        for (const std::uint32_t m : event.targets)
            read_as_party(mentions[m], false);
    }
    extraction.mentions = std::move(mentions);
    return extraction;
}

} // namespace entente
