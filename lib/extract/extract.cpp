// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/clause_tree.hpp"
#include "extract/domain.hpp"
#include "extract/event_roles.hpp"
#include "extract/event_status.hpp"
#include "extract/implied_events.hpp"
#include "extract/mention_index.hpp"
#include "extract/sentence_senses.hpp"
#include "extract/tree_repair.hpp"

namespace entente {

namespace {

bool is_cooperative(EventType type) {
    switch (type) {
    case EventType::CONSULT:
    case EventType::SUPPORT:
    case EventType::COOPERATE:
    case EventType::AID:
    case EventType::CONCEDE:
    case EventType::RETREAT: return true;
    default: return false;
    }
}

/// Types whose events commonly have no recipient.
bool needs_no_target(EventType type) {
    switch (type) {
    case EventType::PROTEST:
    case EventType::CONCEDE:
    case EventType::RETREAT:
    case EventType::MOBILIZE: return true;
    default: return false;
    }
}

/// Events of one sentence.
class SentenceEvents {
public:
    SentenceEvents(const Document& document, std::uint32_t index, std::span<const Mention> mentions, std::uint32_t offset, const Predicates& predicates,
                   const Ontology& ontology, const ArticleDomain& article)
        : sentence_(repaired(document, document.sentences[index])), index_(index), predicates_(predicates), ontology_(ontology),
          domain_(domain_of(sentence_, predicates, article)), political_(article.politics), tree_(document, sentence_),
          table_(mentions, offset, tree_), senses_(tree_, table_, predicates), finder_(tree_, table_, senses_),
          implied_(tree_, table_, senses_, finder_, predicates) {}

    void run() {
        for (std::uint32_t i = 0; i < tree_.size(); ++i) {
            const ChosenSense* chosen = senses_.at(i);
            if (chosen) consider(*chosen);
            for (EventMention& event : implied_.at(i)) {
                event.sentence = index_;
                events.push_back(std::move(event));
            }
        }
        drop_repeats();
    }

    /// Sources, targets, place and attribution hold head tokens here; extract() makes them mention indices.
    std::vector<EventMention> events;
    std::vector<Refusal> refusals;

private:
    TokenRange trigger_range(const ChosenSense& chosen) const {
        TokenRange range{chosen.token, chosen.token + 1};
        for (const std::uint32_t part : chosen.parts) {
            const TokenRange wider{std::min(range.begin, part), std::max(range.end, part + 1)};
            if (wider.size() <= 5) range = wider;
        }
        for (const std::uint32_t c : tree_.children(chosen.token))
            if (tree_.relation(c) == Relation::compound_prt && c == range.end) ++range.end;
        return range;
    }

    void refuse(const ChosenSense& chosen, std::string reason) { refusals.push_back({index_, trigger_range(chosen), std::move(reason)}); }

    void consider(const ChosenSense& chosen) {
        if (chosen.sense->refusal) return refuse(chosen, chosen.sense->reason);
        if (!chosen.sense->type) return;
        if (senses_.is_part(chosen.token)) return;
        const std::string& lemma = tree_.lemma(chosen.token);
        if (domain_ == Domain::sport && predicates_.in_set("sport_sense", lemma)) return refuse(chosen, "sports news");
        if (chosen.sense->type == EventType::ASSAULT && predicates_.in_set("election_sense", lemma) && count_in(sentence_, predicates_, "election_word") > 0)
            return refuse(chosen, "won in an election");
        if (!is_predicate(chosen)) return;
        const EventRoles roles = finder_.roles(chosen);
        Modality modality = modality_of(tree_, senses_, chosen.token);
        const bool said = is_said_to_partner(chosen);
        if (said || roles.source_path == "pleased") {
            modality.purpose = modality.content = modality.will = false;
            if (modality.status == Status::planned) modality.status = Status::actual;
        }
        EventMention event = make_event(chosen, roles, modality);
        if (said) aim_at_partner(chosen, event);
        if (domain_ == Domain::business && predicates_.in_set("business_sense", lemma) && !names_a_state(event)) return refuse(chosen, "business news");
        if (!political_ && event.type != EventType::PROTEST && !is_of_politics(event)) return refuse(chosen, "nobody of politics takes part");
        if (std::string reason = why_not(chosen, roles, modality, event); !reason.empty()) return refuse(chosen, std::move(reason));
        settle_future(chosen, modality, event);
    }

