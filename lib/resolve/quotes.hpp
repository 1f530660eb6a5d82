// SPDX-License-Identifier: Apache-2.0
// Direct speech: which tokens stand in quotation marks and which mention says them.
//
//   const Quotes quotes = find_quotes(document, mentions);
//   quotes.speaker(sentence, token);   // in “Our meeting …,” Putin said: the mention "Putin"
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"

namespace entente {

struct Quotes {
    /// Per sentence and token: number of the quotation it stands in, or none.
    std::vector<std::vector<std::uint32_t>> quotation;
    /// Per quotation: the mention that is the subject of its verb of saying, or none.
    std::vector<std::uint32_t> speakers;

    bool quoted(std::uint32_t sentence, std::uint32_t token) const { return quotation[sentence][token] != none; }
    std::uint32_t speaker(std::uint32_t sentence, std::uint32_t token) const {
        return quoted(sentence, token) ? speakers[quotation[sentence][token]] : none;
    }
};

/// "say", "tell", "warn": a lemma whose subject may be the speaker of a quotation.
bool is_saying(std::string_view lemma);

Quotes find_quotes(const Document& document, const std::vector<Mention>& mentions);

} // namespace entente
