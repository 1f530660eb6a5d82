// SPDX-License-Identifier: Apache-2.0
#include "article/html_meta.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <vector>

#include <rapidjson/document.h>

#include "article/ascii.hpp"
#include "article/html_pieces.hpp"
#include "article/written_date.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

using Json = rapidjson::Value;
constexpr unsigned json_flags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag;

std::string string_in(const Json& object, const char* key) {
    const auto found = object.FindMember(key);
    if (found == object.MemberEnd()) return {};
    const Json* value = &found->value;
    if (value->IsArray() && !value->Empty()) value = &(*value)[0];
    if (value->IsObject()) { // {"@type": "Organization", "name": …}
        for (const char* name : {"name", "@id", "url"}) {
            const auto inner = value->FindMember(name);
            if (inner != value->MemberEnd() && inner->value.IsString()) return inner->value.GetString();
        }
        return {};
    }
    return value->IsString() ? std::string(value->GetString(), value->GetStringLength()) : std::string();
}

bool is_article_type(const Json& object) {
    const auto found = object.FindMember("@type");
    if (found == object.MemberEnd()) return false;
    const auto names_article = [](const Json& type) {
        if (!type.IsString()) return false;
        const std::string_view name(type.GetString(), type.GetStringLength());
        return name.ends_with("Article") || name == "BlogPosting" || name == "LiveBlogPosting" || name == "Report";
    };
    if (found->value.IsArray()) return std::any_of(found->value.Begin(), found->value.End(), names_article);
    return names_article(found->value);
}

/// The organisation that a publisher's "@id" stands for; an address alone is no name.
std::string publisher_name(std::string name, const std::map<std::string, std::string>& names) {
    const auto found = names.find(name);
    if (found != names.end()) return found->second;
    return name.starts_with("http") || name.starts_with('#') || name.starts_with("_:") ? std::string() : name;
}

/// Fills what is still empty from the articles of a JSON-LD document (an object, an array, or an object with "@graph").
PageFacts facts_of_json(const Json& top, PageFacts facts) {
    std::vector<const Json*> open{&top};
    std::map<std::string, std::string> names; // of things that have an "@id"
    const auto fill = [](std::string& field, std::string value) {
        if (field.empty()) field = std::move(value);
    };
    for (std::size_t i = 0; i < open.size() && i < 1000; ++i) {
        const Json& value = *open[i];
        if (value.IsArray()) {
            for (const Json& element : value.GetArray())
                open.push_back(&element);
        } else if (value.IsObject()) {
            if (const std::string id = string_in(value, "@id"); !id.empty()) names.emplace(id, string_in(value, "name"));
            if (is_article_type(value)) {
                fill(facts.title, string_in(value, "headline"));
                fill(facts.date, string_in(value, "datePublished"));
                fill(facts.source, string_in(value, "publisher"));
                fill(facts.url, string_in(value, "url"));
                fill(facts.url, string_in(value, "mainEntityOfPage"));
                fill(facts.body, string_in(value, "articleBody"));
            }
            for (const char* key : {"@graph", "mainEntity"}) {
                const auto inner = value.FindMember(key);
                if (inner != value.MemberEnd()) open.push_back(&inner->value);
            }
        }
    }
    facts.source = publisher_name(std::move(facts.source), names);
    return facts;
}

PageFacts add_json(const GumboNode& script, PageFacts facts) {
    std::string text;
    for (const GumboNode* child : children(script)) {
        if (is_text(*child)) text += child->v.text.text;
    }
    rapidjson::Document document;
    document.Parse<json_flags>(text.data(), text.size());
    if (document.HasParseError()) return facts;
    return facts_of_json(document, std::move(facts));
}

/// Everything that is looked for in one walk over the page.
struct Collected {
    std::map<std::string, std::string> meta; ///< by lower-case name, property or itemprop; the first one counts
    PageFacts json;
    std::string canonical;
    std::string heading;
    std::string page_title;
    std::vector<std::string> times;
    std::string article_time;
};