    bool is_predicate(const ChosenSense& chosen) {
        const std::uint32_t t = chosen.token;
        const Token& token = tree_.token(t);
        if (tree_.is_noun(t)) {
            if (token.name_type != NameType::none) {
                refuse(chosen, "part of a name");
                return false;
            }
            if (tree_.relation(t) == Relation::compound && !(tree_.head(t) != none && senses_.is_event_noun(tree_.head(t)))) {
                refuse(chosen, "modifies another noun");
                return false;
            }
            return tree_.relation(t) != Relation::compound;
        }
        if (token.upos == Upos::ADJ || (token.upos == Upos::VERB && tree_.relation(t) == Relation::amod)) {
            const Relation r = tree_.relation(t);
            if (r == Relation::amod && chosen.sense->word_class != PredicateClass::noun) return false;
        }
        return true;
    }

    EventMention make_event(const ChosenSense& chosen, const EventRoles& roles, const Modality& modality) {
        const Sense& sense = *chosen.sense;
        EventMention event;
        event.sentence = index_;
        event.trigger = trigger_range(chosen);
        event.head = chosen.token;
        event.type = *sense.type;
        event.cameo = sense.cameo;
        if (vows_harm(chosen)) {
            event.type = EventType::THREATEN;
            event.cameo = "138";
        }
        event.mode = sense.mode;
        if (const CameoCode* code = ontology_.cameo(sense.cameo); code && event.mode.empty()) event.mode = code->mode;
        event.sources = canonical(roles.sources);
        event.targets = canonical(roles.targets);
        event.reciprocal = sense.reciprocal;
        event.place = own_head(roles.place);
        event.status = modality.status;
        event.past = modality.past;
        if (modality.speaker != none) event.attribution = speaker(modality.speaker);
        if (event.attribution == none) event.attribution = according_to(chosen.token);
        split_parties(event);
        imply_source(chosen, event);
        if (event.status == Status::actual && is_claim_of_a_party(event, modality.speaker != none)) event.status = Status::alleged;
        if (event.status == Status::actual && event.attribution != none && implied_.is_blame(chosen.token)) event.status = Status::alleged;
        event.score = score(chosen, roles, modality, event);
        event.pattern = sense.id + "|" + (roles.source_path.empty() ? "-" : roles.source_path) + ">" + (roles.target_path.empty() ? "-" : roles.target_path);
        return event;
    }

    /// "Ukraine said Russia shelled the town": a hostile act told by a state or an armed group of somebody else.
    bool is_claim_of_a_party(const EventMention& event, bool in_its_words) const {
        const std::uint32_t m = event.attribution == none ? none : table_.headed(event.attribution);
        if (m == none || event.sources.empty() || (event.type != EventType::ASSAULT && event.type != EventType::COERCE)) return false;
        const std::optional<ActorKind> kind = table_.mention(m).kind;
        if (kind == ActorKind::armed_group && in_its_words) return true; // of its own deeds, too
        const bool party = kind == ActorKind::country || kind == ActorKind::armed_group;
        return party && std::none_of(event.sources.begin(), event.sources.end(), [&](std::uint32_t s) {
                   const std::uint32_t source = table_.headed(s);
                   if (source == none) return s == event.attribution;
                   const Mention& actor = table_.mention(source);
                   const auto& mine = table_.mention(m).entries;
                   // "Israel said its troops …", "Israel said Israeli troops …"
                   return source == m || actor.form == MentionForm::pronoun || tree_.child(s, {Relation::nmod_poss}) != none ||
                          std::any_of(actor.modifiers.begin(), actor.modifiers.end(), [&](std::uint32_t e) { return std::find(mine.begin(), mine.end(), e) != mine.end(); }) ||
                          std::any_of(actor.entries.begin(), actor.entries.end(), [&](std::uint32_t e) { return std::find(mine.begin(), mine.end(), e) != mine.end(); });
               });
    }

