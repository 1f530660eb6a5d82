// SPDX-License-Identifier: Apache-2.0
#include "graph/evidence.hpp"

#include <algorithm>
#include <cmath>

#include "text/utf8.hpp"

namespace entente {

namespace {

/// C0 and C1 controls, separators, and what XML 1.0 forbids.
bool is_unfit(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || c == 0xFFFE || c == 0xFFFF || c == 0xFEFF;
}

std::string fit_id(const std::string& id) {
    const bool plain = std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < 0x7F; });
    if (plain && !id.empty()) return id;
    const std::string valid = replace_invalid_utf8(id);
    std::string fit;
    for (std::size_t at = 0; at < valid.size();) {
        const CodePoint c = code_point_at(valid, at);
        if (is_unfit(c.value) || is_space(c.value)) {
            fit += '_';
        } else {
            fit.append(valid, at, c.length);
        }
        at += c.length;
    }
    return fit.empty() ? "unknown" : fit;
}

double within(double value, double low, double high) { return std::isfinite(value) ? std::clamp(value, low, high) : 0; }

/// Readers refuse what is not a country code.
void make_country_fit(std::string& code) {
    const bool capitals = std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (code.size() != 3 || !capitals) code.clear();
}

void make_fit(ActorRef& actor) {
    actor.id = fit_id(actor.id);
    make_country_fit(actor.country);
}

void make_fit(EventRecord& record) {
    record.id = fit_id(record.id);
    record.article.id = fit_id(record.article.id);
    for (ActorRef& actor : record.source) make_fit(actor);
    for (ActorRef& actor : record.target) make_fit(actor);
    if (record.attribution) make_fit(*record.attribution);
    if (record.place) {
        record.place->id = fit_id(record.place->id);
        make_country_fit(record.place->country);
        const bool known = record.place->latitude && record.place->longitude && std::isfinite(*record.place->latitude) &&
                           std::isfinite(*record.place->longitude);
        if (!known) {
            record.place->latitude.reset();
            record.place->longitude.reset();
        }
    }
    record.goldstein = within(record.goldstein, -10, 10);
    record.confidence = within(record.confidence, 0, 1);
}

bool better(const EventRecord& a, const EventRecord& b) {
    if (a.confidence != b.confidence) return a.confidence > b.confidence;
    return (a <=> b) == std::partial_ordering::greater;
}

} // namespace

std::vector<EventRecord> as_evidence(std::vector<EventRecord> records) {
    for (EventRecord& record : records) make_fit(record);
    std::sort(records.begin(), records.end(), [](const EventRecord& a, const EventRecord& b) { return a.id != b.id ? a.id < b.id : better(a, b); });
    records.erase(std::unique(records.begin(), records.end(), [](const EventRecord& a, const EventRecord& b) { return a.id == b.id; }),
                  records.end());
    return records;
}

} // namespace entente
