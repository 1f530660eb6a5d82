// SPDX-License-Identifier: Apache-2.0
#include "evaluate/judgements.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

#include "annotate/conllu.hpp"
#include "text/error.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> columns(std::string_view line) {
    std::vector<std::string> fields(1);
    for (const char c : line) {
        if (c == '\t') fields.emplace_back();
        else fields.back() += c;
    }
    return fields;
}

std::optional<Verdict> parse_verdict(std::string_view text) {
    if (text == "right") return Verdict::right;
    if (text == "agentless") return Verdict::agentless;
    if (text == "wrong") return Verdict::wrong;
    return std::nullopt;
}

Judgement read_judgement(std::string_view line, const std::string& file, std::size_t number) {
    const std::vector<std::string> fields = columns(line);
    if (fields.size() != 9) throw InputError{file, number, "nine columns expected", "draw, document, offset, trigger, type, source, target, status, verdict"};
    const std::optional<EventType> type = parse_event_type(fields[4]);
    const std::optional<Status> status = parse_status(fields[7]);
    const std::optional<Verdict> verdict = parse_verdict(fields[8]);
    std::size_t offset = 0;
    const auto [end, error] = std::from_chars(fields[2].data(), fields[2].data() + fields[2].size(), offset);
    if (!type || !status || !verdict || error != std::errc{} || end != fields[2].data() + fields[2].size())
        throw InputError{file, number, "an offset, type, status or verdict that is none"};
    return {fields[0], fields[1], offset, fields[3], *type, fields[5], fields[6], *status, *verdict};
}

std::string contents(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw InputError{file.string(), 0, "cannot be read"};
    std::stringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

std::string unescaped(std::string text) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> entities{
        {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}}};
    for (const auto& [entity, character] : entities)
        for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1)) text.replace(at, entity.size(), character);
    return text;
}

/// Words put together as they are printed.
class Detokeniser {
public:
    void add(const std::string& token) {
        const bool quote = token == "\"" || token == "``" || token == "''" || token == "“" || token == "”";
        const std::string& form = quote ? straight : token;
        const bool closes = (quote && quoted_) || (form.size() == 1 && std::string_view{",.;:?!%)]}"}.find(form) != std::string_view::npos) || is_clitic(form);
        if (!text_.empty() && !closes && !opened_) text_ += ' ';
        text_ += form;
        opened_ = (quote && !quoted_) || (form.size() == 1 && std::string_view{"([{$"}.find(form) != std::string_view::npos) || form == "£";
        if (quote) quoted_ = !quoted_;
    }
    std::string text() const { return text_; }

private:
    static bool is_clitic(std::string_view form) {
        static constexpr std::array<std::string_view, 9> clitics{"'s", "'S", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s"};
        return form == "’" || std::find(clitics.begin(), clitics.end(), form) != clitics.end();
    }

    const std::string straight = "\"";
    std::string text_;
    bool opened_ = false;
    bool quoted_ = false;
};

/// An ECB+ file: <token … sentence="3" …>form</token>. The first sentence of a "plus" file is the page's address.
std::string ecb_text(const fs::path& file) {
    const std::string bytes = contents(file);
    std::map<int, Detokeniser> sentences;
    for (std::size_t at = bytes.find("<token "); at != std::string::npos; at = bytes.find("<token ", at + 1)) {
        const std::size_t open = bytes.find('>', at);
        const std::size_t close = bytes.find("</token>", at);
        const std::size_t number = bytes.find("sentence=\"", at);
        if (open == std::string::npos || close == std::string::npos || number > open) continue;
        sentences[std::atoi(bytes.c_str() + number + 10)].add(unescaped(bytes.substr(open + 1, close - open - 1)));
    }
    const bool has_address = file.stem().string().ends_with("plus");
    std::string text;
    for (auto at = sentences.begin(); at != sentences.end(); ++at) {
        if (has_address && at == sentences.begin()) continue;
        text.append(text.empty() ? "" : "\n\n").append(at->second.text());
    }
    return text + "\n";
}

/// "ecb-12_4ecbplus" is coreference/ecbplus/12/12_4ecbplus.xml.
fs::path ecb_file(const fs::path& corpora, std::string_view id) {
    const std::string name{id.substr(4)};
    return corpora / "coreference" / "ecbplus" / name.substr(0, name.find('_')) / (name + ".xml");
}

std::string tame(std::string id) {
    for (char& c : id)
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_' && c != '-') c = '_';
    return id;
}

/// Texts of the wanted documents of all treebanks.
void add_treebank_articles(const fs::path& corpora, const std::set<std::string>& wanted, std::map<std::string, std::string>& texts) {
    for (const char* name : {"gum-train", "gum-dev", "gum-test", "ewt-train", "ewt-dev", "ewt-test"}) {
        const fs::path file = corpora / "treebank" / (std::string{name} + ".conllu");
        for (const ConlluSentence& sentence : read_conllu(contents(file), file.string())) {
            const std::string id = tame(sentence.document);
            if (!wanted.contains(id)) continue;
            std::string& text = texts[id];
            text.append(text.empty() ? "" : "\n\n").append(sentence.text);
        }
    }
}

std::size_t without_blanks(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; }));
}

