// SPDX-License-Identifier: Apache-2.0
#include "article/html.hpp"

#include <algorithm>

#include "article/ascii.hpp"
#include "article/blocks.hpp"
#include "article/boilerplate.hpp"
#include "article/encoding.hpp"
#include "article/html_body.hpp"
#include "article/html_meta.hpp"
#include "article/html_tree.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

/// Paragraphs one below the other; lines within one are paragraphs or wrapped, as in a text file. A heading after running text
/// is none of it.
HtmlText joined(const std::vector<HtmlParagraph>& paragraphs) {
    HtmlText out;
    bool begun = false;
    for (const HtmlParagraph& paragraph : paragraphs) {
        if (!out.text.empty()) out.text += "\n\n";
        const std::size_t begin = out.text.size();
        out.text += paragraph.text;
        const bool subhead = paragraph.heading && begun && !heads_junk(paragraph.text);
        begun = begun || (!paragraph.heading && !paragraph.caption);
        for (Block block : split_blocks(out.text, begin)) {
            if (paragraph.caption) block.kind = BlockKind::caption;
            if (subhead) block.kind = BlockKind::header;
            out.blocks.push_back(block);
        }
    }
    return out;
}

/// The charset that a page declares in its first bytes, in lower case; empty if none.
std::string declared_charset(std::string_view bytes) {
    const std::string head = ascii_lower(bytes.substr(0, 4096));
    for (const std::string_view label : {"charset=", "encoding="}) {
        const std::size_t at = head.find(label);
        if (at == std::string::npos) continue;
        std::string_view value = std::string_view(head).substr(at + label.size());
        while (!value.empty() && (value.front() == '"' || value.front() == '\'' || value.front() == ' '))
            value.remove_prefix(1);
        return std::string(value.substr(0, std::min(value.find_first_of("\"' />;"), value.size())));
    }
    return {};
}

} // namespace

HtmlPage read_page(std::string_view html) {
    HtmlPage page;
    const HtmlTree tree(html);
    if (tree.root() == nullptr) return page;
    PageFacts facts = page_facts(*tree.root());
    page.body = joined(body_paragraphs(*tree.root()));
    // Some pages hold their whole text for search engines only.
    if (facts.body.size() > 2 * page.body.text.size() && facts.body.size() > 200) {
        const HtmlText plain = facts.body.find("</p>") != std::string::npos ? text_of_fragment(facts.body)
                                                                            : HtmlText{facts.body, split_blocks(facts.body, 0)};
        page.body = plain;
    }
    page.title = std::move(facts.title);
    page.date = std::move(facts.date);
    page.source = std::move(facts.source);
    page.url = std::move(facts.url);
    return page;
}

HtmlText text_of_fragment(std::string_view html) {
    const HtmlTree tree(html);
    if (tree.root() == nullptr) return {};
    return joined(all_paragraphs(*tree.root()));
}

std::string decode_page(std::string bytes) {
    const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (marked || is_valid_utf8(bytes)) return std::string(without_mark(decode(std::move(bytes)).text));
    const std::string charset = declared_charset(bytes);
    if (charset == "utf-8" || charset == "utf8") return decode(std::move(bytes)).text;
    return from_windows_1252(bytes);
}

} // namespace entente
