// SPDX-License-Identifier: Apache-2.0
#include "article/html_body.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

#include "article/ascii.hpp"

namespace entente {
namespace {

/// One paragraph as it stands in the page, and where.
struct Piece {
    std::string text;
    std::size_t link_size = 0;           ///< bytes of text inside of links
    std::vector<const GumboNode*> above; ///< from the root to the element that holds it
    bool caption = false;
    bool listed = false; ///< a list item
};

bool is_block(GumboTag tag) {
    constexpr std::array tags{GUMBO_TAG_P,          GUMBO_TAG_DIV,     GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_MAIN,
                              GUMBO_TAG_BODY,       GUMBO_TAG_HTML,    GUMBO_TAG_H1,      GUMBO_TAG_H2,      GUMBO_TAG_H3,
                              GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_UL,      GUMBO_TAG_OL,
                              GUMBO_TAG_LI,         GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_DD,      GUMBO_TAG_TABLE,
                              GUMBO_TAG_TBODY,      GUMBO_TAG_TR,      GUMBO_TAG_TD,      GUMBO_TAG_TH,      GUMBO_TAG_FIGURE,
                              GUMBO_TAG_FIGCAPTION, GUMBO_TAG_PRE,     GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,  GUMBO_TAG_ASIDE,
                              GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_HR,      GUMBO_TAG_ADDRESS, GUMBO_TAG_CENTER,  GUMBO_TAG_DETAILS,
                              GUMBO_TAG_SUMMARY,    GUMBO_TAG_CAPTION, GUMBO_TAG_THEAD,   GUMBO_TAG_TFOOT,   GUMBO_TAG_NAV};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Elements whose text is never running text.
bool is_dropped(GumboTag tag) {
    constexpr std::array tags{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG,
                              GUMBO_TAG_FORM,   GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT,   GUMBO_TAG_INPUT,    GUMBO_TAG_TEXTAREA,
                              GUMBO_TAG_IFRAME, GUMBO_TAG_HEAD,   GUMBO_TAG_OBJECT,   GUMBO_TAG_CANVAS,   GUMBO_TAG_AUDIO,
                              GUMBO_TAG_VIDEO,  GUMBO_TAG_MATH};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool is_furniture(GumboTag tag) {
    return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_HEADER;
}

/// The words of class and id: "story-body__relatedLinks" is story, body, related, links.
std::vector<std::string> name_words(const GumboNode& node) {
    std::vector<std::string> words(1);
    std::string names(attribute(node, "class"));
    names += ' ';
    names += attribute(node, "id");
    for (std::size_t i = 0; i < names.size(); ++i) {
        const char c = names[i];
        const bool letter = is_ascii_letter(c);
        const bool new_word = is_ascii_upper(c) && i > 0 && is_ascii_lower(names[i - 1]);
        if ((!letter || new_word) && !words.back().empty()) words.emplace_back();
        if (letter) words.back() += ascii_lower(c);
    }
    return words;
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

bool names_caption(const GumboNode& node) {
    if (tag_of(node) == GUMBO_TAG_FIGCAPTION || tag_of(node) == GUMBO_TAG_FIGURE) return true;
    const std::vector<std::string> words = name_words(node);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "caption" || word == "photocredit" || word == "imagecaption" || word == "figcaption";
    });
}

bool is_hidden(const GumboNode& node) {
    if (has_attribute(node, "hidden") || equal_ascii(attribute(node, "aria-hidden"), "true")) return true;
    const std::string style = ascii_lower(attribute(node, "style"));
    return style.find("display:none") != std::string::npos || style.find("display: none") != std::string::npos;
}

/// Walks the page and cuts its text into pieces at block elements and double line breaks.
class Walk {
public:
    std::vector<Piece> run(const GumboNode& root) {
        visit(root);
        end_piece();
        return std::move(pieces_);
    }

private:
    void visit(const GumboNode& node) {
        if (is_text(node)) {
            add(node.v.text.text);
            return;
        }
        if (node.type == GUMBO_NODE_DOCUMENT) {
            for (const GumboNode* child : children(node))
                visit(*child);
            return;
        }
        if (!is_element(node)) return;
        const GumboTag tag = tag_of(node);
        if (is_dropped(tag) || is_hidden(node)) return;
        if (tag == GUMBO_TAG_BR) {
            if (++breaks_ >= 2) end_piece();
            add_space();
            return;
        }
        const bool block = is_block(tag);
        const bool caption = names_caption(node);
        if (block || caption) end_piece();
        above_.push_back(&node);
        captions_ += caption ? 1U : 0U;
        links_ += tag == GUMBO_TAG_A ? 1U : 0U;
        items_ += tag == GUMBO_TAG_LI ? 1U : 0U;
        for (const GumboNode* child : children(node))
            visit(*child);
        if (block || caption) end_piece();
        items_ -= tag == GUMBO_TAG_LI ? 1U : 0U;
        links_ -= tag == GUMBO_TAG_A ? 1U : 0U;
        captions_ -= caption ? 1U : 0U;
        above_.pop_back();
    }

    void add_space() {
        if (open_) open_->text += ' ';
    }

    void add(std::string_view text) {
        const bool blank = std::all_of(text.begin(), text.end(), is_ascii_space);
        if (blank) {
            add_space();
            return;
        }
        breaks_ = 0;
        if (!open_) {
            open_ = Piece{};
            // inline elements do not hold a paragraph; the nearest block does
            std::size_t size = above_.size();
            while (size > 0 && !is_block(tag_of(*above_[size - 1])) && !names_caption(*above_[size - 1]))
                --size;
            open_->above.assign(above_.begin(), above_.begin() + static_cast<std::ptrdiff_t>(size));
            open_->caption = captions_ > 0;
            open_->listed = items_ > 0;
        }
        open_->text += text;
        if (links_ > 0) open_->link_size += text.size();
    }

    void end_piece() {
        breaks_ = 0;
        if (!open_) return;
        open_->text = collapse_space(open_->text);
        if (!open_->text.empty()) pieces_.push_back(std::move(*open_));
        open_.reset();
    }

    std::vector<Piece> pieces_;
    std::optional<Piece> open_;
    std::vector<const GumboNode*> above_;
    std::size_t breaks_ = 0;
    std::size_t captions_ = 0;
    std::size_t links_ = 0;
    std::size_t items_ = 0;
};

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
        paragraphs.push_back({std::move(piece.text), piece.caption});
    return paragraphs;
}

} // namespace

std::vector<HtmlParagraph> body_paragraphs(const GumboNode& root) {
    std::vector<Piece> pieces = without_furniture(Walk().run(root));
    const GumboNode* article = article_element(pieces, root);
    std::erase_if(pieces, [&](const Piece& piece) {
        const bool outside = std::find(piece.above.begin(), piece.above.end(), article) == piece.above.end();
        return outside || (is_mostly_links(piece) && piece.text.size() < 300);
    });
    return paragraphs_of(std::move(pieces));
}

std::vector<HtmlParagraph> all_paragraphs(const GumboNode& root) {
    return paragraphs_of(Walk().run(root));
}

} // namespace entente
