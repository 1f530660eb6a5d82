// SPDX-License-Identifier: Apache-2.0
#include "extract/event_status.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente {

namespace {

template <std::size_t N> bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 6> alleging{"allegedly", "reportedly", "apparently", "supposedly", "purportedly", "ostensibly"};
constexpr std::array<std::string_view, 7> supposing{"possibly", "perhaps", "maybe", "probably", "potentially", "hypothetically", "theoretically"};
constexpr std::array<std::string_view, 7> alleged{"alleged", "suspected", "reported", "purported", "apparent", "supposed", "presumed"};
constexpr std::array<std::string_view, 12> planned{"planned", "upcoming", "forthcoming", "scheduled", "future", "proposed", "next", "imminent", "impending", "intended", "projected", "plan"};
constexpr std::array<std::string_view, 9> possible{"possible", "potential", "likely", "hypothetical", "threatened", "feared", "eventual", "further.", "would-be"};
constexpr std::array<std::string_view, 9> conditional{"if", "unless", "whether", "lest", "provided", "supposing", "until", "till", "should"};
/// Prepositions whose phrase stands in time or circumstance to the verb and shares nothing of what the verb does to its complement.
constexpr std::array<std::string_view, 22> circumstance{"after",  "before", "during", "in",    "at",      "by",        "since",  "amid", "amidst", "following", "despite",
                                                        "near",   "until",  "within", "among", "because", "because_of", "due_to", "as",   "while",  "without",   "under"};

/// The status of a clause within another: the inner holds unless the outer denies or doubts it.
Status within(Status inner, Status outer) {
    if (outer == Status::actual || inner == Status::negated) return outer == Status::hypothetical ? outer : inner;
    if (inner == Status::actual || outer == Status::negated) return outer;
    if (outer == Status::hypothetical) return outer;
    return inner;
}

class Walk {
public:
    Walk(const ClauseTree& tree, const SentenceSenses& senses) : tree_(tree), senses_(senses) {}

    Modality run(std::uint32_t trigger) {
        tense(trigger);
        // a noun that the verb "to be" predicates, or a light verb's noun, has its own modality at the trigger token
        Status status = local(trigger, true);
        for (std::uint32_t at = trigger; tree_.head(at) != none;) {
            const std::uint32_t parent = tree_.head(at);
            const Relation relation = tree_.relation(at);
            if (relation == Relation::conj) {
                status = within(status, shared_with_first(at, parent));
                at = parent;
                continue;
            }
            if (!step(at, parent, relation, status)) break;
            at = parent;
        }
        if (const ChosenSense* own = senses_.at(trigger); own && own->sense->status) status = within(status, *own->sense->status);
        modality_.status = status;
        mood(trigger);
        return modality_;
    }

private:
    void tense(std::uint32_t trigger) {
        const Xpos x = tree_.token(trigger).xpos;
        modality_.past = !(x == Xpos::VBZ || x == Xpos::VBP || x == Xpos::VB || x == Xpos::VBG);
        for (const std::uint32_t c : tree_.children(trigger))
            if (tree_.relation(c) == Relation::aux && tree_.token(c).xpos == Xpos::MD) modality_.past = false;
            else if (tree_.relation(c) == Relation::aux && tree_.lemma(c) == "do") modality_.past = tree_.token(c).xpos == Xpos::VBD;
    }

    /// Modality that a clause's or noun phrase's own words express; `own` for the trigger's clause itself.
    Status local(std::uint32_t at, bool own) {
        Status status = Status::actual;
        for (const std::uint32_t c : tree_.children(at)) {
            const std::string& l = tree_.lemma(c);
            switch (tree_.relation(c)) {
            case Relation::aux: status = within(status, auxiliary(at, l, own)); break;
            case Relation::advmod:
                if (is_one_of(l, alleging)) status = within(status, Status::alleged);
                if (is_one_of(l, supposing)) status = within(status, Status::hypothetical);
                break;
            case Relation::amod:
                if (is_one_of(l, alleged)) status = within(status, Status::alleged);
                if (is_one_of(l, planned) && tree_.is_noun(at)) status = within(status, Status::planned);
                if (is_one_of(l, possible) && tree_.is_noun(at)) status = within(status, Status::hypothetical);
                break;
            case Relation::mark:
            case Relation::case_:
                if (l == "without") status = Status::negated;
                break;
            default: break;
            }
        }
        if (senses_.is_negated(at)) status = Status::negated;
        return status;
    }

