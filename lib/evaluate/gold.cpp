// SPDX-License-Identifier: Apache-2.0
#include "evaluate/gold.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "text/date.hpp"

namespace entente {
namespace {

using Names = std::vector<std::string>;
using Records = std::vector<const EventRecord*>;

/// Every form under which the article knows an entity.
Names forms(const GoldArticle& article, const std::string& name) {
    Names out{name};
    for (const GoldEntity& entity : article.entities)
        if (entity.name == name) out.insert(out.end(), entity.aliases.begin(), entity.aliases.end());
    return out;
}

bool has_one_of(std::span<const ActorRef> actors, const Names& gold, const GoldArticle& article) {
    return std::any_of(gold.begin(), gold.end(), [&](const std::string& name) {
        const Names accepted = forms(article, name);
        return std::any_of(actors.begin(), actors.end(), [&](const ActorRef& actor) { return same_name(actor.name, accepted); });
    });
}

Names joined(Names names, const Names& more) {
    names.insert(names.end(), more.begin(), more.end());
    return names;
}

std::vector<ActorRef> everyone(const EventRecord& record) {
    std::vector<ActorRef> all = record.source;
    all.insert(all.end(), record.target.begin(), record.target.end());
    return all;
}

bool parties_agree(std::span<const ActorRef> source, std::span<const ActorRef> target, const GoldEvent& event, const GoldArticle& article) {
    if (!has_one_of(source, joined(event.source, event.source_alternatives), article)) return false;
    return event.target.empty() || (!target.empty() && has_one_of(target, joined(event.target, event.target_alternatives), article));
}

double kilometres(double latitude, double longitude, const GoldPlace& place) {
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    const double a = std::sin(radians(*place.latitude - latitude) / 2);
    const double b = std::sin(radians(*place.longitude - longitude) / 2);
    return 12742 * std::asin(std::sqrt(a * a + std::cos(radians(latitude)) * std::cos(radians(*place.latitude)) * b * b));
}

bool place_agrees(const EventRecord& record, const std::string& name, const GoldArticle& article) {
    if (!record.place) return false;
    constexpr double near = 50;
    Names accepted{name};
    const GoldPlace* known = nullptr;
    for (const GoldPlace& place : article.places) {
        if (place.name != name) continue;
        accepted.insert(accepted.end(), place.aliases.begin(), place.aliases.end());
        known = &place;
    }
    if (same_name(record.place->name, accepted)) return true;
    if (known == nullptr || !known->latitude || !known->longitude || !record.place->latitude || !record.place->longitude) return false;
    return kilometres(*record.place->latitude, *record.place->longitude, *known) < near;
}

/// A partial gold date holds the record's first day; a full one lies in its interval.
bool date_agrees(const EventRecord& record, const std::string& gold) {
    if (!record.date) return false;
    const std::string start = format(record.date->interval.start);
    return start.starts_with(gold) || (start <= gold && gold <= format(record.date->interval.end));
}

std::string names(std::span<const ActorRef> actors) {
    std::string out;
    for (const ActorRef& actor : actors)
        out += (out.empty() ? "" : "/") + actor.name;
    return out;
}

std::string names(const Names& all) {
    std::string out;
    for (const std::string& each : all)
        out += (out.empty() ? "" : "/") + each;
    return out;
}

void add(Count& count, bool right) {
    ++count.all;
    if (right) ++count.right;
}

class Comparison {
public:
    explicit Comparison(GoldScores& scores) : scores_(scores) {}

    void add_article(const GoldArticle& article, const Records& records) {
        GoldScores::Line line;
        line.id = article.id;
        compare(article, records, false, scores_.dyads, nullptr);
        compare(article, records, true, scores_.typed, &line);
        scores_.lines.push_back(std::move(line));
    }

private:
    void compare(const GoldArticle& article, const Records& records, bool typed, EventAgreement& agreement, GoldScores::Line* line) {
        for (const EventRecord* record : records) {
            const bool right = std::any_of(article.events.begin(), article.events.end(),
                                           [&](const GoldEvent& event) { return tells(*record, event, article, typed); });
            add(agreement.precision, right);
            if (line == nullptr) continue;
            add(line->precision, right);
            line->records.push_back(described(*record, right));
        }
        for (const GoldEvent& event : article.events) {
            if (!event.core) continue;
            Records telling;
            std::copy_if(records.begin(), records.end(), std::back_inserter(telling),
                         [&](const EventRecord* record) { return tells(*record, event, article, typed); });
            add(agreement.recall, !telling.empty());
            if (line != nullptr) add(line->recall, !telling.empty());
            if (!telling.empty()) {
                compare_details(article, event, telling, agreement);
                if (line != nullptr) compare_actors(article, event, telling, *line);
            } else if (line != nullptr) {
                line->missed.push_back(
                    fmt::format("{} -{}-> {} @{} | {}", names(event.source), event.type, names(event.target), event.place, event.words));
            }
        }
    }

    static void compare_details(const GoldArticle& article, const GoldEvent& event, const Records& telling, EventAgreement& agreement) {
        const auto any = [&](const auto& agrees) { return std::any_of(telling.begin(), telling.end(), agrees); };
        if (!event.place.empty()) add(agreement.place, any([&](const EventRecord* r) { return place_agrees(*r, event.place, article); }));
        add(agreement.status, any([&](const EventRecord* r) { return name(r->status) == event.status; }));
        if (!event.date.empty()) add(agreement.date, any([&](const EventRecord* r) { return date_agrees(*r, event.date); }));
    }

