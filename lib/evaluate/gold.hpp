// SPDX-License-Identifier: Apache-2.0
// How well event records agree with a human analyst's: a folder with one JSON file an article (entities, places, events) and the
// articles themselves in its subfolder articles/. Precision counts against every gold event, recall against the core ones.
//
//   const GoldScores scores = evaluate_gold(read_gold("gold"), records);   // records of articles/*.txt
//   std::cout << format(scores, false);
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evaluate/actors.hpp"
#include "resolve/event_record.hpp"

namespace entente {

struct GoldEntity {
    std::string name;
    std::string country; ///< alpha-3 or ""
    std::vector<std::string> aliases;
};

struct GoldPlace {
    std::string name;
    std::optional<double> latitude;
    std::optional<double> longitude;
    std::vector<std::string> aliases;
};

struct GoldEvent {
    std::vector<std::string> source;
    std::vector<std::string> source_alternatives; ///< names that may stand for it as well
    std::string type;
    std::vector<std::string> target;
    std::vector<std::string> target_alternatives;
    bool reciprocal = false;
    std::string place; ///< or ""
    std::string date;  ///< "2018", "2018-02", "2018-02-11" or ""
    std::string status;
    std::string words; ///< quote or trigger
    bool core = false;
};

struct GoldArticle {
    std::string id;
    std::vector<GoldEntity> entities;
    std::vector<GoldPlace> places;
    std::vector<GoldEvent> events;
};

/// Every *.json of a folder, by name. Throws InputError.
std::vector<GoldArticle> read_gold(const std::string& folder);

/// Whether a record tells a gold event: the parties, and if `typed` the type.
bool tells(const EventRecord& record, const GoldEvent& event, const GoldArticle& article, bool typed);
/// Whether it tells any of them, with its type.
bool is_right(const EventRecord& record, const GoldArticle& article);

struct Count {
    std::size_t right = 0;
    std::size_t all = 0;
    double share() const noexcept { return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all); }
};

struct EventAgreement {
    Count precision; ///< of the records
    Count recall;    ///< of the core events
    Count place;     ///< of core events found that have one
    Count status;
    Count date;
    double f1() const noexcept;
};

struct GoldScores {
    EventAgreement typed;
    EventAgreement dyads; ///< whatever the type
    Count actor_named; ///< parties of core events found that a record names, by any name that gold knows them by
    /// Of those: under the name that the analyst gave it as canonical; with its country; with both.
    Count actor_name, actor_country, actor_both;
    /// Of those: by the rule that decides whether an event is told (same_name with any name of the entity), and with its country.
    Count actor_accepted;
    struct Line {
        std::string id;
        Count precision, recall;
        std::vector<std::string> records; ///< "+ Kim Jong Un -CONSULT-> Vladimir Putin @Vostochny [actual] sentence"
        std::vector<std::string> missed;
        std::vector<std::string> actors; ///< parties with another name or country than gold
    };
    std::vector<Line> lines;
};

/// Records of other articles than those given are passed over.
GoldScores evaluate_gold(std::span<const GoldArticle> articles, std::span<const EventRecord> records);

/// The figures, a line an article, and with `errors` every record and every missed event.
std::string format(const GoldScores& scores, bool errors);

} // namespace entente