void collect_element(const GumboNode& node, Collected& found) {
    switch (tag_of(node)) {
    case GUMBO_TAG_META:
        for (const char* name : {"property", "name", "itemprop", "http-equiv"}) {
            const std::string_view key = attribute(node, name);
            if (!key.empty()) found.meta.emplace(ascii_lower(key), collapse_space(attribute(node, "content")));
        }
        break;
    case GUMBO_TAG_LINK:
        if (equal_ascii(attribute(node, "rel"), "canonical") && found.canonical.empty())
            found.canonical = std::string(trim_ascii(attribute(node, "href")));
        break;
    case GUMBO_TAG_TITLE:
        if (found.page_title.empty()) found.page_title = inner_text(node);
        break;
    case GUMBO_TAG_H1:
        if (found.heading.empty()) found.heading = inner_text(node);
        break;
    case GUMBO_TAG_SCRIPT:
        if (equal_ascii(attribute(node, "type"), "application/ld+json")) found.json = add_json(node, std::move(found.json));
        break;
    case GUMBO_TAG_TIME: {
        const std::string_view written = attribute(node, "datetime");
        found.times.push_back(written.empty() ? inner_text(node) : std::string(written));
        if (has_attribute(node, "pubdate") && found.article_time.empty()) found.article_time = found.times.back();
        break;
    }
    default:
        break;
    }
    const std::string_view property = attribute(node, "itemprop");
    if (!property.empty() && tag_of(node) != GUMBO_TAG_META) {
        std::string value(attribute(node, "content"));
        if (value.empty()) value = std::string(attribute(node, "datetime"));
        if (value.empty() && (property == "headline" || property == "datePublished")) value = inner_text(node);
        if (!value.empty()) found.meta.emplace(ascii_lower(property), value);
    }
}

Collected collect(const GumboNode& root) {
    Collected found;
    std::vector<const GumboNode*> open{&root};
    while (!open.empty()) {
        const GumboNode* node = open.back();
        open.pop_back();
        if (is_element(*node)) collect_element(*node, found);
        const Children below = children(*node);
        for (const auto* child = below.end(); child != below.begin();)
            open.push_back(*--child);
    }
    return found;
}

std::string first_meta(const Collected& found, std::initializer_list<const char*> names) {
    for (const char* name : names) {
        const auto value = found.meta.find(name);
        if (value != found.meta.end() && !value->second.empty()) return value->second;
    }
    return {};
}

std::string first_of(std::initializer_list<std::string> values) {
    const auto* found = std::find_if(values.begin(), values.end(), [](const std::string& value) { return !value.empty(); });
    return found == values.end() ? std::string() : *found;
}

/// Entities that were written into a place where none are read ("Mexico &amp;amp; Colombia").
std::string without_entities(const std::string& title) {
    if (title.find('&') == std::string::npos || title.find(';') == std::string::npos) return title;
    const HtmlTree tree(title);
    return tree.root() == nullptr ? title : inner_text(*tree.root());
}

/// "The Daily", where the page is called "Ministers meet | The Daily" and the headline is "Ministers meet".
std::string outlet_in(const std::string& page_title, const std::string& title) {
    constexpr std::size_t longest = 40;
    if (title.empty() || !page_title.starts_with(title)) return {};
    for (const std::string_view sign : {" | ", " – ", " — ", " - ", " :: ", " « "}) {
        const std::size_t at = page_title.rfind(sign);
        if (at == std::string::npos || at < title.size()) continue;
        const std::string tail = page_title.substr(at + sign.size());
        if (tail.size() <= longest) return tail;
    }
    return {};
}

/// "Ministers meet | The Daily" without the outlet: what stands before the last bar or dash, if it is the longer part.
std::string without_outlet(const std::string& title, const std::string& source) {
    for (const std::string_view sign : {" | ", " – ", " — ", " - ", " :: ", " « "}) {
        const std::size_t at = title.rfind(sign);
        if (at == std::string::npos) continue;
        const std::string_view tail = std::string_view(title).substr(at + sign.size());
        const bool outlet = (!source.empty() && equal_ascii(tail, source)) || sign == " | " || sign == " :: ";
        if (outlet && at > tail.size()) return title.substr(0, at);
        if (at > 2 * tail.size() && tail.size() < 30) return title.substr(0, at);
    }
    return title;
}