    /// Each party of a gold event that a record names at all: is it under its canonical name, and of its country?
    void compare_actors(const GoldArticle& article, const GoldEvent& event, const Records& telling, GoldScores::Line& line) {
        for (const Names& side : {joined(event.source, event.source_alternatives), joined(event.target, event.target_alternatives)}) {
            for (const std::string& party : side) {
                const auto entity =
                    std::find_if(article.entities.begin(), article.entities.end(), [&](const GoldEntity& e) { return e.name == party; });
                if (entity != article.entities.end()) compare_actor(*entity, forms(article, party), telling, line);
            }
        }
    }

    void compare_actor(const GoldEntity& entity, const Names& accepted, const Records& telling, GoldScores::Line& line) {
        const ActorRef* best = nullptr;
        int best_rank = -1;
        std::vector<ActorRef> all;
        for (const EventRecord* record : telling)
            for (const ActorRef& actor : everyone(*record))
                all.push_back(actor);
        bool right_country = false;
        for (const ActorRef& actor : all) {
            if (!same_name(actor.name, accepted)) continue;
            right_country = right_country || actor.country == entity.country;
            const int rank = (same_canonical_name(actor.name, entity.name) ? 2 : 0) + (actor.country == entity.country ? 1 : 0);
            if (rank > best_rank) {
                best = &actor;
                best_rank = rank;
            }
        }
        add(scores_.actor_named, best != nullptr);
        if (best == nullptr) return;
        add(scores_.actor_accepted, right_country);
        add(scores_.actor_name, best_rank >= 2);
        add(scores_.actor_country, best->country == entity.country);
        add(scores_.actor_both, best_rank == 3);
        if (best_rank < 3) line.actors.push_back(fmt::format("{} [{}] is {} [{}]", best->name, best->country, entity.name, entity.country));
    }

    static std::string described(const EventRecord& record, bool right) {
        return fmt::format("{} {} -{}-> {} @{} [{}] {:.2f} {}", right ? '+' : '-', names(record.source), name(record.type),
                           names(record.target), record.place ? record.place->name : "", name(record.status), record.confidence,
                           record.text.substr(0, cut(record.text)));
    }

    static std::size_t cut(const std::string& text) {
        std::size_t at = std::min<std::size_t>(text.size(), 100);
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U)
            ++at;
        return at;
    }

    GoldScores& scores_;
};

std::string line_of(std::string_view title, const EventAgreement& agreement) {
    return fmt::format("{} precision {:.3f} ({}/{}) core recall {:.3f} ({}/{}) F1 {:.3f} | place {}/{} status {}/{} date {}/{}\n", title,
                       agreement.precision.share(), agreement.precision.right, agreement.precision.all, agreement.recall.share(),
                       agreement.recall.right, agreement.recall.all, agreement.f1(), agreement.place.right, agreement.place.all,
                       agreement.status.right, agreement.status.all, agreement.date.right, agreement.date.all);
}

} // namespace

double EventAgreement::f1() const noexcept {
    const double p = precision.share();
    const double r = recall.share();
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

bool tells(const EventRecord& record, const GoldEvent& event, const GoldArticle& article, bool typed) {
    if (typed && name(record.type) != (event.type == "YIELD" ? "CONCEDE" : event.type)) return false;
    if (parties_agree(record.source, record.target, event, article)) return true;
    const std::vector<ActorRef> all = everyone(record);
    if (event.target.empty() && event.source.size() > 1 && event.reciprocal) {
        return std::count_if(event.source.begin(), event.source.end(),
                             [&](const std::string& party) { return has_one_of(all, {party}, article); }) > 1;
    }
    if (!event.reciprocal && !record.reciprocal) return false;
    return parties_agree(record.target, record.source, event, article) || (all.size() > 1 && parties_agree(all, all, event, article));
}

bool is_right(const EventRecord& record, const GoldArticle& article) {
    return std::any_of(article.events.begin(), article.events.end(),
                       [&](const GoldEvent& event) { return tells(record, event, article, true); });
}

GoldScores evaluate_gold(std::span<const GoldArticle> articles, std::span<const EventRecord> records) {
    GoldScores scores;
    Comparison comparison{scores};
    for (const GoldArticle& article : articles) {
        Records own;
        for (const EventRecord& record : records)
            if (record.article.id == article.id) own.push_back(&record);
        comparison.add_article(article, own);
    }
    return scores;
}

std::string format(const GoldScores& scores, bool errors) {
    std::string out = line_of("typed ", scores.typed);
    for (const GoldScores::Line& line : scores.lines)
        out += fmt::format("   {:<22} right {} of {} predicted, found {} of {} core\n", line.id, line.precision.right, line.precision.all,
                           line.recall.right, line.recall.all);
    out += line_of("dyad  ", scores.dyads);
    out += fmt::format("actors of core events found: {} of {} named | any of its names and its country {:.3f} ({}/{}) | canonical name {:.3f}, "
                       "country {:.3f}, both {:.3f} ({}/{})\n",
                       scores.actor_named.right, scores.actor_named.all, scores.actor_accepted.share(), scores.actor_accepted.right,
                       scores.actor_accepted.all, scores.actor_name.share(), scores.actor_country.share(), scores.actor_both.share(),
                       scores.actor_both.right, scores.actor_both.all);
    if (!errors) return out;
    for (const GoldScores::Line& line : scores.lines) {
        out += "== " + line.id + '\n';
        for (const std::string& record : line.records)
            out += "  " + record + '\n';
        for (const std::string& missed : line.missed)
            out += "  MISSED " + missed + '\n';
        for (const std::string& actor : line.actors)
            out += "  ACTOR " + actor + '\n';
    }
    return out;
}

} // namespace entente
