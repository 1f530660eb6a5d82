// SPDX-License-Identifier: Apache-2.0
// Records that a person judged one by one: what became of the act by the text (its status), and whether type and parties are right.
// The judgements are a table of keys; the texts come from the corpora that they name (ECB+, GUM, EWT), made into articles here.
//
//   const std::vector<Judgement> judgements = read_judgements(bytes, "judgements.tsv");
//   const std::vector<CorpusArticle> articles = corpus_articles(judgements, "../shared/data");
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/ontology.hpp"
#include "resolve/event_record.hpp"

namespace entente {

enum class Verdict : std::uint8_t {
    right,     ///< such an event, with these parties
    agentless, ///< such an event; neither the text nor the record names who did it
    wrong,     ///< no event, or one of another type or of other parties
};

struct Judgement {
    std::string draw; ///< "A" to "D": looked at while rules were made; any other: never
    std::string document;
    std::size_t offset = 0; ///< of the trigger: bytes of the article before it, white space not counted
    std::string trigger;
    EventType type{};
    std::string source, target; ///< names, joined by "/"
    Status status{};            ///< what the text says, whatever the record said
    Verdict verdict{};
    bool is_seen() const noexcept { return draw >= "A" && draw <= "D"; }
};

/// Lines of draw, document, offset, trigger, type, source, target, status, verdict. Throws InputError with file and line.
std::vector<Judgement> read_judgements(std::string_view bytes, const std::string& file);

struct CorpusArticle {
    std::string id;
    std::string text; ///< its sentences, a paragraph each
};

/// The texts of the documents that were judged, from coreference/ecbplus and treebank below the folder. Throws InputError.
std::vector<CorpusArticle> corpus_articles(std::span<const Judgement> judgements, const std::string& corpora);

/// What a record is known by among judgements.
struct JudgementKey {
    std::string document;
    std::size_t offset = 0;
    EventType type{};
    friend auto operator<=>(const JudgementKey&, const JudgementKey&) = default;
};
JudgementKey key_of(const Judgement& judgement);
JudgementKey key_of(const EventRecord& record, const CorpusArticle& article);

/// The judgement of each record, null where it has none; with `parties`, only where source and target are those that were judged.
std::vector<const Judgement*> judged(std::span<const EventRecord> records, std::span<const Judgement> judgements,
                                     std::span<const CorpusArticle> articles, bool parties);

} // namespace entente