    /// True if a government, a country or its people take part.
    bool names_a_state(const EventMention& event) const {
        const auto is_state = [&](std::uint32_t head) {
            const std::uint32_t m = table_.headed(head);
            if (m == none) return false;
            const std::optional<ActorKind> kind = table_.mention(m).kind;
            return kind && *kind != ActorKind::company && *kind != ActorKind::organization && *kind != ActorKind::person && *kind != ActorKind::group;
        };
        return std::any_of(event.sources.begin(), event.sources.end(), is_state) || std::any_of(event.targets.begin(), event.targets.end(), is_state);
    }

    bool is_of_politics(const EventMention& event) const {
        const auto political = [&](std::uint32_t head) { return table_.headed(head) != none && is_political(table_.mention(table_.headed(head))); };
        return std::any_of(event.sources.begin(), event.sources.end(), political) || std::any_of(event.targets.begin(), event.targets.end(), political);
    }

    /// The heads that the mentions themselves have.
    std::vector<std::uint32_t> canonical(const std::vector<std::uint32_t>& heads) const {
        std::vector<std::uint32_t> result;
        for (const std::uint32_t h : heads) {
            const std::uint32_t own = named_beside(own_head(h));
            if (std::find(result.begin(), result.end(), own) == result.end()) result.push_back(own);
        }
        return result;
    }
    /// "a US citizen, the pastor Andrew Brunson": the name that says who an indefinite phrase is, or the phrase itself.
    std::uint32_t named_beside(std::uint32_t head) const {
        const std::uint32_t m = table_.headed(head);
        if (m == none || table_.mention(m).form != MentionForm::nominal || !is_indefinite(head)) return head;
        for (const std::uint32_t c : tree_.children(head)) {
            const std::uint32_t other = tree_.relation(c) == Relation::appos ? table_.headed(c) : none;
            if (other != none && table_.mention(other).form == MentionForm::name && table_.mention(other).kind == ActorKind::person) return own_head(c);
        }
        return head;
    }
    bool is_indefinite(std::uint32_t head) const {
        const std::uint32_t article = tree_.child(head, {Relation::det});
        return article != none && (tree_.lemma(article) == "a" || tree_.lemma(article) == "an" || tree_.lemma(article) == "another");
    }
    std::uint32_t own_head(std::uint32_t head) const {
        const std::uint32_t m = head == none ? none : table_.headed(head);
        return m == none ? head : table_.mention(m).head;
    }

    /// "A and B met": the first is source, the others target.
    void split_parties(EventMention& event) const {
        if (event.reciprocal && event.targets.empty() && event.sources.size() == 1) event.sources = origins(event.sources.front());
        const bool alone = std::none_of(event.targets.begin(), event.targets.end(), [&](std::uint32_t t) { return senses_.is_actor(t); });
        if (event.reciprocal && alone && event.sources.size() == 1) add_listed(event);
        if (!event.reciprocal || !event.targets.empty() || event.sources.size() < 2) return;
        event.targets.assign(event.sources.begin() + 1, event.sources.end());
        event.sources.resize(1);
    }

    /// Headlines: "Kim, Putin hold talks", the second taken for an apposition; the verb is plural.
    void add_listed(EventMention& event) const {
        if (tree_.token(event.head).xpos != Xpos::VBP) return;
        for (std::uint32_t c = 0; c < event.head; ++c) {
            const std::uint32_t m = table_.headed(c);
            const Relation relation = tree_.relation(c);
            const bool listed = relation == Relation::appos || (tree_.head(c) == event.head && (relation == Relation::vocative || relation == Relation::nsubj));
            if (!listed || m == none || table_.mention(m).form != MentionForm::name || table_.mention(m).kind == std::nullopt || own_head(c) == event.sources.front()) continue;
            event.sources.push_back(own_head(c));
            event.targets.clear(); // a thing ("agree to restore ties") is no party
            return;
        }
    }

