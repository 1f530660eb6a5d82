// SPDX-License-Identifier: Apache-2.0
#include "article/read.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>
#include <optional>
#include <utility>

#include "article/ascii.hpp"
#include "article/encoding.hpp"
#include "article/language.hpp"
#include "article/readers.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

struct Extension {
    std::string_view text;
    ArticleFormat format;
};
constexpr std::array extensions{
    Extension{".txt", ArticleFormat::text},         Extension{".text", ArticleFormat::text},         Extension{".html", ArticleFormat::html},
    Extension{".htm", ArticleFormat::html},         Extension{".xhtml", ArticleFormat::html},        Extension{".json", ArticleFormat::json},
    Extension{".jsonl", ArticleFormat::json_lines}, Extension{".ndjson", ArticleFormat::json_lines}, Extension{".csv", ArticleFormat::csv},
    Extension{".tsv", ArticleFormat::tsv},          Extension{".tab", ArticleFormat::tsv},           Extension{".rss", ArticleFormat::feed},
    Extension{".atom", ArticleFormat::feed},
};

constexpr std::string_view known_formats =
    "articles are read from .txt, .html, .json, .jsonl, .csv, .tsv, .rss, .atom, .xml, each also .gz or .zst";

std::string_view without_folders(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

bool ends_with_ascii(std::string_view text, std::string_view end) {
    return text.size() > end.size() && equal_ascii(text.substr(text.size() - end.size()), end);
}

std::string_view without_compression(std::string_view name) {
    for (const std::string_view end : {".gz", ".zst", ".zstd"}) {
        if (ends_with_ascii(name, end)) return name.substr(0, name.size() - end.size());
    }
    return name;
}

bool is_known_name(std::string_view name) {
    return format_of_name(name) || ends_with_ascii(without_compression(name), ".xml");
}

/// Skips the prologue of an XML file: declarations, comments, document types.
std::string_view after_prologue(std::string_view text) {
    while (true) {
        text = trim_ascii(text);
        std::string_view end;
        if (text.starts_with("<!--")) {
            end = "-->";
        } else if (text.starts_with("<?")) {
            end = "?>";
        } else if (text.starts_with("<!")) {
            end = ">";
        } else {
            return text;
        }
        const std::size_t at = text.find(end);
        if (at == std::string_view::npos) return {};
        text.remove_prefix(at + end.size());
    }
}

bool is_graph(std::string_view head) {
    const std::string_view start = after_prologue(without_mark(head));
    return start.starts_with("<gexf") || start.starts_with("<graphml");
}

std::optional<ArticleFormat> format_of_markup(std::string_view head) {
    const std::string_view start = after_prologue(head);
    for (const std::string_view root : {"<rss", "<feed", "<rdf:rdf", "<atom:feed"}) {
        if (equal_ascii(start.substr(0, root.size()), root)) return ArticleFormat::feed;
    }
    if (equal_ascii(head.substr(0, 14), "<!doctype html") || equal_ascii(start.substr(0, 5), "<html")) return ArticleFormat::html;
    if (head.starts_with("<?xml")) return std::nullopt;
    for (const std::string_view root :
         {"<head", "<body", "<div", "<article", "<p>", "<main", "<meta", "<title", "<h1", "<script", "<section"}) {
        if (equal_ascii(start.substr(0, root.size()), root)) return ArticleFormat::html;
    }
    return ArticleFormat::text;
}

ArticleFormat format_of_braces(std::string_view head) {
    if (head.front() == '[') {
        const std::string_view inside = trim_ascii(head.substr(1));
        return inside.starts_with('{') || inside.starts_with(']') ? ArticleFormat::json : ArticleFormat::text;
    }
    if (!trim_ascii(head.substr(1)).starts_with('"') && !trim_ascii(head.substr(1)).starts_with('}')) return ArticleFormat::text;
    const std::size_t line_end = head.find('\n');
    const bool whole_line = line_end != std::string_view::npos && trim_ascii(head.substr(0, line_end)).ends_with('}');
    const bool more = whole_line && trim_ascii(head.substr(line_end)).starts_with('{');
    return more ? ArticleFormat::json_lines : ArticleFormat::json;
}

std::unique_ptr<PeekedSource> peek(std::unique_ptr<ByteSource> source) {
    constexpr std::size_t enough = 8192;
    return std::make_unique<PeekedSource>(std::move(source), enough);
}

bool read_source(std::unique_ptr<ByteSource> raw, std::string_view name, Reporter& reporter) {
    const auto source = peek(std::move(raw));
    const Origin origin{source->name(), stem_of(name)};
    if (source->peeked().empty()) throw InputError{origin.file, 0, "the file is empty", "remove it, or save it again"};
    std::optional<ArticleFormat> format = format_of_name(name);
    if (!format) format = format_of_content(source->peeked());
    if (!format && is_graph(source->peeked()))
        throw InputError{origin.file, 0, "a graph, not articles", "'entente merge' reads graphs that Entente wrote (.json, .graphml)"};
    if (!format) throw InputError{origin.file, 0, "XML that is neither a feed nor a page", std::string(known_formats)};
    switch (*format) {
    case ArticleFormat::text:
        return read_text(*source, origin, reporter);
    case ArticleFormat::html:
        return read_html(*source, origin, reporter);
    case ArticleFormat::json:
        return read_json(*source, origin, reporter);
    case ArticleFormat::json_lines:
        return read_json_lines(*source, origin, reporter);
    case ArticleFormat::csv:
        return read_table(*source, origin, reporter, std::nullopt);
    case ArticleFormat::tsv:
        return read_table(*source, origin, reporter, '\t');
    case ArticleFormat::feed:
        return read_feed(*source, origin, reporter);
    }
    return true;
}

/// Runs `work`; an InputError that it throws is reported.
template <class Work>
bool reporting(Reporter& reporter, Work work) {
    try {
        return work();
    } catch (const InputError& error) {
        return reporter.error(error);
    }
}

bool read_file(const std::string& path, Reporter& reporter) {
    return reporting(reporter, [&] { return read_source(open_bytes(path), path, reporter); });
}

/// What stands in a folder, sorted; hidden ones are left out. Links to folders are not followed.
struct FolderContents {
    std::vector<std::string> files;
    std::vector<std::string> folders;
};

FolderContents contents_of(const std::string& folder) {
    FolderContents contents;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
        const std::string name = entry->path().filename().string();
        std::error_code unknown; // a link that leads nowhere is neither
        if (name.starts_with('.')) continue;
        if (entry->is_directory(unknown) && !entry->is_symlink(unknown)) {
            contents.folders.push_back(entry->path().string());
        } else if (entry->is_regular_file(unknown)) {
            contents.files.push_back(entry->path().string());
        }
    }
    if (failure) throw InputError{folder, 0, "cannot be read: " + failure.message()};
    return contents;
}

