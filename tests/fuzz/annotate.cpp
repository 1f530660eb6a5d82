// SPDX-License-Identifier: Apache-2.0
// Any bytes as the text of an article: what is annotated lies in order on character boundaries, holds no white space, has a
// tree and lemmas, and survives CoNLL-U.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "annotate/annotate.hpp"
#include "annotate/conllu.hpp"
#include "text/utf8.hpp"

namespace {

using namespace entente;

void require(bool holds) {
    if (!holds) std::abort();
}

bool has_space(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).length)
        if (is_space(code_point_at(text, at).value)) return true;
    return false;
}

void check(const Document& document) {
    const std::string_view text = document.article.text;
    std::uint32_t at = 0;
    for (const Sentence& sentence : document.sentences) {
        require(!sentence.tokens.empty() && sentence.block < document.article.blocks.size());
        std::size_t roots = 0;
        for (const Token& token : sentence.tokens) {
            require(at <= token.span.begin && token.span.begin < token.span.end && token.span.end <= text.size());
            require(is_boundary(text, token.span.begin) && is_boundary(text, token.span.end));
            require(sentence.span.contains(token.span) && !has_space(token.span.of(text)));
            require(!token.lemma.empty() && is_valid_utf8(token.lemma));
            require(token.head >= -1 && token.head < static_cast<std::int32_t>(sentence.tokens.size()));
            if (token.head < 0) ++roots;
            at = token.span.end;
        }
        require(roots == 1);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Model model = Model::builtin();
    Article article;
    article.id = "fuzz";
    article.text = replace_invalid_utf8({reinterpret_cast<const char*>(data), size});
    const Document document = annotate(std::move(article), model);
    check(document);
    const auto sentences = read_conllu(write_conllu(document), "fuzz");
    require(sentences.size() == document.sentences.size());
    return 0;
}