    Status auxiliary(std::uint32_t verb, std::string_view l, bool own) {
        if (l == "will" || l == "shall" || l == "'ll" || l == "wo" || l == "’ll") {
            if (own) modality_.will = true;
            return Status::planned;
        }
        if (l == "would" || l == "'d") {
            // "said it would free them" is a plan; elsewhere "would" imagines
            const bool reported = reported_clause(verb);
            if (own) modality_.will = reported;
            return reported ? Status::planned : Status::hypothetical;
        }
        if (l == "must" || l == "should" || l == "ought") {
            if (own) modality_.deontic = true;
            return Status::hypothetical;
        }
        if (l == "may" || l == "might" || l == "could" || l == "can" || l == "ca") return Status::hypothetical;
        return Status::actual;
    }

    bool reported_clause(std::uint32_t verb) const {
        for (std::uint32_t at = verb; tree_.head(at) != none; at = tree_.head(at)) {
            if (tree_.relation(at) == Relation::ccomp || tree_.relation(at) == Relation::parataxis) return true;
            if (tree_.relation(at) == Relation::advcl) return false;
            for (const std::uint32_t c : tree_.children(at))
                if (tree_.relation(c) == Relation::parataxis) return true;
        }
        return false;
    }

    /// Negation and modality of the first conjunct, where the later one shares them.
    Status shared_with_first(std::uint32_t at, std::uint32_t first) {
        if (tree_.child(at, {Relation::nsubj, Relation::nsubj_pass, Relation::aux}) != none) return Status::actual;
        Status status = local(first, tree_.token(at).xpos == tree_.token(first).xpos);
        if (status == Status::negated) {
            const std::uint32_t cc = tree_.child(at, {Relation::cc});
            if (cc == none || (tree_.lemma(cc) != "or" && tree_.lemma(cc) != "nor")) status = Status::actual;
        }
        return status;
    }

    /// One step up; false where the walk ends.
    bool step(std::uint32_t at, std::uint32_t parent, Relation relation, Status& status) {
        switch (relation) {
        case Relation::advcl: return adverbial(at, parent, status);
        case Relation::xcomp:
        case Relation::ccomp:
        case Relation::csubj:
        case Relation::csubj_pass:
        case Relation::acl: return governed(at, parent, relation, status);
        case Relation::obj:
        case Relation::nsubj:
        case Relation::nsubj_pass:
        case Relation::appos:
        case Relation::compound:
        case Relation::nmod_poss:
        case Relation::amod: return nominal(parent, relation, status);
        case Relation::obl:
        case Relation::nmod: {
            const std::string preposition = tree_.preposition(at);
            if (is_one_of(preposition, circumstance)) return false;
            return nominal(parent, relation, status);
        }
        case Relation::parataxis: {
            const ChosenSense* outer = senses_.at(parent);
            if (outer && outer->sense->speech) return governed(at, parent, relation, status);
            return false;
        }
        case Relation::acl_relcl: return false;
        default: return false;
        }
    }

    bool adverbial(std::uint32_t at, std::uint32_t parent, Status& status) {
        const std::string_view marker = tree_.marker(at);
        if (is_one_of(marker, conditional)) {
            status = within(status, Status::hypothetical);
            return false;
        }
        const ChosenSense* outer = senses_.at(parent);
        const bool completes = outer && outer->sense->content && tree_.complement(parent) == at;
        if (completes) return governed(at, parent, Relation::xcomp, status);
        if (marker == "to") {
            modality_.purpose = true;
            status = within(status, Status::planned);
        } else if (marker == "in" || marker == "order") {
            status = within(status, Status::planned);
        } else if (marker == "from" && outer && outer->sense->type == EventType::COERCE) {
            status = within(status, Status::negated);
        }
        return false;
    }

