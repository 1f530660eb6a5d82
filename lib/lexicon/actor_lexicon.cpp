// SPDX-License-Identifier: Apache-2.0
#include "lexicon/actor_lexicon.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include "lexicon/actor_lexicon_build.hpp"
#include "lexicon/actor_lexicon_text.hpp"
#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/utf8.hpp"

ENTENTE_EMBEDDED(actor_spellings)
ENTENTE_EMBEDDED(actor_titles)
ENTENTE_EMBEDDED(actor_roles)
ENTENTE_EMBEDDED(actor_countries)
ENTENTE_EMBEDDED(actor_institutions)
ENTENTE_EMBEDDED(actors) // all of data/actors/*.tsv, each after a line "#file NAME"

namespace entente {
namespace {

constexpr std::string_view file_mark = "#file ";

/// Calls use(table) for each file in the embedded actors.
template <class Use>
void for_each_table(std::string_view all, Use use) {
    while (!all.empty()) {
        const std::size_t line_end = std::min(all.find('\n'), all.size());
        const std::string_view file = all.substr(file_mark.size(), line_end - file_mark.size());
        all.remove_prefix(std::min(line_end + 1, all.size()));
        const std::size_t mark = all.starts_with(file_mark) ? 0 : all.find("\n#file ");
        const std::size_t end = mark == 0 ? 0 : mark == std::string_view::npos ? all.size() : mark + 1;
        use(ActorTable{file, all.substr(0, end)});
        all.remove_prefix(end);
    }
}

std::uint64_t holding_key(std::string_view office, std::string_view of) noexcept {
    FormHash hash;
    hash.add(office);
    hash.add('0');
    hash.add(of);
    return hash.value();
}

/// True if the date lies in the term; an office without dates covers none.
bool covers(const Office& office, Date at) {
    return (!office.from || *office.from <= at) && (!office.to || at <= *office.to) && (office.from || office.to);
}

} // namespace

ActorLexicon ActorLexicon::builtin() {
    ActorLexicon lexicon;
    ActorLexiconBuilder builder{lexicon};
    builder.spellings({"spellings.tsv", embedded_actor_spellings()});
    builder.titles({"titles.tsv", embedded_actor_titles()});
    builder.roles({"roles.tsv", embedded_actor_roles()});
    builder.countries({"countries.tsv", embedded_actor_countries()});
    for_each_table(embedded_actors(), [&](const ActorTable& table) { builder.actors(table); });
    lexicon.named_ = lexicon.entries_.size();
    builder.institutions({"institutions.tsv", embedded_actor_institutions()});
    builder.finish();
    return lexicon;
}

void ActorLexicon::add(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw InputError{path, 0, "cannot open the lexicon", "check that the file exists and may be read"};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!is_valid_utf8(text)) throw InputError{path, 0, "the lexicon is not UTF-8", "convert it to UTF-8"};
    try {
        ActorLexiconBuilder builder{*this};
        builder.actors({path, text});
        builder.finish();
    } catch (const ResourceError& error) {
        throw InputError{error.file(), error.line(), error.reason(), error.hint()};
    }
}

std::span<const ActorForm> ActorLexicon::find(std::string_view folded) const {
    const auto found = forms_.find(folded);
    if (!found.empty() || !folded.starts_with("the ")) return found;
    return forms_.find(folded.substr(4));
}

std::vector<ActorForm> ActorLexicon::match(std::string_view written) const {
    const bool article = written.starts_with("the ") || written.starts_with("The ");
    if (article && is_acronym(written.substr(4))) written.remove_prefix(4);
    bool capital = false;
    for (std::size_t at = 0; at < written.size() && !capital;) {
        const CodePoint c = code_point_at(written, at);
        capital = is_upper(c.value) || is_digit(c.value);
        at += c.length;
    }
    if (!capital) return {};
    std::vector<ActorForm> result;
    if (is_acronym(written)) {
        const auto acronyms = forms_.find(written);
        result.assign(acronyms.begin(), acronyms.end());
    }
    for (const ActorForm& form : find(fold(written))) {
        const auto same =
            std::find_if(result.begin(), result.end(), [&](const ActorForm& other) { return other.entry == form.entry; });
        if (same == result.end()) result.push_back(form);
    }
    return result;
}