    /// "delegations from Greece and Turkey", "Indian and Nepalese soldiers": the parties that a plural stands for, or the noun itself.
    std::vector<std::uint32_t> origins(std::uint32_t head) const {
        if (tree_.token(head).xpos != Xpos::NNS) return {head};
        for (const std::uint32_t c : tree_.children(head)) {
            const Relation relation = tree_.relation(c);
            const std::string preposition = relation == Relation::nmod ? tree_.preposition(c) : std::string{};
            if (relation != Relation::amod && preposition != "of" && preposition != "from") continue;
            std::vector<std::uint32_t> named;
            for (const std::uint32_t each : tree_.conjuncts(c)) {
                const std::uint32_t m = table_.headed(each);
                if (m != none && table_.mention(m).form == MentionForm::name && table_.mention(m).kind == ActorKind::country) named.push_back(own_head(each));
            }
            if (named.size() > 1) return named;
        }
        return {head};
    }

    /// "was arrested in Niger": a state acts where nobody else is named.
    void imply_source(const ChosenSense& chosen, EventMention& event) const {
        if (!event.sources.empty() || event.type != EventType::COERCE || event.targets.empty() || !tree_.is_verb(chosen.token)) return;
        for (const std::string_view preposition : {"in"})
            for (const std::uint32_t h : tree_.with_preposition(chosen.token, preposition)) {
                const std::uint32_t m = table_.headed(h);
                if (m != none && table_.mention(m).kind == ActorKind::country) {
                    event.sources = {h};
                    return;
                }
            }
    }

    std::uint32_t speaker(std::uint32_t head) const {
        const auto actors = finder_.actors(head);
        return actors.empty() ? none : own_head(actors.front());
    }

    /// "according to the ministry", anywhere up the clauses of the trigger.
    std::uint32_t according_to(std::uint32_t token) const {
        for (std::uint32_t at = token, depth = 0; at != none && depth < tree_.size(); at = tree_.head(at), ++depth)
            for (const std::uint32_t c : tree_.children(at)) {
                const std::string preposition = tree_.relation(c) == Relation::obl ? tree_.preposition(c) : std::string{};
                if (preposition == "according_to" || preposition == "accord_to") return speaker(c);
            }
        return none;
    }

    float score(const ChosenSense& chosen, const EventRoles& roles, const Modality& modality, const EventMention& event) const {
        float s = chosen.sense->score;
        if (chosen.loose) s *= 0.5F;
        if (event.sources.empty()) s *= 0.5F;
        if (roles.implied_source) s *= 0.8F;
        if (event.targets.empty() && !needs_no_target(event.type)) s *= 0.6F;
        if (roles.target_is_thing || roles.target_is_around) s *= 0.85F;
        if (modality.purpose) s *= 0.5F;
        if (modality.asked) s *= 0.6F;
        if (modality.status == Status::hypothetical) s *= 0.6F;
        if (modality.status == Status::planned) s *= 0.75F;
        if (modality.status == Status::negated) s *= 0.7F;
        return s;
    }

    /// The reason to pass the event over, or "".
    std::string why_not(const ChosenSense& chosen, const EventRoles& roles, const Modality& modality, const EventMention& event) const {
        const bool verb = chosen.sense->word_class != PredicateClass::noun;
        if (event.sources.empty() && event.targets.empty()) return "nobody named who does it or to whom";
        if (event.sources.empty() && (!verb || roles.target_is_thing)) return "no actor";
        if (event.sources.empty() && (modality.status != Status::actual || !told_without_agent(event))) return "no actor";
        if (event.sources.empty() && !is_told(chosen)) return "no actor, in passing";
        const bool utters = modality.will && modality.status == Status::planned && !event.sources.empty() && !chosen.negated;
        if (event.targets.empty() && modality.status != Status::actual && !needs_no_target(event.type) && !utters) return "imagined and without a recipient";
        const bool talks_alone = event.type == EventType::CONSULT && event.targets.empty() && event.sources.size() < 2 && chosen.sense->score < 0.55F;
        if (verb && talks_alone && chosen.parts.empty() && !is_plural(event.sources)) return "nobody to talk to";
        if (!verb && event.targets.empty() && event.type == EventType::CONSULT) return "event noun without a partner";
        if (event.sources.empty() && subject_is_a_thing(chosen)) return "its subject is no actor";
        if (!verb && event.targets.empty() && !needs_no_target(event.type)) return "event noun without a recipient";
        if (event.score < lowest_score) return "too weak";
        if (is_own_resolve(chosen)) return "what one decides for oneself";
        if (is_assertion(chosen)) return "what one holds true";
        if (is_forecast(chosen, event)) return "a warning of no act";
        if (is_private_journey(chosen, event)) return "a journey of nobody in politics";
        if (modality.content && !is_told_besides(modality, event)) return "what another event asks for, promises, threatens or refuses";
        if (modality.purpose) return "a purpose";
        return {};
    }

