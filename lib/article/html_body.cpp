// SPDX-License-Identifier: Apache-2.0
#include "article/html_body.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "article/ascii.hpp"
#include "article/boilerplate.hpp"
#include "article/html_pieces.hpp"

namespace entente {
namespace {

bool is_furniture(GumboTag tag) {
    return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_HEADER ||
           tag == GUMBO_TAG_FORM;
}

bool names_furniture(const GumboNode& node) {
    static constexpr std::array<std::string_view, 66> bad{
        "comment",       "comments",        "disqus",      "share",         "sharing",      "sharebar",    "social",
        "related",       "newsletter",      "newsletters", "promo",         "promotion",    "sidebar",     "footer",
        "nav",           "navbar",          "navigation",  "menu",          "breadcrumb",   "breadcrumbs", "cookie",
        "cookies",       "consent",         "gdpr",        "banner",        "ad",           "ads",         "advert",
        "advertisement", "sponsor",         "sponsored",   "subscribe",     "subscription", "signup",      "recommend",
        "recommended",   "recommendations", "popular",     "trending",      "tags",         "toolbar",     "modal",
        "popup",         "paywall",         "recirc",      "recirculation", "outbrain",     "taboola",     "widget",
        "teaser",        "teasers",         "masthead",    "login",         "livefyre",     "skip",        "copyright",
        "byline",        "dateline",        "timestamp",   "hidden",        "bio",          "mostread",    "readmore",
        "inlinelinks",   "donate",          "notification"};
    const std::vector<std::string> words = name_words(node);
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& word) { return std::find(bad.begin(), bad.end(), word) != bad.end(); });
}

bool is_mostly_links(const Piece& piece) {
    return piece.link_size * 10 > piece.text.size() * 6;
}

/// Running text: a sentence or more, not a link.
std::size_t running_size(const Piece& piece) {
    constexpr std::size_t shortest = 60;
    if (piece.caption || is_mostly_links(piece) || piece.text.size() < shortest) return 0;
    return piece.text.find_first_of(".!?,") == std::string::npos ? 0 : piece.text.size();
}

struct Weight {
    std::size_t size = 0;
    std::size_t pieces = 0;
};
/// Keyed by address, but only ever looked up: nothing depends on the order.
using Weights = std::map<const GumboNode*, Weight>;

Weights weigh(const std::vector<Piece>& pieces) {
    Weights weights;
    for (const Piece& piece : pieces) {
        const std::size_t size = running_size(piece);
        if (size == 0) continue;
        for (const GumboNode* node : piece.above) {
            weights[node].size += size;
            ++weights[node].pieces;
        }
    }
    return weights;
}

std::size_t size_in(const Weights& weights, const GumboNode* node) {
    const auto found = weights.find(node);
    return found == weights.end() ? 0 : found->second.size;
}

bool holds_article(const GumboNode& node) {
    const std::string_view property = attribute(node, "itemprop");
    if (equal_ascii(property, "articleBody")) return true;
    const std::vector<std::string> words = name_words(node);
    const auto has = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
    return (has("article") || has("story") || has("entry") || has("post")) && (has("body") || has("content") || has("text"));
}

/// Menus, shares, comments: by tag or name, unless most of the page's text is in them (a page may call its whole body
/// "has-sidebar").
std::vector<Piece> without_furniture(std::vector<Piece> pieces) {
    const Weights weights = weigh(pieces);
    std::size_t total = 0;
    for (const Piece& piece : pieces)
        total += running_size(piece);
    std::map<const GumboNode*, bool> known;
    const auto drops = [&](const GumboNode* node) {
        const auto [found, is_new] = known.try_emplace(node, false);
        if (is_new) {
            const bool furniture = is_furniture(tag_of(*node)) || names_furniture(*node);
            found->second = furniture && size_in(weights, node) * 5 < total * 2;
        }
        return found->second;
    };
    std::erase_if(pieces, [&](const Piece& piece) { return std::any_of(piece.above.begin(), piece.above.end(), drops); });
    return pieces;
}

