// SPDX-License-Identifier: Apache-2.0
#include "evaluate/status.hpp"

#include <fmt/format.h>

namespace entente {
namespace {

double share(std::size_t part, std::size_t whole) { return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); }

} // namespace

std::size_t StatusScores::right() const noexcept {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < status_count; ++i) sum += confusion[i][i];
    return sum;
}

std::size_t StatusScores::given_as_actual() const noexcept {
    constexpr auto actual = static_cast<std::size_t>(Status::actual);
    std::size_t sum = 0;
    for (std::size_t i = 0; i < status_count; ++i) sum += i == actual ? 0 : confusion[i][actual];
    return sum;
}

StatusScores evaluate_status(std::span<const EventRecord> records, std::span<const Judgement> judgements, std::span<const CorpusArticle> articles) {
    StatusScores scores;
    scores.judgements = judgements.size();
    const std::vector<const Judgement*> judgement_of = judged(records, judgements, articles, false);
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (judgement_of[i] == nullptr) continue;
        const Judgement& judgement = *judgement_of[i];
        ++scores.records;
        ++scores.confusion[static_cast<std::size_t>(judgement.status)][static_cast<std::size_t>(records[i].status)];
        if (judgement.status != records[i].status)
            scores.errors.push_back(fmt::format("{} given as {}: «{}» {}", name(judgement.status), name(records[i].status), records[i].trigger, records[i].text));
    }
    return scores;
}

std::string format(const StatusScores& scores, bool errors) {
    std::string out = fmt::format("judged {}, of them records now {} | status right {:.3f} ({}/{}) | no fact but given as actual {:.3f} ({}/{})\n",
                                  scores.judgements, scores.records, share(scores.right(), scores.records), scores.right(), scores.records,
                                  share(scores.given_as_actual(), scores.records), scores.given_as_actual(), scores.records);
    out += fmt::format("{:<14}", "by the text");
    for (std::size_t given = 0; given < status_count; ++given) out += fmt::format("{:>14}", name(static_cast<Status>(given)));
    out += '\n';
    for (std::size_t told = 0; told < status_count; ++told) {
        out += fmt::format("{:<14}", name(static_cast<Status>(told)));
        for (std::size_t given = 0; given < status_count; ++given) out += fmt::format("{:>14}", scores.confusion[told][given]);
        out += '\n';
    }
    if (errors)
        for (const std::string& error : scores.errors) out += "  " + error + '\n';
    return out;
}

} // namespace entente