std::size_t ActorLexicon::longest(std::span<const std::string> words) const {
    if (words.size() > 1 && words.front() == "the") {
        const std::size_t rest = forms_.longest(words.subspan(1));
        if (rest > 0) return rest + 1;
    }
    return forms_.longest(words);
}

std::optional<std::uint32_t> ActorLexicon::by_id(std::string_view id) const {
    return ids_.find(id, [&](std::uint32_t index) { return entries_[index].id == id; });
}

std::optional<std::uint32_t> ActorLexicon::country(std::string_view alpha3) const {
    if (alpha3.size() != 3) return std::nullopt;
    char id[] = "country:...";
    std::copy(alpha3.begin(), alpha3.end(), id + 8);
    return by_id({id, 11});
}

std::optional<std::uint32_t> ActorLexicon::holder(std::string_view title, std::string_view of, std::optional<Date> at) const {
    std::string_view office = title;
    if (const Title* known = this->title(title); known != nullptr && !known->office.empty()) office = known->office;
    if (const auto found = holder_of(office, of, at)) return found;
    if (office != "leader") return std::nullopt;
    for (const std::string_view paramount : {"supreme leader", "chief executive"}) {
        if (const auto found = holder_of(paramount, of, at)) return found;
    }
    const auto leading = leading_.find(of);
    return leading == leading_.end() ? std::nullopt : holder_of(leading->second, of, at);
}

std::optional<std::uint32_t> ActorLexicon::holder_of(std::string_view office, std::string_view of, std::optional<Date> at) const {
    const std::uint64_t key = holding_key(office, of);
    auto it =
        std::lower_bound(holdings_.begin(), holdings_.end(), key, [](const Holding& h, std::uint64_t k) { return h.key < k; });
    const Office* best = nullptr;
    std::optional<std::uint32_t> result;
    for (; it != holdings_.end() && it->key == key; ++it) {
        const Office& held = entries_[it->entry].offices[it->office];
        if (held.title != office || held.of != of || (at && !covers(held, *at))) continue;
        // Without a date the term that is still open wins; else the one that began last.
        const bool later =
            best == nullptr || (!at && best->to.has_value() != held.to.has_value() ? !held.to : held.from >= best->from);
        if (!later) continue;
        best = &held;
        result = it->entry;
    }
    return result;
}

void ActorLexicon::settle_holdings() {
    holdings_.clear();
    for (std::uint32_t entry = 0; entry < entries_.size(); ++entry) {
        const auto& offices = entries_[entry].offices;
        for (std::uint32_t office = 0; office < offices.size(); ++office) {
            if (!offices[office].of.empty())
                holdings_.push_back({holding_key(offices[office].title, offices[office].of), entry, office});
        }
    }
    std::sort(holdings_.begin(), holdings_.end(), [](const Holding& a, const Holding& b) {
        return std::tie(a.key, a.entry, a.office) < std::tie(b.key, b.entry, b.office);
    });
}

std::set<std::string, std::less<>> ActorLexicon::office_titles() const {
    std::set<std::string, std::less<>> result;
    for (const auto& [word, title] : titles_) {
        if (!title.office.empty()) result.insert(title.office);
    }
    return result;
}

std::map<std::string, std::string> ActorLexicon::word_sectors() const {
    std::map<std::string, std::string> result;
    for (const auto& [word, role] : roles_)
        result.emplace("role " + word, role.sector);
    for (const auto& [word, title] : titles_)
        result.emplace("title " + word, title.sector);
    return result;
}

const Role* ActorLexicon::role(std::string_view folded_lemma) const {
    const auto found = roles_.find(folded_lemma);
    return found == roles_.end() ? nullptr : &found->second;
}

const Title* ActorLexicon::title(std::string_view folded) const {
    const auto found = titles_.find(folded);
    return found == titles_.end() ? nullptr : &found->second;
}

} // namespace entente
