// SPDX-License-Identifier: Apache-2.0
#include "annotate/clause_rules.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "text/utf8.hpp"

namespace entente {
namespace {

using Index = std::int32_t;

class Clause {
public:
    explicit Clause(Sentence& sentence, std::string_view text) : tokens_(sentence.tokens), text_(text) {}

    void mend() {
        for (Index i = 1; i < size(); ++i)
            if (governs_clause(i)) become_present(i);
        for (Index i = 1; i < size(); ++i)
            if (is_gerund_with_object(i)) free_gerund(i);
        const std::optional<Index> root = find_root();
        if (!root || !is_noun(*root) || has_finite_verb(*root)) return;
        if (const auto verb = attribute_verb(*root)) return make_object(*root, *verb);
        if (const auto verb = participle_verb(*root)) return make_subject(*root, *verb);
        if (is_verb_like_noun(*root)) make_plan(*root);
    }

private:
    Token& at(Index i) { return tokens_[static_cast<std::size_t>(i)]; }
    const Token& at(Index i) const { return tokens_[static_cast<std::size_t>(i)]; }
    Index size() const { return static_cast<Index>(tokens_.size()); }
    bool is_noun(Index i) const { return at(i).upos == Upos::NOUN || at(i).upos == Upos::PROPN; }

    std::optional<Index> find_root() const {
        for (Index i = 0; i < size(); ++i)
            if (at(i).head < 0) return i;
        return std::nullopt;
    }

    /// A finite verb that hangs on the root as the parser sees it: then there is a clause, though the root be none.
    bool has_finite_verb(Index root) const {
        for (Index i = 0; i < size(); ++i) {
            const Token& token = at(i);
            if (token.head != root) continue;
            if (token.relation == Relation::cop || token.relation == Relation::aux || token.relation == Relation::parataxis ||
                token.relation == Relation::ccomp || token.relation == Relation::nsubj || token.relation == Relation::expl ||
                token.relation == Relation::conj)
                return true;
        }
        return false;
    }

    /// "that the army shells the town", "Norway plans to sell it": a noun has no object, and none with a subject has an infinitive.
    bool governs_clause(Index noun) const {
        const std::string_view form = at(noun).span.of(text_);
        if (at(noun).upos != Upos::NOUN || at(noun).xpos == Xpos::NN || !form.ends_with('s')) return false;
        bool subject = false;
        bool complement = false;
        for (Index i = 0; i < size(); ++i) {
            const Token& token = at(i);
            if (token.head != noun) continue;
            if (token.relation == Relation::cop || token.relation == Relation::aux || token.relation == Relation::det) return false;
            subject = subject || (i < noun && token.relation == Relation::nsubj);
            const bool infinitive =
                token.xpos == Xpos::VB && (token.relation == Relation::xcomp || token.relation == Relation::acl);
            complement = complement || (i > noun && (token.relation == Relation::obj || infinitive));
        }
        return subject && complement;
    }

    void become_present(Index noun) {
        at(noun).upos = Upos::VERB;
        at(noun).xpos = Xpos::VBZ;
        for (Token& token : tokens_)
            if (token.head == noun && token.relation == Relation::acl && token.xpos == Xpos::VB) token.relation = Relation::xcomp;
    }

    /// "refrained from shooting protesters": tagged as a verb, but hung on its object as the first part of a compound.
    bool is_gerund_with_object(Index verb) const {
        const Token& token = at(verb);
        if (token.upos != Upos::VERB || token.xpos != Xpos::VBG || token.relation != Relation::compound || token.head <= verb)
            return false;
        const Token& before = at(verb - 1);
        return before.head == token.head && (before.relation == Relation::case_ || before.relation == Relation::mark);
    }

    void free_gerund(Index verb) {
        const Index object = at(verb).head;
        Token& gerund = at(verb);
        gerund.head = at(object).head;
        gerund.relation = at(object).relation == Relation::root   ? Relation::root
                          : at(object).relation == Relation::nmod ? Relation::acl
                                                                  : Relation::advcl;
        at(object).head = verb;
        at(object).relation = Relation::obj;
        at(verb - 1).head = verb;
        at(verb - 1).relation = Relation::mark;
    }

