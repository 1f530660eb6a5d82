// SPDX-License-Identifier: Apache-2.0
// How well place names are found and resolved: articles in the XML of the LGL and TR-News corpora, each with its text and its
// toponyms with coordinates. Detection compares spans; resolution is measured on the toponyms that a found name overlaps.
//
//   const ToponymScores scores = evaluate_toponyms(read_toponyms("TR-News.xml"), coder);
//   scores.within();   // share within 161 km
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evaluate/coded_article.hpp"

namespace entente {

struct GoldToponym {
    Span span; ///< bytes of the article's text
    std::optional<double> latitude;
    std::optional<double> longitude;
};

struct ToponymArticle {
    std::string id;
    Half half = Half::tuned; ///< by turns, in the order of the file: the first is tuned
    std::string text;
    std::vector<GoldToponym> toponyms;
};

/// A toponym whose offsets miss its phrase is where the phrase comes next, from 30 characters before; one whose phrase does not
/// come is left out. Throws InputError.
std::vector<ToponymArticle> read_toponyms(const std::string& file);

struct SpanAgreement {
    std::size_t right_found = 0; ///< of those found
    std::size_t right_gold = 0;  ///< of the corpus
    std::size_t found = 0;
    std::size_t gold = 0;
    double precision() const noexcept { return found == 0 ? 0 : static_cast<double>(right_found) / static_cast<double>(found); }
    double recall() const noexcept { return gold == 0 ? 0 : static_cast<double>(right_gold) / static_cast<double>(gold); }
    double f1() const noexcept;
};

struct ToponymScores {
    std::size_t articles = 0;
    SpanAgreement exact;
    SpanAgreement overlap;
    std::vector<double> kilometres; ///< ascending: how far off each resolved toponym is
    std::vector<std::string> errors;

    /// Share of the resolved toponyms not further off than that.
    double within(double limit = 161) const noexcept;
    double mean() const noexcept;
    double median() const noexcept;
};

ToponymScores evaluate_toponyms(std::span<const ToponymArticle> articles, const Coder& coder);

/// Two lines; with `errors` each name missed, found in excess or resolved too far away.
std::string format(const ToponymScores& scores, bool errors);

} // namespace entente
