// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "article/ascii.hpp"
#include "article/encoding.hpp"
#include "article/html.hpp"
#include "article/readers.hpp"
#include "article/record.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

/// The name without its prefix: "dc:date" is "date".
std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// All text below the node (Atom's XHTML content is markup, not text: that is serialised).
std::string content_of(const pugi::xml_node& node) {
    const bool markup =
        std::any_of(node.begin(), node.end(), [](const pugi::xml_node& child) { return child.type() == pugi::node_element; });
    if (markup) {
        std::ostringstream out;
        for (const pugi::xml_node& child : node)
            child.print(out, "", pugi::format_raw);
        return out.str();
    }
    std::string text;
    for (const pugi::xml_node& child : node)
        text += child.value();
    return text;
}

std::string first_text(const pugi::xml_node& parent, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        for (const pugi::xml_node& child : parent) {
            if (child.name() != name && (name.find(':') != std::string_view::npos || local_name(child) != name)) continue;
            const std::string text(trim_ascii(content_of(child)));
            if (!text.empty()) return text;
        }
    }
    return {};
}

/// <link>url</link> of RSS, <link rel="alternate" href="url"/> of Atom.
std::string link_of(const pugi::xml_node& item) {
    std::string best;
    for (const pugi::xml_node& child : item) {
        if (local_name(child) != "link") continue;
        const std::string_view href = child.attribute("href").value();
        const std::string_view relation = child.attribute("rel").as_string("alternate");
        if (!href.empty() && relation == "alternate") return std::string(href);
        if (best.empty()) best = std::string(trim_ascii(content_of(child)));
    }
    return best;
}

/// Counts lines up to offsets that ascend.
class LineCounter {
public:
    explicit LineCounter(std::string_view bytes) : bytes_(bytes) {}
    std::size_t line_of(std::ptrdiff_t offset) {
        const std::size_t end = std::clamp(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), at_, bytes_.size());
        const std::string_view part = bytes_.substr(at_, end - at_);
        line_ += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
        at_ = end;
        return line_;
    }

private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

/// Titles may hold markup, escaped or not.
std::string plain(std::string title) {
    const bool markup = title.find_first_of("<&") != std::string::npos && is_valid_utf8(title);
    return markup ? text_of_fragment(title).text : title;
}

FieldName named(std::string_view name) {
    return field_named(name).value();
}

Record record_of(const pugi::xml_node& item, const std::string& feed_title, std::size_t line) {
    Record record(line);
    record.set(named("id"), first_text(item, {"guid", "id"}));
    record.set(named("title"), plain(first_text(item, {"title"})));
    record.set(named("url"), link_of(item));
    record.set(named("date"), first_text(item, {"pubDate", "published", "date", "updated"}));
    const std::string source = first_text(item, {"source"});
    record.set(named("source"), source.empty() || source.starts_with('<') ? feed_title : source);
    record.set(named("html"), first_text(item, {"content:encoded", "content", "description", "summary"}));
    return record;
}

void collect_items(const pugi::xml_node& parent, std::vector<pugi::xml_node>& items) {
    for (const pugi::xml_node& child : parent) {
        const std::string_view name = local_name(child);
        if (name == "item" || name == "entry") {
            items.push_back(child);
        } else if (name == "channel") {
            collect_items(child, items);
        }
    }
}

} // namespace

bool read_feed(ByteSource& source, const Origin& origin, Reporter& reporter) {
    std::string bytes = read_all(source, reporter.options().max_document);
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed) {
        throw InputError{origin.file, LineCounter(bytes).line_of(parsed.offset),
                         fmt::format("malformed XML: {}", parsed.description())};
    }
    const pugi::xml_node root = document.document_element();
    std::vector<pugi::xml_node> items;
    collect_items(root, items);
    if (items.empty())
        throw InputError{origin.file, 0, "no articles in this feed",
                         "articles are read from the item elements of RSS and the entry elements of Atom"};
    const std::string feed_title = plain(first_text(root.child("channel") ? root.child("channel") : root, {"title"}));
    LineIds ids(origin.stem);
    LineCounter lines(bytes);
    for (const pugi::xml_node& item : items) {
        const std::size_t line = lines.line_of(item.offset_debug());
        if (!pass_record(record_of(item, feed_title, line), ids.next(line), origin, reporter)) return false;
    }
    return true;
}

} // namespace entente
