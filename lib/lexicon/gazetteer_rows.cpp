// SPDX-License-Identifier: Apache-2.0
#include "lexicon/gazetteer_rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>

#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

ENTENTE_EMBEDDED(place_countries)

namespace entente {
namespace {

using Codes = std::unordered_map<std::string, std::string>;

std::vector<std::string_view> split(std::string_view line, char separator) {
    std::vector<std::string_view> out;
    for (std::size_t begin = 0;;) {
        const std::size_t end = line.find(separator, begin);
        out.push_back(line.substr(begin, end - begin));
        if (end == std::string_view::npos) return out;
        begin = end + 1;
    }
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value) ? std::optional{value} : std::nullopt;
}

/// Where a row stands, for the errors it can cause.
struct Line {
    const std::string& path;
    std::size_t number;
    [[noreturn]] void refuse(std::string reason, std::string hint = {}) const {
        throw InputError{path, number, std::move(reason), std::move(hint)};
    }
};

double degrees(std::string_view text, double limit, const char* which, const Line& line) {
    const std::optional<double> value = number(text);
    if (!value || std::abs(*value) > limit)
        line.refuse(std::string{which} + " '" + std::string{text} + "' is not a number between -" +
                    std::to_string(static_cast<int>(limit)) + " and " + std::to_string(static_cast<int>(limit)));
    return *value;
}

std::uint64_t count_of_people(std::string_view text, const Line& line) {
    if (text.empty()) return 0;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        line.refuse("population '" + std::string{text} + "' is not a whole number");
    return value;
}

struct FeatureWord {
    std::string_view word;
    Feature feature;
    PlaceRank rank;
};
constexpr std::array<FeatureWord, 10> feature_words{{{"country", Feature::country, PlaceRank::ordinary},
                                                     {"admin1", Feature::admin1, PlaceRank::ordinary},
                                                     {"admin2", Feature::admin2, PlaceRank::ordinary},
                                                     {"city", Feature::city, PlaceRank::ordinary},
                                                     {"capital", Feature::city, PlaceRank::capital},
                                                     {"seat", Feature::city, PlaceRank::seat},
                                                     {"section", Feature::city, PlaceRank::section},
                                                     {"site", Feature::site, PlaceRank::ordinary},
                                                     {"region", Feature::region, PlaceRank::ordinary},
                                                     {"water", Feature::water, PlaceRank::ordinary}}};

/// Prominence of places whose population says nothing: a curated entry is there because news names it.
constexpr double curated_importance = 4.5;

void own_row(const std::vector<std::string_view>& column, const Line& line, PlaceRow& row) {
    row.names_only = column.size() == 2;
    row.id = column[0];
    row.other_names = split(column[row.names_only ? 1 : 2], '|');
    if (row.names_only) return;
    row.name = column[1];
    row.country = column[3];
    row.admin1 = column[4];
    row.admin2 = column[5];
    row.latitude = degrees(column[6], 90, "latitude", line);
    row.longitude = degrees(column[7], 180, "longitude", line);
    const auto word =
        std::find_if(feature_words.begin(), feature_words.end(), [&](const FeatureWord& f) { return f.word == column[8]; });
    if (word == feature_words.end())
        line.refuse("unknown feature '" + std::string{column[8]} + "'",
                    "one of country, admin1, admin2, city, capital, seat, section, site, region, water");
    row.feature = word->feature;
    row.rank = word->rank;
    row.population = count_of_people(column[9], line);
    row.importance = row.population == 0 ? curated_importance : 0;
    if (column.size() > 10 && !column[10].empty()) {
        const std::optional<double> importance = number(column[10]);
        if (!importance || *importance < 0 || *importance > 10)
            line.refuse("importance '" + std::string{column[10]} + "' is not a number between 0 and 10");
        row.importance = *importance;
    }
    if (!row.country.empty() && row.country.size() != 3)
        line.refuse("country '" + std::string{row.country} + "' is not an ISO 3166-1 alpha-3 code");
}

bool is_latin(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint point = code_point_at(text, i);
        const bool latin = point.value < 0x250 || (point.value >= 0x1E00 && point.value < 0x1F00) ||
                           (point.value >= 0x2B0 && point.value < 0x370) || point.value == 0x2018 || point.value == 0x2019;
        if (!latin) return false;
        i += point.length;
    }
    return true;
}

/// Names that English text may use: no other script, no airport codes, no toneless romanisations ("mo si ke"), no links.
bool is_useful_name(std::string_view name) {
    if (name.size() < 3 || name.size() > 60 || name.find_first_of("0123456789/=@") != std::string_view::npos) return false;
    const bool code = name.size() <= 4 && std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool small = name[0] >= 'a' && name[0] <= 'z' && name.find('-') == std::string_view::npos;
    return !code && !small && is_latin(name);
}

