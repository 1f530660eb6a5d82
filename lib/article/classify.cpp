// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "article/ascii.hpp"
#include "article/blocks.hpp"
#include "article/boilerplate.hpp"
#include "article/caption.hpp"
#include "article/dateline.hpp"
#include "article/line_forms.hpp"
#include "article/written_date.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t not_found = std::string_view::npos;

struct Shape {
    std::size_t letters = 0;
    std::size_t upper = 0;
    std::size_t digits = 0;
    std::size_t words = 0;
    bool begins_lower = false;
};

Shape shape_of(std::string_view text) {
    Shape shape;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.length;
        const bool letter = is_letter(point.value);
        const bool digit = is_digit(point.value);
        if ((letter || digit) && !in_word) ++shape.words;
        in_word = !is_space(point.value) && (in_word || letter || digit);
        if (letter && shape.letters == 0) shape.begins_lower = is_lower(point.value);
        shape.letters += letter ? 1U : 0U;
        shape.upper += is_upper(point.value) ? 1U : 0U;
        shape.digits += digit ? 1U : 0U;
    }
    return shape;
}

std::string_view without_closing(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view sign : {"\"", "'", "”", "’", ")", "»", "]"}) {
            if (text.ends_with(sign)) {
                text.remove_suffix(sign.size());
                again = true;
            }
        }
    }
    return text;
}

bool ends_as_sentence(std::string_view text) {
    text = without_closing(text);
    for (const std::string_view sign : {".", "!", "?", "…", ":", ";"}) {
        if (text.ends_with(sign)) return true;
    }
    return false;
}

/// Another story's headline in capitals between paragraphs. Three words may be an acronym and its country; five are a line.
bool is_in_capitals(const Shape& shape) {
    return shape.words >= 4 && shape.letters >= 20 && shape.upper * 10 >= shape.letters * 9;
}

/// "Leaders of the Democratic Party": every word of more than three letters begins with a capital.
bool is_in_title_case(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t blank = std::min(text.find(' ', at), text.size());
        if (blank - at > 3 && is_lower(code_point_at(text, at).value)) return false;
        at = blank + 1;
    }
    return true;
}

/// What one block is by itself.
BlockKind kind_alone(std::string_view text, const Shape& shape) {
    if (shape.letters + shape.digits == 0 || is_copyright(text) || is_page_number(text) || is_desk_note(text) ||
        is_syndication_note(text))
        return BlockKind::junk;
    if (is_slug(text)) return BlockKind::header;
    if (states_date(text) || is_address(text) || find_lone_dateline(text)) return BlockKind::header;
    if (const auto kind = boilerplate_kind(text)) return *kind;
    if (is_caption(text)) return BlockKind::caption;
    if (is_byline(text)) return BlockKind::header;
    return BlockKind::paragraph;
}

class Classifier {
public:
    Classifier(std::string_view text, std::vector<Block> blocks, std::string_view title)
        : text_(text), blocks_(std::move(blocks)), title_(title) {}

    std::vector<Block> run() {
        cut_title_off();
        for (Block& block : blocks_) {
            shapes_.push_back(shape_of(of(block)));
            judged_.push_back(block.kind == BlockKind::paragraph);
            if (block.kind == BlockKind::paragraph && !is_known_title(of(block)))
                block.kind = kind_alone(of(block), shapes_.back());
        }
        mark_running_heads();
        find_title();
        cut_desk_label();
        mark_slugs();
        mark_capitals();
        mark_after_headings();
        mark_lead_fragments();
        mark_subheads();
        cut_paragraphs();
        return std::move(blocks_);
    }

private:
    std::string_view of(const Block& block) const { return block.span.of(text_); }
    bool is_paragraph(std::size_t i) const { return blocks_[i].kind == BlockKind::paragraph; }
    bool is_sentence(std::size_t i) const { return is_paragraph(i) && shapes_[i].words >= 5 && ends_as_sentence(of(blocks_[i])); }
    bool is_known_title(std::string_view text) const { return !title_.empty() && is_title(line_key(text)); }

