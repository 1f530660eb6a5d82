// SPDX-License-Identifier: Apache-2.0
// The event record: one event mention with everything resolved. It is the unit of evidence: `extract` writes it, `merge` reads it,
// every node and edge of the graph is computed from a set of them. schemas/event.schema.json is its JSON form.
//
//   EventRecord record = …;
//   record.source.front().name;   // "Vladimir Putin"
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ontology/ontology.hpp"
#include "text/date.hpp"
#include "text/span.hpp"

namespace entente {

struct ArticleRef {
    std::string id;
    std::string title;
    std::optional<Date> date;
    std::string url;
    std::string source;
    friend bool operator==(const ArticleRef&, const ArticleRef&) = default;
    friend auto operator<=>(const ArticleRef&, const ArticleRef&) = default;
};

/// An actor as one event mention has it: who it is, and the words that say so here.
struct ActorRef {
    std::string id;
    std::string name;
    ActorKind kind = ActorKind::organization;
    std::string country; ///< alpha-3 or ""
    std::string sector;  ///< PLOVER or ""
    std::string text;
    Span span;
    friend bool operator==(const ActorRef&, const ActorRef&) = default;
    friend auto operator<=>(const ActorRef&, const ActorRef&) = default;
};

struct PlaceRef {
    std::string id;
    std::string name;
    std::string country;
    std::string admin1;
    std::optional<double> latitude;
    std::optional<double> longitude;
    Feature feature = Feature::city;
    std::string text;
    std::optional<Span> span; ///< absent when taken from the dateline of an article whose text lacks it
    friend bool operator==(const PlaceRef&, const PlaceRef&) = default;
    friend auto operator<=>(const PlaceRef&, const PlaceRef&) = default;
};

enum class DateBasis : std::uint8_t { text, context, article };
std::string_view name(DateBasis basis) noexcept;
std::optional<DateBasis> parse_date_basis(std::string_view text) noexcept;

struct DateRef {
    DateInterval interval;
    std::string text;
    DateBasis basis = DateBasis::text;
    friend bool operator==(const DateRef&, const DateRef&) = default;
    friend auto operator<=>(const DateRef&, const DateRef&) = default;
};

struct EventRecord {
    std::string id; ///< "e:" and 16 hex digits of a hash of article id, sentence, trigger span, type and actor ids
    ArticleRef article;
    std::uint32_t sentence = 0; ///< index in the article
    std::string text;           ///< the sentence
    std::string trigger;
    Span trigger_span;
    EventType type{};
    std::string mode;  ///< or ""
    std::string cameo; ///< 2 to 4 digits
    double goldstein = 0;
    std::vector<ActorRef> source;
    std::vector<ActorRef> target;
    bool reciprocal = false;
    std::optional<PlaceRef> place;
    std::optional<DateRef> date;
    Status status = Status::actual;
    std::optional<ActorRef> attribution;
    double confidence = 0; ///< 0 to 1, calibrated
    friend bool operator==(const EventRecord&, const EventRecord&) = default;
    friend auto operator<=>(const EventRecord&, const EventRecord&) = default;
};

/// The content-derived id of a record (its `id` field is not looked at). FNV-1a, 64 bits.
std::string record_id(const EventRecord& record);

} // namespace entente
