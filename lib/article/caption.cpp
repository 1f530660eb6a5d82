// SPDX-License-Identifier: Apache-2.0
#include "article/caption.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "article/ascii.hpp"
#include "article/boilerplate.hpp"
#include "article/dateline.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

constexpr std::size_t longest_caption = 900;
constexpr std::size_t longest_credit = 110;
constexpr std::size_t not_found = std::string_view::npos;

/// Agencies and archives that are credited for pictures.
bool is_picture_source(std::string_view name) {
    constexpr std::array<std::string_view, 30> sources{"Getty Images",
                                                       "Getty",
                                                       "AFP/Getty Images",
                                                       "EPA",
                                                       "EPA-EFE",
                                                       "Shutterstock",
                                                       "Alamy",
                                                       "Rex",
                                                       "Rex Features",
                                                       "Corbis",
                                                       "Zuma",
                                                       "ZUMA Press",
                                                       "Sipa",
                                                       "SIPA USA",
                                                       "Pool",
                                                       "Handout",
                                                       "Supplied",
                                                       "File",
                                                       "Flickr",
                                                       "Wikimedia Commons",
                                                       "Wikimedia",
                                                       "Twitter",
                                                       "Facebook",
                                                       "Instagram",
                                                       "Screenshot",
                                                       "NurPhoto",
                                                       "SOPA Images",
                                                       "Planet Labs",
                                                       "Maxar",
                                                       "AP Photo"};
    return is_agency(name) ||
           std::any_of(sources.begin(), sources.end(), [&](std::string_view source) { return equal_ascii(source, name); });
}

bool contains_word(const std::string& key, std::string_view word) {
    for (std::size_t at = key.find(word); at != not_found; at = key.find(word, at + 1)) {
        const bool begins = at == 0 || key[at - 1] == ' ';
        const bool ends = at + word.size() == key.size() || key[at + word.size()] == ' ';
        if (begins && ends) return true;
    }
    return false;
}

/// The last part after '/', '|', ',' or "via ".
std::string_view last_name(std::string_view credit) {
    const std::size_t at = credit.find_last_of("/|,");
    std::string_view name = trim_ascii(at == not_found ? credit : credit.substr(at + 1));
    if (name.starts_with("via ")) name.remove_prefix(4);
    return trim_ascii(name);
}

/// What stands in brackets at the end of a caption: "Jane Doe/AP", "John Smith, Sputnik, Pool Photo via AP", "Photo by Jane Doe",
/// "File".
bool is_credit(std::string_view inside) {
    if (inside.empty() || inside.size() > longest_credit) return false;
    const std::string key = words_key(inside);
    for (const std::string_view word :
         {"photo", "photograph", "picture", "image", "images", "file", "handout", "getty", "afp getty", "screengrab"}) {
        if (contains_word(key, word) && std::count(key.begin(), key.end(), ' ') < 14) return true;
    }
    if (contains_word(key, "via") && is_picture_source(last_name(inside.substr(inside.find("via") + 3)))) return true;
    const bool several = inside.find_first_of("/|") != not_found;
    if (!several) return false;
    const std::size_t first_sign = inside.find_first_of("/|");
    return is_picture_source(last_name(inside)) || is_picture_source(trim_ascii(inside.substr(0, first_sign)));
}

/// A slash or bar and the source at the very end: "Jane Doe /AP", "Jane Doe/Getty Images".
bool ends_in_source(std::string_view block) {
    const std::size_t at = block.find_last_of("/|");
    if (at == not_found || at == 0 || block.size() - at > 30 || !is_picture_source(trim_ascii(block.substr(at + 1)))) return false;
    // "… according to AP/Reuters" within running text is no credit: before the sign stands a name, and before that a sentence
    // ended.
    const std::string_view before = trim_ascii(block.substr(0, at));
    const std::size_t sentence = before.find_last_of(".!?:)");
    const std::string_view name = trim_ascii(sentence == not_found ? before : before.substr(sentence + 1));
    return std::count(name.begin(), name.end(), ' ') <= 5;
}