    /// The same letters as the headline, or most of it (pages add their name to it: "Ministers meet | The Daily").
    bool is_title(const std::string& key) const {
        const std::string whole = line_key(title_);
        if (key.empty() || whole.empty()) return false;
        return key == whole || (whole.starts_with(key) && key.size() >= 25 && key.size() * 10 >= whole.size() * 6);
    }

    /// "Ministers meet. The foreign ministers …" where "Ministers meet" is the headline: a block of its own.
    void cut_title_off() {
        if (title_.empty() || blocks_.empty()) return;
        const auto first =
            std::find_if(blocks_.begin(), blocks_.end(), [](const Block& block) { return block.kind != BlockKind::header; });
        if (first == blocks_.end() || first->kind != BlockKind::paragraph || !of(*first).starts_with(title_)) return;
        const auto size = static_cast<std::uint32_t>(title_.size());
        std::string_view rest = of(*first).substr(size);
        if (!rest.empty() && !ends_as_sentence(title_)) {
            if (rest.front() != '.' && rest.front() != ':' && rest.front() != '\n') return;
            rest.remove_prefix(1);
        }
        const std::string_view body = trim_ascii(rest);
        if (body.empty() || body.size() == rest.size()) return;
        const auto body_begin = static_cast<std::uint32_t>(body.data() - text_.data());
        const Block paragraph{{body_begin, first->span.end}, BlockKind::paragraph};
        *first = {{first->span.begin, first->span.begin + size}, BlockKind::title};
        blocks_.insert(first + 1, paragraph);
    }