/// Elements that call themselves an article and hold two paragraphs or more, and all elements around them.
std::set<const GumboNode*> around_articles(const std::vector<Piece>& pieces, const Weights& weights) {
    std::set<const GumboNode*> around;
    for (const Piece& piece : pieces) {
        for (std::size_t i = 0; i < piece.above.size(); ++i) {
            const GumboNode* node = piece.above[i];
            const auto weight = weights.find(node);
            const bool holds = tag_of(*node) == GUMBO_TAG_ARTICLE || holds_article(*node);
            if (!holds || weight == weights.end() || weight->second.pieces < 2) continue;
            around.insert(piece.above.begin(), piece.above.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }
    return around;
}

/// Elements that begin with "Related stories" or the like, whatever they are called, with all that is in them; not those that
/// hold much of the page's text, unless an article stands beside them.
std::vector<Piece> without_junk_sections(std::vector<Piece> pieces) {
    const Weights weights = weigh(pieces);
    const std::set<const GumboNode*> around = around_articles(pieces, weights);
    std::size_t total = 0;
    for (const Piece& piece : pieces)
        total += running_size(piece);
    std::map<const GumboNode*, bool> headed; // whether the first text below the element is such a heading
    for (const Piece& piece : pieces) {
        const bool heads = heads_junk(piece.text);
        bool beside = !around.empty();
        for (const GumboNode* node : piece.above) {
            // outside of every article, and holding none
            const bool apart = beside && !around.contains(node);
            if (around.contains(node) && (tag_of(*node) == GUMBO_TAG_ARTICLE || holds_article(*node))) beside = false;
            headed.try_emplace(node, heads && (apart || size_in(weights, node) * 2 < total));
        }
    }
    std::erase_if(pieces, [&](const Piece& piece) {
        return std::any_of(piece.above.begin(), piece.above.end(), [&](const GumboNode* node) { return headed.at(node); });
    });
    return pieces;
}

/// True for the parts of a live blog, each an article of its own.
bool is_live(const GumboNode& node) {
    const std::vector<std::string> words = name_words(node);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) { return word.starts_with("live"); });
}

/// The element that holds the article: from the root down for as long as one child has most of the running text.
const GumboNode* article_element(const std::vector<Piece>& pieces, const GumboNode& root) {
    const Weights weights = weigh(pieces);
    const std::size_t total = size_in(weights, &root);
    // What calls itself the article's body, if it holds a good part of the text; of several the largest.
    const GumboNode* node = &root;
    std::size_t most = 0;
    for (const Piece& piece : pieces) {
        for (const GumboNode* above : piece.above) {
            const std::size_t size = size_in(weights, above);
            if ((holds_article(*above) || tag_of(*above) == GUMBO_TAG_ARTICLE) && size > most && size * 5 >= total * 2) {
                most = size;
                node = above;
            }
        }
    }
    if (tag_of(*node) == GUMBO_TAG_ARTICLE && node->parent != nullptr && (is_live(*node) || is_live(*node->parent))) return node->parent;
    // Below that, text beside the heaviest child is more likely its next part than something else.
    const std::size_t share = most > 0 ? 9 : 7;
    while (true) {
        const GumboNode* heaviest = nullptr;
        for (const GumboNode* child : children(*node)) {
            if (heaviest == nullptr || size_in(weights, child) > size_in(weights, heaviest)) heaviest = child;
        }
        if (heaviest == nullptr || !is_element(*heaviest) || tag_of(*heaviest) == GUMBO_TAG_P) return node;
        const auto inner = weights.find(heaviest);
        const auto outer = weights.find(node);
        if (inner == weights.end() || outer == weights.end()) return node;
        const bool most_text = inner->second.size * 10 >= outer->second.size * share;
        const bool several = inner->second.pieces >= 2 || outer->second.pieces == inner->second.pieces;
        if (!most_text || !several) return node;
        node = heaviest;
    }
}

std::vector<HtmlParagraph> paragraphs_of(std::vector<Piece> pieces) {
    std::vector<HtmlParagraph> paragraphs;
    for (Piece& piece : pieces)
        paragraphs.push_back({std::move(piece.text), piece.caption, piece.heading});
    return paragraphs;
}

} // namespace

std::vector<HtmlParagraph> body_paragraphs(const GumboNode& root) {
    std::vector<Piece> pieces = without_junk_sections(without_furniture(pieces_of(root)));
    const GumboNode* article = article_element(pieces, root);
    std::erase_if(pieces, [&](const Piece& piece) {
        const bool outside = std::find(piece.above.begin(), piece.above.end(), article) == piece.above.end();
        return outside || (is_mostly_links(piece) && piece.text.size() < 300);
    });
    return paragraphs_of(std::move(pieces));
}

std::vector<HtmlParagraph> all_paragraphs(const GumboNode& root) {
    return paragraphs_of(pieces_of(root));
}

} // namespace entente
