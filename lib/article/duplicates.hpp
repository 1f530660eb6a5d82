// SPDX-License-Identifier: Apache-2.0
// The same text under several names counts once; different texts under one name stay apart. The outcome does not depend on
// the order in which articles come: the smallest id stands for all, and the others are kept in `also_at`.
//
//   articles = deduplicate(std::move(articles));
//
// Or in two passes over articles too many to hold:
//
//   Deduplicator seen;
//   read_articles(input, [&](Article a) { seen.add(a); return true; } …);
//   read_articles(input, [&](Article a) { if (seen.keep(a)) work(std::move(a)); return true; } …);
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "article/article.hpp"

namespace entente {

/// 128 bits that say which text an article has: letters and digits of its running text, case, accents, spacing and punctuation
/// left out, so that a reprint with other quotation marks or another headline is the same text.
struct TextKey {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend constexpr auto operator<=>(const TextKey&, const TextKey&) = default;
};
TextKey text_key(const Article& article);

class Deduplicator {
public:
    /// First pass: remembers the article's text, id and addresses.
    void add(const Article& article);

    /// Second pass, after all were added: true for one article of each text, which then has its `also_at`, what it lacked of
    /// date, source and address from its doubles, and an id of its own (an id that two texts share gets "~" and eight
    /// hexadecimal digits of the text's key).
    bool keep(Article& article);

private:
    struct Group {
        TextKey representative; ///< of the whole record, not only its text
        std::string id;
        std::string url;
        std::string source;
        std::optional<Date> published;
        std::set<std::string> names; ///< every id and address
        bool kept = false;
    };
    std::map<TextKey, Group> groups_;
    std::map<std::string, std::set<TextKey>> texts_by_id_;
};

/// One article of each text, ascending by id.
std::vector<Article> deduplicate(std::vector<Article> articles);

} // namespace entente