    /// "called the emir to express support", "met them to demand a truce": what one meets or calls somebody for is said there.
    bool is_said_to_partner(const ChosenSense& chosen) const {
        const EventType type = *chosen.sense->type;
        const bool spoken = type == EventType::SUPPORT || type == EventType::ACCUSE || type == EventType::REQUEST || type == EventType::REJECT || type == EventType::THREATEN;
        const ChosenSense* meeting = meeting_above(chosen);
        return spoken && tree_.is_to_infinitive(chosen.token) && meeting != nullptr && !meeting->negated && modality_of(tree_, senses_, meeting->token).status == Status::actual;
    }
    const ChosenSense* meeting_above(const ChosenSense& chosen) const {
        std::uint32_t above = tree_.head(chosen.token);
        if (above != none && senses_.is_part(above)) above = tree_.head(above);
        const ChosenSense* meeting = above == none || !tree_.is_verb(chosen.token) ? nullptr : senses_.at(above);
        return meeting != nullptr && meeting->sense->type == EventType::CONSULT ? meeting : nullptr;
    }
    /// Whom one says it to is whom one meets, where nobody else is named.
    void aim_at_partner(const ChosenSense& chosen, EventMention& event) const {
        const ChosenSense* meeting = meeting_above(chosen);
        if (meeting == nullptr) return;
        const bool named = std::any_of(event.targets.begin(), event.targets.end(), [&](std::uint32_t t) { return senses_.is_actor(t) && tree_.token(t).upos != Upos::PRON; });
        const EventRoles roles = finder_.roles(*meeting);
        if (!roles.sources.empty()) event.sources = canonical(roles.sources);
        std::erase_if(event.targets, [&](std::uint32_t t) { return std::find(event.sources.begin(), event.sources.end(), t) != event.sources.end(); });
        if (!named) event.targets = canonical(roles.targets);
        std::erase_if(event.targets, [&](std::uint32_t t) { return std::find(event.sources.begin(), event.sources.end(), t) != event.sources.end(); });
    }

    /// An event within another is one of its own where it is laid to somebody's charge ("accused Iran of arming the Houthis"), or where
    /// forces, arrests or sanctions are promised or decided ("agreed to withdraw its troops").
    static bool is_told_besides(const Modality& modality, const EventMention& event) {
        if (modality.status == Status::alleged || modality.status == Status::actual) return true;
        return modality.status == Status::planned && is_material_act(event.type);
    }
    static bool is_material_act(EventType type) {
        return type == EventType::RETREAT || type == EventType::MOBILIZE || type == EventType::ASSAULT || type == EventType::SANCTION || type == EventType::COERCE;
    }

    /// "vowed to continue its raids", "pledged to expel them": a promise of harm is a threat.
    bool vows_harm(const ChosenSense& chosen) const {
        static constexpr std::array<std::string_view, 5> words{"vow", "swear", "pledge", "promise", "resolve"};
        if (chosen.sense->type != EventType::AGREE || std::find(words.begin(), words.end(), tree_.lemma(chosen.token)) == words.end()) return false;
        const std::uint32_t content = tree_.complement(chosen.token);
        const ChosenSense* inner = content == none ? nullptr : senses_.at(content);
        if (!inner || !inner->sense->type || inner->negated) return false;
        const EventType type = *inner->sense->type;
        return type == EventType::ASSAULT || type == EventType::COERCE || type == EventType::SANCTION || type == EventType::PROTEST;
    }