    /// A clause under a verb, noun or adjective that takes it as complement.
    bool governed(std::uint32_t at, std::uint32_t parent, Relation relation, Status& status) {
        if (relation == Relation::acl && !tree_.is_to_infinitive(at)) return false;
        const ChosenSense* outer = senses_.at(parent);
        if (outer && outer->sense->speech && relation != Relation::xcomp && modality_.speaker == none) {
            const auto who = tree_.subjects(parent);
            if (!who.empty()) modality_.speaker = who.front();
        }
        if (outer && outer->sense->type) modality_.content = true;
        if (outer && outer->sense->content) {
            status = within(status, *outer->sense->content);
        } else if (relation == Relation::xcomp && tree_.lemma(parent) == "be" && tree_.is_to_infinitive(at)) {
            modality_.will = true;
            status = within(status, Status::planned);
        } else if (relation == Relation::xcomp && tree_.lemma(parent) == "go" && tree_.token(parent).xpos == Xpos::VBG && tree_.is_to_infinitive(at)) {
            modality_.will = true;
            status = within(status, Status::planned);
        } else if ((relation == Relation::acl || relation == Relation::xcomp) && tree_.is_to_infinitive(at) && !outer) {
            status = within(status, Status::planned);
        } else if (relation == Relation::csubj || relation == Relation::csubj_pass) {
            status = within(status, Status::hypothetical);
        }
        if ((tree_.lemma(parent) == "need" || tree_.lemma(parent) == "have") && relation == Relation::xcomp) modality_.deontic = true;
        const std::uint32_t if_mark = tree_.child(at, Relation::mark, "whether");
        if (if_mark != none || (tree_.child(at, Relation::mark, "if") != none && relation == Relation::ccomp)) status = within(status, Status::hypothetical);
        // what the governing verb's own modality does: "may agree to", "did not accuse"
        const Status above = local(parent, false);
        const bool factual = outer && outer->sense->content == Status::actual;
        if (above == Status::negated)
            status = within(status, outer && outer->sense->content == Status::negated ? Status::actual : factual && !outer->sense->speech ? Status::negated : Status::hypothetical);
        else if (above != Status::actual && !(outer && outer->sense->speech))
            status = within(status, above);
        return true;
    }

    /// An event noun as argument of a verb or noun.
    bool nominal(std::uint32_t parent, Relation relation, Status& status) {
        const ChosenSense* outer = senses_.at(parent);
        if (relation == Relation::nsubj && tree_.is_verb(parent)) {
            // "talks will be held", "a strike could follow": the verb's modality is the event's where the verb only says that it is
            static constexpr std::array<std::string_view, 14> occurring{"take", "begin", "start", "continue", "occur", "happen", "be", "follow", "end", "resume", "come", "go", "proceed", "fail"};
            if (is_one_of(tree_.lemma(parent), occurring)) status = within(status, local(parent, true));
            return false;
        }
        if (relation == Relation::nsubj && !tree_.is_verb(parent)) return false;
        const bool patient = relation == Relation::obj || relation == Relation::nsubj_pass || relation == Relation::obl || relation == Relation::nmod;
        if (outer && outer->sense->content && patient && !(outer->sense->type && outer->sense->content == Status::actual)) {
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
    void mood(std::uint32_t trigger) {
        std::uint32_t root = trigger;
        bool quoted = false;
        for (std::uint32_t depth = 0; tree_.head(root) != none && depth < tree_.size(); ++depth) {
            quoted = quoted || tree_.relation(root) == Relation::ccomp || tree_.relation(root) == Relation::parataxis;
            root = tree_.head(root);
        }
        const std::uint32_t last = tree_.size() - 1;
        const bool question = tree_.form(last) == "?" || (last > 0 && tree_.form(last - 1) == "?");
        const Token& verb = tree_.token(trigger);
        const bool imperative = verb.xpos == Xpos::VB && tree_.surface_subjects(trigger).empty() && tree_.relation(trigger) == Relation::root &&
                                tree_.child(trigger, {Relation::aux, Relation::mark}) == none;
        const std::uint32_t above = tree_.head(trigger);
        const bool after_name = tree_.relation(trigger) == Relation::acl && above != none && tree_.relation(above) == Relation::root && tree_.token(above).upos == Upos::PROPN;
        const bool headline_future = verb.xpos == Xpos::VB && tree_.is_to_infinitive(trigger) && (tree_.relation(trigger) == Relation::root || after_name);
        if ((question && !quoted) || imperative) {
            modality_.asked = true;
            modality_.status = within(modality_.status, Status::hypothetical);
        }
        if (headline_future) {
            modality_.will = true;
            modality_.status = within(modality_.status, Status::planned);
        }
    }

    const ClauseTree& tree_;
    const SentenceSenses& senses_;
    Modality modality_;
};

} // namespace

Modality modality_of(const ClauseTree& tree, const SentenceSenses& senses, std::uint32_t trigger) { return Walk(tree, senses).run(trigger); }

} // namespace entente
