// SPDX-License-Identifier: Apache-2.0
// Inside of the article room: a parsed page and small questions about its nodes. Included by .cpp files only (Gumbo).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <gumbo.h>

namespace entente {

/// Owns Gumbo's tree of a page. Pages nested so deeply that they would exhaust the stack are not parsed: root() is null.
class HtmlTree {
public:
    explicit HtmlTree(std::string_view html);
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;
    ~HtmlTree();
    const GumboNode* root() const noexcept { return output_ == nullptr ? nullptr : output_->root; }

private:
    std::string html_; ///< Gumbo points into it
    GumboOutput* output_ = nullptr;
};

inline bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}
inline bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}
inline GumboTag tag_of(const GumboNode& node) {
    return is_element(node) ? node.v.element.tag : GUMBO_TAG_UNKNOWN;
}

/// The attribute's value; empty if there is none.
std::string_view attribute(const GumboNode& node, const char* name);
bool has_attribute(const GumboNode& node, const char* name);

/// The child nodes, for range-based for.
struct Children {
    const GumboNode* const* first = nullptr;
    const GumboNode* const* last = nullptr;
    const GumboNode* const* begin() const { return first; }
    const GumboNode* const* end() const { return last; }
};
Children children(const GumboNode& node);

/// White space runs made one blank, ends trimmed (also no-break spaces).
std::string collapse_space(std::string_view text);

/// All text below the node, white space collapsed.
std::string inner_text(const GumboNode& node);

} // namespace entente