bool ends_in_bracket_credit(std::string_view block) {
    while (block.ends_with('.') || block.ends_with(' '))
        block.remove_suffix(1);
    const std::size_t close = block.rfind(')');
    const std::size_t open = close == not_found ? not_found : block.rfind('(', close);
    if (open == not_found) return false;
    const std::string_view after = trim_ascii(block.substr(close + 1));
    const std::string_view inside = block.substr(open + 1, close - open - 1);
    const bool short_tail = after.size() <= 40 && (after.empty() || after.find('/') != not_found);
    if (!short_tail) return false;
    if (is_credit(inside)) return true;
    // "(REUTERS)" alone also ends reports; after a caption no full stop stands before it
    const std::string_view before = trim_ascii(block.substr(0, open));
    return after.empty() && is_picture_source(inside) && !before.empty() && !before.ends_with('.') && !before.ends_with("”") &&
           !before.ends_with('"');
}

/// "Photograph: Jane Doe/Agency" at the end, after whatever the picture shows.
bool ends_in_labelled_credit(std::string_view block) {
    for (const std::string_view label :
         {"Photograph: ", "Photograph by ", "Photo: ", "Photo by ", "Photos by ",
          "Photo credit: ", "Picture: ", "Image: ", "Image credit: ", "Image source, ",
          "Image source: ", "Credit: ", "Photo courtesy ", "Image courtesy ", "Photo/", "PHOTO: ", "Photo Credit: "}) {
        const std::size_t at = block.rfind(label);
        if (at == not_found || block.size() - at > longest_credit) continue;
        const std::string_view before = trim_ascii(block.substr(0, at));
        const char last = before.empty() ? '.' : before.back();
        const bool separate = last == '.' || last == ')' || last == '(' || last == '|' || last == '"' || before.ends_with("”") ||
                              last == '[' || last == '/';
        const bool own_credit = block.substr(at).find_first_of("/|") != not_found;
        if (separate || own_credit) return true;
    }
    return false;
}

/// "Trucks wait at the crossing. AFP": after the last sentence nothing but who took the picture.
bool ends_in_bare_source(std::string_view block) {
    constexpr std::size_t longest_source = 24;
    for (std::size_t at = block.rfind(' '); at != not_found && at > 1 && block.size() - at <= longest_source; at = block.rfind(' ', at - 1)) {
        if (block[at - 1] == '.' && is_picture_source(block.substr(at + 1)) && is_upper(code_point_at(block, at + 1).value)) return true;
    }
    return false;
}

bool ends_in_archive(std::string_view block) {
    if (block.size() <= 200 && (block.find("; from file,") != not_found || block.find("(from file") != not_found)) return true;
    while (block.ends_with('.'))
        block.remove_suffix(1);
    for (const std::string_view end :
         {"Getty Images", "AP Photo", "File photo", "File Photo", "FILE PHOTO", "file photo", "[File]", "(File)", "(FILE)",
          "File image", "/AP", "[Reuters]", "[AP]", "[AFP]", "[EPA]", "| Reuters", "| AP", "| AFP", "| AP Photo"}) {
        if (block.ends_with(end)) return true;
    }
    const std::size_t open = block.rfind('[');
    return block.ends_with(']') && open != not_found && is_credit(block.substr(open + 1, block.size() - open - 2));
}

