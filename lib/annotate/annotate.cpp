// SPDX-License-Identifier: Apache-2.0
#include "annotate/annotate.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "annotate/clause_rules.hpp"
#include "annotate/lemmatiser.hpp"
#include "annotate/name_rules.hpp"
#include "annotate/network.hpp"
#include "annotate/network_tree.hpp"
#include "annotate/segmenter.hpp"
#include "text/utf8.hpp"

namespace entente {
namespace {

/// Words given to the network at once: enough to fill its matrices, few enough to stay in the cache.
constexpr std::size_t batch_words = 2048;

/// Every stretch that no block holds, as paragraphs.
std::vector<Block> completed(const Article& article) {
    std::vector<Block> blocks;
    const auto add_between = [&](std::uint32_t begin, std::uint32_t end) {
        if (begin >= end) return;
        for (const Span span : paragraphs(std::string_view{article.text}.substr(begin, end - begin)))
            blocks.push_back({{span.begin + begin, span.end + begin}, BlockKind::paragraph});
    };
    std::uint32_t at = 0;
    for (const Block& block : article.blocks) {
        add_between(at, block.span.begin);
        blocks.push_back(block);
        at = std::max(at, block.span.end);
    }
    add_between(at, static_cast<std::uint32_t>(article.text.size()));
    return blocks;
}

/// "SEOUL, Sept 14 (Agency) - Kim met …": the dateline is a header of its own, or it would be parsed as part of the clause.
std::vector<Block> with_dateline_apart(std::vector<Block> blocks, const Article& article) {
    if (!article.dateline_span) return blocks;
    const auto found =
        std::ranges::find_if(blocks, [&](const Block& block) { return block.span.contains(*article.dateline_span); });
    if (found == blocks.end() || found->span.begin != article.dateline_span->begin) return blocks;
    const std::size_t lead =
        std::min<std::size_t>(article.text.find_first_not_of(" \t\r\n", article.dateline_span->end), found->span.end);
    if (lead == found->span.end) return blocks;
    const Block dateline{*article.dateline_span, BlockKind::header};
    found->span.begin = static_cast<std::uint32_t>(lead);
    blocks.insert(found, dateline);
    return blocks;
}

/// Words. The longest sentence of the treebanks has 159; what goes on for longer is no prose, and the work on a sentence grows with
/// the square of its words.
constexpr std::size_t longest_sentence = 400;

/// Where a run of words too long for a sentence is cut: after punctuation in its second half if there is some, in no case inside a
/// word.
std::size_t cut_of(std::span<const Token> tokens, std::string_view text) {
    static constexpr std::string_view marks = ",;:.!?";
    std::size_t cut = longest_sentence;
    for (std::size_t k = longest_sentence; k > longest_sentence / 2; --k)
        if (tokens[k - 1].span.size() == 1 && marks.find(text[tokens[k - 1].span.begin]) != std::string_view::npos) {
            cut = k;
            break;
        }
    while (cut > 1 && tokens[cut].part == TokenPart::rest)
        --cut;
    return cut;
}

void append(std::vector<Sentence>& sentences, Sentence sentence, std::string_view text) {
    std::span<const Token> tokens = sentence.tokens;
    while (tokens.size() > longest_sentence) {
        const std::span<const Token> piece = tokens.first(cut_of(tokens, text));
        sentences.push_back({.span = {piece.front().span.begin, piece.back().span.end},
                             .block = sentence.block,
                             .tokens = {piece.begin(), piece.end()}});
        tokens = tokens.subspan(piece.size());
    }
    sentences.push_back({.span = {tokens.front().span.begin, tokens.back().span.end},
                         .block = sentence.block,
                         .tokens = {tokens.begin(), tokens.end()}});
}

std::vector<Sentence> segmented(const Article& article, const Segmenter& segmenter) {
    std::vector<Span> spans;
    std::ranges::transform(article.blocks, std::back_inserter(spans), &Block::span);
    std::vector<Sentence> sentences;
    for (const SegmentedSentence& from : segmenter.segment(article.text, spans)) {
        Sentence sentence{.span = from.span, .block = from.block, .tokens = std::vector<Token>(from.tokens.size())};
        for (std::size_t i = 0; i < from.tokens.size(); ++i) {
            sentence.tokens[i].span = from.tokens[i].span;
            sentence.tokens[i].part = from.tokens[i].part;
        }
        append(sentences, std::move(sentence), article.text);
    }
    return sentences;
}

void add_analysis(Sentence& sentence, std::span<const WordAnalysis> words) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        Token& token = sentence.tokens[i];
        token.upos = words[i].upos;
        token.xpos = words[i].xpos;
        token.head = words[i].head;
        token.relation = words[i].relation;
        token.name_type = words[i].name_type;
        token.name_begin = words[i].name_begin;
    }
}

