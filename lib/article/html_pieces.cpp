// SPDX-License-Identifier: Apache-2.0
#include "article/html_pieces.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "article/ascii.hpp"

namespace entente {
namespace {

bool is_block(GumboTag tag) {
    constexpr std::array tags{GUMBO_TAG_P,          GUMBO_TAG_DIV,     GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION, GUMBO_TAG_MAIN,
                              GUMBO_TAG_BODY,       GUMBO_TAG_HTML,    GUMBO_TAG_H1,      GUMBO_TAG_H2,      GUMBO_TAG_H3,
                              GUMBO_TAG_H4,         GUMBO_TAG_H5,      GUMBO_TAG_H6,      GUMBO_TAG_UL,      GUMBO_TAG_OL,
                              GUMBO_TAG_LI,         GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_DD,      GUMBO_TAG_TABLE,
                              GUMBO_TAG_TBODY,      GUMBO_TAG_TR,      GUMBO_TAG_TD,      GUMBO_TAG_TH,      GUMBO_TAG_FIGURE,
                              GUMBO_TAG_FIGCAPTION, GUMBO_TAG_PRE,     GUMBO_TAG_HEADER,  GUMBO_TAG_FOOTER,  GUMBO_TAG_ASIDE,
                              GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_HR,      GUMBO_TAG_ADDRESS, GUMBO_TAG_CENTER,  GUMBO_TAG_DETAILS,
                              GUMBO_TAG_SUMMARY,    GUMBO_TAG_CAPTION, GUMBO_TAG_THEAD,   GUMBO_TAG_TFOOT,   GUMBO_TAG_NAV,
                              GUMBO_TAG_FORM};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Elements whose text is never running text.
bool is_dropped(GumboTag tag) {
    constexpr std::array tags{GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG,
                              GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT, GUMBO_TAG_INPUT,    GUMBO_TAG_TEXTAREA, GUMBO_TAG_IFRAME,
                              GUMBO_TAG_HEAD,   GUMBO_TAG_OBJECT, GUMBO_TAG_CANVAS,   GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,
                              GUMBO_TAG_MATH};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

bool names_caption(const GumboNode& node) {
    if (tag_of(node) == GUMBO_TAG_FIGCAPTION || tag_of(node) == GUMBO_TAG_FIGURE) return true;
    const std::vector<std::string> words = name_words(node);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "caption" || word == "photocredit" || word == "imagecaption" || word == "figcaption" || word == "cap";
    });
}

bool is_hidden(const GumboNode& node) {
    if (has_attribute(node, "hidden") || equal_ascii(attribute(node, "aria-hidden"), "true")) return true;
    const std::string style = ascii_lower(attribute(node, "style"));
    return style.find("display:none") != std::string::npos || style.find("display: none") != std::string::npos;
}

bool is_heading(GumboTag tag) {
    return tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4 || tag == GUMBO_TAG_H5 || tag == GUMBO_TAG_H6;
}

/// Each line with its white space collapsed; lines without text are left out.
std::string tidy(std::string_view text) {
    std::string out;
    while (true) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string line = collapse_space(text.substr(0, end));
        if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
        if (end == text.size()) return out;
        text.remove_prefix(end + 1);
    }
}

/// How many elements of some kinds are open.
struct Open {
    std::size_t captions = 0;
    std::size_t links = 0;
    std::size_t items = 0;
    std::size_t headings = 0;
    std::size_t preformatted = 0;
};

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
            visit_children(node);
            return;
        }
        if (!is_element(node)) return;
        const GumboTag tag = tag_of(node);
        if (is_dropped(tag) || is_hidden(node)) return;
        if (tag == GUMBO_TAG_BR) {
            if (++breaks_ >= 2) end_piece();
            if (piece_) piece_->text += '\n';
            return;
        }
        const bool caption = names_caption(node);
        const bool block = is_block(tag) || caption;
        if (block) end_piece();
        meets_span_ = tag == GUMBO_TAG_SPAN && left_span_;
        const Open before = open_;
        open_.captions += caption ? 1U : 0U;
        open_.links += tag == GUMBO_TAG_A ? 1U : 0U;
        open_.items += tag == GUMBO_TAG_LI ? 1U : 0U;
        open_.headings += is_heading(tag) ? 1U : 0U;
        open_.preformatted += tag == GUMBO_TAG_PRE ? 1U : 0U;
        above_.push_back(&node);
        visit_children(node);
        above_.pop_back();
        open_ = before;
        left_span_ = tag == GUMBO_TAG_SPAN;
        if (block) end_piece();
    }

    void visit_children(const GumboNode& node) {
        for (const GumboNode* child : children(node))
            visit(*child);
    }

    void add(std::string_view text) {
        const bool blank = std::all_of(text.begin(), text.end(), is_ascii_space);
        if (blank && open_.preformatted == 0) {
            if (piece_) piece_->text += ' ';
            meets_span_ = left_span_ = false;
            return;
        }
        breaks_ = 0;
        if (!piece_) begin_piece();
        // Spans that style sheets set apart: <span>Jerusalem</span><span>CNN</span>
        std::string& so_far = piece_->text;
        if (meets_span_ && !so_far.empty() && is_ascii_lower(so_far.back()) && is_ascii_upper(text.front())) so_far += ' ';
        meets_span_ = left_span_ = false;
        const std::size_t begin = so_far.size();
        so_far += text;
        if (open_.preformatted == 0) // line ends of the source are blanks
            std::replace_if(so_far.begin() + static_cast<std::ptrdiff_t>(begin), so_far.end(), is_ascii_space, ' ');
        if (open_.links > 0) piece_->link_size += text.size();
    }

    /// Inline elements do not hold a paragraph; the nearest block does.
    void begin_piece() {
        piece_ = Piece{};
        std::size_t size = above_.size();
        while (size > 0 && !is_block(tag_of(*above_[size - 1])) && !names_caption(*above_[size - 1]))
            --size;
        piece_->above.assign(above_.begin(), above_.begin() + static_cast<std::ptrdiff_t>(size));
        piece_->caption = open_.captions > 0;
        piece_->listed = open_.items > 0;
        piece_->heading = open_.headings > 0;
    }

    void end_piece() {
        breaks_ = 0;
        left_span_ = meets_span_ = false;
        if (!piece_) return;
        const bool preformatted = std::any_of(piece_->above.begin(), piece_->above.end(),
                                              [](const GumboNode* node) { return tag_of(*node) == GUMBO_TAG_PRE; });
        if (!preformatted) piece_->text = piece_->caption ? collapse_space(piece_->text) : tidy(piece_->text);
        if (!trim_ascii(piece_->text).empty()) pieces_.push_back(std::move(*piece_));
        piece_.reset();
    }

    std::vector<Piece> pieces_;
    std::optional<Piece> piece_; ///< the one that is being read
    std::vector<const GumboNode*> above_;
    Open open_;
    std::size_t breaks_ = 0;
    bool left_span_ = false;  ///< nothing came since the end of a span
    bool meets_span_ = false; ///< a span has begun there
};

} // namespace

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

std::vector<Piece> pieces_of(const GumboNode& root) {
    return Walk().run(root);
}

} // namespace entente