std::string names(std::span<const ActorRef> actors) {
    std::string out;
    for (const ActorRef& actor : actors) out.append(out.empty() ? "" : "/").append(actor.name);
    return out;
}

} // namespace

std::vector<Judgement> read_judgements(std::string_view bytes, const std::string& file) {
    std::vector<Judgement> judgements;
    std::size_t number = 0;
    while (!bytes.empty()) {
        const std::string_view line = bytes.substr(0, bytes.find('\n'));
        bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
        ++number;
        if (!line.empty() && !line.starts_with('#')) judgements.push_back(read_judgement(line, file, number));
    }
    return judgements;
}

std::vector<CorpusArticle> corpus_articles(std::span<const Judgement> judgements, const std::string& corpora) {
    std::map<std::string, std::string> texts;
    std::set<std::string> in_treebanks;
    for (const Judgement& judgement : judgements) {
        if (!judgement.document.starts_with("ecb-")) in_treebanks.insert(judgement.document);
        else if (!texts.contains(judgement.document)) texts[judgement.document] = ecb_text(ecb_file(corpora, judgement.document));
    }
    if (!in_treebanks.empty()) add_treebank_articles(corpora, in_treebanks, texts);
    std::vector<CorpusArticle> articles;
    for (auto& [id, text] : texts) articles.push_back({id, id.starts_with("ecb-") ? std::move(text) : text + "\n"});
    return articles;
}

JudgementKey key_of(const Judgement& judgement) { return {judgement.document, judgement.offset, judgement.type}; }

JudgementKey key_of(const EventRecord& record, const CorpusArticle& article) {
    return {record.article.id, without_blanks(std::string_view{article.text}.substr(0, record.trigger_span.begin)), record.type};
}

std::vector<const Judgement*> judged(std::span<const EventRecord> records, std::span<const Judgement> judgements, std::span<const CorpusArticle> articles,
                                     bool parties) {
    std::multimap<JudgementKey, const Judgement*> by_key;
    for (const Judgement& judgement : judgements) by_key.emplace(key_of(judgement), &judgement);
    std::vector<const Judgement*> found;
    for (const EventRecord& record : records) {
        const auto article = std::find_if(articles.begin(), articles.end(), [&](const CorpusArticle& a) { return a.id == record.article.id; });
        const Judgement* match = nullptr;
        if (article != articles.end()) {
            const auto [begin, end] = by_key.equal_range(key_of(record, *article));
            for (auto at = begin; at != end && match == nullptr; ++at)
                if (!parties || (at->second->source == names(record.source) && at->second->target == names(record.target))) match = at->second;
        }
        found.push_back(match);
    }
    return found;
}

} // namespace entente
