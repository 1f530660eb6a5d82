// SPDX-License-Identifier: Apache-2.0
#include "evaluate/toponyms.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "text/error.hpp"

namespace entente {
namespace {

constexpr std::size_t drift = 30; ///< characters
constexpr double far_off = 161;   ///< kilometres: a hundred miles

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(value) : std::nullopt;
}

/// Where each character of a text begins, and its end.
std::vector<std::size_t> character_starts(std::string_view text) {
    std::vector<std::size_t> starts;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) starts.push_back(i);
    starts.push_back(text.size());
    return starts;
}

/// The bytes of the phrase whose first and last character are given; offsets of these corpora drift.
std::optional<Span> span_of_phrase(std::string_view text, std::span<const std::size_t> starts, std::size_t begin, std::size_t end,
                                   std::string_view phrase) {
    const auto byte = [&](std::size_t character) { return starts[std::min(character, starts.size() - 1)]; };
    std::size_t from = byte(begin);
    std::size_t to = std::max(from, byte(end));
    if (text.substr(from, to - from) != phrase) {
        from = text.find(phrase, byte(begin < drift ? 0 : begin - drift));
        if (from == std::string_view::npos) return std::nullopt;
        to = from + phrase.size();
    }
    return Span{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

ToponymArticle read_article(const pugi::xml_node& node) {
    ToponymArticle article;
    article.id = node.attribute("docid").as_string();
    article.text = node.child("text").text().as_string();
    const std::vector<std::size_t> starts = character_starts(article.text);
    for (const pugi::xml_node& toponym : node.child("toponyms").children("toponym")) {
        const auto span = span_of_phrase(article.text, starts, toponym.child("start").text().as_uint(),
                                         toponym.child("end").text().as_uint(), toponym.child("phrase").text().as_string());
        if (!span) continue;
        const pugi::xml_node place = toponym.child("gaztag");
        const auto latitude = number(place.child("lat").text().as_string());
        const auto longitude = number(place.child("lon").text().as_string());
        const bool known = latitude && longitude;
        article.toponyms.push_back({*span, known ? latitude : std::nullopt, known ? longitude : std::nullopt});
    }
    return article;
}

double kilometres(double latitude_a, double longitude_a, double latitude_b, double longitude_b) {
    const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
    const double a = std::sin(radians(latitude_b - latitude_a) / 2);
    const double b = std::sin(radians(longitude_b - longitude_a) / 2);
    const double h = a * a + std::cos(radians(latitude_a)) * std::cos(radians(latitude_b)) * b * b;
    return 12742 * std::asin(std::min(1.0, std::sqrt(h)));
}

struct FoundToponym {
    Span span;
    const Place* place;
};

std::vector<FoundToponym> found_toponyms(const CodedArticle& coded) {
    std::vector<FoundToponym> found;
    for (std::size_t m = 0; m < coded.extraction.mentions.size(); ++m) {
        const Mention& mention = coded.extraction.mentions[m];
        const auto place = coded.resolution.mentions[m].place;
        if (mention.form != MentionForm::name || !place) continue;
        const std::vector<Token>& tokens = coded.document.sentences[mention.sentence].tokens;
        const TokenRange name = mention.name.size() > 0 ? mention.name : mention.tokens;
        found.push_back({hull(tokens[name.begin].span, tokens[name.end - 1].span), &coded.resolution.places[*place]});
    }
    return found;
}

using Bytes = std::pair<std::uint32_t, std::uint32_t>;

template <class Toponyms>
std::set<Bytes> spans_of(const Toponyms& toponyms) {
    std::set<Bytes> spans;
    for (const auto& toponym : toponyms)
        spans.emplace(toponym.span.begin, toponym.span.end);
    return spans;
}

bool meets_one(const Bytes& span, const std::set<Bytes>& others) {
    return std::any_of(others.begin(), others.end(),
                       [&](const Bytes& other) { return span.first < other.second && other.first < span.second; });
}

class Comparison {
public:
    void add(const ToponymArticle& article, const CodedArticle& coded) {
        ++scores_.articles;
        const std::vector<FoundToponym> found = found_toponyms(coded);
        compare_spans(article, spans_of(article.toponyms), spans_of(found));
        for (const GoldToponym& toponym : article.toponyms)
            compare_place(article, toponym, found);
    }

    ToponymScores finish() {
        std::sort(scores_.kilometres.begin(), scores_.kilometres.end());
        return std::move(scores_);
    }

private:
    void compare_spans(const ToponymArticle& article, const std::set<Bytes>& gold, const std::set<Bytes>& found) {
        for (SpanAgreement* agreement : {&scores_.exact, &scores_.overlap}) {
            agreement->gold += gold.size();
            agreement->found += found.size();
        }
        for (const Bytes& span : found) {
            scores_.exact.right_found += gold.contains(span) ? 1U : 0U;
            const bool right = meets_one(span, gold);
            scores_.overlap.right_found += right ? 1U : 0U;
            if (!right) report(article, span, "found in excess");
        }
        for (const Bytes& span : gold) {
            scores_.exact.right_gold += found.contains(span) ? 1U : 0U;
            const bool right = meets_one(span, found);
            scores_.overlap.right_gold += right ? 1U : 0U;
            if (!right) report(article, span, "missed");
        }
    }

    void compare_place(const ToponymArticle& article, const GoldToponym& toponym, std::span<const FoundToponym> found) {
        if (!toponym.latitude) return;
        const FoundToponym* nearest = nullptr;
        double distance = 0;
        for (const FoundToponym& name : found) {
            if (!name.span.overlaps(toponym.span)) continue;
            const double km = kilometres(*toponym.latitude, *toponym.longitude, name.place->latitude, name.place->longitude);
            if (nearest == nullptr || km < distance) {
                nearest = &name;
                distance = km;
            }
        }
        if (nearest == nullptr) return;
        scores_.kilometres.push_back(distance);
        if (distance >= far_off)
            report(article, {toponym.span.begin, toponym.span.end},
                   fmt::format("{:.0f} km off in {} ({}, {})", distance, nearest->place->name, nearest->place->admin1,
                               nearest->place->country));
    }

    void report(const ToponymArticle& article, const Bytes& span, std::string_view what) {
        const std::string_view text = article.text;
        const std::size_t from = span.first < around ? 0 : span.first - around;
        std::string line = fmt::format("{}: {}: {} | {}", article.id, text.substr(span.first, span.second - span.first), what,
                                       text.substr(from, span.second + around - from));
        std::replace(line.begin(), line.end(), '\n', ' ');
        scores_.errors.push_back(std::move(line));
    }

    static constexpr std::size_t around = 60; ///< bytes of text shown on either side
    ToponymScores scores_;
};

std::string line_of(std::string_view title, const SpanAgreement& agreement) {
    return fmt::format("{} precision {:.3f} recall {:.3f} F1 {:.3f}", title, agreement.precision(), agreement.recall(),
                       agreement.f1());
}

} // namespace

double SpanAgreement::f1() const noexcept {
    const double p = precision();
    const double r = recall();
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

double ToponymScores::within(double limit) const noexcept {
    if (kilometres.empty()) return 0;
    const auto end = std::lower_bound(kilometres.begin(), kilometres.end(), limit);
    return static_cast<double>(end - kilometres.begin()) / static_cast<double>(kilometres.size());
}

double ToponymScores::mean() const noexcept {
    if (kilometres.empty()) return 0;
    return std::accumulate(kilometres.begin(), kilometres.end(), 0.0) / static_cast<double>(kilometres.size());
}

double ToponymScores::median() const noexcept {
    return kilometres.empty() ? 0 : kilometres[kilometres.size() / 2];
}

std::vector<ToponymArticle> read_toponyms(const std::string& file) {
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_file(file.c_str());
    if (parsed.status == pugi::status_file_not_found || parsed.status == pugi::status_io_error)
        throw InputError{file, 0, "cannot be opened"};
    if (!parsed) throw InputError{file, 0, parsed.description()};
    std::vector<ToponymArticle> articles;
    for (const pugi::xml_node& node : document.first_child().children("article")) {
        articles.push_back(read_article(node));
        articles.back().half = articles.size() % 2 == 1 ? Half::tuned : Half::unseen;
    }
    if (articles.empty()) throw InputError{file, 0, "no <article> in it"};
    return articles;
}

ToponymScores evaluate_toponyms(std::span<const ToponymArticle> articles, const Coder& coder) {
    Comparison comparison;
    for (const ToponymArticle& article : articles)
        comparison.add(article, coder(text_article(article.id, article.text, "")));
    return comparison.finish();
}

std::string format(const ToponymScores& scores, bool errors) {
    std::string out =
        fmt::format("{} articles | {} | {}\n", scores.articles, line_of("exact", scores.exact), line_of("overlap", scores.overlap));
    out += fmt::format("resolved {}: within 161 km {:.3f}, mean {:.0f} km, median {:.1f} km\n", scores.kilometres.size(),
                       scores.within(), scores.mean(), scores.median());
    if (!errors) return out;
    for (const std::string& error : scores.errors)
        out += error + '\n';
    return out;
}

} // namespace entente
