// SPDX-License-Identifier: Apache-2.0
#include "resolve/antecedent_network.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <span>

#include "text/embedded.hpp"
#include "text/error.hpp"

ENTENTE_EMBEDDED(antecedent_weights)

namespace entente {
namespace {

constexpr std::string_view bias_row = "bias";
constexpr std::array<std::string_view, AntecedentNetwork::outputs> output_rows{"to animate", "to it", "to they"};

std::string written(std::string_view name, std::span<const double> values) {
    std::string line(name);
    bool any = false;
    for (const double value : values) {
        std::array<char, 32> number{};
        const auto end = std::to_chars(number.data(), number.data() + number.size(), value, std::chars_format::fixed, 3).ptr;
        const std::string_view text(number.data(), static_cast<std::size_t>(end - number.data()));
        const bool zero = text == "0.000" || text == "-0.000";
        any = any || !zero;
        line += '\t';
        line += zero ? std::string_view("0") : text;
    }
    return any ? line + '\n' : std::string{};
}

bool read_row(std::string_view fields, std::span<double> into) {
    for (double& value : into) {
        if (fields.empty() || fields.front() != '\t') return false;
        const auto [end, error] = std::from_chars(fields.data() + 1, fields.data() + fields.size(), value);
        if (error != std::errc{}) return false;
        fields.remove_prefix(static_cast<std::size_t>(end - fields.data()));
    }
    return fields.empty();
}

} // namespace

AntecedentNetwork::AntecedentNetwork()
    : weights(antecedent_feature_count() * row, 0.0), bias(units, 0.0), from_units(outputs * units, 0.0) {}

const AntecedentNetwork& AntecedentNetwork::builtin() {
    static const AntecedentNetwork network = parse(embedded_antecedent_weights());
    return network;
}

AntecedentNetwork AntecedentNetwork::parse(std::string_view text) {
    AntecedentNetwork network;
    std::map<std::string, std::span<double>, std::less<>> rows;
    for (std::uint32_t i = 0; i < antecedent_feature_count(); ++i)
        rows.emplace(antecedent_feature_name(i), std::span(network.weights).subspan(i * row, row));
    rows.emplace(bias_row, network.bias);
    for (std::uint32_t o = 0; o < outputs; ++o)
        rows.emplace(output_rows[o], std::span(network.from_units).subspan(o * units, units));
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        const std::size_t tab = line.find('\t');
        if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
        const auto found = rows.find(line.substr(0, tab));
        if (found == rows.end())
            throw ResourceError{"antecedent_weights.tsv", number, "unknown feature '" + std::string(line.substr(0, tab)) + "'"};
        if (!read_row(line.substr(tab), found->second))
            throw ResourceError{"antecedent_weights.tsv", number, "a row has " + std::to_string(found->second.size()) + " numbers"};
    }
    return network;
}

std::string AntecedentNetwork::format() const {
    std::string out = written(bias_row, bias);
    for (std::uint32_t o = 0; o < outputs; ++o)
        out += written(output_rows[o], std::span(from_units).subspan(o * units, units));
    for (std::uint32_t i = 0; i < antecedent_feature_count(); ++i)
        out += written(antecedent_feature_name(i), std::span(weights).subspan(i * row, row));
    return out;
}

double AntecedentNetwork::score(const AntecedentFeatures& features, std::uint32_t output) const noexcept {
    std::array<double, units> unit{};
    std::copy(bias.begin(), bias.end(), unit.begin());
    double sum = 0;
    for (const std::uint32_t feature : features) {
        const double* const own = weights.data() + feature * row;
        sum += own[output];
        for (std::uint32_t u = 0; u < units; ++u)
            unit[u] += own[outputs + u];
    }
    const double* const out = from_units.data() + output * units;
    for (std::uint32_t u = 0; u < units; ++u)
        if (unit[u] > 0) sum += unit[u] * out[u];
    return sum;
}

} // namespace entente
