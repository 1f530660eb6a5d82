// SPDX-License-Identifier: Apache-2.0
// One news article as read: what it says of itself, its text, and what each stretch of the text is.
//
//   Article article;
//   article.text = "Putin met Kim on Wednesday.";
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/date.hpp"
#include "text/span.hpp"

namespace entente {

enum class BlockKind : std::uint8_t {
    title,     ///< the headline; may yield events
    paragraph, ///< running text
    header,    ///< `Title:`, `Date:`, `Source:`, `URL:` labels, bylines, datelines standing alone, "Updated …"
    caption,   ///< photo and video captions with their credits
    junk,      ///< "CLICK HERE…", "Related Content", cross-references in capitals, copyright, share buttons, a lone dot
};

/// A stretch of Article::text between blank lines (or, where lines are paragraphs, one line); white space around it excluded.
struct Block {
    Span span;
    BlockKind kind = BlockKind::paragraph;
    friend bool operator==(const Block&, const Block&) = default;
};

/// Evidence offsets are bytes of `text`, which is the text exactly as read: a whole .txt file (words that printed pages hyphenate
/// at line ends are joined in place); the body field of a JSON record; the extracted body of an HTML page. A title that the body does not already begin with is appended after it
/// ("\n\n" + title) as a block of kind title, so that offsets into the body stay what they were.
struct Article {
    std::string id;
    std::string url;
    std::string source;            ///< outlet, as the article names it
    std::optional<Date> published; ///< absent when the article does not say
    std::string title;
    std::string text;                  ///< valid UTF-8
    std::vector<Block> blocks;         ///< ascending, disjoint
    std::vector<std::string> also_at;  ///< further ids or addresses of the same text
    std::string dateline;              ///< "MOSCOW", "VLADIVOSTOK, Russia": place words of the dateline, else empty
    std::optional<Span> dateline_span; ///< from the place to the dash or bracket that ends it, in `text`
    friend bool operator==(const Article&, const Article&) = default;
};

/// True if sentences of such a block may yield events.
constexpr bool yields_events(BlockKind kind) noexcept {
    return kind == BlockKind::title || kind == BlockKind::paragraph;
}

} // namespace entente