    /// "decided to move the device": resolve is a promise where its content helps or yields to somebody.
    bool is_own_resolve(const ChosenSense& chosen) const {
        if (chosen.sense->type != EventType::AGREE || !predicates_.in_set("weak_promise", tree_.lemma(chosen.token))) return false;
        const std::uint32_t content = tree_.complement(chosen.token);
        if (content == none || !tree_.is_verb(content) || chosen.sense->word_class != PredicateClass::verb) return false;
        const ChosenSense* inner = senses_.at(content);
        return !inner || !inner->sense->type || !is_cooperative(*inner->sense->type);
    }

    /// "insists that its presence poses no threat": with a finite clause one does not ask, one asserts.
    bool is_assertion(const ChosenSense& chosen) const {
        if (chosen.sense->type != EventType::REQUEST || !predicates_.in_set("asserts", tree_.lemma(chosen.token))) return false;
        const std::uint32_t content = tree_.complement(chosen.token);
        if (content == none || tree_.relation(content) != Relation::ccomp) return false;
        const Xpos form = tree_.token(content).xpos; // "that Iraq withdraw" is asked, and so is "that its troops withdraw"
        bool finite = form == Xpos::VBZ || form == Xpos::VBD;
        for (const std::uint32_t c : tree_.children(content)) {
            const Relation relation = tree_.relation(c);
            if (relation != Relation::aux && relation != Relation::aux_pass && relation != Relation::cop) continue;
            const std::string& l = tree_.lemma(c);
            if (l == "should" || l == "must" || l == "ought") return false;
            finite = finite || tree_.token(c).xpos != Xpos::VB;
        }
        return finite;
    }

    /// "warned that the water could rise": no threat where nobody is warned and nobody acts.
    bool is_forecast(const ChosenSense& chosen, const EventMention& event) const {
        if (event.type != EventType::THREATEN || !event.targets.empty() || !tree_.is_verb(chosen.token)) return false;
        if (tree_.lemma(chosen.token) != "warn" && tree_.lemma(chosen.token) != "caution") return false;
        const std::uint32_t content = tree_.complement(chosen.token);
        if (content == none) return false;
        const ChosenSense* inner = senses_.at(content);
        if (inner && inner->sense->type) return is_cooperative(*inner->sense->type);
        static constexpr std::array<std::string_view, 7> answers{"respond", "retaliate", "react", "act", "face", "pay", "risk"};
        return std::find(answers.begin(), answers.end(), tree_.lemma(content)) == answers.end();
    }

    /// "Jews should go to Israel": travel is a visit if those who travel are of politics.
    bool is_private_journey(const ChosenSense& chosen, const EventMention& event) const {
        if (event.type != EventType::CONSULT || event.cameo != "042" || chosen.sense->score > 0.65F) return false;
        return std::none_of(event.sources.begin(), event.sources.end(), [&](std::uint32_t head) {
            const std::uint32_t m = table_.headed(head);
            return m != none && (is_political(table_.mention(m)) || (table_.mention(m).form != MentionForm::nominal && political_));
        });
    }

    bool is_plural(const std::vector<std::uint32_t>& heads) const {
        return std::any_of(heads.begin(), heads.end(), [&](std::uint32_t h) { return tree_.token(h).xpos == Xpos::NNS || tree_.token(h).xpos == Xpos::NNPS || tree_.lemma(h) == "they"; });
    }

    /// Types told of in the passive without an agent: "was killed", "were arrested", "was released".
    static bool told_without_agent(const EventMention& event) {
        return event.type == EventType::ASSAULT || event.type == EventType::COERCE || event.cameo.starts_with("084");
    }

    /// What the sentence tells, not what a relative clause, participle or circumstance mentions; and no disaster.
    bool is_told(const ChosenSense& chosen) const {
        if (count_in(sentence_, predicates_, "disaster") > 0) return false;
        for (std::uint32_t at = chosen.token, depth = 0; depth < tree_.size(); ++depth) {
            const Relation relation = tree_.relation(at);
            if (relation == Relation::root) return true;
            if (relation != Relation::conj && relation != Relation::ccomp && relation != Relation::parataxis) return false;
            at = tree_.head(at);
        }
        return false;
    }