/// Files below the folder, sorted by path. Folders that cannot be read are reported; absent if the receiver asked to stop there.
std::optional<std::vector<std::string>> files_below(const std::string& top, Reporter& reporter) {
    std::vector<std::string> files;
    std::vector<std::string> open{top};
    while (!open.empty()) {
        const std::string folder = std::move(open.back());
        open.pop_back();
        try {
            const FolderContents contents = contents_of(folder);
            files.insert(files.end(), contents.files.begin(), contents.files.end());
            open.insert(open.end(), contents.folders.begin(), contents.folders.end());
        } catch (const InputError& error) {
            if (!reporter.error(error)) return std::nullopt;
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// "2 files passed over, which are in no article format: map.png, photo.jpg"
std::string passed_over(const std::vector<std::string>& files) {
    constexpr std::size_t most = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(files.size(), most); ++i)
        names += (i > 0 ? ", " : "") + std::string(without_folders(files[i]));
    if (files.size() > most) names += ", …";
    const bool one = files.size() == 1;
    return (one ? "1 file passed over, which is" : std::to_string(files.size()) + " files passed over, which are") + " in no article format: " + names;
}

bool read_folder(const std::string& folder, Reporter& reporter) {
    const std::size_t errors = reporter.errors();
    std::optional<std::vector<std::string>> found = files_below(folder, reporter);
    if (!found) return false;
    std::vector<std::string>& files = *found;
    const auto known_end =
        std::stable_partition(files.begin(), files.end(), [](const std::string& file) { return is_known_name(file); });
    if (known_end == files.begin() && reporter.errors() > errors) return true;
    if (known_end == files.begin()) throw InputError{folder, 0, "no articles in this folder", std::string(known_formats)};
    if (known_end != files.end()) reporter.warn(folder, 0, passed_over({known_end, files.end()}), true);
    return std::all_of(files.begin(), known_end, [&](const std::string& file) { return read_file(file, reporter); });
}

bool read_path(const std::string& path, Reporter& reporter) {
    if (path == "-") return read_source(open_bytes(std::cin, "standard input"), "stdin", reporter);
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (status.type() == fs::file_type::not_found) throw InputError{path, 0, "no such file or folder", "check the name"};
    if (failure) throw InputError{path, 0, "cannot be read: " + failure.message()};
    if (fs::is_directory(status)) return read_folder(path, reporter);
    return read_file(path, reporter);
}

} // namespace

std::optional<ArticleFormat> format_of_name(std::string_view name) {
    name = without_compression(name);
    const auto found = std::find_if(extensions.begin(), extensions.end(),
                                    [&](const Extension& extension) { return ends_with_ascii(name, extension.text); });
    if (found == extensions.end()) return std::nullopt;
    return found->format;
}

std::optional<ArticleFormat> format_of_content(std::string_view head) {
    head = trim_ascii(without_mark(head));
    if (head.empty()) return ArticleFormat::text;
    if (head.front() == '<') return format_of_markup(head);
    if (head.front() == '{' || head.front() == '[') return format_of_braces(head);
    return is_table_header(head.substr(0, head.find('\n'))) ? ArticleFormat::csv : ArticleFormat::text;
}

std::string stem_of(std::string_view path) {
    const std::string_view name = without_compression(without_folders(path));
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return std::string(name);
    const std::string_view extension = name.substr(dot + 1);
    constexpr std::size_t longest = 6; // "Meeting in St. Petersburg" has no extension
    const bool usual =
        !extension.empty() && extension.size() <= longest &&
        std::all_of(extension.begin(), extension.end(), [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
    return std::string(usual ? name.substr(0, dot) : name);
}

template <class Call>
bool Reporter::guarded(Call call) {
    try {
        return call();
    } catch (...) {
        failure_ = std::current_exception();
        return false;
    }
}

bool Reporter::article(Article article) {
    ++articles_;
    if (!may_be_english(article)) warn(article.id, 0, "does not look like English; events are found in English only");
    if (!events_.on_article) return true;
    return guarded([&] { return events_.on_article(std::move(article)); });
}

bool Reporter::error(const InputError& error) {
    ++errors_;
    return guarded([&] {
        if (!events_.on_error) throw error;
        return events_.on_error(error);
    });
}

void Reporter::warn(const std::string& file, std::size_t line, std::string text, bool skipped) {
    if (events_.on_warning) events_.on_warning({file, line, std::move(text), skipped});
}

void Reporter::rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
}

bool read_articles(const Input& input, const ReadEvents& events, const ReadOptions& options) {
    Reporter reporter(events, options);
    const bool go_on = reporting(reporter, [&] { return read_path(input.path, reporter); });
    reporter.rethrow();
    return go_on;
}

bool read_articles(std::span<const Input> inputs, const ReadEvents& events, const ReadOptions& options) {
    return std::all_of(inputs.begin(), inputs.end(), [&](const Input& input) { return read_articles(input, events, options); });
}

bool read_articles_from(std::istream& stream, std::string_view name, const ReadEvents& events, const ReadOptions& options) {
    Reporter reporter(events, options);
    const bool go_on = reporting(reporter, [&] { return read_source(open_bytes(stream, std::string(name)), name, reporter); });
    reporter.rethrow();
    return go_on;
}

std::vector<Article> read_all_articles(const Input& input, const ReadOptions& options) {
    std::vector<Article> articles;
    ReadEvents events;
    events.on_article = [&](Article article) {
        articles.push_back(std::move(article));
        return true;
    };
    read_articles(input, events, options);
    return articles;
}

} // namespace entente
