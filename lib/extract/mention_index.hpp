// SPDX-License-Identifier: Apache-2.0
// Head tokens in events become indices of mentions; mentions that were missing are added and all put in order. Part of extract().
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "annotate/document.hpp"
#include "extract/extraction.hpp"

namespace entente {

class MentionIndex {
public:
    MentionIndex(const Document& document, std::vector<Mention>& mentions) : document_(document), mentions_(mentions) {}

    void add_heads(const EventMention& event);
    /// Adds what is missing, keeps links between mentions.
    void complete();
    void resolve(EventMention& event) const;

private:
    std::uint32_t find(std::uint32_t sentence, std::uint32_t head, std::size_t among) const;

    const Document& document_;
    std::vector<Mention>& mentions_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> wanted_;
};

/// What acts or is acted on is a party, whatever the tagger took it for: an unknown name is a body, a town stands for those who are
/// there, a thing ("the draft resolution") for itself. Resolution makes entities of parties only.
void read_as_party(Mention& mention, bool acts);

} // namespace entente
