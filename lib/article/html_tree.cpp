// SPDX-License-Identifier: Apache-2.0
#include "article/html_tree.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "article/ascii.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t deepest = 4000;

/// Elements that a parser closes by itself, so that many open ones do not nest.
bool closes_itself(std::string_view tag) {
    constexpr std::array<std::string_view, 28> tags{
        "p",    "br",  "img",  "meta", "link",  "input",  "hr",    "li",    "dt",    "dd",    "option", "tr", "td", "th",
        "area", "col", "base", "wbr",  "param", "source", "track", "embed", "tbody", "thead", "tfoot",  "rp", "rt", "path"};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// A bound of how deep the page nests, from its tags alone.
std::size_t nesting(std::string_view html) {
    std::size_t depth = 0;
    std::size_t most = 0;
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const bool closing = html.substr(at + 1, 1) == "/";
        const std::size_t begin = at + (closing ? 2 : 1);
        std::size_t end = begin;
        while (end < html.size() && is_ascii_letter(html[end]))
            ++end;
        if (end == begin || closes_itself(ascii_lower(html.substr(begin, std::min<std::size_t>(end - begin, 10))))) continue;
        if (closing) {
            depth -= std::min<std::size_t>(depth, 1);
        } else {
            most = std::max(most, ++depth);
        }
    }
    return most;
}

/// Character references with so many digits that Gumbo's number overflows and it writes bytes that are no UTF-8: blanks in their place.
std::string without_overlong_references(std::string_view html) {
    constexpr std::size_t most_digits = 7; // U+10FFFF is 1114111
    std::string out(html);
    for (std::size_t at = out.find("&#"); at != std::string::npos; at = out.find("&#", at + 2)) {
        std::size_t end = at + 2;
        if (end < out.size() && (out[end] == 'x' || out[end] == 'X')) ++end;
        const std::size_t digits = end;
        while (end < out.size() && (is_ascii_digit(out[end]) || (ascii_lower(out[end]) >= 'a' && ascii_lower(out[end]) <= 'f')))
            ++end;
        if (end - digits > most_digits) std::fill(out.begin() + static_cast<std::ptrdiff_t>(at), out.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    }
    return out;
}

} // namespace

HtmlTree::HtmlTree(std::string_view html) : html_(without_overlong_references(html)) {
    if (nesting(html_) > deepest) return;
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    output_ = gumbo_parse_with_options(&options, html_.data(), html_.size());
}

HtmlTree::~HtmlTree() {
    if (output_ != nullptr) gumbo_destroy_output(&kGumboDefaultOptions, output_);
}

bool has_attribute(const GumboNode& node, const char* name) {
    return is_element(node) && gumbo_get_attribute(&node.v.element.attributes, name) != nullptr;
}

std::string_view attribute(const GumboNode& node, const char* name) {
    if (!is_element(node)) return {};
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

Children children(const GumboNode& node) {
    const GumboVector* list = nullptr;
    if (is_element(node)) list = &node.v.element.children;
    if (node.type == GUMBO_NODE_DOCUMENT) list = &node.v.document.children;
    if (list == nullptr || list->length == 0) return {};
    const auto* const first = reinterpret_cast<const GumboNode* const*>(list->data);
    return {first, first + list->length};
}

std::string collapse_space(std::string_view text) {
    std::string out;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (is_space(point.value) || point.value == 0xFEFF || point.value == 0x200B) {
            space = true;
        } else {
            if (space && !out.empty()) out += ' ';
            space = false;
            out.append(text, at, point.length);
        }
        at += point.length;
    }
    return out;
}

std::string inner_text(const GumboNode& node) {
    std::string text;
    std::vector<const GumboNode*> open{&node};
    while (!open.empty()) {
        const GumboNode* current = open.back();
        open.pop_back();
        if (is_text(*current)) text += current->v.text.text;
        if (tag_of(*current) == GUMBO_TAG_BR) text += ' ';
        const Children below = children(*current);
        for (const auto* child = below.end(); child != below.begin();)
            open.push_back(*--child);
    }
    return collapse_space(text);
}

} // namespace entente