    /// An active clause whose subject is no actor and no weapon: "the ruling allows", "the storm hit".
    bool subject_is_a_thing(const ChosenSense& chosen) const {
        if (!tree_.is_verb(chosen.token) || tree_.is_passive(chosen.token)) return false;
        const auto subjects = tree_.surface_subjects(chosen.token);
        if (subjects.empty()) return true;
        return std::none_of(subjects.begin(), subjects.end(), [&](std::uint32_t s) { return predicates_.in_set("hostile_thing", tree_.lemma(s)); });
    }

    /// "plans to release", "is prepared to withdraw": an intention of who will do it.
    bool is_intended(const ChosenSense& chosen) const {
        const Relation relation = tree_.relation(chosen.token);
        const std::uint32_t above = tree_.head(chosen.token);
        if (above == none || (relation != Relation::xcomp && relation != Relation::acl && relation != Relation::advcl) || !tree_.is_to_infinitive(chosen.token)) return false;
        const std::string& l = tree_.lemma(above);
        return tree_.is_verb(above) && (l == "plan" || l == "intend" || l == "prepare" || l == "aim" || l == "propose");
    }

    /// True if who says it is who will do it, or belongs to it ("Turkey's president said Turkey would …").
    bool speaks_for_source(const EventMention& event) const {
        const std::uint32_t m = event.attribution == none ? none : table_.headed(event.attribution);
        if (m == none) return false;
        const Mention& speaker = table_.mention(m);
        return std::any_of(event.sources.begin(), event.sources.end(), [&](std::uint32_t head) {
            const std::uint32_t actor = table_.headed(head);
            if (actor == none) return false;
            if (actor == m || table_.mention(actor).form == MentionForm::pronoun) return true;
            const std::uint32_t owner = tree_.child(event.attribution, {Relation::nmod_poss}); // "their spokesman said"
            if (owner != none && tree_.token(owner).upos == Upos::PRON) return true;
            const auto& entries = table_.mention(actor).entries;
            return std::any_of(entries.begin(), entries.end(), [&](std::uint32_t e) {
                return std::find(speaker.modifiers.begin(), speaker.modifiers.end(), e) != speaker.modifiers.end() ||
                       std::find(speaker.entries.begin(), speaker.entries.end(), e) != speaker.entries.end();
            });
        });
    }

    /// A promise or threat is made by who utters it, too.
    void join_speaker(EventMention& event) const {
        if (!speaks_for_source(event) || std::find(event.sources.begin(), event.sources.end(), event.attribution) != event.sources.end()) return;
        if (table_.mention(table_.headed(event.attribution)).form == MentionForm::pronoun) return;
        event.sources.insert(event.sources.begin(), event.attribution);
    }

    /// "would have freed them", or a later verb of it: nobody promises that.
    bool is_counterfactual(std::uint32_t verb) const {
        for (std::uint32_t at = verb; at != none; at = tree_.relation(at) == Relation::conj ? tree_.head(at) : none)
            if (tree_.child(at, Relation::aux, "have") != none) return true;
        return false;
    }

