// SPDX-License-Identifier: Apache-2.0
#include "resolve/toponyms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>

#include "resolve/toponym_hints.hpp"

namespace entente {
namespace {

constexpr std::size_t most_candidates = 120; ///< of one name: the least prominent of more are never right
constexpr std::size_t witnesses = 6;         ///< probable places of another name that speak for a candidate near them
constexpr int rounds = 3;
constexpr double half_of_all = 1.5;
constexpr double earth_radius_km = 6371;

/// A point on the unit sphere: distances are dot products.
struct Point {
    double x = 0, y = 0, z = 0;
};
Point point_of(double latitude, double longitude) {
    const double a = latitude * std::numbers::pi / 180;
    const double b = longitude * std::numbers::pi / 180;
    return {std::cos(a) * std::cos(b), std::cos(a) * std::sin(b), std::sin(a)};
}
double dot(const Point& p, const Point& q) {
    return p.x * q.x + p.y * q.y + p.z * q.z;
}

const double cos_40_km = std::cos(40 / earth_radius_km);
const double cos_160_km = std::cos(160 / earth_radius_km);
const double cos_500_km = std::cos(500 / earth_radius_km);

struct Candidate {
    std::uint32_t index = 0;
    Point at;
    std::string_view country;
    std::string_view admin1;
    Feature feature{};
    double fixed = 0;       ///< score without the other names
    double probability = 0; ///< after the last round
};

/// One name of the article with all its mentions; "Paris" and "Paris, Texas" are two.
struct Name {
    std::vector<std::size_t> mentions;
    std::vector<Candidate> candidates; ///< most prominent first
};

void normalise(Name& name, const std::vector<double>& scores) {
    const double best = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i)
        sum += name.candidates[i].probability = std::exp(scores[i] - best);
    for (Candidate& candidate : name.candidates)
        candidate.probability /= sum;
}

/// Indices of the most probable candidates.
std::vector<std::size_t> probable(const Name& name) {
    std::vector<std::size_t> order(name.candidates.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const std::size_t n = std::min(witnesses, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(n), order.end(),
                      [&](std::size_t a, std::size_t b) {
                          const double pa = name.candidates[a].probability;
                          const double pb = name.candidates[b].probability;
                          return pa != pb ? pa > pb : a < b;
                      });
    order.resize(n);
    return order;
}

bool is_point(Feature f) {
    return f == Feature::city || f == Feature::site || f == Feature::admin2;
}

double feature_weight(Feature f, const ToponymWeights& w) {
    switch (f) {
    case Feature::country:
        return w.country;
    case Feature::admin1:
        return w.admin1;
    case Feature::admin2:
        return w.admin2;
    case Feature::site:
        return w.site;
    case Feature::region:
        return w.region;
    case Feature::water:
        return w.water;
    case Feature::city:
        break;
    }
    return 0;
}

/// A second neighbour says less than the first: 0 to 1.
double much(double x) {
    return x / (x + half_of_all);
}

/// What other names say for a place: how many are near, how many lie in its country and division. A name said often says more.
class Company {
public:
    Company(const std::vector<Name>& names, const ToponymWeights& weights) : names_(names), weights_(weights) {
        for (const Name& name : names) {
            probable_.push_back(probable(name));
            voices_.push_back(std::sqrt(static_cast<double>(name.mentions.size())));
            all_voices_ += voices_.back();
        }
    }

    double speaks_for(const Candidate& c, std::size_t own) const {
        Support sum;
        for (std::size_t n = 0; n < names_.size(); ++n)
            if (n != own) sum.add(support(c, n), voices_[n]);
        const double others = all_voices_ - voices_[own];
        const double share = others > 0 ? sum.country / others : 0;
        if (c.feature == Feature::country) // its own towns and divisions speak for a country, other countries do not
            return weights_.country_holds * much(sum.country);
        const double within = weights_.same_country * share + weights_.same_division * much(sum.division);
        if (c.feature == Feature::admin1) return within;
        return within + weights_.within_40_km * much(sum.near) + weights_.within_160_km * much(sum.middle) +
               weights_.within_500_km * much(sum.far);
    }

private:
    struct Support {
        double near = 0, middle = 0, far = 0, country = 0, division = 0;
        void add(const Support& other, double times) {
            near += times * other.near;
            middle += times * other.middle;
            far += times * other.far;
            country += times * other.country;
            division += times * other.division;
        }
    };

    Support support(const Candidate& c, std::size_t n) const {
        Support s;
        for (const std::size_t i : probable_[n]) {
            const Candidate& o = names_[n].candidates[i];
            if (o.index == c.index) continue;
            if (is_point(o.feature)) {
                const double cosine = dot(c.at, o.at);
                s.near += cosine > cos_40_km ? o.probability : 0;
                s.middle += cosine > cos_160_km ? o.probability : 0;
                s.far += cosine > cos_500_km ? o.probability : 0;
            }
            if (!c.country.empty() && o.country == c.country) {
                s.country += o.probability;
                s.division += !c.admin1.empty() && o.admin1 == c.admin1 ? o.probability : 0;
            }
        }
        return s;
    }

    const std::vector<Name>& names_;
    const ToponymWeights& weights_;
    std::vector<std::vector<std::size_t>> probable_;
    std::vector<double> voices_;
    double all_voices_ = 0;
};

double fixed_score(const Candidate& c, const GazetteerPlace& place, bool main_name, const ToponymContext& context,
                   const ToponymWeights& w) {
    double score = w.prominence * place.prominence + (main_name ? w.main_name : 0) + feature_weight(c.feature, w);
    if (c.feature != Feature::country)
        for (const auto& [country, times] : context.countries)
            if (country == c.country) score += w.country_named * std::log1p(times);
    if (context.dateline && *context.dateline == c.index) score += w.dateline;
    return score;
}

/// A division with its chief town among the candidates: who means Aleppo Governorate says so, "Aleppo" is the town.
bool has_chief_town(const Candidate& division, const std::vector<Candidate>& candidates, const Gazetteer& gazetteer) {
    if (division.feature != Feature::admin1) return false;
    const GazetteerPlace place = gazetteer.place(division.index);
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& c) {
        const GazetteerPlace town = gazetteer.place(c.index);
        const bool small = dot(c.at, division.at) > cos_160_km; // of New York or Quebec people do mean the whole
        return small && c.feature == Feature::city && (town.rank >= PlaceRank::seat || town.prominence > place.prominence) &&
               lies_in(town, place);
    });
}