void add_analyses(std::string_view text, std::span<Sentence> sentences, const Network& network) {
    std::vector<std::vector<std::string_view>> batch;
    std::size_t words = 0;
    std::size_t first = 0;
    const auto flush = [&](std::size_t end) {
        const auto analyses = network.analyse(batch);
        for (std::size_t i = first; i < end; ++i)
            add_analysis(sentences[i], analyses[i - first]);
        batch.clear();
        words = 0;
        first = end;
    };
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        std::vector<std::string_view>& forms = batch.emplace_back();
        for (const Token& token : sentences[i].tokens)
            forms.push_back(token.span.of(text));
        words += forms.size();
        if (words >= batch_words) flush(i + 1);
    }
    if (!batch.empty()) flush(sentences.size());
}

/// "met North Korean leader Kim Jong Un": a title and the name right after it with one and the same relation to one head are one
/// phrase, which the parser split; the title describes the name.
void join_titles(Sentence& sentence) {
    for (std::size_t i = 0; i + 1 < sentence.tokens.size(); ++i) {
        Token& title = sentence.tokens[i];
        const Token& name = sentence.tokens[i + 1];
        const bool twice = title.head >= 0 && title.head == name.head && title.relation == name.relation;
        const bool argument = title.relation == Relation::obj || title.relation == Relation::nsubj ||
                              title.relation == Relation::obl || title.relation == Relation::nsubj_pass ||
                              title.relation == Relation::nmod;
        if (!twice || !argument || title.upos != Upos::NOUN || name.upos != Upos::PROPN || name.name_type != NameType::PER)
            continue;
        title.head = static_cast<std::int32_t>(i + 1);
        title.relation = Relation::nmod_desc;
    }
    // "Kremlin spokesman Oleg Barkov": the body before the title, likewise.
    for (std::size_t i = 1; i + 1 < sentence.tokens.size(); ++i) {
        Token& body = sentence.tokens[i - 1];
        const Token& title = sentence.tokens[i];
        const Token& name = sentence.tokens[i + 1];
        const bool described = title.relation == Relation::nmod_desc && title.head == static_cast<std::int32_t>(i + 1);
        const bool twice =
            body.head >= 0 && body.head == name.head && body.relation == name.relation && name.relation != Relation::conj;
        if (!described || !twice || body.upos != Upos::PROPN || title.upos != Upos::NOUN) continue;
        body.head = static_cast<std::int32_t>(i);
        body.relation = Relation::compound;
    }
}

/// "Kremlin spokesman Oleg Barkov": a common noun is no part of a name; where the parser took all for one flat name, the person is
/// the head, the noun describes the person, and the body stands before the noun.
void free_titles(Sentence& sentence) {
    std::vector<Token>& tokens = sentence.tokens;
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        const auto body = static_cast<std::int32_t>(i - 1);
        const auto person = static_cast<std::int32_t>(i + 1);
        const bool tangled = tokens[i].upos == Upos::NOUN && tokens[i].relation == Relation::flat && tokens[i].head == body &&
                             tokens[i - 1].upos == Upos::PROPN && tokens[i + 1].head == body &&
                             tokens[i + 1].relation == Relation::flat && tokens[i + 1].name_type == NameType::PER &&
                             tokens[i + 1].name_begin;
        if (!tangled) continue;
        tokens[i + 1].head = tokens[i - 1].head;
        tokens[i + 1].relation = tokens[i - 1].relation;
        for (std::size_t k = i + 2; k < tokens.size(); ++k) {
            if (tokens[k].head == body) tokens[k].head = person;
        }
        tokens[i].head = person;
        tokens[i].relation = Relation::nmod_desc;
        tokens[i - 1].head = static_cast<std::int32_t>(i);
        tokens[i - 1].relation = Relation::compound;
    }
}

constexpr auto offices = std::to_array<std::string_view>(
    {"ambassador", "chairman",  "chairwoman", "chancellor", "chief", "commander", "commissioner", "director", "emir",
     "emperor",    "envoy",     "governor",   "head",       "king",  "leader",    "mayor",        "minister", "patriarch",
     "premier",    "president", "prince",     "princess",   "queen", "secretary", "speaker",      "sultan"});
static_assert(std::ranges::is_sorted(offices));