/// "In this Sept. 13, 2023, file photo, …", "In this image made from video …".
bool begins_as_caption(std::string_view block) {
    for (const std::string_view begin :
         {"FILE - ", "FILE – ", "FILE — ", "FILE: ", "(FILES) ", "FILE PHOTO", "AP Photo/", "Photo: ", "PHOTO: "}) {
        if (block.starts_with(begin)) return true;
    }
    if (!block.starts_with("In this ") && !block.starts_with("In a ")) return false;
    const std::string head = words_key(block.substr(0, 90));
    for (const std::string_view what : {"file photo", "photo provided", "photo released", "photo taken", "photo made", "image made",
                                        "image taken", "image provided", "image released", "handout photo", "frame grab",
                                        "image from video", "combination photo", "undated photo"}) {
        if (head.find(what) != not_found) return true;
    }
    // "In this Sept. 13, 2023, photo, …"
    return block.starts_with("In this ") && (contains_word(head, "photo") || contains_word(head, "photograph")) &&
           head.find_first_of("0123456789") != not_found;
}

/// Where the sentence begins in which byte `at` lies.
std::size_t sentence_begin(std::string_view text, std::size_t at) {
    for (std::size_t i = at; i > 1; --i) {
        const char sign = text[i - 1];
        const bool end = sign == '.' || sign == '!' || sign == '?' || sign == '"' || text.substr(0, i).ends_with("”");
        if (end && text[i] == ' ' && i + 1 < at && is_upper(code_point_at(text, i + 1).value)) {
            // "Gen. Ryder", "U.S. officials": a short word before the stop is an abbreviation
            const std::size_t word = text.rfind(' ', i - 1);
            const std::size_t size = word == not_found ? i : i - 1 - word;
            if (sign != '.' || size > 5) return i + 1;
        }
    }
    return 0;
}

/// Ends of sentences within the text, abbreviations left out.
std::size_t count_sentence_ends(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(' '); at != not_found; at = text.find(' ', at + 1)) {
        if (at < 3 || at + 1 >= text.size() || !is_upper(code_point_at(text, at + 1).value)) continue;
        const char last = text[at - 1];
        const bool abbreviation = last == '.' && (text.rfind(' ', at - 1) == not_found || at - text.rfind(' ', at - 1) <= 5);
        if ((last == '.' && !abbreviation) || last == '!' || last == '?') ++count;
    }
    return count;
}

} // namespace

bool is_caption(std::string_view block) {
    if (block.size() > longest_caption) return false;
    if (begins_as_caption(block)) return true;
    // A whole story on one line may end in the credit of its last picture.
    constexpr std::size_t most_sentences = 3;
    if (count_sentence_ends(block) > most_sentences) return false;
    return ends_in_bracket_credit(block) || ends_in_labelled_credit(block) || ends_in_archive(block) || ends_in_source(block) || ends_in_bare_source(block);
}

std::vector<Span> captions_inside(std::string_view paragraph) {
    std::vector<Span> found;
    for (std::size_t open = paragraph.find('('); open != not_found; open = paragraph.find('(', open + 1)) {
        const std::size_t close = paragraph.find(')', open);
        if (close == not_found) break;
        const std::string_view inside = paragraph.substr(open + 1, close - open - 1);
        const bool credit = is_credit(inside);
        if (!credit && !is_picture_source(inside)) continue;
        if (open < 2) continue;
        if (close + 2 < paragraph.size()) {
            const char32_t next = code_point_at(paragraph, close + 2).value;
            if (paragraph[close + 1] != ' ' || (!is_upper(next) && next != U'“' && next != U'"')) continue;
        } else if (!credit) {
            continue; // "(Reuters)" at the end of a report
        }
        // A full stop before the bracket is for the credit of a whole caption only; "(AP)" then ends a report.
        const std::string_view before = trim_ascii(paragraph.substr(0, open));
        const bool stopped = before.ends_with('.') || before.ends_with('"') || before.ends_with("”");
        if (stopped && !credit) continue;
        const std::size_t begin = sentence_begin(paragraph, before.size() - (stopped ? 1 : 0));
        if (begin == 0 && !credit) continue; // "MOSCOW (AP) Russian …": a dateline
        if (!found.empty() && begin < found.back().end) continue;
        found.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(close + 1)});
    }
    return found;
}

} // namespace entente
