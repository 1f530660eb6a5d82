// SPDX-License-Identifier: Apache-2.0
#include "resolve/event_record.hpp"

#include <array>

#include "text/hash.hpp"

namespace entente {

std::string_view name(DateBasis basis) noexcept {
    constexpr std::array<std::string_view, 3> names{"text", "context", "article"};
    return names[static_cast<std::size_t>(basis)];
}

std::optional<DateBasis> parse_date_basis(std::string_view text) noexcept {
    for (const DateBasis basis : {DateBasis::text, DateBasis::context, DateBasis::article}) {
        if (name(basis) == text) return basis;
    }
    return std::nullopt;
}

std::string record_id(const EventRecord& record) {
    Fnv1a hash;
    hash.add(record.article.id).add(record.sentence).add(record.trigger_span.begin).add(record.trigger_span.end).add(name(record.type));
    hash.add(record.source.size());
    for (const ActorRef& actor : record.source) hash.add(actor.id);
    hash.add(record.target.size());
    for (const ActorRef& actor : record.target) hash.add(actor.id);
    return "e:" + hash.hex();
}

} // namespace entente
