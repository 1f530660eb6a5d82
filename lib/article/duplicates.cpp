// SPDX-License-Identifier: Apache-2.0
#include "article/duplicates.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "text/utf8.hpp"

namespace entente {
namespace {

/// Two independent 64-bit hashes (FNV-1a, and a multiply and rotate) of the same bytes.
class Hash {
public:
    void add(std::string_view bytes) {
        for (const char c : bytes) {
            const auto byte = static_cast<unsigned char>(c);
            key_.high = (key_.high ^ byte) * 0x100000001B3ULL;
            key_.low = (key_.low + byte) * 0x9E3779B97F4A7C15ULL;
            key_.low = (key_.low << 27U) | (key_.low >> 37U);
        }
    }
    /// A byte that no UTF-8 text holds: the fields ("a", "bc") and ("ab", "c") differ.
    void end_field() { add("\xFF"); }
    TextKey key() const { return key_; }

private:
    TextKey key_{0xCBF29CE484222325ULL, 0x243F6A8885A308D3ULL};
};

std::string letters_and_digits(std::string_view text) {
    const std::string folded = fold(text);
    std::string kept;
    kept.reserve(folded.size());
    for (std::size_t at = 0; at < folded.size();) {
        const CodePoint point = code_point_at(folded, at);
        if (is_letter(point.value) || is_digit(point.value)) kept.append(folded, at, point.length);
        at += point.length;
    }
    return kept;
}

/// Of the whole record: two equal ones are one and the same.
TextKey record_key(const Article& article) {
    Hash hash;
    for (const std::string* field : {&article.id, &article.url, &article.source, &article.title, &article.text}) {
        hash.add(*field);
        hash.end_field();
    }
    hash.add(article.published ? format(*article.published) : std::string());
    return hash.key();
}

void fill(std::string& field, const std::string& other) {
    if (field.empty() || (!other.empty() && other < field)) field = other;
}

} // namespace

TextKey text_key(const Article& article) {
    Hash hash;
    bool any = false;
    for (const Block& block : article.blocks) {
        if (block.kind != BlockKind::paragraph) continue;
        const std::string kept = letters_and_digits(block.span.of(article.text));
        any = any || !kept.empty();
        hash.add(kept);
    }
    if (!any) hash.add(letters_and_digits(article.title.empty() ? article.text : article.title));
    return hash.key();
}

void Deduplicator::add(const Article& article) {
    const TextKey text = text_key(article);
    const TextKey record = record_key(article);
    texts_by_id_[article.id].insert(text);
    const auto [found, is_new] = groups_.try_emplace(text);
    Group& group = found->second;
    if (is_new || std::tie(article.id, record) < std::tie(group.id, group.representative)) {
        group.id = article.id;
        group.representative = record;
    }
    fill(group.url, article.url);
    fill(group.source, article.source);
    if (article.published && (!group.published || *article.published < *group.published)) group.published = article.published;
    group.names.insert(article.id);
    if (!article.url.empty()) group.names.insert(article.url);
}

bool Deduplicator::keep(Article& article) {
    const TextKey text = text_key(article);
    const auto found = groups_.find(text);
    if (found == groups_.end()) return true; // never added: nothing is known of doubles
    Group& group = found->second;
    if (group.kept || group.representative != record_key(article)) return false;
    group.kept = true;
    if (!article.published) article.published = group.published;
    if (article.source.empty()) article.source = group.source;
    if (article.url.empty()) article.url = group.url;
    for (const std::string& name : group.names) {
        if (name != article.id && name != article.url) article.also_at.push_back(name);
    }
    if (texts_by_id_.at(article.id).size() > 1) article.id += fmt::format("~{:08x}", text.high >> 32U);
    return true;
}

std::vector<Article> deduplicate(std::vector<Article> articles) {
    Deduplicator seen;
    for (const Article& article : articles)
        seen.add(article);
    std::vector<Article> kept;
    for (Article& article : articles) {
        if (seen.keep(article)) kept.push_back(std::move(article));
    }
    std::sort(kept.begin(), kept.end(), [](const Article& a, const Article& b) { return a.id < b.id; });
    return kept;
}

} // namespace entente
