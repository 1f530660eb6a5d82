// SPDX-License-Identifier: Apache-2.0
#include "extract/extraction.hpp"

#include <algorithm>

namespace entente {

std::string_view name(MentionForm form) noexcept {
    switch (form) {
    case MentionForm::name: return "name";
    case MentionForm::nominal: return "nominal";
    case MentionForm::pronoun: return "pronoun";
    }
    return "nominal";
}

std::uint32_t mention_at(const Extraction& extraction, std::uint32_t sentence, std::uint32_t head) {
    const auto& mentions = extraction.mentions;
    const auto before = [](const Mention& m, std::pair<std::uint32_t, std::uint32_t> key) { return std::pair{m.sentence, m.head} < key; };
    const auto at = std::lower_bound(mentions.begin(), mentions.end(), std::pair{sentence, head}, before);
    if (at == mentions.end() || at->sentence != sentence || at->head != head) return none;
    return static_cast<std::uint32_t>(at - mentions.begin());
}

} // namespace entente
