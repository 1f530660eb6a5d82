// SPDX-License-Identifier: Apache-2.0
#include "evaluate/relations.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace entente {
namespace {

bool overlap(const std::vector<ActorRef>& actors, const std::vector<Span>& gold) {
    return std::any_of(actors.begin(), actors.end(), [&](const ActorRef& actor) {
        return std::any_of(gold.begin(), gold.end(), [&](Span span) { return span.overlaps(actor.span); });
    });
}

/// What is known and what was found of one sentence.
struct SentenceScore {
    std::vector<EventRecord> records;
    std::set<std::string> gold_types;
};

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

bool roles_agree(const EventRecord& record, const RelationRow& row) {
    const std::vector<Span> source = occurrences(row.source, row.sentence);
    const std::vector<Span> target = occurrences(row.target, row.sentence);
    if (overlap(record.source, source) && overlap(record.target, target)) return true;
    const auto either = [&](const std::vector<Span>& gold) { return overlap(record.source, gold) || overlap(record.target, gold); };
    return record.reciprocal && either(source) && either(target);
}

RelationScores evaluate_relations(std::span<const RelationRow> rows, const Coder& coder) {
    RelationScores scores;
    std::map<std::string, SentenceScore> sentences;
    for (const RelationRow& row : rows) {
        const auto [at, fresh] = sentences.try_emplace(row.sentence);
        SentenceScore& sentence = at->second;
        if (fresh) sentence.records = coder(sentence_article(fmt::format("s{:04}", sentences.size() - 1), row.sentence)).records;
        sentence.gold_types.insert(row.type);
        const auto any = [&](const auto& holds) { return std::any_of(sentence.records.begin(), sentence.records.end(), holds) ? 1U : 0U; };
        const auto typed = [&](const EventRecord& record) { return same_relation_type(name(record.type), row.type); };
        const auto roles = [&](const EventRecord& record) { return roles_agree(record, row); };
        for (RelationTally* tally : {&scores.all, &scores.by_type[row.type]}) {
            ++tally->rows;
            tally->any += sentence.records.empty() ? 0U : 1U;
            tally->typed += any(typed);
            tally->roles += any(roles);
            tally->triple += any([&](const EventRecord& record) { return typed(record) && roles(record); });
        }
    }
    scores.sentences = sentences.size();
    for (const auto& [text, sentence] : sentences) {
        std::set<EventType> types;
        for (const EventRecord& record : sentence.records)
            types.insert(record.type);
        scores.predicted += types.size();
        for (const EventType type : types) {
            const bool right = std::any_of(sentence.gold_types.begin(), sentence.gold_types.end(),
                                           [&](const std::string& gold) { return same_relation_type(name(type), gold); });
            scores.right += right ? 1U : 0U;
        }
    }
    return scores;
}

std::string format(const RelationScores& scores) {
    const RelationTally& all = scores.all;
    std::string out = fmt::format("rows {} sentences {} | any {:.3f} type recall {:.3f} roles {:.3f} triple {:.3f} | type precision {:.3f} ({} predicted)\n",
                                  all.rows, scores.sentences, share(all.any, all.rows), share(all.typed, all.rows), share(all.roles, all.rows),
                                  share(all.triple, all.rows), share(scores.right, scores.predicted), scores.predicted);
    for (const auto& [type, tally] : scores.by_type)
        out += fmt::format("   {:<10} n {:>3} type {:.2f} roles {:.2f} triple {:.2f}\n", type, tally.rows, share(tally.typed, tally.rows),
                           share(tally.roles, tally.rows), share(tally.triple, tally.rows));
    return out;
}

} // namespace entente