    /// "Norway blocked imports": the verb before the root, with a noun before it that hangs on the root, too.
    std::optional<Index> attribute_verb(Index root) const {
        for (Index v = 1; v < root; ++v) {
            const Token& verb = at(v);
            if (verb.upos != Upos::VERB || verb.relation != Relation::amod || verb.head != root) continue;
            const bool past = verb.xpos == Xpos::VBD || verb.xpos == Xpos::VBN || verb.xpos == Xpos::VBZ;
            if (past && is_noun(v - 1) && subject_before(v, root)) return v;
        }
        return std::nullopt;
    }

    /// The noun before the verb that would be its subject.
    std::optional<Index> subject_before(Index verb, Index root) const {
        const Index noun = verb - 1;
        const Token& token = at(noun);
        const bool modifies = token.relation == Relation::compound || token.relation == Relation::amod ||
                              token.relation == Relation::nmod_desc || token.relation == Relation::flat;
        if (token.head == root && modifies) return noun;
        return std::nullopt;
    }

    void make_object(Index root, Index verb) {
        const Index subject = *subject_before(verb, root);
        for (Index i = 0; i < size(); ++i) {
            Token& token = at(i);
            if (token.head != root || i == verb) continue;
            if (i < verb && i != subject)
                token.head = subject;
            else if (i > root &&
                     (token.relation == Relation::punct || token.relation == Relation::advcl || token.relation == Relation::obl))
                token.head = verb;
        }
        at(subject).head = verb;
        at(subject).relation = Relation::nsubj;
        at(root).head = verb;
        at(root).relation = Relation::obj;
        become_root(verb);
    }

    /// "A bomb wounded three officers": a past participle has no object, so this is none.
    std::optional<Index> participle_verb(Index root) const {
        for (Index v = root + 1; v < size(); ++v) {
            const Token& verb = at(v);
            if (verb.upos != Upos::VERB || verb.relation != Relation::acl || verb.head != root) continue;
            const bool past = verb.xpos == Xpos::VBD || verb.xpos == Xpos::VBN;
            const bool governs = std::any_of(tokens_.begin(), tokens_.end(), [&](const Token& token) {
                return token.head == v && token.relation == Relation::obj;
            });
            const bool joined = v > 0 && at(v - 1).upos != Upos::PUNCT;
            return past && governs && joined ? std::optional{v} : std::nullopt;
        }
        return std::nullopt;
    }

    void make_subject(Index root, Index verb) {
        for (Index i = verb + 1; i < size(); ++i) {
            Token& token = at(i);
            if (token.head != root) continue;
            token.head = verb;
            if (token.relation == Relation::nmod) token.relation = Relation::obl;
        }
        at(root).head = verb;
        at(root).relation = Relation::nsubj;
        become_root(verb);
    }

    void become_root(Index verb) {
        at(verb).head = -1;
        at(verb).relation = Relation::root;
        if (at(verb).xpos == Xpos::VBN) at(verb).xpos = Xpos::VBD;
    }

    /// "Ethiopia plans to free 200 prisoners": a plural without article, with a name before and an infinitive behind.
    bool is_verb_like_noun(Index root) const {
        static constexpr std::array<std::string_view, 10> words{"plans",     "vows", "pledges", "offers", "promises",
                                                                "threatens", "aims", "demands", "hopes",  "attempts"};
        const std::string form = lower(at(root).span.of(text_));
        if (root == 0 || std::find(words.begin(), words.end(), form) == words.end()) return false;
        bool named = false;
        bool infinitive = false;
        for (Index i = 0; i < size(); ++i) {
            const Token& token = at(i);
            if (token.head != root) continue;
            if (i < root && token.relation != Relation::compound) return false;
            named = named || (i + 1 == root && token.upos == Upos::PROPN);
            infinitive = infinitive || (i > root && token.relation == Relation::acl && token.xpos == Xpos::VB);
        }
        return named && infinitive;
    }

    void make_plan(Index root) {
        at(root).upos = Upos::VERB;
        at(root).xpos = Xpos::VBZ;
        for (Index i = 0; i < size(); ++i) {
            Token& token = at(i);
            if (token.head != root) continue;
            if (i + 1 == root)
                token.relation = Relation::nsubj;
            else if (i < root)
                token.head = root - 1;
            else if (token.relation == Relation::acl)
                token.relation = Relation::xcomp;
        }
    }

    std::vector<Token>& tokens_;
    std::string_view text_;
};

} // namespace

Sentence with_clause_rules(Sentence sentence, std::string_view text) {
    Clause{sentence, text}.mend();
    return sentence;
}

} // namespace entente
