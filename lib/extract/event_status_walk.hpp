// SPDX-License-Identifier: Apache-2.0
// The way from a trigger up to the root of its sentence, on which the status of its event is read. Part of modality_of().
#pragma once

#include <string>
#include <string_view>

#include "extract/event_status.hpp"

namespace entente {

/// The status of a clause within another: the inner holds unless the outer denies or doubts it.
Status within(Status inner, Status outer) noexcept;

class StatusWalk {
public:
    StatusWalk(const ClauseTree& tree, const SentenceSenses& senses) : tree_(tree), senses_(senses) {}

    Modality run(std::uint32_t trigger) { return run(trigger, 0); }

private:
    Modality run(std::uint32_t trigger, int depth);
    bool is_performed(std::uint32_t trigger) const;
    Modality modality_of_clause(std::uint32_t clause) const;
    void tense(std::uint32_t trigger);
    Status local(std::uint32_t at, bool own);
    bool own_aim(std::uint32_t at) const;
    bool is_about_aim(std::uint32_t clause) const;
    template <std::size_t N>
    bool described_as(std::uint32_t modifier, const std::array<std::string_view, N>& words) const;
    Status auxiliary(std::uint32_t verb, std::string_view l, bool own);
    bool reported_clause(std::uint32_t verb) const;
    bool is_said_too(std::uint32_t at, std::uint32_t parent) const;
    Status shared_with_first(std::uint32_t at, std::uint32_t first);
    bool step(std::uint32_t at, std::uint32_t parent, Relation relation, Status& status);
    bool adverbial(std::uint32_t at, std::uint32_t parent, Status& status);
    bool is_aim_of_charge(std::uint32_t at, std::uint32_t parent) const;
    static bool is_conditional(std::string_view marker);
    bool is_bare_object(std::uint32_t at, std::uint32_t parent) const;
    void circumstance_of(std::uint32_t at, std::uint32_t parent, std::string_view marker, Status& status);
    bool relative(std::uint32_t at, std::uint32_t parent, Status& status);
    bool governed(std::uint32_t at, std::uint32_t parent, Relation relation, Status& status);
    bool told_by_partisan(std::uint32_t clause) const;
    bool is_partisan(std::uint32_t speaker) const;

    bool is_presupposed(std::uint32_t at, std::uint32_t parent) const;
    Status content_status(std::uint32_t at, std::uint32_t parent, Relation relation, const ChosenSense* outer);
    Status status_of_duty(std::uint32_t have) const;
    Status status_under(const Sense& outer, std::uint32_t at, std::uint32_t parent, Relation relation) const;
    void share_scene(std::uint32_t clause, std::string_view preposition, Status& status);
    bool nominal(std::uint32_t at, std::uint32_t parent, Relation relation, Status& status);
    void mood(std::uint32_t trigger);
    bool is_before_quoted_question(std::uint32_t trigger) const;
    const ClauseTree& tree_;
    const SentenceSenses& senses_;
    Modality modality_;
    int depth_ = 0;
};

} // namespace entente