/// GeoNames feature class and code (https://www.geonames.org/export/codes.html) to what is said of places here.
void classify(std::string_view feature_class, std::string_view code, PlaceRow& row) {
    row.rank = PlaceRank::ordinary;
    row.importance = row.population > 0 ? 0 : 1;
    switch (feature_class.empty() ? ' ' : feature_class[0]) {
    case 'A':
        row.feature = code == "ADM1"                                 ? Feature::admin1
                      : code.substr(0, 3) == "PCL" && code != "PCLH" ? Feature::country
                                                                     : Feature::admin2;
        if (code.substr(0, 4) == "ADM3" || code.substr(0, 4) == "ADM4" || code.substr(0, 4) == "ADM5" ||
            (code.size() > 0 && code.back() == 'H'))
            row.importance = row.population > 0 ? std::log10(static_cast<double>(row.population)) - 1 : 1;
        break;
    case 'P':
        row.feature = Feature::city;
        row.rank = code == "PPLC"   ? PlaceRank::capital
                   : code == "PPLA" ? PlaceRank::seat
                   : code == "PPLX" ? PlaceRank::section
                                    : PlaceRank::ordinary;
        if (row.population == 0) row.importance = 2;
        break;
    case 'H':
    case 'U':
        row.feature = Feature::water;
        if (code == "OCN" || code == "SEA" || code == "GULF" || code == "STRT")
            row.importance = 5.5;
        else if (code == "BAY" || code == "CHN" || code == "LK" || code == "STM")
            row.importance = 1.5;
        break;
    case 'S':
    case 'R':
        row.feature = Feature::site;
        if (code == "AIRP" || code == "MILB" || code == "PORT" || code == "INSM" || code == "AIRB") row.importance = 2.5;
        break;
    default:
        row.feature = Feature::region;
        if (code == "CONT")
            row.importance = 8;
        else if (code == "RGN" || code == "MTS" || code == "ISL" || code == "ISLS" || code == "PEN" || code == "DSRT" ||
                 code == "PRK")
            row.importance = 2.5;
        else if (code == "MILB")
            row.feature = Feature::site;
    }
}

void geonames_row(const std::vector<std::string_view>& column, const Line& line, const Codes& alpha3, PlaceRow& row) {
    row.names_only = false;
    row.id = column[0];
    row.name = column[1];
    if (row.id.empty() || row.id.find_first_not_of("0123456789") != std::string_view::npos)
        line.refuse("GeoNames number '" + std::string{row.id} + "' is not a number");
    row.other_names.clear();
    if (!column[2].empty() && column[2] != column[1]) row.other_names.push_back(column[2]);
    for (const std::string_view name : split(column[3], ','))
        if (is_useful_name(name)) row.other_names.push_back(name);
    row.latitude = degrees(column[4], 90, "latitude", line);
    row.longitude = degrees(column[5], 180, "longitude", line);
    const auto country = alpha3.find(std::string{column[8]});
    row.country = country == alpha3.end() ? std::string_view{} : std::string_view{country->second};
    row.admin1 = column[10];
    row.admin2 = column[11];
    row.population = count_of_people(column[14], line);
    classify(column[6], column[7], row);
}

constexpr std::size_t geonames_columns = 19;

/// Keeps what the first row told of the format, and the row's buffers.
class RowReader {
public:
    RowReader(const std::string& path, const Codes& alpha3, const std::function<void(const PlaceRow&)>& use)
        : path_(path), alpha3_(alpha3), use_(use) {}

    void read(std::string_view text) {
        ++number_;
        if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
        if (text.empty() || text[0] == '#') return;
        const Line line{path_, number_};
        if (!is_valid_utf8(text)) line.refuse("not valid UTF-8");
        const std::vector<std::string_view> column = split(text, '\t');
        if (geonames_ == std::nullopt) geonames_ = column.size() == geonames_columns;
        if (*geonames_ && column.size() != geonames_columns)
            line.refuse("a row of " + std::to_string(column.size()) + " columns", "GeoNames tables have 19, separated by tabs");
        if (!*geonames_ && column.size() != 2 && column.size() != 10 && column.size() != 11)
            line.refuse("a row of " + std::to_string(column.size()) + " columns",
                        "place tables have 10 or 11 (2 to add names), GeoNames tables 19");
        if (*geonames_)
            geonames_row(column, line, alpha3_, row_);
        else
            own_row(column, line, row_);
        if (row_.id.empty() || row_.id.size() > 200 || row_.name.size() > 240 || (row_.name.empty() && !row_.names_only))
            line.refuse("a place without an id or a name, or with one of more than 200 bytes");
        use_(row_);
    }

private:
    const std::string& path_;
    const Codes& alpha3_;
    const std::function<void(const PlaceRow&)>& use_;
    std::size_t number_ = 0;
    std::optional<bool> geonames_;
    PlaceRow row_;
};

} // namespace

std::unordered_map<std::string, std::string> country_codes() {
    Codes out;
    for (const std::string_view line : split(embedded_place_countries(), '\n')) {
        const std::vector<std::string_view> column = split(line, '\t');
        if (!line.empty() && line[0] != '#' && column.size() > 4) out.emplace(column[4], column[3]);
    }
    return out;
}

void for_each_place_row(const std::string& path, const Codes& alpha3, const std::function<void(const PlaceRow&)>& use) {
    std::ifstream in{path, std::ios::binary};
    if (!in) throw InputError{path, 0, "cannot open the file"};
    RowReader reader{path, alpha3, use};
    std::string line;
    while (std::getline(in, line))
        reader.read(line);
    if (in.bad()) throw InputError{path, 0, "cannot read the file to its end"};
}

void for_each_place_row_of(std::string_view table, const std::string& path, const Codes& alpha3,
                           const std::function<void(const PlaceRow&)>& use) {
    RowReader reader{path, alpha3, use};
    for (std::size_t begin = 0; begin < table.size();) {
        const std::size_t end = std::min(table.find('\n', begin), table.size());
        reader.read(table.substr(begin, end - begin));
        begin = end + 1;
    }
}

} // namespace entente
