// SPDX-License-Identifier: Apache-2.0
// What a set of records says of each actor and place: the value that most records give, the smallest of equals, so that the answer
// depends on the set alone.
//
//   consensus_entities(records).at("country:USA").name;   // "United States"
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "resolve/event_record.hpp"
#include "resolve/resolution.hpp"

namespace entente {

/// Counts votes for values.
template <typename Value>
class Votes {
public:
    void add(const Value& value, std::size_t votes = 1) { counts_[value] += votes; }
    bool empty() const noexcept { return counts_.empty(); }
    const std::map<Value, std::size_t>& counts() const noexcept { return counts_; }
    /// The value with most votes, the smallest of equals; a default value if there are none.
    Value winner() const {
        const std::pair<const Value, std::size_t>* best = nullptr;
        for (const auto& candidate : counts_) {
            if (best == nullptr || candidate.second > best->second) best = &candidate;
        }
        return best == nullptr ? Value{} : best->first;
    }

private:
    std::map<Value, std::size_t> counts_;
};

/// Every actor that is source, target or attribution of a record. Aliases are its other names, sorted.
std::map<std::string, Entity, std::less<>> consensus_entities(std::span<const EventRecord> records);

/// Every place of a record; text and span are left empty.
std::map<std::string, PlaceRef, std::less<>> consensus_places(std::span<const EventRecord> records);

} // namespace entente
