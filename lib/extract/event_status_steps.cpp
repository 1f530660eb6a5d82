// SPDX-License-Identifier: Apache-2.0
// One step up the tree, by what holds the clause or noun.
#include "extract/event_status.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "extract/clause_form.hpp"
#include "extract/event_status_walk.hpp"
#include "extract/event_status_words.hpp"
#include "text/utf8.hpp"

namespace entente {

using namespace status_words;

/// One step up; false where the walk ends.
bool StatusWalk::step(std::uint32_t at, std::uint32_t parent, Relation relation, Status& status) {
    switch (relation) {
    case Relation::advcl:
        return adverbial(at, parent, status);
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::csubj:
    case Relation::csubj_pass:
    case Relation::acl:
        return governed(at, parent, relation, status);
    case Relation::obj:
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::appos:
    case Relation::compound:
    case Relation::nmod_poss:
    case Relation::amod:
        return nominal(at, parent, relation, status);
    case Relation::obl:
    case Relation::nmod: {
        const std::string preposition = tree_.preposition(at);
        // "in the event of an attack", "in case of war"
        const bool supposed = preposition == "in_case_of" || preposition == "in_event_of" ||
                              (preposition == "of" && (tree_.lemma(parent) == "event" || tree_.lemma(parent) == "case") &&
                               tree_.preposition(parent) == "in");
        if (supposed) status = within(status, Status::hypothetical);
        const std::uint32_t ahead_word = preposition == "of" ? tree_.child(parent, Relation::advmod, "ahead") : none;
        const bool ahead = preposition == "ahead_of" || (ahead_word != none && ahead_word < at);
        if (ahead) status = within(status, Status::planned);
        if (supposed || ahead) return false;
        if (is_one_of(preposition, circumstance)) {
            share_scene(parent, preposition, status);
            return false;
        }
        return nominal(at, parent, relation, status);
    }
    case Relation::parataxis: {
        const ChosenSense* outer = senses_.at(parent);
        if (outer && outer->sense->speech) return governed(at, parent, relation, status);
        return false;
    }
    case Relation::acl_relcl:
        return relative(at, parent, status);
    default:
        return false;
    }
}

bool StatusWalk::adverbial(std::uint32_t at, std::uint32_t parent, Status& status) {
    const std::string marker = subordinator(tree_, at);
    if (is_conditional(marker) || is_inverted(tree_, at)) {
        status = within(status, Status::hypothetical);
        return false;
    }
    const ChosenSense* outer = senses_.at(parent);
    const bool gerund = tree_.token(at).xpos == Xpos::VBG;
    const bool content = outer && outer->sense->content && !is_aim_of_charge(at, parent);
    if (content && (tree_.complement(parent) == at || (gerund && (is_one_of(marker, completing) || is_bare_object(at, parent))))) {
        if (*outer->sense->content == Status::alleged && !outer->sense->type && (marker == "about" || marker == "of"))
            status = within(status, Status::hypothetical);
        return governed(at, parent, Relation::xcomp, status);
    }
    if (marker == "to" || marker == "for_to") {
        modality_.purpose = true;
        status = within(status, Status::planned);
    } else if (marker.ends_with("_to") || marker == "order" || marker == "so_that") {
        status = within(status, Status::planned);
    } else if (marker == "from" && outer && outer->sense->type == EventType::COERCE) {
        status = within(status, Status::negated);
    } else if (gerund && tree_.lemma(parent) == "short") {
        status = within(status, Status::negated);
    } else {
        circumstance_of(at, parent, marker, status);
    }
    return false;
}

/// "sued to block the rules": what the plaintiff wants, not what it says the other did.
bool StatusWalk::is_aim_of_charge(std::uint32_t at, std::uint32_t parent) const {
    const ChosenSense* outer = senses_.at(parent);
    return outer && outer->sense->type == EventType::ACCUSE && outer->sense->content == Status::alleged &&
           tree_.is_to_infinitive(at) && !tree_.is_passive(parent);
}

bool StatusWalk::is_conditional(std::string_view marker) {
    return is_one_of(marker, conditional) || marker.starts_with("whether_") || marker.starts_with("if_") ||
           marker.ends_with("_if") || marker.ends_with("_whether");
}

/// "ruled out attacking Iran", where the parser takes the object for an adverbial.
bool StatusWalk::is_bare_object(std::uint32_t at, std::uint32_t parent) const {
    return at > parent && at - parent <= 2 && subordinator(tree_, at).empty() &&
           tree_.child(parent, {Relation::obj, Relation::ccomp, Relation::xcomp}) == none;
}

/// A clause of time or manner is told as fact only where its main clause is; what is alleged of that is alleged of it.
void StatusWalk::circumstance_of(std::uint32_t at, std::uint32_t parent, std::string_view marker, Status& status) {
    const Modality main = modality_of_clause(parent);
    const bool imagined = main.status == Status::planned || main.status == Status::hypothetical;
    const bool bare = tree_.token(at).xpos == Xpos::VBG ||
                      (tree_.token(at).xpos == Xpos::VBN && tree_.child(at, {Relation::aux, Relation::aux_pass}) == none);
    const bool participle =
        bare && tree_.child(at, {Relation::nsubj}) == none && (marker.empty() || marker == "by" || marker == "in");
    if (main.status == Status::alleged) {
        status = within(status, Status::alleged);
        if (modality_.speaker == none) modality_.speaker = main.speaker;
    } else if (imagined && participle && tree_.is_verb(parent)) {
        status = within(status, main.status);
    } else if (is_one_of(marker, temporal) && !is_past(tree_, at) && (imagined || (marker != "after" && is_present(tree_, at)))) {
        status = within(status, Status::hypothetical);
    }
}

/// A clause after a noun: content of "allegations that …", "the risk of Russia attacking …"; otherwise told for itself.
bool StatusWalk::relative(std::uint32_t at, std::uint32_t parent, Status& status) {
    if (const std::uint32_t any = tree_.child(parent, {Relation::det}); any != none && tree_.lemma(any) == "any")
        status = within(status, Status::hypothetical);
    const bool gerund = tree_.token(at).xpos == Xpos::VBG;
    std::uint32_t noun = parent;
    if (gerund && tree_.relation(parent) == Relation::nmod && parent < at && tree_.head(parent) != none) noun = tree_.head(parent);
    // "accused soldiers of killing civilians": the parser hangs the deed on the accused
    const Relation of_parent = tree_.relation(parent);
    if (gerund && (of_parent == Relation::obj || of_parent == Relation::nsubj_pass) && tree_.head(parent) != none) {
        const ChosenSense* verb = senses_.at(tree_.head(parent));
        const std::string marker = subordinator(tree_, at);
        if (verb && verb->sense->content == Status::alleged && (is_one_of(marker, completing) || marker == "for"))
            return governed(at, tree_.head(parent), Relation::ccomp, status);
    }
    const std::uint32_t subject = tree_.child(at, {Relation::nsubj, Relation::nsubj_pass});
    const bool own_subject = subject != none && tree_.antecedent(subject) == subject;
    // "a gunman accused of killing eight", with "killing" hung beside "accused"
    if (gerund && is_one_of(subordinator(tree_, at), completing))
        for (const std::uint32_t c : tree_.children(parent)) {
            const ChosenSense* charge = senses_.at(c);
            if (c < at && tree_.relation(c) == Relation::acl && charge && charge->sense->content)
                return governed(at, c, Relation::xcomp, status);
        }
    static constexpr std::array<std::string_view, 7> asking{"support", "backing", "call", "plea", "case", "argument", "demand"};
    if (gerund && subordinator(tree_, at) == "for" && is_one_of(tree_.lemma(noun), asking))
        status = within(status, Status::hypothetical);
    const ChosenSense* outer = senses_.at(noun);
    if (tree_.is_noun(noun) && outer && outer->sense->content && (gerund || own_subject))
        return governed(at, noun, Relation::ccomp, status);
    // "the police, who claim the man attacked them": a clause that the parser hangs beside its governor
    for (const std::uint32_t c : tree_.children(parent)) {
        const ChosenSense* saying = senses_.at(c);
        if (c >= at || tree_.relation(c) != Relation::acl_relcl || !own_subject || !saying || !saying->sense->content) continue;
        if (subject == c + 1 || (subject > c && tree_.head(c + 1) == subject)) return governed(at, c, Relation::ccomp, status);
    }
    return false;
}

/// A clause under a verb, noun or adjective that takes it as complement.
bool StatusWalk::governed(std::uint32_t at, std::uint32_t parent, Relation relation, Status& status) {
    if (is_conditional(subordinator(tree_, at))) status = within(status, Status::hypothetical);
    if (relation == Relation::acl && !tree_.is_to_infinitive(at)) return relative(at, parent, status);
    const ChosenSense* outer = senses_.at(parent);
    if (outer && outer->sense->speech && relation != Relation::xcomp && modality_.speaker == none) {
        const auto who = tree_.subjects(parent);
        if (!who.empty()) {
            modality_.speaker = who.front();
            if (is_partisan(who.front())) status = within(status, Status::alleged);
        }
    }
    if (outer && outer->sense->type) modality_.content = true;
    status = within(status, content_status(at, parent, relation, outer));
    if ((tree_.lemma(parent) == "need" || tree_.lemma(parent) == "have") && relation == Relation::xcomp) modality_.deontic = true;
    if (is_presupposed(at, parent)) return false;
    // what the governing verb's own modality does: "may agree to", "did not accuse"
    const Status above = local(parent, false);
    const bool factual = outer && outer->sense->content == Status::actual;
    if (above == Status::negated)
        status = within(status, outer && outer->sense->content == Status::negated ? Status::actual
                                : factual && !outer->sense->speech                ? Status::negated
                                                                                  : Status::hypothetical);
    else if (above != Status::actual && !(outer && outer->sense->speech))
        status = within(status, above);
    return true;
}

/// "according to the prosecutors".
bool StatusWalk::told_by_partisan(std::uint32_t clause) const {
    return std::any_of(tree_.children(clause).begin(), tree_.children(clause).end(), [&](std::uint32_t c) {
        if (tree_.relation(c) != Relation::obl || !is_partisan(c)) return false;
        const std::string preposition = tree_.preposition(c);
        return preposition == "according_to" || preposition == "accord_to";
    });
}

/// "may learn that Iran attacked": whatever the governor's own modality, its clause is taken for true.
bool StatusWalk::is_presupposed(std::uint32_t at, std::uint32_t parent) const {
    static constexpr std::array<std::string_view, 9> factive{"know",   "realise", "realize", "remember", "regret",
                                                             "forget", "recall",  "see",     "find"};
    return is_one_of(tree_.lemma(parent), factive) && is_past(tree_, at) && tree_.relation(at) == Relation::ccomp;
}

/// What the governor makes of its complement.
Status StatusWalk::content_status(std::uint32_t at, std::uint32_t parent, Relation relation, const ChosenSense* outer) {
    const bool infinitive = tree_.is_to_infinitive(at);
    const std::string& governor = tree_.lemma(parent);
    if (relation == Relation::xcomp && infinitive &&
        (governor == "be" || (governor == "go" && tree_.token(parent).xpos == Xpos::VBG))) {
        // "the aim is to help them" promises nothing
        modality_.will = !is_about_aim(parent);
        return Status::planned;
    }
    if (governor == "have" && infinitive) return status_of_duty(parent);
    if (is_aim_of_charge(at, parent)) return Status::planned;
    if (outer && outer->sense->content) return status_under(*outer->sense, at, parent, relation);
    if (relation == Relation::acl && infinitive && is_ranked(tree_, parent)) return Status::actual;
    if ((relation == Relation::acl || relation == Relation::xcomp) && infinitive) return Status::planned;
    if (relation == Relation::csubj || relation == Relation::csubj_pass) return Status::hypothetical;
    return Status::actual;
}

/// "has yet to leave", "had to leave" (and did), "has to leave".
Status StatusWalk::status_of_duty(std::uint32_t have) const {
    if (tree_.child(have, Relation::advmod, "yet") != none) return Status::negated;
    return tree_.token(have).xpos == Xpos::VBD ? Status::actual : Status::hypothetical;
}

Status StatusWalk::status_under(const Sense& outer, std::uint32_t at, std::uint32_t parent, Relation relation) const {
    const std::string& governor = tree_.lemma(parent);
    // "were able to free them" tells that they did
    const std::uint32_t copula = tree_.child(parent, {Relation::cop});
    if (governor == "able" && copula != none && tree_.token(copula).xpos == Xpos::VBD) return Status::actual;
    // "warned that Russia is massing troops" tells of a fact, "that Russia could attack" of a danger
    const bool warns = governor == "warn" || governor == "warning" || governor == "caution" || governor == "swear";
    if (warns && relation != Relation::xcomp && (is_present(tree_, at) || is_past(tree_, at)) && !has_modal(tree_, at))
        return Status::alleged;
    if (!outer.speech || *outer.content != Status::actual) return *outer.content;
    // "told them to leave"; "were reported to have attacked": nobody vouches for it
    const bool infinitive = tree_.is_to_infinitive(at) && relation == Relation::xcomp;
    if (infinitive && (governor == "tell" || !tree_.is_passive(parent))) return Status::hypothetical;
    static constexpr std::array<std::string_view, 4> rumoured{"say", "tell", "report", "hear"};
    const bool hearsay =
        tree_.is_passive(parent) && tree_.subjects(parent).empty() && (infinitive || is_one_of(governor, rumoured));
    return hearsay ? Status::alleged : Status::actual;
}

/// "will sign it in talks with Iran", "claimed he approved it in a call": what an event takes place in is told as it is.
void StatusWalk::share_scene(std::uint32_t clause, std::string_view preposition, Status& status) {
    if (!tree_.is_verb(clause) || (preposition != "in" && preposition != "during" && preposition != "at")) return;
    const Modality main = modality_of_clause(clause);
    if (main.status == Status::planned || main.status == Status::alleged) status = within(status, main.status);
}

/// An event noun as argument of a verb or noun.
bool StatusWalk::nominal(std::uint32_t at, std::uint32_t parent, Relation relation, Status& status) {
    if (const std::uint32_t charge = accusing_verb(tree_, senses_, at); charge != none && charge != parent) {
        modality_.content = true;
        status = within(status, Status::alleged);
        return false;
    }
    const ChosenSense* outer = senses_.at(parent);
    if (relation == Relation::nsubj && tree_.is_verb(parent)) {
        // "talks will be held", "a strike could follow": the verb's modality is the event's where the verb only says that it is
        static constexpr std::array<std::string_view, 14> occurring{"take",   "begin", "start",   "continue", "occur",
                                                                    "happen", "be",    "follow",  "end",      "resume",
                                                                    "come",   "go",    "proceed", "fail"};
        if (is_one_of(tree_.lemma(parent), occurring)) status = within(status, local(parent, true));
        // "an attack would lead to war" tells of none, "the attack could lead to war" of one
        else if (is_indefinite(tree_, at) && local(parent, false) == Status::hypothetical)
            status = within(status, Status::hypothetical);
        return false;
    }
    if (relation == Relation::nsubj && !tree_.is_verb(parent)) return false;
    const bool patient =
        relation == Relation::obj || relation == Relation::nsubj_pass || relation == Relation::obl || relation == Relation::nmod;
    const bool possesses =
        tree_.lemma(parent) == "have" || tree_.lemma(parent) == "try"; // "have had protests", "tried the impeachment"
    if (outer && outer->sense->content && patient && !possesses &&
        !(outer->sense->type && outer->sense->content == Status::actual)) {
        status = within(status, *outer->sense->content);
        if (outer->sense->type) modality_.content = true;
        if (relation == Relation::obj || relation == Relation::nsubj_pass) {
            const Status above = local(parent, false);
            if (above != Status::actual) status = within(status, above == Status::negated ? Status::hypothetical : above);
        }
        return true;
    }
    if (relation == Relation::obj || relation == Relation::nsubj_pass) {
        status = within(status, local(parent, false));
        return tree_.is_verb(parent);
    }
    return relation == Relation::compound || relation == Relation::amod;
}

/// Questions and imperatives.
void StatusWalk::mood(std::uint32_t trigger) {
    std::uint32_t root = trigger;
    bool quoted = is_before_quoted_question(trigger);
    for (std::uint32_t depth = 0; tree_.head(root) != none && depth < tree_.size(); ++depth) {
        const Relation r = tree_.relation(root);
        // what a relative clause tells is taken for granted in the question
        quoted = quoted || r == Relation::ccomp || r == Relation::parataxis || r == Relation::acl_relcl;
        root = tree_.head(root);
    }
    const std::uint32_t last = tree_.size() - 1;
    const bool question = tree_.form(last) == "?" || (last > 0 && tree_.form(last - 1) == "?");
    const Token& verb = tree_.token(trigger);
    const bool imperative = verb.xpos == Xpos::VB && tree_.surface_subjects(trigger).empty() &&
                            tree_.relation(trigger) == Relation::root &&
                            tree_.child(trigger, {Relation::aux, Relation::mark}) == none;
    const std::uint32_t above = tree_.head(trigger);
    const bool after_name = tree_.relation(trigger) == Relation::acl && above != none && tree_.relation(above) == Relation::root &&
                            tree_.token(above).upos == Upos::PROPN;
    const bool headline_future =
        verb.xpos == Xpos::VB && tree_.is_to_infinitive(trigger) && (tree_.relation(trigger) == Relation::root || after_name);
    if ((question && !quoted) || imperative) {
        modality_.asked = true;
        modality_.status = within(modality_.status, Status::hypothetical);
    }
    if (headline_future) {
        modality_.will = !is_about_aim(trigger);
        modality_.status = within(modality_.status, Status::planned);
    }
}

/// Outside the quotation that the question mark ends.
bool StatusWalk::is_before_quoted_question(std::uint32_t trigger) const {
    const std::uint32_t last = tree_.size() - 1;
    const auto is_quote = [&](std::uint32_t t) {
        return tree_.form(t) == "\"" || tree_.form(t) == "”" || tree_.form(t) == "“" || tree_.form(t) == "''";
    };
    if (last == 0 || !is_quote(last) || tree_.form(last - 1) != "?") return false;
    for (std::uint32_t t = last - 1; t > 0; --t)
        if (is_quote(t)) return trigger < t;
    return false;
}

} // namespace entente
