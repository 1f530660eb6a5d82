// SPDX-License-Identifier: Apache-2.0
#include "extract/mention_index.hpp"

#include <algorithm>
#include <numeric>

#include "extract/mentions_phrases.hpp"

namespace entente {

namespace {

/// A mention for an argument that find_mentions passed over.
Mention make_mention(const Sentence& sentence, std::uint32_t index, std::uint32_t head) {
    Mention mention;
    mention.sentence = index;
    mention.head = head;
    const PhraseTree phrases(sentence);
    mention.tokens = phrases.phrase(head);
    mention.form = sentence.tokens[head].upos == Upos::PRON ? MentionForm::pronoun : MentionForm::nominal;
    if (sentence.tokens[head].upos == Upos::PROPN) { // "thanked Xi": a name that nobody took for one
        mention.form = MentionForm::name;
        mention.name = {head, head + 1};
        while (mention.name.end < mention.tokens.end && sentence.tokens[mention.name.end].upos == Upos::PROPN)
            ++mention.name.end;
        while (mention.name.begin > mention.tokens.begin && sentence.tokens[mention.name.begin - 1].upos == Upos::PROPN)
            --mention.name.begin;
    }
    return mention;
}

} // namespace

void MentionIndex::add_heads(const EventMention& event) {
    for (const auto* heads : {&event.sources, &event.targets})
        for (const std::uint32_t h : *heads)
            wanted_.emplace_back(event.sentence, h);
    for (const std::uint32_t h : {event.place, event.attribution})
        if (h != none) wanted_.emplace_back(event.sentence, h);
}

void MentionIndex::complete() {
    std::sort(wanted_.begin(), wanted_.end());
    wanted_.erase(std::unique(wanted_.begin(), wanted_.end()), wanted_.end());
    const std::size_t known = mentions_.size();
    for (const auto& [sentence, head] : wanted_)
        if (find(sentence, head, known) == none) mentions_.push_back(make_mention(document_.sentences[sentence], sentence, head));
    if (mentions_.size() == known) return;
    std::vector<std::uint32_t> order(mentions_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair{mentions_[a].sentence, mentions_[a].head} < std::pair{mentions_[b].sentence, mentions_[b].head};
    });
    std::vector<std::uint32_t> place_of(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        place_of[order[i]] = i;
    std::vector<Mention> sorted;
    sorted.reserve(order.size());
    for (const std::uint32_t i : order) {
        sorted.push_back(std::move(mentions_[i]));
        Mention& m = sorted.back();
        if (m.apposition_of != none) m.apposition_of = place_of[m.apposition_of];
        if (m.conjunct_of != none) m.conjunct_of = place_of[m.conjunct_of];
    }
    mentions_ = std::move(sorted);
}

void MentionIndex::resolve(EventMention& event) const {
    for (auto* heads : {&event.sources, &event.targets})
        for (std::uint32_t& h : *heads)
            h = find(event.sentence, h, mentions_.size());
    for (std::uint32_t* h : {&event.place, &event.attribution})
        if (*h != none) *h = find(event.sentence, *h, mentions_.size());
}

std::uint32_t MentionIndex::find(std::uint32_t sentence, std::uint32_t head, std::size_t among) const {
    const auto end = mentions_.begin() + static_cast<std::ptrdiff_t>(among);
    const auto at = std::lower_bound(mentions_.begin(), end, std::pair{sentence, head},
                                     [](const Mention& m, std::pair<std::uint32_t, std::uint32_t> key) {
                                         return std::pair{m.sentence, m.head} < key;
                                     });
    return at != end && at->sentence == sentence && at->head == head ? static_cast<std::uint32_t>(at - mentions_.begin()) : none;
}

void read_as_party(Mention& mention, bool acts) {
    if (acts || mention.places.empty()) mention.place_reading = false;
    if (mention.form == MentionForm::pronoun) return;
    // "Roth visited Cairo": who acts is no place, even if the finder of names took it for one
    if (mention.form == MentionForm::name && mention.kind == ActorKind::person && mention.name_type == NameType::LOC &&
        mention.places.empty())
        mention.name_type = NameType::PER;
    if (mention.form == MentionForm::name && mention.entries.empty() && mention.name_type != NameType::PER) {
        mention.name_type = NameType::ORG;
        if (!mention.kind) mention.kind = mention.places.empty() ? ActorKind::organization : ActorKind::group;
    }
    if (!mention.kind) mention.kind = ActorKind::group;
}

} // namespace entente
