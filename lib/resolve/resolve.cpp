// SPDX-License-Identifier: Apache-2.0
#include "resolve/resolve.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extract/mentions_names.hpp"
#include "resolve/coreference.hpp"
#include "resolve/descriptions.hpp"
#include "resolve/link.hpp"
#include "resolve/place_descriptions.hpp"
#include "resolve/place_reference.hpp"
#include "resolve/toponym_readings.hpp"
#include "resolve/toponyms.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

/// Puts entities and places together for one article.
class ResolutionBuilder {
public:
    ResolutionBuilder(const Document& document, const Extraction& extraction, const ActorLexicon& lexicon,
                      const Gazetteer& gazetteer)
        : document_(document), mentions_(extraction.mentions), lexicon_(lexicon), gazetteer_(gazetteer),
          coreference_(corefer(document, mentions_, link_names(document, mentions_, lexicon), lexicon)) {}

    Resolution run() {
        resolution_.mentions.resize(mentions_.size());
        resolve_places();
        count_countries();
        entities_of_.resize(coreference_.referents.size());
        made_.assign(coreference_.referents.size(), false);
        std::map<std::uint32_t, std::uint32_t> chains;
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            MentionResolution& resolved = resolution_.mentions[m];
            const std::uint32_t r = coreference_.of_mention[m];
            if (r != none) resolved.entities = entities_of(r);
            const std::uint32_t actor = coreference_.actor_of[m];
            if (actor != none && resolved.entities.empty()) resolved.entities = entities_of(actor);
            resolved.reads_as_place = resolved.place && (mentions_[m].place_reading || resolved.entities.empty());
            if (r != none && in_chain(document_, mentions_[m], coreference_.referents[r]))
                resolved.chain = chains.try_emplace(r, static_cast<std::uint32_t>(chains.size())).first->second;
        }
        collect_aliases();
        resolution_.described = describe_places(document_, mentions_, resolution_, gazetteer_);
        return std::move(resolution_);
    }