    /// "will free them" is a promise (AGREE) of it, "will not free them" a refusal (REJECT), "will bomb them" a threat.
    void settle_future(const ChosenSense& chosen, const Modality& modality, EventMention event) {
        const bool own_will = (modality.will || is_intended(chosen)) && !event.sources.empty() && tree_.is_verb(chosen.token) && !tree_.is_passive(chosen.token) &&
                              !is_counterfactual(chosen.token);
        const bool withheld = event.type == EventType::CONCEDE && chosen.negated && modality.status == Status::negated && !event.sources.empty() &&
                              tree_.child(chosen.token, Relation::aux, "would") == none;
        if ((own_will && is_cooperative(event.type) && chosen.negated) || withheld) {
            event.type = EventType::REJECT;
            event.cameo = "120";
            event.mode.clear();
            event.status = modality.status == Status::negated ? Status::actual : modality.status;
            event.pattern += "|will not";
            events.push_back(std::move(event));
            return;
        }
        if (own_will && !chosen.negated && modality.status == Status::planned && is_cooperative(event.type)) {
            EventMention promise = event;
            promise.type = EventType::AGREE;
            promise.cameo = "030";
            promise.mode.clear();
            promise.status = Status::actual;
            promise.score *= 0.9F;
            promise.pattern += "|will";
            join_speaker(promise);
            events.push_back(std::move(promise));
        }
        // "said he would welcome, would look forward to, will propose": that is the promise itself
        static constexpr std::array<std::string_view, 10> settling{"agree", "accept", "sign", "reach", "settle", "conclude", "decide", "determine", "choose", "resolve"};
        const bool settles = std::find(settling.begin(), settling.end(), tree_.lemma(chosen.token)) != settling.end();
        if (own_will && event.type == EventType::AGREE && !chosen.negated && modality.status == Status::planned && !settles) event.status = Status::actual;
        const bool hostile = event.type == EventType::ASSAULT || event.type == EventType::COERCE || event.type == EventType::SANCTION;
        const bool shows_force = event.type == EventType::PROTEST || event.type == EventType::MOBILIZE;
        if (own_will && (shows_force || (hostile && speaks_for_source(event))) && !chosen.negated && modality.status == Status::planned) {
            EventMention threat = event;
            threat.type = EventType::THREATEN;
            threat.cameo = "130";
            threat.mode.clear();
            threat.status = Status::actual;
            threat.score *= 0.9F;
            threat.pattern += "|will";
            join_speaker(threat);
            events.push_back(std::move(threat));
        }
        const bool imagined = event.targets.empty() && event.status == Status::planned && !needs_no_target(event.type);
        if (imagined) return; // only the promise or threat of it, if any, is told
        events.push_back(std::move(event));
    }

    /// One event a type and pair of parties in a sentence: the surest, with the place of any.
    void drop_repeats() {
        std::vector<EventMention> kept;
        for (EventMention& event : events) {
            bool repeated = false;
            for (EventMention& other : kept) {
                const bool same = other.type == event.type && other.sources == event.sources &&
                                  (other.targets == event.targets || event.targets.empty() || other.targets.empty());
                if (!same) continue;
                if (other.targets.empty() && !event.targets.empty()) std::swap(other, event);
                if (other.place == none) other.place = event.place;
                repeated = true;
                break;
            }
            if (!repeated) kept.push_back(std::move(event));
        }
        events = std::move(kept);
        std::stable_sort(events.begin(), events.end(), [](const EventMention& a, const EventMention& b) { return a.trigger < b.trigger; });
    }

    static constexpr float lowest_score = 0.12F;

    Sentence sentence_; ///< with slips of the parser put right
    std::uint32_t index_;
    const Predicates& predicates_;
    const Ontology& ontology_;
    Domain domain_;
    bool political_;
    ClauseTree tree_;
    MentionTable table_;
    SentenceSenses senses_;
    EventRoleFinder finder_;
    ImpliedEvents implied_;
};

} // namespace

Extraction extract(const Document& document, std::vector<Mention> mentions, const Predicates& predicates, const Ontology& ontology) {
    Extraction extraction;
    const ArticleDomain article = domain_of(document, mentions, predicates);
    std::uint32_t begin = 0;
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        std::uint32_t end = begin;
        while (end < mentions.size() && mentions[end].sentence == s) ++end;
        if (yields_events(document, document.sentences[s])) {
            SentenceEvents sentence(document, s, std::span(mentions).subspan(begin, end - begin), begin, predicates, ontology, article);
            sentence.run();
            std::move(sentence.events.begin(), sentence.events.end(), std::back_inserter(extraction.events));
            std::move(sentence.refusals.begin(), sentence.refusals.end(), std::back_inserter(extraction.refusals));
        }
        begin = end;
    }
    MentionIndex index(document, mentions);
    for (const EventMention& event : extraction.events) index.add_heads(event);
    index.complete();
    for (EventMention& event : extraction.events) {
        index.resolve(event);
        for (const std::uint32_t m : event.sources) read_as_party(mentions[m], true);
        for (const std::uint32_t m : event.targets) read_as_party(mentions[m], false);
    }
    extraction.mentions = std::move(mentions);
    return extraction;
}

} // namespace entente
