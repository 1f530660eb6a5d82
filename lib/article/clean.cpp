// SPDX-License-Identifier: Apache-2.0
#include "article/clean.hpp"

#include <algorithm>
#include <utility>

#include "article/ascii.hpp"
#include "article/blocks.hpp"
#include "article/dateline.hpp"
#include "article/line_forms.hpp"
#include "article/written_date.hpp"

namespace entente {
namespace {

/// The date of a line such as "Published 13 September 2023" that stands near the begin.
std::optional<Date> stated_date(const Article& article) {
    constexpr std::size_t lines_to_look_at = 12;
    for (std::size_t i = 0; i < article.blocks.size() && i < lines_to_look_at; ++i) {
        const std::string_view line = article.blocks[i].span.of(article.text);
        if (article.blocks[i].kind != BlockKind::header) continue;
        if (const auto dateline = find_lone_dateline(line); dateline && dateline->date) return dateline->date;
        if (!states_date(line)) continue;
        if (const auto date = parse_written_date(line)) return date;
    }
    return std::nullopt;
}

/// The dateline stands at the begin of the first paragraph, or of the second where an editor's note comes before it; or alone above
/// them.
void set_dateline(Article& article) {
    std::size_t paragraphs = 0;
    for (const Block& block : article.blocks) {
        const bool above = block.kind == BlockKind::header && paragraphs == 0;
        if (block.kind != BlockKind::paragraph && !above) continue;
        if (!above && ++paragraphs > 2) return;
        const std::string_view text = block.span.of(article.text);
        const auto dateline = above ? find_lone_dateline(text) : find_dateline(text);
        if (!dateline || (above && dateline->place.empty())) continue;
        article.dateline = dateline->place;
        article.dateline_span = Span{block.span.begin + dateline->span.begin, block.span.begin + dateline->span.end};
        if (!article.published) article.published = dateline->date;
        return;
    }
}

void append_title(Article& article) {
    const std::string separator = article.text.empty() ? "" : "\n\n";
    const auto begin = static_cast<std::uint32_t>(article.text.size() + separator.size());
    article.text += separator + article.title;
    const auto label = static_cast<std::uint32_t>(desk_label_size(article.title));
    if (label > 0) article.blocks.push_back({{begin, begin + label}, BlockKind::header});
    const auto headline = static_cast<std::uint32_t>(article.text.find_first_not_of(' ', begin + label));
    article.blocks.push_back({{headline, static_cast<std::uint32_t>(article.text.size())}, BlockKind::title});
}

} // namespace

Article clean(Article article) {
    article.blocks = classify_blocks(article.text, std::move(article.blocks), article.title);
    const auto title = std::find_if(article.blocks.begin(), article.blocks.end(),
                                    [](const Block& block) { return block.kind == BlockKind::title; });
    if (!article.published) article.published = stated_date(article);
    set_dateline(article);
    if (title == article.blocks.end()) {
        if (!article.title.empty()) append_title(article);
    } else if (article.title.empty()) {
        article.title = std::string(title->span.of(article.text));
        std::replace_if(article.title.begin(), article.title.end(), is_ascii_space, ' '); // it may be wrapped
    }
    return article;
}

Article make_article(std::string id, std::string text) {
    Article article;
    article.id = std::move(id);
    article.text = std::move(text);
    article.blocks = split_blocks(article.text, 0);
    return clean(std::move(article));
}

} // namespace entente