std::vector<Name> group(std::span<const ToponymMention> mentions, const Gazetteer& gazetteer, const ToponymContext& context,
                        const ToponymWeights& weights) {
    std::vector<Name> names;
    std::map<std::pair<std::string_view, std::vector<std::uint32_t>>, std::size_t> index;
    std::vector<ContainerHint> hints;
    std::map<std::string_view, std::vector<std::uint32_t>> hint_of_name; // "Paris" after "Paris, Texas" is that one
    for (const ToponymMention& mention : mentions) {
        hints.push_back(container_hint(mention, gazetteer, context.text));
        auto& known = hint_of_name[mention.folded];
        if (known.empty() && hints.back().strong) known = hints.back().inside;
    }
    for (std::size_t m = 0; m < mentions.size(); ++m) {
        if (mentions[m].candidates.empty()) continue;
        const ContainerHint& hint = hints[m];
        const std::vector<std::uint32_t>& inside = hint.strong ? hint.inside : hint_of_name[mentions[m].folded];
        const auto [it, fresh] = index.try_emplace({mentions[m].folded, inside}, names.size());
        if (fresh) {
            Name name;
            const std::size_t count = std::min(mentions[m].candidates.size(), most_candidates);
            for (std::size_t i = 0; i < count; ++i) {
                const std::uint32_t p = mentions[m].candidates[i];
                const GazetteerPlace place = gazetteer.place(p);
                Candidate c{p, point_of(place.latitude, place.longitude), place.country, place.admin1, place.feature, 0, 0};
                c.fixed = fixed_score(c, place, gazetteer.is_main_name(p, mentions[m].folded), context, weights);
                if (std::find(inside.begin(), inside.end(), p) != inside.end()) c.fixed += weights.container;
                name.candidates.push_back(c);
            }
            for (Candidate& c : name.candidates)
                if (has_chief_town(c, name.candidates, gazetteer)) c.fixed -= weights.admin1 + weights.chief_town;
            names.push_back(std::move(name));
        }
        Name& name = names[it->second];
        name.mentions.push_back(m);
        if (!hint.strong)
            for (Candidate& c : name.candidates)
                if (std::find(hint.inside.begin(), hint.inside.end(), c.index) != hint.inside.end())
                    c.fixed += weights.weak_container / std::sqrt(static_cast<double>(name.mentions.size()));
    }
    return names;
}

/// All names with the probabilities of their candidates after the last round.
std::vector<Name> read_together(std::span<const ToponymMention> mentions, const Gazetteer& gazetteer, const ToponymContext& context,
                                const ToponymWeights& weights) {
    std::vector<Name> names = group(mentions, gazetteer, context, weights);
    for (Name& name : names) {
        std::vector<double> scores;
        for (const Candidate& c : name.candidates)
            scores.push_back(c.fixed);
        normalise(name, scores);
    }
    for (int round = 0; round < rounds; ++round) {
        const Company company{names, weights};
        std::vector<std::vector<double>> scores;
        for (std::size_t n = 0; n < names.size(); ++n) {
            scores.emplace_back();
            for (const Candidate& c : names[n].candidates)
                scores.back().push_back(c.fixed + company.speaks_for(c, n));
        }
        for (std::size_t n = 0; n < names.size(); ++n)
            normalise(names[n], scores[n]);
    }
    return names;
}

} // namespace

std::vector<std::optional<std::uint32_t>> resolve_toponyms(std::span<const ToponymMention> mentions, const Gazetteer& gazetteer,
                                                           const ToponymContext& context, const ToponymWeights& weights) {
    std::vector<std::optional<std::uint32_t>> out(mentions.size());
    for (const Name& name : read_together(mentions, gazetteer, context, weights)) {
        const auto best = std::max_element(name.candidates.begin(), name.candidates.end(),
                                           [](const Candidate& a, const Candidate& b) { return a.probability < b.probability; });
        for (const std::size_t m : name.mentions)
            out[m] = best->index;
    }
    return out;
}

} // namespace entente