/// Where the office begins that stands right before the name at `name`: "minister", "secretary of state"; `name` if there is none.
std::size_t office_before(const Sentence& sentence, std::string_view text, std::size_t name) {
    constexpr std::size_t longest = 5;
    for (std::size_t i = name; i-- > 0 && i + longest >= name;) {
        const Token& token = sentence.tokens[i];
        const std::string_view form = token.span.of(text);
        const bool noun = token.upos == Upos::NOUN || token.upos == Upos::PROPN;
        const bool of = i > 0 && i + 1 < name && form == "of";
        if (noun && token.name_type != NameType::PER && std::ranges::binary_search(offices, lower(form)))
            return i + 1 == name || sentence.tokens[i + 1].span.of(text) == "of" ? i : name;
        if (!noun && !of && token.upos != Upos::ADJ && token.upos != Upos::DET) return name;
    }
    return name;
}

/// "Secretary of State Antony Blinken said": where the parser made the office the head, the person is, and the office describes the
/// person.
void raise_person(Sentence& sentence, std::string_view text, const Name& name) {
    const std::size_t person = name.tokens.begin;
    const std::size_t office = office_before(sentence, text, person);
    if (office == person) return;
    std::vector<Token> tokens = sentence.tokens;
    const auto inside = [&](std::int32_t i) {
        return i >= static_cast<std::int32_t>(office) && i < static_cast<std::int32_t>(name.tokens.end);
    };
    const auto outer = [&](std::size_t i) { return !inside(tokens[i].head); };
    const bool twice = office + 1 == person && outer(person) && tokens[person].head == tokens[office].head &&
                       tokens[person].relation == tokens[office].relation;
    for (std::size_t i = office + 1; i < name.tokens.end; ++i)
        if (outer(i) && !(twice && i == person)) return;
    if (!outer(office)) return;
    const auto to = [&](std::size_t i, std::size_t head, Relation relation) {
        tokens[i].head = static_cast<std::int32_t>(head);
        tokens[i].relation = relation;
    };
    tokens[person].head = tokens[office].head;
    tokens[person].relation = tokens[office].relation;
    for (std::size_t i = person + 1; i < name.tokens.end; ++i)
        to(i, person, Relation::flat);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool moves =
            tokens[i].head == static_cast<std::int32_t>(office) && (i >= name.tokens.end || tokens[i].relation == Relation::case_);
        if (moves && !inside(static_cast<std::int32_t>(i))) tokens[i].head = static_cast<std::int32_t>(person);
    }
    to(office, person, Relation::nmod_desc);
    if (person > office + 2) {
        const std::size_t body = person - 1;
        for (std::size_t i = office + 2; i < body; ++i)
            if (tokens[i].head < static_cast<std::int32_t>(office + 2) || tokens[i].head > static_cast<std::int32_t>(body))
                to(i, body,
                   tokens[i].upos == Upos::DET   ? Relation::det
                   : tokens[i].upos == Upos::ADJ ? Relation::amod
                                                 : Relation::compound);
        to(body, office, Relation::nmod);
        to(office + 1, body, Relation::case_);
    }
    std::vector<std::int32_t> heads;
    for (const Token& token : tokens)
        heads.push_back(token.head);
    if (is_tree(heads)) sentence.tokens = std::move(tokens);
}

void raise_persons(Sentence& sentence, std::string_view text) {
    for (const Name& name : names(sentence))
        if (name.type == NameType::PER) raise_person(sentence, text, name);
}

void add_lemmas(std::string_view text, Sentence& sentence, const Lemmatiser& lemmatiser) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        Token& token = sentence.tokens[i];
        const Xpos next = i + 1 < sentence.tokens.size() ? sentence.tokens[i + 1].xpos : Xpos::none;
        token.lemma = lemmatiser.lemma(
            {.form = token.span.of(text), .upos = token.upos, .xpos = token.xpos, .next = next, .sentence_initial = i == 0});
    }
}

} // namespace

Document annotate(Article article, const Model& model) {
    return analyse(segment(std::move(article), model), model);
}

Document segment(Article article, const Model& model) {
    Document document;
    document.article = std::move(article);
    document.article.blocks = with_dateline_apart(completed(document.article), document.article);
    document.sentences = segmented(document.article, model.segmenter());
    return document;
}

Document analyse(Document document, const Model& model) {
    add_analyses(document.article.text, document.sentences, model.network());
    for (Sentence& sentence : document.sentences) {
        sentence = with_name_rules(std::move(sentence), document.article.text);
        join_titles(sentence);
        free_titles(sentence);
        raise_persons(sentence, document.article.text);
        sentence = with_clause_rules(std::move(sentence), document.article.text);
        add_lemmas(document.article.text, sentence, model.lemmatiser());
    }
    return document;
}

} // namespace entente