private:
    void resolve_places() {
        std::vector<ToponymMention> toponyms;
        std::vector<std::uint32_t> of;
        ToponymContext context{document_.article.text, {}, std::nullopt};
        std::map<std::string, double> countries;
        const std::vector<bool> may_name_place = may_name_places(document_, mentions_, lexicon_);
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            const std::uint32_t r = coreference_.of_mention[m];
            if (r != none && mentions_[m].form == MentionForm::name && acts(coreference_.referents[r])) {
                const std::string& country = coreference_.referents[r].country;
                if (!country.empty()) countries[country] += 1;
            }
            if (!may_name_place[m]) continue;
            const Sentence& sentence = document_.sentences[mentions_[m].sentence];
            const TokenRange name = mentions_[m].name.size() > 0 ? mentions_[m].name : mentions_[m].tokens;
            const Span span{sentence.tokens[name.begin].span.begin, sentence.tokens[name.end - 1].span.end};
            toponyms.push_back({fold(text_of(document_, sentence, name)), mentions_[m].places, span});
            of.push_back(m);
            if (!context.dateline && document_.article.dateline_span && document_.article.dateline_span->overlaps(span)) {
                context.dateline = mentions_[m].places.front();
            }
        }
        context.countries.assign(countries.begin(), countries.end());
        const std::vector<std::optional<std::uint32_t>> found = resolve_toponyms(toponyms, gazetteer_, context);
        std::map<std::uint32_t, std::uint32_t> known;
        for (std::size_t k = 0; k < found.size(); ++k) {
            if (!found[k]) continue;
            const auto [at, fresh] = known.try_emplace(*found[k], static_cast<std::uint32_t>(resolution_.places.size()));
            if (fresh) resolution_.places.push_back(place_of(gazetteer_.place(*found[k])));
            resolution_.mentions[of[k]].place = at->second;
        }
    }

    void count_countries() {
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            const std::string country = country_at(m);
            if (!country.empty()) ++countries_[country];
            total_ += country.empty() ? 0U : 1U;
        }
    }

    /// "US" in "US-backed": it says nothing of where one is.
    bool before_hyphen(std::uint32_t m) const {
        const Sentence& sentence = document_.sentences[mentions_[m].sentence];
        const std::uint32_t end = mentions_[m].tokens.end;
        if (end >= sentence.tokens.size() || sentence.tokens[end].span.begin != sentence.tokens[end - 1].span.end) return false;
        const std::string_view next = text_of(document_, sentence.tokens[end]);
        return next == "-" || next == "–" || next == "‑";
    }

    /// "the Indian Navy", "the Foreign Ministry": named, and its country's own.
    static bool belongs_to_state(const Referent& referent) {
        return referent.entry && (referent.kind == ActorKind::government || referent.kind == ActorKind::military);
    }

    /// The country that a mention names or lies in.
    std::string country_at(std::uint32_t m) const {
        const std::uint32_t r = coreference_.of_mention[m];
        if (mentions_[m].form == MentionForm::pronoun || before_hyphen(m)) return {};
        if (r != none && coreference_.referents[r].sort == ReferentSort::country) return coreference_.referents[r].country;
        if (r != none && belongs_to_state(coreference_.referents[r])) return coreference_.referents[r].country;
        if (resolution_.mentions[m].place) return resolution_.places[*resolution_.mentions[m].place].country;
        return {};
    }

    /// The country in which something unnamed of that mention is to be thought: of a place in its sentence, else the article's main
    /// one.
    std::string context_country(std::uint32_t m) const {
        const auto at =
            std::lower_bound(mentions_.begin(), mentions_.end(), mentions_[m].sentence,
                             [](const Mention& mention, std::uint32_t sentence) { return mention.sentence < sentence; });
        if (std::string country = country_of_commander(m); !country.empty()) return country;
        for (auto other = at; other != mentions_.end() && other->sentence == mentions_[m].sentence; ++other) {
            const MentionResolution& resolved = resolution_.mentions[static_cast<std::size_t>(other - mentions_.begin())];
            if (!other->place_reading || !resolved.place) continue;
            const std::string& country = resolution_.places[*resolved.place].country;
            if (!country.empty()) return country;
        }
        return main_country();
    }

    /// The country that at least half of what names one names, or "".
    std::string main_country() const {
        std::string best;
        std::uint32_t most = 0;
        for (const auto& [country, count] : countries_) {
            if (count > most) {
                best = country;
                most = count;
            }
        }
        return most * 2 >= total_ ? best : std::string{};
    }

    /// "Gaza City" told of as one to whom something is done: the country it lies in.
    std::string country_where_named(const Referent& referent) const {
        static constexpr std::array<std::string_view, 4> directions{"North", "South", "East", "West"};
        if (referent.kind != ActorKind::group || referent.mentions.empty()) return {};
        if (std::find(directions.begin(), directions.end(), referent.name) != directions.end()) return {};
        const std::optional<std::uint32_t>& place = resolution_.mentions[referent.mentions.front()].place;
        return place ? resolution_.places[*place].country : std::string{};
    }

    /// "Defence Minister Ana Roth", of whom the text says no country: she is of the one it is about.
    static bool serves_a_state(const Referent& referent) {
        static constexpr std::array<std::string_view, 6> sectors{"GOV", "MIL", "COP", "LEG", "JUD", "SPY"};
        return !referent.roles.empty() && referent.owners.empty() &&
               std::find(sectors.begin(), sectors.end(), referent.sector) != sectors.end();
    }

    /// "Kishida ordered officials", "the king sent soldiers": whom one commands or sends is of one's own country.
    std::string country_of_commander(std::uint32_t m) const {
        static constexpr std::array<std::string_view, 16> commands{
            "order",    "instruct", "direct",   "command",   "deploy",    "send", "dispatch", "mobilize",
            "mobilise", "withdraw", "redeploy", "authorize", "authorise", "sack", "dismiss",  "appoint"};
        const Sentence& sentence = document_.sentences[mentions_[m].sentence];
        const Token& own = sentence.tokens[mentions_[m].head];
        if (own.relation != Relation::obj || own.head < 0) return {};
        const std::string& verb = sentence.tokens[static_cast<std::size_t>(own.head)].lemma;
        if (std::find(commands.begin(), commands.end(), verb) == commands.end()) return {};
        for (std::uint32_t c = 0; c < mentions_.size(); ++c) {
            if (mentions_[c].sentence != mentions_[m].sentence) continue;
            const Token& other = sentence.tokens[mentions_[c].head];
            if (other.head == own.head && other.relation == Relation::nsubj && coreference_.of_mention[c] != none)
                return coreference_.referents[coreference_.of_mention[c]].country;
        }
        return {};
    }

    const std::vector<std::uint32_t>& entities_of(std::uint32_t r) {
        if (made_[r]) return entities_of_[r];
        made_[r] = true;
        const Referent& referent = coreference_.referents[r];
        std::vector<std::uint32_t> entities;
        if (referent.sort == ReferentSort::set) {
            for (const std::uint32_t member : referent.members) {
                for (const std::uint32_t e : entities_of(member)) {
                    if (std::find(entities.begin(), entities.end(), e) == entities.end()) entities.push_back(e);
                }
            }
        } else if (coreference_.stands_for[r] != none) {
            entities = entities_of(coreference_.stands_for[r]);
        } else if (acts(referent) && !referent.name.empty()) {
            entities.push_back(add(entity_of(r)));
        }
        entities_of_[r] = std::move(entities);
        return entities_of_[r];
    }

    std::uint32_t add(Entity entity) {
        const auto [at, fresh] = by_id_.try_emplace(entity.id, static_cast<std::uint32_t>(resolution_.entities.size()));
        if (fresh) resolution_.entities.push_back(std::move(entity));
        return at->second;
    }

    Entity known_entity(std::uint32_t entry) const {
        const ActorEntry& known = lexicon_.entry(entry);
        Entity entity;
        entity.id = known.id;
        entity.name = known.name;
        entity.kind = known.kind;
        entity.country = known.country;
        entity.sector = known.sector;
        return entity;
    }

    Entity entity_of(std::uint32_t r) const {
        const Referent& referent = coreference_.referents[r];
        if (referent.entry) return known_entity(*referent.entry);
        Entity entity;
        entity.kind = referent.kind.value_or(ActorKind::organization);
        entity.country = referent.country;
        entity.sector = referent.sector;
        entity.name = referent.name;
        if (entity.country.empty() && referent.key.empty()) entity.country = country_where_named(referent);
        if (entity.kind == ActorKind::person && entity.country.empty() && serves_a_state(referent)) entity.country = main_country();
        const bool unnamed = !referent.key.empty() && !referent.key.starts_with("people|");
        if (unnamed) {
            const std::uint32_t first = referent.mentions.empty() ? none : referent.mentions.front();
            if (const std::optional<std::uint32_t> entry = institution_in_context(referent, first)) return known_entity(*entry);
            name_unnamed(entity, referent, first);
        }
        entity.id = std::string(name(entity.kind)) + ':' + slug(entity.name);
        return entity;
    }

    /// "the government", "police": that of the country one is in.
    std::optional<std::uint32_t> institution_in_context(const Referent& referent, std::uint32_t first) const {
        if (first == none || !referent.owners.empty() || referent.sort != ReferentSort::body) return std::nullopt;
        const std::string country = context_country(first);
        const std::optional<std::uint32_t> entry = country.empty() ? std::nullopt : lexicon_.country(country);
        if (!entry) return std::nullopt;
        for (const ActorForm& form : lexicon_.find(fold(referent.name + " of " + lexicon_.entry(*entry).name))) {
            if (lexicon_.entry(form.entry).kind != ActorKind::country) return form.entry;
        }
        return std::nullopt;
    }

    /// "United States officials", "Protesters (Greece)".
    void name_unnamed(Entity& entity, const Referent& referent, std::uint32_t first) const {
        std::string owners;
        for (const std::uint32_t owner : referent.owners) {
            if (!owners.empty()) owners += ' ';
            owners +=
                lexicon_.entry(owner).kind == ActorKind::country ? country_adjective(lexicon_, owner) : lexicon_.entry(owner).name;
        }
        if (!owners.empty()) {
            entity.name = owners + ' ' + referent.name;
            return;
        }
        entity.name = capitalised(usual_plural(referent));
        if (entity.kind == ActorKind::person || entity.name.find(" of ") != std::string::npos)
            return; // one of whom no country is known
        if (first != none && entity.country.empty() && is_of_a_country(referent)) entity.country = context_country(first);
        const std::optional<std::uint32_t> entry = entity.country.empty() ? std::nullopt : lexicon_.country(entity.country);
        if (entry) entity.name += " (" + lexicon_.entry(*entry).name + ')';
    }

    /// Whether one may think that unnamed people are of the country one is in: not of ships, weapons and pirates, nor of what has
    /// no role.
    static bool is_of_a_country(const Referent& referent) {
        static constexpr std::array<std::string_view, 24> roving{
            "ship",  "vessel",     "warship",   "boat",    "plane",  "jet",       "warplane", "aircraft",
            "drone", "helicopter", "missile",   "rocket",  "convoy", "submarine", "tanker",   "bomber",
            "tank",  "frigate",    "destroyer", "carrier", "weapon", "pirate",    "fleet",    "flotilla"};
        if (referent.roles.empty()) return false;
        const std::string& role = referent.roles.front();
        return std::find(roving.begin(), roving.end(), role.substr(role.rfind(' ') + 1)) == roving.end();
    }

    /// "protestors" are shown as "protesters": a bare role by the table's own spelling.
    std::string usual_plural(const Referent& referent) const {
        const std::string name = fold(referent.name);
        const Role* role = referent.plural ? lexicon_.role(name) : nullptr;
        if (role == nullptr && referent.plural && !referent.roles.empty() && name == referent.roles.front() + 's') {
            role = lexicon_.role(referent.roles.front());
            if (role != nullptr && !role->plural.ends_with('s')) role = nullptr; // "militias" stay several
        }
        return role != nullptr && !role->plural.empty() ? role->plural : referent.name;
    }

    static std::string capitalised(const std::string& text) {
        if (text.empty() || text.front() < 'a' || text.front() > 'z') return text;
        std::string out = text;
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
        return out;
    }

    void collect_aliases() {
        std::vector<std::set<std::string>> aliases(resolution_.entities.size());
        for (std::uint32_t m = 0; m < mentions_.size(); ++m) {
            const MentionResolution& resolved = resolution_.mentions[m];
            if (resolved.entities.size() != 1 || mentions_[m].form != MentionForm::name) continue;
            if (coreference_.of_mention[m] != none &&
                coreference_.referents[coreference_.of_mention[m]].sort == ReferentSort::place)
                continue;
            aliases[resolved.entities.front()].insert(
                text_of(document_, document_.sentences[mentions_[m].sentence], mentions_[m].name));
        }
        for (std::size_t e = 0; e < aliases.size(); ++e)
            resolution_.entities[e].aliases.assign(aliases[e].begin(), aliases[e].end());
    }

    const Document& document_;
    const std::vector<Mention>& mentions_;
    const ActorLexicon& lexicon_;
    const Gazetteer& gazetteer_;
    Coreference coreference_;
    Resolution resolution_;
    std::map<std::string, std::uint32_t> countries_;
    std::uint32_t total_ = 0;
    std::vector<std::vector<std::uint32_t>> entities_of_; ///< per referent
    std::vector<bool> made_;
    std::map<std::string, std::uint32_t> by_id_;
};

} // namespace

Resolution resolve(const Document& document, const Extraction& extraction, const ActorLexicon& lexicon,
                   const Gazetteer& gazetteer) {
    return ResolutionBuilder(document, extraction, lexicon, gazetteer).run();
}

} // namespace entente
