// SPDX-License-Identifier: Apache-2.0
#include "train/annotated_names.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "text/embedded.hpp"
#include "text/error.hpp"

ENTENTE_EMBEDDED(ewt_train_names)

namespace entente::train {
namespace {

struct NameSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
    NameType type = NameType::none;
};

std::optional<NameType> type_of(std::string_view letter) {
    if (letter == "P") return NameType::PER;
    if (letter == "L") return NameType::LOC;
    if (letter == "O") return NameType::ORG;
    if (letter == "M" || letter == "N") return NameType::MISC;
    return std::nullopt;
}

std::size_t number(std::string_view digits) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
}

/// "3-5:O".
std::optional<NameSpan> span_of(std::string_view text) {
    const std::size_t dash = text.find('-');
    const std::size_t colon = text.find(':');
    if (dash == std::string_view::npos || colon == std::string_view::npos || colon < dash) return std::nullopt;
    const std::size_t first = number(text.substr(0, dash));
    const std::size_t last = number(text.substr(dash + 1, colon - dash - 1));
    const auto type = type_of(text.substr(colon + 1));
    if (!type || first == 0 || last < first) return std::nullopt;
    return NameSpan{first - 1, last, *type};
}

class Reader {
public:
    Reader(const std::string& file, const std::vector<ConlluSentence>& sentences, std::vector<Example>& examples)
        : file_(file), examples_(examples) {
        for (std::size_t s = 0; s < sentences.size(); ++s)
            places_.emplace(sentences[s].id, s);
        for (Example& e : examples_)
            e.names.assign(e.forms.size(), 1U << name_label(NameType::none, false));
    }

    void read(std::string_view table) {
        while (!table.empty()) {
            const std::size_t end = std::min(table.find('\n'), table.size());
            ++line_;
            if (end > 0 && table.front() != '#') read_line(table.substr(0, end));
            table.remove_prefix(std::min(end + 1, table.size()));
        }
    }

private:
    void read_line(std::string_view line) {
        const std::size_t tab = line.find('\t');
        const std::string_view id = line.substr(0, tab);
        const auto place = places_.find(id);
        if (tab == std::string_view::npos || place == places_.end()) fail(fmt::format("the treebank has no sentence '{}'", id));
        if (!seen_.insert(place->second).second) fail(fmt::format("the sentence '{}' has a line already", id));
        std::string_view rest = line.substr(tab + 1);
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            if (end > 0) label(examples_[place->second], rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    void label(Example& e, std::string_view text) const {
        const auto span = span_of(text);
        if (!span) fail(fmt::format("'{}' is no span with a type", text));
        if (span->end > e.forms.size()) fail(fmt::format("'{}' is not inside the sentence of {} words", text, e.forms.size()));
        for (std::size_t i = span->begin; i < span->end; ++i) {
            if (e.names[i] != 1U) fail(fmt::format("'{}' overlaps another span", text));
            e.names[i] = 1U << name_label(span->type, i == span->begin);
        }
    }

    [[noreturn]] void fail(const std::string& what) const { throw InputError{file_, line_, what}; }

    const std::string& file_;
    std::vector<Example>& examples_;
    std::map<std::string, std::size_t, std::less<>> places_;
    std::set<std::size_t> seen_;
    std::size_t line_ = 0;
};

} // namespace

std::string_view annotated_ewt_names() {
    return embedded_ewt_train_names();
}

void label_annotated_names(std::string_view table, const std::string& file, const std::vector<ConlluSentence>& sentences,
                           std::vector<Example>& examples) {
    Reader{file, sentences, examples}.read(table);
}

} // namespace entente::train