    /// The line that a printed text repeats at the top of its pages, which begin after form feeds.
    void mark_running_heads() {
        const auto key_of = [&](const Block& block) {
            std::string key = line_key(of(block));
            std::erase_if(key, is_ascii_digit);
            return key;
        };
        std::vector<std::string> heads;
        for (std::size_t i = 1; i < blocks_.size(); ++i) {
            const std::string_view between = text_.substr(blocks_[i - 1].span.end, blocks_[i].span.begin - blocks_[i - 1].span.end);
            if (between.find('\f') != not_found && is_paragraph(i) && !is_sentence(i)) heads.push_back(key_of(blocks_[i]));
        }
        if (heads.empty()) return;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (is_paragraph(i) && judged_[i] && !is_sentence(i) && std::find(heads.begin(), heads.end(), key_of(blocks_[i])) != heads.end())
                blocks_[i].kind = BlockKind::junk;
        }
    }

    void cut_desk_label() {
        const auto title =
            std::find_if(blocks_.begin(), blocks_.end(), [](const Block& block) { return block.kind == BlockKind::title; });
        if (title == blocks_.end()) return;
        const auto size = static_cast<std::uint32_t>(desk_label_size(of(*title)));
        if (size == 0) return;
        const auto index = title - blocks_.begin();
        const Block label{{title->span.begin, title->span.begin + size}, BlockKind::header};
        const std::string_view headline = trim_ascii(of(*title).substr(size));
        title->span.begin = static_cast<std::uint32_t>(headline.data() - text_.data());
        shapes_.insert(shapes_.begin() + index, shape_of(of(label)));
        judged_.insert(judged_.begin() + index, false);
        blocks_.insert(title, label);
    }

    /// The first line that is the headline, or looks like one; repetitions of it are junk.
    void find_title() {
        auto title =
            std::find_if(blocks_.begin(), blocks_.end(), [](const Block& block) { return block.kind == BlockKind::title; });
        if (title == blocks_.end()) {
            for (std::size_t i = 0; i < blocks_.size(); ++i) {
                const bool known = judged_[i] && is_known_title(of(blocks_[i]));
                if (known || (title_.empty() && looks_like_title(i))) {
                    title = blocks_.begin() + static_cast<std::ptrdiff_t>(i);
                    title->kind = BlockKind::title;
                    break;
                }
                if (title_.empty() && is_paragraph(i)) break;
            }
        }
        if (title == blocks_.end()) return;
        const std::string key = line_key(of(*title));
        for (Block& block : blocks_) {
            if (&block != &*title && block.kind == BlockKind::paragraph &&
                (line_key(of(block)) == key || is_known_title(of(block))))
                block.kind = BlockKind::junk;
        }
    }

    /// A short first line without a full stop before the running text.
    bool looks_like_title(std::size_t i) const {
        constexpr std::size_t longest = 180;
        const std::string_view line = of(blocks_[i]);
        if (!is_paragraph(i) || line.size() > longest || shapes_[i].words < 3 || shapes_[i].begins_lower) return false;
        const std::string_view inner = without_closing(line);
        if (inner.ends_with('.') || inner.ends_with(':') || inner.ends_with(',') || inner.ends_with(';')) return false;
        if (find_dateline(line)) return false;
        for (std::size_t k = i + 1; k < blocks_.size(); ++k) {
            if (is_sentence(k)) return true;
        }
        return false;
    }

    /// "APTOPIX North Korea Russia" directly above a caption.
    void mark_slugs() {
        for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
            if (!is_paragraph(i) || blocks_[i + 1].kind != BlockKind::caption || !judged_[i + 1]) continue;
            const std::string_view between = text_.substr(blocks_[i].span.end, blocks_[i + 1].span.begin - blocks_[i].span.end);
            const bool adjacent = std::count(between.begin(), between.end(), '\n') == 1;
            if (adjacent && shapes_[i].words <= 8 && !ends_as_sentence(of(blocks_[i]))) blocks_[i].kind = BlockKind::caption;
        }
    }

    void mark_capitals() {
        std::size_t capitals = 0;
        std::size_t paragraphs = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (!is_paragraph(i)) continue;
            ++paragraphs;
            if (is_in_capitals(shapes_[i])) ++capitals;
        }
        if (capitals * 3 > paragraphs) return; // a text all in capitals
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            constexpr std::size_t longest = 250;
            if (is_paragraph(i) && is_in_capitals(shapes_[i]) && of(blocks_[i]).size() <= longest)
                blocks_[i].kind = BlockKind::junk;
        }
    }

    /// Lines under "Related Content" that are no sentences are headlines of other stories.
    void mark_after_headings() {
        bool under_heading = false;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (heads_junk(of(blocks_[i])) && judged_[i]) {
                under_heading = true;
            } else if (is_sentence(i)) {
                under_heading = false;
            } else if (under_heading && is_paragraph(i) && shapes_[i].words <= 25) {
                blocks_[i].kind = BlockKind::junk;
            }
        }
    }

    /// "pilgrims at the mosque in 2008." before the running text begins: what is left of a caption.
    void mark_lead_fragments() {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (!is_paragraph(i)) continue;
            const std::string_view line = of(blocks_[i]);
            const bool article_particle = line.starts_with("al-") || line.starts_with("el-") || line.find('-') == 1;
            const bool more_follows = std::any_of(blocks_.begin() + static_cast<std::ptrdiff_t>(i) + 1, blocks_.end(),
                                                  [](const Block& block) { return block.kind == BlockKind::paragraph; });
            if (shapes_[i].begins_lower && shapes_[i].words <= 20 && is_lower(code_point_at(line, 0).value) && !article_particle &&
                more_follows) {
                blocks_[i].kind = BlockKind::caption;
            } else {
                return;
            }
        }
    }

    /// "Election Results" between paragraphs.
    void mark_subheads() {
        std::size_t sentences = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            sentences += is_sentence(i) ? 1U : 0U;
        if (sentences < 2) return;
        for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
            const std::string_view line = of(blocks_[i]);
            const std::string_view inner = without_closing(line);
            const bool quoted = inner.size() != line.size();
            const bool short_enough = shapes_[i].words <= 5 || (shapes_[i].words <= 8 && is_in_title_case(line));
            const bool open = inner.ends_with(',') || inner.ends_with('-') || ends_as_sentence(line);
            if (is_paragraph(i) && short_enough && shapes_[i].letters > 0 && !open && !quoted && !shapes_[i].begins_lower)
                blocks_[i].kind = BlockKind::header;
        }
    }

    /// Boilerplate and credited captions inside of paragraphs.
    void cut_paragraphs() {
        std::vector<Block> cut;
        for (const Block& block : blocks_) {
            if (block.kind != BlockKind::paragraph) {
                cut.push_back(block);
                continue;
            }
            std::uint32_t at = block.span.begin;
            for (const Block& part : parts_to_cut(of(block))) {
                const Span span{block.span.begin + part.span.begin, block.span.begin + part.span.end};
                add_trimmed(cut, {at, span.begin});
                const std::string_view trimmed = trim_ascii(span.of(text_));
                const auto begin = static_cast<std::uint32_t>(trimmed.data() - text_.data());
                cut.push_back({{begin, begin + static_cast<std::uint32_t>(trimmed.size())}, part.kind});
                at = span.end;
            }
            add_trimmed(cut, {at, block.span.end});
        }
        blocks_ = std::move(cut);
    }

    /// "… on Sunday. Read more", "… an apology… [+2143 chars]": what feeds put after a text that they cut off.
    static std::size_t end_of_text(std::string_view paragraph) {
        constexpr std::array<std::string_view, 12> tails{"Read more",    "Read More",         "READ MORE",   "Continue reading",  "Continue Reading", "Read full article",
                                                         "Full story", "Read the full story", "Learn more", "Read full story", "[…]",           "[...]"};
        std::string_view text = paragraph;
        for (const std::string_view sign : {".", "…", "...", "»", "→", "›", ">>"}) {
            if (text.ends_with(sign)) text = trim_ascii(text.substr(0, text.size() - sign.size()));
        }
        for (const std::string_view tail : tails) {
            if (!text.ends_with(tail) || text.size() == tail.size()) continue;
            const std::string_view before = trim_ascii(text.substr(0, text.size() - tail.size()));
            if (ends_as_sentence(before) || tail.front() == '[') return before.size();
        }
        const std::size_t open = paragraph.rfind("[+");
        const bool count = open != not_found && paragraph.ends_with(" chars]") && open > 0;
        return count ? trim_ascii(paragraph.substr(0, open)).size() : paragraph.size();
    }

    static std::vector<Block> parts_to_cut(std::string_view paragraph) {
        std::vector<Block> parts;
        if (paragraph.starts_with("Photo ") && find_dateline(paragraph.substr(6))) parts.push_back({{0, 5}, BlockKind::caption});
        for (const Span span : boilerplate_inside(paragraph))
            parts.push_back({span, BlockKind::junk});
        for (const Span span : captions_inside(paragraph)) {
            const bool free = std::none_of(parts.begin(), parts.end(), [&](const Block& part) { return part.span.overlaps(span); });
            if (free) parts.push_back({span, BlockKind::caption});
        }
        if (const std::size_t end = end_of_text(paragraph); end < paragraph.size()) {
            const Span tail{static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(paragraph.size())};
            std::erase_if(parts, [&](const Block& part) { return part.span.overlaps(tail); });
            parts.push_back({tail, BlockKind::junk});
        }
        std::sort(parts.begin(), parts.end(), [](const Block& a, const Block& b) { return a.span < b.span; });
        return parts;
    }

    void add_trimmed(std::vector<Block>& blocks, Span span) const {
        const std::string_view part = trim_ascii(span.of(text_));
        if (part.empty()) return;
        const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
        const Shape shape = shape_of(part);
        const BlockKind kind = shape.letters + shape.digits == 0 ? BlockKind::junk : BlockKind::paragraph;
        blocks.push_back({{begin, begin + static_cast<std::uint32_t>(part.size())}, kind});
    }

    std::string_view text_;
    std::vector<Block> blocks_;
    std::string_view title_;
    std::vector<Shape> shapes_;
    std::vector<bool> judged_; ///< not decided by the reader already
};

} // namespace

std::vector<Block> classify_blocks(std::string_view text, std::vector<Block> blocks, std::string_view title) {
    return Classifier(text, std::move(blocks), title).run();
}

} // namespace entente