std::string best_title(const Collected& found, const std::string& source) {
    const std::string social =
        first_of({first_meta(found, {"og:title", "headline", "twitter:title", "dc.title", "title"}), found.page_title});
    if (!found.json.title.empty()) return collapse_space(found.json.title);
    // The heading of the page is the headline itself, unless it is the outlet's name.
    const bool heading_is_headline =
        !found.heading.empty() && (social.empty() || social.find(found.heading) != std::string::npos || found.heading.size() >= 25);
    return without_outlet(heading_is_headline ? found.heading : first_of({social, found.heading}), source);
}

std::string best_date(const Collected& found) {
    const std::string tagged = first_of({found.json.date,
                                         first_meta(found, {"article:published_time",
                                                            "og:article:published_time",
                                                            "article:published",
                                                            "og:published_time",
                                                            "datepublished",
                                                            "parsely-pub-date",
                                                            "sailthru.date",
                                                            "cxenseparse:recs:publishtime",
                                                            "dc.date.issued",
                                                            "dc.date",
                                                            "dc.date.created",
                                                            "dcterms.created",
                                                            "dcterms.date",
                                                            "dcterms.issued",
                                                            "publish-date",
                                                            "publishdate",
                                                            "publish_date",
                                                            "publication_date",
                                                            "pubdate",
                                                            "publishedat",
                                                            "pub_date",
                                                            "date",
                                                            "article.published",
                                                            "displaydate",
                                                            "originalpublicationdate",
                                                            "lastmod",
                                                            "bt:pubdate"}),
                                         found.article_time});
    if (!tagged.empty()) return tagged;
    for (const std::string& time : found.times) {
        if (parse_written_date(time)) return time;
    }
    return {};
}

/// The line that states a date after the headline, in a page that says it nowhere else. What stands above the headline may be the
/// day on which the page was saved.
std::string date_below(const GumboNode& root, const std::string& title) {
    const std::vector<Piece> pieces = pieces_of(root);
    const auto is_title = [&](const Piece& piece) { return !title.empty() && piece.text.starts_with(title); };
    for (auto piece = std::find_if(pieces.begin(), pieces.end(), is_title); piece != pieces.end(); ++piece) {
        for (std::string_view rest = piece->text; !rest.empty();) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            if (states_date(line)) return std::string(line);
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        }
    }
    return {};
}

struct SplitTitle {
    std::string outlet;
    std::string title;
};

/// "The Daily : Ministers meet" where the page shows "Ministers meet" on a line of its own: the outlet stands first.
SplitTitle without_outlet_before(const GumboNode& root, std::string title) {
    for (const std::string_view sign : {" : ", " | ", " - ", " – ", " — "}) {
        const std::size_t at = title.find(sign);
        if (at == std::string::npos || at == 0) continue;
        const std::string_view rest = std::string_view(title).substr(at + sign.size());
        for (const Piece& piece : pieces_of(root)) {
            if (std::string_view(piece.text).substr(0, piece.text.find('\n')) == rest) return {title.substr(0, at), std::string(rest)};
        }
    }
    return {{}, std::move(title)};
}

} // namespace

PageFacts page_facts(const GumboNode& root) {
    const Collected found = collect(root);
    PageFacts facts;
    facts.source = first_of({first_meta(found, {"og:site_name"}), collapse_space(found.json.source),
                             first_meta(found, {"dc.publisher", "dcterms.publisher", "publisher", "application-name"})});
    facts.title = without_entities(best_title(found, facts.source));
    const SplitTitle split = without_outlet_before(root, facts.title);
    facts.title = split.title;
    if (facts.source.empty()) facts.source = split.outlet;
    if (facts.source.empty()) facts.source = outlet_in(found.page_title, facts.title);
    facts.date = best_date(found);
    facts.url = first_of({found.canonical, first_meta(found, {"og:url"}), found.json.url});
    facts.body = found.json.body;
    if (facts.date.empty()) facts.date = date_below(root, facts.title);
    return facts;
}

} // namespace entente
